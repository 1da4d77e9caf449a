import { describe, expect, it } from 'vitest';
import { ElectrodeLine } from '../../src/impedance/electrodeLine.js';
import { inOhm, logFrequencies } from '../../src/impedance/spectrum.js';

const [kappa, sigma, length] = [0.03, 2, 6e-5];

/** [Ohm m2] One admittance [S/m3] per slice, all slices of equal thickness. */
function line(re: readonly number[], im: readonly number[], thickness = re.map(() => length / re.length)) {
  const out = { re: 0, im: 0 };
  new ElectrodeLine(Float64Array.from(thickness), kappa, sigma).impedance(
    Float64Array.from(re),
    Float64Array.from(im),
    out,
  );
  return out;
}

const difference = (a: { re: number; im: number }, b: { re: number; im: number }) =>
  Math.hypot(a.re - b.re, a.im - b.im) / Math.hypot(b.re, b.im);

describe('a line of slices', () => {
  // |g l| from far below to far above 1, in all four quadrants of the admittance.
  const sizes = [1e-9, 1e-7, 1e-5, 3e-4, 0.01, 1, 30];
  const angles = [0, 40, 89, 91, 150, 179, -40, -89, -91, -150];

  it.each(sizes)('of one admittance does not depend on how many there are, (g l)^2 = %d', (size) => {
    for (const angle of angles) {
      const y = (size * 0.03) / length ** 2;
      const [re, im] = [y * Math.cos((angle * Math.PI) / 180), y * Math.sin((angle * Math.PI) / 180)];
      const one = line([re], [im]);
      const two = line([re, re], [im, im], [0.3 * length, 0.7 * length]);
      const ten = line(Array(10).fill(re), Array(10).fill(im));
      expect(difference(two, one), `${angle} degrees`).toBeLessThan(1e-11);
      expect(difference(ten, one), `${angle} degrees`).toBeLessThan(1e-10);
    }
  });

  it('with the admittance conjugate has the impedance conjugate', () => {
    for (const re of [-40, -1e-7, 1e-7, 40, 1e7]) {
      const up = line([1e6 + re, 2e7 * re], [3e6, 5e6]);
      const down = line([1e6 + re, 2e7 * re], [-3e6, -5e6]);
      expect(down.re).toBeCloseTo(up.re, 12);
      expect(down.im).toBeCloseTo(-up.im, 12);
    }
  });

  it('that hardly conducts between its rails is the sum of its admittances', () => {
    const { re, im } = line([1e-3, 2e-3], [0, 5e-3], [2e-5, 4e-5]);
    const total = [1e-3 * 2e-5 + 2e-3 * 4e-5, 5e-3 * 4e-5];
    const square = total[0] ** 2 + total[1] ** 2;
    expect(difference({ re, im }, { re: total[0] / square, im: -total[1] / square })).toBeLessThan(1e-7);
  });

  it('has slices without any admittance as mere resistances of their rails', () => {
    // All passes from one rail to the other in the middle slice, which is thin.
    const { re, im } = line([0, 4e11, 0], [0, 0, 0], [2e-5, 1e-9, 4e-5]);
    expect(re / (2e-5 / kappa + 4e-5 / sigma + 1 / 400)).toBeCloseTo(1, 4);
    expect(Math.abs(im)).toBeLessThan(1e-12);
  });
});

describe('frequencies and areas', () => {
  it('are evenly spaced in the logarithm and end where they should', () => {
    for (const [from, to, perDecade] of [
      [1e6, 1e-3, 7],
      [0.013, 3e5, 10],
      [5, 5, 10],
    ] as const) {
      const frequencies = logFrequencies(from, to, perDecade);
      expect(frequencies[0]).toBe(from);
      expect(frequencies.at(-1)).toBe(to);
      const steps = Array.from(frequencies.slice(1), (f, i) => Math.log10(f / frequencies[i]));
      for (const step of steps) expect(step).toBeCloseTo(steps[0], 10);
      if (from !== to) expect(1 / Math.abs(steps[0])).toBeCloseTo(perDecade, 0);
    }
  });

  it('divide both parts of an impedance', () => {
    const z = { frequency: Float64Array.of(1, 10), re: Float64Array.of(3, 2), im: Float64Array.of(-1, -4) };
    const divided = inOhm(z, 0.5);
    expect([...divided.re]).toEqual([6, 4]);
    expect([...divided.im]).toEqual([-2, -8]);
    expect(divided.frequency).toEqual(z.frequency);
  });
});
