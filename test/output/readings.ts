import type { AnalysedCycle, AnalysedSpectrum, GittReading } from '../../src/results/results.js';

// What a lab reads of a made-up cell, as it is inside: nothing deceives.

export const read10 = (value: number) => ({ value, error: 0.1 * value });

export function spectrum(more: Partial<AnalysedSpectrum> = {}): AnalysedSpectrum {
  return {
    step: 1,
    content: 0.6,
    cathodeResistance: read10(40),
    geometricMean: read10(38),
    ionResistance: read10(12),
    chargeTransfer: read10(75),
    interfaceResistance: read10(20),
    diffusionLength: read10(1.5),
    deviation: 0.01,
    inside: { interfaceResistance: 20, contact: 0.8, connected: 0.9, diffusionLength: 1.5 },
    ...more,
  };
}

export function tested(cycle: number, more: Partial<AnalysedCycle> = {}): AnalysedCycle {
  return {
    cycle,
    spectra: [spectrum()],
    activeMass: 0.95,
    relaxed: 7200,
    holdTime: Number.NaN,
    connected: 0.95,
    diffusionLength: 1.5,
    remarks: [],
    ...more,
  };
}

export function pulse(more: Partial<GittReading> = {}): GittReading {
  return {
    cycle: 1,
    direction: 'discharge',
    time: 0,
    potential: 3.8124,
    content: 0.456,
    polarisation: -0.02134,
    jump: -0.01,
    diffusivity: 8e-16,
    fourier: 0.1,
    diffusivityInside: 8e-16,
    ...more,
  };
}
