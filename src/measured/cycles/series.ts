import type { Issue } from '../../scenario/document/issue.js';
import type { CapacityUnit, MeasuredCycle, MeasuredOptions, MeasuredSeries } from '../measured.js';
import { numberAt } from '../numberAt.js';
import type { UsedColumn } from '../table/assign.js';
import { readClockColumns } from '../table/clock.js';
import { readDirection } from '../table/currentSign.js';
import { unitByDates } from '../table/dates.js';
import type { Quantity } from '../table/quantities.js';
import type { Rows } from '../table/rows.js';
import { chargePassed, countedDirection } from './charge.js';
import { cleanRows } from './cleanRows.js';
import { halfChecks } from './halfChecks.js';
import { numberCycles } from './halfCycles.js';
import { reconcile } from './reconcile.js';
import { cyclesOfSeries } from './seriesCycles.js';

export interface SeriesReading {
  readonly series?: MeasuredSeries;
  readonly cycles: readonly MeasuredCycle[];
  readonly capacityUnit: CapacityUnit;
  readonly findings: readonly string[];
  readonly issues: readonly Issue[];
  /** Rows that were taken out here. */
  readonly leftOut: number;
}

export interface SeriesContext {
  /** [s] Dates of some rows, by their lines. */
  readonly dates?: ReadonlyMap<number, number> | undefined;
  /** Lines before which rows of another kind were left out. */
  readonly afterGap?: ReadonlySet<number> | undefined;
}

/** A time series or voltage curve out of the rows of a file: clock, direction, steps, cycles and charge. */
export function readSeries(
  rows: Rows,
  columns: readonly UsedColumn[],
  options: MeasuredOptions,
  headLine: number,
  { dates, afterGap }: SeriesContext = {},
): SeriesReading {
  const issues: Issue[] = [];
  const findings: string[] = [];
  const column = (quantity: Quantity): UsedColumn | undefined => columns.find((c) => c.quantity === quantity);
  const { line, values } = cleanRows(rows, columns, headLine, issues);
  const leftOut = rows.line.length - line.length;
  if (line.length < 2) return { cycles: [], capacityUnit: 'mAh', findings, issues, leftOut };
  const voltage = Float64Array.from(values.get('voltage')!);
  const clock = readClockColumns(values, line);
  findings.push(...clock.findings);
  issues.push(...clock.issues);
  const rawCurrent = values.get('current');
  const counters = [values.get('cycle'), values.get('step')];
  // A voltage over time alone: nothing says what flows.
  const rests =
    !rawCurrent && !['capacity', 'netCapacity', 'chargeCapacity'].some((name) => values.has(name as Quantity));
  const capacityColumn =
    column('chargeCapacity') ?? column('dischargeCapacity') ?? column('capacity') ?? column('netCapacity');
  const read = readDirection({
    voltage,
    ...(rawCurrent || rests ? { current: Float64Array.from(rawCurrent ?? voltage, (i) => (rests ? 0 : i)) } : {}),
    words: useful(values.get('direction')),
    counted: countedDirection(values),
    positive: column('current')?.positive,
    counters,
    breaks: resets(values.get('capacity')),
    asStands: options.swap === false,
  });
  findings.push(rests ? 'There is no current in the file: nothing says of charge or discharge.' : read.finding);
  noteDoubts(read, columns, line, options, issues);
  const gap = (row: number): boolean => afterGap?.has(numberAt(line, row)) === true;
  const passed = chargePassed(values, read.direction, clock.time, rawCurrent && read.current, gap);
  if (passed.exchanged) {
    const at = numberAt(line, Math.max(0, read.direction.indexOf(-1)));
    issues.push({
      severity: 'warning',
      path: '',
      message: `The counters "${column('chargeCapacity')!.head}" and "${column('dischargeCapacity')!.head}" say the opposite of the words of the file, first on line ${at}. The words were believed.`,
      line: at,
    });
  }
  // Whatever was read: a person who says that it is the other way round is right.
  const turn = options.swap === true ? -1 : 1;
  const direction = turn < 0 ? read.direction.map((sign) => -sign + 0) : read.direction;
  if (turn < 0) findings.push('Charge and discharge were exchanged, as asked for.');
  const sum = (all: Float64Array | undefined): number | undefined => all?.reduce((total, value) => total + value, 0);
  const counted = sum(passed.counted);
  const capacity = passed.counted ? capacityColumn : undefined;
  const timeColumn = column('time') ?? column('stepTime');
  const byDates = clock.time && timeColumn && dates && unitByDates(clock.time, line, dates);
  const seconds = byDates
    ? settleTime(byDates, timeColumn, [counted, sum(passed.integrated)], findings, issues, headLine)
    : 1;
  const integrals = passed.integrated?.map((value) => value * seconds);
  const integrated = sum(integrals);
  const settled = reconcile({
    ...(counted === undefined ? {} : { counted }),
    ...(integrated === undefined ? {} : { integrated }),
    ...(capacity ? { capacity } : {}),
    ...optional('current', column('current')),
    ...optional(
      'time',
      timeColumn && seconds !== 1 ? { ...timeColumn, assumed: false, unit: byDates![0] } : timeColumn,
    ),
    ...optional('mass', options.mass),
    ...optional('area', options.area),
    headLine,
  });
  findings.push(...settled.findings);
  issues.push(...settled.issues);
  const charge = (settled.by === 'counter' ? passed.counted! : (integrals ?? new Float64Array(line.length))).map(
    (value) => value * settled.factor,
  );
  const told = column('cycle')?.wished === true;
  const numbered = numberRows(values, direction, charge, { ...options, told }, findings, line, issues);
  const time = clock.time?.map((moment) => moment * seconds * settled.timeFactor);
  const series: MeasuredSeries = {
    line: Int32Array.from(line),
    ...(time ? { time } : {}),
    voltage,
    ...(read.current && !rests ? { current: read.current.map((i) => turn * i * settled.currentFactor + 0) } : {}),
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
    const before = Math.abs(numberAt(capacity, i - 1));
    if (Math.abs(numberAt(capacity, i)) < 0.2 * before && before > 0.02 * largest) found.add(i);
  }
  return found;
}

/** How far the charge by counter and by integral may be apart to agree. */
const sameCharge = 0.05;

/** What the time is multiplied by where the dates of the rows say that it is not in seconds, unless the charge says that it is. */
function settleTime(
  [unit, seconds]: NonNullable<ReturnType<typeof unitByDates>>,
  column: UsedColumn,
  [counted, integrated]: readonly (number | undefined)[],
  findings: string[],
  issues: Issue[],
  line: number,
): number {
  const stated = !column.assumed;
  const agrees = counted !== undefined && integrated !== undefined && isPowerOfTen(counted / integrated);
  if (!agrees && !stated) {
    findings.push(`The time is in ${unit}: so the dates of the rows say.`);
    return seconds;
  }
  issues.push({
    severity: 'warning',
    path: '',
    message: `Column "${column.head}" and the dates of the rows contradict each other: by the dates it is in ${unit}, ${stated ? `by its head in ${column.unit}` : 'by current and capacity in s'}. ${agrees ? 'It was believed, for its current adds up to the capacity' : 'The dates were believed'}.`,
    hint: `--column '${column.head} = ${column.quantity} / ${agrees ? unit : 's'}' otherwise`,
    line,
  });
  return agrees ? 1 : seconds;
}

function isPowerOfTen(ratio: number): boolean {
  const power = 10 ** (3 * Math.round(Math.log10(ratio) / 3));
  return Math.abs(ratio / power - 1) < sameCharge;
}

function noteDoubts(
  read: ReturnType<typeof readDirection>,
  columns: readonly UsedColumn[],
  line: readonly number[],
  { swap }: MeasuredOptions,
  issues: Issue[],
): void {
  // Who says which way it is has been asked.
  if (swap !== undefined) return;
  const head = (...names: readonly Quantity[]): string =>
    columns.flatMap((column) => (names.includes(column.quantity) ? [`"${column.head}"`] : [])).join(' and ');
  if (read.contradicted) {
    const { stated, at } = read.contradicted;
    const heads = {
      words: head('direction'),
      head: head('current'),
      counters: head('chargeCapacity', 'dischargeCapacity'),
    }[stated];
    issues.push({
      severity: 'warning',
      path: '--swap',
      message: `The voltage goes against what ${heads} say${stated === 'counters' ? '' : 's'} of charge and discharge, from line ${line[at]} on. The file was believed.`,
      hint: '--swap exchanges charge and discharge, --no-swap keeps them; or is it a cell whose voltage falls on charge?',
      line: numberAt(line, at),
    });
  }
  if (read.unclear !== undefined)
    issues.push({
      severity: 'warning',
      path: '--swap',
      message: read.unclear,
      hint: '--swap exchanges charge and discharge, --no-swap keeps them as they are',
    });
}

/** Cycle and step of every row: as the file numbers them, or found. */
function numberRows(
  values: Rows['values'],
  direction: Int8Array,
  charge: Float64Array,
  options: MeasuredOptions & { readonly told: boolean },
  findings: string[],
  line: readonly number[],
  issues: Issue[],
): { readonly cycle: Int32Array; readonly step: Int32Array } {
  const passedIn = ({ from, to }: { readonly from: number; readonly to: number }): number => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += numberAt(charge, i);
    return sum;
  };
  const found = numberCycles(direction, passedIn);
  const last = numberAt(found.cycle, found.cycle.length - 1);
  const known = { cycle: values.get('cycle'), step: values.get('step') };
  const stands = known.cycle !== undefined && last > 2 && known.cycle.every((number) => number === known.cycle![0]);
  if (stands && !options.told) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `The column of cycle numbers says ${known.cycle![0]} in every row, the current makes ${last} cycles; they were numbered by the current.`,
      hint: "--column 'its head = cycle' keeps the number of the file",
      line: numberAt(line, 0),
    });
  }
  const cycle = known.cycle && (!stands || options.told) ? Int32Array.from(known.cycle) : found.cycle;
  const step = known.step ? Int32Array.from(known.step, Math.round) : found.step;
  if (cycle !== found.cycle) {
    findings.push(`Cycles are numbered as in the file, ${cycle[0]} to ${cycle[cycle.length - 1]}.`);
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
    since[i] = (i === 0 || fresh ? 0 : numberAt(since, i - 1)) + numberAt(charge, i);
    if (direction[i] !== 0) last = numberAt(direction, i);
  }
  return since;
}
