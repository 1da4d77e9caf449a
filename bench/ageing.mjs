import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare } from '../dist/prepare.js';
import { VariantRun } from '../dist/simulate.js';
import { agedCell } from './cells.mjs';
import { circumstances, spread, table } from './text.mjs';

/** Two runs of the same ageing, one after the other so that both see the same machine: directly and with cycle jumping. */
export function ageing({ cycles = 1000, repeats = 3, quick = false } = {}) {
  const rows = [];
  for (const throughNodes of [1, 4]) {
    for (const sizeClasses of [1, 3, 5]) {
      if (quick && throughNodes * sizeClasses > 3) continue;
      rows.push(compared({ throughNodes, sizeClasses, cycles }, repeats));
    }
  }
  return rows;
}

function compared(size, repeats) {
  const direct = prepare(agedCell(size)).variants[0];
  const jumping = prepare(agedCell({ ...size, numerics: { cycleJumping: true } })).variants[0];
  timed(prepare(agedCell({ ...size, cycles: 20 })).variants[0]);
  const pairs = Array.from({ length: repeats }, () => [timed(direct), timed(jumping)]);
  const [[a, b]] = pairs;
  const capacity = new Map(a.result.cycles.map((row) => [row.cycle, row.dischargeCapacity]));
  const first = a.result.cycles[0].dischargeCapacity;
  const off = b.result.cycles.map((row) => Math.abs(row.dischargeCapacity - capacity.get(row.cycle)) / first);
  return {
    ...size,
    direct: spread(pairs.map(([{ seconds }]) => seconds)),
    jumping: spread(pairs.map(([, { seconds }]) => seconds)),
    ratio: spread(pairs.map(([{ seconds }, other]) => seconds / other.seconds)),
    // Less sensitive to what else runs on the machine.
    processor: spread(pairs.map(([{ processor }]) => processor)),
    steps: a.result.statistics.steps,
    resolved: b.result.jumped.resolved,
    capacity: a.result.cycles.at(-1).dischargeCapacity,
    retention: a.result.cycles.at(-1).dischargeCapacity / first,
    deviation: off.at(-1),
    largestDeviation: Math.max(...off),
    estimate: b.result.jumped.error,
    lithium: Math.max(a.result.balances.lithium, b.result.balances.lithium),
  };
}

function timed(prepared) {
  const begin = performance.now();
  const used = process.cpuUsage();
  const run = new VariantRun(prepared);
  for (const _ of run.steps());
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, processor: process.cpuUsage(used).user / 1e6, result: run.result() };
}

export function ageingText(rows) {
  const head = [
    'N_x, classes, cycles',
    'direct s',
    'lowest',
    'processor s',
    'jumping s',
    'lowest',
    'ratio',
    'steps a cycle',
    'resolved',
    'mAh/g at the end',
    'off %',
    'largest %',
    'estimated %',
    'lithium',
  ];
  const percent = (share) => (100 * share).toFixed(3);
  return table(
    head,
    rows.map((row) => [
      `${row.throughNodes}, ${row.sizeClasses}, ${row.cycles}`,
      row.direct.median.toFixed(2),
      row.direct.lowest.toFixed(2),
      row.processor.lowest.toFixed(2),
      row.jumping.median.toFixed(3),
      row.jumping.lowest.toFixed(3),
      row.ratio.median.toFixed(1),
      (row.steps / row.cycles).toFixed(1),
      row.resolved,
      `${row.capacity.toFixed(2)} (${percent(row.retention)} %)`,
      percent(row.deviation),
      percent(row.largestDeviation),
      percent(row.estimate),
      row.lithium.toExponential(1),
    ]),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: {
      cycles: { type: 'string', default: '1000' },
      repeats: { type: 'string', default: '3' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const rows = ageing({ cycles: Number(values.cycles), repeats: Number(values.repeats), quick: values.quick });
  console.log(values.json ? JSON.stringify({ ...circumstances(), rows }, null, 1) : ageingText(rows));
}
