import { describe, expect, it } from 'vitest';
import { surfacePatches } from '../../src/cell/patches.js';
import { linbo3 } from '../../src/materials/coating/linbo3.js';
import { li6ps5cl } from '../../src/materials/electrolyte/li6ps5cl.js';
import type { Coating, Electrolyte } from '../../src/materials/material.js';

const niobate: Coating = {
  ...linbo3,
  conductivity: { ...linbo3.conductivity, value: 2e-6 },
  conductivityActivation: { ...linbo3.conductivityActivation, value: 30e3 },
  blocking: { ...linbo3.blocking, value: 0.05 },
};
const electrolyte: Electrolyte = {
  ...li6ps5cl,
  interphaseConductivity: { ...li6ps5cl.interphaseConductivity, value: 4e-9 },
  interphaseActivation: { ...li6ps5cl.interphaseActivation, value: 40e3 },
};
const coating = { material: 'LiNbO3', thickness: 10e-9, coverage: 0.75 };
const interphase = { covered: 1e-9, bare: 5e-9 };

const patches = (recipe: Partial<Parameters<typeof surfacePatches>[0]>, temperature = 298.15) =>
  surfacePatches({ interphase, ...recipe }, recipe.coating && niobate, electrolyte, temperature);

describe('the surface of a particle', () => {
  it('has a covered and a bare part, each with its films', () => {
    expect(patches({ coating })).toEqual([
      {
        name: 'covered',
        fraction: 0.75,
        coatingResistance: 0.005,
        filmThickness: 1e-9,
        filmConductivity: 4e-9,
        oxidationFactor: 0.05,
      },
      {
        name: 'bare',
        fraction: 0.25,
        coatingResistance: 0,
        filmThickness: 5e-9,
        filmConductivity: 4e-9,
        oxidationFactor: 1,
      },
    ]);
  });

  it('takes what the recipe says before what the materials say', () => {
    const [covered, bare] = patches({
      coating: { ...coating, conductivity: 1e-6, blocking: 0 },
      interphase: { ...interphase, conductivity: 7e-9 },
    });
    expect(covered).toMatchObject({ coatingResistance: 0.01, oxidationFactor: 0, filmConductivity: 7e-9 });
    expect(bare.filmConductivity).toBe(7e-9);
  });

  it('conducts better when warm, each film by its own activation energy', () => {
    // From 25 to 45 degC: 2.139912 times at 30 kJ/mol, 2.757578 times at 40 kJ/mol.
    const [covered, bare] = patches({ coating }, 318.15);
    expect(covered.coatingResistance).toBeCloseTo(0.005 / 2.139912, 8);
    expect(covered.filmConductivity / 4e-9).toBeCloseTo(2.757578, 6);
    expect(bare.filmConductivity).toBe(covered.filmConductivity);
  });

  it('is of one kind when all or nothing is covered', () => {
    const names = (recipe: Parameters<typeof patches>[0]) => patches(recipe).map((p) => [p.name, p.fraction]);
    expect(names({ coating: { ...coating, coverage: 1 } })).toEqual([['covered', 1]]);
    expect(names({ coating: { ...coating, coverage: 0 } })).toEqual([['bare', 1]]);
    expect(names({})).toEqual([['bare', 1]]);
  });
});
