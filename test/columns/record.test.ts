import { expect, test } from 'vitest';
import { runJson, runRecord } from '../../src/output/run/runJson.js';
import { areaCm2, camGram, ltoPlateau, recipe } from './recipe.js';
import { watchedRun } from './watchedRun.js';

const { results, watched } = watchedRun(recipe);
const record = JSON.parse(JSON.stringify(runRecord(results, { command: 'argyrode run two.yaml', seed: 3 })));
const printed = JSON.parse(JSON.stringify(runJson(results)));
const names = ['still', 'coated, ageing'];

/** [C] Through each step by trapezoids of the series, positive on charge, and how it ended. */
function stepsBySeries(variant: number) {
  const { series } = results.variants[variant];
  return Array.from({ length: 7 }, (_, step) => {
    const own = Array.from(series.step.keys()).filter((i) => series.step[i] === step);
    const coulomb = own.slice(1).reduce((sum, i) => {
      return sum + ((series.current[i] + series.current[i - 1]) / 2) * (series.time[i] - series.time[i - 1]);
    }, 0);
    const last = own[own.length - 1];
    return {
      coulomb,
      duration: series.time[last] - series.time[own[0]],
      endVoltage: series.voltage[last],
      cycle: series.cycle[last],
    };
  });
}

test('run.json and run --json say the same of every variant', () => {
  expect(Object.keys(record)).toEqual(['title', 'version', 'command', 'seed', 'scenario', 'measurements', 'variants']);
  expect(record).toMatchObject({ title: 'Two cells, two cycles', command: 'argyrode run two.yaml', seed: 3 });
  expect(Object.keys(record.variants)).toEqual(names);
  for (const name of names) {
    for (const part of ['status', 'cycles', 'balances', 'statistics', 'analysed'])
      expect(record.variants[name][part], part).toEqual(printed.variants[name][part]);
  }
  expect(record.scenario).toEqual(printed.scenario);
  expect(runRecord(results)).toMatchObject({ command: null, seed: null });
});

test.each([0, 1])('steps of variant %i: what was asked for, and what the series says of it', (variant) => {
  const { steps } = record.variants[names[variant]];
  expect(steps.map((step: { text: string }) => step.text)).toEqual([
    'Rest for 20 min',
    'Charge at 0.5C until 4.3 V vs Li',
    'Hold at 4.3 V vs Li until 0.1C',
    'Rest for 30 min',
    'Discharge at 1C until 2.9 V vs Li',
    'Charge at 0.25C until 4.2 V vs Li',
    'Discharge at 0.5C until 2.9 V vs Li',
  ]);
  const expected = stepsBySeries(variant);
  steps.forEach((step: Record<string, number>, i: number) => {
    expect(step.cycle).toBe(expected[i].cycle);
    expect(step.duration).toBeCloseTo(expected[i].duration, 5);
    expect(step.endVoltage).toBeCloseTo(expected[i].endVoltage, 9);
    // [C/m2] of the geometric area; the current of the hold is no straight line between the points.
    const off = Math.abs(step.charge - (expected[i].coulomb / areaCm2) * 1e4);
    expect(off).toBeLessThan(i === 2 ? 3 : 1e-3);
  });
  expect(Math.sign(steps[1].charge)).toBe(1);
  expect(Math.sign(steps[4].charge)).toBe(-1);
});

test.each([0, 1])('lithium of variant %i is where the charge has put it', (variant) => {
  const { inventory, lithium, charge } = record.variants[names[variant]].balances;
  const net = stepsBySeries(variant).reduce((sum, { coulomb }) => sum + coulomb, 0);
  expect(Math.abs(inventory.anode - net / 3.6 / camGram)).toBeLessThan(0.02);
  const { cathode, initialContent } = results.variants[variant].cell;
  const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction * c.connected, 0);
  const start =
    (volume * cathode.thickness * cathode.maximumConcentration * 96485.33212 * initialContent) / 3600 / 0.11;
  const { connected, trapped, anode, consumed } = inventory;
  expect(connected + trapped + anode - consumed).toBeCloseTo(start, 6);
  expect(Math.max(lithium, charge)).toBeLessThan(1e-9);
  if (variant === 0) expect([trapped, consumed]).toEqual([0, 0]);
  else expect(Math.min(trapped, consumed)).toBeGreaterThan(0);
});

test('parameters are the recipe in SI', () => {
  const { parameters } = record.variants.still;
  expect(parameters.temperature).toBeCloseTo(318.15, 9);
  expect(parameters.pressure).toBe(81e6);
  expect(parameters.area).toBeCloseTo(areaCm2 * 1e-4, 12);
  expect(parameters.activeMass).toBeCloseTo(0.11, 9);
  expect(parameters.oneC).toBeCloseTo(20.9, 9);
  expect(parameters.extraResistance).toBeCloseTo(5e-4, 12);
  expect(parameters.anode.plateau).toBeCloseTo(ltoPlateau, 9);
  for (const law of ['openCircuitVoltage', 'diffusivity', 'volumeChange']) {
    const { table, range } = parameters.cathode[law];
    const curve = results.variants[0].cell.cathode[law as 'diffusivity'];
    expect([table[0][0], table[100][0]]).toEqual(range);
    for (const [x, value] of table) expect(value).toBe(curve.at(x));
  }
});

test('statistics are those of the integration', () => {
  const { statistics } = record.variants.still;
  // Every accepted step was seen; one that went past a limit is taken anew up to it.
  expect(statistics.steps).toBeGreaterThanOrEqual(watched[0].moments.length);
  expect(statistics.steps).toBeLessThanOrEqual(watched[0].moments.length + 7);
  expect(statistics.halfCycles).toBe(4);
  expect(statistics.unknowns).toBe(watched[0].model.size);
});

test('profiles hold the contents of the moment they are named after', () => {
  const { profiles, cycles } = results.variants[0];
  const { classes } = results.variants[0].cell.cathode;
  const end = profiles.filter(({ when }) => when === 'end of discharge').at(-1)!;
  const { weights } = watched[0].model.through;
  const volume = classes.reduce((sum, c) => sum + c.volumeFraction * c.connected, 0);
  let mean = 0;
  end.content.forEach((node, i) => {
    node.forEach((content, k) => {
      // 3 int x r^2 dr by trapezoids between the nodes.
      let sum = 0;
      for (let n = 1; n < content.length; n++) {
        const [a, b] = [end.radius[n - 1], end.radius[n]];
        sum += ((b ** 3 - a ** 3) * (content[n] + content[n - 1])) / 2;
      }
      const whole = 1 - end.radius[0] ** 3;
      mean += (weights[i] * classes[k].volumeFraction * classes[k].connected * sum) / whole / volume;
    });
  });
  expect(end.cycle).toBe(2);
  expect(mean).toBeCloseTo(cycles[1].endOfDischargeContent, 2);
});
