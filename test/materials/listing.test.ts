import { describe, expect, it } from 'vitest';
import { builtInMaterials } from '../../src/materials/catalogue.js';
import { listMaterials } from '../../src/materials/listing.js';
import type { Material } from '../../src/materials/material.js';
import { constantCurve } from '../../src/materials/propertyCurve.js';
import { readMaterial } from '../../src/materials/readMaterial.js';

const written = {
  kind: 'cam',
  density: '4.7 g/cm3',
  theoreticalCapacity: '276 mAh/g',
  diffusivity: { form: 'law', D0: 8e-16, A1: 2.71428, x1: 0.9, w1: 0.03, A2: 1, x2: 0.17, w2: 0.02 },
  openCircuitVoltage: [
    [0.1, 4.5],
    [0.5, 3.9],
    [0.9, 3.5],
  ],
};

function read(data: unknown, name?: string): Material {
  const { material, issues } = readMaterial(data, 'm', name);
  if (material === undefined) throw new Error(JSON.stringify(issues));
  return material;
}

const shown = (material: string, property: string, own: readonly Material[] = []) =>
  listMaterials(own)
    .find(({ name }) => name === material)
    ?.properties.find(({ name }) => name === property)?.value;

describe('a property that is no number is shown in words', () => {
  const mine = [read(written, 'mine')];

  it('a table by its number of points', () => {
    expect(shown('mine', 'openCircuitVoltage', mine)).toBe('table of 3 points');
  });

  it('a formula by its form and its constants to four digits', () => {
    expect(shown('mine', 'diffusivity', mine)).toBe('law, D0 8e-16, A1 2.714, x1 0.9, w1 0.03, A2 1, x2 0.17, w2 0.02');
  });

  it('ranges of numbers by their ends, tables inside by their length, groups in brackets', () => {
    expect(shown('NCM85', 'openCircuitVoltage')).toMatch(/^galleries, scale [\d.]+, 6 galleries, window 2\.6 to 4\.6$/);
    expect(shown('In/InLi', 'shape')).toMatch(/, step \(at [\d.]+, drop [\d.]+, width [\d.]+\)$/);
    expect(shown('Li', 'shape')).toBe('flat');
  });
});

describe('the name of a material', () => {
  it('is the key under which it stands, its own name another spelling', () => {
    expect(read(written, 'key').name).toBe('key');
    expect(read({ ...written, name: 'Own' }, 'key')).toMatchObject({ name: 'key', aliases: ['Own'] });
  });

  it('stands before what is wrong with it as a whole', () => {
    const [whole] = readMaterial(3, 'materials.mine', 'mine').issues;
    expect(whole.path).toBe('materials.mine');
    expect(whole.message).toMatch(/^The material/);
    const inside = readMaterial({ ...written, density: true }, 'materials.mine', 'mine').issues[0];
    expect(inside.path).toBe('materials.mine.density');
    expect(inside.message).toMatch(/^`density` of the material/);
  });
});

describe('tables of contents against a property', () => {
  it.each(listMaterials().filter(({ kind }) => kind === 'cam'))(
    '$name contracts the more the less lithium it has',
    ({ name }) => {
      const material = builtInMaterials.find((candidate) => candidate.name === name);
      const table = material?.kind === 'cam' ? material.volumeChange.value : [];
      if (!Array.isArray(table)) throw new Error('no table');
      for (let i = 1; i < table.length; i++) {
        expect(table[i][0]).toBeGreaterThan(table[i - 1][0]);
        expect(table[i][1]).toBeGreaterThan(table[i - 1][1]);
      }
      expect(table.at(-1)).toEqual([1, 0]);
    },
  );

  it('may be one value from end to end', () => {
    const curve = constantCurve(4e-15, 'somebody');
    expect([0.001, 0.5, 0.999].map(curve.at)).toEqual([4e-15, 4e-15, 4e-15]);
    expect(curve).toMatchObject({ range: [0, 1], source: 'somebody' });
  });
});
