import { describe, expect, it } from 'vitest';
import { openCellPool } from '../../src/fit/runs/cellPool.js';
import { validateBlind } from '../../src/population/blind.js';
import { builtInPopulation } from '../../src/population/builtInPopulation.js';
import { estimateModule, fitPopulation, priorOf } from '../../src/population/estimation/fitPopulation.js';
import { recipeOf } from '../../src/population/studyRecipe.js';
import { openStudy } from '../../src/published/openStudy.js';
import { smallScenario } from './cell.js';

const printed = `data:
  - { variant: bare, quantity: dischargeCapacity, cycle: 1, value: 150 mAh/g, source: here }
  - { variant: bare, quantity: coulombicEfficiency, cycle: 1, value: 80, unit: "%", source: here }
  - { variant: coated, quantity: dischargeCapacity, cycle: 1, value: 160 mAh/g, role: predicted, source: here }
`;
const cell = smallScenario({
  cathode: '    contact: { fraction: 70 % }\n    overrides: { diffusivity: 1e-15 m2/s }',
  mechanisms: '{ interphase: { growth: 100 Ohm cm2 } }',
});
const text = `study: small
title: A small study
base: cell.yaml
scenarios: [cell.yaml]
free:
  - { parameter: mechanisms.interphase.growth, from: 45 Ohm cm2, to: 4500 Ohm cm2, scale: log }
  - { parameter: cell.cathode.contact.fraction, from: 0.2, to: 0.95 }
orderings:
  - { statement: more of the coated, scenario: cell.yaml, quantity: dischargeCapacity, cycle: 1, order: [coated, bare] }
`;
const { opened, wrong } = openStudy(text, { read: () => cell + printed });
if (!opened) throw new Error(JSON.stringify(wrong));
const pool = openCellPool();
/** Three constants, so that derivatives are quick. */
const population = {
  ...builtInPopulation,
  constants: builtInPopulation.constants.filter(({ name }) => ['growth', 'diffusivity', 'contact'].includes(name)),
};

describe('a published study', () => {
  it('has the recipe without what was fitted to it', () => {
    const [bare] = opened.cells;
    const { scenario } = recipeOf(bare, opened);
    expect(scenario.mechanisms.interphase).toEqual({});
    expect(scenario.cell).toMatchObject({ cathode: { overrides: { diffusivity: 1e-15 } } });
    expect(bare.prepared.cell.cathode.distribution?.contact).toBe(0.7);
    expect(recipeOf(bare, opened).cell.cathode.distribution?.contact).toBeCloseTo(0.6, 1);
  });

  it('is predicted blind: a band for each number, a probability for each ordering', async () => {
    const { rows, orderings, failures, summary } = await validateBlind([opened], {
      pool,
      population,
      draws: 2,
      seed: 1,
    });
    expect(rows.map(({ variant, quantity, published, given }) => [variant, quantity, published, given])).toEqual([
      ['bare', 'dischargeCapacity', 150, false],
      ['bare', 'coulombicEfficiency', 80, false],
      ['coated', 'dischargeCapacity', 160, false],
    ]);
    for (const { low90, median, high90 } of rows) {
      expect(low90).toBeLessThan(median);
      expect(median).toBeLessThan(high90);
    }
    expect(orderings).toEqual([{ study: 'small', statement: 'more of the coated', probability: expect.any(Number) }]);
    expect([failures, summary.orderings.of]).toEqual([[], 1]);
  });
});

describe('the estimation of a population', () => {
  const log = new Map<string, readonly number[]>();
  const options = {
    pool,
    draws: 8,
    seed: 1,
    rounds: 1,
    log: {
      get: (key: string) => log.get(key),
      put: (key: string, values: readonly number[]) => void log.set(key, values),
    },
  };

  it('from a study moves what the study depends on, keeps numbers out that it is to predict, and goes on from its log', async () => {
    const fit = await fitPopulation([opened], population, options);
    expect(fit.studies).toMatchObject([{ name: 'small', numbers: 2 }]);
    // What the scenario states and nobody fitted is not a constant of the population there.
    expect(Object.keys(fit.population.learnt)).toEqual(['growth', 'contact']);
    expect(fit.population.learnt.growth.error).toBeLessThanOrEqual(0.45);
    const runs = log.size;
    const idle = { ...pool, run: () => Promise.reject(new Error('run again')) };
    const again = await fitPopulation([opened], population, { ...options, pool: idle });
    expect([again, log.size]).toEqual([fit, runs]);
  });

  it('writes the module that predictions draw from', () => {
    const learnt = {
      growth: { shift: 0.2, error: 0.1, sd: 0.8 },
      'isolation.single': { shift: 0, error: 0.3, sd: 0.6 },
    };
    const module = estimateModule({
      population: { ...population, learnt },
      studies: [],
    });
    expect(module).toContain("    growth: { shift: 0.2, error: 0.1, sd: 0.8 },\n    'isolation.single': {");
    expect(module).toContain(`modelError: { capacity: ${population.modelError.capacity},`);
  });

  it('takes universal constants as uncertain and the same in all studies', () => {
    const of = (name: string) => priorOf(builtInPopulation.constants.find((one) => one.name === name)!);
    expect(of('growthActivation')).toEqual({ sd: 0, error: 0.15 });
    expect(of('growth')).toEqual({ sd: 0.9, error: 0.45 });
  });
});
