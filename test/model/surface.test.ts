import { describe, expect, it } from 'vitest';
import { chen2020Nmc811 } from '../../src/materials/chen2020.js';
import {
  EDGE,
  exchangeShape,
  extendedLogit,
  extendedLogitSlope,
  kirchhoffTable,
  potentialTable,
} from '../../src/model/surface.js';
import { fallingDiffusivity, oxidePotential } from './cells.js';

const contents = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);

describe('surface properties', () => {
  it('have a logit that is continuous, smooth and rising for every real content', () => {
    for (const edge of [EDGE, 1 - EDGE]) {
      const h = 1e-10;
      expect(extendedLogit(edge + h) - extendedLogit(edge - h)).toBeCloseTo(2 * h * extendedLogitSlope(edge), 7);
    }
    for (const x of [-0.5, 0, 1e-7, 0.3, 1 - 1e-7, 1, 1.2]) {
      const h = x > 1e-3 && x < 0.999 ? 1e-6 : 1e-9;
      const slope = (extendedLogit(x + h) - extendedLogit(x - h)) / (2 * h);
      expect(slope / extendedLogitSlope(x)).toBeCloseTo(1, 4);
      expect(slope).toBeGreaterThan(0);
    }
  });

  it('have the exchange current 2 sqrt(x (1 - x)), positive for every real content', () => {
    for (const x of contents) expect(exchangeShape(x) / (2 * Math.sqrt(x * (1 - x)))).toBeCloseTo(1, 12);
    for (const x of [-1, 0, 1, 1.01, 3]) expect(exchangeShape(x)).toBeGreaterThan(0);
    for (const edge of [EDGE, 1 - EDGE]) {
      expect(exchangeShape(edge - 1e-13) / exchangeShape(edge + 1e-13)).toBeCloseTo(1, 5);
    }
  });

  it.each([
    ['formula', chen2020Nmc811],
    ['galleries', oxidePotential],
  ])('tabulate a potential (%s) to a tenth of the finest accuracy asked for, 0.01 mV', (_, curve) => {
    const table = potentialTable(curve);
    for (const x of [1e-4, 0.003, ...contents, 0.9995, 0.99999]) {
      expect(Math.abs(table.at(extendedLogit(x)) - curve.at(x))).toBeLessThan(1e-5);
    }
  });

  it('have a potential that falls by RT/F more for each unit of the logit beyond full and empty', () => {
    const table = potentialTable(oxidePotential);
    const edge = Math.log((1 - EDGE) / EDGE);
    for (const side of [-1, 1]) {
      table.evaluate(side * (edge - 1e-6));
      const inside = table.slope;
      table.evaluate(side * (edge + 3));
      expect(table.slope - inside).toBeCloseTo(-0.0257, 4);
    }
  });

  it('tabulate the integral of D(x), with D as its slope', () => {
    const table = kirchhoffTable(fallingDiffusivity);
    let integral = 0;
    const n = 20000;
    for (let i = 0; i < n; i++) {
      const x = (i + 0.5) / n;
      integral += fallingDiffusivity.at(x) / n;
      table.evaluate((i + 1) / n);
      expect(table.slope / fallingDiffusivity.at((i + 1) / n)).toBeCloseTo(1, 4);
    }
    expect((table.at(1) - table.at(0)) / integral).toBeCloseTo(1, 7);
  });

  it('keep D positive and constant outside its range', () => {
    const table = kirchhoffTable(fallingDiffusivity);
    for (const x of [-3, -0.01, 1.01, 4]) {
      table.evaluate(x);
      expect(table.slope / fallingDiffusivity.at(Math.min(Math.max(x, 0.1), 1))).toBeCloseTo(1, 6);
    }
  });
});
