import { lowered } from './lowered.js';

/** A page as a person reads it, line by line: heads with #, points with -, cells between bars (numbers, set right, after a >), what is marked as bad between !. */
export function read(markup: string): string {
  const body = lowered(markup)
    .replace(/^[\s\S]*<body>/, '')
    .replace(/<svg role="img" aria-label="([^"]*)" width="(\d+)" height="(\d+)"[\s\S]*?<\/svg>/g, '\n[$2 x $3: $1]\n')
    .replace(/\n<(td|th)/g, '<$1');
  const lines = body.replace(/<(\/?)(\w+)([^>]*)>/g, (_, end: string, tag: string, attributes: string) =>
    end === '' ? opened(tag, attributes) : (closed[tag] ?? ''),
  );
  return `\n${lines
    .split('\n')
    .map((line) =>
      line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
    )
    .map((line) => line.replaceAll('&amp;', '&').trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

const closed: Readonly<Record<string, string>> = {
  bad: '!',
  a: ']',
  th: ' |',
  td: ' |',
  tr: '\n',
  p: '\n',
  li: '\n',
  ul: '\n',
  figcaption: '\n',
  div: '\n',
  h1: '\n',
  h2: '\n',
  h3: '\n',
  caption: '\n',
  dt: ': ',
  dd: '\n',
  summary: '\n',
  pre: '\n',
  span: '',
};

function opened(tag: string, attributes: string): string {
  const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const kind = of('class');
  const mark = kind.split(' ').includes('bad') ? 'BAD ' : '';
  const span = of('colspan') === '' ? '' : `${of('colspan')}x `;
  const more = kind === '' || kind === 'bad' ? '' : `(${kind}) `;
  switch (tag) {
    case 'h1':
      return '\n# ';
    case 'h2':
      return `\n## ${of('id')}: `;
    case 'h3':
      return '\n### ';
    case 'li':
      return `\n- ${mark}${more}`;
    case 'p':
    case 'pre':
    case 'caption':
    case 'dt':
      return `\n${mark}${more}`;
    case 'summary':
      return `\nsummary${more} `;
    case 'details':
      return /\bopen\b/.test(attributes) ? '\nopen ' : '\n';
    case 'div':
      return kind === '' ? '\n' : `\n<${kind}${of('aria-label') === '' ? '' : ` "${of('aria-label')}"`}>`;
    case 'figure':
      return `\nfigure ${of('id')} ${kind}\n`;
    case 'th':
    case 'td':
      return `${of('scope') === 'row' ? ':' : ''}${kind.split(' ').includes('n') ? '>' : ''}${kind.includes('first') ? '>' : ''} ${span}`;
    case 'a':
      return `[${of('href')} `;
    case 'span':
      return mark;
    default:
      return '';
  }
}
