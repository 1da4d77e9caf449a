import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/scenario/document/read.js';
import type { LabRecipe, RawRecipe } from '../../src/scenario/recipe.js';
import { starterKinds, starterScenario } from '../../src/scenario/starter.js';
import { labExample, rawExample } from './examples.js';

function readVariants(text: string) {
  const read = readScenario(text);
  expect(read.issues).toEqual([]);
  return read.variants;
}

describe('reading what is right', () => {
  test('the raw reference cell, as SI model parameters', () => {
    const [variant] = readVariants(rawExample);
    expect(variant.name).toBe('cell');
    const { scenario } = variant;
    const cell = scenario.cell as RawRecipe;
    expect(cell).toEqual({
      kind: 'raw',
      temperature: 298.15,
      area: 1e-2,
      separator: { thickness: 20e-6, ionicConductivity: 0.1 },
      cathode: {
        thickness: 60e-6,
        activeVolumeFraction: 0.55,
        ionicConductivity: 0.020706279240848655,
        electronicConductivity: 10,
        maximumConcentration: 63104,
        density: 4780,
        openCircuitVoltage: 'chen2020-nmc811',
        diffusivity: 4e-15,
        exchangeCurrentDensity: 3.4123455,
        particles: [{ radius: 3e-6, share: 1, contact: 1 }],
        patches: [{ fraction: 1, filmResistance: 0 }],
      },
      anode: { type: 'ideal', resistance: 0 },
      extraResistance: 0,
    });
    expect(scenario.initial).toEqual({ x: 0.27 });
    expect(scenario.numerics).toMatchObject({
      throughNodes: 20,
      radialNodes: 30,
      tolerance: 1e-6,
      radialGrid: 'spectral',
    });
    expect(scenario.protocol).toEqual(['Discharge at 35.161725050236534 A/m2 until 3.42 V']);
  });

  test('a lab recipe in SI, with its variants', () => {
    const variants = readVariants(labExample);
    expect(variants.map(({ name }) => name)).toEqual(['bare', 'ZrO2']);
    const [bare, coated] = variants.map(({ scenario }) => scenario.cell as LabRecipe);
    expect(bare.temperature).toBe(318.15);
    expect(bare.area).toBeCloseTo(Math.PI * 0.005 ** 2, 15);
    expect(bare.cathode.compositeMass).toBe(12.5e-6);
    expect(bare.extraResistance).toBe(5e-4);
    // d90 = d50 exp(1.2816 spread)
    expect(3e-6 * Math.exp(1.2815515655446 * (bare.cathode.particles.spread ?? 0))).toBeCloseTo(5.6e-6, 15);
    expect(bare.cathode.overrides).toEqual({ diffusivity: 8e-16 });
    expect('coating' in bare.cathode).toBe(false);
    expect(coated.cathode.coating).toEqual({ material: 'ZrO2', thickness: 4.5e-9, coverage: 0.95 });
    expect({ ...coated.cathode, coating: undefined }).toEqual({ ...bare.cathode, coating: undefined });
    const { scenario } = variants[0];
    expect(scenario.stop).toEqual({ retention: 0.8, time: 30 * 86400 });
    expect(scenario.source).toEqual({ title: 'A paper', authors: 'A. One, B. Two', year: 2022, doi: '10.1000/x' });
    expect(scenario.mechanisms).toEqual({ interphase: true, contactLoss: { law: 'gap' }, cracking: false });
    expect(scenario.output).toEqual({ series: [1, 20, 'last'], profiles: 'none' });
    expect(scenario.data).toEqual([
      {
        quantity: 'dischargeCapacity',
        variant: 'bare',
        cycle: 1,
        value: 185,
        error: 2,
        unit: 'mAh/g',
        source: 'Fig. 2a',
      },
      { quantity: 'retention', variant: 'ZrO2', cycle: 160, value: 81, unit: '%', source: 'Table 1' },
      { quantity: 'retention', variant: 'bare', cycle: 160, value: 60, unit: '%', source: 'Table 1' },
    ]);
  });

  test('the same scenario in JSON, with blanks or tabs, gives the same', () => {
    const [variant] = readVariants(rawExample);
    for (const indent of [2, '\t']) {
      const json = JSON.stringify(readScenario(rawExample).document, null, indent);
      const read = readScenario(json, { format: 'json' });
      expect(read.issues).toEqual([]);
      expect(read.variants[0].scenario).toEqual(variant.scenario);
    }
  });

  test('the three ways to give the size distribution agree', () => {
    const spreads = [
      'd50: 3 um, spread: 0.5',
      'd50: 3 um, d90: 5.694 um',
      'd10: 1.5807 um, d50: 3 um, d90: 5.694 um',
    ].map((given) => {
      const [variant] = readVariants(labExample.replace('d50: 3 um, d90: 5.6 um', given));
      return (variant.scenario.cell as LabRecipe).cathode.particles.spread;
    });
    for (const spread of spreads) expect(spread).toBeCloseTo(0.5, 4);
  });

  test('lithium in the anode by amount or by mass', () => {
    const lithium = (given: string): number | undefined => {
      const [variant] = readVariants(
        labExample.replace('{ material: LTO, mass: 65 mg }', `{ material: In/InLi, lithium: ${given} }`),
      );
      return (variant.scenario.cell as LabRecipe).anode.lithium;
    };
    expect(lithium('1 mmol')).toBe(1e-3);
    expect(lithium('6.94 mg')).toBeCloseTo(1e-3, 12);
  });

  test('tables come out with x ascending, bare values in the unit of the field', () => {
    const table = rawExample
      .replace('openCircuitVoltage: chen2020-nmc811', 'openCircuitVoltage: [[0.9, 3.5], [0.5, 3800 mV], [0.2, 4.3 V]]')
      .replace('diffusivity: 4e-15 m2/s', 'diffusivity: [[0.1, 1e-14], [0.9, 1e-13 cm2/s]]');
    const cell = readVariants(table)[0].scenario.cell as RawRecipe;
    expect(cell.cathode.openCircuitVoltage).toEqual([
      [0.2, 4.3],
      [0.5, 3.8],
      [0.9, 3.5],
    ]);
    expect(cell.cathode.diffusivity).toEqual([
      [0.1, 1e-14],
      [0.9, 1e-17],
    ]);
  });

  test('a block whose lines are all commented out is a block that is not there', () => {
    readVariants(`${rawExample}mechanisms:\n  # interphase: true\nstop:\ndata:\n`);
  });

  test.each(starterKinds)('the %s starter is valid as it stands', (kind) => {
    const variants = readVariants(starterScenario(kind));
    expect(variants.length).toBe(kind === 'raw' ? 1 : 2);
  });
});
