import { describe, expect, it } from 'vitest';
import { deriveComposition } from '../../src/cell/composition.js';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import { superC65 } from '../../src/materials/carbon/superC65.js';
import { li6ps5cl } from '../../src/materials/electrolyte/li6ps5cl.js';
import type { Carbon, Electrolyte } from '../../src/materials/material.js';
import type { CathodeRecipe } from '../../src/scenario/recipe.js';
import { withCathode } from './recipes.js';

const cam = { ...ncm85, density: { ...ncm85.density, value: 5000 } };
const solid: Electrolyte = { ...li6ps5cl, density: { ...li6ps5cl.density, value: 2000 } };
const liquid: Electrolyte = { ...solid, phase: 'liquid' };
const black: Carbon = { ...superC65, density: { ...superC65.density, value: 1288 } };

/**
 * 14 mg/cm2 of active material of 70 weight parts: 0.2 mg/cm2 for each part. Alone the components would be 28 um (active
 * material, 5 g/cm3), 25 um (electrolyte, 2 g/cm3), 5 um (carbon, 1.288 g/cm3) and 2 um (binder, 1.78 g/cm3) thick.
 */
const weightRatio = { cam: 70, electrolyte: 25, carbon: 3.22, binder: 1.78 };
const { compositeMass: _, ...massless } = withCathode({ weightRatio, porosity: 0.2 }).cathode;
const electrode = { ...massless, porosity: 0.2, loading: 0.14 };
const area = 1e-4;

const derive = (
  cathode: CathodeRecipe & { porosity: number },
  electrolyte = solid,
  carbon: Carbon | undefined = black,
) => deriveComposition(cathode, area, cam, electrolyte, carbon);

function expectParts(found: ReturnType<typeof derive>, micrometres: number, parts: readonly number[]): void {
  const { thickness, fractions } = found.composition!;
  expect(thickness * 1e6).toBeCloseTo(micrometres, 9);
  const { cam: active, electrolyte, carbon, binder, pores } = fractions;
  [active, electrolyte, carbon, binder, pores].forEach((part, i) => {
    expect(part * micrometres, `part ${i}`).toBeCloseTo(parts[i], 9);
  });
}

describe('what a composite consists of', () => {
  it('follows from loading, weight parts, densities and porosity', () => {
    const found = derive(electrode);
    expect(found.issues).toEqual([]);
    expectParts(found, 75, [28, 25, 5, 2, 15]);
    const { denseThickness, camLoading, compositeLoading, carbonShare, carbonDensity } = found.composition!;
    expect(denseThickness * 1e6).toBeCloseTo(60, 9);
    expect(camLoading).toBe(0.14);
    expect(compositeLoading).toBeCloseTo(0.2, 12);
    expect(carbonShare).toBeCloseTo(0.0322, 12);
    expect(carbonDensity).toBeCloseTo(0.00644 / 75e-6, 9);
  });

  it('follows from the mass of the composite as well: 20 mg on 1 cm2 hold 14 mg of active material', () => {
    const { loading: _unused, ...weighed } = electrode;
    const found = derive({ ...weighed, compositeMass: 20e-6 });
    expect(found.composition?.camLoading).toBeCloseTo(0.14, 12);
    expectParts(found, 75, [28, 25, 5, 2, 15]);
  });

  it('has no volume of a carbon that it does not hold', () => {
    const found = derive({ ...electrode, weightRatio: { ...weightRatio, carbon: 0 } }, solid, undefined);
    expectParts(found, 55 / 0.8, [28, 25, 0, 2, 55 / 0.8 - 55]);
    expect(found.composition?.carbonShare).toBe(0);
  });

  it('counts the pores of a liquid cell as electrolyte and leaves the weight part of the liquid out', () => {
    const dry = { ...electrode, porosity: 0.3, weightRatio: { ...weightRatio, electrolyte: 0 } };
    const found = derive(dry, liquid);
    expect(found.issues).toEqual([]);
    expectParts(found, 50, [28, 15, 5, 2, 0]);
    expect(found.composition?.compositeLoading).toBeCloseTo(0.15, 12);
    const wet = derive({ ...dry, weightRatio }, liquid);
    expect(wet.composition).toEqual(found.composition);
    expect(wet.issues).toEqual([
      {
        severity: 'warning',
        path: 'cell.cathode.weightRatio.electrolyte',
        message: 'A liquid electrolyte fills the pores; its weight part is left out.',
        got: '25',
        hint: 'give the porosity of the dry electrode instead',
      },
    ]);
  });
});

describe('a stated thickness', () => {
  it('decides on the pores', () => {
    const found = derive({ ...electrode, thickness: 80e-6 });
    expect(found.issues).toEqual([]);
    expectParts(found, 80, [28, 25, 5, 2, 20]);
    const flooded = { ...electrode, porosity: 0, thickness: 42e-6, weightRatio: { ...weightRatio, electrolyte: 0 } };
    const wet = derive(flooded, liquid);
    expect(wet.issues).toEqual([]);
    expectParts(wet, 42, [28, 7, 5, 2, 0]);
  });

  it('may be that of the dense solid, but for rounding, and not less', () => {
    const dense = { ...electrode, porosity: 0.1 };
    for (const thickness of [60e-6, 60e-6 * (1 - 5e-10), 60e-6 * (1 + 5e-10)]) {
      const found = derive({ ...dense, thickness });
      expect(found.issues).toEqual([]);
      expect(found.composition?.fractions.pores).toBeGreaterThanOrEqual(0);
      expect(found.composition?.fractions.pores).toBeLessThan(1e-9);
    }
    expect(derive({ ...dense, thickness: 59.9e-6 })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.cathode.thickness',
          message: 'The stated thickness is less than the solids alone need: the volume fractions would exceed 1.',
          got: '59.90 um',
          allowed: 'at least 60.00 um',
          hint: 'leave the thickness out to derive it from mass, densities and porosity, or check mass, area and weight ratio',
        },
      ],
    });
    expect(derive({ ...dense, thickness: 60e-6 * (1 - 1e-8) }).composition).toBeUndefined();
  });

  it('that is far from the derived one is used and doubted, from 20 % on either side', () => {
    const issuesAt = (micrometres: number, porosity = 0.2) =>
      derive({ ...electrode, porosity, thickness: micrometres * 1e-6 }).issues;
    expect(issuesAt(89)).toEqual([]);
    expect(issuesAt(91)).toEqual([
      {
        severity: 'warning',
        path: 'cell.cathode.thickness',
        message:
          'The stated thickness differs by more than 20 % from that of mass, densities and porosity; it is used, and the porosity follows from it.',
        got: '91.00 um',
        allowed: 'about 75.00 um',
        hint: 'porosity then is 34 %',
      },
    ]);
    // With 40 % porosity 100 um are expected.
    expect(issuesAt(81, 0.4)).toEqual([]);
    expect(issuesAt(79, 0.4)).toMatchObject([{ severity: 'warning', allowed: 'about 100.0 um' }]);
    expectParts(derive({ ...electrode, thickness: 120e-6 }), 120, [28, 25, 5, 2, 60]);
  });
});

describe('a composite is refused', () => {
  it('without a path for ions', () => {
    const dry = { ...weightRatio, electrolyte: 0 };
    expect(derive({ ...electrode, weightRatio: dry })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.cathode.weightRatio.electrolyte',
          message: 'A composite without solid electrolyte has no path for ions.',
          got: '0',
          allowed: 'above 0',
        },
      ],
    });
    expect(derive({ ...electrode, porosity: 0, weightRatio: dry }, liquid)).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.cathode.porosity',
          message: 'An electrode with liquid electrolyte needs pores.',
          got: '0',
          allowed: 'above 0',
          hint: 'calendered electrodes have 25 to 40 %',
        },
      ],
    });
    expect(derive({ ...electrode, porosity: 0 }).issues).toEqual([]);
  });

  it('without a mass and a loading', () => {
    const { loading: _unused, ...bare } = electrode;
    expect(derive(bare)).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.cathode',
          message: 'Neither the composite mass nor the loading is given.',
          allowed: 'compositeMass or loading',
          hint: 'compositeMass: 12 mg, or loading: 11 mg/cm2',
        },
      ],
    });
  });
});

describe('a loading beside the mass of the composite', () => {
  it('is used, and doubted when the two differ by more than 2 %', () => {
    const both = (milligrams: number) => derive({ ...electrode, compositeMass: milligrams * 1e-6 });
    for (const milligrams of [19.65, 20, 20.35]) expect(both(milligrams).issues).toEqual([]);
    const found = both(21);
    expect(found.composition?.camLoading).toBe(0.14);
    expect(found.issues).toEqual([
      {
        severity: 'warning',
        path: 'cell.cathode.loading',
        message: 'Loading and composite mass do not agree; the loading is used.',
        got: '14.00 mg/cm2 stated, 14.70 mg/cm2 from mass, weight ratio and area',
      },
    ]);
    expect(both(19).issues).toHaveLength(1);
  });
});
