import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { fitDiffusionLength } from '../../src/measure/diffusionLength.js';
import { finiteSpace } from '../../src/measure/finiteSpace.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { fitCircuit } from '../../src/measure/spectrum/circuitFit.js';
import { analyseSpectrum } from '../../src/measure/spectrum/spectrumAnalysis.js';
import type { SpectrumFit } from '../../src/measure/spectrum/spectrumFit.js';
import { thinned } from '../../src/measure/thinned.js';
import { add, complex, imaginaryPower, inverse, scaled, squareRoot } from '../../src/numerics/linear/complex.js';
import { noisy } from './synthetic.js';

const circuit = (text: string) => parseCircuit(text).circuit!;
const of = (text: string, values: number[], from: number, to: number, noise: number, seed = 1) =>
  noisy(circuitSpectrum(circuit(text), values, logFrequencies(from, to, 8)), noise, seed);

/** No number with an error above itself is called a result, and each that is not one is named. */
function expectHonest({ parameters, remarks, converged }: SpectrumFit): void {
  for (const [name, { value, error, determined }] of Object.entries(parameters)) {
    if (determined) expect(Number.isNaN(error) || error <= Math.abs(value)).toBe(true);
    else expect(remarks.join()).toContain(name);
  }
  if (converged) expect(Object.values(parameters).every(({ determined }) => determined)).toBe(true);
}

describe('a parameter that the spectrum does not determine', () => {
  it.each(['R0-p(R1,CPE1)-W1', 'R0-p(R1,CPE1)-p(R2,CPE2)', 'R0-p(R1,CPE1)-Wo1'])(
    '%s on a single arc: what is too much is named, and the fit has not converged',
    (text) => {
      const fit = fitCircuit(of('R0-p(R1,CPE1)', [10, 20, 1e-5, 0.9], 1e4, 1, 0.005), circuit(text));
      expectHonest(fit);
      expect(fit.converged).toBe(false);
      expect(fit.parameters.R0.determined).toBe(true);
      expect(fit.remarks[0]).toContain('does not determine');
    },
  );

  it('is not the exponent of an ideal capacitor', () => {
    const fit = fitCircuit(of('R0-p(R1,C1)', [10, 20, 1e-5], 1e6, 1, 0.002, 4), circuit('R0-p(R1,CPE1)'));
    expect(fit.parameters.CPE1_1.value).toBeGreaterThan(0.99);
    expect(fit.converged).toBe(true);
  });
});

describe('a model that misses its spectrum', () => {
  it('says not to use its parameters', () => {
    const fit = fitCircuit(
      of('R0-p(R1,CPE1)-p(R2,CPE2)', [10, 20, 1e-6, 0.9, 40, 1e-2, 0.9], 1e6, 0.01, 0),
      circuit('R0-p(R1,C1)'),
    );
    expect(fit.deviation).toBeGreaterThan(0.03);
    expect(fit.remarks.join()).toMatch(/misses the spectrum by [\d.]+ % .* do not use/);
  });
});

describe('a circuit fit from many starts', () => {
  it.each([1, 2, 3])('finds arcs of very different size and place, case %d', (seed) => {
    const [R0, R1, R2] = [
      [5, 400, 3],
      [0.3, 1, 60],
      [100, 8, 8],
    ][seed - 1];
    const [t1, t2] = [
      [2e-6, 4e-2],
      [3e-1, 3],
      [1e-5, 2e-4],
    ][seed - 1];
    const truth = [R0, R1, t1 ** 0.9 / R1, 0.9, R2, t2 ** 0.9 / R2, 0.9];
    const model = circuit('R0-p(R1,CPE1)-p(R2,CPE2)');
    const fit = fitCircuit(of(model.text, truth, 1e6, 1e-3, 0.001, seed), model);
    expect(fit.deviation).toBeLessThan(0.0016);
    // Blocks of one kind may be exchanged.
    const sum = fit.parameters.R1.value + fit.parameters.R2.value;
    expect(Math.abs(sum / (R1 + R2) - 1)).toBeLessThan(0.05);
    expectHonest(fit);
  });
});

describe('the error of a diffusion length', () => {
  const L = 2e-6;
  const D = 4e-15;
  const frequency = logFrequencies(10, 1e-4, 6);
  const values = Array.from(frequency, (f) => {
    const omega = 2 * Math.PI * f;
    const particle = add(complex(20), scaled(15, finiteSpace.sphere(squareRoot(complex(0, (omega * L * L) / D)))));
    return add(complex(5), inverse(add(scaled(1e-3, imaginaryPower(omega, 0.95)), inverse(particle))));
  });
  const exact = {
    frequency,
    re: Float64Array.from(values, ({ re }) => re),
    im: Float64Array.from(values, ({ im }) => im),
  };

  it('is the scatter of repeated measurements', () => {
    const found = Array.from({ length: 20 }, (_, k) => {
      const { length } = fitDiffusionLength(noisy(exact, 0.01, 200 + k), { diffusivity: D, spread: 0 });
      expect(length.determined).toBe(true);
      return length;
    });
    const mean = found.reduce((sum, { value }) => sum + value, 0) / 20;
    const scatter = Math.sqrt(found.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / 19);
    const claimed = found.reduce((sum, { error }) => sum + error, 0) / 20;
    expect(Math.abs(mean / L - 1)).toBeLessThan(0.02);
    // The scatter of 20 values is known to 16 %.
    expect(claimed / scatter).toBeGreaterThan(0.65);
    expect(claimed / scatter).toBeLessThan(1.5);
  });

  it('is no number where the spectrum ends before diffusion shows its end', () => {
    const short = fitDiffusionLength(
      noisy(circuitSpectrum(circuit('R0-p(R1,CPE1)'), [5, 20, 1e-5, 0.9], logFrequencies(1e5, 1, 8)), 0.003, 2),
      {
        diffusivity: D,
      },
    );
    expect(short.converged).toBe(false);
    expect(short.length.determined).toBe(false);
    expect(short.parameters.Z_0.determined).toBe(short.parameters.tau.determined);
    expect(short.remarks[0]).toContain('does not determine the diffusion length');
    expectHonest(short);
  });
});

describe('a spectrum of thousands of points', () => {
  const model = circuit('R0-p(R1,CPE1)-p(R2,CPE2)');
  const truth = [10, 20, 1e-6, 0.9, 40, 1e-2, 0.9];
  const exact = circuitSpectrum(model, truth, logFrequencies(1e6, 0.01, 625));

  it('is averaged over narrow bands, which costs nothing of what it says', () => {
    const dense = noisy(exact, 0.01, 3);
    const few = thinned(dense);
    expect(few.frequency.length).toBeLessThanOrEqual(200);
    expect(few.frequency.length).toBeGreaterThan(190);
    const there = circuitSpectrum(model, truth, few.frequency);
    const off = Array.from(
      few.re,
      (r, i) => Math.hypot(r - there.re[i], few.im[i] - there.im[i]) / Math.hypot(there.re[i], there.im[i]),
    );
    // 25 points a band: a fifth of the noise of each.
    expect(Math.sqrt(off.reduce((sum, d) => sum + d * d, 0) / off.length)).toBeLessThan(0.0035);
    expect(thinned(few)).toBe(few);
  });

  it('says so, and keeps its own points', () => {
    const analysis = analyseSpectrum(exact, { kramersKronig: true });
    expect(analysis.spectrum).toBe(exact);
    expect(analysis.thinned).toBeLessThanOrEqual(200);
    expect(analyseSpectrum(thinned(exact), { kramersKronig: true }).thinned).toBeUndefined();
  });
});
