import type { AnalysedCycle, Results, VariantResult } from '../../src/results/results.js';
import { cycleRow, resultsOf } from '../columns/handMade.js';

// A run of two moments, and one that measured a spectrum and a pulse.

const series = {
  time: Float64Array.of(0, 60),
  voltage: Float64Array.of(2.1, 2.2),
  current: Float64Array.of(0.5, -0.25),
  charge: Float64Array.of(396, -792),
  cycle: Int32Array.of(1, 2),
  step: Int32Array.of(0, 3),
  cathodePotential: Float64Array.of(3.6, 3.7),
  anodePotential: Float64Array.of(1.5, 1.55),
};
export const [made] = resultsOf({ bare: [cycleRow(1)] }).variants;
const bare: VariantResult = { ...made, series, profiles: [] };
export const results: Results = { ...resultsOf({}), scenario: { a: 1 }, variants: [bare] };

const inside = { interfaceResistance: 18, contact: 0.8, connected: 0.9, diffusionLength: 1.4 };
const fitted = (value: number) => ({ value, error: value / 10 });
const analysed: AnalysedCycle = {
  cycle: 5,
  spectra: [
    {
      step: 1,
      content: 0.6,
      cathodeResistance: fitted(41),
      geometricMean: fitted(32),
      ionResistance: fitted(13),
      chargeTransfer: fitted(74),
      interfaceResistance: fitted(25),
      diffusionLength: fitted(1.6),
      deviation: 0.01,
      inside,
    },
  ],
  activeMass: 0.95,
  relaxed: 7200,
  holdTime: 5400,
  connected: 0.97,
  diffusionLength: 1.7,
  remarks: [],
};
export const measured: VariantResult = {
  ...bare,
  spectra: [
    {
      cycle: 5,
      step: 2,
      time: 60,
      frequency: Float64Array.of(100, 1),
      re: Float64Array.of(10, 20),
      im: Float64Array.of(-1, -2),
      voltage: 2.2,
      potential: 3.75,
      content: 0.55,
      inside,
    },
  ],
  analysed: [analysed, { ...analysed, cycle: 6, spectra: [] }],
  gitt: [
    {
      cycle: 7,
      direction: 'charge',
      time: 30,
      potential: 3.8,
      content: 0.5,
      polarisation: 0.02,
      jump: 0.01,
      diffusivity: 1e-15,
      fourier: 0.1,
      diffusivityInside: 2e-15,
    },
  ],
};
export const both = { ...results, variants: [bare, { ...measured, name: 'b' }] };
