import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import { fitProblem } from '../dist/fit/fit.js';
import { settingsAt } from '../dist/fit/opening/freeParameters.js';
import { openFit } from '../dist/fit/opening/openFit.js';
import { cellRun } from '../dist/fit/runs/cellRun.js';
import { concerns } from '../dist/fit/runs/fitCell.js';
import { openCellThreads } from '../dist/node.js';
import { truth } from './fitExampleData.mjs';
import { circumstances, spread, table } from './text.mjs';

const folder = new URL('../scenarios/fit-example/', import.meta.url);

/** The example, with some of its keys changed. */
async function problemOf(changes) {
  const files = {
    read: (file) => readFileSync(new URL(file, folder), 'utf8'),
    bytes: (file) => readFileSync(new URL(file, folder)),
  };
  const { problem, wrong } = await openFit(files.read('fit.yaml'), files);
  if (!problem) throw new Error(JSON.stringify(wrong));
  return { ...problem, ...changes(problem) };
}

const bare = { samples: 0, bandRuns: 0, profiles: 'none' };
const only = ({ uncertainty }) => ({ uncertainty: { ...uncertainty, ...bare }, alternatives: [], suggest: false });

/** One simulation of the pair in this thread, as a thread of the pool does it. */
export async function evaluationCost(time) {
  const { cells, data, series, parameters } = await problemOf(only);
  const settings = settingsAt(
    parameters,
    parameters.map(({ start }) => start),
  );
  const jobs = cells.map((cell) => ({
    document: cell.document,
    files: cell.files,
    settings: settings.filter((setting) => concerns(setting, [cell.prepared.name])),
    observe: data.flatMap((datum) => (series[datum.series].cell === cell ? [datum.observation] : [])),
    last: 160,
    table: false,
  }));
  const bench = new Bench({ time, warmupTime: time / 3 });
  bench.add('pair', () => {
    for (const job of jobs) {
      const run = cellRun(job);
      while (!run.next().done);
    }
  });
  await bench.run();
  const { p50, min, samplesCount } = bench.tasks[0].result.latency;
  return { median: p50 / 1e3, lowest: min / 1e3, samples: samplesCount };
}

/**
 * Four degradation parameters on two cells of 160 cycles: the search alone (screening, two local searches, linear intervals), and
 * with profiles of all four, on so many threads.
 */
export async function fits({ time = 1000, repeats = 3, threads = 2, quick = false } = {}) {
  const evaluation = await evaluationCost(time);
  const wanted = [
    ['search', only],
    [
      'search and profiles',
      (problem) => ({ ...only(problem), uncertainty: { ...problem.uncertainty, ...bare, profiles: 'all' } }),
    ],
    ['everything', () => ({})],
  ];
  const rows = [];
  for (const [what, changes] of quick ? wanted.slice(0, 1) : wanted) {
    const problem = await problemOf(changes);
    const [seconds, processor] = [[], []];
    let result;
    for (let i = 0; i < repeats; i++) {
      const pool = openCellThreads({ threads });
      const begin = performance.now();
      const used = process.cpuUsage();
      result = await fitProblem(problem, { pool });
      seconds.push((performance.now() - begin) / 1000);
      // Of all threads together: less sensitive to what else runs on the machine.
      processor.push(process.cpuUsage(used).user / 1e6);
      pool.close();
    }
    const { status, evaluations, runs, scatter, parameters } = result;
    // [standard errors] How far the farthest of the numbers is from the one that the data were made with.
    const off = Math.max(
      ...parameters.map(({ path, value, error }) => Math.abs(value - Number.parseFloat(truth[path])) / error),
    );
    rows.push({
      what,
      status,
      threads,
      evaluations,
      runs,
      scatter,
      off,
      seconds: spread(seconds),
      processor: spread(processor),
    });
  }
  return { evaluation, rows };
}

export function fitText({ evaluation, rows }) {
  const ms = (seconds) => (1e3 * seconds).toFixed(1);
  const head = [
    '4 parameters, 646 data',
    'status',
    'threads',
    'evaluations',
    'runs',
    'scatter',
    'largest miss',
    'median s',
    'lowest s',
    'processor s',
  ];
  const lines = rows.map(({ what, status, threads, evaluations, runs, scatter, off, seconds, processor }) => [
    what,
    status,
    threads,
    evaluations,
    runs,
    scatter.toFixed(3),
    `${off.toFixed(1)} errors`,
    seconds.median.toFixed(2),
    seconds.lowest.toFixed(2),
    processor.lowest.toFixed(2),
  ]);
  return `Fit of the bare and coated cell of scenarios/fit-example, 160 cycles each. One simulation of the pair, one thread: median ${ms(evaluation.median)} ms, lowest ${ms(evaluation.lowest)} ms (${evaluation.samples} samples)\n${table(head, lines)}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      /** [ms] for the single evaluation. */
      time: { type: 'string', default: '1000' },
      repeats: { type: 'string', default: '3' },
      threads: { type: 'string', default: '2' },
      json: { type: 'boolean', default: false },
    },
  });
  const found = await fits({
    time: Number(values.time),
    repeats: Number(values.repeats),
    threads: Number(values.threads),
  });
  console.log(values.json ? JSON.stringify({ ...circumstances(), ...found }, null, 1) : fitText(found));
}
