import { appendFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const limits = new Float64Array(workerData.shared);
let what;
parentPort.on('message', (message) => {
  what = message;
});
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (what === undefined || ((user + system) / 1e6 < limits[0] && Date.now() < limits[1])) return;
  appendFileSync(workerData.results, `${JSON.stringify({ ...what, timeout: true })}\n`);
  process.kill(process.pid, 'SIGKILL');
}, 200);
