import type { Observation } from '../fit/problem.js';
import type { CellPool } from '../fit/runs/cellPool.js';
import type { CellOutcome } from '../fit/runs/cellRun.js';
import type { EvaluationLog } from '../fit/runs/evaluationLog.js';
import type { Prepared } from '../prepare.js';
import { type DrawnConstant, drawnConstants, drawnDocument } from './drawnRecipe.js';
import type { Population } from './population.js';

/** A cell whose constants are drawn, and what is wanted of each run. */
export interface DrawnCell {
  readonly prepared: Prepared;
  readonly drawn: readonly DrawnConstant[];
  readonly observe: readonly Observation[];
  /** Whether the cycle table is wanted. */
  readonly table: boolean;
  /** Last cycle that is needed; absent: the whole programme. */
  readonly last?: number | undefined;
}

/** A cell with the constants that its scenario leaves to a population. */
export function drawnCell(
  prepared: Prepared,
  population: Population,
  wanted: Pick<DrawnCell, 'observe' | 'table' | 'last'>,
): DrawnCell {
  return { prepared, drawn: drawnConstants(prepared, population.constants), ...wanted };
}

/** Who runs draws, and what was run before. */
export interface RunDrawsOptions {
  readonly pool: CellPool;
  readonly log?: EvaluationLog | undefined;
  /** Settings of a scenario, as on the command line. */
  readonly settings?: readonly string[];
  /** After every run of a cell. */
  readonly onRun?: (() => void) | undefined;
}

/**
 * Runs every cell with every draw, one draw for all of them; by cell, then by draw. `draws`: deviations of the constants, in their scales. Rejects
 * with Interrupted.
 */
export async function runDraws(
  cells: readonly DrawnCell[],
  draws: readonly Float64Array[],
  { pool, log, settings = [], onRun }: RunDrawsOptions,
): Promise<readonly (readonly CellOutcome[])[]> {
  const byDraw = await Promise.all(
    draws.map((deviations) => {
      return Promise.all(
        cells.map(async ({ prepared, drawn, observe, table, last }) => {
          const document = drawnDocument(prepared, drawn, deviations);
          const job = { document, files: {}, settings, observe, table, ...(last === undefined ? {} : { last }) };
          // A cycle table is too much for a log.
          const key = table ? undefined : JSON.stringify([document, observe, last, ...settings]);
          const known = key === undefined ? undefined : log?.get(key);
          const outcome = known ? fromLog(known) : await pool.run(job);
          if (!known && key !== undefined) log?.put(key, forLog(outcome));
          onRun?.();
          return outcome;
        }),
      );
    }),
  );
  return cells.map((_, c) => byDraw.flatMap((outcomes) => outcomes[c] ?? []));
}

/** Whether a run failed, its values, and their cycles. */
function forLog({ status, values, cycles }: CellOutcome): readonly number[] {
  return [status.code === 'failed' ? 1 : 0, ...values, ...cycles];
}

function fromLog([failed = 0, ...numbers]: readonly number[]): CellOutcome {
  const values = numbers.slice(0, numbers.length / 2);
  return {
    values,
    cycles: numbers.slice(values.length),
    origins: values.map(() => 'inside'),
    status: failed
      ? { code: 'failed', message: 'It failed in the run that this one goes on from.' }
      : { code: 'completed', message: '' },
  };
}

/** Why runs failed, and how many did so. */
export function failuresOf(
  outcomes: readonly (readonly CellOutcome[])[],
): readonly { readonly message: string; readonly runs: number }[] {
  const counts = new Map<string, number>();
  for (const { status } of outcomes.flat()) {
    if (status.code !== 'failed') continue;
    // The same fault at another time or place counts as one.
    const message = status.message.replace(/\d[\d.e+-]*/g, '#');
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return [...counts].map(([message, runs]) => ({ message, runs })).sort((a, b) => b.runs - a.runs);
}
