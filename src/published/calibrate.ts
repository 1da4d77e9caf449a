import { type FreeParameter, settingsAt } from '../fit/opening/freeParameters.js';
import { type CellPool, unlessInterrupted } from '../fit/runs/cellPool.js';
import { Evaluation } from '../fit/runs/evaluation.js';
import type { MeasuredRow } from '../fit/runs/fitCell.js';
import { priorResidual } from '../fit/search/residuals.js';
import { type Answer, type LeastSquaresResult, leastSquaresSearch } from '../numerics/search/leastSquares.js';
import type { Calibration, FittedRow } from '../results/calibration.js';
import { knownBesidePriors } from './knownBesidePriors.js';
import type { OpenStudy } from './openStudy.js';
import { toleranceOf } from './tolerance.js';

/** Who runs the cells of a calibration, what is left out or held, and who is told. The pool stays open. */
export interface CalibrationOptions {
  readonly pool: CellPool;
  /** Leave these out of the fit: they become predictions. Rows that their scenario keeps for prediction are left out anyway. */
  readonly leaveOut?: (row: MeasuredRow) => boolean;
  /** Values of numbers that this search does not move. */
  readonly settings?: readonly string[];
  /** Simulations of the whole study at most; default 40 per free number. */
  readonly maxEvaluations?: number | undefined;
  /** After every simulation of the study. */
  readonly onProgress?: (progress: CalibrationProgress) => void;
}

/** How far a calibration has come: simulations of the study made, the most there will be, the best cost. */
export interface CalibrationProgress {
  readonly evaluations: number;
  readonly most: number;
  /** Best so far: half the sum of the losses, in units of squared tolerances; NaN before the first. */
  readonly cost: number;
}

/** Residual in place of a number that the run does not have: far off, but not so far that nothing else counts. */
const NO_VALUE = 30;

/** Residual, in tolerances, from which on a number counts less than squared: one contradiction must not bend the rest. */
const LOSS_SCALE = 2;

/**
 * Fits free numbers of a study to its published data: bounded least squares on the differences divided by the tolerance of
 * each number and, where a number has a prior, on its distance from it in standard deviations, with a soft loss. The same files give the same result, on any number of threads. A search that is
 * interrupted returns its best.
 */
export async function calibrate(
  opened: OpenStudy,
  free: readonly FreeParameter[],
  options: CalibrationOptions,
): Promise<Calibration> {
  const rows = opened.rows.filter((row) => row.measurement.role !== 'predicted' && !(options.leaveOut?.(row) ?? false));
  const held = free.flatMap(({ prior }, j) => (prior ? [j] : []));
  const evaluation = new Evaluation(rows, options.pool);
  const most = options.maxEvaluations ?? 40 * Math.max(1, free.length);
  const settings = (p: Float64Array): readonly string[] => [...(options.settings ?? []), ...settingsAt(free, p)];
  let evaluations = 0;
  let cost = Number.NaN;
  const tell = (): void => options.onProgress?.({ evaluations, most, cost });
  const residualsAt = async (p: Float64Array): Promise<Float64Array | undefined> => {
    const values = await unlessInterrupted(evaluation.at(settings(p)));
    if (!values) return undefined;
    evaluations++;
    tell();
    const differences = [...values].map((simulated, i) => residual(rows[i], simulated));
    return Float64Array.from([...differences, ...held.map((j) => priorResidual(free[j], p[j]))]);
  };

  const search = leastSquaresSearch(
    {
      parameters: free.map(({ path, start, lower, upper, scale }) => ({ name: path, start, lower, upper, scale })),
    },
    {
      differenceStep: 0.01,
      secantUpdates: 2,
      costTolerance: 1e-3,
      stepTolerance: 1e-3,
      loss: 'soft-l1',
      lossScale: LOSS_SCALE,
      maxEvaluations: most,
      onProgress: (best) => {
        cost = best.cost;
        tell();
        return false;
      },
    },
  );
  let next = search.next();
  while (!next.done) {
    const answers = await Promise.all(next.value.map(residualsAt));
    const answer: Answer = answers.includes(undefined) ? 'stop' : answers;
    next = search.next(answer);
  }
  const fit = next.value;
  const known = held.length === 0 ? fit : knownBesidePriors(fit, free, rows.length, held, LOSS_SCALE);
  const values = await unlessInterrupted(evaluation.at(settings(fit.values)));
  return {
    study: opened.study.study,
    parameters: free.map((parameter, i) => {
      const bound = fit.atBound[i];
      const fromPrior = 'fromPrior' in known ? known.fromPrior[i] : undefined;
      return {
        ...parameter,
        value: fit.values[i],
        error: known.errors[i],
        ...(bound === undefined ? {} : { atBound: bound }),
        ...(fromPrior === undefined ? {} : { fromPrior }),
      };
    }),
    settings: [...opened.settings, ...(options.settings ?? [])],
    converged: fit.converged,
    stopped: fit.ending === 'stopped',
    message: fit.message,
    cost: fit.cost,
    evaluations: fit.evaluations,
    rank: known.rank,
    rows: rows.map((row, i) => fittedRow(row, values?.[i] ?? Number.NaN)),
    correlations: strongest(
      known,
      free.map(({ path }) => path),
    ),
  };
}

function residual({ measurement }: MeasuredRow, simulated: number): number {
  return Number.isFinite(simulated) ? (simulated - measurement.value) / toleranceOf(measurement) : NO_VALUE;
}

function fittedRow(row: MeasuredRow, simulated: number): FittedRow {
  const { quantity, cycle, rate, unit, value } = row.measurement;
  return {
    scenario: row.cell.scenario,
    variant: row.cell.prepared.name,
    quantity,
    ...(cycle === undefined ? {} : { cycle }),
    ...(rate === undefined ? {} : { rate }),
    unit,
    published: value,
    simulated,
    residual: residual(row, simulated),
  };
}

function strongest(
  { correlation }: Pick<LeastSquaresResult, 'correlation'>,
  names: readonly string[],
): Calibration['correlations'] {
  const pairs = names.flatMap((a, i) =>
    names.slice(i + 1).map((b, j) => ({ a, b, value: correlation[i * names.length + i + 1 + j] })),
  );
  return pairs
    .filter(({ value }) => Math.abs(value) > 0.7)
    .sort((p, q) => Math.abs(q.value) - Math.abs(p.value))
    .slice(0, 10);
}
