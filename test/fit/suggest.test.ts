import { describe, expect, test } from 'vitest';
import { cellAtAnotherRate, cellAtAnotherTemperature, cellWithSlowCycles } from '../../src/fit/design/changedCell.js';
import { designCandidates } from '../../src/fit/design/designCandidates.js';
import { informationOfBounds, narrowing, variances, withMeasurements } from '../../src/fit/design/information.js';
import { suggestMeasurements } from '../../src/fit/design/suggest.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import { coordinate, residualRows } from '../../src/fit/search/residuals.js';
import { localSearch, residualsOf } from '../../src/fit/search/search.js';
import { programmeCycles } from '../../src/protocol/programme/programmeCycles.js';
import { contact, type Measured, pool, problemOf, rate, thirtyCycles } from './suggestCells.js';

const cells = pool();

const bare = { variants: ['bare'] };
const truth = [3e-22, 0.011];
const capacities: Measured = {
  variant: 'bare',
  quantity: 'dischargeCapacity',
  unit: 'mAh/g',
  cycles: [1, 5, 10, 20, 30],
  error: 1.5,
};
const resistance: Measured = {
  variant: 'bare',
  quantity: 'interfaceResistance',
  unit: 'Ohm cm2',
  cycles: [],
  error: 10,
};
const window = '[1.35 V vs LTO, 2.75 V vs LTO]';

describe('information', () => {
  test('of one number measured twice adds up, and bounds alone say their width', () => {
    expect(variances(informationOfBounds(1), 1)[0]).toBeCloseTo(1 / 12, 12);
    const gradients = [Float64Array.of(2), Float64Array.of(3)];
    const sum = withMeasurements(informationOfBounds(1), gradients, [0.1, 0.2]);
    expect(1 / variances(sum, 1)[0]).toBeCloseTo(12 + 4 / 0.01 + 9 / 0.04, 9);
  });

  test('of a sum says nothing about the difference until one of the two is measured', () => {
    const sum = withMeasurements(informationOfBounds(2), [Float64Array.of(1, 1)], [1e-6]);
    const before = variances(sum, 2);
    // Two uniform laws whose sum is known: half of the variance is left.
    expect(before[0]).toBeCloseTo(1 / 24, 6);
    const after = variances(withMeasurements(sum, [Float64Array.of(1, 0)], [0.01]), 2);
    expect(Math.sqrt(after[1])).toBeCloseTo(0.01, 4);
    const { each, mean } = narrowing(before, after);
    expect(mean).toBeCloseTo(Math.sqrt(each[0] * each[1]), 12);
  });
});

describe('what to measure next', () => {
  test('beside capacities a resistance, and its effect is that on a fit which has it', async () => {
    const late = { ...capacities, cycles: [10, 30] };
    const problem = problemOf([late], [rate, contact], bare);
    const evaluation = new ProblemEvaluation(problem, cells);
    const suggestions = await suggestMeasurements(problem, truth, evaluation, { most: 20 });
    const impedance = suggestions.find(({ kind, cycle }) => kind === 'impedance' && cycle !== undefined)!;
    expect(impedance.measurement).toBe(`Impedance of bare at cycle ${impedance.cycle}`);
    expect(impedance.factor).toBeLessThan(0.95);

    const simulated = await simulatedAt(problem, [late, { ...resistance, cycles: [impedance.cycle!] }]);
    const without = await errorsOf(problem, [{ ...late, value: simulated.capacity }]);
    const error = 0.1 * simulated.resistance(impedance.cycle!);
    const withIt = await errorsOf(problem, [
      { ...late, value: simulated.capacity },
      { ...resistance, cycles: [impedance.cycle!], error, value: simulated.resistance },
    ]);
    for (const [j, { path }] of problem.parameters.entries()) {
      const { factor } = impedance.improvements.find((one) => one.path === path)!;
      expect(Math.abs(factor / (withIt[j] / without[j]) - 1)).toBeLessThan(0.05);
    }
    const factors = impedance.improvements.map(({ factor }) => factor);
    expect(impedance.factor).toBeCloseTo(Math.sqrt(factors[0] * factors[1]), 12);
  });

  test('is listed best first, with every kind, in whole sentences, the same every time', async () => {
    const problem = problemOf([capacities], [rate, contact], bare);
    const evaluation = new ProblemEvaluation(problem, cells);
    const suggestions = await suggestMeasurements(problem, truth, evaluation);
    const factors = suggestions.map(({ factor }) => factor);
    expect(factors).toEqual([...factors].sort((a, b) => a - b));
    expect(suggestions.length).toBeLessThanOrEqual(6);
    const kinds = new Set(suggestions.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['impedance', 'secondRate', 'slowCheck', 'temperature']);
    for (const { message, factor } of suggestions) {
      expect(message).toMatch(/^[A-Z].* would .*narrower.*\.$/);
      expect(factor).toBeLessThan(1);
    }
    // One run for the values and one for each parameter: the cell itself, with slow cycles, at another rate and two temperatures.
    expect(evaluation.runs).toBe(3 * 5);
    const again = await suggestMeasurements(problem, truth, new ProblemEvaluation(problem, cells));
    expect(again).toEqual(suggestions);
  });

  test('is nothing that was measured already, held out or not', async () => {
    const all = Array.from({ length: 30 }, (_, i) => i + 1);
    const known: Measured = { ...resistance, cycles: all, heldOut: (cycle) => cycle > 10 };
    const candidates = designCandidates(problemOf([capacities, known], [rate], bare));
    expect(candidates.some(({ kind }) => kind === 'impedance')).toBe(false);
    expect(candidates.some(({ kind }) => kind === 'activeMass')).toBe(true);
    const some = designCandidates(problemOf([capacities, { ...resistance, cycles: [5] }], [rate], bare));
    expect(some.filter(({ kind }) => kind === 'impedance').map(({ cycle }) => cycle)).toEqual([1, 2, 13, 30]);
  });

  test('before any data, is what would tell at all', async () => {
    const problem = problemOf([], [rate, contact], bare);
    const suggestions = await suggestMeasurements(problem, truth, new ProblemEvaluation(problem, cells));
    expect(suggestions[0].factor).toBeLessThan(0.3);
    expect(suggestions[0].message).toContain('which the present data leave open');
  });

  test('knows which numbers a variant does not depend on', async () => {
    const own: FitParameter = {
      ...contact,
      path: 'variants.coated.coating.coverage',
      start: 0.9,
      lower: 0.5,
      upper: 1,
    };
    const problem = problemOf([capacities], [rate, own]);
    const suggestions = await suggestMeasurements(problem, [3e-22, 0.9], new ProblemEvaluation(problem, cells), {
      most: 20,
    });
    const ofBare = suggestions.filter(({ variant, kind }) => variant === 'bare' && kind === 'impedance');
    for (const { improvements } of ofBare)
      expect(improvements.find(({ path }) => path === own.path)!.factor).toBeCloseTo(1, 6);
    expect(suggestions[0].variant).toBe('coated');
    expect(suggestions[0].improvements[0].path).toBe(own.path);
  });
});

describe('programmes that are done otherwise', () => {
  const cellWith = (protocol: string) => problemOf([], [rate], { ...bare, protocol }).cells[0];
  const capacitiesOf = async (problem: FitProblem, cell: FitProblem['cells'][number], cycles: readonly number[]) =>
    new ProblemEvaluation(problem, cells).observe(
      cell,
      cycles.map((cycle) => ({
        kind: 'cycle',
        measurement: { quantity: 'dischargeCapacity', unit: 'mAh/g', cycle, value: Number.NaN, source: '' },
      })),
      [],
    );

  test('slow cycles come after those that were named and show more capacity', async () => {
    const problem = problemOf([], [rate], bare);
    const [cell] = problem.cells;
    const { cell: changed, slow } = cellWithSlowCycles(cell, [1, 5, 30])!;
    expect(slow).toEqual([
      { after: 1, cycle: 2 },
      { after: 5, cycle: 7 },
      { after: 30, cycle: 33 },
    ]);
    expect(programmeCycles(changed.prepared.programme)).toBe(33);
    const [before, check, after] = await capacitiesOf(problem, changed, [6, 7, 8]);
    expect(check).toBeGreaterThan(before + 10);
    expect(check).toBeGreaterThan(after + 10);
  });

  test('another rate and another temperature give other capacities', async () => {
    const problem = problemOf([], [rate], bare);
    const [cell] = problem.cells;
    const other = cellAtAnotherRate(cell)!;
    expect(other.text).toBe('0.1C');
    const warmer = cellAtAnotherTemperature(cell, 15)!;
    expect(warmer.text).toBe('60 degC');
    expect(warmer.cell.prepared.cell.temperature).toBeCloseTo(333.15, 9);
    const found = await Promise.all([cell, other.cell, warmer.cell].map((one) => capacitiesOf(problem, one, [1])));
    const [[here], [slower], [warm]] = found;
    expect(slower).toBeGreaterThan(here + 1);
    expect(warm).toBeGreaterThan(here + 1);
  });

  test('reference tests keep their cycles, and an end by cycle number moves along', () => {
    const protocol = `  - cycling: { cycles: 20, charge: 0.5C, window: ${window}, test: { cycles: [3, 12], at: 2.5 V vs LTO } }
stop: { cycles: 15 }`;
    const cell = cellWith(protocol);
    expect(programmeCycles(cell.prepared.programme)).toBe(15);
    const { cell: changed } = cellWithSlowCycles(cell, [5])!;
    expect(JSON.parse(changed.document).stop.cycles).toBe(16);
    const [first, slow, rest] = JSON.parse(changed.document).protocol;
    expect(first.cycling).toMatchObject({ cycles: 5, test: { cycles: [3] } });
    expect(slow.cycling).toMatchObject({ cycles: 1, charge: '0.1C', discharge: '0.1C' });
    expect(slow.cycling.test).toBeUndefined();
    expect(rest.cycling).toMatchObject({ cycles: 15, test: { cycles: [7] } });
  });

  test('cycles written as sentences are changed in their words', () => {
    const cell = cellWith(`  - Charge at 0.1C until 2.75 V vs LTO
  - Discharge at 0.1C until 1.35 V vs LTO
  - repeat: 20
    steps: [Charge at 0.5C until 2.75 V vs LTO, Rest for 10 min, Discharge at 1C until 1.35 V vs LTO]`);
    expect(programmeCycles(cell.prepared.programme)).toBe(21);
    const { cell: changed, slow } = cellWithSlowCycles(cell, [1, 11])!;
    // The first cycle is none of the block, and slow as it is.
    expect(slow).toEqual([{ after: 11, cycle: 12 }]);
    const { protocol } = JSON.parse(changed.document);
    expect(protocol[2].repeat).toBe(10);
    expect(protocol[3].steps).toEqual([
      'Charge at 0.1C until 2.75 V vs LTO',
      'Rest for 10 min',
      'Discharge at 0.1C until 1.35 V vs LTO',
    ]);
    expect(protocol[4].repeat).toBe(10);
    const faster = JSON.parse(cellAtAnotherRate(cell)!.cell.document).protocol[2];
    expect(faster.steps[0]).toBe('Charge at 0.5C until 2.75 V vs LTO');
    expect(faster.steps[2]).toBe('Discharge at 0.2C until 1.35 V vs LTO');
  });

  test('what has no equal cycles, or slow ones only, is left alone', () => {
    const rates = cellWith(`  - rateTest: { rates: [0.1C, 0.5C], window: ${window} }`);
    expect(cellWithSlowCycles(rates, [1])).toBeUndefined();
    expect(cellAtAnotherRate(rates)).toBeUndefined();
    const slow = cellWith(thirtyCycles.replaceAll('0.5C', '0.1C'));
    expect(cellWithSlowCycles(slow, [5])).toBeUndefined();
    expect(cellAtAnotherRate(slow)!.text).toBe('0.5C');
  });
});

/** What the cell shows at the truth. */
async function simulatedAt(problem: FitProblem, measured: readonly Measured[]) {
  const asked = problemOf(measured, problem.parameters, bare);
  const values = await new ProblemEvaluation(asked, cells).at(truth);
  const of = (quantity: string) => (cycle: number) =>
    values[asked.data.findIndex((one) => one.cycle === cycle && asked.series[one.series].quantity === quantity)];
  return { capacity: of('dischargeCapacity'), resistance: of('interfaceResistance') };
}

/** Standard errors of a fit in which bounds count as what they say: a prior with the variance of a uniform law between them. */
async function errorsOf({ parameters }: FitProblem, measured: readonly Measured[]): Promise<Float64Array> {
  const bounded = parameters.map((parameter, j): FitParameter => {
    const range = coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower);
    return { ...parameter, prior: { value: truth[j], error: range / Math.sqrt(12) } };
  });
  const problem = problemOf(measured, bounded, bare);
  const rows = residualRows(problem.data, problem.series, bounded);
  const asked = residualsOf(new ProblemEvaluation(problem, cells), rows, bounded);
  const { errors } = await localSearch(bounded, asked, problem.search, { knownVariance: true });
  return errors;
}
