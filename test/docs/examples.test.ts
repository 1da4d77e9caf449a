import { expect, it, vi } from 'vitest';
import { readExamples } from '../../docs/tool/handbook.mjs';
import { root } from './builtHandbook.js';

/** What each program prints. */
const prints: Readonly<Record<string, RegExp>> = {
  '01-simulate.mjs': /^bare: 18\d\.\d mAh\/g at 2\.\d\d V\ncoated: 18\d\.\d mAh\/g/,
  '02-every-mistake.mjs': /line 5, cell\.temperature: The unit is missing\.\n.*presure.*\n0 variants to run/,
  '03-change-one-value.mjs': /^0\.1C: 19\d.*\n1C: 18\d.*\n3C: 17\d/,
  '04-chart.mjs': /^<svg true/,
  '05-voltage-curve.mjs': /^\d{3,} points in \d+\.\d\d h\nfrom 1\.2\d\d V to 1\.05\d V, discharging/,
  '06-impedance.mjs': /^R0 12\.0 Ohm\nR1 30\.0 Ohm\nCPE1_0 0\.000100 .*\nCPE1_1 0\.900 -/,
  '07-measured-file.mjs': /^cycle table with 3 cycles\nfirst discharge: 175\.6 mAh\/g/,
  '08-why.mjs': /^lost: 4\.\d\d mAh\/g\ninterphase: 4\.\d\d mAh\/g\ncontactLoss: 0\.\d\d mAh\/g/,
  '09-fit.mjs': /^mechanisms\.interphase\.growth = [45]\d\d Ohm cm2, 95 % between 4\d\d and 5\d\d/,
  '10-own-quantity.mjs': /^Energy efficiency \/ 1 0\.8\d+/,
};

it('has ten examples of the API, all of which are told here', () => {
  expect(readExamples(`${root}docs`).map(({ file }) => file)).toEqual(Object.keys(prints));
});

it.each(Object.entries(prints))('runs %s', async (file, expected) => {
  const said: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => void said.push(words.join(' ')));
  try {
    await import(new URL(`../../docs/examples/${file}`, import.meta.url).href);
  } finally {
    log.mockRestore();
  }
  expect(said.join('\n')).toMatch(expected);
});
