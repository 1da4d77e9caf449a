import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import type { RelaxationPeak, RelaxationTimes, Tail } from '../../src/measure/spectrum/relaxationDistribution.js';
import { analyseSpectrum, suggestedCircuit } from '../../src/measure/spectrum/spectrumAnalysis.js';

const circuit = parseCircuit('R0-p(R1,C1)').circuit!;
const spectrum = circuitSpectrum(circuit, [10, 20, 2.5e-4], logFrequencies(150, 6, 5));

function suggested(resistances: number[], exponent?: number) {
  const peaks = resistances.map((resistance) => ({ resistance }) as RelaxationPeak);
  const tail: Tail | undefined = exponent === undefined ? undefined : { Q: 1, exponent };
  return suggestedCircuit({ peaks, ...(tail ? { tail } : {}) } as unknown as RelaxationTimes);
}

describe('a suggested circuit', () => {
  it('has an element for each of the three largest peaks that count', () => {
    expect(suggested([10])).toBe('R0-p(R1,CPE1)');
    // 8 of 100 are too little.
    expect(suggested([92, 8])).toBe('R0-p(R1,CPE1)');
    expect(suggested([91, 9])).toBe('R0-p(R1,CPE1)-p(R2,CPE2)');
    expect(suggested([30, 30, 20, 20])).toBe('R0-p(R1,CPE1)-p(R2,CPE2)-p(R3,CPE3)');
    expect(suggested([])).toBe('R0');
  });

  it('ends with the element of the tail', () => {
    expect(suggested([10], 0.5)).toBe('R0-p(R1,CPE1)-W1');
    expect(suggested([10], 1)).toBe('R0-p(R1,CPE1)-C1');
    expect(suggested([10, 10], 0.8)).toBe('R0-p(R1,CPE1)-p(R2,CPE2)-CPE3');
  });
});

describe('an analysis', () => {
  it('of nothing in particular checks the spectrum and suggests a circuit', () => {
    const { kramersKronig, relaxationTimes, suggestedCircuit: words, ...others } = analyseSpectrum(spectrum);
    expect(kramersKronig!.consistent).toBe(true);
    expect(relaxationTimes!.peaks).toHaveLength(1);
    expect(words).toBe('R0-p(R1,CPE1)');
    for (const part of ['re', 'im'] as const)
      for (const [i, z] of spectrum[part].entries())
        expect(Math.abs(relaxationTimes!.fitted[part][i] - z)).toBeLessThan(0.1);
    expect(others).toEqual({ spectrum });
  });

  it('does what it is asked for and nothing else', () => {
    expect(Object.keys(analyseSpectrum(spectrum, { kramersKronig: true }))).toEqual(['spectrum', 'kramersKronig']);
    const few = circuitSpectrum(circuit, [10, 20, 2.5e-4], [100, 30]);
    const times = analyseSpectrum(few, { relaxationTimes: true, lambda: 0.125 });
    expect(times.relaxationTimes!.lambda).toBe(0.125);
    expect(times.kramersKronig).toBeUndefined();
    // Without a good picture there is nothing to suggest.
    const poor = analyseSpectrum(few, { relaxationTimes: true, lambda: 1e9 });
    expect(poor.relaxationTimes!.usable).toBe(false);
    expect(poor.suggestedCircuit).toBeUndefined();
    const guess = { R_s: 10, R_ct: 20, Q: 2.5e-4, a: 1, Z_0: 1, tau: 1 };
    const fits = analyseSpectrum(few, { diffusionLength: { diffusivity: 1e-14, spread: 0, guess } });
    expect(Object.keys(fits)).toEqual(['spectrum', 'diffusionLength']);
  });

  it('of a circuit keeps its text and begins at a guess', () => {
    const fitted = analyseSpectrum(spectrum, { circuit, relaxationTimes: true, lambda: 1e-3 });
    expect(Object.keys(fitted)).toEqual(['spectrum', 'relaxationTimes', 'circuit']);
    expect(fitted.circuit!.text).toBe('R0-p(R1,C1)');
    expect(fitted.circuit!.parameters.R1.value).toBeCloseTo(20, 6);
    const far = { R0: 1e-9, R1: 1e9, C1: 1e9 };
    expect(analyseSpectrum(spectrum, { circuit, guess: far }).circuit!.deviation).toBeGreaterThan(0.1);
  });
});
