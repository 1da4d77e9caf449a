import { expect, it } from 'vitest';
import { growthText } from '../../src/output/fit/growthText.js';

it('a growth is told as a scenario writes it, beside what is built in', () => {
  expect(
    growthText('bare', 3, { growth: 856.4, resistance: 59.98, runs: 10 }),
  ).toBe(`bare: 59.98 Ohm cm2 in cycle 3 with

mechanisms:
  interphase: { growth: 856 Ohm cm2 }

local, after one hour at 4.3 V vs Li and 25 degC; built in 300 Ohm cm2, between studies 50 to 1800. 10 runs.
`);
});
