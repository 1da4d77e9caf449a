import { describe, expect, it } from 'vitest';
import {
  estimate,
  fitSpectrum,
  type SpectrumModel,
  undeterminedRemark,
} from '../../src/measure/spectrum/spectrumFit.js';

/** Two resistances that no single one can be. */
const two = { frequency: Float64Array.of(10, 1), re: Float64Array.of(10, 30), im: Float64Array.of(0, 0) };
const resistor: SpectrumModel = {
  parameters: [{ name: 'R', unit: 'Ohm', start: 1 }],
  impedance: (p) => ({ re: p[0], im: 0 }),
};

describe('a fit to a spectrum', () => {
  it('weighs points by their deviation relative to |Z|, or all alike', () => {
    // Least of (R/10 - 1)^2 + (R/30 - 1)^2, and the mean.
    const relative = fitSpectrum(two, resistor);
    expect(relative.parameters.R.value).toBeCloseTo(12, 6);
    expect(relative.parameters.R.unit).toBe('Ohm');
    const alike = fitSpectrum(two, resistor, [[5]], 'unit');
    expect(alike.parameters.R.value).toBeCloseTo(20, 6);
    // Four numbers less one parameter share (1/5)^2 + (3/5)^2; the curvature is 1/100 + 1/900.
    expect(relative.parameters.R.error).toBeCloseTo(Math.sqrt(0.4 / 3 / (1 / 90)), 6);
    expect(alike.parameters.R.error).toBeCloseTo(Math.sqrt(200 / 3 / 2), 6);
    // Both deviations are relative.
    expect(relative.deviation).toBeCloseTo(Math.sqrt(0.2), 6);
    expect(alike.deviation).toBeCloseTo(Math.sqrt((1 + 1 / 9) / 2), 6);
    expect([...relative.fitted.re]).toEqual([relative.parameters.R.value, relative.parameters.R.value]);
    expect([...relative.fitted.im]).toEqual([0, 0]);
    expect([...relative.fitted.frequency]).toEqual([10, 1]);
  });

  it('counts the imaginary part as much as the real one, at omega = 2 pi f', () => {
    const coil: SpectrumModel = {
      parameters: [{ name: 'L', unit: 'H', start: 1 }],
      impedance: (p, omega) => ({ re: 0, im: p[0] * omega }),
    };
    const measured = { frequency: Float64Array.of(1, 2), re: Float64Array.of(3, 0), im: Float64Array.of(4, 8) };
    // With L = k/(2 pi): (k - 4)^2/25 + (2 k - 8)^2/64, least at 4.
    const { parameters, deviation } = fitSpectrum(measured, coil);
    expect(parameters.L.value * 2 * Math.PI).toBeCloseTo(4, 6);
    expect(deviation).toBeCloseTo(Math.sqrt((9 / 25 + 0) / 2), 6);
  });

  it('says that it misses more than 3 % of |Z|', () => {
    const off = (by: number) => fitSpectrum({ ...two, re: Float64Array.of(10 - by, 10 + by) }, resistor);
    expect(off(0.29).remarks).toEqual([]);
    expect(off(0.29).converged).toBe(true);
    expect(off(0.312).remarks).toEqual([
      'The model misses the spectrum by 3.1 % of |Z|, more than 3 %: do not use its parameters.',
    ]);
  });

  it('takes the best end of several starts, and the first of equals', () => {
    // Valleys at +3 and -3, the first of which is better, and equally deep ones at +-3.
    const valleys = (favour: number): SpectrumModel => ({
      parameters: [{ name: 'x', unit: '', start: 1 }],
      impedance: (p) => ({ re: 1 + 0.1 * (p[0] ** 2 - 9) + favour * (p[0] - 3), im: 0 }),
    });
    const flat = { frequency: Float64Array.of(2, 1), re: Float64Array.of(1, 1.01), im: Float64Array.of(0, 0) };
    expect(fitSpectrum(flat, valleys(0), [[-2], [2]]).parameters.x.value).toBeLessThan(0);
    expect(fitSpectrum(flat, valleys(0), [[2], [-2]]).parameters.x.value).toBeGreaterThan(0);
    const nowhere: SpectrumModel = { ...valleys(0), impedance: (p) => ({ re: p[0] > 0 ? p[0] : Number.NaN, im: 0 }) };
    expect(fitSpectrum(flat, nowhere, [[-1], [2]]).parameters.x.value).toBeCloseTo(1.005, 3);
  });

  it('has failed where the model cannot be computed at any start', () => {
    const never: SpectrumModel = { ...resistor, impedance: () => ({ re: Number.NaN, im: 0 }) };
    for (const starts of [[[1]], [[1], [2]]]) {
      const fit = fitSpectrum(two, never, starts);
      expect(fit.converged).toBe(false);
      expect(fit.atMinimum).toBe(false);
      expect(fit.message).toMatch(/^Failed: /);
      expect(fit.parameters.R.determined).toBe(false);
    }
  });

  it('knows which parameters mean something together only', () => {
    // y does nothing: x, which belongs to it, falls with it, z does not.
    const model: SpectrumModel = {
      parameters: ['x', 'y', 'z'].map((name) => ({ name, unit: 'Ohm', start: 1 })),
      impedance: (p, omega) => ({ re: p[0] + omega * p[2], im: 0 }),
    };
    const line = { frequency: Float64Array.of(3, 2, 1), re: Float64Array.of(7, 5, 3.1), im: new Float64Array(3) };
    const apart = fitSpectrum(line, model);
    expect([apart.parameters.x, apart.parameters.y, apart.parameters.z].map(({ determined }) => determined)).toEqual([
      true,
      false,
      true,
    ]);
    expect(apart.converged).toBe(false);
    expect(apart.atMinimum).toBe(true);
    expect(apart.correlation).toHaveLength(9);
    expect(apart.uncertainty.unseen).toHaveLength(1);
    expect(apart.uncertainty.seen).toHaveLength(2);
    const together = fitSpectrum(line, { ...model, together: ['x', 'y'] });
    expect(together.parameters.x.determined).toBe(false);
    expect(together.parameters.z.determined).toBe(true);
    expect(together.remarks[0]).toContain('does not determine x, y:');
    expect(fitSpectrum(line, { ...model, together: ['x', 'z'] }).parameters.x.determined).toBe(true);
  });

  it('stands at the end of its law where an exponent reaches 1, and on a bound elsewhere', () => {
    const bounded = (more: object): SpectrumModel => ({
      parameters: [{ name: 'R', unit: '', start: 1, ...more }],
      impedance: (p) => ({ re: p[0], im: 0 }),
    });
    expect(fitSpectrum(two, bounded({ upper: 8 })).parameters.R).toMatchObject({ value: 8, determined: true });
    expect(fitSpectrum(two, bounded({ upper: 8, scale: 'log' })).parameters.R.determined).toBe(false);
    expect(fitSpectrum(two, bounded({ start: 50, lower: 40 })).parameters.R.determined).toBe(false);
  });
});

describe('an estimate', () => {
  it.each([
    [2, 2, true],
    [-2, 2, true],
    [2, 2.1, false],
    [2, Number.POSITIVE_INFINITY, false],
    [2, Number.NaN, false],
  ])('%d +- %d is determined: %s', (value, error, determined) => {
    expect(estimate(value, error, 'V')).toEqual({ value, error, unit: 'V', determined });
    expect(estimate(value, error, 'V', true).determined).toBe(true);
  });

  it('that means nothing is named, and only that', () => {
    expect(undeterminedRemark({ a: estimate(1, 0.1, '') })).toEqual([]);
    expect(undeterminedRemark({ a: estimate(1, 0.1, ''), b: estimate(1, 3, ''), c: estimate(0, 1, '') })[0]).toMatch(
      /^The spectrum does not determine b, c: .* Do not use these numbers/,
    );
  });
});
