import { describe, expect, it } from 'vitest';
import { commonPotential, contentAt } from '../../src/cell/powders/commonPotential.js';

/** U = U_0 - RT/F z, of which everything is known in closed form. */
const ideal = (standard: number) => (logit: number) => standard - 0.0257 * logit;
const content = (standard: number, potential: number): number => 1 / (1 + Math.exp((potential - standard) / 0.0257));

describe('powders at one potential', () => {
  it('have the contents of their own curves there, and the mean that is asked for', () => {
    const { potential, contents } = commonPotential([ideal(3.7), ideal(3.8)], [0.25, 0.75], 0.6);
    expect(contents[0]).toBeCloseTo(content(3.7, potential), 10);
    expect(contents[1]).toBeCloseTo(content(3.8, potential), 10);
    expect(0.25 * contents[0] + 0.75 * contents[1]).toBeCloseTo(0.6, 12);
    expect(contents[0]).toBeLessThan(contents[1]);
  });

  it('are all at the mean, to the last bit, where their curves are the same', () => {
    const { potential, contents } = commonPotential([ideal(3.7), ideal(3.7)], [0.3, 0.7], 0.123456789);
    expect(contents).toEqual([0.123456789, 0.123456789]);
    expect(potential).toBe(ideal(3.7)(Math.log(0.123456789 / (1 - 0.123456789))));
  });

  it.each([1e-5, 0.02, 0.5, 0.98, 1 - 1e-5])('are found up to nearly empty and full: %d', (mean) => {
    const { contents } = commonPotential([ideal(3.5), ideal(4), ideal(3.9)], [0.2, 0.3, 0.5], mean);
    expect(0.2 * contents[0] + 0.3 * contents[1] + 0.5 * contents[2]).toBeCloseTo(mean, 11);
  });

  it('stay within 1e-6 of full and empty beyond their potentials', () => {
    expect(contentAt(ideal(3.7), 5)).toBeCloseTo(1e-6, 7);
    expect(contentAt(ideal(3.7), 2)).toBeCloseTo(1 - 1e-6, 7);
  });
});
