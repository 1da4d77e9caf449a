import { normalQuantile } from '../../numerics/distributions.js';
import { sobolPoints } from '../../numerics/sobol.js';
import type { PredictionBand } from '../../results/fit.js';
import { cycleCount } from '../../simulate.js';
import { settingsAt } from '../opening/freeParameters.js';
import type { FitParameter, FitProblem, Observation } from '../problem.js';
import type { FitCell } from '../runs/fitCell.js';
import { observableUnit } from '../runs/observable.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import { coordinate, fromCoordinate } from '../search/residuals.js';
import type { Uncertainty } from './uncertainty.js';

/** Cycles at most that a band is drawn through. */
const MOST_CYCLES = 40;

interface Wanted {
  readonly quantity: string;
  readonly unit: string;
  /** Standard deviation of a datum as it scatters; relative to the value where `relative`. */
  readonly error: number;
}

/**
 * Simulated quantities over the whole programme of every cell that has data, with what the uncertainty of the parameters does to
 * them: runs at parameters drawn from the normal distribution of linear theory (a shifted Sobol sequence, cut at the bounds), or at
 * the samples of a chain. Ends are at `normal` semi-deviations below and above the best run, so that a band may be lopsided.
 */
export async function predictionBands(
  problem: FitProblem,
  evaluation: ProblemEvaluation,
  values: ArrayLike<number>,
  draws: readonly Float64Array[],
): Promise<readonly PredictionBand[]> {
  const cells = problem.cells.filter((cell) => problem.series.some((one) => one.cell === cell));
  const found = await Promise.all(cells.map((cell) => bandsOf(cell, problem, evaluation, values, draws)));
  return found.flat();
}

async function bandsOf(
  cell: FitCell,
  problem: FitProblem,
  evaluation: ProblemEvaluation,
  values: ArrayLike<number>,
  draws: readonly Float64Array[],
): Promise<PredictionBand[]> {
  const wanted = wantedOf(cell, problem);
  const cycles = spreadCycles(cycleCount(cell.prepared.programme));
  const observations = wanted.flatMap(({ quantity, unit }) =>
    cycles.map(
      (cycle): Observation => ({
        kind: 'cycle',
        measurement: { quantity, cycle, unit, value: Number.NaN, source: '' },
      }),
    ),
  );
  const at = (point: ArrayLike<number>) =>
    evaluation.observe(cell, observations, settingsAt(problem.parameters, point));
  const [best, ...others] = await Promise.all([at(values), ...draws.map(at)]);
  const z = normalQuantile(0.5 + problem.uncertainty.level / 2);
  return wanted.map(({ quantity, unit, error }, w): PredictionBand => {
    const slice = (run: readonly number[]) => run.slice(w * cycles.length, (w + 1) * cycles.length);
    const middle = slice(best);
    const below = middle.map((value, i) => semiDeviation(others.map((run) => value - slice(run)[i])));
    const above = middle.map((value, i) => semiDeviation(others.map((run) => slice(run)[i] - value)));
    return {
      variant: cell.prepared.name,
      scenario: cell.scenario,
      quantity,
      unit,
      cycle: cycles,
      best: middle,
      low: middle.map((value, i) => value - z * below[i]),
      high: middle.map((value, i) => value + z * above[i]),
      dataLow: middle.map((value, i) => value - z * Math.hypot(below[i], error)),
      dataHigh: middle.map((value, i) => value + z * Math.hypot(above[i], error)),
    };
  });
}

/** Discharge capacity, and what else was measured per cycle on this cell; errors by how the data scatter about the fit. */
function wantedOf(cell: FitCell, { series, data }: FitProblem): Wanted[] {
  const measured = series.flatMap((head, s): Wanted[] => {
    if (head.kind !== 'cycles' || head.cell !== cell) return [];
    const errors = data.filter((datum) => datum.series === s).map(({ error }) => error);
    const { quantity, unit } = head;
    return [{ quantity, unit, error: Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length) }];
  });
  const capacity = { quantity: 'dischargeCapacity', unit: observableUnit('dischargeCapacity'), error: 0 };
  const all = measured.some(({ quantity }) => quantity === capacity.quantity) ? measured : [capacity, ...measured];
  return all.filter(({ quantity }, i) => all.findIndex((one) => one.quantity === quantity) === i);
}

/** Every cycle of a few, else the first ones and then evenly spread ones. */
function spreadCycles(count: number): number[] {
  if (count <= MOST_CYCLES) return Array.from({ length: count }, (_, i) => i + 1);
  const early = [1, 2, 3, 5, 8];
  const even = Array.from({ length: MOST_CYCLES - early.length }, (_, i) =>
    Math.round(((i + 1) * count) / (MOST_CYCLES - early.length)),
  );
  return [...new Set([...early, ...even])].sort((a, b) => a - b);
}

/** sqrt(2 mean max(0, d)^2): the standard deviation of a symmetric distribution from one of its sides. NaN runs do not count. */
function semiDeviation(differences: readonly number[]): number {
  const valid = differences.filter(Number.isFinite);
  const squares = valid.reduce((sum, d) => sum + Math.max(0, d) ** 2, 0);
  return valid.length > 0 ? Math.sqrt((2 * squares) / valid.length) : 0;
}

/** Parameters drawn from the normal distribution of linear theory, within the bounds. */
export function drawParameters(
  parameters: readonly FitParameter[],
  values: ArrayLike<number>,
  known: Pick<Uncertainty, 'directions' | 'units'>,
  count: number,
  seed: number,
): Float64Array[] {
  const dimensions = known.directions.length;
  if (dimensions === 0 || count === 0) return [];
  return sobolPoints(count, dimensions, seed).map((point) => drawn(parameters, values, known, point));
}

function drawn(
  parameters: readonly FitParameter[],
  values: ArrayLike<number>,
  { directions, units }: Pick<Uncertainty, 'directions' | 'units'>,
  point: Float64Array,
): Float64Array {
  return Float64Array.from(parameters, (parameter, j) => {
    const lower = coordinate(parameter, parameter.lower);
    const upper = coordinate(parameter, parameter.upper);
    let q = coordinate(parameter, values[j]);
    directions.forEach(({ deviation, weights }, v) => {
      const step = normalQuantile(point[v]) * deviation * weights[j] * units[j];
      // A combination that nothing is known about would throw every draw onto a bound.
      q += Math.min(Math.max(step, lower - upper), upper - lower);
    });
    return fromCoordinate(parameter, Math.min(Math.max(q, lower), upper));
  });
}
