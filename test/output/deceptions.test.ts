import { describe, expect, it } from 'vitest';
import { deceptions } from '../../src/output/report/deceptions.js';
import type { VariantResult } from '../../src/results/results.js';
import { resultsOf } from '../columns/handMade.js';
import { read } from './page.js';
import { pulse, read10, spectrum, tested } from './readings.js';

// Where a lab would be led astray by its readings, sentence by sentence.

const [cell] = resultsOf({ bare: [] }).variants;
const said = (more: Partial<VariantResult>) =>
  read(deceptions({ ...cell, ...more }).markup)
    .trim()
    .split('\n');

describe('where a lab is led astray', () => {
  const nothing = ['(soft) Nothing in these readings is far from what is inside.'];

  it('is said only where it is', () => {
    expect(said({ analysed: [tested(1), tested(50)], gitt: [pulse()] })).toEqual(nothing);
  });

  it('by a geometric mean that is no resistance: from a tenth below on, at its worst', () => {
    const mean = (value: number) => [spectrum({ geometricMean: read10(value) })];
    expect(said({ analysed: [tested(1, { spectra: mean(36) })] })).toEqual(nothing);
    expect(said({ analysed: [tested(1, { spectra: mean(35.9) })] })).toEqual([
      'Where these readings deceive:',
      '- √(R_ion R_ct) is no direct-current resistance once R_ct is far above R_ion: in cycle 1 (R_ct 6.3 times R_ion) it reads 35.9 Ω cm², 90 % of the 40.0 Ω cm² that a direct current meets.',
    ]);
    const worse = [spectrum({ geometricMean: read10(30), cathodeResistance: read10(100) })];
    const [, first, second] = said({
      analysed: [tested(1), tested(9, { spectra: worse }), tested(50, { spectra: mean(19) })],
    });
    expect(first).toContain('in cycle 9 (R_ct 6.3 times R_ion) it reads 30.0 Ω cm², 30 % of the 100 Ω cm²');
    expect(second).toBe(
      '- From cycle 1 to 50 √(R_ion R_ct) changes by a factor of 0.50, the resistance itself by 1.0.',
    );
  });

  it('by one line for several surfaces: from a deviation of 3 % on', () => {
    const off = (...deviations: readonly number[]) =>
      said({ analysed: [tested(1, { spectra: deviations.map((deviation) => spectrum({ deviation })) })] });
    expect(off(0.03)).toEqual(nothing);
    expect(off(0.031, 0.01, 0.06)).toEqual([
      'Where these readings deceive:',
      '- In 2 of 3 spectra one transmission line follows the data only to 6 % at worst: surfaces with different films react side by side, and R_ion and R_ct are averages of an unknown kind.',
    ]);
  });

  it('by an arc that holds more or less than films and charge transfer: from a tenth on, the farthest', () => {
    const arc = (...values: readonly number[]) =>
      said({
        analysed: values.map((value, i) =>
          tested(i + 1, { spectra: [spectrum({ interfaceResistance: read10(value) })] }),
        ),
      });
    expect(arc(21.9, 18.1)).toEqual(nothing);
    expect(arc(21, 25, 16)).toEqual([
      'Where these readings deceive:',
      '- The interface arc is up to 25 % above the resistance of films and charge transfer (cycle 2): it holds what the ionic rail and the beginning of diffusion add to it.',
    ]);
    expect(arc(25, 14)[1]).toContain('up to 30 % below the resistance of films and charge transfer (cycle 2)');
    expect(arc(Number.NaN, 25)[1]).toContain('(cycle 2)');
  });

  it('by a mass that has not relaxed: from two points on, the farthest', () => {
    const mass = (...values: readonly number[]) =>
      said({ analysed: values.map((activeMass, i) => tested(i + 1, { activeMass, connected: 0.5 })) });
    expect(mass(0.519, Number.NaN)).toEqual(nothing);
    expect(mass(0.521, 0.47)).toEqual([
      'Where these readings deceive:',
      '- The active mass from relaxed potentials is up to 3.0 points below the connected fraction (cycle 2: 47.0 against 50.0 %): after 2.0 h the particles with little contact have not come to the potential that is measured.',
    ]);
    expect(mass(0.54, 0.47)[1]).toContain(
      'up to 4.0 points above the connected fraction (cycle 1: 54.0 against 50.0 %)',
    );
  });

  it('by a diffusion length that grows otherwise: from a tenth on', () => {
    const inside = (diffusionLength: number) => ({ ...spectrum().inside, diffusionLength });
    const length = (value: number, last = 50, within = 1.5) =>
      said({
        analysed: [
          tested(1),
          tested(last, { spectra: [spectrum({ diffusionLength: read10(value), inside: inside(within) })] }),
        ],
      });
    expect(length(1.6)).toEqual(nothing);
    expect(length(3, 1)).toEqual(nothing);
    expect(length(Number.NaN)).toEqual(nothing);
    expect(length(3, 50, 3.1)).toEqual(nothing);
    expect(length(1.2, 50, 3)).toEqual([
      'Where these readings deceive:',
      '- L_diff reads 0.80 times its first value in cycle 50, inside it is 2.0 times: the spectrum weights particles by contact surface, and low frequencies end before the largest ones are through.',
    ]);
    expect(said({ analysed: [tested(1, { spectra: [] })] })).toEqual(nothing);
  });

  it('by pulses: from a factor of 1.35 on, by their median', () => {
    const pulses = (...ratios: readonly number[]) =>
      said({ gitt: ratios.map((ratio) => pulse({ diffusivity: ratio * 8e-16 })) });
    expect(pulses(1.34)).toEqual(nothing);
    expect(pulses(Number.NaN, -1)).toEqual(nothing);
    expect(pulses(10, 0.1, 1.5, -2)).toEqual([
      'Where these readings deceive:',
      '- The apparent diffusion coefficient is 1.5 times above the one that went in (median of 3 pulses): the evaluation holds for pulses short against (V/S)²/D, for one particle size and a surface that reacts everywhere.',
    ]);
    expect(pulses(0.25, 0.5)[1]).toContain('is 2.0 times below the one that went in (median of 2 pulses)');
  });
});
