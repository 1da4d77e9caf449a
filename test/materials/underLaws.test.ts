import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import { findMaterial } from '../../src/materials/catalogue.js';
import { listMaterials } from '../../src/materials/listing.js';
import type { ActiveMaterial, Electrolyte } from '../../src/materials/material.js';
import { readMaterial } from '../../src/materials/readMaterial.js';
import { underLaws } from '../../src/materials/underLaws.js';
import { labRecipe } from '../cell/recipes.js';

const found = findMaterial('cam', 'NCM85', 'm');
const ncm85 = 'material' in found ? found.material : undefined;
const powder = {
  kind: 'cam',
  density: '4.7 g/cm3',
  theoreticalCapacity: '276 mAh/g',
  diffusivity: 1e-15,
  openCircuitVoltage: [
    [0.1, 4.5],
    [0.9, 3.5],
  ],
};
const own = (more: object): ActiveMaterial =>
  readMaterial({ ...powder, ...more }, 'm', 'own').material as ActiveMaterial;

describe('a material under the two sets of laws', () => {
  it('is the same object in all that does not differ', () => {
    if (!ncm85) throw new Error('not built in');
    expect(underLaws(ncm85, 'per study')).toBe(ncm85);
    const { diffusivity, exchangeActivation, transferable: _, ...rest } = underLaws(ncm85, 'transferable');
    expect(ncm85).toMatchObject(rest);
    expect(diffusivity.value).toMatchObject({ D0: 4e-15, A1: 3.2 });
    expect(exchangeActivation.value).toBe(49e3);
    expect(ncm85.exchangeActivation.value).toBe(40e3);
  });

  it('has 1/e of the kinetics at the temperature that its activation energy says', () => {
    // 1/T = 1/298.15 + R/E
    const temperature = 1 / (1 / 298.15 + 8.31446261815324 / 49e3);
    const cell = buildCell({ ...labRecipe, temperature }, { laws: 'transferable' }).cell;
    expect(cell?.cathode.exchangeCurrentDensity).toBeCloseTo(0.6 / Math.E, 12);
    const before = buildCell({ ...labRecipe, temperature }).cell;
    expect(before?.cathode.exchangeCurrentDensity).toBeCloseTo(0.6 * Math.exp(-40 / 49), 12);
  });

  it('of the user has what it states in both, and the values of each set where it states nothing', () => {
    expect(underLaws(own({}), 'per study').exchangeActivation.value).toBe(40e3);
    expect(underLaws(own({}), 'transferable').exchangeActivation.value).toBe(49e3);
    for (const laws of ['per study', 'transferable'] as const) {
      expect(underLaws(own({ exchangeActivation: '33 kJ/mol' }), laws).exchangeActivation.value).toBe(33e3);
    }
    const glass = readMaterial(
      {
        kind: 'electrolyte',
        phase: 'solid',
        density: 1900,
        ionicConductivity: 0.1,
        tortuosity: { form: 'bruggeman', exponent: 2 },
      },
      'm',
      'glass',
    ).material as Electrolyte;
    expect(underLaws(glass, 'transferable').interphaseActivation.value).toBe(47e3);
  });

  it('of the user may state what differs, with units, and nothing is filled in beside it', () => {
    const material = own({ transferable: { exchangeActivation: '52 kJ/mol', diffusivity: 3e-15 } });
    expect(material.exchangeActivation.value).toBe(40e3);
    expect(material.transferable).toEqual({
      exchangeActivation: { value: 52e3, unit: 'J/mol', source: 'given by the user' },
      diffusivity: { value: 3e-15, unit: 'm2/s', source: 'given by the user' },
    });
  });

  it('is refused for what it states there like for anything else', () => {
    const { issues } = readMaterial({ ...powder, transferable: { density: 4.7, difusivity: 1 } }, 'm', 'own');
    expect(issues.map(({ path, hint }) => [path, hint])).toEqual([
      ['m.transferable.density', 'a number without unit is in kg/m3; write "4.7 g/cm3" if that was meant'],
      ['m.transferable.difusivity', 'did you mean diffusivity?'],
    ]);
    const table = [
      [0.2, 1e-15],
      [0.9, -1],
    ];
    expect(readMaterial({ ...powder, transferable: { diffusivity: table } }, 'm', 'own').issues[0].path).toMatch(
      /^m\.transferable\.diffusivity/,
    );
  });

  it('is listed with both', () => {
    const names = listMaterials().find(({ name }) => name === 'Li6PS5Cl')?.properties;
    expect(names?.find(({ name }) => name === 'interphaseActivation')?.value).toBe(40);
    expect(names?.find(({ name }) => name === 'transferable.interphaseActivation')).toMatchObject({
      value: 47,
      unit: 'kJ/mol',
      range: [40, 60],
    });
  });
});
