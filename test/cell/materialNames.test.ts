import { describe, expect, it } from 'vitest';
import { unknownMaterials } from '../../src/cell/materialNames.js';

const cell = {
  cathode: { activeMaterial: 'NCM85', electrolyte: 'LPSCl', carbon: 'VGCF', coating: { material: 'ZrO2' } },
  separator: { electrolyte: 'Li6PS5Cl' },
  anode: { material: 'LTO' },
};

describe('names of materials in a recipe with other mistakes', () => {
  it('are known by name or alias', () => {
    expect(unknownMaterials({ cell })).toEqual([]);
  });

  it.each([
    ['cell.cathode.activeMaterial', { ...cell, cathode: { ...cell.cathode, activeMaterial: 'NCM58' } }, 'NCM58'],
    ['cell.cathode.electrolyte', { ...cell, cathode: { ...cell.cathode, electrolyte: 'Li6PS5CI' } }, 'Li6PS5CI'],
    ['cell.cathode.carbon', { ...cell, cathode: { ...cell.cathode, carbon: 'VGFC' } }, 'VGFC'],
    ['cell.cathode.coating.material', { ...cell, cathode: { coating: { material: 'ZrO3' } } }, 'ZrO3'],
    ['cell.separator.electrolyte', { ...cell, separator: { electrolyte: 'glass' } }, 'glass'],
    ['cell.anode.material', { ...cell, anode: { material: 'LTT' } }, 'LTT'],
    // A material of another kind is none.
    ['cell.anode.material', { ...cell, anode: { material: 'NCM85' } }, 'NCM85'],
  ])('at %s are told when there is no such material', (path, wrong, got) => {
    expect(unknownMaterials({ cell: wrong })).toMatchObject([{ severity: 'error', path, got }]);
  });

  it('may be those of own materials, in capitals or not, though nothing is known of them yet', () => {
    const mixed = { ...cell, anode: { material: 'My Alloy' } };
    expect(unknownMaterials({ cell: mixed, materials: { 'my alloy': 'alloy.yaml' } })).toEqual([]);
    expect(unknownMaterials({ cell: mixed, materials: { 'MY ALLOY': {} } })).toEqual([]);
    expect(unknownMaterials({ cell: mixed, materials: { other: {} } })).toHaveLength(1);
    expect(unknownMaterials({ cell: mixed, materials: ['my alloy'] })).toHaveLength(1);
  });

  it('are not asked of what is no name', () => {
    expect(unknownMaterials({ cell: { ...cell, anode: { material: 3 } } })).toEqual([]);
    expect(unknownMaterials({ cell: { ...cell, anode: 'LTT' } })).toEqual([]);
    expect(unknownMaterials({})).toEqual([]);
    expect(unknownMaterials('text')).toEqual([]);
  });
});
