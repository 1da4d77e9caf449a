import type { Issue } from '../../scenario/document/issue.js';
import { plainNumber } from '../../text/plainNumber.js';
import { numberAt } from '../numberAt.js';
import type { UsedColumn } from '../table/assign.js';
import type { Quantity } from '../table/quantities.js';
import type { Rows } from '../table/rows.js';
import { voltFactor } from '../table/volts.js';
import { correctedCounter } from './counter.js';
import { cycleColumn } from './cycleColumn.js';
import { repeatedRows } from './repeatedRows.js';
import { currentSpikes, spikes } from './spikes.js';
import { unknownVoltages } from './unknownVoltages.js';

type Table = Pick<Rows, 'line' | 'values'>;

/** Issues of one kind that are named one by one. */
const mostNamed = 12;

/**
 * The rows of a series with their values looked at: blocks that stand twice and single impossible currents and voltages are left out,
 * voltages are in V, counters go without glitches, and numbers of cycles are such. All of it is told.
 */
export function cleanRows(rows: Rows, columns: readonly UsedColumn[], headLine: number, issues: Issue[]): Table {
  const find = (quantity: Quantity): UsedColumn | undefined => columns.find((column) => column.quantity === quantity);
  let table: Table = withoutRepetition(rows, issues);
  const warn = (message: string, line: number | undefined, hint?: string): void => {
    issues.push({
      severity: 'warning',
      path: '',
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(line === undefined ? {} : { line }),
    });
  };
  const set = (name: Quantity, column: readonly number[]): void => {
    table = { ...table, values: new Map(table.values).set(name, column) };
  };
  const volts = voltFactor(table.values.get('voltage')!, find('voltage')!, headLine, issues);
  if (volts !== 1)
    set(
      'voltage',
      table.values.get('voltage')!.map((value) => value * volts),
    );
  // Currents first: a voltage is held against those of the rows beside it.
  table = withoutSpikes(table, 'current', currentSpikes, find('current')?.stored ?? '', issues);
  const unknown = unknownVoltages(table.values.get('voltage')!);
  const [firstUnknown] = unknown;
  if (firstUnknown !== undefined) {
    const gone = new Set(unknown);
    set(
      'voltage',
      table.values.get('voltage')!.map((value, i) => (gone.has(i) ? Number.NaN : value)),
    );
    warn(
      unknown.length === table.line.length
        ? 'The voltage is exactly 0 in every row: it was not recorded, and counts as not known.'
        : `The voltage is exactly 0 in ${unknown.length} rows, first on line ${table.line[firstUnknown]}, while it is not in the others: it was not recorded there, and counts as not known.`,
      table.line[firstUnknown],
    );
  }
  const current = table.values.get('current');
  table = withoutSpikes(table, 'voltage', (column) => spikes(column, current), 'V', issues);
  for (const name of ['capacity', 'chargeCapacity', 'dischargeCapacity', 'netCapacity'] as const) {
    const column = table.values.get(name);
    if (column === undefined) continue;
    const { values, mended } = correctedCounter(column, (row) => beginsStep(table, row));
    set(name, values);
    const [first] = mended;
    if (first === undefined) continue;
    warn(
      `Column "${find(name)!.head}" leaves its course and comes back ${mended.length === 1 ? 'on' : `in ${mended.length} rows, first on`} line ${table.line[first]}; the counter was continued there.`,
      table.line[first],
    );
  }
  const cycle = table.values.get('cycle');
  if (cycle !== undefined) {
    const read = cycleColumn(
      cycle,
      table.line,
      find('cycle')!.head,
      table.values.get('time') ?? table.values.get('date'),
    );
    issues.push(...read.issues);
    const values = new Map(table.values);
    if (read.cycle) values.set('cycle', read.cycle);
    else values.delete('cycle');
    table = { ...table, values };
  }
  return table;
}

/** Whether step, cycle, word or sign of the current change with a row. */
function beginsStep({ values }: Table, row: number): boolean {
  for (const name of ['step', 'cycle', 'direction'] as const) {
    const column = values.get(name);
    if (column !== undefined && !Object.is(column[row], column[row - 1])) return true;
  }
  const current = values.get('current');
  return current !== undefined && Math.sign(numberAt(current, row)) !== Math.sign(numberAt(current, row - 1));
}

function without({ line, values }: Table, keep: (i: number) => boolean): Table {
  return {
    line: line.filter((_, i) => keep(i)),
    values: new Map([...values].map(([name, column]) => [name, column.filter((_, i) => keep(i))])),
  };
}

function withoutRepetition(rows: Table, issues: Issue[]): Table {
  const time = rows.values.get('time') ?? rows.values.get('date');
  if (time === undefined) return rows;
  const repeated = repeatedRows([...rows.values.values()], time, rows.line);
  issues.push(...repeated.issues);
  const { keep } = repeated;
  return keep ? without(rows, (i) => keep[i] === true) : rows;
}

function withoutSpikes(
  rows: Table,
  name: 'current' | 'voltage',
  find: (column: readonly number[]) => readonly number[],
  unit: string,
  issues: Issue[],
): Table {
  const column = rows.values.get(name);
  const faulty = column === undefined ? [] : find(column);
  if (column === undefined || faulty.length === 0) return rows;
  for (const at of faulty.slice(0, mostNamed)) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `The ${name} on line ${rows.line[at]} jumps to ${plainNumber(numberAt(column, at), 6)} ${unit} and back; this row is left out.`,
      line: numberAt(rows.line, at),
    });
  }
  const out = new Set(faulty);
  return without(rows, (i) => !out.has(i));
}
