import { describe, expect, it } from 'vitest';
import { builtInMaterials, findMaterial } from '../../src/materials/catalogue.js';
import { listMaterials, properties } from '../../src/materials/listing.js';
import type { Material } from '../../src/materials/material.js';
import { readMaterial } from '../../src/materials/readMaterial.js';

describe('built-in materials', () => {
  it.each(builtInMaterials)('$name is valid in the form that users write, and comes out unchanged', (material) => {
    const { material: read, issues } = readMaterial(JSON.parse(JSON.stringify(material)), 'materials.it');
    expect(issues).toEqual([]);
    expect(read).toEqual(material);
  });

  it.each(builtInMaterials)('$name has a source and a unit for every property', (material) => {
    const found = properties(material);
    expect(found.length).toBeGreaterThan(3);
    for (const [, property] of found) {
      expect(property.source.length).toBeGreaterThan(3);
      expect(property.unit).not.toBe('');
    }
  });

  it('keeps its numbers inside the ranges it states', () => {
    for (const [name, { value, range }] of builtInMaterials.flatMap(properties)) {
      if (typeof value !== 'number' || range === undefined) continue;
      expect(value, name).toBeGreaterThanOrEqual(range[0]);
      expect(value, name).toBeLessThanOrEqual(range[1]);
    }
  });

  it('has no two materials of a kind under one name', () => {
    const names = builtInMaterials.flatMap(({ kind, name, aliases }) =>
      [name, ...aliases].map((text) => `${kind} ${text.toLowerCase()}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an own material', () => {
  const ncm85 = JSON.parse(JSON.stringify(builtInMaterials.find(({ name }) => name === 'NCM85')));

  it.each([
    [
      'openCircuitVoltage',
      [
        [0.3, 4.2],
        [0.6, 4.3],
        [0.9, 3.5],
      ],
    ],
    [
      'diffusivity',
      [
        [0.2, 1e-15],
        [0.5, -1e-15],
        [0.9, 1e-15],
      ],
    ],
    [
      'volumeChange',
      [
        [0.2, -0.05],
        [0.2, -0.03],
        [1, 0],
      ],
    ],
  ])('with a table for %s that is no function is refused at that property', (property, table) => {
    const wrong = { ...ncm85, [property]: { ...ncm85[property], value: table } };
    const { material, issues } = readMaterial(wrong, 'materials.mine');
    expect(material).toBeUndefined();
    expect(issues.length).toBeGreaterThan(0);
    for (const { path } of issues) expect(path.startsWith(`materials.mine.${property}`)).toBe(true);
  });
});

describe('finding a material', () => {
  it.each([
    ['cam', 'NCM851005', 'NCM85'],
    ['cam', 'ncm-811', 'NCM811'],
    ['cam', 'SC83', 'NCM83'],
    ['electrolyte', 'LPSCl', 'Li6PS5Cl'],
    ['coating', 'ZrO2', 'ZrO2/carbonate'],
    ['coating', 'POV', 'V2O5/Li3VO4'],
    ['coating', 'PVBTA', 'PVBTA-TFSI'],
    ['anode', 'Li-In', 'In/InLi'],
    ['carbon', 'super c65', 'Super C65'],
  ] as const)('%s %s is %s', (kind, alias, name) => {
    const found = findMaterial(kind, alias, 'here');
    expect('material' in found && found.material.name).toBe(name);
  });

  it('answers a typing error with a suggestion and a wrong place with the right one', () => {
    const typo = findMaterial('coating', 'LiNb03', 'here');
    expect('issue' in typo && typo.issue).toMatchObject({ path: 'here', got: 'LiNb03', hint: 'did you mean LiNbO3?' });
    const elsewhere = findMaterial('coating', 'LTO', 'here');
    expect('issue' in elsewhere && elsewhere.issue.hint).toContain('anode material');
  });

  it('prefers the user’s own material', () => {
    const { material } = readMaterial({ kind: 'coating', conductivity: '1e-9 S/cm' }, 'materials.ZrO2', 'ZrO2');
    const found = findMaterial('coating', 'ZrO2', 'here', material ? [material] : []);
    expect('material' in found && found.material).toBe(material);
  });
});

describe('a material of the user', () => {
  it('may be written shortly, with units, and gets the usual values for the rest', () => {
    const { material, issues } = readMaterial(
      {
        kind: 'cam',
        density: '4.7 g/cm3',
        theoreticalCapacity: { value: 275, unit: 'mAh/g', source: 'crystal data', note: 'all lithium' },
        openCircuitVoltage: [
          [0.1, 4.5],
          [0.5, 3.9],
          [0.99, 3.4],
        ],
        diffusivity: 1e-15,
        initialContent: '99 %',
      },
      'materials.mine',
      'mine',
    );
    expect(issues).toEqual([]);
    const cam = material as Extract<Material, { kind: 'cam' }>;
    expect(cam.name).toBe('mine');
    expect(cam.density).toEqual({ value: 4700, unit: 'kg/m3', source: 'given by the user' });
    expect(cam.theoreticalCapacity).toEqual({
      value: 990000,
      unit: 'C/kg',
      source: 'crystal data',
      note: 'all lithium',
    });
    expect(cam.initialContent.value).toBeCloseTo(0.99, 12);
    expect(cam.exchangeCurrentDensity).toMatchObject({ value: 0.6, source: 'default of the program' });
  });

  it('is told everything that is wrong with it at once', () => {
    const { material, issues } = readMaterial(
      { kind: 'coating', conductivity: '1e-6 S/kg', thickness: true, blokcing: 0.1, adhesion: 3 },
      'materials.mine',
      'mine',
    );
    expect(material).toBeUndefined();
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'materials.mine.adhesion',
      'materials.mine.blokcing',
      'materials.mine.conductivity',
      'materials.mine.thickness',
    ]);
    expect(issues.find(({ path }) => path.endsWith('blokcing'))?.hint).toBe('did you mean blocking?');
    expect(issues.find(({ path }) => path.endsWith('conductivity'))?.message).toContain('wrong dimension');
  });

  it('has its curves checked', () => {
    const { issues } = readMaterial(
      {
        kind: 'cam',
        density: 4700,
        theoreticalCapacity: 990000,
        openCircuitVoltage: [
          [0.1, 3.5],
          [0.9, 4.3],
        ],
        diffusivity: { form: 'law', D0: -1, A1: 2 },
      },
      'materials.mine',
      'mine',
    );
    expect(issues.some(({ path }) => path === 'materials.mine.diffusivity.D0')).toBe(true);
    expect(issues.some(({ path }) => path === 'materials.mine.diffusivity.x1')).toBe(true);
    const rising = readMaterial(
      {
        kind: 'cam',
        density: 4700,
        theoreticalCapacity: 990000,
        openCircuitVoltage: [
          [0.1, 3.5],
          [0.9, 4.3],
        ],
        diffusivity: 1e-15,
      },
      'materials.mine',
      'mine',
    );
    expect(rising.issues).toMatchObject([{ path: 'materials.mine.openCircuitVoltage' }]);
  });

  it.each([undefined, null, 3, 'NCM', [], {}, { kind: 'metal' }])('is refused when it is %s', (data) => {
    expect(readMaterial(data, 'materials.mine').issues.length).toBeGreaterThan(0);
  });
});

describe('the list of materials', () => {
  it('shows numbers in lab units and survives JSON', () => {
    const list = listMaterials();
    const ncm = list.find(({ name }) => name === 'NCM85');
    expect(ncm?.properties.find(({ name }) => name === 'theoreticalCapacity')).toMatchObject({
      value: 274.5,
      unit: 'mAh/g',
    });
    expect(JSON.parse(JSON.stringify(list))).toEqual(list);
  });
});
