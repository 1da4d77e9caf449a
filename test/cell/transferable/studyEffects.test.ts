import { describe, expect, it } from 'vitest';
import { buildCell } from '../../../src/cell/build.js';
import type { CathodeRecipe, LabRecipe } from '../../../src/scenario/recipe.js';
import { labRecipe } from '../recipes.js';

const { porosity: _p, contact: _c, contactSpread: _s, connected: _m, sizeClasses: _n, ...silent } = labRecipe.cathode;
const recipe: LabRecipe = {
  ...labRecipe,
  temperature: 298.15,
  pressure: 65e6,
  cathode: {
    ...silent,
    weightRatio: { cam: 70, electrolyte: 30, carbon: 0, binder: 0 },
    particles: { d50: 3e-6 },
  },
};
const cathodeOf = (cathode: Partial<CathodeRecipe> = {}) => {
  const built = buildCell({ ...recipe, cathode: { ...recipe.cathode, ...cathode } }, { laws: 'transferable' });
  return built.cell!.cathode;
};
const plain = cathodeOf();
const logit = (share: number): number => Math.log(share / (1 - share));

describe('what a study may have of its own beside the laws of the fresh cell', () => {
  it('moves contact in ln-odds, and with it who takes part', () => {
    const more = cathodeOf({ contactDeviation: 0.5 }).distribution!;
    expect(logit(more.contact) - logit(plain.distribution!.contact)).toBeCloseTo(0.5, 12);
    expect(more.connected).toBeCloseTo(1 - Math.exp(-3 * more.contact), 12);
    expect(cathodeOf({ contactDeviation: 0 }).distribution).toEqual(plain.distribution);
    // Contact that is measured is what it is.
    expect(cathodeOf({ contactDeviation: 0.5, contact: 0.4 }).distribution!.contact).toBe(0.4);
  });

  it('changes the contacts of a particle alone', () => {
    const { contact, connected } = cathodeOf({ contactsPerParticle: 2 }).distribution!;
    expect(contact).toBe(plain.distribution!.contact);
    expect(connected).toBeCloseTo(1 - Math.exp(-2 * contact), 12);
  });

  it('makes ion paths worse by a factor, of paths by the recipe only', () => {
    const conductivity = (overrides: CathodeRecipe['overrides']) => cathodeOf({ overrides }).ionicConductivity;
    expect(conductivity({ ionPathFactor: 0.5 }) / plain.ionicConductivity).toBeCloseTo(0.5, 12);
    expect(conductivity({ ionPathFactor: 0.5, ionicConductivity: 0.03 })).toBe(
      conductivity({ ionicConductivity: 0.03 }),
    );
  });

  it('gives a coating other thicknesses of protection, of insulation and of islands', () => {
    const niobate = { material: 'LiNbO3', thickness: 5e-9 } as const;
    const coated = cathodeOf({ coating: { ...niobate, barrierThickness: 5e-9, coverThickness: 5e-9 } });
    const [covered] = coated.patches;
    expect(covered.oxidationFactor).toBeCloseTo(0.5, 12);
    expect(covered.fraction).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(coated.coating!.electronicContact).toBeCloseTo(1 / 1.5, 12);
    const insulated = cathodeOf({ coating: { ...niobate, insulatingThickness: 5e-9 } });
    expect(insulated.coating!.electronicContact).toBeCloseTo(0.5, 12);
    expect(insulated.coating!.utilised).toBeLessThan(coated.coating!.utilised);
  });
});
