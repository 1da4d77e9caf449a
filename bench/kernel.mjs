import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { kernelOfThread } from '../dist/kernel/instance.js';
import { stepperFor } from '../dist/kernel/stepper.js';
import { prepare } from '../dist/prepare.js';
import { VariantRun } from '../dist/simulate.js';
import { agedCell, halfCell, modelOf } from './cells.mjs';
import { Leg } from './leg.mjs';
import { circumstances, spread, table } from './text.mjs';

/**
 * `npm run build && node bench/kernel.mjs`: the compiled kernel beside the equations as they are written, in turn on the same machine.
 * Times are those of the processor; the bits of both are compared, and logarithm and exponential held against Math. With `--scaling`
 * only how the time of a step goes with the numbers of nodes and classes.
 */
const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '15' },
    millions: { type: 'string', default: '4' },
    process: { type: 'string' },
    scaling: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const repeats = Number(values.repeats);
const both = [false, true];

const half = (throughNodes, radialNodes, radialGrid = 'spectral') =>
  halfCell({ throughNodes, radialNodes, radialGrid, tolerance: 3e-4 });
const aged = (throughNodes, sizeClasses, cycles = 1, more = {}) =>
  agedCell({ throughNodes, sizeClasses, cycles, numerics: { radialNodes: 13, ...more } });

const ofSteps = [
  ['half cell, 4 nodes', half(4, 13)],
  ['half cell, 20 nodes', half(20, 13)],
  ['half cell, 20 nodes, 20 finite volumes', half(20, 20, 'finite-volume')],
  ['half cell, one particle', half(1, 13)],
  ['aged, 4 nodes x 3 classes', aged(4, 3)],
  ['aged, one particle', aged(1, 1)],
];

/** [ns] of the processor for a call, a batch of `count` at a time; both in turn. */
function inTurn(calls, count) {
  const times = calls.map(() => []);
  for (let i = 0; i < repeats + 3; i++) {
    for (const [which, call] of calls.entries()) {
      const used = process.cpuUsage();
      for (let n = 0; n < count; n++) call();
      const { user, system } = process.cpuUsage(used);
      if (i >= 3) times[which].push((1e3 * (user + system)) / count);
    }
  }
  return times.map(spread);
}

function stepTimes([name, text]) {
  const { cell, model } = modelOf(text);
  model.controlCurrent(name.startsWith('aged') ? cell.oneC : -35.161725050236534);
  const y = model.initialState(0.6);
  model.makeConsistent(y);
  const steppers = both.map((compiled) => stepperFor(model, compiled));
  const { particles } = model.layout;
  const times = inTurn(
    steppers.map((stepper) => () => stepper.step(y, 1)),
    Math.ceil(12000 / particles),
  );
  const [plain, compiled] = steppers;
  const same = plain.yNew.every((value, i) => Object.is(value, compiled.yNew[i]));
  const perParticle = ({ lowest, median, quartiles }) => ({
    lowest: lowest / particles,
    median: median / particles,
    quartiles: quartiles.map((time) => time / particles),
  });
  return { name, same, plain: perParticle(times[0]), compiled: perParticle(times[1]) };
}

function legTimes(name, text) {
  const { model } = modelOf(text);
  const legs = both.map((compiled) => {
    return new Leg(model, { content: 0.27, density: -35.161725050236534, until: 3.42 }, compiled);
  });
  const times = inTurn(
    legs.map((leg) => () => leg.run()),
    20,
  );
  const [a, b] = legs.map((leg) => leg.run());
  return { name, unit: 'ms', scale: 1e-6, same: a.time === b.time && a.steps === b.steps, times };
}

function runTimes(name, build, cycles) {
  const variants = both.map((compiled) => prepare(build({ compiled })).variants[0]);
  const results = [];
  const calls = variants.map((variant, which) => () => {
    const run = new VariantRun(variant);
    for (const _ of run.steps());
    results[which] = run.result();
  });
  const times = inTurn(calls, 1);
  const same = JSON.stringify(results[0].cycles) === JSON.stringify(results[1].cycles);
  return { name, unit: 'ms per cycle', scale: 1e-6 / cycles, same, times };
}

/** A new process that runs ten cycles, from its start to its end. */
function processTimes(name, nodes, classes) {
  const file = fileURLToPath(import.meta.url);
  const times = both.map(() => []);
  for (let i = 0; i < Math.min(repeats, 9); i++) {
    for (const compiled of both) {
      const begin = performance.now();
      spawnSync(process.execPath, [file, '--process', `${nodes} ${classes} ${Number(compiled)}`]);
      times[Number(compiled)].push(1e6 * (performance.now() - begin));
    }
  }
  return { name, unit: 'ms on the wall', scale: 1e-6, same: true, times: times.map(spread) };
}

/** Values of which ln or exp has other bits than Math, of so many. */
function otherBits(count) {
  const { ln, exp } = kernelOfThread().exports;
  let part = 0.5;
  let different = 0;
  for (let i = 0; i < count; i++) {
    part = (part + 0.6180339887498949) % 1;
    const x = 10 ** (600 * part - 300);
    const nearOne = 1 + part * 2 ** -(i % 40);
    if (!Object.is(ln(x), Math.log(x)) || !Object.is(ln(nearOne), Math.log(nearOne))) different++;
    const z = (1400 * part - 700) * 2 ** -(i % 20);
    if (!Object.is(exp(z), Math.exp(z))) different++;
  }
  return different;
}

if (values.process) {
  const [nodes, classes, compiled] = values.process.split(' ').map(Number);
  const run = new VariantRun(prepare(aged(nodes, classes, 10, { compiled: compiled === 1 })).variants[0]);
  for (const _ of run.steps());
  process.exit();
}

/** Times of a step of the aged cell over one number, the others being as in `base`. */
function scaling() {
  const over = {
    radialNodes: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 28, 32, 40, 50, 60],
    throughNodes: [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 70, 100],
    sizeClasses: [1, 2, 3, 4, 5, 6, 8, 10, 15, 20],
  };
  for (const [name, numbers] of Object.entries(over)) {
    const rows = numbers.map((number) => {
      const { throughNodes, sizeClasses, radialNodes } = {
        ...{ throughNodes: 1, sizeClasses: 2, radialNodes: 13 },
        [name]: number,
      };
      const text = aged(throughNodes, sizeClasses, 1, { radialNodes });
      const { plain, compiled } = stepTimes(['aged', text]);
      const particles = throughNodes * sizeClasses;
      const us = [plain, compiled].map(({ lowest }) => (1e-3 * lowest * particles).toFixed(1));
      const each = name === 'radialNodes' ? 'node and particle' : 'particle';
      const share = [plain, compiled].map(({ lowest }) => (lowest / (name === 'radialNodes' ? number : 1)).toFixed(0));
      return { each, row: [number, ...us, ...share] };
    });
    const head = [name, 'us a step, as written', 'kernel', `ns per ${rows[0].each}, as written`, 'kernel'];
    console.log(
      `${table(
        head,
        rows.map(({ row }) => row),
      )}\n`,
    );
  }
}

if (values.scaling) {
  scaling();
  process.exit();
}

const steps = ofSteps.map(stepTimes);
const runs = [
  legTimes('half cell, 4 nodes', half(4, 13)),
  legTimes('half cell, 20 nodes', half(20, 13)),
  legTimes('half cell, one particle', half(1, 13)),
  runTimes('aged, 4 nodes x 3 classes', (numerics) => aged(4, 3, 10, numerics), 10),
  runTimes('aged, one particle', (numerics) => aged(1, 1, 40, numerics), 40),
  processTimes('new process, 10 cycles, one particle', 1, 1),
  processTimes('new process, 10 cycles, 4 nodes x 3 classes', 4, 3),
];
const count = 1e6 * Number(values.millions);
const different = otherBits(count / 3);
const compared = ['as written: lowest', 'median', '75 %', 'kernel: lowest', 'median', '75 %', 'ratio'];
if (values.json) {
  console.log(JSON.stringify({ ...circumstances(), steps, runs, elementary: { count, different } }, null, 1));
} else {
  const { commit, node, processor, processors } = circumstances();
  const digits = (time) => (time < 10 ? time.toFixed(3) : time.toFixed(1));
  console.log(
    `commit ${commit}, node ${node}, ${processors} x ${processor}; ${repeats} pairs in turn, time of the processor\n`,
  );
  console.log(
    table(
      ['ns per particle and step', ...compared, 'bits'],
      steps.map(({ name, same, plain, compiled }) => [
        name,
        ...[plain, compiled].flatMap(({ lowest, median, quartiles }) =>
          [lowest, median, quartiles[1]].map((t) => t.toFixed(0)),
        ),
        (plain.lowest / compiled.lowest).toFixed(2),
        same ? 'same' : 'OTHER',
      ]),
    ),
  );
  console.log(
    `\n${table(
      ['whole runs', 'unit', ...compared, 'numbers'],
      runs.map(({ name, unit, scale, same, times }) => [
        name,
        unit,
        ...times.flatMap(({ lowest, median, quartiles }) =>
          [lowest, median, quartiles[1]].map((t) => digits(t * scale)),
        ),
        (times[0].lowest / times[1].lowest).toFixed(2),
        same ? 'same' : 'OTHER',
      ]),
    )}`,
  );
  console.log(`\nln and exp: ${different} of ${count} values differ from Math`);
}
