import { afterAll, describe, expect, it } from 'vitest';
import { kindsOf } from '../../src/fit/parameterWords.js';
import { observeRun } from '../../src/fit/runs/observeRun.js';
import { quantityTitle } from '../../src/output/chart/drawing/quantityTitle.js';
import { cyclesSection } from '../../src/output/report/cyclesSection.js';
import { comparison } from '../../src/output/run/comparison.js';
import { cyclesCsv } from '../../src/output/run/runCsv.js';
import { runJson } from '../../src/output/run/runJson.js';
import { cycleTable } from '../../src/output/text/table.js';
import { toleranceOf } from '../../src/published/tolerance.js';
import { addQuantity } from '../../src/quantities/registry.js';
import { measuredPoints } from '../../src/scenario/schema/data.js';
import { cycleRow, resultsOf } from '../columns/handMade.js';
import { fitText, problemOf } from '../fit/openedFit.js';
import { energyEfficiency } from './energyEfficiency.js';

afterAll(addQuantity(energyEfficiency));

/** As a laboratory writes it: 0.9 of what was charged. */
const [point] = measuredPoints([
  { quantity: 'energyEfficiency', cycle: 2, value: 0.9, unit: 'fraction', source: 'Fig. 1' },
]);
const rows = [cycleRow(1), cycleRow(2, { chargeEnergy: 500, dischargeEnergy: 440 })];
const results = resultsOf({ bare: rows }, [point]);

describe('a quantity of one file and one line in a list', () => {
  it('is a column of cycles.csv and a field of JSON', () => {
    const [head, , second] = cyclesCsv(results).trim().split('\r\n');
    expect(head.split(',').at(-1)).toBe('Energy efficiency / 1');
    expect(second.split(',').at(-1)).toBe('0.88');
    const json = { variants: { bare: { cycles: [{}, { energyEfficiency: 0.88 }] } } };
    expect(runJson(results)).toMatchObject(json);
  });

  it('is read from data in a unit that fits', () => {
    expect(point).toMatchObject({ quantity: 'energyEfficiency', value: 90, unit: '%' });
  });

  it('stands in the comparison, in the listing and in the report', () => {
    const lines = comparison(results).map(({ quantity, unit, cells: [cell] }) => [quantity, unit, cell]);
    expect(lines).toContainEqual(['First energy efficiency', '%', expect.objectContaining({ simulated: '82.8' })]);
    const compared = { simulated: '88.0', published: '90', deviation: '-2.0 pp', source: 'Fig. 1' };
    expect(lines).toContainEqual(['Energy efficiency, cycle 2', '%', compared]);
    expect(cycleTable(results.variants[0])).toMatch(/polarisation +EE\n/);
    expect(cyclesSection(results).markup).toContain('EE / %');
  });

  it('is fitted, with the error that it brings', async () => {
    const data = '  - { variant: bare, quantity: energyEfficiency, cycle: 2, value: 0.9, unit: fraction }';
    const problem = await problemOf(fitText({ data }));
    expect(problem.series).toMatchObject([{ quantity: 'energyEfficiency', unit: '%', assumedError: '0.7 points' }]);
    expect(problem.data).toMatchObject([{ measured: 90, error: 0.7, cycle: 2 }]);
    const [seen] = observeRun([problem.data[0].observation], results.variants[0]);
    expect(seen).toMatchObject({ value: expect.closeTo(88, 12), origin: 'inside', cycle: 2 });
    expect(kindsOf(['energyEfficiency'])).toBe('efficiency');
    expect(quantityTitle('energyEfficiency', '%')).toBe('Energy efficiency / %');
  });

  it('has a name of its own', () => {
    const taken = { ...energyEfficiency, name: 'retention' };
    expect(() => addQuantity(taken)).toThrow('addQuantity: there is a quantity retention already');
  });

  it('is validated within its own tolerance', () => {
    expect(toleranceOf(point)).toBe(4);
  });
});
