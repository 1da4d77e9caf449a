import { normalQuantile } from '../../numerics/probability/distributions.js';
import { sobolPoints } from '../../numerics/probability/sobol.js';
import { cycleCount, spectrumCycles } from '../../protocol/programme/programmeCycles.js';
import { dischargeCapacity } from '../../quantities/capacity.js';
import { isReadFromSpectra } from '../../quantities/registry.js';
import type { PredictionBand } from '../../results/fit.js';
import type { Measurement } from '../../results/results.js';
import { settingsAt } from '../opening/freeParameters.js';
import type { FitParameter, FitProblem, Observation } from '../problem.js';
import type { FitCell } from '../runs/fitCell.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import { coordinate, fromCoordinate } from '../search/residuals.js';
import { coarseSettings } from '../search/searchAccuracy.js';
import { rootMeanSquare } from './seriesResult.js';
import type { Uncertainty } from './uncertainty.js';

/** Cycles at most that a band is drawn through. */
const MOST_CYCLES = 40;

interface Wanted {
  readonly like: Pick<Measurement, 'quantity' | 'unit' | 'reference'>;
  /** Standard deviation of a datum as it scatters. */
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
  const { programme } = cell.prepared;
  // What jumping over cycles changes is small beside any band.
  const settings = coarseSettings({ cells: [cell] });
  const evenly = spreadCycles(cycleCount(programme));
  const tested = spectrumCycles(programme);
  // A reading of a spectrum and the truth inside differ: one line must not mix them.
  const cyclesOf = ({ like }: Wanted) => (isReadFromSpectra(like.quantity) && tested.length > 0 ? tested : evenly);
  const starts = wanted.map((_, w) => wanted.slice(0, w).reduce((sum, one) => sum + cyclesOf(one).length, 0));
  const observations = wanted.flatMap((one) =>
    cyclesOf(one).map(
      (cycle): Observation => ({
        kind: 'cycle',
        measurement: { ...one.like, cycle, value: Number.NaN, source: '' },
      }),
    ),
  );
  const at = (point: ArrayLike<number>) =>
    evaluation.observe(cell, observations, [...settings, ...settingsAt(problem.parameters, point)]);
  const [best, ...others] = await Promise.all([at(values), ...draws.map(at)]);
  const z = normalQuantile(0.5 + problem.uncertainty.level / 2);
  return wanted.map((one, w): PredictionBand => {
    const { quantity, unit, error } = { ...one.like, error: one.error };
    const cycles = cyclesOf(one);
    const slice = (run: readonly number[]) => run.slice(starts[w], starts[w] + cycles.length);
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
    const own = data.filter((datum) => datum.series === s);
    const reference = own.flatMap(({ observation }) =>
      observation.kind === 'cycle' ? (observation.measurement.reference ?? []) : [],
    )[0];
    const { quantity, unit } = head;
    const like = { quantity, unit, ...(reference === undefined ? {} : { reference }) };
    return [{ like, error: rootMeanSquare(own.map(({ error }) => error)) }];
  });
  const { name, measured: own } = dischargeCapacity;
  const capacity = { like: { quantity: name, unit: own.unit }, error: 0 };
  const has = (quantity: string) => measured.findIndex(({ like }) => like.quantity === quantity);
  const first = measured.filter(({ like }, i) => has(like.quantity) === i);
  return has(capacity.like.quantity) < 0 ? [capacity, ...first] : first;
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
export function semiDeviation(differences: readonly number[]): number {
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
