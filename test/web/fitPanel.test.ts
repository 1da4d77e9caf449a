import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellRequest } from '../../src/web/engine/cellRequest.js';
import { fitCell } from '../../src/web/engine/fitCell.js';
import { sideRun } from '../../src/web/engine/sideRun.js';
import { type Plain, withValue } from '../../src/web/state/document.js';
import { freeConstants } from '../../src/web/state/freeConstants.js';
import { cycling, maCell } from '../../src/web/state/publishedCells.js';
import { buildLab, complaintsOf, linkTo, openBrowser, PATIENCE, serveLab, smallCells } from './labPage.js';

// Three constants of a cell against what was measured of it.

const { variants: _, ...small } = smallCells({ protocol: [cycling(6, '0.2C')] }) as Plain;
const interphase = ['mechanisms', 'interphase', 'parabolicRate'];
const loss = ['mechanisms', 'contactLoss', 'rate'];

/** What a cell with other constants gives, as points of its data. */
function measuredOn(document: Plain, factor = 1) {
  const { rows } = sideRun(cellRequest('bare', document, []));
  return rows.map(({ cycle, dischargeCapacity }) => ({
    variant: 'bare',
    quantity: 'dischargeCapacity',
    cycle,
    value: factor * dischargeCapacity,
    unit: 'mAh/g',
    source: 'mine.csv',
  }));
}

describe('the constants that are free', () => {
  it('are three that the laws of the cell have and that are on', () => {
    const of = (document: Plain) => freeConstants(document).map(({ parameter }) => parameter);
    expect(of(maCell)).toEqual([
      'mechanisms.interphase.growth',
      'mechanisms.isolation.rate',
      'cell.cathode.contact.fraction',
    ]);
    expect(of(withValue<Plain>(maCell, ['mechanisms', 'isolation'], false))).toContain('mechanisms.contactLoss.rate');
    expect(of(small)).toEqual([interphase.join('.'), loss.join('.'), 'cell.cathode.contact.fraction']);
    expect(of({ ...small, cell: { raw: {} } })).toEqual([]);
  });
});

describe('the fit of the page', { timeout: PATIENCE }, () => {
  it('finds the constants with which its data were made, within its intervals', async () => {
    const truth = { parabolicRate: 4e-22, rate: 0.03 };
    const other = withValue(withValue(small, interphase, `${truth.parabolicRate} m2/s`), loss, truth.rate);
    const phases = new Set<string>();
    const { found, issues } = await fitCell(
      { name: 'bare', document: small, data: measuredOn(other), free: freeConstants(small) },
      ({ phase }) => phases.add(phase),
    );
    expect(issues).toEqual([]);
    expect(phases.size).toBeGreaterThan(1);
    const [film, contact, start] = found?.parameters ?? [];
    for (const [one, expected] of [
      [film, truth.parabolicRate],
      [contact, truth.rate],
      [start, 0.5936],
    ] as const) {
      expect(one.interval.low ?? 0, one.path).toBeLessThanOrEqual(expected);
      expect(one.interval.high ?? Infinity, one.path).toBeGreaterThanOrEqual(expected);
    }
    // Six cycles tell film and contact apart only roughly.
    expect(Math.abs(Math.log(film.value / truth.parabolicRate))).toBeLessThan(0.4);
    expect(Math.abs(Math.log(contact.value / truth.rate))).toBeLessThan(0.4);
    for (const { verdict, determination } of found?.parameters ?? []) {
      expect(verdict).not.toBe('');
      expect(determination).not.toBe('unknown');
    }
    expect(found?.misfit).toBeLessThan(0.01);
  });

  it('says by how much the best numbers still miss', async () => {
    const data = measuredOn(small).map((point) => ({ ...point, value: point.cycle % 2 === 0 ? 280 : 150 }));
    const { found } = await fitCell({ name: 'bare', document: small, data, free: freeConstants(small) }, () => {});
    expect(found?.misfit).toBeGreaterThan(0.15);
  });

  it('passes on what is wrong', async () => {
    const document = withValue(small, ['cell', 'temperature'], 'warm');
    const { found, issues } = await fitCell(
      { name: 'bare', document, data: measuredOn(small), free: freeConstants(small) },
      () => {},
    );
    expect(found).toBeUndefined();
    expect(issues.map(({ path }) => path)).toContain('cell.temperature');
  });
});

describe('the fit panel', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof serveLab>>;
  let complaints: string[];

  beforeAll(async () => {
    buildLab();
    site = await serveLab();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    complaints = complaintsOf(page);
    await page.goto(linkTo(site.url, smallCells({ data: measuredOn(withValue(small, loss, 0.035)) })));
    await page.waitForSelector('[data-level="fine"]');
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  it('fits in a worker, shows intervals, and puts the numbers into the recipe of that cell', async () => {
    const panel = page.getByRole('region', { name: 'Fit', exact: true });
    expect(await panel.getByRole('button').allInnerTexts()).toEqual(['Fit 3 constants of bare']);
    await panel.getByRole('button', { name: 'Fit 3 constants of bare' }).click();
    await panel.getByRole('button', { name: 'Use these numbers' }).waitFor();
    expect(await panel.locator('tbody tr').count()).toBe(3);
    const before = page.url();
    await panel.getByRole('button', { name: 'Use these numbers' }).click();
    await page.waitForFunction((old) => location.href !== old, before);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    expect(complaints).toEqual([]);
  });
});
