import { expect, it } from 'vitest';
import { ran } from '../protocol/labScenario.js';

const pulse = ['Discharge at 0.5C for 10 s', 'Rest for 40 s', 'Charge at 0.5C for 10 s', 'Rest for 40 s'];
const whole = ['Charge at 1C until 4.3 V vs Li', 'Discharge at 1C for 20 min'];
const said = (protocol: readonly unknown[]) => ran(protocol).warnings.map(({ message }) => message);

it('a charging pulse between discharges is said to begin a cycle whose efficiency means nothing', () => {
  const result = ran([...whole, ...pulse, 'Discharge at 0.5C for 40 min', ...pulse, 'Discharge at 0.5C for 20 min']);
  const [, second, third] = result.cycles;
  const [warning, ...others] = result.warnings;
  expect(others).toEqual([]);
  expect(warning.path).toBe('protocol');
  expect(warning.message).toContain('In cycle 2 the cell is charged by ');
  expect(warning.message).toContain('mAh/g, as in 1 more: an efficiency of ');
  // 40 min and 10 s against 10 s at the same current.
  expect(second.coulombicEfficiency).toBeCloseTo(241, 6);
  expect(warning.message).toContain('24100 %');
  expect(third.coulombicEfficiency).toBeCloseTo(120, 6);
});

it('nothing is said of whole cycles, and of a last pulse of discharging', () => {
  expect(said([...whole, ...whole])).toEqual([]);
  expect(said([...whole, 'Charge at 1C until 4.3 V vs Li', 'Discharge at 0.5C for 10 s'])).toEqual([]);
});
