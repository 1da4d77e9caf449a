import MarkdownIt from 'markdown-it';
import { math, tagOf } from './math.mjs';

const md = new MarkdownIt({ html: false, linkify: false, typographer: false }).use(math);
md.renderer.rules.table_open = () => '<div class="table"><table>\n';
md.renderer.rules.table_close = () => '</table></div>\n';

/**
 * A page of Markdown read once: title, headings with their anchors, equations, blocks of code, where its links point, the words that a
 * search finds, and `html(target)`, which draws it with every link as `target(href)` has it.
 */
export function readPage(text) {
  const tokens = md.parse(withoutRemarks(text), {});
  const headings = nameHeadings(tokens);
  const flat = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  return {
    title: headings[0]?.text ?? '',
    headings,
    equations: tokens.filter(({ type }) => type === 'mathBlock').flatMap(({ content }) => tagOf(content) ?? []),
    code: tokens
      .filter(({ type }) => type === 'fence')
      .map(({ info, content, map }) => ({ info: info.trim(), content, line: map[0] + 1 })),
    links: flat.flatMap((token) => hrefOf(token) ?? []),
    words: words(tokens),
    html(target) {
      for (const token of flat) {
        const href = hrefOf(token);
        if (href !== undefined) token.attrSet(token.type === 'image' ? 'src' : 'href', target(href));
      }
      return md.renderer.render(tokens, md.options, {});
    },
  };
}

/** Remarks to those who edit a page (`<!-- ... -->` on lines of their own) are not drawn; lines keep their numbers. */
function withoutRemarks(text) {
  return text.replace(/^<!--[\s\S]*?-->$/gm, (remark) => remark.replace(/[^\n]/g, ''));
}

function hrefOf(token) {
  if (token.type === 'link_open') return token.attrGet('href') ?? undefined;
  return token.type === 'image' ? (token.attrGet('src') ?? undefined) : undefined;
}

/** Gives headings their anchors, those that GitHub gives as well: the same links work in both. */
function nameHeadings(tokens) {
  const seen = new Map();
  return tokens.flatMap((token, i) => {
    if (token.type !== 'heading_open') return [];
    const text = plain(tokens[i + 1]);
    const slug = slugOf(text);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    const anchor = times === 0 ? slug : `${slug}-${times}`;
    token.attrSet('id', anchor);
    return [{ level: Number(token.tag.slice(1)), text, anchor }];
  });
}

function slugOf(text) {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function plain({ children }) {
  return children.map(({ content }) => content).join('');
}

/** What a search finds: the text below each heading. */
function words(tokens) {
  const parts = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open')
      parts.push({ anchor: token.attrGet('id'), head: plain(tokens[i + 1]), text: '' });
    else if (token.type === 'inline' && tokens[i - 1].type !== 'heading_open' && parts.length > 0)
      parts.at(-1).text += `${plain(token)} `;
  }
  return parts;
}
