import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { readPage } from './markdown.mjs';

/** Pages beside those of `docs` whose links are checked with them. */
export const besideDocs = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

/**
 * Links that lead nowhere, as sentences. A link is to a page (also a generated one), a file of the repository, a figure that a file of
 * `docs/figures` draws, or an anchor; addresses of the network are not asked for.
 */
export function brokenLinks({ pages }, root) {
  const inDocs = [...pages].map(([path, page]) => [`docs/${path}`, page]);
  const beside = besideDocs.map((path) => [path, readPage(readFileSync(`${root}/${path}`, 'utf8'))]);
  const all = new Map([...inDocs, ...beside]);
  return [...all].flatMap(([path, page]) =>
    page.links.flatMap((href) => {
      const why = wrongWith(href, path, all, root);
      return why === undefined ? [] : [`${path}: ${href} ${why}`];
    }),
  );
}

function wrongWith(href, path, all, root) {
  if (/^[a-z]+:/.test(href)) return undefined;
  const [file, anchor] = decodeURI(href).split('#');
  const to = file === '' ? path : posix.join(posix.dirname(path), file);
  const target = all.get(to);
  const drawnBy = to.replace(/^docs\/figures\/([\w-]+)\.svg$/, 'docs/figures/$1.mjs');
  if (target === undefined && !existsSync(`${root}/${drawnBy}`)) return 'does not exist';
  if (anchor === undefined || target === undefined) return undefined;
  const known = [...target.headings.map((one) => one.anchor), ...target.equations];
  return known.includes(anchor) ? undefined : `names no heading and no equation of ${to}`;
}
