import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { version } from '../../dist/version.js';
import { apiPages } from './api/apiPages.mjs';
import { examplesPage } from './api/examplesPage.mjs';
import { readHandbook } from './chapters.mjs';
import { brokenLinks } from './links.mjs';
import { pageHtml } from './pageHtml.mjs';
import { drawPicture } from './picture.mjs';
import { referencePages } from './reference/reference.mjs';

// `npm run docs`: the handbook as pages that open from a disk, in docs/site. Reference and API are made from the program, figures are
// drawn by it.

const root = fileURLToPath(new URL('../../', import.meta.url));
const docs = join(root, 'docs');
const site = join(docs, 'site');

const handbook = readHandbook(docs, { ...referencePages(), ...examplesPage(docs), ...(await apiPages(root)) });
const broken = brokenLinks(handbook, root);
for (const line of broken) console.error(line);
rmSync(site, { recursive: true, force: true });
for (const path of handbook.pages.keys()) write(path.replace(/\.md$/, '.html'), pageHtml(handbook, path, version));
writeFileSync(join(docs, 'picture.svg'), drawPicture(docs));
await drawFigures();
writeAssets(handbook);
console.log(`${handbook.pages.size} pages: docs/site/index.html`);
process.exitCode = broken.length > 0 ? 1 : 0;

function write(path, content) {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A file in docs/figures draws the figure of its name: it exports `draw()`, which gives SVG. */
async function drawFigures() {
  for (const file of readdirSync(join(docs, 'figures')).filter((name) => name.endsWith('.mjs'))) {
    const { draw } = await import(pathToFileURL(join(docs, 'figures', file)).href);
    if (draw !== undefined) write(join('figures', file.replace(/\.mjs$/, '.svg')), await draw());
  }
}

function writeAssets({ pages }) {
  const katex = join(root, 'node_modules', 'katex', 'dist');
  const assets = join(site, 'assets');
  mkdirSync(assets, { recursive: true });
  cpSync(join(katex, 'katex.min.css'), join(assets, 'katex.min.css'));
  const fonts = readdirSync(join(katex, 'fonts')).filter((name) => name.endsWith('.woff2'));
  for (const name of fonts) cpSync(join(katex, 'fonts', name), join(assets, 'fonts', name));
  for (const name of ['style.css', 'search.js']) cpSync(new URL(name, import.meta.url), join(assets, name));
  const index = [...pages].flatMap(([path, { title, words }]) =>
    words.map(({ anchor, head, text }) => [
      `${path.replace(/\.md$/, '.html')}#${anchor}`,
      title,
      head,
      text.slice(0, 2000),
    ]),
  );
  write('assets/index.js', `window.handbookIndex = ${JSON.stringify(index)};\n`);
}
