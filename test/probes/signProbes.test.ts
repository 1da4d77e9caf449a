import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probesSummary } from '../../src/output/validation/probesText.js';
import { signProbeNumbers, signProbes } from '../../src/probes/signProbes.js';

/** Probes that fail with the laws and constants of today, and why. A probe that comes to hold is taken out here and in the README. */
const failing: Readonly<Record<string, string>> = {
  9: 'At 0.2C oxygen has left two thirds of the surface only, and few particles are as deep as at 0.1C, where 2.3 points come out.',
  14: 'The cell is above 4.0 V by its voltage, the film grows by the lithium activity of the surface, which is above it for less time: by that time 0.68.',
  16: 'Polarised cells protect themselves so well that what 60 degC grows at once spares them later; with 85 kJ/mol of growth both hold.',
  24: 'At 1C charge ends before the steep part of the volume change: a fifth of the contraction, whatever the rate term.',
  26: 'At 0.2C the contraction is 0.03 to 0.04, not the 0.055 that the bound was made for; bare cells of either kind give nothing at 5C after it.',
  28: 'With carbon more particles take part, and their irreversible charge counts too: milled alike, fibres have a fifth of what black has.',
  36: 'The film grows 7.5 times; with 4.5 per volt in place of 4.9 it is 5.3 times, and 3 to 6 are met.',
};

const results = [...signProbes()];

describe('sign probes', () => {
  it.each(results)('$name: $got', ({ number, verdict }) => {
    expect({ verdict, reason: failing[number] }).toEqual(
      failing[number] === undefined
        ? { verdict: 'holds', reason: undefined }
        : { verdict: 'fails', reason: expect.any(String) },
    );
  });

  it('are 1 to 37 and 11b', () => {
    const numbers = Array.from({ length: 37 }, (_, i) => String(i + 1));
    numbers.splice(11, 0, '11b');
    expect(signProbeNumbers).toEqual(numbers);
    expect(results.map(({ number }) => number)).toEqual(numbers);
  });

  it('are counted in the README', () => {
    expect(readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ')).toContain(probesSummary(results));
  });
});
