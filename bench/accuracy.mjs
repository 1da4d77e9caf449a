import { parseArgs } from 'node:util';
import { prepare } from '../dist/prepare.js';
import { groups } from '../dist/resolution/groups.js';
import { runVariant } from '../dist/simulate.js';
import { randomCell } from './randomCells.mjs';
import { table } from './text.mjs';

/**
 * `node bench/accuracy.mjs`: random cells at the resolution that is chosen for them, against the same with all directions finer. Errors of
 * discharge capacities relative to the capacity, to 5 mAh/g where it is less; the worst cycle of a cell counts.
 */
const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    /** [ms] A cell that takes longer is left out, and counted. */
    patience: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
  },
});

const leastCapacity = 5;
const target = 0.005;

const found = [];
let slow = 0;
const first = Number(values.first);
for (let seed = first; seed < first + Number(values.cells); seed++) {
  const row = measured(seed);
  if (!row) continue;
  found.push(row);
  if (values.json) console.log(JSON.stringify(row));
}
if (!values.json) console.log(text(found));

/** undefined for cells that cannot be prepared or do not end a discharge. */
function measured(seed) {
  const { numerics: _, ...document } = randomCell(seed);
  const plain = { ...document, output: { series: 'none', profiles: 'none' } };
  const { variants } = prepare(JSON.stringify(plain), { format: 'json' });
  const [used] = variants;
  if (!used) return undefined;
  const { numerics } = used;
  const finer = used.atResolution({
    ...numerics,
    throughNodes: numerics.throughNodes === 1 ? 3 : Math.ceil(1.5 * numerics.throughNodes),
    radialNodes: Math.ceil(1.5 * numerics.radialNodes),
    tolerance: numerics.tolerance / 10,
    ...(numerics.sizeClasses === undefined
      ? {}
      : {
          sizeClasses: Math.ceil(1.5 * numerics.sizeClasses),
          contactClasses: Math.ceil(1.5 * numerics.contactClasses),
        }),
  });
  const coarse = run(used);
  const fine = run({ ...finer, warnings: [] });
  if (!coarse || !fine) {
    slow++;
    return undefined;
  }
  const errors = coarse.cycles.flatMap(({ dischargeCapacity: a }, i) => {
    const b = fine.cycles[i]?.dischargeCapacity;
    return Number.isFinite(a) && Number.isFinite(b) ? [Math.abs(a - b) / Math.max(leastCapacity, b)] : [];
  });
  if (errors.length === 0) return undefined;
  const warned = coarse.warnings.some(({ path }) => path === 'numerics.accuracy');
  const { cell, programme } = used;
  return {
    seed,
    error: Math.max(...errors),
    warned,
    classes: cell.cathode.classes.length,
    numerics,
    ...groups(cell, programme),
  };
}

function run(prepared) {
  const begin = performance.now();
  const running = runVariant(prepared, { interrupted: () => performance.now() - begin > Number(values.patience) });
  let next = running.next();
  while (!next.done) next = running.next();
  return next.value.status.code === 'interrupted' ? undefined : next.value;
}

function text(rows) {
  const at = (list, share) =>
    [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
  const line = (name, list) => {
    const errors = list.map(({ error }) => error);
    if (errors.length === 0) return [name, 0, '', '', '', ''];
    const within = errors.filter((error) => error <= target).length / errors.length;
    const shares = [0.5, 0.95, 1].map((share) => (100 * at(errors, share)).toPrecision(2));
    return [name, errors.length, ...shares, `${(100 * within).toFixed(1)} %`];
  };
  const inside = rows.filter(({ warned }) => !warned);
  const head = ['random cells', 'number', 'median %', '95 % below', 'largest', `within ${100 * target} %`];
  const outside = rows.filter(({ warned }) => warned);
  const worst = [...inside].sort((a, b) => b.error - a.error).slice(0, 8);
  const seeds = worst.map(({ seed, error }) => `${seed}: ${(100 * error).toPrecision(2)} %`).join(', ');
  return `${table(head, [line('inside the tested range', inside), line('warned of', outside)])}\n${slow} too slow; worst inside: ${seeds}`;
}
