import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { type Circuit, circuitImpedance, circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { circuitElements } from '../../src/measure/spectrum/circuitElements.js';
import { fitCircuit } from '../../src/measure/spectrum/circuitFit.js';
import { readSign } from '../../src/measure/spectrum/signConvention.js';
import { noisy, normal } from './synthetic.js';

const frequencies = logFrequencies(1e6, 1e-2, 10);

function circuit(text: string): Circuit {
  const { circuit, issues } = parseCircuit(text);
  expect(issues).toEqual([]);
  return circuit!;
}

describe('a circuit string', () => {
  it('is read as series and parallel groups, nested', () => {
    const randles = circuit(' R0 - p( R_1 , C1 -p(R2,C2))-W1');
    expect(randles.parameters.map((p) => p.name)).toEqual(['R0', 'R_1', 'C1', 'R2', 'C2', 'W1']);
    expect(circuit('R0-p(R1,CPE1)-Wo1').parameters.map((p) => p.name)).toEqual([
      'R0',
      'R1',
      'CPE1_0',
      'CPE1_1',
      'Wo1_0',
      'Wo1_1',
    ]);
    // 1 + 1/(1/2 + 1/(-j + 1)) at omega C = 1, second branch C1 in series with a plain R2 (C2 open).
    const z = circuitImpedance(circuit('R0-p(R1,C1-R2)'), [1, 2, 1, 1], 1);
    expect(z.re).toBeCloseTo(1.8, 12);
    expect(z.im).toBeCloseTo(-0.4, 12);
  });

  it.each([
    ['', 'missing', 1],
    ['R0-', 'missing', 4],
    ['R0-p(R1,C1', 'not closed', 4],
    ['R0-p(R1)', 'two branches', 4],
    ['R0-X1', '"X"', 4],
    ['R0-R0', 'twice', 4],
    ['R0)', 'goes on', 3],
    ['R0--R1', 'missing', 4],
    ['R0-p(R1,,C1)', 'missing', 9],
    ['constructor0', '"constructor"', 1],
  ])('%j is refused with place and reason', (text, message, column) => {
    const { circuit, issues } = parseCircuit(text);
    expect(circuit).toBeUndefined();
    expect(issues[0].message).toContain(message);
    expect(issues[0].column).toBe(column);
  });

  it('has elements with the limits that their names promise', () => {
    const z = (type: string, p: number[], omega: number) => circuitElements[type].impedance(p, omega);
    // Short and open Warburg agree at high frequency, with the semi-infinite one, and differ at low frequency.
    const high = [z('Wo', [2, 3], 1e6), z('Ws', [2, 3], 1e6), z('W', [2 / Math.sqrt(6)], 1e6)];
    for (const { re, im } of high) {
      expect(re / high[0].re).toBeCloseTo(1, 10);
      expect(im / re).toBeCloseTo(-1, 10);
    }
    expect(z('Ws', [2, 3], 1e-6).re).toBeCloseTo(2, 8);
    expect(z('Wo', [2, 3], 1e-6).re).toBeCloseTo(2 / 3, 6);
    expect(z('Wo', [2, 3], 1e-6).im).toBeCloseTo(-2 / 3e-6, -1);
    expect(z('CPE', [1e-5, 1], 50).im).toBeCloseTo(z('C', [1e-5], 50).im, 8);
    expect(z('TLMQ', [9, 1e-3, 1], 1e-3).re).toBeCloseTo(3, 6);
    expect(z('G', [5, 1], 1e-8).re).toBeCloseTo(5, 8);
  });
});

describe('a circuit fit', () => {
  it.each([
    ['R0-p(R1,C1)', [10, 20, 1e-4]],
    ['R0-p(R1,CPE1)-W1', [5, 40, 2e-5, 0.85, 3]],
    ['R0-p(R1,CPE1)-p(R2,CPE2)-Wo1', [12, 8, 1e-7, 0.95, 25, 1e-3, 0.8, 30, 20]],
    ['L0-R0-p(R1,CPE1)-CPE2', [1e-7, 20, 15, 1e-6, 0.9, 0.02, 0.7]],
    ['p(R1,C1)-R0', [3, 1e-6, 7]],
  ])('%s finds the parameters back without a guess, within its errors', (text, truth) => {
    const model = circuit(text);
    const fit = fitCircuit(noisy(circuitSpectrum(model, truth, frequencies), 0.003, 5), model);
    expect(fit.converged).toBe(true);
    expect(fit.deviation / (0.003 * Math.SQRT2)).toBeGreaterThan(0.75);
    expect(fit.deviation / (0.003 * Math.SQRT2)).toBeLessThan(1.15);
    for (const [j, { name }] of model.parameters.entries()) {
      const { value, error } = fit.parameters[name];
      expect(Math.abs(value - truth[j]) / error).toBeLessThan(3.5);
      expect(error / value).toBeLessThan(0.2);
    }
  });

  it('has errors that cover the truth', () => {
    const model = circuit('R0-p(R1,CPE1)');
    const truth = [5, 40, 2e-5, 0.85];
    const exact = circuitSpectrum(model, truth, frequencies);
    let inside = 0;
    for (let seed = 0; seed < 100; seed++) {
      const { value, error } = fitCircuit(noisy(exact, 0.01, 100 + seed), model, {
        guess: { R0: 4, R1: 30, CPE1_0: 1e-5, CPE1_1: 0.9 },
      }).parameters.R1;
      if (Math.abs(value - 40) < 1.96 * error) inside++;
    }
    expect(inside).toBeGreaterThan(87);
  });

  it('says which elements the spectrum does not show', () => {
    const shown = circuitSpectrum(circuit('R0-p(R1,C1)'), [10, 20, 1e-4], frequencies);
    const fit = fitCircuit(noisy(shown, 0.003, 2), circuit('R0-R9-p(R1,C1)'));
    expect(fit.parameters.R0.error).toBe(Infinity);
    expect(fit.parameters.R9.error).toBe(Infinity);
    expect(fit.parameters.R1.error).toBeLessThan(0.2);
    expect(fit.parameters.R0.value + fit.parameters.R9.value).toBeCloseTo(10, 1);
  });
});

describe('the sign of an imaginary column', () => {
  const model = circuit('R0-p(R1,CPE1)-W1');
  const spectrum = circuitSpectrum(model, [5, 40, 2e-5, 0.85, 3], frequencies);

  it.each([
    ["Z''", 1],
    ["-Z''", -1],
  ] as const)('%s is recognised, with noise and an inductive end', (column, sign) => {
    const random = normal(7);
    const im = spectrum.im.map((z, i) => sign * (z + 2e-6 * spectrum.frequency[i]) + 0.05 * random());
    const reading = readSign(spectrum.frequency, spectrum.re, im);
    expect(reading.column).toBe(column);
    expect(reading.clear).toBe(true);
    expect(reading.spectrum.im[40]).toBeLessThan(0);
  });

  it('is guessed, and said to be, where the real part does not change', () => {
    const flat = frequencies.map(() => 7);
    const reading = readSign(
      frequencies,
      flat,
      frequencies.map((f) => 1 / f),
    );
    expect(reading.column).toBe("-Z''");
    expect(reading.clear).toBe(false);
  });
});
