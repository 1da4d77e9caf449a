import { describe, expect, it } from 'vitest';
import { layeredOxideDiffusivity } from '../../src/materials/cam/layeredOxide.js';
import { diffusivityCurve } from '../../src/materials/diffusivity.js';
import type { DiffusivityData } from '../../src/materials/material.js';
import { Diffusion } from '../../src/model/diffusion.js';
import { kirchhoffTable } from '../../src/model/surface.js';
import { radialGrid } from '../../src/numerics/grids/radialGrid.js';
import { testCell } from './cells.js';

const curveOf = (data: DiffusivityData) => diffusivityCurve(data, 1, 'test').curve!;
const { value: law } = layeredOxideDiffusivity;

describe('a deeper drop of D towards full lithiation', () => {
  const deeper = (decades: number, data: DiffusivityData = law) => {
    const table = kirchhoffTable(curveOf(data), decades);
    return (x: number): number => {
      table.evaluate(x);
      return table.slope;
    };
  };

  it('is the law of the material with a larger A1', () => {
    const d = deeper(1.5);
    const { at } = curveOf({ ...law, A1: law.A1 + 1.5 });
    for (const x of [0.2, 0.6, 0.85, 0.9, 0.95, 0.999]) expect(Math.log10(d(x) / at(x))).toBeCloseTo(0, 2);
    expect(Math.log10(deeper(0)(0.999) / d(0.999))).toBeCloseTo(1.5 / (1 + Math.exp(-0.099 / 0.03)), 2);
    expect(Math.log10(deeper(0)(0.5) / d(0.5))).toBeCloseTo(0, 4);
  });

  it('has the place of Ni-rich oxides where D is a number or a table', () => {
    const points = [
      [0.2, 1e-15],
      [0.98, 1e-16],
    ] as const;
    for (const data of [3e-15, points]) {
      const { at } = curveOf(data);
      const d = deeper(2, data);
      for (const x of [0.3, 0.9, 0.97])
        expect(Math.log10(at(x) / d(x))).toBeCloseTo(2 / (1 + Math.exp(-(x - 0.9) / 0.03)), 2);
    }
  });
});

describe('the table of D of a model', () => {
  const curve = curveOf(law);
  const parameters = { inverseLength2: Float64Array.of(1e12), surfaceDrop: Float64Array.of(0) };
  const diffusion = new Diffusion(radialGrid('spectral', 10), testCell({ diffusivity: curve }).cathode, parameters);

  it('is that of the material to the last bit without a drop, and again when a drop has gone', () => {
    expect(diffusion.kirchhoff(0)).toBe(kirchhoffTable(curve));
    parameters.surfaceDrop[0] = 0.4;
    expect(diffusion.kirchhoff(0)).not.toBe(kirchhoffTable(curve));
    parameters.surfaceDrop[0] = 0;
    expect(diffusion.kirchhoff(0).coefficients).toEqual(kirchhoffTable(curve).coefficients);
  });

  it('is built anew only when the drop moves by a thousandth of a decade, and depends on nothing but the drop', () => {
    parameters.surfaceDrop[0] = 1.2;
    const table = diffusion.kirchhoff(0);
    parameters.surfaceDrop[0] = 1.2004;
    expect(diffusion.kirchhoff(0)).toBe(table);
    parameters.surfaceDrop[0] = 1.25;
    expect(diffusion.kirchhoff(0)).not.toBe(table);
    parameters.surfaceDrop[0] = 1.1998;
    expect(diffusion.kirchhoff(0).coefficients).toEqual(table.coefficients);
  });
});
