import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, simulate } from '../../src/index.js';
import { cyclesCsv, labLink } from '../../src/output.js';
import { cycling } from '../../src/web/state/publishedCells.js';
import { prepared } from './cellPath.js';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// The built page in a real browser, as a reader meets it.

let browser: Browser;
let context: BrowserContext;
let page: Page;
let site: Awaited<ReturnType<typeof serveLab>>;
let complaints: string[];

beforeAll(async () => {
  buildLab();
  site = await serveLab();
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(linkTo(site.url, smallCells()));
  await computed();
}, PATIENCE);

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** Both cells have run to their end as finely as their scenario asks for. */
async function computed(on = page): Promise<void> {
  await on.waitForSelector('[data-level="fine"]');
}

/** What a screen reader hears instead of the voltage chart: it names the discharge capacities of the cycle shown. */
const voltageText = async () => (await page.getAttribute('[aria-label="Voltage curve"] .chart', 'aria-label')) ?? '';
const headline = () => page.innerText('.headline');

async function slide(field: string, value: number): Promise<void> {
  await page.locator(`input[type="range"][data-field="${field}"]`).last().fill(String(value));
}

async function type(label: string, value: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  await box.fill(value);
  await box.press('Enter');
}

async function drop(files: { readonly [name: string]: string }): Promise<void> {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
    document.querySelector('.page')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
  }, files);
}

const noticeText = async () => {
  await page.waitForSelector('.notice');
  return page.innerText('.notice');
};

/** Different colours on a canvas: one that was not drawn has one. */
const coloursOn = (selector: string) =>
  page.evaluate((selector) => {
    const canvas = document.querySelector<HTMLCanvasElement>(selector);
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const found = new Set<number>();
    for (let i = 0; i < data.length; i += 4) found.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    return found.size;
  }, selector);

/** Text of a file that the page saves. */
async function saved(from: Page, item: string): Promise<string> {
  await from.getByRole('button', { name: 'Save', exact: true }).click();
  const button = from.getByRole('menuitem', { name: item }).first();
  const [file] = await Promise.all([from.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path(), 'utf8');
}

/**
 * The same table as far as the last digits of exp and log go, which two versions of a JavaScript engine do not share; within one
 * engine it is the same to the last digit.
 */
function expectAlike(found: string, expected: string): void {
  const rows = (text: string) =>
    text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',').map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell))));
  const [a, b] = [rows(found), rows(expected)];
  expect(a[0]).toEqual(b[0]);
  expect(a).toHaveLength(b.length);
  a.forEach((row, r) => {
    row.forEach((cell, c) => {
      const other = b[r][c];
      if (typeof cell !== 'number' || typeof other !== 'number') {
        expect(cell).toBe(other);
        return;
      }
      // Gas is summed up over time steps, whose lengths follow those digits: some thousandths.
      const relative = /^Released oxygen/.test(String(b[0][c])) ? 5e-3 : 1e-4;
      // A difference of two voltages is small beside them.
      expect(Math.abs(cell - other), `${b[0][c]}`).toBeLessThanOrEqual(relative * Math.abs(other) + 2e-5);
    });
  });
}

describe('the lab page', { timeout: PATIENCE }, () => {
  it('computes and draws two cells', async () => {
    expect(await headline()).toMatch(/^After 8 cycles/);
    expect(await voltageText()).toMatch(/bare gives \d+ mAh\/g, ZrO2 gives \d+ mAh\/g/);
    for (const selector of [
      'canvas.square',
      'canvas.strip',
      '[aria-label="Voltage curve"] canvas',
      '[aria-label="Impedance"] canvas',
    ])
      expect(await coloursOn(selector), selector).toBeGreaterThan(20);
    expect(await page.locator('.over').count()).toBe(0);
  });

  it('takes labels, units and meanings of the controls from the schema', async () => {
    const meaning = page.locator('fieldset:has([data-field="cell.pressure"]) .visually-hidden');
    expect(await meaning.first().textContent()).toMatch(/^Stack pressure during cycling, .*2000 MPa\)$/);
  });

  it('answers a moved slider with another curve', async () => {
    const before = await voltageText();
    await slide('cell.cathode.coating.thickness', 20);
    await computed();
    const capacity = (text: string) => Number(/ZrO2 gives ([\d.]+)/.exec(text)?.[1]);
    expect(capacity(await voltageText())).toBeLessThan(capacity(before));
    await slide('cell.cathode.coating.thickness', 4.5);
    await computed();
    expect(await voltageText()).toBe(before);
  });

  it('is moved by the keyboard', async () => {
    const slider = page.locator('input[data-field="cell.temperature"]');
    await slider.focus();
    const before = await voltageText();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
    expect(await slider.inputValue()).toBe('40');
    await computed();
    expect(await voltageText()).not.toBe(before);
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  });

  it('shows the aged cell at the cycle that is chosen', async () => {
    await computed();
    const film = async () => {
      const number = page.locator('.cell-a .numbers div', { hasText: 'interphase, bare' }).locator('dd');
      return Number.parseFloat(await number.innerText());
    };
    await page.locator('[data-cursor="cycle"]').fill('1');
    const fresh = await film();
    await page.locator('[data-cursor="cycle"]').fill('8');
    expect(await film()).toBeGreaterThan(fresh);
    expect(await page.innerText('[aria-label="Voltage curve"] h2')).toBe('Voltage, cycle 8');
  });

  it('keeps its state in the address', async () => {
    await page.waitForFunction(() => location.hash.length > 100);
    const before = page.url();
    await type('Stack pressure, value', '30');
    await page.waitForFunction((old) => location.href !== old, before);
    const other = await context.newPage();
    const heard = complaintsOf(other);
    await other.goto(page.url());
    await other.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[aria-label="Stack pressure, value"]')?.value === '30',
    );
    expect(heard).toEqual([]);
    await other.close();
    await type('Stack pressure, value', '81');
  });

  it('shows the numbers of the report that links to it', async () => {
    const coarse = ['numerics.throughNodes=1', 'numerics.sizeClasses=2', 'numerics.contactClasses=2'];
    const preparation = prepared('ma2022-zro2.yaml', ['cell.temperature=33 degC', 'stop.cycles=2', ...coarse]);
    const results = simulate(preparation);
    const other = await context.newPage();
    await other.goto(labLink(site.url, results) ?? '');
    await computed(other);
    expect(await other.inputValue('[aria-label="Temperature, value"]')).toBe('33');
    expectAlike(await saved(other, 'Cycle table'), cyclesCsv(results));
    // The headline becomes fine with the losses, which a slow machine computes on demand only.
    await other.waitForSelector('.headline:has-text("more than bare")');
    await other.close();
  });

  it('says what is wrong with a scenario file, with the line', async () => {
    await drop({ 'broken.yaml': 'title: broken\ncell:\n  temperature: 45 kg\nprotocol: []\n' });
    const text = await noticeText();
    expect(text).toMatch(/broken\.yaml: not used/);
    expect(text).toMatch(/cell\.temperature\s+line 3/);
    await page.getByLabel('Close the message').click();
  });

  it('says what it did not understand of a table', async () => {
    await drop({ 'notes.csv': 'name,colour\nA,red\nB,blue\n' });
    expect(await noticeText()).toMatch(/notes\.csv: not used/);
    await page.getByLabel('Close the message').click();
  });

  it('lays the cycles of a table over the curves, and says which columns it used', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `${i + 1},${180 - i},${i % 2}`);
    await drop({ 'cycler.csv': ['Cycle,Discharge capacity (mAh/g),Mood', ...rows].join('\n') });
    const text = await noticeText();
    expect(text).toMatch(/8 points are drawn/);
    expect(text).toMatch(/Used: .*Discharge capacity/);
    expect(text).toMatch(/Ignored: Mood/);
    expect(await page.innerText('[aria-label="Ageing"] .keys')).toMatch(/measured/);
    await page.getByText('Remove them').click();
  });

  it('takes over a scenario together with the file it extends, and compares two of its variants', async () => {
    await drop({
      'cell.yaml': readFileSync('scenarios/ma2022/cell.yaml', 'utf8'),
      'published.yaml': [
        'extends: cell.yaml',
        'data:',
        '  - { variant: C, quantity: chargeCapacity, cycle: 1, value: 217 mAh/g, source: Fig. 3a }',
      ].join('\n'),
    });
    expect(await noticeText()).toMatch(/Variants: bare, C, ZrO2.*two at a time.*measured points/);
    expect(await page.locator('.variants select').count()).toBe(2);
    await page.getByLabel('Close the message').click();
    await computed();
    expect(await headline()).toMatch(/ZrO2/);
  });

  it('refuses an impossible recipe in words, and recovers', async () => {
    await type('Temperature, value', 'warm');
    await page.waitForSelector('.over[role="alert"]');
    expect(await page.innerText('.over[role="alert"]')).toMatch(/cell\.temperature/);
    expect(await page.getAttribute('[aria-label="Temperature, value"]', 'aria-invalid')).toBe('true');
    await type('Temperature, value', '45');
    await page.waitForSelector('.over[role="alert"]', { state: 'detached' });
  });

  it('survives a cell that cannot cycle, and says so', async () => {
    await type('Temperature, value', '-40');
    await page.waitForSelector('.headline:has-text("not cycle")');
    await type('Temperature, value', '45');
    await page.waitForSelector('.headline:has-text("mAh/g")');
    await computed();
  });

  it('runs a lesson from its question to a try and back, by keyboard', async () => {
    await page.selectOption('.lesson-menu select', { label: '1. Why the first charge never comes back' });
    await page.getByRole('heading', { level: 2, name: 'Why the first charge' }).waitFor();
    const spoken = () => page.innerText('[role="status"]');
    expect(await spoken()).toBe('It comes after your own.');
    const press = async (name: string, key = 'Enter') => {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press(key);
    };
    const end = page.getByLabel('End of discharge, A');
    await end.focus();
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
    expect(await end.inputValue()).toBe('160');
    await press('Side reactions');
    await press('Show the simulation', 'Space');
    await page.waitForSelector('[role="status"] b');
    const text = await spoken();
    expect(text).toMatch(/^The simulation says otherwise\. The last lithium enters too slowly/);
    expect(text).toMatch(/misses [\d.]+ mAh\/g after the first cycle \(efficiency [\d.]+ %\)/);
    expect(text).toMatch(/drawn 160, simulated 19\d mAh\/g/);
    expect(await page.locator('.options .supported').count()).toBe(1);
    await press('Take the coating off A.');
    await page.waitForSelector('.tried:has-text("instead of")');
    await press('Cells of the lesson');
    await page.waitForSelector('[role="status"]:has-text("says otherwise")');
    await press('To the lab');
    await page.waitForSelector('.headline');
    await page.getByLabel('Stack pressure, value').waitFor();
  });

  it('has switches for the mechanisms', async () => {
    await page.getByLabel('Interphase, cell A').click();
    expect(await page.getByLabel('Interphase, cell A').isChecked()).toBe(false);
    await page.waitForFunction(() => !document.querySelector('.cell-a .over'));
  });

  it('writes figures, and a scenario with which the command line gives the cycle table', async () => {
    await computed();
    expect(await saved(page, 'SVG')).toMatch(/^<svg[\s\S]*Capacity/);
    const preparation = prepare(await saved(page, 'Scenario'));
    expect(preparation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expectAlike(await saved(page, 'Cycle table'), cyclesCsv(simulate(preparation)));
  });

  it('fits a phone, in dark as in light', async () => {
    const phone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    const small = await phone.newPage();
    const heard = complaintsOf(small);
    await small.goto(linkTo(site.url, smallCells({ protocol: [cycling(2, '0.2C')] })));
    await small.waitForSelector('.headline:has-text("mAh/g")');
    for (const tab of ['Recipe', 'Particle', 'Curves']) {
      await small.getByRole('button', { name: tab, exact: true }).click();
      expect(await small.evaluate(() => document.documentElement.scrollWidth), tab).toBeLessThanOrEqual(390);
    }
    expect(await small.getAttribute('html', 'data-theme')).toBe('dark');
    expect(heard).toEqual([]);
    await phone.close();
  });

  it('works without a network once it was loaded', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('.headline:has-text("mAh/g")');
    await context.setOffline(false);
  });

  it('never complained in the console', () => {
    expect(complaints).toEqual([]);
  });
});
