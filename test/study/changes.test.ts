import { expect, it } from 'vitest';
import type { CycleRow } from '../../src/results/results.js';
import { changes } from '../../src/study/discretisation.js';

const row = (cycle: number, dischargeCapacity: number, meanDischargeVoltage: number, interfaceResistanceMid: number) =>
  ({ cycle, dischargeCapacity, meanDischargeVoltage, interfaceResistanceMid }) as CycleRow;

it('what a finer run changes is that of the cycle with the largest change, of either sign', () => {
  const used = [row(1, 101, 3.7, 10), row(2, 90, 3.6, 30), row(3, 100, Number.NaN, 20), row(4, 1, 1, 1)];
  const finer = [row(1, 100, 3.71, 10), row(2, 100, 3.62, 20), row(3, 99, 3.5, 16)];
  const { capacity, voltage, resistance } = changes(used, finer);
  expect(capacity).toEqual({ change: -0.1, cycle: 2 });
  expect(voltage.cycle).toBe(2);
  expect(voltage.change).toBeCloseTo(-0.02, 12);
  expect(resistance).toEqual({ change: 0.5, cycle: 2 });
  // The first of equals, and none where there is nothing to compare.
  expect(changes([row(1, 110, 3, 1), row(2, 110, 3, 1)], [row(1, 100, 3, 1), row(2, 100, 3, 1)]).capacity.cycle).toBe(
    1,
  );
  expect(changes([], finer).capacity).toEqual({ change: Number.NaN, cycle: 0 });
});
