import { posix } from 'node:path';

/** Nothing is loaded from elsewhere, and no text of a page can run. KaTeX sets sizes of boxes as styles of elements. */
const policy = [
  "default-src 'none'",
  "img-src 'self' data: file:",
  "style-src 'self' 'unsafe-inline' file:",
  "font-src 'self' file:",
  "script-src 'self' file:",
].join('; ');

/** A page of the handbook as it is written to the disk. `path` is under `docs`, ending with .md. */
export function pageHtml(handbook, path, version) {
  const page = handbook.pages.get(path);
  const up = upFrom(path);
  const body = page.html((href) => target(handbook, path, href));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(page.title)} - Argyrode</title>
<link rel="stylesheet" href="${up}assets/katex.min.css">
<link rel="stylesheet" href="${up}assets/style.css">
</head>
<body>
<nav class="chapters" aria-label="Chapters">
<a class="name" href="${up}index.html">Argyrode</a><span class="version">${version}</span>
<input type="search" id="search" placeholder="Search" aria-label="Search" data-root="${up}">
<ul id="found"></ul>
${handbook.chapters.map((chapter) => chapterHtml(handbook, chapter, path)).join('\n')}
</nav>
<main>
${withRemarks(withEquationLinks(withFigures(body), handbook, path))}
${footer(handbook, path)}
</main>
<nav class="page" aria-label="On this page"><ul>
${page.headings
  .filter(({ level }) => level === 2 || level === 3)
  .slice(0, 80)
  .map(({ text, anchor }) => `<li><a href="#${anchor}">${escaped(text)}</a></li>`)
  .join('\n')}
</ul></nav>
<script src="${up}assets/search.js"></script>
</body>
</html>
`;
}

function chapterHtml({ pages }, { folder, number, title, paths }, current) {
  const open = current.startsWith(`${folder}/`) ? ' open' : '';
  const items = paths.map((path, i) => {
    const here = path === current ? ' aria-current="page"' : '';
    const name = i === 0 ? 'Overview' : pages.get(path).title;
    return `<li><a href="${upFrom(current)}${htmlPath(path)}"${here}>${escaped(name)}</a></li>`;
  });
  return `<details${open}><summary>${number} ${escaped(title)}</summary><ul>${items.join('')}</ul></details>`;
}

/** The pages before and after this one. */
function footer({ pages, chapters }, path) {
  const order = ['index.md', ...chapters.flatMap(({ paths }) => paths)];
  const at = order.indexOf(path);
  const link = (to, text) =>
    to === undefined
      ? '<span></span>'
      : `<a href="${upFrom(path)}${htmlPath(to)}">${text(escaped(pages.get(to).title))}</a>`;
  const before = link(order[at - 1], (title) => `&larr; ${title}`);
  const after = link(order[at + 1], (title) => `${title} &rarr;`);
  return `<footer>${before}${after}</footer>`;
}

function upFrom(path) {
  return '../'.repeat(path.split('/').length - 1);
}

function htmlPath(path) {
  return path.replace(/\.md$/, '.html');
}

/** Where a link of a page leads in what is built: to pages there, and out of `docs/site` to files of the repository. */
function target({ pages }, path, href) {
  if (/^([a-z]+:|#)/.test(href)) return href;
  const [file, anchor] = href.split('#');
  const to = posix.join(posix.dirname(path), file);
  const end = anchor === undefined ? '' : `#${anchor}`;
  if (pages.has(to)) return `${htmlPath(file)}${end}`;
  return to.startsWith('figures/') ? href : `${upFrom(path)}../${to}${end}`;
}

/** An image alone in its paragraph is a figure with its text as a caption. */
function withFigures(html) {
  return html.replace(
    /<p><img src="([^"]*)" alt="([^"]*)"><\/p>/g,
    '<figure class="figure"><img src="$1" alt="$2"><figcaption>$2</figcaption></figure>',
  );
}

/** "(T7.1)" in a text leads to the equation of this number. */
function withEquationLinks(html, { pages }, path) {
  const places = new Map([...pages].flatMap(([to, { equations }]) => equations.map((tag) => [tag, to])));
  return html.replace(/\(([A-Z]\d+\.\d+)\)(?![^<]*<\/(?:annotation|a|code|span)>)/g, (all, tag) => {
    const to = places.get(tag);
    const page = to === path ? '' : `${upFrom(path)}${htmlPath(to ?? '')}`;
    return to === undefined ? all : `(<a href="${page}#${tag}">${tag}</a>)`;
  });
}

/** Remarks in commands and scenarios are paler. */
function withRemarks(html) {
  return html.replace(/<code class="language-(?:sh|yaml)">[\s\S]*?<\/code>/g, (code) =>
    code.replace(/(^|\s)(#(?!\d).*)$/gm, '$1<span class="remark">$2</span>'),
  );
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
