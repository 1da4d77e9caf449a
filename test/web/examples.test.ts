import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDropped } from '../../src/web/engine/readDropped.js';
import { examplesIn, filesOf, namedFiles, shippedFile } from '../../src/web/state/examples.js';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// My cell in two clicks: the studies of the repository, a file that is built on another one, cycles without a mass.

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const texts = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ya?ml|csv)$/.test(path))
    .map((path) => [path, readFileSync(`${folder}${path}`, 'utf8')]),
);
const groups = examplesIn(texts);

describe('the examples', () => {
  it('are all studies of the repository, those under the laws in common first', () => {
    const studies = Object.keys(texts)
      .filter((path) => path.endsWith('/study.yaml'))
      .map((path) => path.split('/').at(-2));
    expect(groups.map(({ study }) => study)).toEqual(expect.arrayContaining(studies));
    expect(groups.filter(({ study }) => study === 'ma2022').map(({ common }) => common)).toEqual([true, false]);
    for (const { title, examples } of groups) {
      expect(title).not.toBe('');
      expect(new Set(examples.map((one) => one.path)).size).toBe(examples.length);
      for (const one of examples) expect(one.title).not.toMatch(/^\w+\d{4}/);
    }
  });

  it.each(groups.map(({ study, common, examples }) => [study, common, examples] as const))(
    'of %s (in common: %s) open with all that they are built on',
    async (_, __, examples) => {
      for (const { path } of examples) {
        const files = Object.entries(filesOf(path, texts)).map(([name, text]) => [
          name,
          new TextEncoder().encode(text),
        ]);
        const file = await readDropped(path.split('/').at(-1) ?? '', Object.fromEntries(files));
        expect(file.is, `${path}: ${JSON.stringify(file.issues[0])}`).toBe('scenario');
      }
    },
  );

  it('are what a dropped file is completed by, where that is beyond doubt', () => {
    const rate = texts['ma2022/rate.yaml'];
    expect(shippedFile('cell.yaml', rate, texts)).toBe(texts['ma2022/cell.yaml']);
    expect(shippedFile('../walther2021/cell.yaml', 'title: x', texts)).toBeUndefined();
    expect(shippedFile('../fit-example/cell.yaml', 'title: x', texts)).toBe(texts['fit-example/cell.yaml']);
    expect(shippedFile('cell.yaml', 'extends: cell.yaml', texts)).toBeUndefined();
    const named = 'data:\n  - { file: a.csv }\nextends: "base.yaml" # shared\n';
    expect(namedFiles(named)).toEqual(['base.yaml', 'a.csv']);
  });
});

describe('the page', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let site: Awaited<ReturnType<typeof serveLab>>;

  beforeAll(async () => {
    buildLab();
    site = await serveLab();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' });
    complaints = complaintsOf(page);
    await page.goto(linkTo(site.url, smallCells()));
    await page.waitForSelector('[data-level="fine"]');
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const choose = async (files: Readonly<Record<string, string>>, input = 0): Promise<void> => {
    await page
      .locator('input[type="file"]')
      .nth(input)
      .setInputFiles(
        Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
      );
  };

  it('asks for a file by its name, and goes on when it comes', async () => {
    await choose({ 'mine.yaml': 'extends: base.yaml\ntitle: My cell\n' });
    await page.waitForSelector('.notice:has-text("mine.yaml: needs base.yaml")');
    expect(await page.innerText('.notice')).not.toMatch(/protocol|missing|cell\./);
    await choose({ 'base.yaml': JSON.stringify(smallCells()) }, 1);
    await page.waitForSelector('.notice:has-text("My cell")');
    expect(await page.innerText('.notice')).toMatch(/Variants: bare, ZrO2/);
  });

  it('asks for the mass, which the recipe has, and lays the cycles over one cell', async () => {
    await choose({ 'cycles.csv': 'Cycle,Discharge capacity (mAh)\n1,1.1\n2,1.05\n' });
    const mass = page.getByLabel('Active material / mg');
    const stated = Number(await mass.inputValue());
    // 11 mg/cm2 on 10 mm.
    expect(stated).toBeGreaterThan(5);
    expect(stated).toBeLessThan(9);
    await mass.fill('6');
    await page.getByLabel('Measured on').selectOption('ZrO2');
    await page.getByRole('button', { name: 'Lay over the curves' }).click();
    await page.waitForSelector('.notice:has-text("2 points are drawn")');
    await page.waitForFunction(() =>
      document.querySelector('[aria-label="Ageing"] .keys')?.textContent?.includes('measured'),
    );
  });

  it('opens a study in two clicks', async () => {
    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    await page
      .getByRole('group', { name: /^walther2021/ })
      .getByRole('menuitem')
      .first()
      .click();
    await page.waitForSelector('.notice:has-text("Variants:")');
    await page.waitForSelector('.headline:has-text("mAh/g")');
    expect(complaints).toEqual([]);
  });
});
