import type { Plan } from '../../protocol/cycler/plan.js';
import type { CellPool } from './cellPool.js';
import type { CellJob, CellOutcome } from './cellRun.js';

/** A number of which derivatives are taken: the settings of a cell with its coordinate moved, undefined beyond a bound. */
export type Moved = (by: number) => readonly string[] | undefined;

export interface DerivativeOptions {
  /** On both sides of the present value, which has half the error again of one, and takes twice the runs. */
  readonly sides: 'one' | 'both';
  /** What a run at the present settings has decided, where that is known. */
  readonly notes?: Plan | undefined;
}

/** What changes with one number: (above - below)/width of anything that runs report is its derivative. */
export interface Column {
  readonly above: CellOutcome;
  readonly below: CellOutcome;
  /** Of the coordinate, between both. */
  readonly width: number;
  /** Why this is a plain difference of runs under error control; absent: both keep to one plan. */
  readonly plain?: string;
}

/** Runs of a cell around its present numbers. */
export interface Derivatives {
  /** At these numbers, by its plan where there is one. */
  readonly base: CellOutcome;
  /** One for each number; undefined where no neighbour can be computed. */
  readonly columns: readonly (Column | undefined)[];
  /** Simulations that were made, the two of a plan included. */
  readonly runs: number;
}

/** Change of the coordinate between runs by one plan, and between those under error control, whose last digits are noise. */
const STEP = 1e-5;
const PLAIN_STEP = 0.01;
const NO_PLAN = 'no plan was written';

/**
 * Derivatives of what a cell reports with respect to any of its numbers, by differences of runs that keep to one plan, all at the same
 * time. Where the plan does not hold, they are plain differences, and say so. `job` with the present settings, without a plan.
 * Equation (N7.3) of the handbook.
 */
export async function derivatives(
  pool: CellPool,
  job: CellJob,
  moved: readonly Moved[],
  { sides, notes }: DerivativeOptions,
): Promise<Derivatives> {
  let runs = notes ? 1 : 2;
  let base = await pool.run({ ...job, plan: notes ? { notes } : 'write' });
  if (notes && !base.plan) {
    // Where notes could not be settled the values are those of no run under error control: that is made again.
    base = { ...(await pool.run(job)), offPlan: base.offPlan ?? NO_PLAN };
  }
  const run = (settings: readonly string[] | undefined, plan?: CellJob['plan']) => {
    if (settings === undefined) return undefined;
    runs++;
    return pool.run({ ...job, settings, ...(plan ? { plan } : {}) });
  };
  /** Both sides of a number, or one of them and the present value. */
  const around = async (at: Moved, step: number, plan?: CellJob['plan']): Promise<Column | undefined> => {
    const upper = run(at(step), plan);
    const lower = sides === 'both' || upper === undefined ? run(at(-step), plan) : undefined;
    const [above, below] = (await Promise.all([upper, lower])).map((one) => (one && exists(one) ? one : undefined));
    if (!above && !below) return undefined;
    return { above: above ?? base, below: below ?? base, width: (above ? step : 0) + (below ? step : 0) };
  };
  const columns = await Promise.all(
    moved.map(async (at): Promise<Column | undefined> => {
      const planned = base.plan && (await around(at, STEP, base.plan));
      const none = base.plan ? undefined : (base.offPlan ?? NO_PLAN);
      const off = none ?? planned?.above.offPlan ?? planned?.below.offPlan;
      if (off === undefined) return planned;
      const plain = await around(at, PLAIN_STEP);
      return plain && { ...plain, plain: off };
    }),
  );
  return { base, columns, runs };
}

/** Whether there is a cell with these numbers: one that cannot be built fails without having run. */
function exists({ status, offPlan }: CellOutcome): boolean {
  return status.code !== 'failed' || offPlan !== undefined;
}
