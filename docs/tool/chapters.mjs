import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { readPage } from './markdown.mjs';

/** The folders of the handbook in the order of its chapters; a folder that is not listed comes after them. */
const order = ['first-hour', 'theory', 'numerics', 'verification', 'reference', 'api', 'recipes', 'guide', 'decisions'];
/** Folders beside the chapters: what builds the pages, what draws the figures, programs of the API chapter, what is built. */
const others = ['tool', 'figures', 'examples', 'site'];

/**
 * The pages of the handbook: those that lie in `docs` and those that are `generated`, path under `docs` to Markdown. A chapter is a
 * folder; its pages come in the order in which its `index.md` links to them, the others after these.
 */
export function readHandbook(docs, generated = {}) {
  const written = readdirSync(docs, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !others.includes(path.split('/')[0]));
  const texts = new Map(written.map((path) => [path, readFileSync(`${docs}/${path}`, 'utf8')]));
  for (const [path, text] of Object.entries(generated)) {
    if (texts.has(path)) throw new Error(`docs/${path} is written by hand and generated`);
    texts.set(path, text);
  }
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const pages = new Map(sorted.map(([path, text]) => [path, readPage(text)]));
  const folders = [
    ...new Set([...pages.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0])),
  ];
  const rank = (folder) => (order.includes(folder) ? order.indexOf(folder) : order.length);
  const chapters = folders.sort((a, b) => rank(a) - rank(b)).map((folder, i) => chapterOf(folder, i + 1, pages));
  return { docs, pages, chapters };
}

function chapterOf(folder, number, pages) {
  const own = [...pages.keys()].filter((path) => path.startsWith(`${folder}/`));
  const index = `${folder}/index.md`;
  if (!own.includes(index)) throw new Error(`docs/${index} is missing: every chapter begins with it`);
  const linked = pages.get(index).links.map((href) => posix.join(folder, href.split('#')[0]));
  const paths = [...new Set([index, ...linked.filter((path) => own.includes(path)), ...own])];
  return { folder, number, title: pages.get(index).title, paths };
}
