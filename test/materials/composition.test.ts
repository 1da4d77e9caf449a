import { describe, expect, it } from 'vitest';
import { findMaterial } from '../../src/materials/catalogue.js';
import { compositionDistance, compositionOf, nearestComposition } from '../../src/materials/composition.js';

describe('the composition in a name', () => {
  it.each([
    ['Li5.5PS4.5Cl1.5', { Li: 5.5, P: 1, S: 4.5, Cl: 1.5 }],
    ['NCM622', { Li: 1, O: 2, Ni: 0.6, Co: 0.2, Mn: 0.2 }],
    ['SC-NMC83', { Li: 1, O: 2, Ni: 0.83, Co: 0.085, Mn: 0.085 }],
    ['NCM851005', { Li: 1, O: 2, Ni: 0.85, Co: 0.1, Mn: 0.05 }],
    ['ZrO2', { Zr: 1, O: 2 }],
    ['my powder', undefined],
    ['VGCF', undefined],
  ])('%s', (name, expected) => {
    const found = compositionOf(name);
    if (expected === undefined) expect(found).toBeUndefined();
    else for (const [symbol, amount] of Object.entries(expected)) expect(found?.[symbol]).toBeCloseTo(amount, 12);
  });

  it('differs from another by the share of atoms that are others', () => {
    // LiCl and LiBr: one atom of two.
    expect(compositionDistance({ Li: 1, Cl: 1 }, { Li: 2, Br: 2 })).toBeCloseTo(0.5, 12);
    expect(compositionDistance({ Li: 1, Cl: 1 }, { Li: 3, Cl: 3 })).toBeCloseTo(0, 12);
  });

  it('tells neighbours from relatives and strangers', () => {
    expect(nearestComposition('NCM82', ['NCM85', 'NCM83', 'NCM622'])).toEqual({ name: 'NCM83', neighbour: true });
    expect(nearestComposition('Li6PS5Cl0.5Br0.5', ['Li6PS5Cl'])).toEqual({ name: 'Li6PS5Cl', neighbour: false });
    expect(nearestComposition('LiCoO2', ['NCM811'])).toBeUndefined();
  });

  it('leads from a material that is not known to the nearest one that is', () => {
    const found = findMaterial('cam', 'NCM82', 'cell.cathode.activeMaterial');
    expect('issue' in found && found.issue.hint).toBe(
      'nearest in composition is NCM83; take that, or write materials: { NCM82: { basedOn: NCM83 } } with what differs',
    );
  });

  it.each([
    ['Li₆PS₅Cl', 'Li6PS5Cl'],
    ['li6ps5cl', 'Li6PS5Cl'],
  ])('%s is %s', (name, known) => {
    const found = findMaterial('electrolyte', name, '');
    expect('material' in found && found.material.name).toBe(known);
  });
});
