import { describe, expect, it } from 'vitest';
import { buildCell } from '../../src/cell/build.js';
import { ncm85 } from '../../src/materials/cam/ncm85.js';
import type { ActiveMaterial, DiffusivityLaw, Property } from '../../src/materials/material.js';
import type { CathodeRecipe, LabRecipe } from '../../src/scenario/recipe.js';
import { labRecipe, withCathode } from './recipes.js';

const property = <T>(like: Property<unknown>, value: T): Property<T> => ({ ...like, value }) as Property<T>;

const law: DiffusivityLaw = { form: 'law', D0: 1e-14, A1: 2, x1: 0.9, w1: 0.01, A2: 1, x2: 0.2, w2: 0.01 };

/** Ten faradays per kilogram and 5 g/cm3: 50 mol/l. */
const powder: ActiveMaterial = {
  ...ncm85,
  name: 'powder',
  aliases: [],
  density: property(ncm85.density, 5000),
  theoreticalCapacity: property(ncm85.theoreticalCapacity, 964853.3212331001),
  exchangeCurrentDensity: property(ncm85.exchangeCurrentDensity, 3),
  exchangeActivation: property(ncm85.exchangeActivation, 30e3),
  diffusivity: property(ncm85.diffusivity, law),
  diffusivityActivation: property(ncm85.diffusivityActivation, 36e3),
  initialContent: property(ncm85.initialContent, 0.95),
};

/** 10 mg/cm2 of the powder at 25 degC. */
const { compositeMass: _, ...massless } = withCathode({ activeMaterial: 'powder' }).cathode;
const recipe: LabRecipe = {
  ...labRecipe,
  temperature: 298.15,
  extraResistance: 3e-4,
  cathode: { ...massless, loading: 0.1 },
};

const build = (changes: Partial<CathodeRecipe> = {}, more: Partial<LabRecipe> = {}, of = powder, x?: number) =>
  buildCell(
    { ...withCathode(changes, recipe), ...more },
    { materials: [of], ...(x === undefined ? {} : { initialContent: x }) },
  );
const cellOf = (...of: Parameters<typeof build>) => build(...of).cell!;

describe('the cell of a lab recipe', () => {
  it('has what was measured as it was measured', () => {
    const { cell, issues } = build();
    expect(issues).toEqual([]);
    expect(cell).toMatchObject({
      temperature: 298.15,
      pressure: 81e6,
      area: 0.785e-4,
      activeMass: 0.1,
      extraResistance: 3e-4,
      initialContent: 0.95,
      cathode: { electrolyte: 'solid', morphology: 'poly', adhesion: 1, oxidationOnset: 3.1, interphaseArrhenius: 1 },
    });
    expect(cell?.oneC).toBeCloseTo(19, 12);
    expect(cell?.cathode.maximumConcentration).toBeCloseTo(50000, 6);
    expect(cell?.cathode.exchangeCurrentDensity).toBe(3);
    expect(cell?.derived.map(({ name }) => name)).toContain('composite loading');
    expect(cellOf({ morphology: 'single' }).cathode.morphology).toBe('single');
    expect(cellOf({}, { pressure: 0 }).pressure).toBe(0);
  });

  it('is warmer by the activation energies of its materials', () => {
    const warm = cellOf({}, { temperature: 318.15 }).cathode;
    const cold = cellOf().cathode;
    // 30, 36 and 40 kJ/mol from 25 to 45 degC.
    expect(warm.exchangeCurrentDensity).toBeCloseTo(3 * 2.139912, 5);
    expect(warm.diffusivity.at(0.5) / cold.diffusivity.at(0.5)).toBeCloseTo(2.491581, 6);
    expect(warm.ionicConductivity / cold.ionicConductivity).toBeCloseTo(2.491581, 6);
    expect(warm.interphaseArrhenius).toBeCloseTo(2.757578, 6);
    const overridden = cellOf(
      { overrides: { ionicConductivity: 0.01, exchangeCurrentDensity: 1, electronicConductivity: 2 } },
      { temperature: 318.15 },
    ).cathode;
    expect(overridden.ionicConductivity).toBeCloseTo(0.02491581, 8);
    expect(overridden.exchangeCurrentDensity).toBeCloseTo(2.139912, 6);
    expect(overridden.electronicConductivity).toBe(2);
  });

  it('has three sizes with four contacts each unless told otherwise', () => {
    const uneven = { particles: { d50: 3e-6, spread: 0.4 }, contact: 0.5, contactSpread: 0.7 };
    const { sizeClasses: _n, ...open } = { ...recipe.cathode, ...uneven };
    const count = (cathode: CathodeRecipe) =>
      buildCell({ ...recipe, cathode }, { materials: [powder] }).cell?.cathode.classes.length;
    expect(count(open)).toBe(12);
    expect(count({ ...open, sizeClasses: 2, contactClasses: 3 })).toBe(6);
    const { classes } = cellOf({ ...uneven, connected: 0.8 }).cathode;
    expect(classes.every(({ connected }) => connected === 0.8)).toBe(true);
    expect(classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0)).toBeCloseTo(
      0.1 / 5000 / cellOf().cathode.thickness,
      12,
    );
  });

  it('holds contact better by the adhesion of what is coated', () => {
    const coating = { material: 'PVBTA-TFSI', thickness: 3e-9, coverage: 0.75 };
    expect(cellOf({ coating: { ...coating, adhesion: 0.4 } }).cathode.adhesion).toBeCloseTo(0.55, 12);
    expect(cellOf({ coating: { ...coating, adhesion: 0 } }).cathode.adhesion).toBeCloseTo(0.25, 12);
    // The polymer's own factor is 0.35.
    expect(cellOf({ coating }).cathode.adhesion).toBeCloseTo(0.5125, 12);
  });

  it('has the surface of its carbon: 60 m2/g, 1 part on 69.3 of active material', () => {
    const { cathode } = cellOf();
    expect(cathode.carbonSurface * cathode.thickness).toBeCloseTo((0.1 / 69.3) * 60e3, 9);
    const none = { cam: 70, electrolyte: 30, carbon: 0, binder: 0 };
    expect(cellOf({ weightRatio: none }).cathode.carbonSurface).toBe(0);
    expect(build({ weightRatio: none, carbon: 'no such carbon' }).issues).toEqual([]);
    expect(build({ carbon: 'no such carbon' })).toMatchObject({ issues: [{ path: 'cell.cathode.carbon' }] });
  });

  it('starts with what was synthesised, the recipe before the material, a state at the start before both', () => {
    const given = { initialContent: 0.9 };
    expect(cellOf(given).initialContent).toBe(0.9);
    expect(cellOf(given, {}, powder, 0.4).initialContent).toBe(0.4);
    // Without mass the anode holds three times 10 mg/cm2 of ten faradays per kilogram, and takes what the cathode lost.
    const anode = { material: 'LTO' };
    expect(cellOf(given, { anode }).anode.capacity).toBeCloseTo(289455.99636993, 6);
    expect(cellOf(given, { anode }).anode.initialContent).toBe(0);
    expect(cellOf(given, { anode }, powder, 0.4).anode.initialContent).toBeCloseTo(0.5 / 3, 12);
    expect(cellOf({}, { anode }, powder, 0.4).anode.initialContent).toBeCloseTo(0.55 / 3, 12);
  });
});

describe('overrides of the diffusivity', () => {
  const at = (diffusivity: ActiveMaterial['diffusivity']['value'], overrides: CathodeRecipe['overrides'], x = 0.5) =>
    cellOf(
      { overrides },
      {},
      { ...powder, diffusivity: property(powder.diffusivity, diffusivity) },
    ).cathode.diffusivity.at(x);

  it('take the place of the constants of a law', () => {
    expect(at(law, {})).toBeCloseTo(1e-14, 24);
    expect(at(law, {}, 1) / 1e-16).toBeCloseTo(1, 3);
    expect(at(law, { diffusivity: 5e-15 })).toBeCloseTo(5e-15, 24);
    expect(at(law, { diffusivity: 5e-15 }, 1) / 5e-17).toBeCloseTo(1, 3);
    expect(at(law, { diffusivityDrop: 1 }, 1) / 1e-15).toBeCloseTo(1, 3);
    expect(at(law, { diffusivityDrop: 0 }, 1)).toBeCloseTo(1e-14, 24);
  });

  it('take the place of a constant', () => {
    expect(at(2e-15, {})).toBe(2e-15);
    expect(at(2e-15, { diffusivity: 5e-15 })).toBe(5e-15);
  });

  it('are refused where there is no law that they could change', () => {
    const table = [
      [0.1, 1e-15],
      [0.9, 4e-15],
    ] as const;
    const issuesOf = (diffusivity: typeof table | number, overrides: CathodeRecipe['overrides']) =>
      build({ overrides }, {}, { ...powder, diffusivity: property(powder.diffusivity, diffusivity) }).issues;
    const refusal = (name: string, got: string) => ({
      severity: 'error',
      path: `cell.cathode.overrides.${name}`,
      message: 'This parameter belongs to the D(x) law, but the diffusivity of this material is not given as the law.',
      got,
      hint: 'change the table of the material instead',
    });
    expect(issuesOf(table, {})).toEqual([]);
    expect(issuesOf(table, { diffusivity: 5e-15 })).toEqual([refusal('diffusivity', '5e-15')]);
    expect(issuesOf(table, { diffusivityDrop: 2 })).toEqual([refusal('diffusivityDrop', '2')]);
    expect(issuesOf(2e-15, { diffusivity: 5e-15, diffusivityDrop: 0 })).toEqual([
      refusal('diffusivity', '5e-15'),
      refusal('diffusivityDrop', '0'),
    ]);
  });
});

describe('a lab recipe is doubted', () => {
  it('outside of the temperatures at which materials were measured', () => {
    const issuesAt = (temperature: number) => build({}, { temperature }).issues;
    expect(issuesAt(273.15)).toEqual([]);
    expect(issuesAt(333.15)).toEqual([]);
    const warning = {
      severity: 'warning',
      path: 'cell.temperature',
      message:
        'The activation energies of the material data were measured between 0 and 60 degC; this is an extrapolation.',
      allowed: '0 to 60 degC',
    };
    expect(issuesAt(273.05)).toEqual([{ ...warning, got: '-0.1 degC' }]);
    expect(issuesAt(333.25)).toEqual([{ ...warning, got: '60.1 degC' }]);
  });

  it('when its electrolyte hardly percolates, and refused when it cannot', () => {
    // At 14 % porosity: 0.86 (w/1.87)/(w/1.87 + (100 - w)/5) of the volume.
    const withElectrolyte = (electrolyte: number, more: Partial<CathodeRecipe> = {}) =>
      build({ weightRatio: { cam: 100 - electrolyte, electrolyte, carbon: 0, binder: 0 }, ...more });
    const shared = {
      path: 'cell.cathode.weightRatio.electrolyte',
      allowed: 'above 20 % by volume, measured from 25 %',
      hint: 'override cell.cathode.overrides.ionicConductivity with a measured value',
    };
    expect(withElectrolyte(14).issues).toEqual([]);
    expect(withElectrolyte(11).issues).toEqual([
      {
        ...shared,
        severity: 'note',
        message:
          'Ion paths were measured with more solid electrolyte than this: the ionic conductivity of the composite is extrapolated.',
        got: '21 % by volume',
      },
    ]);
    expect(withElectrolyte(8).cell).toBeDefined();
    expect(withElectrolyte(8).issues).toEqual([
      {
        ...shared,
        severity: 'warning',
        message: 'So little solid electrolyte hardly percolates: the ionic conductivity of the composite is a guess.',
        got: '16 % by volume',
      },
    ]);
    expect(withElectrolyte(4)).toEqual({
      issues: [
        {
          ...shared,
          severity: 'error',
          message: 'So little solid electrolyte leaves no path for ions.',
          got: '8.6 % by volume',
        },
      ],
    });
    expect(withElectrolyte(4, { overrides: { ionicConductivity: 0.01 } }).issues).toEqual([]);
    const dry = { weightRatio: { cam: 97, electrolyte: 0, carbon: 3, binder: 0 }, electrolyte: 'LP57', porosity: 0.15 };
    expect(build(dry).issues).toEqual([]);
  });
});

describe('a lab recipe is refused', () => {
  it('for a lithium content that is none, at the start or after synthesis', () => {
    const refusal = (path: string, got: string) => ({
      severity: 'error',
      path,
      message: 'The lithium content at the start has to lie between 0 and 1.',
      got,
      allowed: 'above 0, below 1',
    });
    for (const content of [0, 1, -0.1, 1.1, Number.NaN]) {
      expect(build({ initialContent: content }).issues).toEqual([
        refusal('cell.cathode.initialContent', String(content)),
      ]);
      expect(build({}, {}, powder, content)).toEqual({ issues: [refusal('initial.x', String(content))] });
    }
    expect(build({ initialContent: 2 }, {}, powder, 3).issues.map(({ path }) => path)).toEqual([
      'initial.x',
      'cell.cathode.initialContent',
    ]);
  });

  it.each<readonly [string, Partial<CathodeRecipe>, Partial<LabRecipe>]>([
    ['cell.cathode.activeMaterial', { activeMaterial: 'none such' }, {}],
    ['cell.cathode.electrolyte', { electrolyte: 'none such' }, {}],
    ['cell.cathode.coating.material', { coating: { material: 'none such', thickness: 0, coverage: 1 } }, {}],
    ['cell.separator.electrolyte', {}, { separator: { electrolyte: 'none such', mass: 1e-4, porosity: 0 } }],
    ['cell.anode.material', {}, { anode: { material: 'none such' } }],
  ])('for a material that is not known: %s', (path, cathode, more) => {
    const found = build(cathode, more);
    expect(found.cell).toBeUndefined();
    expect(found.issues).toMatchObject([{ severity: 'error', path, got: 'none such' }]);
  });

  it('for curves of its material that are none, all at once', () => {
    const wrong: ActiveMaterial = {
      ...powder,
      openCircuitVoltage: property(powder.openCircuitVoltage, [
        [0.1, 3.5],
        [0.9, 4.3],
      ] as const),
      diffusivity: property(powder.diffusivity, -1),
      volumeChange: property(powder.volumeChange, [[0.5, 0]] as const),
    };
    const found = build({}, {}, wrong);
    expect(found.cell).toBeUndefined();
    expect(new Set(found.issues.map(({ path }) => path))).toEqual(
      new Set(['materials.powder.openCircuitVoltage', 'materials.powder.diffusivity', 'materials.powder.volumeChange']),
    );
    for (const { severity } of found.issues) expect(severity).toBe('error');
  });

  it('for an anode that is too full, and has no cell then', () => {
    const { cell, issues } = build({}, { anode: { material: 'LTO', mass: 1e-6, lithium: 1 } });
    expect(cell).toBeUndefined();
    expect(issues).toMatchObject([{ severity: 'error', path: 'cell.anode' }]);
  });
});
