import type { Prepared } from '../prepare.js';
import { type Plan, PlanCourse } from '../protocol/cycler/plan.js';
import type { StepSummary } from '../protocol/cycler/recorder.js';
import type { VariantResult } from '../results/results.js';
import type { SimulateOptions } from '../run/options.js';
import type { Numerics } from '../scenario/schema/numerics.js';
import { VariantRun } from '../simulate.js';

/** The discrete decisions of a run with the resolution that they belong to. Plain data: may travel to other threads. */
export interface FrozenPlan extends Plan {
  readonly numerics: Numerics;
}

/** A run of which a plan was made. */
export interface PlannedRun {
  /** Of a run by that plan at the same numbers. */
  readonly result: VariantResult;
  /** Absent where the run failed, ended early or could not be repeated: `reason` says why. */
  readonly plan?: FrozenPlan;
  readonly reason?: string;
}

/** A run that was to keep to a plan. */
export interface Replayed {
  /** As far as it came. */
  readonly result: VariantResult;
  /** Why the plan does not hold for it; absent: it does. */
  readonly broken?: string;
}

type Run<T> = Generator<StepSummary, T, undefined>;

/**
 * Runs a variant with error control, and once more by what was decided on the way, steps that then are not accurate enough being split:
 * the plan by which neighbours of the variant run. Yields after every protocol step of both runs.
 */
export function* recordPlan(prepared: Prepared, options: SimulateOptions = {}): Run<PlannedRun> {
  const { result, notes, reason } = yield* notedRun(prepared, options);
  if (!notes) return { result, ...(reason === undefined ? {} : { reason }) };
  const settled = yield* settlePlan(prepared, notes, options);
  return settled.plan ? settled : { ...settled, result };
}

/** A run under error control with what it decided, which `settlePlan` makes a plan of; absent where it failed or ended early. */
export function* notedRun(
  prepared: Prepared,
  options: SimulateOptions = {},
): Run<{ readonly result: VariantResult; readonly notes?: Plan; readonly reason?: string }> {
  const { result, plan, broken } = yield* planned(prepared, options, new PlanCourse(undefined, true));
  return broken === undefined ? { result, notes: plan } : { result, reason: broken };
}

/** The second half of `recordPlan`, with what the run itself has noted. */
export function* settlePlan(prepared: Prepared, notes: Plan, options: SimulateOptions = {}): Run<PlannedRun> {
  const { result, plan, broken } = yield* planned(prepared, options, new PlanCourse(notes, true));
  if (broken !== undefined) return { result, reason: broken };
  return { result, plan: { ...plan, numerics: prepared.numerics } };
}

/**
 * Runs a neighbour of the variant that a plan is of: the same steps, stretched with their legs, whose ends are solved for. All that it
 * reports is a smooth function of the numbers of its recipe. A neighbour for which the plan does not hold says so.
 */
export function* replayPlan(neighbour: Prepared, plan: FrozenPlan, options: SimulateOptions = {}): Run<Replayed> {
  const { result, broken } = yield* planned(alike(neighbour, plan.numerics), options, new PlanCourse(plan, false));
  return { result, ...(broken === undefined ? {} : { broken }) };
}

function* planned(
  prepared: Prepared,
  options: SimulateOptions,
  course: PlanCourse,
): Run<{ readonly result: VariantResult; readonly plan: Plan; readonly broken?: string }> {
  const run = new VariantRun(prepared, { ...options, plan: course });
  yield* run.steps();
  const { status } = run;
  const ended = status.code === 'completed' || status.code === 'stopped';
  const whole = ended && course.finished();
  const broken = whole ? undefined : (course.broken ?? status.message);
  return { result: run.result(), plan: course.written(run.model.size), ...(broken === undefined ? {} : { broken }) };
}

/** A neighbour solved as finely as the variant itself: what is chosen by the recipe may change with it. */
function alike(neighbour: Prepared, numerics: Numerics): Prepared {
  if (JSON.stringify(neighbour.numerics) === JSON.stringify(numerics)) return neighbour;
  return { ...neighbour, ...neighbour.atResolution(numerics), warnings: neighbour.warnings };
}
