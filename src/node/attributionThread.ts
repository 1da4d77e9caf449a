import { parentPort, workerData } from 'node:worker_threads';
import { prepare } from '../prepare.js';
import { readKept } from '../scenario/document/keptFiles.js';
import { type Subset, subsetRun } from '../study/subsetRun.js';
import type { ThreadScenario } from './attributionThreads.js';

// A thread of attribution: subsets in, outcomes out.
const { text, files } = workerData as ThreadScenario;
const preparation = prepare(text, { format: 'json', readFile: readKept(files) });

parentPort?.on('message', (subset: Subset) => {
  const run = subsetRun(preparation, subset);
  let next = run.next();
  while (!next.done) next = run.next();
  parentPort?.postMessage(next.value);
});
