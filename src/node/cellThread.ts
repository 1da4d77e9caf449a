import { parentPort } from 'node:worker_threads';
import { type CellJob, cellRun } from '../fit/runs/cellRun.js';

// A thread of calibration and validation: cells in, observed values out.
parentPort?.on('message', (job: CellJob) => {
  const run = cellRun(job);
  let next = run.next();
  while (!next.done) next = run.next();
  parentPort?.postMessage(next.value);
});
