import { availableParallelism } from 'node:os';
import type { Prepared } from '../../prepare.js';
import type { VariantResult } from '../../results/results.js';
import { openPool, type Pool } from '../../study/pool.js';
import { threadLimit } from '../threadLimit.js';
import { isBuilt, openThreads } from '../threadPool.js';
import { checkpointOf, type VariantOutcome, type VariantsTask, variantSteps } from './variantJob.js';

/** `changed`: the files are not any more what the run began with, and the thread that asks has to run it. */
export type VariantThreadAnswer = VariantOutcome | 'changed' | undefined;

/** What variants came to, in the order of the run; those that an interruption left over are missing. */
export interface VariantsRun {
  readonly results: readonly VariantResult[];
  /** Why checkpoints could not be kept. */
  readonly notKept: readonly string[];
}

/** [ms] A run that is done by then is done before another thread would have started. */
const headStart = 200;

/**
 * Runs the variants of a scenario, in this thread and in as many more as there are processors (`ARGYRODE_THREADS` at most). The results
 * are the same bits for any number of them. `onStep` is called in this thread, between steps and a few
 * times a second.
 */
export async function runVariants(
  variants: readonly Prepared[],
  task: VariantsTask,
  onStep: () => void,
): Promise<VariantsRun> {
  const outcomes: (VariantOutcome | undefined)[] = variants.map(() => undefined);
  function* here(number: number): Generator<void, VariantOutcome | undefined, undefined> {
    const prepared = variants[number];
    if (prepared === undefined) return undefined;
    const run = variantSteps(prepared, number, task, checkpointOf(task, number));
    let next = run.next();
    for (; !next.done; next = run.next()) {
      onStep();
      yield;
    }
    return next.value;
  }
  const size = isBuilt ? Math.min(threadLimit(), availableParallelism(), variants.length) : 1;
  if (size <= 1) {
    for (const number of variants.keys()) {
      const run = here(number);
      let next = run.next();
      while (!next.done) next = run.next();
      outcomes[number] = next.value;
    }
    return collected(variants, outcomes);
  }
  const left = variants.keys();
  const own = openPool({ here });
  const beside: Pool<number, VariantThreadAnswer> = openThreads({
    entry: new URL('./variantThread.js', import.meta.url),
    workerData: task,
    threads: size - 1,
  });
  const worker = async (run: (number: number) => Promise<VariantOutcome | undefined>): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) outcomes[next.value] = await run(next.value);
  };
  const onThread = async (number: number): Promise<VariantOutcome | undefined> => {
    const answer = await beside.run(number);
    return answer === 'changed' ? own.run(number) : answer;
  };
  const mine = worker((number) => own.run(number));
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, headStart);
  });
  const others = Promise.race([mine, later]).then(() =>
    Promise.all(Array.from({ length: beside.size }, () => worker(onThread))),
  );
  const clock = setInterval(onStep, headStart);
  try {
    await Promise.all([mine, others]);
  } finally {
    clearTimeout(timer);
    clearInterval(clock);
    beside.close();
  }
  return collected(variants, outcomes);
}

function collected(variants: readonly Prepared[], outcomes: readonly (VariantOutcome | undefined)[]): VariantsRun {
  const results = variants.flatMap(({ cell }, i) => {
    const outcome = outcomes[i];
    return outcome ? [{ ...outcome.result, cell }] : [];
  });
  const notKept = new Set(outcomes.flatMap((outcome) => outcome?.notKept ?? []));
  return { results, notKept: [...notKept] };
}
