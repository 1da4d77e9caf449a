import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probesSummary } from '../../src/output/validation/probesText.js';
import { signProbeNumbers, signProbes } from '../../src/probes/signProbes.js';
import { failing } from './failingProbes.js';

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
