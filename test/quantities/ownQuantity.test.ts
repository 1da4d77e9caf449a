import { describe, expect, it } from 'vitest';
import type { CycleQuantity } from '../../src/quantities/cycleQuantity.js';
import { cycleRow, resultsOf } from '../columns/handMade.js';
import { withLine } from '../withLine.js';
import { energyEfficiency } from './energyEfficiency.js';

const list = new URL('../../src/quantities/list.ts', import.meta.url);
const longer = (original: object) => {
  const { cycleQuantities } = original as { readonly cycleQuantities: readonly CycleQuantity[] };
  return { cycleQuantities: [...cycleQuantities, energyEfficiency] };
};
const program = await withLine(list, longer, async () => ({
  ...(await import('../../src/fit/parameterWords.js')),
  ...(await import('../../src/fit/runs/observeRun.js')),
  ...(await import('../../src/output/chart/drawing/quantityTitle.js')),
  ...(await import('../../src/output/report/cyclesSection.js')),
  ...(await import('../../src/output/run/comparison.js')),
  ...(await import('../../src/output/run/runCsv.js')),
  ...(await import('../../src/output/run/runJson.js')),
  ...(await import('../../src/output/text/table.js')),
  ...(await import('../../src/published/tolerance.js')),
  ...(await import('../../src/scenario/schema/data.js')),
  ...(await import('../fit/openedFit.js')),
}));

/** As a laboratory writes it: 0.9 of what was charged. */
const [point] = program.measuredPoints([
  { quantity: 'energyEfficiency', cycle: 2, value: 0.9, unit: 'fraction', source: 'Fig. 1' },
]);
const rows = [cycleRow(1), cycleRow(2, { chargeEnergy: 500, dischargeEnergy: 440 })];
const results = resultsOf({ bare: rows }, [point]);

describe('a quantity of one file and one line in the list', () => {
  it('is a column of cycles.csv and a field of JSON', () => {
    const [head, , second] = program.cyclesCsv(results).trim().split('\r\n');
    expect(head.split(',').at(-1)).toBe('Energy efficiency / 1');
    expect(second.split(',').at(-1)).toBe('0.88');
    const json = { variants: { bare: { cycles: [{}, { energyEfficiency: 0.88 }] } } };
    expect(program.runJson(results)).toMatchObject(json);
  });

  it('is read from data in a unit that fits', () => {
    expect(point).toMatchObject({ quantity: 'energyEfficiency', value: 90, unit: '%' });
  });

  it('stands in the comparison, in the listing and in the report', () => {
    const lines = program.comparison(results).map(({ quantity, unit, cells: [cell] }) => [quantity, unit, cell]);
    expect(lines).toContainEqual(['First energy efficiency', '%', expect.objectContaining({ simulated: '82.8' })]);
    const compared = { simulated: '88.0', published: '90', deviation: '-2.0 pp', source: 'Fig. 1' };
    expect(lines).toContainEqual(['Energy efficiency, cycle 2', '%', compared]);
    expect(program.cycleTable(results.variants[0])).toMatch(/polarisation +EE\n/);
    expect(program.cyclesSection(results).markup).toContain('EE / %');
  });

  it('is fitted, with the error that it brings', async () => {
    const data = '  - { variant: bare, quantity: energyEfficiency, cycle: 2, value: 0.9, unit: fraction }';
    const problem = await program.problemOf(program.fitText({ data }));
    expect(problem.series).toMatchObject([{ quantity: 'energyEfficiency', unit: '%', assumedError: '0.7 points' }]);
    expect(problem.data).toMatchObject([{ measured: 90, error: 0.7, cycle: 2 }]);
    const [seen] = program.observeRun([problem.data[0].observation], results.variants[0]);
    expect(seen).toMatchObject({ value: expect.closeTo(88, 12), origin: 'inside', cycle: 2 });
    expect(program.kindsOf(['energyEfficiency'])).toBe('efficiency');
    expect(program.quantityTitle('energyEfficiency', '%')).toBe('Energy efficiency / %');
  });

  it('is validated within its own tolerance', () => {
    expect(program.toleranceOf(point)).toBe(4);
  });
});
