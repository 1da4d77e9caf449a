import { describe, expect, it } from 'vitest';
import { buildCell } from '../../../src/cell/build.js';
import type { Cell } from '../../../src/cell/cell.js';
import { intactLength, pathByContact } from '../../../src/cell/transferable/length.js';
import type { CathodeRecipe, LabRecipe } from '../../../src/scenario/recipe.js';
import { labRecipe } from '../recipes.js';

const { porosity: _p, contact: _c, contactSpread: _s, connected: _m, sizeClasses: _n, ...silent } = labRecipe.cathode;
const plain = { cam: 70, electrolyte: 30, carbon: 0, binder: 0 };
/** At 25 degC and 65 MPa, of which nothing is said that the laws can give. */
const recipe: LabRecipe = {
  ...labRecipe,
  temperature: 298.15,
  pressure: 65e6,
  cathode: { ...silent, weightRatio: plain, particles: { d50: 3e-6 } },
};

const build = (cathode: Partial<CathodeRecipe> = {}, more: Partial<LabRecipe> = {}) =>
  buildCell({ ...recipe, ...more, cathode: { ...recipe.cathode, ...cathode } }, { laws: 'transferable' });

function cellOf(cathode: Partial<CathodeRecipe> = {}, more: Partial<LabRecipe> = {}): Cell {
  const { cell, issues } = build(cathode, more);
  if (!cell) throw new Error(JSON.stringify(issues));
  return cell;
}

const told = (cell: Cell, name: string) => cell.derived.find((one) => one.name === name);
const mean = ({ cathode: { classes } }: Cell, f: (particle: Cell['cathode']['classes'][number]) => number): number => {
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  return classes.reduce((sum, particle) => sum + (particle.volumeFraction / volume) * f(particle), 0);
};

describe('a fresh cell by transferable laws of which little is known', () => {
  const cell = cellOf();

  it('has contact 0.6, unevenly distributed over two sizes, and takes part by 0.84', () => {
    expect(cell.cathode.classes).toHaveLength(8);
    const contact = 0.8 * (1 - Math.exp(-1.2 / 0.85));
    expect(mean(cell, (c) => c.contact)).toBeCloseTo(contact, 12);
    expect(mean(cell, (c) => c.contact ** 2) - contact ** 2).toBeCloseTo((contact * (1 - contact)) / 3, 12);
    expect(mean(cell, (c) => Math.log(c.radius / 1.5e-6) ** 2)).toBeCloseTo(0.25, 12);
    expect(mean(cell, (c) => c.connected)).toBeCloseTo(1 - Math.exp(-3 * contact), 12);
    // Well contacted particles take part the more, whatever their size.
    const [first, second] = [cell.cathode.classes[0], cell.cathode.classes[3]];
    expect(second.connected).toBeGreaterThan(first.connected + 0.3);
    expect(cell.cathode.classes[4].connected).toBe(first.connected);
  });

  it('has 14 % of pores and conducts by phi^2.8', () => {
    expect(told(cell, 'volume fraction of pores')).toMatchObject({ note: 'by 380 MPa' });
    expect(told(cell, 'volume fraction of pores')?.value).toBeCloseTo(13.887, 3);
    const phi = (told(cell, 'volume fraction of electrolyte')?.value ?? 0) / 100;
    expect(cell.cathode.ionicConductivity).toBeCloseTo(0.2 * phi ** 2.8, 12);
    expect(told(cell, 'tortuosity factor of the ion paths')?.value).toBeCloseTo(phi ** -1.8, 10);
    expect(cell.separator.ionicConductivity).toBe(0.2);
    expect(build().issues).toEqual([]);
  });

  it('says of contact, utilisation and ion paths how they came about', () => {
    expect(told(cell, 'mean contact fraction')?.note).toBe(
      'theta: 0.605 (size of the electrolyte not known) times 1.00 by pressures',
    );
    expect(told(cell, 'utilisation at the start')).toMatchObject({
      unit: '%',
      note: '3 contacts of a particle in full contact',
    });
    expect(told(cell, 'exponent of the ion paths')).toMatchObject({ note: 'of the volume fraction: 2.8 Li6PS5Cl' });
  });

  it('has lengths by size and contact: polycrystals as the power 0.4 of their radius', () => {
    for (const { radius, contact, intactLength: intact, diffusionLength } of cell.cathode.classes) {
      expect(intact).toBeCloseTo(1.5e-6 * (radius / 1.5e-6) ** 0.4, 18);
      const bare = (1 - Math.sqrt(contact)) ** 1.5;
      expect(diffusionLength / intact).toBeCloseTo(Math.sqrt(1 + (2.5 * Math.PI * bare) / Math.sqrt(6 * contact)), 12);
    }
    const [single] = cellOf({ morphology: 'single' }).cathode.classes;
    expect(single.intactLength).toBe(single.radius);
    // At the reference radius morphology does not matter; a polycrystal of 6 um has 1.74 um.
    expect(intactLength(1.5e-6, 'poly')).toBe(1.5e-6);
    expect(intactLength(6e-6, 'poly')).toBeCloseTo(2.6117e-6, 10);
    expect(pathByContact(0.6)).toBeCloseTo(1.2, 2);
    expect(pathByContact(1)).toBe(1);
  });
});

describe('what a recipe states', () => {
  it('wins over the laws, alone or beside the others', () => {
    const cell = cellOf({
      contact: 0.5,
      contactSpread: 0,
      connected: 0.9,
      porosity: 0.2,
      particles: { d50: 4e-6, spread: 0 },
      overrides: { ionicConductivity: 0.01 },
    });
    expect(cell.cathode.classes).toHaveLength(1);
    expect(cell.cathode.classes[0]).toMatchObject({ contact: 0.5, radius: 2e-6 });
    expect(cell.cathode.classes[0].connected).toBeCloseTo(0.9, 13);
    expect(told(cell, 'volume fraction of pores')?.value).toBeCloseTo(20, 10);
    expect(told(cell, 'volume fraction of pores')?.note).toBe('given');
    expect(cell.cathode.ionicConductivity).toBe(0.01);
    expect(told(cell, 'mean contact fraction')?.note).toBe('theta, as given');
    expect(told(cell, 'exponent of the ion paths')).toBeUndefined();
  });

  it('of a connected share is the mean over the classes, or all of them', () => {
    expect(mean(cellOf({ connected: 0.7 }), (c) => c.connected)).toBeCloseTo(0.7, 12);
    for (const { connected } of cellOf({ connected: 1 }).cathode.classes) expect(connected).toBe(1);
  });

  it('of pressures moves voids, contact and both conductivities', () => {
    const at = (fabrication: number, stack: number) =>
      cellOf({}, { fabricationPressure: fabrication * 1e6, pressure: stack * 1e6 });
    const [low, high] = [at(250, 50), at(500, 50)];
    expect(high.separator.ionicConductivity / low.separator.ionicConductivity).toBeCloseTo(2 ** 0.3, 12);
    expect(high.cathode.ionicConductivity / low.cathode.ionicConductivity).toBeGreaterThan(2 ** 0.3);
    expect(mean(high, (c) => c.contact)).toBeGreaterThan(1.2 * mean(low, (c) => c.contact));
    expect(high.cathode.thickness).toBeLessThan(low.cathode.thickness);
    expect([low.fabricationPressure, cellOf().fabricationPressure]).toEqual([250e6, 380e6]);
  });

  it('of the electrolyte particles sets contact by surfaces', () => {
    const of = (coarse: number) => cellOf({ electrolyteParticles: { d50: coarse * 1e-6 } });
    const cell = of(3);
    const [phi, cam] = ['electrolyte', 'CAM'].map((name) => told(cell, `volume fraction of ${name}`)?.value ?? 0);
    expect(mean(cell, (c) => c.contact)).toBeCloseTo(0.8 * (1 - Math.exp(-phi / cam / 0.85)), 12);
    expect(mean(of(1.5), (c) => c.contact)).toBeGreaterThan(mean(of(8), (c) => c.contact) + 0.3);
  });
});

describe('where the laws are not sure', () => {
  const notes = (cathode: Partial<CathodeRecipe>, more: Partial<LabRecipe> = {}) =>
    build(cathode, more).issues.map(({ severity, path, message }) => [severity, path, message.split(/[:;]/)[0]]);

  it('it is noted: coarse and very fine electrolyte, contact out of range, powders without contact', () => {
    const size = 'cell.cathode.electrolyteParticles.d50';
    expect(notes({ electrolyteParticles: { d50: 20e-6 } })).toEqual([
      ['note', size, 'So little surface of electrolyte for that of the active material'],
    ]);
    expect(notes({ electrolyteParticles: { d50: 0.5e-6 } })).toEqual([
      ['note', size, 'Electrolyte below 1 um clumps and makes less contact than its size says.'],
    ]);
    expect(notes({}, { fabricationPressure: 1e6, pressure: 1e6 })).toEqual([
      ['note', 'cell.cathode.contact.fraction', 'Sizes and pressures give a mean contact of 0.0027'],
    ]);
    expect(notes({ contact: 0.02, contactSpread: 3 })[0][2]).toMatch(
      /^Contact is so unevenly distributed that \d+ of 8 classes/,
    );
  });

  it('a composite with 12 vol% of electrolyte is built', () => {
    const { cell, issues } = build({ weightRatio: { ...plain, cam: 93, electrolyte: 7 } });
    expect(cell).toBeDefined();
    expect(issues.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('a liquid', () => {
  const wet = {
    electrolyte: 'LP57',
    weightRatio: { ...plain, electrolyte: 0, carbon: 3, binder: 3 },
    porosity: 0.35,
    electrolyteParticles: { d50: 8e-6 },
    route: 'sheet' as const,
  };
  const cells = (['transferable', 'per study'] as const).map((laws) => {
    const liquid = { electrolyte: 'LP57', thickness: 260e-6, porosity: 0.9 };
    return buildCell({ ...recipe, separator: liquid, cathode: { ...recipe.cathode, ...wet } }, { laws }).cell;
  });

  it('wets all particles and conducts as under the other laws, whatever is said of pressing', () => {
    const [cell, before] = cells;
    expect(cell?.cathode.classes.map(({ contact, connected }) => [contact, connected])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(cell?.cathode.ionicConductivity).toBe(before?.cathode.ionicConductivity);
    expect(cell?.separator).toEqual(before?.separator);
  });
});
