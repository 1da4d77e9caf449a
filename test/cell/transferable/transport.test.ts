import { describe, expect, it } from 'vitest';
import { exponentParts, freeOfCarbon, ionPaths } from '../../../src/cell/transferable/transport.js';
import { superC65 } from '../../../src/materials/carbon/superC65.js';
import { vgcf } from '../../../src/materials/carbon/vgcf.js';
import { li6ps5cl } from '../../../src/materials/electrolyte/li6ps5cl.js';
import type { Carbon } from '../../../src/materials/material.js';
import { underLaws } from '../../../src/materials/underLaws.js';
import type { CathodeRecipe } from '../../../src/scenario/recipe.js';
import { labRecipe, withCathode } from '../recipes.js';

const electrolyte = underLaws(li6ps5cl, 'transferable');
const plain = { cam: 70, electrolyte: 30, carbon: 0, binder: 0 };

const powder = (active: number, coarse: number) => ({
  particles: { d50: active * 1e-6, spread: 0.5 },
  electrolyteParticles: { d50: coarse * 1e-6 },
  weightRatio: plain,
});

const exponent = (changes: Partial<CathodeRecipe>, phi: number) =>
  exponentParts(withCathode({ weightRatio: plain, ...changes }).cathode, phi).reduce(
    (sum, { value }) => sum + value,
    2.8,
  );

const paths = (phi: number, changes: Partial<CathodeRecipe> = {}, carbon?: Carbon, carbonShare = 0) => {
  const recipe = withCathode({ weightRatio: plain, ...changes }, labRecipe);
  const fractions = { cam: 0.5, electrolyte: phi, carbon: 0, binder: 0, pores: 0.5 - phi };
  const layers = { thickness: 1, denseThickness: 1, camLoading: 1, compositeLoading: 1, carbonDensity: 0 };
  return ionPaths({ recipe, electrolyte, carbon, composition: { ...layers, fractions, carbonShare } });
};

describe('the power of the volume fraction with which ions conduct', () => {
  it('is 2.8 in a pellet, 1.2 in a warm pressed sheet', () => {
    expect(exponent({}, 0.4)).toBe(2.8);
    expect(exponent({ route: 'pellet' }, 0.2)).toBe(2.8);
    expect(exponent({ route: 'sheet' }, 0.4)).toBeCloseTo(1.2, 12);
  });

  it('grows with electrolyte coarser than the active material, and more where there is little of it', () => {
    // 1.6 ln(7.4/4); measured 4.0, 3.2, 3.3 with 7.4, 4.9 and 5.9 um on 4 um
    expect(exponent(powder(4, 7.4), 0.4)).toBeCloseTo(3.784, 3);
    expect(exponent(powder(4, 4.9), 0.4)).toBeCloseTo(3.125, 3);
    expect(exponent(powder(4, 5.9), 0.4)).toBeCloseTo(3.422, 3);
    expect(exponent(powder(4, 3), 0.2)).toBe(2.8);
    expect(exponent(powder(4, 4), 0.2)).toBe(2.8);
    // 0.35/0.25 - 1 in full from d_SE = e^0.5 d_CAM on
    expect(exponent(powder(4, 7.4), 0.25)).toBeCloseTo(3.784 + 0.4, 3);
    expect(exponent(powder(4, 4 * Math.exp(0.25)), 0.25)).toBeCloseTo(2.8 + 0.4 + 0.2, 12);
  });

  it('grows with binder by its kind, in proportion below 1 wt%, but not in sheets, which were measured with it', () => {
    const bound = (binder: number) => ({ ...plain, electrolyte: 30 - binder, binder });
    expect(exponent({ weightRatio: bound(1), binder: 'PTFE' }, 0.4)).toBeCloseTo(3, 12);
    expect(exponent({ weightRatio: bound(3), binder: 'NBR' }, 0.4)).toBeCloseTo(3.2, 12);
    expect(exponent({ weightRatio: bound(3) }, 0.4)).toBeCloseTo(3.2, 12);
    expect(exponent({ weightRatio: bound(0.5) }, 0.4)).toBeCloseTo(3, 12);
    expect(exponent({ binder: 'NBR' }, 0.4)).toBe(2.8);
    expect(exponent({ weightRatio: bound(3), route: 'sheet' }, 0.4)).toBeCloseTo(1.2, 12);
  });
});

describe('ion paths of a composite', () => {
  it('conduct like the powder of phi, as the table of pressed pellets has it at 44 vol%', () => {
    expect(paths(0.3).conductivity).toBeCloseTo(0.2 * 0.3 ** 2.8, 15);
    // Minnmann et al. 2021: tau2 = 4.27
    expect(paths(0.4437).conductivity / (0.2 * 0.4437)).toBeCloseTo(1 / 4.27, 2);
    expect(paths(0.3)).toMatchObject({ told: 'of the volume fraction: 2.8 Li6PS5Cl', issues: [] });
    expect(paths(0.3, powder(4, 7.4)).told).toBe('of the volume fraction: 2.8 Li6PS5Cl + 1.2 coarse electrolyte');
  });

  it('of a milled composite are those of electrolyte at most 1.5 times as coarse as the active material', () => {
    const milled = (active: number, coarse: number) => ({ ...powder(active, coarse), mixing: 'mill' as const });
    expect(paths(0.45, milled(3.4, 40))).toEqual(paths(0.45, powder(3.4, 5.1)));
    expect(paths(0.45, milled(3.4, 4))).toEqual(paths(0.45, powder(3.4, 4)));
    // Schlautmann et al. 2023: 0.254 to 0.165 mS/cm with powders of 4 to 40 um before the mill.
    const [fine, coarse] = [paths(0.45, milled(3.4, 4)), paths(0.45, milled(3.4, 40))];
    expect(fine.conductivity / coarse.conductivity).toBeLessThan(1.5);
  });

  it('are blocked by black, not by fibres, down to a tenth', () => {
    expect(freeOfCarbon({ carbon: superC65, composition: { carbonShare: 0.03 } as never })).toBeCloseTo(1 - 0.078, 12);
    expect(paths(0.3, {}, superC65, 0.03).conductivity).toBeCloseTo(0.2 * (0.3 * 0.922) ** 2.8, 15);
    expect(paths(0.3, {}, vgcf, 0.03).conductivity).toBeCloseTo(0.2 * 0.3 ** 2.8, 15);
    expect(paths(0.3, {}, superC65, 0.5).conductivity).toBeCloseTo(0.2 * 0.03 ** 2.8, 15);
  });

  it('are warned of as extrapolated outside 18 to 61 vol%, and never refused', () => {
    expect(paths(0.18).issues).toEqual([]);
    expect(paths(0.61).issues).toEqual([]);
    for (const phi of [0.02, 0.17, 0.62])
      expect(paths(phi).issues.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('are a guess where coarse electrolyte is too little to connect', () => {
    const coarse = { electrolyteParticles: { d50: 2 * labRecipe.cathode.particles.d50 } };
    const said = (phi: number, cathode = {}) => paths(phi, cathode).issues.map(({ message }) => message.slice(0, 24));
    expect(said(0.3, coarse)).toEqual(['So little electrolyte of']);
    expect([said(0.36, coarse), said(0.3)]).toEqual([[], []]);
  });

  it('of an own electrolyte follow its own tortuosity', () => {
    const recipe = withCathode({ weightRatio: plain }, labRecipe);
    const fractions = { cam: 0.5, electrolyte: 0.35, carbon: 0, binder: 0, pores: 0.15 };
    const layers = { thickness: 1, denseThickness: 1, camLoading: 1, compositeLoading: 1, carbonDensity: 0 };
    const own = ionPaths({
      recipe,
      electrolyte: li6ps5cl,
      carbon: undefined,
      composition: { ...layers, fractions, carbonShare: 0 },
    });
    // ln tau2 linear in ln phi between 15.3 at 0.33 and 4.27 at 0.4437
    const share = Math.log(0.35 / 0.33) / Math.log(0.4437 / 0.33);
    expect(own.conductivity).toBeCloseTo((0.2 * 0.35) / (15.3 * (4.27 / 15.3) ** share), 12);
  });
});
