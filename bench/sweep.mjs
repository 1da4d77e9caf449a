// How fast studies are: cells per second and core, what a run costs beside its solver, what a second thread brings, memory over many
// runs, and how much the way through a queue costs.
//   npm run bench -- --only sweep [--runs 100000]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench } from 'tinybench';
import { designPoints, makeRuns, openSweep, recordOf, rowDocument, rowParameters } from '../dist/fit.js';
import { openSweepThreads, queueRuns, RunsFolder, workOnQueue } from '../dist/node.js';
import { prepareDocument } from '../dist/prepare.js';
import { runVariant } from '../dist/simulate.js';
import { studyRuns } from '../dist/sweep/studyRun.js';
import { table } from './text.mjs';

const cell = ({ classes, nodes, cycles }) => `title: Cell of the benchmark
laws: transferable
cell:
  temperature: 45 degC
  pressure: 50 MPa
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 69.3, electrolyte: 29.7, carbon: 1 }
    loading: 11 mg/cm2
    particles: { d50: 4 um, spread: 0.45 }
    coating: { material: ZrO2, thickness: 5 nm, coverage: 80 % }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms: { interphase: true, contactLoss: true, isolation: true, cracking: true }
numerics: { sizeClasses: ${classes}, contactClasses: 1, throughNodes: ${nodes} }
protocol:
  - cycling: { cycles: ${cycles}, charge: 0.5C, discharge: 0.5C, window: [2.6 V vs Li, 4.3 V vs Li] }
`;
const studyText = (runs, cycle) => `scenario: cell.yaml
design: { kind: sobol, runs: ${runs}, seed: 1 }
vary:
  - { parameter: cell.cathode.coating.thickness, from: 1 nm, to: 10 nm, scale: log }
  - { parameter: cell.pressure, from: 10 MPa, to: 100 MPa, scale: log }
outputs:
  - { quantity: retention, cycle: ${cycle} }
`;
function studyOf(text, scenario) {
  const { study, wrong } = openSweep(text, { read: () => scenario });
  if (!study) throw new Error(JSON.stringify(wrong));
  return study;
}

/** Wall and processor time [s] of a study on so many threads, and the memory [MB] at its end and at its tenth part. */
async function timed(study, threads) {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-bench-'));
  const table = new RunsFolder(folder, recordOf(study, {}));
  const pool = openSweepThreads(study, { threads });
  const points = designPoints(study);
  const put = (outcome) => table.put({ ...outcome, parameters: rowParameters(study, points(outcome.run)) });
  // Threads start and their code gets warm before the clock.
  await makeRuns(
    study,
    Array.from({ length: 2 * threads }, (_, run) => run),
    pool,
    put,
  );
  const begin = performance.now();
  const before = process.cpuUsage();
  const memory = [];
  const { runs } = study.design;
  const made = runs - table.count;
  await makeRuns(study, table.missing(), pool, (outcome) => {
    put(outcome);
    if (table.count === Math.ceil(runs / 10) || table.count === runs) memory.push(process.memoryUsage().rss / 1e6);
  });
  const { user, system } = process.cpuUsage(before);
  pool.close();
  table.close();
  rmSync(folder, { recursive: true, force: true });
  return { made, wall: (performance.now() - begin) / 1000, processor: (user + system) / 1e6, memory };
}

const kinds = [
  { name: 'single particle, 10 cycles', classes: 1, nodes: 1, cycles: 10, runs: 400 },
  { name: '3 classes x 4 nodes, 100 cycles', classes: 3, nodes: 4, cycles: 100, runs: 8 },
];

/** Cells per second of processor time, and how many times as fast two threads are as one. */
async function rates() {
  const rows = [];
  for (const kind of kinds) {
    const study = studyOf(studyText(kind.runs, kind.cycles), cell(kind));
    const one = await timed(study, 1);
    const two = await timed(study, 2);
    rows.push({
      name: kind.name,
      runs: one.made,
      perSecond: one.made / one.processor,
      speedUp: one.wall / one.made / (two.wall / two.made),
    });
  }
  return rows;
}

/** [ms of processor time] Of a run as a thread makes it, of its solver alone, and of making its cell from the document. */
async function costs(time) {
  const study = studyOf(studyText(4000, 10), cell(kinds[0]));
  const points = designPoints(study);
  const runs = studyRuns(study);
  const preparedRun = (i) => prepareDocument(rowDocument(study, points(i)), { oneOfSeveral: true }).variants[0];
  const few = Array.from({ length: 16 }, (_, i) => {
    const prepared = preparedRun(i);
    return { ...prepared, scenario: { ...prepared.scenario, output: { series: 'none', profiles: 'none' } } };
  });
  const drained = (run) => {
    while (!run.next().done);
  };
  // The processor's clock: what else the machine does counts less.
  const now = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  // All three of the same cells.
  const bench = new Bench({ time, warmupTime: time / 2, now });
  let [whole, beside, solver] = [0, 0, 0];
  bench.add('whole', () => drained(runs(whole++ % few.length)));
  bench.add('beside', () => {
    preparedRun(beside++ % few.length);
  });
  bench.add('solver', () => drained(runVariant(few[solver++ % few.length], { endState: false, analyse: false })));
  await bench.run();
  return Object.fromEntries(
    bench.tasks.map(({ name, result }) => {
      if (result.error) throw result.error;
      return [name, result.latency.p50];
    }),
  );
}

/** Memory [MB] of this process with two threads after a tenth of many runs and after all. */
async function memoryOf(many) {
  const study = studyOf(studyText(many, 1), cell({ classes: 1, nodes: 1, cycles: 1 }));
  const { wall, processor, memory } = await timed(study, 2);
  return { runs: many, wall, processor, early: memory[0], late: memory[1] };
}

/** Runs per second between the first and the last outcome. */
function pace() {
  let [first, last, counted] = [0, 0, 0];
  let early = 0;
  return {
    come: () => {
      last = performance.now();
      if (first === 0) first = last;
      // What comes at once with the first one was made before.
      if (last - first < 20) early++;
      else counted++;
    },
    perSecond: () => (1000 * counted) / (last - first),
    all: () => early + counted,
  };
}

/** The same study through a server on this machine and without; undefined where there is no redis-server. */
async function throughQueue(runs) {
  const port = await new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'sweep-bench-'));
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'yes', '--dir', folder, '--save', ''];
  const server = spawn('redis-server', words, { stdio: 'ignore' });
  const absent = await new Promise((done) => {
    server.once('error', () => done(true));
    setTimeout(() => done(false), 500);
  });
  if (absent) return undefined;
  const stop = new AbortController();
  try {
    const study = studyOf(studyText(runs, 10), cell(kinds[0]));
    const pool = openSweepThreads(study, { threads: 2 });
    const local = pace();
    const numbers = Array.from({ length: runs }, (_, run) => run);
    await makeRuns(study, numbers, pool, local.come);
    pool.close();
    const url = `redis://127.0.0.1:${port}`;
    const working = workOnQueue({ url, threads: 2, signal: stop.signal });
    const queued = pace();
    await queueRuns(study, recordOf(study, {}), numbers, { url, signal: stop.signal, onOutcome: queued.come });
    stop.abort();
    await working.catch(() => {});
    return { runs: queued.all(), local: local.perSecond(), queued: queued.perSecond() };
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function sweeps({ time, quick, runs }) {
  return {
    rates: await rates(),
    cost: await costs(10 * time),
    queue: await throughQueue(quick ? 300 : 2000),
    memory: await memoryOf(runs ?? (quick ? 2000 : 10_000)),
  };
}

export function sweepText({ rates: found, cost, queue, memory }) {
  const rows = found.map(({ name, runs, perSecond, speedUp }) => [
    name,
    runs,
    perSecond.toPrecision(3),
    speedUp.toFixed(2),
  ]);
  const { whole, solver, beside } = cost;
  const through = queue
    ? `${queue.runs} runs through a queue: ${queue.queued.toFixed(1)} a second, without ${queue.local.toFixed(1)} (${Math.round((100 * queue.queued) / queue.local)} %; target 90 %)`
    : 'no redis-server: the queue was left out';
  return [
    table(['studies', 'runs', 'cells per second and core', 'two threads, times as fast (target 1.9)'], rows),
    `a run of 10 cycles: ${whole.toFixed(2)} ms of processor time, its solver ${solver.toFixed(2)} ms, beside it ${(whole - solver).toFixed(2)} ms (target 0.3), of which ${beside.toFixed(2)} ms make the cell`,
    through,
    `${memory.runs} cells of one cycle: ${Math.round(memory.wall)} s, ${Math.round(memory.processor)} s of processor time; memory ${Math.round(memory.early)} MB after a tenth, ${Math.round(memory.late)} MB at the end`,
  ].join('\n');
}
