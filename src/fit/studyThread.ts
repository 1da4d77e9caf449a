import { parentPort } from 'node:worker_threads';
import { type StudyJob, studyRun } from './studyRun.js';

// A thread of calibration and validation: cells in, observed values out.
parentPort?.on('message', (job: StudyJob) => {
  const run = studyRun(job);
  let next = run.next();
  while (!next.done) next = run.next();
  parentPort?.postMessage(next.value);
});
