import { identityDifference } from '../../output/run/runIdentity.js';
import type { Prepared } from '../../prepare.js';
import type { StepSummary } from '../../protocol/cycler/recorder.js';
import type { Json } from '../../results/plain.js';
import type { VariantResult } from '../../results/results.js';
import { VariantRun } from '../../simulate.js';
import { CheckpointFile, readCheckpoint } from '../checkpointFile.js';
import type { SavedRun } from '../checkpointLines.js';
import { prepareFile, scenarioName } from '../scenarioFile.js';
import { type PreparedRow, prepareRow } from '../sweep/prepareRow.js';

/** Which scenario is run. Plain data: each thread reads it for itself. */
export interface RunSource {
  /** Its file; with `row` what stands in for its name in messages. */
  readonly scenario: string;
  /** A row of a study in place of a file: "study#4711". */
  readonly row?: string | undefined;
  readonly settings: readonly string[];
}

/** How the variants of a scenario are run. Goes to threads. */
export interface VariantsTask {
  readonly source: RunSource;
  /** Their names, in the order of the run. */
  readonly variants: readonly string[];
  /** `runIdentity` of them. */
  readonly identity: Json;
  /** Record the time series of all cycles. */
  readonly series: boolean;
  /** Where checkpoints are kept; undefined: nowhere. */
  readonly folder: string | undefined;
  /** Go on from the checkpoints of this identity that are there. */
  readonly resume: boolean;
  /** Becomes 1 when all runs shall end with what there is. */
  readonly stop: Int32Array;
  /** Three numbers for each variant: its cycle (0 before it begins), the number of its step (Infinity: it has ended), and the cell voltage [V]. Threads share it. */
  readonly progress: Float64Array;
}

/** What a variant came to: without its cell, which holds functions and does not travel. */
export interface VariantOutcome {
  readonly result: Omit<VariantResult, 'cell'>;
  /** Why no checkpoint could be kept. */
  readonly notKept?: string;
}

/** The scenario, ready to run, and what its results are called. */
export function readSource({ scenario, row, settings }: RunSource): PreparedRow {
  if (row !== undefined) return prepareRow(row, settings);
  return { name: scenarioName(scenario), preparation: prepareFile(scenario, settings) };
}

/** What a variant goes on from; undefined when it begins. */
export function checkpointOf({ folder, resume, identity }: VariantsTask, number: number): SavedRun | undefined {
  const saved = folder === undefined || !resume ? undefined : readCheckpoint(folder, number);
  return saved && identityDifference(saved.identity, identity) === undefined ? saved : undefined;
}

/** One variant from its checkpoint, or from the beginning, to its outcome; undefined when it was stopped before it began. */
export function* variantSteps(
  prepared: Prepared,
  number: number,
  task: VariantsTask,
  saved: SavedRun | undefined,
): Generator<StepSummary, VariantOutcome | undefined, undefined> {
  const interrupted = () => Atomics.load(task.stop, 0) !== 0;
  // The first one tells at least where it began.
  if (number > 0 && interrupted()) return undefined;
  const run = new VariantRun(prepared, { interrupted, ...(task.series ? { series: true } : {}) });
  const checkpoint =
    task.folder === undefined ? undefined : new CheckpointFile(task.folder, task.identity, saved, number);
  const [before] = saved?.variants ?? [];
  if (before) {
    run.restore(before.state, before.recorded);
    checkpoint?.resumed(run);
  }
  for (const summary of run.steps()) {
    task.progress.set([summary.cycle, summary.index, summary.endVoltage], 3 * number);
    checkpoint?.save(run);
    yield summary;
  }
  task.progress.set([Math.max(1, task.progress[3 * number] ?? 0), Number.POSITIVE_INFINITY], 3 * number);
  if (run.status.code !== 'interrupted' && before?.state.end === undefined) checkpoint?.save(run);
  checkpoint?.close();
  const { cell: _, ...result } = run.result();
  return { result, ...(checkpoint?.failure === undefined ? {} : { notKept: checkpoint.failure }) };
}
