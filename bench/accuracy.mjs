import { parseArgs } from 'node:util';
import { prepare } from '../dist/prepare.js';
import { groups } from '../dist/resolution/groups.js';
import { runVariant } from '../dist/simulate.js';
import { randomCell } from './randomCells.mjs';
import { table } from './text.mjs';

/**
 * `node bench/accuracy.mjs`: random cells at the resolution that is chosen for them, against twice as many nodes through the cathode, nodes along
 * the radius, sizes, contacts, and a tenth of the tolerance, one after another. The error of a cycle is the sum of the five changes of its
 * discharge capacity, relative to the capacity, to 5 mAh/g where it is less; the worst cycle of a cell counts.
 */
const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    /** [ms] of processor time that a run may take; complete cycles up to then count. */
    patience: { type: 'string', default: '6000' },
    /** Only those of which no warning says that their error may be larger: a third of them. */
    inside: { type: 'boolean', default: false },
    /** A line of JSON a cell. */
    json: { type: 'boolean', default: false },
  },
});

const leastCapacity = 5;
const target = 0.005;

const found = [];
const left = { 'not prepared': 0, 'too slow': 0, 'no discharge': 0, 'warned of': 0 };
const first = Number(values.first);
for (let seed = first; seed < first + Number(values.cells); seed++) {
  const row = measured(seed);
  if (typeof row === 'string') left[row]++;
  else {
    found.push(row);
    if (values.json) console.log(JSON.stringify(row));
  }
  const inside = found.filter(({ warned }) => !warned);
  const met = inside.filter(({ error }) => Math.abs(error) <= target).length;
  console.error(`seed ${seed}: ${met} of ${inside.length} inside; ${JSON.stringify(left)}`);
}
if (!values.json) console.log(text(found));

/** Or the reason why there is nothing to measure. */
function measured(seed) {
  const { numerics: _, ...document } = randomCell(seed);
  const plain = { ...document, output: { series: 'none', profiles: 'none' } };
  const [used] = prepare(JSON.stringify(plain), { format: 'json' }).variants;
  if (!used) return 'not prepared';
  const { numerics } = used;
  const warned = (warnings) => warnings.some(({ path }) => path === 'numerics.accuracy');
  if (values.inside && warned(used.warnings)) return 'warned of';
  const coarse = run(used);
  if (values.inside && warned(coarse.warnings)) return 'warned of';
  if (coarse.capacities.length === 0) return coarse.cut ? 'too slow' : 'no discharge';
  const errors = {};
  let cycles = coarse.capacities.length;
  for (const [direction, change] of Object.entries(finer(numerics))) {
    const variant = used.atResolution({ ...numerics, ...change });
    const classes = (of) => of.cell.cathode.classes.length;
    if (/sizes|contacts/.test(direction) && classes(variant) === classes(used)) continue;
    const { capacities } = run({ ...variant, warnings: [] });
    cycles = Math.min(cycles, capacities.length);
    errors[direction] = coarse.capacities.map((a, i) => (a - capacities[i]) / Math.max(leastCapacity, capacities[i]));
  }
  if (cycles === 0) return 'too slow';
  const sums = Array.from({ length: cycles }, (_, i) =>
    Object.values(errors).reduce((sum, error) => sum + (error[i] || 0), 0),
  );
  const largest = (list) => list.reduce((most, error) => (Math.abs(error) > Math.abs(most) ? error : most), 0);
  const { cell, programme, scenario } = used;
  const { spread, contactSpread, contactRule } = {
    spread: scenario.cell.cathode?.particles?.spread,
    ...scenario.cell.cathode,
  };
  return {
    seed,
    kind: scenario.cell.kind,
    cycles,
    error: largest(sums),
    directions: Object.fromEntries(
      Object.entries(errors).map(([name, list]) => [name, largest(list.slice(0, cycles).filter(Number.isFinite))]),
    ),
    warned: warned(coarse.warnings),
    classes: cell.cathode.classes.length,
    numerics,
    ...groups(cell, programme),
    spread,
    contactSpread,
    contactRule,
    contact: scenario.cell.cathode.contact,
  };
}

/** Each direction twice as fine, a single node through the cathode four times. */
function finer({ throughNodes, radialNodes, tolerance, sizeClasses, contactClasses }) {
  return {
    through: { throughNodes: throughNodes === 1 ? 4 : 2 * throughNodes },
    radial: { radialNodes: 2 * radialNodes },
    tolerance: { tolerance: tolerance / 10 },
    ...(sizeClasses ? { sizes: { sizeClasses: 2 * sizeClasses } } : {}),
    ...(contactClasses ? { contacts: { contactClasses: 2 * contactClasses } } : {}),
  };
}

/** Discharge capacities of complete cycles, NaN where a cycle has none. */
function run(prepared) {
  const spent = () => process.cpuUsage().user / 1000;
  const begin = spent();
  const running = runVariant(prepared, { interrupted: () => spent() - begin > Number(values.patience) });
  let next = running.next();
  while (!next.done) next = running.next();
  const { status, cycles, warnings } = next.value;
  const cut = status.code === 'interrupted';
  const capacities = cycles.map(({ dischargeCapacity }) => dischargeCapacity).slice(0, cut ? -1 : undefined);
  return {
    cut,
    capacities: capacities.some(Number.isFinite) ? capacities : [],
    warnings,
  };
}

function text(rows) {
  const at = (list, share) => list[Math.min(list.length - 1, Math.floor(share * list.length))];
  const line = (name, list) => {
    const errors = list.map(({ error }) => Math.abs(error)).sort((a, b) => a - b);
    if (errors.length === 0) return [name, 0, '', '', '', ''];
    const within = errors.filter((error) => error <= target).length / errors.length;
    const shares = [0.5, 0.95, 1].map((share) => (100 * at(errors, share)).toPrecision(2));
    return [name, errors.length, ...shares, `${(100 * within).toFixed(1)} %`];
  };
  const inside = rows.filter(({ warned }) => !warned);
  const head = ['random cells', 'number', 'median %', '95 % below', 'largest', `within ${100 * target} %`];
  const outside = rows.filter(({ warned }) => warned);
  const worst = [...inside].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, 8);
  const seeds = worst.map(({ seed, error }) => `${seed}: ${(100 * error).toPrecision(2)} %`).join(', ');
  const others = Object.entries(left).map(([reason, number]) => `${number} ${reason}`);
  return `${table(head, [line('inside the tested range', inside), line('warned of', outside)])}\n${others.join(', ')}; worst inside: ${seeds}`;
}
