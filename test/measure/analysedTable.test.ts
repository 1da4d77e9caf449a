import { describe, expect, it } from 'vitest';
import { analysedCsv, spectraCsv } from '../../src/output/run/spectraCsv.js';
import type { AnalysedCycle, AnalysedSpectrum, Results, SpectrumRecord } from '../../src/results/results.js';

/** Numbers that tell every column from every other. */
const inside = { interfaceResistance: 31, diffusionLength: 32 } as SpectrumRecord['inside'];
const spectrum: AnalysedSpectrum = {
  step: 99,
  content: 0.5,
  cathodeResistance: { value: 11, error: 0.11 },
  geometricMean: { value: 12, error: 0.12 },
  ionResistance: { value: 13, error: 0.13 },
  chargeTransfer: { value: 14, error: 0.14 },
  interfaceResistance: { value: 15, error: 0.15 },
  diffusionLength: { value: 16, error: 0.16 },
  deviation: 98,
  inside,
};
const cycle: AnalysedCycle = {
  cycle: 7,
  spectra: [spectrum],
  activeMass: 0.21,
  relaxed: 97,
  holdTime: 22,
  connected: 0.33,
  diffusionLength: 34,
  remarks: [],
};
const record: SpectrumRecord = {
  cycle: 7,
  step: 41,
  time: 42,
  frequency: Float64Array.of(45, 46),
  re: Float64Array.of(47, 48),
  im: Float64Array.of(-49, -50),
  voltage: 96,
  potential: 43,
  content: 0.44,
  inside,
};
const results = {
  variants: [{ name: 'cell', analysed: [cycle, { ...cycle, cycle: 8, spectra: [] }], spectra: [record] }],
} as unknown as Results;

const table = (text: string) => text.trimEnd().split('\r\n');

describe('tables of virtual experiments', () => {
  it('analysed.csv has these columns, in these units, with these numbers', () => {
    const [head, with_, without] = table(analysedCsv(results)!);
    const expected: [string, string, string][] = [
      ['Variant', 'cell', 'cell'],
      ['Cycle', '7', '8'],
      ['Lithium content by potential', '0.5', ''],
      ['R_cathode by line fit / Ohm cm2', '11', ''],
      ['"R_cathode by line fit, standard error / Ohm cm2"', '0.11', ''],
      ['sqrt(R_ion R_ct) / Ohm cm2', '12', ''],
      ['"sqrt(R_ion R_ct), standard error / Ohm cm2"', '0.12', ''],
      ['R_ion / Ohm cm2', '13', ''],
      ['"R_ion, standard error / Ohm cm2"', '0.13', ''],
      ['R_ct / Ohm cm2', '14', ''],
      ['"R_ct, standard error / Ohm cm2"', '0.14', ''],
      ['Interface arc / Ohm cm2', '15', ''],
      ['"Interface arc, standard error / Ohm cm2"', '0.15', ''],
      ['L_diff / um', '16', ''],
      ['"L_diff, standard error / um"', '0.16', ''],
      ['Active mass', '0.21', '0.21'],
      ['Time to 1 % of the charging current / s', '22', '22'],
      ['Inside: interface resistance / Ohm cm2', '31', ''],
      ['Inside: diffusion length / um', '32', '34'],
      ['Inside: connected fraction', '0.33', '0.33'],
    ];
    expect(head).toBe(expected.map(([name]) => name).join(','));
    expect(with_).toBe(expected.map(([, value]) => value).join(','));
    expect(without).toBe(expected.map(([, , value]) => value).join(','));
  });

  it('spectra.csv has these columns, one row per frequency, with Z″ itself', () => {
    expect(table(spectraCsv(results)!)).toEqual([
      'Variant,Cycle,Step,Time / s,Cathode potential vs Li / V,Lithium content,freq / Hz,Re(Z) / Ohm,Im(Z) / Ohm',
      'cell,7,41,42,43,0.44,45,47,-49',
      'cell,7,41,42,43,0.44,46,48,-50',
    ]);
  });

  it('are not written where nothing was measured', () => {
    const nothing = { variants: [{ name: 'cell' }] } as unknown as Results;
    expect(analysedCsv(nothing)).toBeUndefined();
    expect(spectraCsv(nothing)).toBeUndefined();
  });
});
