import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import { ncm622 } from '../../src/materials/cam/ncm622.js';
import { ncm811 } from '../../src/materials/cam/ncm811.js';
import { chen2020Nmc811 } from '../../src/materials/chen2020.js';
import { galleryCurve } from '../../src/materials/galleries.js';
import { logit } from '../../src/materials/logit.js';
import type { ActiveMaterial, GalleryData, PointTable } from '../../src/materials/material.js';
import { type OpenCircuitCurve, openCircuitCurve } from '../../src/materials/openCircuit.js';

const materials = [ncm622, ncm85, ncm811];

function curveOf(material: ActiveMaterial): OpenCircuitCurve {
  const { curve } = openCircuitCurve(material.openCircuitVoltage.value, 'test');
  if (!curve) throw new Error('no curve');
  return curve;
}

function galleriesOf(material: ActiveMaterial): GalleryData {
  const data = material.openCircuitVoltage.value;
  if (!('form' in data)) throw new Error('no galleries');
  return data;
}

const content = (z: number): number => (z > 0 ? 1 - 1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));

describe('open-circuit potential from galleries', () => {
  // Anchors the curves were constructed through: first-charge capacities of 193, 231 and 224 mAh/g at 4.3 V and
  // (NCM811, NCM85) 4.22 V near x = 0.22.
  it.each([
    [ncm811, 4.3, 0.185],
    [ncm85, 4.3, 0.157],
    [ncm622, 4.3, 0.302],
    [ncm811, 4.2, 0.248],
    [ncm85, 4.2, 0.235],
    [ncm622, 4.2, 0.352],
  ] as const)('$name meets its anchor at $1 V', (material, potential, x) => {
    expect(content(galleryCurve(galleriesOf(material)).logitAt(potential))).toBeCloseTo(x, 3);
    expect(curveOf(material).at(x)).toBeCloseTo(potential, 2);
  });

  it.each(materials)('$name inverts its own formula to rounding', (material) => {
    const { atLogit, logitAt } = galleryCurve(galleriesOf(material));
    for (let potential = 2.6; potential <= 4.6; potential += 0.00137) {
      expect(Math.abs(atLogit(logitAt(potential)) - potential)).toBeLessThan(1e-11);
    }
  });

  it.each(materials)('$name agrees with the formula written out', (material) => {
    const { scale, galleries } = galleriesOf(material);
    const sum = galleries.reduce((total, [, X]) => total + X, 0);
    const curve = curveOf(material);
    for (const x of [0.25, 0.4, 0.6, 0.8, 0.95, 0.99]) {
      const U = curve.at(x);
      const filled = galleries.reduce(
        (total, [U0, X, w]) => total + X / (1 + Math.exp((96485.33212 * (U - U0)) / (8.314462618 * 298.15 * w))),
        0,
      );
      expect(1 - scale * (1 - filled / sum)).toBeCloseTo(x, 9);
    }
  });

  it.each(materials)('$name falls everywhere, also outside (0, 1), and stays finite', (material) => {
    const curve = curveOf(material);
    const everywhere = [-0.1, -1e-9, 0, 1e-12, 1e-9];
    for (let z = -20.7; z <= 20.7; z += 0.01) everywhere.push(content(z));
    everywhere.push(1 - 1e-9, 1 - 1e-12, 1, 1.001, 1.1);
    const values = everywhere.map(curve.at);
    for (let i = 1; i < values.length; i++) {
      expect(Number.isFinite(values[i])).toBe(true);
      expect(values[i]).toBeLessThan(values[i - 1]);
    }
  });

  it.each(materials)('$name has no kink where the description ends', (material) => {
    const { atLogit, logitAt } = galleryCurve(galleriesOf(material));
    for (const end of galleriesOf(material).window) {
      const z = logitAt(end);
      const h = 1e-5;
      const left = (atLogit(z) - atLogit(z - h)) / h;
      const right = (atLogit(z + h) - atLogit(z)) / h;
      expect(Math.abs(right / left - 1)).toBeLessThan(1e-4);
    }
  });

  it('keeps its digits at the steep end: 1 - x of 1e-7 is told from 1.01e-7', () => {
    const { atLogit } = galleryCurve({ ...galleriesOf(ncm85), window: [1, 4.6] });
    const step = atLogit(logit(1 - 1e-7)) - atLogit(logit(1 - 1.01e-7));
    // dU = dU/dz ln(1.01), with the slope of the widest gallery that matters there.
    expect(step).toBeLessThan(0);
    const slope = (atLogit(16.2) - atLogit(16)) / 0.2;
    expect(step / (slope * Math.log(1.01))).toBeCloseTo(1, 2);
  });
});

describe('open-circuit potential from a table', () => {
  // NCM85 galleries sampled every 50 mV, rounded to 1e-4 in x, as a person would tabulate it.
  const sampled = (): PointTable => {
    const { logitAt } = galleryCurve(galleriesOf(ncm85));
    const potentials = Array.from({ length: 27 }, (_, i) => 3.3 + 0.05 * i);
    return potentials.map((U) => [Number(content(logitAt(U)).toFixed(4)), U] as const);
  };

  it('follows the curve it was sampled from', () => {
    const { curve } = openCircuitCurve(sampled(), 'test');
    const truth = curveOf(ncm85);
    for (let x = 0.08; x < 0.99; x += 0.001) {
      expect(Math.abs((curve?.at(x) ?? Number.NaN) - truth.at(x))).toBeLessThan(0.012);
    }
  });

  it('passes through its points and is straight in logit(x) beyond them', () => {
    const table: PointTable = [
      [0.2, 4.2],
      [0.5, 3.8],
      [0.9, 3.5],
    ];
    const { curve } = openCircuitCurve(table, 'test');
    for (const [x, U] of table) expect(curve?.at(x)).toBeCloseTo(U, 12);
    const at = curve?.atLogit ?? (() => Number.NaN);
    for (const z of [5, 10]) expect(at(z + 1) - at(z)).toBeCloseTo(at(4) - at(3), 9);
    const edge = logit(0.9);
    expect((at(edge + 1e-6) - at(edge)) / (at(edge) - at(edge - 1e-6))).toBeCloseTo(1, 3);
  });

  it('falls between any falling points', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 1e-3, max: 1, noNaN: true })),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(steps, (pairs) => {
        const total = pairs.reduce((sum, [dx]) => sum + dx, 0) * 1.05;
        let x = 0;
        let U = 5;
        const table = pairs.map(([dx, dU]) => {
          x += dx / total;
          U -= dU;
          return [x, U] as const;
        });
        const { curve, issues } = openCircuitCurve(table, 'test');
        expect(issues).toEqual([]);
        let before = Infinity;
        for (let z = -12; z <= 12; z += 0.05) {
          const value = curve?.atLogit(z) ?? Number.NaN;
          expect(value).toBeLessThan(before);
          before = value;
        }
      }),
      { numRuns: 100, seed: 11 },
    );
  });

  it('may be written downwards and may begin at 0 and end at 1', () => {
    const upward = openCircuitCurve(
      [
        [0, 4.5],
        [0.5, 3.8],
        [1, 2.6],
      ],
      'test',
    );
    const downward = openCircuitCurve(
      [
        [1, 2.6],
        [0.5, 3.8],
        [0, 4.5],
      ],
      'test',
    );
    expect(upward.curve?.at(0.3)).toBe(downward.curve?.at(0.3));
    expect(upward.curve?.at(1 - 1e-6)).toBeCloseTo(2.6, 9);
  });

  it.each([
    [
      'a rising stretch',
      [
        [0.1, 4.3],
        [0.5, 3.7],
        [0.9, 3.8],
      ],
      /has to fall/,
    ],
    [
      'a repeated content',
      [
        [0.1, 4.3],
        [0.5, 3.7],
        [0.5, 3.6],
      ],
      /one way only/,
    ],
    [
      'a content above 1',
      [
        [0.1, 4.3],
        [1.5, 3.7],
      ],
      /outside 0 to 1/,
    ],
    [
      'NaN',
      [
        [0.1, Number.NaN],
        [0.5, 3.7],
      ],
      /finite/,
    ],
    ['one point', [[0.1, 4.3]], /at least two/],
  ] as const)('reports %s', (_, table, message) => {
    const { curve, issues } = openCircuitCurve(table, 'test', 'here');
    expect(curve).toBeUndefined();
    expect(issues).toHaveLength(1);
    expect(issues[0].message).toMatch(message);
    expect(issues[0].path).toMatch(/^here/);
  });
});

describe('the curve of Chen et al. 2020', () => {
  it('is the printed formula', () => {
    for (const s of [0.01, 0.27, 0.5542, 0.9, 0.999]) {
      const U =
        -0.809 * s +
        4.4875 -
        0.0428 * Math.tanh(18.5138 * (s - 0.5542)) -
        17.7326 * Math.tanh(15.789 * (s - 0.3117)) +
        17.5842 * Math.tanh(15.9308 * (s - 0.312));
      expect(chen2020Nmc811.at(s)).toBe(U);
    }
  });

  it('falls throughout and meets 4.2 V where the cell is full (s = 0.3046)', () => {
    for (let s = 1e-6; s < 0.999; s += 1e-3) expect(chen2020Nmc811.at(s + 1e-3)).toBeLessThan(chen2020Nmc811.at(s));
    expect(chen2020Nmc811.at(0.3046)).toBeCloseTo(4.2, 3);
  });
});
