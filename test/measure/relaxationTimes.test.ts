import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/circuit.js';
import { kramersKronig } from '../../src/measure/linKK.js';
import { relaxationTimes } from '../../src/measure/relaxationTimes.js';
import { nonNegativeMinimum } from '../../src/numerics/nonNegative.js';
import { noisy, normal } from './synthetic.js';

const frequencies = logFrequencies(1e6, 1e-2, 10);

function spectrumOf(text: string, values: number[], noise = 0.003, seed = 1) {
  const { circuit } = parseCircuit(text);
  return noisy(circuitSpectrum(circuit!, values, frequencies), noise, seed);
}

describe('non-negative quadratic minimum', () => {
  it('meets the Karush-Kuhn-Tucker conditions', () => {
    const random = normal(5);
    for (const n of [1, 5, 40]) {
      const a = Array.from({ length: 2 * n }, () => Array.from({ length: n }, random));
      const b = Array.from({ length: 2 * n }, random);
      const H = new Float64Array(n * n);
      const c = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        for (let r = 0; r < 2 * n; r++) c[i] += a[r][i] * b[r];
        for (let j = 0; j < n; j++) for (let r = 0; r < 2 * n; r++) H[i * n + j] += a[r][i] * a[r][j];
      }
      const x = nonNegativeMinimum(H, c, (i) => i > 0);
      for (let i = 0; i < n; i++) {
        let gradient = -c[i];
        for (let j = 0; j < n; j++) gradient += H[i * n + j] * x[j];
        if (i > 0) expect(x[i]).toBeGreaterThanOrEqual(0);
        if (i === 0 || x[i] > 0) expect(Math.abs(gradient)).toBeLessThan(1e-8);
        else expect(gradient).toBeGreaterThan(-1e-8);
      }
    }
  });
});

describe('distribution of relaxation times', () => {
  it.each(['gaussian', 'linear'] as const)('finds two arcs, their resistances and times, %s basis', (basis) => {
    const spectrum = spectrumOf('R0-p(R1,CPE1)-p(R2,CPE2)', [10, 20, 1e-6, 0.9, 30, 1e-3, 0.9]);
    const { ohmic, polarisation, peaks, gamma, deviation } = relaxationTimes(spectrum, { basis });
    expect(ohmic).toBeGreaterThan(9.5);
    expect(ohmic).toBeLessThan(10.5);
    expect(polarisation).toBeGreaterThan(49);
    expect(polarisation).toBeLessThan(51);
    const [slow, fast] = peaks;
    expect(Math.abs(slow.resistance - 30)).toBeLessThan(1);
    expect(Math.abs(fast.resistance - 20)).toBeLessThan(1);
    expect(slow.tau / (30 * 1e-3) ** (1 / 0.9)).toBeCloseTo(1, 0);
    expect(fast.tau / (20 * 1e-6) ** (1 / 0.9)).toBeCloseTo(1, 0);
    expect(Math.min(...gamma)).toBeGreaterThanOrEqual(0);
    expect(deviation).toBeLessThan(0.0035);
  });

  it('has the area of the exact distribution of a CPE arc', () => {
    // Cole & Cole (1941): gamma = R/(2 pi) sin((1 - a) pi)/(cosh(a ln(tau/tau0)) - cos((1 - a) pi)).
    const a = 0.8;
    const { tau, gamma } = relaxationTimes(spectrumOf('R0-p(R1,CPE1)', [10, 20, 1e-4, a], 1e-4));
    const tau0 = (20 * 1e-4) ** (1 / a);
    let difference = 0;
    for (let k = 0; k < tau.length; k++) {
      const exact =
        ((20 / (2 * Math.PI)) * Math.sin((1 - a) * Math.PI)) /
        (Math.cosh(a * Math.log(tau[k] / tau0)) - Math.cos((1 - a) * Math.PI));
      difference = Math.max(difference, Math.abs(gamma[k] - exact));
    }
    expect(difference / Math.max(...gamma)).toBeLessThan(0.1);
  });

  it('takes inductance and a capacitive end aside, and smooths more with a larger lambda', () => {
    const spectrum = spectrumOf('L0-R0-p(R1,C1)-C2', [1e-7, 5, 20, 1e-4, 0.5]);
    const found = relaxationTimes(spectrum);
    expect(found.inductance / 1e-7).toBeCloseTo(1, 0);
    expect(found.capacitance / 0.5).toBeCloseTo(1, 1);
    expect(found.peaks[0].tau / 2e-3).toBeCloseTo(1, 0);
    const rough = relaxationTimes(spectrum, { lambda: 1e-6 });
    const smooth = relaxationTimes(spectrum, { lambda: 1 });
    expect(Math.max(...smooth.gamma)).toBeLessThan(Math.max(...rough.gamma) / 2);
    expect(smooth.deviation).toBeGreaterThan(rough.deviation);
    expect(smooth.lambda).toBe(1);
  });
});

describe('Kramers-Kronig check', () => {
  it('accepts what a circuit does, with its noise', () => {
    for (const [text, values] of [
      ['R0-p(R1,CPE1)-Wo1', [5, 40, 2e-5, 0.85, 10, 5]],
      ['L0-R0-p(R1,C1)', [1e-6, 10, 20, 1e-5]],
    ] as const) {
      const check = kramersKronig(spectrumOf(text, [...values], 0.001));
      expect(check.consistent).toBe(true);
      expect(check.deviation).toBeGreaterThan(0.0005);
      expect(check.deviation).toBeLessThan(0.002);
    }
  });

  it('finds a cell that drifts while it is measured', () => {
    const spectrum = spectrumOf('R0-p(R1,CPE1)', [10, 40, 1e-3, 0.9], 0.001);
    const drifting = {
      ...spectrum,
      re: spectrum.re.map((r, i) => r + (spectrum.frequency[i] < 1 ? 3 * Math.log10(1 / spectrum.frequency[i]) : 0)),
    };
    const check = kramersKronig(drifting);
    expect(check.consistent).toBe(false);
    expect(Math.max(...check.suspicious)).toBeLessThan(100);
  });

  it('finds an imaginary part of the wrong sign', () => {
    const spectrum = spectrumOf('R0-p(R1,CPE1)', [10, 40, 1e-3, 0.9], 0.001);
    expect(kramersKronig({ ...spectrum, im: spectrum.im.map((z) => -z) }).deviation).toBeGreaterThan(0.05);
  });
});
