import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lessons } from '../../src/web/lessons/lessons.js';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// The page for people who do not see it, do not use a mouse, or need it larger.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let site: Awaited<ReturnType<typeof serveLab>>;

beforeAll(async () => {
  buildLab();
  site = await serveLab();
  browser = await openBrowser();
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

async function opened(options: BrowserContextOptions, hash = ''): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  complaintsOf(page);
  await page.goto(hash === '' ? linkTo(site.url, smallCells()) : `${site.url}${hash}`);
  await page.waitForSelector(hash === '' ? '[data-level="fine"]' : '.options button');
  return page;
}

/** What axe-core finds, rule and place. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const sizes = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

describe.each(sizes)('axe-core at $viewport.width px, $colorScheme', { timeout: PATIENCE }, (size) => {
  it('finds nothing in the lab: every tab, the menus, a refused cell, a message', async () => {
    const page = await opened(size);
    for (const tab of size.viewport.width < 760 ? ['Recipe', 'Particle', 'Curves'] : []) {
      await page.getByRole('button', { name: tab, exact: true }).click();
      expect(await findings(page), tab).toEqual([]);
    }
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    await page
      .getByRole('group', { name: /^ma2022/ })
      .first()
      .waitFor();
    expect(await findings(page), 'examples').toEqual([]);
    await page.keyboard.press('Escape');
    if (size.viewport.width < 760) await page.getByRole('button', { name: 'Recipe', exact: true }).click();
    const box = page.getByLabel('Temperature, value', { exact: true });
    await box.fill('warm');
    await box.press('Enter');
    if (size.viewport.width < 760) await page.getByRole('button', { name: 'Particle', exact: true }).click();
    await page.waitForSelector('.over[role="alert"]');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'notes.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,colour\nA,red\n'),
    });
    await page.waitForSelector('.notice');
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it('finds nothing in any lesson, before and after its answer', async () => {
    const page = await opened(size, `#lesson=${lessons[0].key}`);
    for (const [i, { key, title }] of lessons.entries()) {
      await page.selectOption('.lesson-menu select', String(i));
      await page.getByRole('heading', { level: 2, name: title }).waitFor();
      expect(await findings(page), key).toEqual([]);
      await page.getByRole('button', { name: 'Show the simulation' }).click();
      await page.locator('.teacher summary').click();
      expect(await findings(page), `${key}, answered`).toEqual([]);
    }
    await page.getByRole('button', { name: 'Present', exact: true }).click();
    expect(await findings(page), 'presented').toEqual([]);
    await page.context().close();
  });
});

describe('at twice its size', { timeout: PATIENCE }, () => {
  // A projector of 1024 x 768 at 200 %, and the 320 px at which the guidelines still ask for no scrolling sideways.
  it.each([512, 320])('the page needs no scrolling sideways: %i px', async (width) => {
    const page = await opened({ viewport: { width, height: 384 } });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    for (const tab of ['Recipe', 'Particle', 'Curves']) {
      await page.getByRole('button', { name: tab, exact: true }).click();
      expect(await wide(), tab).toBeLessThanOrEqual(width);
    }
    for (const i of lessons.keys()) {
      await page.selectOption('.lesson-menu select', String(i));
      expect(await wide(), lessons[i].key).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });
});

describe('without a mouse', { timeout: PATIENCE }, () => {
  const focused = (page: Page) =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.closest('label')?.innerText ?? at?.textContent ?? '';
    });
  /** Goes on by Tab until something is reached. */
  const tabTo = async (page: Page, wanted: RegExp): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      if (wanted.test(await focused(page))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no ${wanted} by Tab`);
  };

  it('a whole lesson is passed, from the first key to the last', async () => {
    const page = await opened({ viewport: { width: 1024, height: 768 } }, `#lesson=${lessons[0].key}`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await tabTo(page, /^End of discharge, A/);
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Side reactions/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Show the simulation$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role="status"][aria-live="polite"]:has-text("The simulation says otherwise")');
    await tabTo(page, /^Take the coating off A/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tried:has-text("instead of")');
    await tabTo(page, /^Notes for the teacher$/);
    await page.keyboard.press('Enter');
    await page.getByText('What students get wrong').waitFor();
    // Round the end of the page to its bar again.
    await tabTo(page, /^Next lesson$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: lessons[1].title }).waitFor();
    await page.context().close();
  });

  it('a menu is gone through by arrows, letters, Home and End, and left to its button', async () => {
    const page = await opened({});
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.focus();
    await page.keyboard.press('ArrowDown');
    const at = () => page.evaluate(() => document.activeElement?.textContent);
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
    const passed = [await at()];
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'c']) {
      await page.keyboard.press(key);
      passed.push(await at());
    }
    const [first, second, last] = ['Scenario (YAML)', 'Cycle table (CSV)', 'Particles (PNG)'];
    expect([passed[0], passed[2], passed[3], passed[4], passed[5], passed[6]]).toEqual([
      first,
      last,
      first,
      last,
      first,
      second,
    ]);
    await page.keyboard.press('Escape');
    expect(await at()).toBe('Save');
    expect(await save.getAttribute('aria-expanded')).toBe('false');
    await page.context().close();
  });

  it('nothing moves for whoever asked for that', async () => {
    const page = await opened({});
    expect(await page.getByRole('button', { name: 'one cycle' }).getAttribute('aria-pressed')).toBe('false');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.context().close();
  });
});
