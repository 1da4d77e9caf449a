import { describe, expect, it } from 'vitest';
import { electrolyteCoatingEffects } from '../../../src/cell/transferable/electrolyteCoating.js';
import { findMaterial } from '../../../src/materials/catalogue.js';
import { prepare } from '../../../src/prepare.js';
import type { CathodeRecipe } from '../../../src/scenario/recipe.js';

const material = (name: string) => {
  const found = findMaterial('coating', name, '');
  if ('issue' in found) throw new Error(found.issue.message);
  return found.material;
};
const electrolyte = (() => {
  const found = findMaterial('electrolyte', 'Li6PS5Cl', '');
  if ('issue' in found) throw new Error(found.issue.message);
  return found.material;
})();
const effects = (coating: CathodeRecipe['electrolyteCoating'], d50 = 2e-6) =>
  electrolyteCoatingEffects(
    { electrolyteCoating: coating, particles: { d50: 3e-6 }, electrolyteParticles: { d50 } } as CathodeRecipe,
    material(coating?.material ?? ''),
    electrolyte,
  );

describe('a coating on the electrolyte', () => {
  it('slows films by the mean rate of covered and bare contact, and is crossed by ions between particles', () => {
    const { growth, conduction } = effects({ material: 'Li3InCl6', thickness: 6e-9, coverage: 0.5 });
    // t_b of halides is 3 nm: the covered half grows at a third of the rate.
    expect(growth).toBeCloseTo(Math.sqrt(0.5 + 0.5 / 3), 12);
    // 2 x 0.5 x 6 nm at 0.01 S/m beside 2 um at 0.2 S/m.
    expect(conduction).toBeCloseTo(1 / (1 + 6e-9 / 0.01 / (2e-6 / 0.2)), 12);
  });

  it('of no thickness or on no surface changes nothing', () => {
    for (const nothing of [{ thickness: 0 }, { coverage: 0 }, { thickness: 0, coverage: 1 }]) {
      const { growth, conduction } = effects({ material: 'LiNbO3', ...nothing });
      expect([growth, conduction]).toEqual([1, 1]);
    }
  });

  it('covers by its thickness where its share is not stated', () => {
    const { told } = effects({ material: 'Li3InCl6', thickness: 3e-9 });
    expect(told[0]).toMatchObject({ name: 'covered share of the electrolyte', unit: '%' });
    expect(told[0]?.value).toBeCloseTo(100 * (1 - Math.exp(-1)), 9);
  });
});

describe('a cell with coated electrolyte', () => {
  const cellOf = (laws: string, cathode: object) => {
    const document = {
      title: 'coated electrolyte',
      laws,
      cell: {
        diameter: '10 mm',
        oneC: '200 mA/g',
        cathode: {
          activeMaterial: 'NCM85',
          weightRatio: { cam: 70, electrolyte: 30 },
          loading: '10 mg/cm2',
          particles: { d50: '3 um' },
          ...cathode,
        },
        separator: { mass: '100 mg' },
        anode: { material: 'In/InLi' },
      },
      protocol: ['Rest for 1 h'],
    };
    const { variants, issues } = prepare(JSON.stringify(document));
    return { cell: variants[0]?.cell, issues };
  };
  const electrolyteCoating = { material: 'Li3InCl6', thickness: '10 nm', coverage: '40 %' };

  it('has fewer films and longer paths in its composite, and says so', () => {
    const [bare, coated] = [cellOf('transferable', {}).cell, cellOf('transferable', { electrolyteCoating }).cell];
    expect(coated?.cathode.growthFactor).toBeCloseTo(Math.sqrt(0.6 + 0.4 / (1 + 10 / 3)), 12);
    const films = (2 * 0.4 * 10e-9 * 0.2) / (0.01 * 3e-6);
    expect((coated?.cathode.ionicConductivity ?? 0) / (bare?.cathode.ionicConductivity ?? 1)).toBeCloseTo(
      1 / (1 + films),
      12,
    );
    expect(coated?.separator).toEqual(bare?.separator);
    expect(coated?.derived.map(({ name }) => name)).toContain('covered share of the electrolyte');
  });

  it('has the measured conductivity where one is stated', () => {
    const overrides = { ionicConductivity: '0.02 S/m' };
    const [bare, coated] = [{}, { electrolyteCoating }].map(
      (more) => cellOf('transferable', { overrides, ...more }).cell,
    );
    expect(coated?.cathode.ionicConductivity).toBe(bare?.cathode.ionicConductivity);
  });

  it('is as one without under laws per study, which is said', () => {
    const [bare, coated] = [cellOf('per study', {}), cellOf('per study', { electrolyteCoating })];
    expect(coated.cell?.cathode.ionicConductivity).toBe(bare.cell?.cathode.ionicConductivity);
    expect(coated.issues).toMatchObject([{ severity: 'note', path: 'cell.cathode.electrolyteCoating' }]);
  });
});
