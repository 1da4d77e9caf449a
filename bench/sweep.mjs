// How fast studies are: cells per second and core, what a run costs beside its solver, what a second thread brings, memory over many runs.
//   npm run build && node bench/sweep.mjs [--runs 10000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { designPoints, makeRuns, openSweep, recordOf, rowDocument, rowParameters } from '../dist/fit.js';
import { openSweepThreads, RunsFolder } from '../dist/node.js';
import { prepareDocument } from '../dist/prepare.js';
import { studyRuns } from '../dist/sweep/studyRun.js';

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
const at = process.argv.indexOf('--runs');
const many = at < 0 ? 10_000 : Number(process.argv[at + 1]);

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
  { name: 'single particle, 10 cycles', classes: 1, nodes: 1, cycles: 10, runs: 200 },
  { name: '3 classes x 4 nodes, 100 cycles', classes: 3, nodes: 4, cycles: 100, runs: 8 },
];
for (const kind of kinds) {
  const study = studyOf(studyText(kind.runs, kind.cycles), cell(kind));
  const one = await timed(study, 1);
  const two = await timed(study, 2);
  const rate = one.made / one.processor;
  console.log(
    `${kind.name}: ${rate.toPrecision(3)} cells per second of processor time; two threads ${(one.wall / one.made / (two.wall / two.made)).toFixed(2)} times as fast as one`,
  );
}
{
  const scenario = cell({ classes: 1, nodes: 1, cycles: 10 });
  const study = studyOf(studyText(1000, 10), scenario);
  const points = designPoints(study);
  const runs = studyRuns(study);
  const cost = (work, times) => {
    for (let i = 0; i < times / 4; i++) work(i);
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) work(i);
    return process.cpuUsage(before).user / 1000 / times;
  };
  const whole = cost((i) => {
    const run = runs(i);
    while (!run.next().done);
  }, 60);
  const beside = cost((i) => prepareDocument(rowDocument(study, points(i)), { oneOfSeveral: true }), 400);
  console.log(
    `a run of 10 cycles: ${whole.toFixed(1)} ms, of which ${beside.toFixed(2)} ms make the cell from the document`,
  );
}
{
  const scenario = cell({ classes: 1, nodes: 1, cycles: 1 });
  const study = studyOf(studyText(many, 1), scenario);
  const { wall, processor, memory } = await timed(study, 2);
  const [early, late] = memory.map((megabytes) => Math.round(megabytes));
  console.log(
    `${many} cells of one cycle: ${Math.round(wall)} s, ${Math.round(processor)} s of processor time; memory ${early} MB after a tenth, ${late} MB at the end`,
  );
}
