import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrhenius } from '../../src/constants/arrhenius.js';
import { FARADAY } from '../../src/constants/physical.js';
import { graphite } from '../../src/materials/anode/graphite.js';
import { indium } from '../../src/materials/anode/indium.js';
import { lithium } from '../../src/materials/anode/lithium.js';
import { lithiumFree } from '../../src/materials/anode/lithiumFree.js';
import { lto } from '../../src/materials/anode/lto.js';
import { silicon } from '../../src/materials/anode/silicon.js';
import { anodePotential } from '../../src/materials/anodePotential.js';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import { diffusivityCurve } from '../../src/materials/diffusivity.js';
import { maximumConcentration } from '../../src/materials/maximumConcentration.js';
import { monotoneCubic } from '../../src/materials/monotone.js';
import { plateauPotential } from '../../src/materials/plateauPotential.js';
import { volumeChangeCurve } from '../../src/materials/volumeChange.js';

describe('Arrhenius factor', () => {
  it('is 1 at 25 degC and multiplies over activation energies', () => {
    expect(arrhenius(40e3, 298.15)).toBe(1);
    expect(arrhenius(30e3, 318.15) * arrhenius(10e3, 318.15)).toBeCloseTo(arrhenius(40e3, 318.15), 12);
  });

  it('raises the conductivity of Li6PS5Cl 2.35 to 2.6 times at 45 degC for 0.35 to 0.40 eV', () => {
    const perElectronvolt = 96485.33;
    expect(arrhenius(0.35 * perElectronvolt, 318.15)).toBeCloseTo(2.35, 1);
    expect(arrhenius(0.4 * perElectronvolt, 318.15)).toBeCloseTo(2.66, 1);
  });

  it('raises diffusion six-fold from 25 to 60 degC with 42 kJ/mol (Conforto et al. 2021)', () => {
    expect(arrhenius(42e3, 333.15)).toBeCloseTo(6, 0);
  });
});

describe('monotone cubic', () => {
  it('weighs the secants of uneven intervals as Fritsch & Butland (1984) do, eq. 5', () => {
    // Widths 1 and 2, secants 1 and 2: alpha = (1 + 2/3)/3 = 5/9, slope = 1*2/(5/9*2 + 4/9*1) = 9/7; and mirrored.
    expect(monotoneCubic([0, 1, 3], [0, 1, 5]).slopeAt(1)).toBeCloseTo(9 / 7, 12);
    expect(monotoneCubic([0, 2, 3], [0, 4, 5]).slopeAt(2)).toBeCloseTo(9 / 7, 12);
    expect(monotoneCubic([0, 1, 3], [0, 2, 4]).slopeAt(1)).toBeCloseTo(2 / (5 / 9 + (4 / 9) * 2), 12);
  });

  it('reproduces straight lines, slope and extension included', () => {
    const { at, slopeAt } = monotoneCubic([0, 1, 1.5, 4], [1, 3, 4, 9]);
    for (const x of [-2, 0.3, 1.2, 3, 7]) {
      expect(at(x)).toBeCloseTo(1 + 2 * x, 12);
      expect(slopeAt(x)).toBeCloseTo(2, 12);
    }
  });

  it('never leaves the range of neighbouring points', () => {
    const pairs = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 2, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })),
      {
        minLength: 2,
        maxLength: 15,
      },
    );
    fc.assert(
      fc.property(pairs, (steps) => {
        let x = 0;
        const xs = steps.map(([dx]) => {
          x += dx;
          return x;
        });
        const ys = steps.map(([, y]) => y);
        const { at } = monotoneCubic(xs, ys);
        for (let i = 0; i + 1 < xs.length; i++) {
          for (let t = 0; t <= 1; t += 0.05) {
            const y = at(xs[i] + t * (xs[i + 1] - xs[i]));
            expect(y).toBeGreaterThanOrEqual(Math.min(ys[i], ys[i + 1]) - 1e-9);
            expect(y).toBeLessThanOrEqual(Math.max(ys[i], ys[i + 1]) + 1e-9);
          }
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('has the slope that its values have', () => {
    const { at, slopeAt } = monotoneCubic([0, 0.4, 1, 2], [0, 1, 1.2, 5]);
    for (const x of [-0.5, 0.2, 0.39, 0.41, 0.7, 1.5, 2.5]) {
      expect(slopeAt(x)).toBeCloseTo((at(x + 1e-6) - at(x - 1e-6)) / 2e-6, 5);
    }
  });
});

describe('diffusivity', () => {
  const law = ncm85.diffusivity.value;

  it('loses A1 decades towards full lithiation and is constant outside its range', () => {
    const { curve } = diffusivityCurve(law, 1, 'test');
    const at = curve?.at ?? (() => Number.NaN);
    // Between the two drops, at the plateau of 8e-16 m2/s.
    expect(at(0.5)).toBeCloseTo(8e-16, 18);
    expect(Math.log10(at(0.5) / at(1))).toBeGreaterThan(3);
    expect(at(0.05)).toBe(at(0.1));
    expect(at(-1)).toBe(at(0.1));
    expect(at(1.2)).toBe(at(1));
  });

  it('scales with its temperature factor', () => {
    const cold = diffusivityCurve(law, 1, 'test').curve;
    const warm = diffusivityCurve(law, 2.5, 'test').curve;
    for (const x of [0.1, 0.5, 0.95]) expect((warm?.at(x) ?? 0) / (cold?.at(x) ?? 1)).toBeCloseTo(2.5, 12);
  });

  it('interpolates tables in the logarithm', () => {
    const { curve } = diffusivityCurve(
      [
        [0, 1e-16],
        [1, 1e-14],
      ],
      1,
      'test',
    );
    expect(curve?.at(0.5)).toBeCloseTo(1e-15, 24);
    expect(curve?.at(2)).toBeCloseTo(1e-14, 23);
  });

  it.each([0, -1e-15, Number.NaN])('refuses %s m2/s', (value) => {
    expect(diffusivityCurve(value, 1, 'test').issues).toHaveLength(1);
    expect(
      diffusivityCurve(
        [
          [0, 1e-15],
          [1, value],
        ],
        1,
        'test',
      ).issues,
    ).toHaveLength(1);
  });
});

describe('volume change', () => {
  it('is zero for the lithiated material and falls on charge', () => {
    const { curve } = volumeChangeCurve(ncm85.volumeChange.value, 'test');
    const at = curve?.at ?? (() => Number.NaN);
    expect(at(1)).toBe(0);
    expect(at(0.38)).toBeCloseTo(-0.015, 12);
    for (let x = 0.01; x < 1.05; x += 0.01) expect(at(x)).toBeGreaterThan(at(x - 0.01));
  });
});

describe('anode potential', () => {
  it.each([
    [indium, 0.62, 0.05, 0.87],
    [lto, 1.55, 0.03, 0.97],
  ] as const)('$name is flat on its plateau and moves steeply beyond', (material, plateau, from, to) => {
    const potential = plateauPotential(material.plateau.value, material.shape.value);
    for (let y = from; y <= to; y += 0.01) expect(Math.abs(potential(y) - plateau)).toBeLessThan(1.5e-3);
    expect(potential(-0.02)).toBeGreaterThan(plateau + 0.3);
    expect(potential(1.05)).toBeLessThan(plateau - 0.3);
  });

  it('falls by about 0.2 V once the indium is used up', () => {
    const potential = plateauPotential(indium.plateau.value, indium.shape.value);
    expect(potential(0.95)).toBeCloseTo(0.42, 2);
  });

  it.each([indium, lto])('$name falls for every real y, smoothly and without overflow', (material) => {
    const potential = plateauPotential(material.plateau.value, material.shape.value);
    const slope = (y: number, h: number): number => (potential(y + h) - potential(y - h)) / (2 * h);
    for (let y = -3; y <= 4; y += 0.001) {
      expect(potential(y + 0.001)).toBeLessThanOrEqual(potential(y));
      expect(Math.abs(slope(y + 1e-6, 1e-6) - slope(y - 1e-6, 1e-6))).toBeLessThan(0.1);
    }
    for (const y of [-1e6, 1e6]) expect(Number.isFinite(potential(y))).toBe(true);
  });

  it('is zero for lithium', () => {
    expect(plateauPotential(lithium.plateau.value, lithium.shape.value)(7)).toBe(0);
  });
});

describe('a tabulated potential of an anode', () => {
  it.each([graphite, silicon])('$name falls for every real y, and to 0 V where it is full', (material) => {
    const potential = anodePotential(material);
    for (const [y, value] of material.potential!.value) expect(potential(y)).toBeCloseTo(value, 12);
    for (let y = -1; y <= 3; y += 0.001) expect(potential(y + 0.001)).toBeLessThanOrEqual(potential(y));
    expect(potential(1)).toBeCloseTo(0.005, 12);
    expect(Math.abs(potential(1.02))).toBeLessThan(1e-3);
    for (const y of [-1e6, 1e6]) expect(Number.isFinite(potential(y))).toBe(true);
    const slope = (y: number): number => (potential(y + 1e-7) - potential(y - 1e-7)) / 2e-7;
    expect(slope(1 + 1e-6) / slope(1 - 1e-6)).toBeCloseTo(1, 2);
  });

  it('is that of a plateau where a material has no table', () => {
    for (const material of [lto, indium, lithium])
      expect(anodePotential(material)(0.4)).toBe(plateauPotential(material.plateau.value, material.shape.value)(0.4));
  });

  it('is metal on a bare collector as long as there is any', () => {
    const potential = anodePotential(lithiumFree);
    for (const y of [0.02, 0.5, 1, 3]) expect(Math.abs(potential(y))).toBeLessThan(1e-9);
    expect(potential(0)).toBeGreaterThan(1.9);
  });

  // PyBaMM, Marquis2019: the sum that the table of graphite was made from.
  it('of graphite is the published fit within 5 mV between its points', () => {
    const { tanh, exp } = Math;
    const published = (s: number): number =>
      0.194 +
      1.5 * exp(-120 * s) +
      0.0351 * tanh((s - 0.286) / 0.083) -
      0.0045 * tanh((s - 0.849) / 0.119) -
      0.035 * tanh((s - 0.9233) / 0.05) -
      0.0147 * tanh((s - 0.5) / 0.034) -
      0.102 * tanh((s - 0.194) / 0.142) -
      0.022 * tanh((s - 0.9) / 0.0164) -
      0.011 * tanh((s - 0.124) / 0.0226) +
      0.0155 * tanh((s - 0.105) / 0.029);
    const potential = anodePotential(graphite);
    for (let y = 0.02; y <= 0.98; y += 0.001) expect(Math.abs(potential(y) - published(y))).toBeLessThan(5e-3);
  });

  it('of silicon is the mean of the published fits within 3 mV', () => {
    const at = (coefficients: readonly number[], y: number): number => coefficients.reduce((sum, c) => sum * y + c, 0);
    const lithiation = [-96.63, 372.6, -587.6, 489.9, -232.8, 62.99, -9.286, 0.8633];
    const delithiation = [-51.02, 161.3, -205.7, 140.2, -58.76, 16.87, -3.792, 0.9937];
    const potential = anodePotential(silicon);
    for (let y = 0; y <= 0.98; y += 0.001)
      expect(Math.abs(potential(y) - (at(lithiation, y) + at(delithiation, y)) / 2)).toBeLessThan(3e-3);
  });
});

describe('maximum concentration', () => {
  it('turns capacity per mass into lithium per volume: 49.0 kmol/m3 for NCM85', () => {
    expect(maximumConcentration(ncm85)).toBeCloseTo((4770 * 274.5 * 3600) / FARADAY, 6);
    expect(maximumConcentration(ncm85) / 49000).toBeCloseTo(1, 2);
  });
});
