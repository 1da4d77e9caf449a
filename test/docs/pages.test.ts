import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brokenLinks, drawPicture, pageHtml, readPage } from '../../docs/tool/handbook.mjs';
import { handbook, root } from './builtHandbook.js';

const { pages, chapters } = handbook;

describe('the handbook', () => {
  it('has its chapters in order, each with the pages that lie in it', () => {
    const folders = chapters.map(({ folder }) => folder);
    expect(folders.slice(0, 1)).toEqual(['first-hour']);
    for (const folder of ['reference', 'api', 'recipes', 'guide', 'decisions']) expect(folders).toContain(folder);
    expect(chapters.flatMap(({ paths }) => paths).length).toBe(pages.size - 1);
  });

  it('leads nowhere where there is nothing, neither do README and the other pages beside it', () => {
    expect(brokenLinks(handbook, root)).toEqual([]);
  });

  it('is drawn without a word from elsewhere: scripts, styles, fonts and pictures are its own', () => {
    for (const path of pages.keys()) {
      const html = pageHtml(handbook, path, '0');
      const loaded = [...html.matchAll(/<(?:script|link|img|iframe|source)[^>]*?(?:src|href)="([^"]*)"/g)];
      expect(loaded.length).toBeGreaterThan(2);
      for (const [, address] of loaded) expect(address, path).not.toMatch(/^(?:[a-z]+:)?\/\/|^data:|^http/);
      expect(html).toContain("default-src 'none'");
    }
  });

  it('has the picture of the README from the program as it is: `npm run docs` draws it anew', () => {
    expect(readFileSync(`${root}docs/picture.svg`, 'utf8') === drawPicture(`${root}docs`)).toBe(true);
  });
});

describe('a page of Markdown', () => {
  const page = readPage(
    '# A *title*\n\n<!-- not\nshown -->\n\n## Twice\n\n## Twice\n\nIt costs $5 and $x^2$ [there](a.md#b).\n\n$$\na = b \\tag{T1.2}\n$$\n\n```sh run\nls\n```\n',
  );

  it('knows its headings by the anchors that GitHub gives, its equations by their numbers', () => {
    expect(page.title).toBe('A title');
    expect(page.headings.map(({ anchor }) => anchor)).toEqual(['a-title', 'twice', 'twice-1']);
    expect(page.equations).toEqual(['T1.2']);
    expect(page.code).toEqual([{ info: 'sh run', content: 'ls\n', line: 16 }]);
    expect(page.links).toEqual(['a.md#b']);
  });

  it('takes a dollar before a number and a space for a dollar, and draws formulas', () => {
    const html = page.html((href) => `x-${href}`);
    expect(html).toContain('It costs $5 and <span class="katex">');
    expect(html).toContain('<div class="equation" id="T1.2">');
    expect(html).toContain('<a href="x-a.md#b">there</a>');
    expect(html).not.toContain('shown');
  });

  it('is refused with a formula that is none', () => {
    expect(() => readPage('$\\nothing{$').html((href) => href)).toThrow(/KaTeX/);
  });
});
