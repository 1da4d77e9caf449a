import { expect, test } from 'vitest';
import { reportHtml } from '../../src/output/report/report.js';
import { comparison } from '../../src/output/run/comparison.js';
import { wholeCycles } from '../../src/output/run/wholeCycles.js';
import type { Results, RunStatus } from '../../src/results/results.js';
import { fixture } from './fixture.js';

const results = fixture();

/** The fixture as if its last cycle had been cut short just after the discharge began. */
function ended(code: RunStatus['code']): Results {
  return {
    ...results,
    variants: results.variants.map((variant) => ({
      ...variant,
      status: { code, message: 'Ended.' },
      cycles: variant.cycles.map((row, i) =>
        i === variant.cycles.length - 1 ? { ...row, dischargeCapacity: 0.01 } : row,
      ),
    })),
  };
}

test.each(['interrupted', 'failed'] as const)('%s: a cycle cut short is no fade', (code) => {
  const last = results.variants[0].cycles.length;
  const rows = comparison(ended(code));
  expect(rows.map(({ quantity }) => quantity)).toContain(`Discharge, cycle ${last - 1}`);
  for (const { cells } of rows) for (const { simulated } of cells) expect(simulated).not.toBe('0.0');
  expect(reportHtml(ended(code))).not.toMatch(/still delivers 0 mAh/);
});

test('a programme that ran to its end keeps its last cycle', () => {
  expect(wholeCycles(ended('completed'))).toEqual(ended('completed'));
});

test('the first cycle stays, whole or not', () => {
  const one = ended('interrupted').variants.map((variant) => ({ ...variant, cycles: variant.cycles.slice(0, 1) }));
  expect(wholeCycles({ ...results, variants: one }).variants.map(({ cycles }) => cycles.length)).toEqual(
    one.map(() => 1),
  );
});
