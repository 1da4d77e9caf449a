import { describe, expect, test } from 'vitest';
import { cyclesCsv } from '../../src/output/run/runCsv.js';
import { recipe } from './recipe.js';
import { table, watchedRun } from './watchedRun.js';

const cell = recipe.slice(0, recipe.indexOf('variants:')).replace('throughNodes: 3', 'throughNodes: 1');

const { results } = watchedRun(`${cell}mechanisms: { interphase: { parabolicRate: 1e-24 m2/s } }
protocol:
  - Charge at 0.5C until 4.3 V vs Li
  - Store at 60 degC for 20 days
  - Discharge at 0.5C until 2.9 V vs Li
  - Charge at 0.25C until 4.2 V vs Li
  - Store at 4.2 V vs Li for 30 days
  - Discharge at 0.5C until 2.9 V vs Li
`);
const { rows } = table(cyclesCsv(results));
const of = (cycle: number, head: string) => Number(rows[cycle - 1][head]);
const steps = results.variants[0].steps;

describe('weeks in storage', () => {
  test('are not part of the rates and durations of the half cycles around them', () => {
    expect([1, 2].map((cycle) => of(cycle, 'Charge rate / C'))).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.25, 6),
    ]);
    expect([1, 2].map((cycle) => of(cycle, 'Discharge rate / C'))).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6),
    ]);
    expect(of(1, 'Charge duration / s')).toBeCloseTo(steps[0].duration, 4);
    expect(of(2, 'Charge duration / s')).toBeCloseTo(steps[3].duration, 4);
  });

  test('at a potential charge the cell by what flows in them', () => {
    const [charge, stored] = [steps[3].charge, steps[4].charge];
    expect(stored).toBeGreaterThan(0);
    expect(of(2, 'Charge capacity / mAh.g-1')).toBeCloseTo((charge + stored) / 3600 / 0.11, 6);
    expect(of(1, 'Charge capacity / mAh.g-1')).toBeCloseTo(steps[0].charge / 3600 / 0.11, 6);
  });

  test('leave mean voltages between the ends of their half cycles', () => {
    for (const cycle of [1, 2]) {
      expect(of(cycle, 'Mean charge voltage / V')).toBeLessThan(of(cycle, 'End-of-charge voltage / V'));
      expect(of(cycle, 'Mean discharge voltage / V')).toBeGreaterThan(of(cycle, 'End-of-discharge voltage / V'));
    }
  });
});
