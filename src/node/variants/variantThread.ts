import { parentPort, workerData } from 'node:worker_threads';
import { identityDifference, runIdentity } from '../../output/run/runIdentity.js';
import type { VariantThreadAnswer } from './runVariants.js';
import { checkpointOf, readSource, type VariantsTask, variantSteps } from './variantJob.js';

// A thread of a run: numbers of variants in, outcomes out.
const task = workerData as VariantsTask;
const { variants } = readSource(task.source).preparation;
const chosen = task.variants.flatMap((name) => variants.filter((prepared) => prepared.name === name));
// A file may have been written anew since the run began.
const same = identityDifference(task.identity, runIdentity(chosen, task)) === undefined;

parentPort?.on('message', (number: number) => {
  parentPort?.postMessage(same ? outcomeOf(number) : ('changed' satisfies VariantThreadAnswer));
});

function outcomeOf(number: number): VariantThreadAnswer {
  const prepared = chosen[number];
  if (prepared === undefined) return 'changed';
  const run = variantSteps(prepared, number, task, checkpointOf(task, number));
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value;
}
