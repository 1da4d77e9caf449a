import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { fitDiffusionLength } from '../../src/measure/diffusionLength.js';
import { finiteSpace, type Geometry } from '../../src/measure/finiteSpace.js';
import { add, complex, imaginaryPower, inverse, scaled, squareRoot } from '../../src/numerics/linear/complex.js';

const truth = { R_s: 4, R_ct: 12, Q: 2e-3, a: 0.9, Z_0: 30, tau: 200 };

/** Particles whose lengths are log-normal over the surface, by the trapezoidal rule. */
function spectrum(geometry: Geometry, spread: number, frequency = logFrequencies(100, 1e-4, 3)) {
  const z = spread > 0 ? Array.from({ length: 121 }, (_, i) => (i - 60) / 10) : [0];
  const share = z.map((v) => Math.exp(-0.5 * v * v));
  const sum = share.reduce((a, b) => a + b);
  const values = Array.from(frequency, (f) => {
    const omega = 2 * Math.PI * f;
    let admittance = scaled(truth.Q, imaginaryPower(omega, truth.a));
    for (const [i, v] of z.entries()) {
      const size = Math.exp(spread * v);
      const u = squareRoot(complex(0, omega * truth.tau * size * size));
      const branch = add(complex(truth.R_ct), scaled(truth.Z_0 * size, finiteSpace[geometry](u)));
      admittance = add(admittance, scaled(share[i] / sum, inverse(branch)));
    }
    return add(complex(truth.R_s), inverse(admittance));
  });
  return { frequency, re: Float64Array.from(values, ({ re }) => re), im: Float64Array.from(values, ({ im }) => im) };
}

describe('a fit of diffusion lengths', () => {
  it.each([
    ['sphere', 0],
    ['plate', 0],
    ['sphere', 0.35],
  ] as const)('finds all that a %s of spread %d was made of', (geometry, spread) => {
    const fit = fitDiffusionLength(spectrum(geometry, spread), {
      diffusivity: 2e-14,
      ...(geometry === 'plate' ? { geometry } : {}),
      ...(spread === 0.35 ? {} : { spread }),
    });
    expect(fit.deviation).toBeLessThan(2e-4);
    for (const [name, value] of Object.entries(truth))
      expect(fit.parameters[name].value / value, name).toBeCloseTo(1, 2);
    // sqrt(D tau), with half the relative error.
    expect(fit.length.value).toBeCloseTo(Math.sqrt(2e-14 * fit.parameters.tau.value), 12);
    const { value, error } = fit.parameters.tau;
    expect(fit.length.error / fit.length.value / (error / value)).toBeCloseTo(0.5, 9);
    expect(fit.length.unit).toBe('m');
    expect(fit.converged).toBe(true);
    expect(fit.remarks).toEqual([]);
    expect(Object.values(fit.parameters).map(({ unit }) => unit)).toEqual([
      'Ohm',
      'Ohm',
      'Ohm^-1 s^a',
      '-',
      'Ohm',
      's',
    ]);
  });

  it('looks at the part of the spectrum that it is told, its upper end included', () => {
    const frequency = Float64Array.of(100, 30, 10, 3, 1, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4);
    const whole = spectrum('sphere', 0, frequency);
    const fit = fitDiffusionLength(whole, { diffusivity: 2e-14, spread: 0, below: 10 });
    expect([...fit.fitted.frequency]).toEqual([...frequency].slice(2));
    expect(fit.parameters.tau.value / truth.tau).toBeCloseTo(1, 2);
    expect(fit.fitted.re[0]).toBeCloseTo(whole.re[2], 2);
    expect(fit.fitted.im[0]).toBeCloseTo(whole.im[2], 2);
  });

  it('begins at a guess, within its bounds, and weighs points as it is told', () => {
    const exact = spectrum('sphere', 0);
    const near = fitDiffusionLength(exact, { diffusivity: 1, spread: 0, guess: truth });
    expect(near.deviation).toBeLessThan(1e-8);
    // An exponent above 1 is put on its bound.
    const beyond = fitDiffusionLength(exact, { diffusivity: 1, spread: 0, guess: { ...truth, a: 7 } });
    expect(beyond.parameters.a.value).toBeLessThanOrEqual(1);
    const re = exact.re.map((r, i) => (i === 0 ? 1.2 * r : r));
    const [relative, alike] = (['modulus', 'unit'] as const).map(
      (weighting) =>
        fitDiffusionLength({ ...exact, re }, { diffusivity: 1, spread: 0, guess: truth, weighting }).parameters.R_s,
    );
    expect(alike.value / relative.value).toBeLessThan(0.999);
  });
});
