import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inOneLine } from '../../src/scenario/document/issue.js';
import { checkDocument } from '../../src/scenario/document/read.js';
import { particleSpread } from '../../src/scenario/quantities/powders.js';
import type { LabRecipe, RawRecipe } from '../../src/scenario/recipe.js';
import { labExample, rawExample } from './examples.js';

const lab = parse(labExample);
const raw = parse(rawExample);

const scenarioOf = (document: object) => {
  const { issues, variants } = checkDocument({ ...lab, variants: undefined, data: undefined, ...document });
  expect(issues.map(inOneLine)).toEqual([]);
  return variants[0].scenario;
};

describe('the recipe of a lab', () => {
  const { cell } = scenarioOf({
    title: ' spaced ',
    cell: {
      area: '2 cm2',
      oneC: '190 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 70, electrolyte: 30 },
        loading: '11 mg/cm2',
        particles: { d50: '3 um' },
      },
      separator: { thickness: '300 um' },
      anode: { material: 'LTO' },
    },
    numerics: { sizeClasses: 2, contactClasses: 5 },
  });

  it('has what is customary where nothing is said', () => {
    expect(cell).toEqual({
      kind: 'lab',
      temperature: 298.15,
      pressure: 50e6,
      restBeforeUse: { time: 36000, temperature: 298.15 },
      area: 2e-4,
      oneC: 190,
      extraResistance: 0,
      cathode: {
        activeMaterial: 'NCM85',
        morphology: 'poly',
        weightRatio: { cam: 70, electrolyte: 30, carbon: 0, binder: 0 },
        electrolyte: 'Li6PS5Cl',
        carbon: 'Super C65',
        loading: 0.11,
        particles: { d50: 3e-6 },
        sizeClasses: 2,
        contactClasses: 5,
        contactRule: 'independent',
        interphase: { bare: 0, covered: 0 },
        overrides: {},
      },
      separator: { electrolyte: 'Li6PS5Cl', thickness: 3e-4, porosity: 0.14 },
      anode: { material: 'LTO' },
    });
  });

  it('has everything that is said', () => {
    const full = scenarioOf({}).cell as LabRecipe;
    expect(full).toMatchObject({ kind: 'lab', temperature: 318.15, pressure: 81e6, extraResistance: 5e-4 });
    expect(full.area).toBeCloseTo(0.785398e-4, 10);
    expect(full.cathode).toMatchObject({
      compositeMass: 12.5e-6,
      contact: 0.9,
      contactSpread: 0.5,
      connected: 0.98,
      initialContent: 0.999,
      interphase: { bare: 2e-9, covered: 0, conductivity: 1e-8 },
      overrides: { diffusivity: 8e-16 },
    });
    for (const absent of ['coating', 'loading', 'thickness', 'sizeClasses', 'contactClasses'])
      expect(full.cathode).not.toHaveProperty(absent);
    expect(full.cathode.overrides).not.toHaveProperty('reason');
    expect(full.separator).toEqual({ electrolyte: 'Li6PS5Cl', mass: 1e-4, porosity: 0.14 });
    expect(full.anode).toEqual({ material: 'LTO', mass: 65e-6 });
  });
});

it('the spread of a powder follows from two of its diameters', () => {
  // ln 2 over the quantile 1.28155 of 90 %.
  const spread = Math.LN2 / 1.2815515655446004;
  expect(particleSpread({ d50: 2, d90: 4 })).toBeCloseTo(spread, 12);
  expect(particleSpread({ d10: 2, d50: 4 })).toBeCloseTo(spread, 12);
  expect(particleSpread({ d10: 2, d50: 3, d90: 8 })).toBeCloseTo(spread, 12);
  expect(particleSpread({ d10: 1, d50: 3, d90: 4, spread: 0.3 })).toBe(0.3);
  expect(particleSpread({ d50: 3 })).toBeUndefined();
});

describe('model parameters', () => {
  it('have what is customary where nothing is said, and tables by rising content', () => {
    const { raw: given } = raw.cell;
    const { anode: _, ...others } = given;
    const openCircuitVoltage = [
      [0.9, 3.5],
      [0.1, 4.3],
      [0.5, 3.8],
    ].sort(([a], [b]) => b - a);
    const { cell } = scenarioOf({
      cell: {
        raw: {
          ...others,
          oneC: '30 A/m2',
          cathode: {
            ...given.cathode,
            openCircuitVoltage,
            diffusivity: [
              [0.9, 2e-15],
              [0.2, 1e-15],
            ],
          },
        },
      },
      initial: { x: 0.5 },
    });
    const read = cell as RawRecipe;
    expect(read).toMatchObject({ kind: 'raw', oneC: 30, extraResistance: 0 });
    expect(read.anode).toEqual({ type: 'ideal', resistance: 0 });
    expect(read.cathode.openCircuitVoltage).toEqual([
      [0.1, 4.3],
      [0.5, 3.8],
      [0.9, 3.5],
    ]);
    expect(read.cathode.diffusivity).toEqual([
      [0.2, 1e-15],
      [0.9, 2e-15],
    ]);
    expect(read.cathode.patches).toEqual([{ fraction: 1, filmResistance: 0 }]);
    expect(read.cathode.density).toBe(4780);
  });
});

describe('a scenario', () => {
  it('has its parts in SI, and nothing where nothing is said', () => {
    const bare = scenarioOf({
      source: undefined,
      description: undefined,
      stop: undefined,
      output: undefined,
      mechanisms: undefined,
    });
    expect(bare).toMatchObject({
      initial: {},
      mechanisms: {},
      numerics: { radialGrid: 'spectral' },
      stop: {},
      materials: {},
      data: [],
      protocolPath: 'protocol',
      output: { series: [1, 'last'], profiles: [1, 'last'] },
    });
    for (const absent of ['source', 'description']) expect(bare).not.toHaveProperty(absent);
    expect(Object.keys(bare.numerics)).toEqual(['radialGrid']);
    const stop = { cycles: 5, retention: '80 %', retentionCycle: 2, time: '2 h' };
    expect(scenarioOf({ stop }).stop).toEqual({ cycles: 5, retention: 0.8, retentionCycle: 2, time: 7200 });
    expect(scenarioOf({ description: 'What it shows' }).description).toBe('What it shows');
  });

  it('starts as is said beside the cell or in it', () => {
    expect(scenarioOf({ initial: { x: 0.3 } }).initial).toEqual({ x: 0.3 });
    expect(scenarioOf({ cell: { ...lab.cell, initial: { x: 0.4 } } }).initial).toEqual({ x: 0.4 });
    expect(scenarioOf({ cell: raw.cell }).initial).toEqual({ x: 0.27 });
  });

  it('comes from a paper or a book', () => {
    expect(scenarioOf({ source: 'A book' }).source).toEqual({ title: 'A book' });
    expect(scenarioOf({ source: { title: 'a', authors: 'A. One' } }).source).toEqual({ title: 'a', authors: 'A. One' });
    expect(
      scenarioOf({ source: { title: 'a', authors: ['A. One', 'B. Two'], journal: 'J', year: 2000 } }).source,
    ).toEqual({
      title: 'a',
      authors: 'A. One, B. Two',
      journal: 'J',
      year: 2000,
    });
  });

  it('keeps the cycles that are named', () => {
    expect(scenarioOf({ output: { series: 'all', profiles: ['first', 3, 'last'] } }).output).toEqual({
      series: 'all',
      profiles: [1, 3, 'last'],
    });
  });
});
