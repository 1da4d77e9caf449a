import { appendFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const limits = new Float64Array(workerData.shared);
/** [s] A process that uses less than this in so long waits for what will not come: a mutant has taken away the answer. */
const idle = { work: 0.5, wait: 60 };
let what;
let seen = { work: 0, at: Date.now() };
parentPort.on('message', (message) => {
  what = message;
  seen = { work: 0, at: Date.now() };
});
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const work = (user + system) / 1e6;
  if (work - seen.work > idle.work) seen = { work, at: Date.now() };
  const waiting = Date.now() - seen.at > 1000 * idle.wait;
  if (what === undefined || (work < limits[0] && Date.now() < limits[1] && !waiting)) return;
  appendFileSync(workerData.results, `${JSON.stringify({ ...what, timeout: true })}\n`);
  process.kill(process.pid, 'SIGKILL');
}, 200);
