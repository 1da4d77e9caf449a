import { describe, expect, test } from 'vitest';
import { alternativesVerdict, asInTheFile, tryAlternatives } from '../../src/fit/laws/alternatives.js';
import { alternativesOf } from '../../src/fit/laws/alternativesOf.js';
import { EQUALLY_WELL } from '../../src/fit/laws/lawRecommendation.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import { residualRows } from '../../src/fit/search/residuals.js';
import { localSearch, residualsOf } from '../../src/fit/search/search.js';
import type { FitAlternative } from '../../src/results/fit.js';
import { contact, type Measured, pool, problemOf, rate } from './suggestCells.js';

const cells = pool();

const bare = { variants: ['bare'] };
const every = Array.from({ length: 30 }, (_, i) => i + 1);
const watch = { count: () => {} };

describe('the laws that compete with those of a scenario', () => {
  const base = problemOf([], [rate, contact]).scenarios[0].document;
  const isolation: FitParameter = { ...contact, path: 'mechanisms.isolation.rate', start: 1e-3 };

  test('are those that differ from them, with the constants that they need', () => {
    const laws = alternativesOf([rate, contact, isolation], base);
    const free = Object.fromEntries(laws.map(({ name, parameters }) => [name, parameters.map(({ path }) => path)]));
    expect(free).toEqual({
      'gap, no constant rate': [rate.path, contact.path],
      'gap, gate': [rate.path, contact.path, isolation.path, 'mechanisms.interphase.gate.content'],
      film: [rate.path, 'mechanisms.contactLoss.thickness', isolation.path],
      'film, no constant rate': [rate.path, 'mechanisms.contactLoss.thickness'],
      'film, gate': [
        rate.path,
        'mechanisms.contactLoss.thickness',
        isolation.path,
        'mechanisms.interphase.gate.content',
      ],
    });
    const thickness = laws.find(({ name }) => name === 'film')!.parameters[1];
    expect(thickness).toMatchObject({ unit: 'nm', scale: 'log', lower: 2, upper: 500, start: 20, stage: 'contact' });
  });

  test('keep the numbers that each variant has of its own', () => {
    const own = ['bare', 'coated'].map((variant) => ({ ...rate, path: `variants.${variant}.${rate.path}`, variant }));
    const film = alternativesOf([...own, contact], base).find(({ name }) => name === 'film')!;
    expect(film.parameters.map(({ path }) => path)).toEqual([
      own[0].path,
      own[1].path,
      'mechanisms.contactLoss.thickness',
    ]);
    expect(film.parameters[0]).toBe(own[0]);
  });

  test('are those of the set of laws that the scenario has', () => {
    const mechanisms = { interphase: true, contactLoss: true, isolation: true, cracking: true, oxygenRelease: true };
    const laws = alternativesOf([rate, isolation], { ...base, laws: 'transferable', mechanisms });
    const free = Object.fromEntries(laws.map(({ name, parameters }) => [name, parameters.map(({ path }) => path)]));
    expect(free).toEqual({
      'full, no gradient': [rate.path, isolation.path],
      'full, no isolation': [rate.path],
      'full, no protection': [rate.path, isolation.path],
      'full, no skin': [rate.path, isolation.path],
    });
    expect(laws[0].meaning).toBe('all laws of the scenario, cracks by contraction alone, whatever the rate');
  });

  test('leave out a gate that is there, and a rate that is zero', () => {
    const mechanisms = {
      interphase: { parabolicRate: '3e-22 m2/s', gate: { content: 0.3, width: 0.05 } },
      isolation: { rate: 0 },
    };
    expect(alternativesOf([rate], { ...base, mechanisms }).map(({ name }) => name)).toEqual([]);
  });
});

test('a law with more numbers is not chosen for predicting as well as the present one', () => {
  const law = (name: string, delta: number, heldOutRms: number): FitAlternative => ({
    settings: [],
    values: [],
    name,
    meaning: name,
    free: 5,
    cost: 500,
    aic: delta,
    aicc: delta,
    bic: delta,
    delta,
    heldOutRms,
    converged: true,
  });
  expect(alternativesVerdict([law('present', 0, 0.784), law('other', 2.1, 0.782)])).toContain('use "present"');
  expect(alternativesVerdict([law('present', 0, 2), law('other', 2.1, 0.782)])).toContain('use "other"');
});

describe('competing laws on the same data', () => {
  test('the one that made them wins, fits without residue and predicts what was held out', async () => {
    const settings = ['mechanisms.contactLoss.law=film-coupled', 'mechanisms.contactLoss.thickness=60 nm'];
    const asked: Measured[] = [
      { variant: 'bare', quantity: 'dischargeCapacity', unit: 'mAh/g', cycles: every, error: 0.5 },
      { variant: 'bare', quantity: 'interfaceResistance', unit: 'Ohm cm2', cycles: [1, 10, 20, 30], error: 2 },
    ];
    const blank = problemOf(asked, [rate, contact], bare);
    const made = await new ProblemEvaluation(blank, cells).at([5e-22, 0.011], [rate, contact], settings);
    const series = (s: number) => (cycle: number) =>
      made[blank.data.findIndex((datum) => datum.series === s && datum.cycle === cycle)];
    const measured = asked.map((one, s) => ({ ...one, value: series(s), heldOut: (cycle: number) => cycle > 20 }));
    const problem: FitProblem = {
      ...problemOf(measured, [rate, contact], bare),
      alternatives: alternativesOf([rate, contact], blank.scenarios[0].document).filter(({ name }) =>
        ['film', 'gap, no constant rate'].includes(name),
      ),
    };
    const evaluation = new ProblemEvaluation(problem, cells);
    const rows = residualRows(problem.data, problem.series, problem.parameters);
    const best = await localSearch(
      problem.parameters,
      residualsOf(evaluation, rows, problem.parameters),
      problem.search,
    );
    const alternatives = await tryAlternatives(
      { problem, scale: 1, settings: [], best, known: { scatter: 1, curvature: 1 } },
      evaluation,
      watch,
    );

    expect(alternatives.map(({ name }) => name)).toContain(asInTheFile);
    expect(alternatives).toHaveLength(3);
    const [film, second] = alternatives;
    expect(film.name).toBe('film');
    expect(film.delta).toBe(0);
    expect(second.delta).toBeGreaterThan(EQUALLY_WELL);
    expect(film.cost).toBeLessThan(0.05 * second.cost);
    const values = Object.fromEntries(film.values.map(({ path, value }) => [path, value]));
    expect(values['mechanisms.contactLoss.thickness'] / 60).toBeCloseTo(1, 1);
    expect(values[rate.path] / 5e-22).toBeCloseTo(1, 1);
    expect(film.converged).toBe(true);
    const present = alternatives.find(({ name }) => name === asInTheFile)!;
    expect(present.cost).toBe(best.cost);
    expect(film.heldOutRms).toBeLessThan(0.5);
    expect(film.heldOutRms).toBeLessThan(0.2 * present.heldOutRms);
    expect(alternativesVerdict(alternatives)).toMatch(
      /^For these data, use "film" \(.*\): no other law comes within 4 of its AICc\. It predicts the held-out data with an rms error of 0\.\d standard errors\.$/,
    );
  });

  test('a number that only the other law has is sought across its range first, which saves the way from a start far off', async () => {
    const asked: Measured = {
      variant: 'bare',
      quantity: 'dischargeCapacity',
      unit: 'mAh/g',
      cycles: every,
      error: 0.5,
    };
    const blank = problemOf([asked], [contact], bare);
    const made = await new ProblemEvaluation(blank, cells).at([1e-21], [rate]);
    const value = (cycle: number) => made[cycle - 1] + 0.3 * (-1) ** cycle;
    // So fast that the cell is dead at once: nothing changes with a little more or less.
    const far = { ...rate, upper: 1e-14, start: 1e-14 };
    const alternative = { name: 'other', meaning: 'another film', settings: [], parameters: [far] };
    const problem: FitProblem = { ...problemOf([{ ...asked, value }], [contact], bare), alternatives: [alternative] };
    const evaluation = new ProblemEvaluation(problem, cells);
    const search = (parameters: readonly FitParameter[]) => {
      const rows = residualRows(problem.data, problem.series, parameters);
      return localSearch(parameters, residualsOf(evaluation, rows, parameters), problem.search);
    };
    const near = await search([{ ...rate, start: 1e-21 }]);
    const alone = await search([far]);
    const best = await search([contact]);
    let evaluations = 0;
    const counted = { count: () => evaluations++ };
    const alternatives = await tryAlternatives(
      { problem, scale: 1, settings: [], best, known: { scatter: 1, curvature: 1 } },
      evaluation,
      counted,
    );
    expect(alternatives[0].name).toBe('other');
    expect(alternatives[0].cost / near.cost).toBeCloseTo(1, 2);
    expect(evaluations).toBeLessThan(alone.evaluations);
  });

  test('a search that was cut off is no evidence against its law', () => {
    const law = { settings: [], free: 2, cost: 1, aic: 0, aicc: 0, bic: 0, heldOutRms: Number.NaN, values: [] };
    const verdict = alternativesVerdict([
      { ...law, name: asInTheFile, meaning: 'the present laws', delta: 0, converged: true },
      { ...law, name: 'film', meaning: 'by film', delta: 9, converged: false },
    ]);
    expect(verdict).toContain('no other law comes within 4');
    expect(verdict).toContain('The search with "film" ended before the best fit was found');
  });

  test('nothing is compared where there is nothing to compare', async () => {
    const problem = problemOf([], [rate], bare);
    const best = { values: Float64Array.of(3e-22), cost: 0 } as Awaited<ReturnType<typeof localSearch>>;
    expect(
      await tryAlternatives(
        { problem, scale: 1, settings: [], best, known: { scatter: 1, curvature: 1 } },
        new ProblemEvaluation(problem, cells),
        watch,
      ),
    ).toEqual([]);
    expect(alternativesVerdict([])).toBeUndefined();
  });
});
