import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { kramersKronig } from '../../src/measure/spectrum/linKK.js';
import { noisy } from './synthetic.js';

const of = (text: string, values: number[], from = 1e3, to = 1, perDecade = 6) =>
  circuitSpectrum(parseCircuit(text).circuit!, values, logFrequencies(from, to, perDecade));

describe('the linear Kramers-Kronig test', () => {
  it('reproduces resistor, coil, capacitor and elements at its own times to rounding', () => {
    const [fastest, slowest] = [1 / (2 * Math.PI * 1e3), 1 / (2 * Math.PI)];
    const middle = Math.sqrt(fastest * slowest);
    const exact = of('R0-L0-C1-K1-K2-K3', [3, 1e-4, 0.02, 5, fastest, 7, middle, 2, slowest]);
    const check = kramersKronig(exact, { most: 3 });
    expect(check.elements).toBe(3);
    expect(check.deviation).toBeLessThan(1e-9);
    expect(check.largest).toBeLessThan(1e-8);
    expect(check.mu).toBeCloseTo(1, 9);
    expect(check.consistent).toBe(true);
    // A negative resistance is what mu counts: 2 of 12.
    const negative = kramersKronig(of('R0-K1-K2-K3', [9, 5, fastest, -2, middle, 7, slowest]), { most: 3 });
    expect(negative.mu).toBeCloseTo(1 - 2 / 12, 9);
    const single = kramersKronig(of('R0-K1', [3, 5, middle]), { most: 1 });
    expect(single.elements).toBe(1);
    expect(single.deviation).toBeLessThan(1e-9);
    expect(kramersKronig(of('R0-K1', [3, -1, middle]), { most: 1 }).mu).toBe(0);
  });

  it('follows a capacitive end by its capacitor only', () => {
    const blocking = of('R0-C1', [3, 0.02]);
    expect(kramersKronig(blocking).deviation).toBeLessThan(1e-6);
    expect(kramersKronig(blocking, { capacitance: false, most: 4 }).deviation).toBeGreaterThan(1e-3);
  });

  it('has three elements per decade at least and one per frequency at most, and ends where they follow the noise', () => {
    const arc = of('R0-p(R1,CPE1)', [3, 5, 1e-3, 0.8]);
    // Three decades, 19 points.
    expect(kramersKronig(noisy(arc, 0.003, 2), { overfit: 2 }).elements).toBe(9);
    expect(kramersKronig(arc, { overfit: -1e9 }).elements).toBe(19);
    expect(kramersKronig(arc, { overfit: -1e9, most: 12 }).elements).toBe(12);
    const dense = of('R0-p(R1,CPE1)', [3, 5, 1e-3, 0.8], 1e3, 1, 20);
    expect(kramersKronig(dense, { overfit: -1e9 }).elements).toBe(50);
    const usual = kramersKronig(noisy(dense, 0.003, 2));
    expect(usual.mu).toBeLessThanOrEqual(0.85);
    expect(usual.elements).toBeLessThan(50);
    expect(kramersKronig(noisy(dense, 0.003, 2), { most: usual.elements - 1, overfit: -1e9 }).mu).toBeGreaterThan(0.85);
  });

  it('names the frequencies that do not belong, by residuals relative to |Z|', () => {
    const arc = of('R0-K1', [10, 5, 1e-2]);
    const re = arc.re.slice();
    re[7] *= 1.05;
    const check = kramersKronig({ ...arc, re }, { most: 9 });
    expect(check.consistent).toBe(false);
    const worst = check.residualRe.indexOf(Math.max(...check.residualRe));
    expect(worst).toBe(7);
    expect(check.suspicious).toContain(arc.frequency[7]);
    expect(check.largest).toBe(Math.max(...check.residualRe.map(Math.abs), ...check.residualIm.map(Math.abs)));
    const squares = [...check.residualRe, ...check.residualIm].reduce((sum, r) => sum + r * r, 0);
    expect(check.deviation).toBeCloseTo(Math.sqrt(squares / 38), 12);
    for (const [i, f] of arc.frequency.entries()) {
      const size = Math.max(Math.abs(check.residualRe[i]), Math.abs(check.residualIm[i]));
      expect(check.suspicious.includes(f)).toBe(size > 0.01);
    }
    // Nothing exceeds the largest.
    expect(kramersKronig({ ...arc, re }, { most: 9, tolerance: check.largest }).consistent).toBe(true);
    expect(kramersKronig({ ...arc, re }, { most: 9, tolerance: 0.999 * check.largest }).suspicious).toHaveLength(1);
    const im = arc.im.slice();
    im[4] -= 1;
    expect(kramersKronig({ ...arc, im }, { most: 9 }).suspicious).toContain(arc.frequency[4]);
  });
});
