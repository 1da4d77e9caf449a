import { parseArgs } from 'node:util';
import { prepare } from '../dist/prepare.js';
import { runVariant } from '../dist/simulate.js';
import { coverage } from './coverage.mjs';
import { filesReport } from './files/filesReport.mjs';
import { observed } from './observe.mjs';
import { oneWayWatcher } from './oneWay.mjs';
import { randomCell } from './randomCells.mjs';
import { randomProgramme } from './randomProgramme.mjs';
import { randomTransferable } from './randomTransferable.mjs';
import { contradictions, watcher } from './seriesCheck.mjs';
import { manySpectra } from './spectra/manySpectra.mjs';
import { complaints, wrongRefusals } from './verdict.mjs';

/**
 * Runs many random plausible cells and sums up how they ended: `npm run stress -- --cells 5000 --seed 1`; with `--programmes` each has
 * a programme of many kinds of steps, and table, steps and curve are held against each other; with `--transferable` they age by the
 * transferable laws, and nothing that only falls may rise. `-- --coverage 300` instead fits data with
 * known constants and seeded noise that often and counts how many of the intervals hold them. `-- --files 10000` writes random cycling
 * records in the dialects of instruments and reads them back, `-- --spectra 10000` random impedances.
 */
const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    programmes: { type: 'boolean', default: false },
    /** Cells that age by the transferable laws, as far as these tell what they are. */
    transferable: { type: 'boolean', default: false },
    /** Fits instead of cells. */
    coverage: { type: 'string' },
    /** Files of cyclers instead of cells. */
    files: { type: 'string' },
    /** Files of impedances instead of cells. */
    spectra: { type: 'string' },
    /** [s] A run that takes longer is ended and counted as a failure. */
    patience: { type: 'string', default: '60' },
    /** Print the document and every step instead of the summary. */
    show: { type: 'boolean', default: false },
  },
});
const first = Number(values.seed);
const documentOf = values.programmes ? randomProgramme : values.transferable ? randomTransferable : randomCell;
const patience = 1000 * Number(values.patience);

const runs = [];
const started = performance.now();
if (values.coverage) {
  process.exitCode = (await coverage(first, Number(values.coverage))) ? 0 : 1;
} else if (values.files) {
  process.exitCode = (await filesReport(first, Number(values.files))) ? 0 : 1;
} else if (values.spectra) {
  process.exitCode = manySpectra(first, Number(values.spectra)) ? 0 : 1;
} else {
  for (let seed = first; seed < first + Number(values.cells); seed++) {
    runs.push(runOne(seed));
    if (process.stderr.isTTY && runs.length % 50 === 0) process.stderr.write(`\r${runs.length} of ${values.cells}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (values.show) for (const { seed, result } of runs) show(seed, result);
  else report();
  process.exitCode = runs.some(({ found }) => found.length > 0) ? 1 : 0;
}

function runOne(seed) {
  observed.reset();
  let seen = observed;
  const document = documentOf(seed);
  const begin = performance.now();
  let result;
  let found;
  try {
    const { variants, issues } = prepare(JSON.stringify(document), { format: 'json' });
    if (variants.length === 0) {
      found = wrongRefusals(issues);
    } else {
      const watched = watcher();
      const oneWay = oneWayWatcher();
      const recorder = values.programmes ? watched.recorder : values.transferable ? oneWay.recorder : undefined;
      const options = recorder ? { recorder } : {};
      const finished = resultOf(variants[0], { ...options, interrupted: () => performance.now() - begin > patience });
      seen = { ...observed, legs: [...observed.legs] };
      found = [...complaints(finished), ...oneWay.found];
      if (values.programmes) found.push(...contradictions(finished, watched, () => finer(document)));
      // Series and profiles of thousands of cells would fill the memory.
      const { status, balances, statistics, steps } = finished;
      result = { status, balances, statistics, steps };
    }
  } catch (error) {
    found = [`exception: ${error.stack}`];
  }
  // A finer run, if there was one, is not part of it.
  const { broken, legs, overshoot, surfaceOvershoot } = seen;
  if (broken > 0) found.push(`${broken} states that are not finite`);
  return { seed, document, result, found, legs, overshoot, surfaceOvershoot, time: performance.now() - begin };
}

function resultOf(variant, options) {
  const run = runVariant(variant, options);
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value;
}

/** The accepted time steps with a hundredth of the tolerance. */
function finer(document) {
  const numerics = { ...document.numerics, tolerance: document.numerics.tolerance / 100 };
  const { variants } = prepare(JSON.stringify({ ...document, numerics }), { format: 'json' });
  const { recorder, accepted } = watcher();
  if (variants.length > 0) resultOf(variants[0], { recorder });
  return accepted;
}

function report() {
  const steps = runs.flatMap(({ result }) => result?.steps ?? []);
  const legs = runs.flatMap((run) => run.legs);
  const halves = legs.filter(({ controlled }) => controlled === 'current');
  const atOnce = halves.filter(({ end, steps: taken }) => end === 'event' && taken === 0).length;
  console.log(`${runs.length} cells from seed ${first} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(
    `ended: ${count(runs.map(({ result, found }) => result?.status.code ?? found[0]?.split(':')[0] ?? 'refused, out of reach'))}`,
  );
  console.log(`steps of the protocol: ${count(steps.map(({ endedBy }) => endedBy.replace(/-?\d+\.\d{3} V/, 'V')))}`);
  console.log(
    `half cycles at constant current: ${halves.length}, ${((100 * atOnce) / halves.length).toFixed(1)} % ended at once`,
  );
  for (const controlled of ['current', 'voltage', 'rest']) {
    const chosen = legs.filter((leg) => leg.controlled === controlled && leg.steps > 0);
    console.log(
      `time steps, ${controlled} controlled: ${spread(chosen.map((leg) => leg.steps))}; refused: ${spread(chosen.map((leg) => leg.rejected))}`,
    );
  }
  for (const kind of ['spectral', 'finite-volume']) {
    const chosen = runs.filter(({ document }) => document.numerics.radialGrid === kind);
    const over = chosen.filter(({ overshoot }) => overshoot > 0.01).length;
    console.log(
      `contents outside (0, 1), ${kind}: ${spread(chosen.map((run) => run.overshoot))}; above 0.01 in ${((100 * over) / chosen.length).toFixed(1)} % of the cells; at the surface ${spread(chosen.map((run) => run.surfaceOvershoot))}`,
    );
  }
  const balanced = runs
    .filter(({ result }) => result)
    .sort((a, b) => b.result.balances.lithium - a.result.balances.lithium);
  console.log(
    `worst lithium balance: ${balanced
      .slice(0, 3)
      .map(({ seed, result }) => `${result.balances.lithium.toExponential(1)} (seed ${seed})`)
      .join(', ')}`,
  );
  const slow = [...runs].sort((a, b) => b.time - a.time).slice(0, 8);
  console.log('slowest:');
  for (const { seed, time, result, document } of slow) {
    console.log(
      `  seed ${seed}: ${time.toFixed(0)} ms, ${result?.statistics.steps} steps, ${result?.statistics.unknowns} unknowns, tolerance ${document.numerics.tolerance}`,
    );
  }
  const most = [...runs].sort((a, b) => longest(b) - longest(a)).slice(0, 8);
  console.log(
    `most time steps in one step of the protocol: ${most.map((run) => `${longest(run)} (seed ${run.seed})`).join(', ')}`,
  );
  const failures = runs.filter(({ found }) => found.length > 0);
  console.log(`failures: ${failures.length}`);
  for (const { seed, found } of failures)
    console.log(
      `  --seed ${seed} --cells 1: ${found.slice(0, 3).join(' | ')}${found.length > 3 ? ` | and ${found.length - 3} more` : ''}`,
    );
}

function show(seed, result) {
  console.log(JSON.stringify(documentOf(seed), null, 1));
  for (const step of result?.steps ?? [])
    console.log(
      `cycle ${step.cycle} ${step.text} -> ${step.endedBy}, ${step.duration.toPrecision(5)} s, ${step.charge.toPrecision(5)} C/m2, ${step.endVoltage.toFixed(5)} V`,
    );
  for (const leg of runs[0].legs) console.log(JSON.stringify(leg));
  console.log(runs[0].found, result?.balances);
}

function longest({ legs }) {
  return legs.reduce((most, { steps }) => Math.max(most, steps), 0);
}

function count(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, number]) => `${word} ${number}`)
    .join(', ');
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) =>
    Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toPrecision(3));
  return `median ${at(0.5)}, 90 % ${at(0.9)}, 99 % ${at(0.99)}, most ${at(1)}`;
}
