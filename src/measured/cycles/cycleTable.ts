import type { Issue } from '../../scenario/document/issue.js';
import type { CapacityUnit, MeasuredCycle, MeasuredCycles, MeasuredOptions } from '../measured.js';
import { median } from '../median.js';
import { numberAt } from '../numberAt.js';
import type { UsedColumn } from '../table/assign.js';
import type { Quantity } from '../table/quantities.js';
import type { Rows } from '../table/rows.js';
import { voltFactor } from '../table/volts.js';
import { gramFactor } from './reconcile.js';
import { emptyCycle } from './seriesCycles.js';

/** Columns that a cycle table may bring, by their names in a row. */
const brought = [
  'chargeCapacity',
  'dischargeCapacity',
  'coulombicEfficiency',
  'retention',
  'activeMass',
  'meanChargeVoltage',
  'meanDischargeVoltage',
  'resistance',
  'interfaceResistance',
  'cathodeResistance',
] as const satisfies readonly Quantity[];

export interface TableReading {
  readonly cycles: MeasuredCycles;
  readonly findings: readonly string[];
  readonly issues: readonly Issue[];
}

/** Whether a file with these columns has one row per cycle: cycle numbers rise from row to row. */
export function isCycleTable(columns: readonly UsedColumn[], cycleNumbers: readonly number[]): boolean {
  const has = (quantity: Quantity): boolean => columns.some((column) => column.quantity === quantity);
  if (!has('cycle') || ![...brought, 'capacity' as const].some(has)) return false;
  if (!has('voltage')) return true;
  let rising = 0;
  for (let i = 1; i < cycleNumbers.length; i++) if (numberAt(cycleNumbers, i) > numberAt(cycleNumbers, i - 1)) rising++;
  return cycleNumbers.length > 1 && rising >= 0.8 * (cycleNumbers.length - 1);
}

/** One row per cycle out of the rows of a file; the numbers stay as they are. */
export function readCycleTable(
  rows: Rows,
  columns: readonly UsedColumn[],
  options: MeasuredOptions,
  headLine: number,
): TableReading {
  const findings: string[] = [];
  const issues: Issue[] = [];
  const values = new Map(rows.values);
  let used = columns;
  const plain = columns.find(({ quantity }) => quantity === 'capacity');
  if (plain && !values.has('dischargeCapacity')) {
    values.set('dischargeCapacity', values.get('capacity')!);
    used = columns.map((column) => (column === plain ? { ...column, quantity: 'dischargeCapacity' as const } : column));
    issues.push({
      severity: 'warning',
      path: '',
      message: `Column "${plain.head}" does not say of which half cycle; it was taken for the discharge capacity.`,
      hint: `--column '${plain.head} = chargeCapacity' otherwise`,
      line: headLine,
    });
  }
  const find = (quantity: Quantity): UsedColumn | undefined => used.find((column) => column.quantity === quantity);
  const capacities = [find('chargeCapacity'), find('dischargeCapacity')].filter((column) => column !== undefined);
  const [capacity, another] = capacities;
  for (const column of capacities) {
    if (column.unit !== undefined) continue;
    issues.push({
      severity: 'error',
      path: '--column',
      message: `The unit of column "${column.head}" is stated nowhere.`,
      allowed: 'mAh/g, mAh, Ah, mAh/cm2',
      hint: `--column '${column.head} = ${column.quantity} / mAh/g' or '... / mAh', whichever it is`,
      line: headLine,
    });
  }
  if (another === undefined && capacity?.quantity === 'chargeCapacity') {
    issues.push({
      severity: 'warning',
      path: '--column',
      message: `There is a charge capacity ("${capacity.head}") but no discharge capacity.`,
      hint: "if another column holds it: --column 'its head = dischargeCapacity / mAh/g'",
      line: headLine,
    });
  }
  const stored = (capacity?.stored ?? 'mAh/g') as CapacityUnit;
  const gram = (unit: string): number | undefined =>
    gramFactor(unit as CapacityUnit, options.mass === undefined ? undefined : options.mass * 1e3, options.area);
  const factors = new Map<Quantity, number>();
  for (const column of capacities) factors.set(column.quantity, gram(column.stored) ?? 1);
  if (
    capacity &&
    another &&
    capacity.stored !== another.stored &&
    capacities.some((column) => gram(column.stored) === undefined)
  ) {
    issues.push({
      severity: 'error',
      path: '--mass',
      message: `"${capacity.head}" and "${another.head}" have units of different kind: to bring them together the mass of cathode active material is needed.`,
      hint: "give it with --mass '8.3 mg'",
      line: headLine,
    });
  }
  const perGram = gram(stored);
  for (const quantity of ['meanChargeVoltage', 'meanDischargeVoltage'] as const) {
    const column = find(quantity);
    if (column) factors.set(quantity, voltFactor(values.get(quantity)!, column, headLine, issues));
  }
  for (const column of used) {
    const { quantity } = column;
    if (!neverNegative.has(quantity)) continue;
    values.set(quantity, withoutMinus(values.get(quantity)!, rows.line, column, headLine, issues));
  }
  for (const quantity of ['coulombicEfficiency', 'retention', 'activeMass'] as const) {
    const column = find(quantity);
    if (column) factors.set(quantity, asPercent(column, values.get(quantity)!, findings, headLine, issues));
  }
  const cycleNumbers = values.get('cycle')!;
  const table = rows.line.map((line, i): MeasuredCycle => {
    const row = { ...emptyCycle(numberAt(cycleNumbers, i) + (options.shift ?? 0), line) };
    const read = brought.map((quantity) => [
      quantity,
      (values.get(quantity)?.[i] ?? Number.NaN) * (factors.get(quantity) ?? 1),
    ]);
    return { ...row, ...Object.fromEntries(read) };
  });
  findings.push(`Cycles are numbered as in the file, ${cycleNumbers[0]} to ${cycleNumbers[cycleNumbers.length - 1]}.`);
  const kept = table.filter((row) => {
    if (Number.isInteger(row.cycle)) return true;
    issues.push({
      severity: 'warning',
      path: '',
      message: `Line ${row.line} is left out: ${row.cycle} is no cycle number.`,
      line: row.line,
    });
    return false;
  });
  const areal = [find('resistance'), find('interfaceResistance'), find('cathodeResistance')].find(Boolean)?.stored;
  return {
    cycles: {
      capacityUnit: perGram === undefined ? stored : 'mAh/g',
      resistanceUnit: areal === 'Ohm cm2' ? 'Ohm cm2' : 'Ohm',
      rows: kept,
    },
    findings,
    issues,
  };
}

const neverNegative: ReadonlySet<Quantity> = new Set([
  'chargeCapacity',
  'dischargeCapacity',
  'resistance',
  'interfaceResistance',
  'cathodeResistance',
]);

/** Some programs count discharge with a minus; a single minus is a fault. */
function withoutMinus(
  column: readonly number[],
  line: readonly number[],
  { head }: UsedColumn,
  headLine: number,
  issues: Issue[],
): readonly number[] {
  const known = column.filter(Number.isFinite).length;
  const negative = column.filter((value) => value < 0).length;
  if (negative === 0) return column;
  const note = (message: string, at: number): void => {
    issues.push({ severity: 'warning', path: '', message, line: at });
  };
  if (negative > 0.8 * known) {
    note(`Column "${head}" counts with a minus; the sizes of its numbers were taken.`, headLine);
    return column.map(Math.abs);
  }
  return column.map((value, i) => {
    if (!(value < 0)) return value;
    note(`${value} in column "${head}" cannot be; the value is left out.`, numberAt(line, i));
    return Number.NaN;
  });
}

/** Shares come as per cent and as fractions, and heads are not always right about it. */
function asPercent(
  { head, unit, quantity }: UsedColumn,
  column: readonly number[],
  findings: string[],
  headLine: number,
  issues: Issue[],
): number {
  const typical = median(column);
  const fraction = typical <= 2;
  // Readers of the column have turned "%" into itself and "1" into per cent already.
  const stated = unit === '%' ? 1 : unit === undefined ? undefined : 100;
  if (stated === undefined) {
    findings.push(`"${head}" holds ${fraction ? 'fractions' : 'per cent'}, by its values.`);
    return fraction ? 100 : 1;
  }
  const wrong = stated === 1 ? fraction : typical > 2 * 100;
  if (!wrong) return 1;
  const factor = stated === 1 ? 100 : 0.01;
  issues.push({
    severity: 'warning',
    path: '',
    message: `"${head}" holds ${stated === 1 ? 'fractions, not per cent' : 'per cent, not fractions'}, by its values; they were converted.`,
    hint: `${quantity} is kept in %`,
    line: headLine,
  });
  return factor;
}
