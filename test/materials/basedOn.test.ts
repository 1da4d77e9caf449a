import { describe, expect, it } from 'vitest';
import { findMaterial } from '../../src/materials/catalogue.js';
import type { ActiveMaterial, Coating, Electrolyte, Material } from '../../src/materials/material.js';
import { ownMaterials } from '../../src/materials/ownMaterials.js';
import { underLaws } from '../../src/materials/underLaws.js';
import { prepare } from '../../src/prepare.js';
import { withoutIssues } from './withoutIssues.js';

const read = (given: Readonly<Record<string, unknown>>) => ownMaterials(new Map(Object.entries(given)));
const one = <M extends Material>(data: object): M => withoutIssues(read({ mine: data })).materials[0] as M;
const builtIn = <M extends Material>(name: string, kind: M['kind']): M => {
  const found = findMaterial(kind, name, '');
  if ('issue' in found) throw new Error(found.issue.message);
  return found.material as unknown as M;
};

describe('a material by difference', () => {
  it('has what it states, and everything else of the other one with its source', () => {
    const mine = one<Electrolyte>({ basedOn: 'LPSCl', ionicConductivity: '1.9 mS/cm' });
    const { ionicConductivity, name, aliases, description, ...others } = mine;
    expect([name, aliases, description]).toEqual(['mine', [], 'Li6PS5Cl with another ionicConductivity']);
    expect(ionicConductivity).toEqual({ value: 0.19, unit: 'S/m', source: 'given by the user' });
    expect(builtIn<Electrolyte>('Li6PS5Cl', 'electrolyte')).toMatchObject(others);
  });

  it('wins under both sets of laws with what it states', () => {
    const mine = one<Coating>({ basedOn: 'LiNbO3', conductivity: '2e-6 S/m' });
    for (const laws of ['per study', 'transferable'] as const) {
      expect(underLaws(mine, laws).conductivity.value).toBe(2e-6);
    }
    const powder = one<ActiveMaterial>({ basedOn: 'NCM85', exchangeActivation: '45 kJ/mol' });
    expect(underLaws(powder, 'transferable').exchangeActivation.value).toBe(45e3);
    const usual = underLaws(builtIn<ActiveMaterial>('NCM85', 'cam'), 'transferable');
    expect(underLaws(powder, 'transferable').diffusivity).toEqual(usual.diffusivity);
  });

  it('may change one number of a law', () => {
    const { value } = one<ActiveMaterial>({ basedOn: 'NCM811', diffusivity: { D0: 1e-15 } }).diffusivity;
    expect(value).toEqual({ form: 'law', D0: 1e-15, A1: 3.2, x1: 0.9, w1: 0.03, A2: 1, x2: 0.17, w2: 0.02 });
  });

  it('may have the curve of another one by its name', () => {
    const mine = one<ActiveMaterial>({ basedOn: 'NCM83', openCircuitVoltage: 'NCM85', volumeChange: 'LiNiO2' });
    const [ncm85, linio2] = [builtIn<ActiveMaterial>('NCM85', 'cam'), builtIn<ActiveMaterial>('LiNiO2', 'cam')];
    expect(mine.openCircuitVoltage).toEqual({
      ...ncm85.openCircuitVoltage,
      source: `that of NCM85: ${ncm85.openCircuitVoltage.source}`,
    });
    expect(mine.volumeChange.value).toEqual(linio2.volumeChange.value);
    expect(read({ mine: { basedOn: 'NCM83', openCircuitVoltage: 'NCM58' } }).issues).toMatchObject([
      { path: 'materials.mine.openCircuitVoltage', got: 'NCM58' },
    ]);
  });

  it('may be based on another one of the user, whatever comes first', () => {
    const { materials } = withoutIssues(
      read({
        wet: { basedOn: 'dry', ionicConductivity: '0.5 mS/cm' },
        dry: { basedOn: 'Li6PS5Cl', density: '1.9 g/cm3' },
      }),
    );
    const [wet, dry] = materials as readonly Electrolyte[];
    expect([wet?.name, wet?.density.value, wet?.ionicConductivity.value]).toEqual(['wet', 1900, 0.05]);
    expect([dry?.density.value, dry?.ionicConductivity.value]).toEqual([1900, 0.2]);
  });

  it('under the name of a built-in one is based on that and not on itself', () => {
    const [mine] = withoutIssues(read({ NCM83: { basedOn: 'NCM83', density: '4.6 g/cm3' } })).materials;
    expect(mine).toMatchObject({
      name: 'NCM83',
      density: { value: 4600 },
      theoreticalCapacity: { value: 274.5 * 3600 },
    });
  });

  it('that comes back to itself is told so, once', () => {
    const { materials, issues } = read({ a: { basedOn: 'b' }, b: { basedOn: 'c' }, c: { basedOn: 'b' } });
    expect(materials).toEqual([]);
    expect(issues).toMatchObject([{ severity: 'error', path: 'materials.c.basedOn', got: 'b' }]);
    expect(issues[0]?.message).toContain('b -> c -> b');
  });

  it.each([
    [{ basedOn: 'Li6PS5CI' }, 'materials.mine.basedOn', 'did you mean Li6PS5Cl?'],
    [{ basedOn: 'Li6PS5Cl', conductivty: 1 }, 'materials.mine.conductivty', 'did you mean ionicConductivity?'],
    [{ basedOn: 'Li6PS5Cl', density: null }, 'materials.mine.density', 'leave the line out to keep that of Li6PS5Cl'],
    [
      { basedOn: 'NCM85', theoreticalCapacity: '279 C/kg' },
      'materials.mine.theoreticalCapacity',
      'write "279 mAh/g" if that was meant',
    ],
    [{ kind: 'coating', basedOn: 'In/InLi' }, 'materials.mine.basedOn', 'In/InLi is known as anode material'],
    [{ kind: 'electolyte' }, 'materials.mine.kind', 'did you mean electrolyte?'],
  ])('%j is answered with what was meant', (data, path, hint) => {
    expect(read({ mine: data }).issues).toMatchObject([{ severity: 'error', path, hint }]);
  });

  it('speaks the terms of either kind for conductivities', () => {
    expect(one<Electrolyte>({ basedOn: 'Li6PS5Cl', conductivity: '3 mS/cm' }).ionicConductivity.value).toBe(0.3);
    expect(one<Coating>({ basedOn: 'LiNbO3', ionicConductivity: '1e-6 S/m' }).conductivity.value).toBe(1e-6);
  });

  it('has texts that end at a comma, as YAML has it, and says so', () => {
    const cut = { value: '2 mS/cm', note: 'milled', 'at 98 MPa': null };
    const { materials, issues } = read({ mine: { basedOn: 'Li6PS5Cl', ionicConductivity: cut } });
    expect(materials).toMatchObject([{ ionicConductivity: { value: 0.2, note: 'milled' } }]);
    expect(issues).toMatchObject([{ severity: 'note', path: 'materials.mine.ionicConductivity', got: 'at 98 MPa' }]);
  });

  it('takes a range as its mean and its range', () => {
    const { ionicConductivity } = one<Electrolyte>({ basedOn: 'Li6PS5Cl', ionicConductivity: '1.6-3 mS/cm' });
    expect(ionicConductivity).toMatchObject({ value: 0.23, range: [0.16, 0.3] });
    const given = { value: 2, unit: 'mS/cm', source: 'data sheet', range: [1, 4] };
    expect(one<Electrolyte>({ basedOn: 'Li6PS5Cl', ionicConductivity: given }).ionicConductivity).toEqual({
      value: 0.2,
      unit: 'S/m',
      source: 'data sheet',
      range: [0.1, 0.4],
    });
  });
});

describe('an own material in a scenario', () => {
  const scenario = (materials: string, more = '') => `
title: cell
materials: ${materials}
cell:
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    electrolyte: mySE
    weightRatio: { cam: 70, electrolyte: 30 }
    loading: 11 mg/cm2
    particles: { d50: 3 um }
${more}
  separator: { electrolyte: mySE, mass: 100 mg }
  anode: { material: In/InLi }
protocol: [Rest for 1 h]
`;
  const files: Readonly<Record<string, string>> = {
    'se.yaml': 'basedOn: Li6PS5Cl\nname: other name\nionicConductivity: 1 mS/cm\n',
    'bad.yaml': 'basedOn: Li6PS5Cl\n\nionicConductivity: 1 mS\n',
  };
  const readFile = (name: string): string => files[name] ?? '';

  it('is named by its key, in place or in a file', () => {
    const inPlace = prepare(scenario('{ mySE: { basedOn: Li6PS5Cl, ionicConductivity: 1 mS/cm } }'));
    const inFile = prepare(scenario('{ mySE: se.yaml }'), { readFile });
    expect(inPlace.issues).toEqual([]);
    expect(inPlace.variants[0]?.cell.separator.ionicConductivity).toBe(0.1);
    expect(inFile.variants[0]?.cell.derived).toEqual(inPlace.variants[0]?.cell.derived);
  });

  it('with a mistake is shown where that is written, and is not missed besides', () => {
    const { issues } = prepare(scenario('{ mySE: bad.yaml }'), { readFile });
    expect(issues).toMatchObject([
      {
        path: 'materials.mySE.ionicConductivity',
        file: 'bad.yaml',
        line: 3,
        got: '1 mS',
        allowed: 'a conductivity such as 2 mS/cm',
      },
    ]);
  });

  it('without a volume change is spoken of', () => {
    const powder =
      'materials: { mySE: { basedOn: Li6PS5Cl }, NCM85: { kind: cam, density: 4.7 g/cm3, theoreticalCapacity: 275 mAh/g, ' +
      'openCircuitVoltage: [[0.1, 4.5], [0.999, 2.6]], diffusivity: 1e-15 m2/s } }';
    const { issues } = prepare(scenario('{}').replace('materials: {}', powder));
    expect(issues).toMatchObject([{ severity: 'note', path: 'materials.NCM85.volumeChange', line: 3, got: 'nothing' }]);
  });
});
