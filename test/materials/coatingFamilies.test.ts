import { describe, expect, it } from 'vitest';
import { builtInMaterials } from '../../src/materials/catalogue.js';
import { coatingConstants } from '../../src/materials/coating/familyConstants.js';
import { listMaterials } from '../../src/materials/listing.js';
import type { Coating } from '../../src/materials/material.js';
import { readMaterial } from '../../src/materials/readMaterial.js';
import { underLaws } from '../../src/materials/underLaws.js';

const own = (data: object): Coating => {
  const { material, issues } = readMaterial({ kind: 'coating', conductivity: '1e-5 S/m', ...data }, 'm', 'mine');
  expect(issues).toEqual([]);
  return material as Coating;
};

/** t_0, t_b, t_e in nm. */
const lengths = (coating: Coating, deposition?: 'ALD' | 'sol-gel' | 'nanoparticles') => {
  const { coverThickness, barrierThickness, insulatingThickness } = coatingConstants(coating, deposition);
  return [coverThickness, barrierThickness, insulatingThickness].map((property) => property && property.value * 1e9);
};
const close = (...numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number, 12));

describe('a coating under the transferable laws', () => {
  it.each([
    ['oxide', close(2, 0.2, 10), 1],
    ['halide', close(3, 3, 30), 0.8],
    ['polymer', close(1.5, 6, 12), 0.4],
    ['residue', close(8, 10, 30), 1],
  ])('covers, blocks, insulates and binds by its family: %s', (family, expected, adhesion) => {
    const coating = own({ family });
    expect(lengths(coating)).toEqual(expected);
    expect(underLaws(coating, 'transferable').adhesion.value).toBe(adhesion);
    expect(underLaws(coating, 'per study').adhesion.value).toBe(1);
  });

  it('is an oxide from solution unless it is said to be something else', () => {
    expect(lengths(own({}))).toEqual(close(2, 0.2, 10));
    expect(lengths(own({}), 'ALD')).toEqual(close(1, 0.2, 10));
    expect(lengths(own({ deposition: 'nanoparticles' }))).toEqual(close(3, 0.2, 10));
    expect(lengths(own({ family: 'polymer' }), 'ALD')).toEqual(close(1.5, 6, 12));
  });

  it('of zirconia under carbonate has lengths of its own, and of oxides what it does not differ in', () => {
    const zirconia = builtInMaterials.find(({ name }) => name === 'ZrO2/carbonate') as Coating;
    for (const deposition of [undefined, 'ALD'] as const) {
      expect(lengths(zirconia, deposition)).toEqual(close(1.1, 0.07, 3.6));
    }
    expect(coatingConstants(zirconia)).toMatchObject({ crackStrain: { value: 0.06 }, crackRate: { value: 0.0015 } });
  });

  it('has every constant that it states itself', () => {
    const stated = {
      density: '3 g/cm3',
      coverThickness: '4 nm',
      barrierThickness: '5 nm',
      insulatingThickness: '6 nm',
      crackStrain: 0.1,
      crackRate: '0.3',
      ownCharge: '2e8 C/m3',
      agglomerated: '25 %',
    };
    const values = Object.entries(coatingConstants(own({ family: 'polymer', ...stated }), 'ALD')).map(
      ([name, { value }]) => [name, value],
    );
    expect(Object.fromEntries(values)).toEqual({
      density: expect.closeTo(3000, 9),
      coverThickness: expect.closeTo(4e-9, 18),
      barrierThickness: expect.closeTo(5e-9, 18),
      insulatingThickness: expect.closeTo(6e-9, 18),
      crackStrain: 0.1,
      crackRate: 0.3,
      ownCharge: 2e8,
      agglomerated: 0.25,
    });
    expect(underLaws(own({ family: 'polymer', adhesion: 0.7 }), 'transferable').adhesion.value).toBe(0.7);
  });

  it('cracks if it is an oxide, and never else', () => {
    expect(coatingConstants(own({}))).toMatchObject({ crackStrain: { value: 0.06 }, crackRate: { value: 0.0015 } });
    for (const family of ['halide', 'polymer', 'residue']) {
      expect('crackRate' in coatingConstants(own({ family }))).toBe(false);
    }
  });

  it('that is built in has its own conductivity where it differs: LiNbO3 3e-5, a polymer 2e-7, residue 1e-7 S/m', () => {
    const conductivities = builtInMaterials.flatMap((material) =>
      material.kind === 'coating' ? [[material.name, underLaws(material, 'transferable').conductivity.value]] : [],
    );
    expect(Object.fromEntries(conductivities)).toEqual({
      LiNbO3: 3e-5,
      'Li2CO3/LiNbO3': 1e-6,
      'ZrO2/carbonate': 4e-8,
      HfO2: 4e-8,
      'V2O5/Li3VO4': 1e-5,
      'PVBTA-TFSI': 2e-7,
      Li2CO3: 1e-7,
      'carbon residue': 1e-7,
      Li2ZrO3: 1e-6,
      Al2O3: 1e-8,
      Li3PO4: 3e-6,
      'Li3InCl6 film': 1e-2,
      'Li3YCl6 film': 4e-3,
      'sulfidic surface layer': 1e-2,
      'Li4Ti5O12 film': 1e-7,
    });
  });

  it('is listed with the constants of its family, with source and range', () => {
    const shown = listMaterials().find(({ name }) => name === 'LiNbO3')!.properties;
    const barrier = shown.find(({ name }) => name === 'barrierThickness');
    expect(barrier).toMatchObject({ value: 0.2, unit: 'nm', range: [0.02, 3] });
    expect(barrier?.source).toContain('Ma et al.');
    expect(shown.find(({ name }) => name === 'transferable.conductivity')?.value).toBe(3e-5);
  });
});
