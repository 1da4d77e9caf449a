import { describe, expect, it } from 'vitest';
import { deriveSeparator } from '../../src/cell/separator.js';
import { li6ps5cl } from '../../src/materials/electrolyte/li6ps5cl.js';
import { lp57 } from '../../src/materials/electrolyte/lp57.js';
import type { Electrolyte } from '../../src/materials/material.js';
import type { SeparatorRecipe } from '../../src/scenario/recipe.js';

const solid: Electrolyte = { ...li6ps5cl, density: { ...li6ps5cl.density, value: 2000 } };

/** On 1 cm2 at 25 degC: 40 mg of 2 g/cm3 are 200 um. */
const derive = (
  recipe: Omit<SeparatorRecipe, 'electrolyte'>,
  electrolyte = solid,
  temperature = 298.15,
  pressing = 1,
) => deriveSeparator({ electrolyte: electrolyte.name, ...recipe }, electrolyte, 1e-4, temperature, pressing);

describe('a pressed separator', () => {
  it('is as thick as its mass, density and porosity say, and conducts as the pressed pellet did', () => {
    for (const [porosity, micrometres] of [
      [0, 200],
      [0.2, 250],
      [0.5, 400],
    ]) {
      const { separator, issues } = derive({ mass: 40e-6, porosity });
      expect(issues).toEqual([]);
      expect(separator!.thickness * 1e6).toBeCloseTo(micrometres, 9);
      expect(separator?.ionicConductivity).toBe(0.2);
    }
  });

  it('conducts better when warm', () => {
    // 36 kJ/mol over R are 4329.8 K, times 2.108474e-4 1/K between 25 and 45 degC.
    expect(derive({ mass: 40e-6, porosity: 0 }, solid, 318.15).separator?.ionicConductivity).toBeCloseTo(
      0.2 * 2.491581,
      6,
    );
  });

  it('has a stated thickness, whatever its porosity', () => {
    expect(derive({ thickness: 400e-6, porosity: 0.3 }).separator).toEqual({
      thickness: 400e-6,
      ionicConductivity: 0.2,
    });
    expect(derive({ thickness: 300e-6, mass: 40e-6, porosity: 0 })).toMatchObject({
      separator: { thickness: 300e-6 },
      issues: [],
    });
  });

  it('is not thinner than its mass needs when dense', () => {
    for (const thickness of [200e-6, 200e-6 * (1 - 5e-10)])
      expect(derive({ thickness, mass: 40e-6, porosity: 0 })).toMatchObject({ separator: { thickness }, issues: [] });
    expect(derive({ thickness: 150e-6, mass: 40e-6, porosity: 0 })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.separator.thickness',
          message: 'The stated thickness is less than the dense electrolyte of this mass needs.',
          got: '150.0 um',
          allowed: 'at least 200.0 um',
          hint: 'give only one of mass and thickness',
        },
      ],
    });
    expect(derive({ thickness: 200e-6 * (1 - 1e-8), mass: 40e-6, porosity: 0 }).separator).toBeUndefined();
  });

  it('needs a mass or a thickness', () => {
    expect(derive({ porosity: 0 })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cell.separator',
          message: 'Neither the mass nor the thickness of the separator is given.',
          allowed: 'mass or thickness',
          hint: 'mass: 100 mg, or thickness: 400 um',
        },
      ],
    });
  });
});

describe('a soaked separator', () => {
  it('conducts as the liquid in its pores does', () => {
    // 0.9 S/m, Bruggeman with 1.5: half of the volume conducts 0.5^1.5 as well.
    const { separator, issues } = derive({ thickness: 25e-6, porosity: 0.5 }, lp57);
    expect(issues).toEqual([]);
    expect(separator?.thickness).toBe(25e-6);
    expect(separator?.ionicConductivity).toBeCloseTo(0.318198, 6);
  });

  it('needs a thickness and pores, and says so at once', () => {
    const thickness = {
      severity: 'error',
      path: 'cell.separator.thickness',
      message: 'A separator soaked with liquid electrolyte needs a thickness.',
      hint: 'thickness: 260 um for one compressed glass fibre sheet',
    };
    const porosity = {
      severity: 'error',
      path: 'cell.separator.porosity',
      message: 'A separator soaked with liquid electrolyte needs pores.',
      got: '0',
      allowed: 'above 0',
      hint: 'porosity: 40 % for a polyolefin membrane, 90 % for glass fibre',
    };
    expect(derive({ porosity: 0 }, lp57)).toEqual({ issues: [thickness, porosity] });
    expect(derive({ porosity: 0.4 }, lp57)).toEqual({ issues: [thickness] });
    expect(derive({ mass: 40e-6, porosity: 0.4 }, lp57)).toEqual({ issues: [thickness] });
    expect(derive({ thickness: 25e-6, porosity: 0 }, lp57)).toEqual({ issues: [porosity] });
  });
});
