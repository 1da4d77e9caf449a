import { parentPort, workerData } from 'node:worker_threads';
import { type StudyJob, studyJobs } from '../../sweep/makeRuns.js';
import type { Study } from '../../sweep/study.js';

// A thread of a study: numbers of runs in, outcomes out.
const jobs = studyJobs(workerData as Study);

parentPort?.on('message', (job: StudyJob) => {
  const run = jobs(job);
  let next = run.next();
  while (!next.done) next = run.next();
  parentPort?.postMessage(next.value);
});
