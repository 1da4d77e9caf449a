import { describe, expect, it } from 'vitest';
import { type BuildOptions, buildCell } from '../../src/cell/build.js';
import type { CoatingRecipe, LabRecipe } from '../../src/scenario/recipe.js';
import { withCathode } from './recipes.js';

/** NCM85 of 4 um without carbon at 25 degC, 60 % of its surface in contact. */
const pellet: LabRecipe = {
  ...withCathode({
    weightRatio: { cam: 70, electrolyte: 30, carbon: 0, binder: 0 },
    particles: { d50: 4e-6, spread: 0 },
    contact: 0.6,
  }),
  temperature: 298.15,
};
const niobate = { material: 'LiNbO3', thickness: 5e-9, deposition: 'ALD' } as const;

const build = (coating?: CoatingRecipe, more: BuildOptions = {}, recipe = pellet) =>
  buildCell(coating ? withCathode({ coating }, recipe) : recipe, { laws: 'transferable', ...more });
const cathode = (...of: Parameters<typeof build>) => build(...of).cell!.cathode;
const bare = cathode();

describe('5 nm of LiNbO3 by atomic layers, under the transferable laws', () => {
  const coated = cathode(niobate);

  it('cover 99.3 % with 1.7 Ohm cm2 and pass 1/26 of the oxidation', () => {
    const [covered, open] = coated.patches;
    expect(covered.fraction).toBeCloseTo(0.9932620530009145, 12);
    expect(covered.coatingResistance).toBeCloseTo(1.6666666667e-4, 12);
    expect(covered.oxidationFactor).toBeCloseTo(1 / 26, 12);
    expect(open).toMatchObject({ name: 'bare', coatingResistance: 0, oxidationFactor: 1 });
    expect(coated.patches.reduce((sum, { fraction }) => sum + fraction, 0)).toBe(1);
    // 40 kJ/mol from 25 to 45 degC.
    const warm = cathode(niobate, {}, { ...pellet, temperature: 318.15 });
    expect(warm.patches[0].coatingResistance).toBeCloseTo(6.04395e-5, 9);
  });

  it('cut off 5.2 % of every class and a third of the conductance between particles', () => {
    for (const [k, { connected }] of coated.classes.entries()) {
      expect(connected / bare.classes[k].connected).toBeCloseTo(0.94787753135219, 12);
    }
    expect(coated.electronicConductivity / bare.electronicConductivity).toBeCloseTo(2 / 3, 12);
  });

  it('leave the network of the carbon as it is, and a conductivity that is stated', () => {
    const carbon = { weightRatio: { cam: 70, electrolyte: 28, carbon: 2, binder: 0 } };
    const withCarbon = cathode(niobate, {}, withCathode(carbon, pellet)).electronicConductivity;
    const uncoated = cathode(undefined, {}, withCathode(carbon, pellet)).electronicConductivity;
    // 2 S/m of carbon beside 0.05 S/m of particles.
    expect(withCarbon / uncoated).toBeGreaterThan(0.98);
    expect(withCarbon).toBeLessThan(uncoated);
    const stated = withCathode({ overrides: { electronicConductivity: 3 } }, pellet);
    expect(cathode(niobate, {}, stated).electronicConductivity).toBe(3);
  });

  it('give up 0.047 mAh/g of their own in the first charge, nothing where the cell starts charged', () => {
    const { cell } = build(niobate);
    // 0.03 mAh/m2 per nm on 0.3145 m2/g, of which 99.3 % is covered.
    expect(cell!.cathode.coating!.ownCharge / cell!.activeMass / 3600).toBeCloseTo(0.046851983632, 8);
    expect(cathode(niobate, { initialContent: 0.4 }).coating?.ownCharge).toBe(0);
  });

  it('are told by check', () => {
    const derived = Object.fromEntries(build(niobate).cell!.derived.map(({ name, value }) => [name, value]));
    expect(derived).toMatchObject({
      'coating thickness': expect.closeTo(5, 9),
      'covered share': expect.closeTo(99.3262, 3),
      'oxidation under the coating': expect.closeTo(0.038462, 5),
      exposure: expect.closeTo(0.04494, 5),
      'coating film resistance, local': expect.closeTo(1.6667, 3),
      'share utilised through the coating': expect.closeTo(94.788, 2),
      'own charge of the coating': expect.closeTo(0.04685, 4),
    });
    // Over the covered, contacted and connected surface of 15.9 mg/cm2 at 0.3145 m2/g.
    const { activeMass, cathode: c } = build(niobate).cell!;
    const surface = (activeMass * 3) / (2e-6 * 4770);
    const covered = surface * 0.6 * c.classes[0].connected * c.patches[0].fraction;
    expect(derived['coating film resistance']).toBeCloseTo(1.6666667 / covered, 8);
    expect(build().cell!.derived.map(({ name }) => name)).not.toContain('covered share');
  });
});

describe('what a scenario states of a coating', () => {
  it('wins over the law', () => {
    const stated = { coverage: 0.8, blocking: 0.3, conductivity: 1e-6, adhesion: 0.5 };
    const { patches, adhesion } = cathode({ ...niobate, ...stated });
    expect(patches[0]).toMatchObject({ fraction: 0.8, oxidationFactor: 0.3, coatingResistance: 0.005 });
    expect(adhesion).toBeCloseTo(0.6, 12);
  });

  it('counts without a law: per study all is covered, and a material says what it blocks', () => {
    const perStudy = cathode({ material: 'LiNbO3', thickness: 5e-9 }, { laws: 'per study' });
    expect(perStudy.patches).toMatchObject([{ name: 'covered', fraction: 1, oxidationFactor: 0.01 }]);
    const { classes, electronicConductivity } = cathode(undefined, { laws: 'per study' });
    expect(perStudy.classes).toEqual(classes);
    expect(perStudy.electronicConductivity).toBe(electronicConductivity);
    expect(perStudy.coating).toBeUndefined();
  });
});

describe('a coating of 0 nm', () => {
  it.each([{ thickness: 0 }, { amount: 0 }, { thickness: 0, coverage: 1 }])('is bare, with a note: %j', (given) => {
    const { cell, issues } = build({ material: 'LiNbO3', ...given });
    const { derived: _, ...rest } = cell!;
    const { derived: __, ...bareCell } = build().cell!;
    expect(JSON.stringify(rest)).toBe(JSON.stringify(bareCell));
    expect(issues).toEqual([
      expect.objectContaining({
        severity: 'note',
        path: `cell.cathode.coating.${'amount' in given ? 'amount' : 'thickness'}`,
      }),
    ]);
  });
});

describe('coatings differ', () => {
  const chi = (coating: CoatingRecipe) => cathode(coating).patches[0].fraction;

  it('by the way they came onto the particles', () => {
    expect(chi({ ...niobate, deposition: 'ALD' })).toBeCloseTo(1 - Math.exp(-5), 12);
    expect(chi({ ...niobate, deposition: 'sol-gel' })).toBeCloseTo(1 - Math.exp(-2.5), 12);
    expect(chi({ ...niobate, deposition: 'nanoparticles' })).toBeCloseTo(1 - Math.exp(-5 / 3), 12);
    // Usual for the material: niobate from solution, hafnia as particles.
    expect(chi({ material: 'LiNbO3', thickness: 5e-9 })).toBeCloseTo(1 - Math.exp(-2.5), 12);
    expect(chi({ material: 'HfO2', thickness: 5e-9 })).toBeCloseTo(1 - Math.exp(-5 / 3), 12);
    // Of zirconia under carbonate t_0 was derived by itself.
    expect(chi({ material: 'ZrO2', thickness: 5e-9 })).toBeCloseTo(1 - Math.exp(-5 / 1.1), 12);
  });

  it('by family: a polymer hardly protects and binds, residue protects less and does not bind', () => {
    const polymer = cathode({ material: 'PVBTA-TFSI', thickness: 3e-9 });
    expect(polymer.patches[0].oxidationFactor).toBeCloseTo(2 / 3, 12);
    // (1 - chi) + 0.4 chi with chi = 1 - exp(-2).
    expect(polymer.adhesion).toBeCloseTo(1 - 0.6 * 0.8646647167633873, 12);
    expect(polymer.coating).toMatchObject({ crackRate: 0, ownCharge: 0 });
    const residue = cathode({ material: 'carbon residue', thickness: 3e-9 });
    expect(residue.patches[0].oxidationFactor).toBeCloseTo(10 / 13, 12);
    expect(residue.adhesion).toBe(1);
  });

  it('by amount: 1 wt% of LiNbO3 on rough spheres of 4 um is 3.4 nm, half of that on twice the surface', () => {
    const thickness = (recipe: LabRecipe) =>
      cathode({ material: 'LiNbO3', amount: 0.01 }, {}, recipe).coating?.thickness;
    expect(thickness(pellet)).toBeCloseTo(3.419354838709677e-9, 15);
    const measured = withCathode({ particles: { d50: 4e-6, spread: 0, surface: 1257.861635220126 } }, pellet);
    expect(thickness(measured)).toBeCloseTo(1.7096774193548385e-9, 15);
  });
});

describe('in the fresh cell', () => {
  it('a thicker oxide cuts off more: 3 to 40 nm cost 42 % of the mass, and the resistance rises', () => {
    const share = (nm: number) => cathode({ ...niobate, thickness: nm * 1e-9 }).classes[0].connected;
    expect(share(40) / share(3)).toBeCloseTo(0.5609451038411362 / 0.9716963519637218, 9);
    expect(interfaceOf({ ...niobate, thickness: 40e-9 })).toBeGreaterThan(interfaceOf({ ...niobate, thickness: 3e-9 }));
  });

  it('a polymer of 8 instead of 3 nm costs 5 % of the mass and raises the resistance', () => {
    const polymer = (nm: number): CoatingRecipe => ({ material: 'PVBTA-TFSI', thickness: nm * 1e-9 });
    const [thin, thick] = [3, 8].map((nm) => cathode(polymer(nm)).classes[0].connected);
    expect(thick / thin).toBeCloseTo((1 - Math.exp(-4 * 0.6)) / (1 - Math.exp(-4 * 0.8)), 9);
    expect(interfaceOf(polymer(8))).toBeGreaterThan(1.2 * interfaceOf(polymer(3)));
  });

  it('a conductivity ten times lower raises the resistance and protects no better', () => {
    const poor = { ...niobate, conductivity: 3e-6 };
    expect(interfaceOf(poor)).toBeGreaterThan(interfaceOf(niobate));
    expect(cathode(poor).patches[0].oxidationFactor).toBe(cathode(niobate).patches[0].oxidationFactor);
  });

  const interfaceOf = (coating: CoatingRecipe) =>
    build(coating).cell!.derived.find(({ name }) => name === 'charge-transfer and film resistance')!.value;
});

describe('a surface that is covered wholly', () => {
  const whole = { ...niobate, coverage: 1 };

  it('has a bare patch of share 0 only where a mechanism uncovers surface', () => {
    const shares = (uncovers: boolean) =>
      cathode(whole, { uncovers }).patches.map(({ name, fraction }) => [name, fraction]);
    expect(shares(false)).toEqual([['covered', 1]]);
    expect(shares(true)).toEqual([
      ['covered', 1],
      ['bare', 0],
    ]);
  });
});

describe('in liquid electrolyte', () => {
  it('electrons reach every particle', () => {
    const liquid = withCathode(
      { electrolyte: 'LP57', weightRatio: { cam: 94, electrolyte: 0, carbon: 3, binder: 3 }, porosity: 0.35 },
      pellet,
    );
    expect(cathode(niobate, {}, liquid).classes[0].connected).toBe(1);
    expect(cathode(niobate, {}, liquid).coating?.utilised).toBe(1);
  });
});
