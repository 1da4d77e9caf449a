import type { Origin } from '../../measure/observable.js';
import { type Prepared, prepare } from '../../prepare.js';
import type { Plan } from '../../protocol/cycler/plan.js';
import type { CycleRow, RunStatus, VariantResult } from '../../results/results.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import type { MeasuredPoint } from '../../scenario/schema/data.js';
import { runVariant } from '../../simulate.js';
import { type FrozenPlan, notedRun, recordPlan, replayPlan, settlePlan } from '../../study/frozenPlan.js';
import type { Observation } from '../problem.js';
import { observeRun, recordedCycles, resolvedCycles } from './observeRun.js';

/** One cell of a study or fit, run with some settings. Plain data: goes to other threads. */
export interface CellJob {
  /** A scenario with this one variant, as JSON. */
  readonly document: string;
  /** Texts of the files that it names. */
  readonly files: { readonly [path: string]: string };
  readonly settings: readonly string[];
  /** What is wanted of the run. */
  readonly observe: readonly Observation[];
  /** Last cycle that is needed; absent: the whole programme. */
  readonly last?: number;
  /** Whether the cycle table is wanted as well. */
  readonly table: boolean;
  /**
   * What is to be kept to. Or what the run decides is noted; a plan is made of notes, in a run by them; or both, in two runs. Absent: the
   * run goes by its own error control.
   */
  readonly plan?: 'note' | 'write' | { readonly notes: Plan } | FrozenPlan;
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
  /** Where one was to be written, and could be: the values are those of a run that keeps to it. */
  readonly plan?: FrozenPlan;
  /** What a run to be noted decided. */
  readonly notes?: Plan;
  /** Why there is no plan, or why the one given does not hold. */
  readonly offPlan?: string;
}

/** Runs the cell; yields after every protocol step. Beside the cycle table only those cycles are recorded whose curves are asked for. */
export function* cellRun(job: CellJob): Generator<void, CellOutcome, undefined> {
  const { variants, issues } = prepare(job.document, {
    format: 'json',
    readFile: readKept(job.files),
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
  const recorded = recordedCycles(job.observe);
  const asked: Prepared = {
    ...prepared,
    scenario: {
      ...scenario,
      data: resolvedCycles(job.observe).map(reported),
      output: { series: recorded.length > 0 ? recorded : 'none', profiles: 'none' },
    },
    programme: Number.isFinite(cycles) ? { ...programme, stop: { ...programme.stop, cycles } } : programme,
  };
  const run = runAs(asked, job.plan);
  let next = run.next();
  for (; !next.done; next = run.next()) yield;
  const { variant, ...plan } = next.value;
  const observed = observeRun(job.observe, variant);
  const { status, balances, statistics } = variant;
  return {
    values: observed.map(({ value }) => value),
    origins: observed.map(({ origin }) => origin),
    cycles: observed.map(({ cycle }) => cycle),
    status,
    ...(job.table ? { table: { rows: variant.cycles, balances, statistics } } : {}),
    ...plan,
  };
}

/** The run of a cell by itself, with the plan that it writes, or by a plan. */
function* runAs(
  prepared: Prepared,
  plan: CellJob['plan'],
): Generator<
  unknown,
  { readonly variant: VariantResult } & Pick<CellOutcome, 'plan' | 'notes' | 'offPlan'>,
  undefined
> {
  const options = { analyse: false, endState: false };
  if (plan === undefined) return { variant: yield* runVariant(prepared, options) };
  if (plan === 'note') {
    const { result, notes } = yield* notedRun(prepared, options);
    return { variant: result, ...(notes ? { notes } : {}) };
  }
  if (plan === 'write' || 'notes' in plan) {
    const made = plan === 'write' ? recordPlan(prepared, options) : settlePlan(prepared, plan.notes, options);
    const { result, plan: written, reason } = yield* made;
    const told = reason === undefined ? {} : { offPlan: reason };
    return { variant: result, ...(written ? { plan: written } : {}), ...told };
  }
  const { result, broken } = yield* replayPlan(prepared, plan, options);
  return { variant: result, ...(broken === undefined ? {} : { offPlan: broken }) };
}

/** A cycle that cycle jumping must stop at. */
function reported(cycle: number): MeasuredPoint {
  return { quantity: '', cycle, value: Number.NaN, unit: '', source: '' };
}
