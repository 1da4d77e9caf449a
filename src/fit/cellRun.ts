import { prepare } from '../prepare.js';
import type { CycleRow, Measurement, RunStatus, VariantResult } from '../results/results.js';
import { runVariant } from '../simulate.js';
import { type Origin, observe, observedRow } from './observable.js';

/** One cell of a study, run with some settings. Plain data: goes to other threads. */
export interface CellJob {
  /** A scenario with this one variant, as JSON. */
  readonly document: string;
  /** Texts of the files that it names. */
  readonly files: { readonly [path: string]: string };
  readonly settings: readonly string[];
  /** What is wanted of the run. */
  readonly observe: readonly Measurement[];
  /** Last cycle that is needed; absent: the whole programme. */
  readonly last?: number;
  /** Whether the cycle table is wanted as well. */
  readonly table: boolean;
}

export interface CellOutcome {
  /** Simulated values, in the order and in the units of what was asked for; NaN where the run has no such cycle. */
  readonly values: readonly number[];
  /** Whether each was read from signals as in a lab, or from the inside of the simulation. */
  readonly origins: readonly Origin[];
  /** Cycles that they are of; NaN where there is none. */
  readonly cycles: readonly number[];
  readonly status: RunStatus;
  /** The run without what cannot travel. */
  readonly table?: Pick<VariantResult, 'balances' | 'statistics'> & { readonly rows: readonly CycleRow[] };
}

/** Runs the cell; yields after every protocol step. Nothing but the cycle table is recorded. */
export function* cellRun(job: CellJob): Generator<void, CellOutcome, undefined> {
  const { variants, issues } = prepare(job.document, {
    format: 'json',
    readFile: (path) => job.files[path],
    settings: job.settings,
  });
  const [prepared] = variants;
  if (!prepared) {
    const fault = issues.find(({ severity }) => severity === 'error');
    const message = fault ? `${fault.path}: ${fault.message}` : 'The cell cannot be built.';
    const none = job.observe.map(() => Number.NaN);
    return {
      values: none,
      origins: none.map(() => 'inside' as const),
      cycles: none,
      status: { code: 'failed', message },
    };
  }
  const { programme, scenario } = prepared;
  const cycles = Math.min(job.last ?? Infinity, programme.stop.cycles ?? Infinity);
  const run = runVariant(
    {
      ...prepared,
      scenario: { ...scenario, output: { series: 'none', profiles: 'none' } },
      programme: Number.isFinite(cycles) ? { ...programme, stop: { ...programme.stop, cycles } } : programme,
    },
    { analyse: false },
  );
  let next = run.next();
  for (; !next.done; next = run.next()) yield;
  const variant = next.value;
  const observed = job.observe.map((measurement) => observe(measurement, variant));
  const { status, balances, statistics } = variant;
  return {
    values: observed.map(({ value }) => value),
    origins: observed.map(({ origin }) => origin),
    cycles: job.observe.map((measurement) => observedRow(measurement, variant.cycles)?.cycle ?? Number.NaN),
    status,
    ...(job.table ? { table: { rows: variant.cycles, balances, statistics } } : {}),
  };
}
