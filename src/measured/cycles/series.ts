import type { Issue } from '../../scenario/document/issue.js';
import type { CapacityUnit, MeasuredCycle, MeasuredOptions, MeasuredSeries } from '../measured.js';
import type { UsedColumn } from '../table/assign.js';
import { readClockColumns } from '../table/clock.js';
import { readDirection } from '../table/currentSign.js';
import type { Quantity } from '../table/quantities.js';
import type { Rows } from '../table/rows.js';
import { voltFactor } from '../table/volts.js';
import { chargePassed } from './charge.js';
import { halfChecks } from './halfChecks.js';
import { numberCycles, stretches } from './halfCycles.js';
import { reconcile } from './reconcile.js';
import { repeatedRows } from './repeatedRows.js';
import { cyclesOfSeries } from './seriesCycles.js';
import { currentSpikes, spikes } from './spikes.js';

export interface SeriesReading {
  readonly series?: MeasuredSeries;
  readonly cycles: readonly MeasuredCycle[];
  readonly capacityUnit: CapacityUnit;
  readonly findings: readonly string[];
  readonly issues: readonly Issue[];
  /** Rows that were taken out here. */
  readonly leftOut: number;
}

/** A time series or voltage curve out of the rows of a file: clock, direction, steps, cycles and charge. */
export function readSeries(
  rows: Rows,
  columns: readonly UsedColumn[],
  options: MeasuredOptions,
  headLine: number,
): SeriesReading {
  const issues: Issue[] = [];
  const findings: string[] = [];
  const column = (quantity: Quantity): UsedColumn | undefined => columns.find((c) => c.quantity === quantity);
  const clean = cleaned(rows, columns, issues);
  const { line } = clean;
  const leftOut = rows.line.length - line.length;
  if (line.length < 2) return { cycles: [], capacityUnit: 'mAh', findings, issues, leftOut };
  const { values } = clean;
  const volts = voltFactor(values.get('voltage')!, column('voltage')!, headLine, issues);
  const voltage = Float64Array.from(values.get('voltage')!, (value) => value * volts);
  const clock = readClockColumns(values, line);
  findings.push(...clock.findings);
  issues.push(...clock.issues);
  const rawCurrent = values.get('current');
  const counters = [values.get('cycle'), values.get('step')];
  const capacityColumn =
    column('chargeCapacity') ?? column('dischargeCapacity') ?? column('capacity') ?? column('netCapacity');
  const read = readDirection(
    voltage,
    rawCurrent && Float64Array.from(rawCurrent),
    useful(values.get('direction')),
    counters,
    resets(values.get('capacity')),
  );
  findings.push(read.finding);
  const turn = options.swap === true && read.unclear ? -1 : 1;
  const direction = turn < 0 ? read.direction.map((sign) => -sign) : read.direction;
  noteDoubts(read, column('direction'), line, options, issues);
  const passed = chargePassed(values, direction, clock.time, rawCurrent && read.current);
  if (passed.exchanged) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `Charge and discharge capacity are exchanged: "${column('chargeCapacity')!.head}" grows while the voltage falls, first on line ${line[direction.indexOf(-1)]}. They were exchanged back.`,
      line: line[Math.max(0, direction.indexOf(-1))],
    });
  }
  const sum = (all: Float64Array | undefined): number | undefined => all?.reduce((total, value) => total + value, 0);
  const counted = sum(passed.counted);
  const integrated = sum(passed.integrated);
  const capacity = passed.counted ? capacityColumn : undefined;
  const settled = reconcile({
    ...(counted === undefined ? {} : { counted }),
    ...(integrated === undefined ? {} : { integrated }),
    ...(capacity ? { capacity } : {}),
    ...optional('current', column('current')),
    ...optional('time', column('time') ?? column('stepTime')),
    ...optional('mass', options.mass),
    ...optional('area', options.area),
    headLine,
  });
  findings.push(...settled.findings);
  issues.push(...settled.issues);
  const charge = (
    settled.by === 'counter' ? passed.counted! : (passed.integrated ?? new Float64Array(line.length))
  ).map((value) => value * settled.factor);
  const numbered = numberRows(values, direction, charge, options, findings, line, issues);
  const time = clock.time?.map((moment) => moment * settled.timeFactor);
  const series: MeasuredSeries = {
    line: Int32Array.from(line),
    ...(time ? { time } : {}),
    voltage,
    ...(read.current ? { current: read.current.map((i) => turn * i * settled.currentFactor) } : {}),
    currentUnit: (column('current')?.stored ?? 'A') as MeasuredSeries['currentUnit'],
    capacity: sinceHalf(charge, direction, numbered.cycle),
    direction,
    ...numbered,
  };
  const table = cyclesOfSeries(series, charge);
  issues.push(...table.issues, ...(settled.by === 'nothing' ? [] : halfChecks(series, charge)));
  return {
    series,
    cycles: settled.by === 'nothing' ? [] : table.rows,
    capacityUnit: settled.unit,
    findings,
    issues,
    leftOut,
  };
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [k in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [k in K]?: T };
}

/** Without repeated blocks and without single impossible currents and voltages. */
function cleaned(rows: Rows, columns: readonly UsedColumn[], issues: Issue[]): Pick<Rows, 'line' | 'values'> {
  let { line, values } = rows;
  const drop = (keep: readonly boolean[]): void => {
    line = line.filter((_, i) => keep[i]);
    values = new Map([...values].map(([name, column]) => [name, column.filter((_, i) => keep[i])]));
  };
  const time = values.get('time') ?? values.get('date');
  if (time) {
    const repeated = repeatedRows([...values.values()], time, line);
    issues.push(...repeated.issues);
    if (repeated.keep) drop(repeated.keep);
  }
  // Currents first: a voltage is held against those of the rows beside it.
  for (const [name, find] of [
    ['current', (column: readonly number[]) => currentSpikes(column)],
    ['voltage', (column: readonly number[]) => spikes(column, values.get('current'))],
  ] as const) {
    const column = values.get(name);
    if (column === undefined) continue;
    const faulty = find(column);
    const unit = columns.find(({ quantity }) => quantity === name)?.stored;
    for (const at of faulty.slice(0, 12)) {
      issues.push({
        severity: 'warning',
        path: '',
        message: `The ${name} on line ${line[at]} jumps to ${column[at]} ${unit} and back; this row is left out.`,
        line: line[at],
      });
    }
    if (faulty.length === 0) continue;
    const out = new Set(faulty);
    drop(line.map((_, i) => !out.has(i)));
  }
  return { line, values };
}

/** Words of the cycler, where they say anything. */
function useful(words: readonly number[] | undefined): readonly number[] | undefined {
  if (words === undefined) return undefined;
  return words.filter((word) => Number.isFinite(word)).length > 0.5 * words.length ? words : undefined;
}

/** Rows at which a capacity starts anew: there a voltage curve begins anew as well. */
function resets(capacity: readonly number[] | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  if (capacity === undefined) return found;
  const largest = capacity.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 1; i < capacity.length; i++) {
    if (Math.abs(capacity[i]) < 0.2 * Math.abs(capacity[i - 1]) && Math.abs(capacity[i - 1]) > 0.02 * largest)
      found.add(i);
  }
  return found;
}

function noteDoubts(
  read: ReturnType<typeof readDirection>,
  words: UsedColumn | undefined,
  line: readonly number[],
  options: MeasuredOptions,
  issues: Issue[],
): void {
  if (read.exchanged !== undefined) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `Charge and discharge are exchanged in column "${words?.head ?? ''}": from line ${line[read.exchanged]} on the voltage goes against its words. The voltage was believed.`,
      line: line[read.exchanged],
    });
  }
  if (read.unclear && options.swap === undefined) {
    issues.push({
      severity: 'warning',
      path: '',
      message:
        'The voltage does not say clearly which way the current flows; the current of the file was taken as it stands.',
      hint: '--swap exchanges charge and discharge',
    });
  }
}

/** Cycle and step of every row: as the file numbers them, or found. */
function numberRows(
  values: Rows['values'],
  direction: Int8Array,
  charge: Float64Array,
  options: MeasuredOptions,
  findings: string[],
  line: readonly number[],
  issues: Issue[],
): { readonly cycle: Int32Array; readonly step: Int32Array } {
  const passedIn = ({ from, to }: { readonly from: number; readonly to: number }): number => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += charge[i];
    return sum;
  };
  const known = { cycle: values.get('cycle'), step: values.get('step') };
  const found = numberCycles(direction, passedIn);
  const cycle = known.cycle ? Int32Array.from(known.cycle, Math.round) : found.cycle;
  const step = known.step ? Int32Array.from(known.step, Math.round) : found.step;
  const last = found.cycle[found.cycle.length - 1];
  if (known.cycle) {
    const blocks = stretches(cycle).length;
    findings.push(`Cycles are numbered as in the file, ${cycle[0]} to ${cycle[cycle.length - 1]}.`);
    if (blocks === 1 && last > 2) {
      issues.push({
        severity: 'warning',
        path: '',
        message: `The column of cycle numbers says one cycle, the current ${last}; the column was believed.`,
        hint: "leave it out with --column 'its head = ignore' to number the cycles by the current",
        line: line[0],
      });
    }
  } else {
    findings.push(
      `The file numbers no cycles: ${last} found by the direction of the current, each beginning with a ${found.first}.`,
    );
  }
  if (!known.step)
    findings.push(
      `The file numbers no steps: ${found.step[found.step.length - 1]} found by the direction of the current.`,
    );
  const shift = options.shift ?? 0;
  return { cycle: shift === 0 ? cycle : cycle.map((number) => number + shift), step };
}

function sinceHalf(charge: Float64Array, direction: Int8Array, cycle: Int32Array): Float64Array {
  const since = new Float64Array(charge.length);
  let last = 0;
  for (let i = 0; i < charge.length; i++) {
    const fresh = i > 0 && (cycle[i] !== cycle[i - 1] || (direction[i] !== 0 && last !== 0 && direction[i] !== last));
    since[i] = (i === 0 || fresh ? 0 : since[i - 1]) + charge[i];
    if (direction[i] !== 0) last = direction[i];
  }
  return since;
}
