import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { kramersKronig } from '../../src/measure/spectrum/linKK.js';
import { noisy } from './synthetic.js';

const frequencies = logFrequencies(1e6, 1e-2, 10);

function spectrumOf(text: string, values: number[], noise = 0.003, seed = 1) {
  const { circuit } = parseCircuit(text);
  return noisy(circuitSpectrum(circuit!, values, frequencies), noise, seed);
}

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
