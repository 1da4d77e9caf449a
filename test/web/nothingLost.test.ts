import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// What a reader has done is there again after a step back, after a reload, and in whoever gets the link.

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let site: Awaited<ReturnType<typeof serveLab>>;

beforeAll(async () => {
  buildLab();
  site = await serveLab();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(linkTo(site.url, smallCells()));
  await page.waitForSelector('[data-level="fine"]');
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

const pressure = () => page.inputValue('[aria-label="Stack pressure, value"]');
const type = async (label: string, value: string) => {
  const box = page.getByLabel(label, { exact: true });
  await box.fill(value);
  await box.press('Enter');
};
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the lab page loses nothing', { timeout: PATIENCE }, () => {
  it('takes steps back and forward, by button and by key', async () => {
    const before = await pressure();
    expect(await button('Undo').isDisabled()).toBe(true);
    await type('Stack pressure, value', '30');
    await button('Undo').click();
    expect(await pressure()).toBe(before);
    await page.keyboard.press('Control+y');
    expect(await pressure()).toBe('30');
    await page.keyboard.press('Control+z');
    expect([await pressure(), await button('Undo').isDisabled()]).toEqual([before, true]);
    await button('Redo').click();
    await button('Reset').click();
    expect(await pressure()).toBe(before);
  });

  it('keeps every control whatever is typed, and what is typed through a reload', async () => {
    const controls = () => page.locator('.recipe .value').count();
    const before = await controls();
    await type('Cycles, value', '0');
    await type('Loading, value', '');
    await type('Temperature, value', 'warm');
    expect(await controls()).toBe(before);
    // At once: the address has not been rewritten yet.
    await page.reload();
    await page.waitForSelector('.over[role="alert"]');
    const values = ['Cycles', 'Loading', 'Temperature'].map((label) =>
      page.inputValue(`[aria-label="${label}, value"]`),
    );
    expect(await Promise.all(values)).toEqual(['0', '', 'warm']);
    expect(await controls()).toBe(before);
    await type('Cycles, value', '8');
    await type('Loading, value', '11');
    await type('Temperature, value', '45');
    await page.waitForSelector('[data-level="fine"]');
  });

  it('has cycle, moment, and split controls in its address', async () => {
    await page.locator('[data-cursor="cycle"]').fill('3');
    await page.getByLabel('Place in the cycle').fill('1.4');
    await button('A≠B, Stack pressure: a control for each cell').click();
    await page.waitForFunction(() =>
      /cycle=3.*moment=1\.4.*apart=cell\.pressure/.test(decodeURIComponent(location.hash)),
    );
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForSelector('h2:has-text("Voltage, cycle 3")');
    expect(await other.inputValue('[aria-label="Place in the cycle"]')).toBe('1.4');
    expect(await other.getByLabel('Stack pressure, cell B, value').count()).toBe(1);
    await other.close();
  });

  it('has the answers of a lesson in its address', async () => {
    await page.selectOption('.lesson-menu select', { index: 1 });
    await page.locator('.options button').nth(1).click();
    await page.locator('.drawing input').first().press('ArrowRight');
    const drawn = await page.locator('.drawing output').first().innerText();
    await page.waitForFunction(() => /lesson=\w+.*answer=2.*drawn=/.test(location.hash));
    await page.reload();
    await page.waitForSelector('.options button[aria-pressed="true"]');
    expect(await page.locator('.options button').nth(1).getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.drawing output').first().innerText()).toBe(drawn);
  });

  it('offers the cells of last time', async () => {
    const other = await context.newPage();
    await other.goto(site.url);
    await other.getByRole('button', { name: 'Bring them back' }).click();
    await other.waitForSelector('.options button[aria-pressed="true"]');
    await other.close();
    expect(complaints).toEqual([]);
  });

  it('opens where its two cells differ', async () => {
    const fresh = await browser.newContext({ reducedMotion: 'reduce' });
    const other = await fresh.newPage();
    other.setDefaultTimeout(PATIENCE);
    await other.goto(site.url);
    await other.waitForSelector('h2:has-text("Voltage, cycle 100")');
    const spoken = (await other.getAttribute('[aria-label="Voltage curve"] .chart', 'aria-label')) ?? '';
    const [, bare, coated] = /bare gives ([\d.]+) mAh\/g, ZrO2 gives ([\d.]+)/.exec(spoken)?.map(Number) ?? [];
    expect(coated - bare).toBeGreaterThan(30);
    await fresh.close();
  });
});
