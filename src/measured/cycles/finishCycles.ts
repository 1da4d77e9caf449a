import type { Issue } from '../../scenario/document/issue.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { MeasuredCycle, MeasuredCycles, MeasuredKind, MeasuredOptions } from '../measured.js';
import { median } from '../median.js';
import type { UsedColumn } from '../table/assign.js';
import { exchangedHalves, withoutRepeats } from './cycleChecks.js';
import { outliers } from './outliers.js';
import { doubtful, impossible } from './plausible.js';

interface Context {
  readonly kind: MeasuredKind;
  readonly headLine: number;
  readonly options: MeasuredOptions;
  readonly columns: readonly UsedColumn[];
  /** The cycles of a series begin with the discharge: what is charged after it is no bound of it. */
  readonly dischargeFirst?: boolean;
  /** Added to. */
  readonly findings: string[];
  readonly issues: Issue[];
}

/** What is common to cycle tables and to those made of time series: doubts, efficiencies that can be computed, and questions. */
export function finishCycles(table: MeasuredCycles, context: Context): MeasuredCycles {
  const { findings, issues, options, headLine } = context;
  const unique = withoutRepeats(table.rows);
  issues.push(...unique.issues);
  const wrongUnit = impossible({ ...table, rows: unique.rows }, context.columns, options, headLine);
  // Which half is the larger says nothing where one of them is in a wrong unit.
  let rows = wrongUnit.length > 0 ? unique.rows : halvesInOrder(unique.rows, context);
  if (context.kind === 'cycle table') noteOtherEfficiency(rows, context);
  rows = rows.map((row) => ({ ...row, coulombicEfficiency: efficiency(row) }));
  if (context.kind === 'cycle table') rows = endOfTable(rows, issues);
  noteGaps(rows, findings);
  noteResistances(context.columns, issues, headLine);
  const whole = rows.filter(({ complete }) => complete);
  issues.push(...outliers(whole), ...wrongUnit);
  issues.push(...doubtful({ ...table, rows: whole }, context.columns, headLine));
  const capacities = rows.some((row) => row.chargeCapacity > 0 || row.dischargeCapacity > 0);
  if (capacities && table.capacityUnit === 'mAh/g') findings.push(gramSentence(context));
  const unitless = issues.some(({ path, severity }) => path === '--column' && severity === 'error');
  if (capacities && table.capacityUnit !== 'mAh/g' && !unitless) {
    const area = table.capacityUnit === 'mAh/cm2' && options.area === undefined;
    issues.push({
      // A time series is of use without; a table of capacities is not.
      severity: context.kind === 'cycle table' ? 'error' : 'warning',
      path: '--mass',
      message: `The capacities are in ${table.capacityUnit}: for capacities per gram the mass of cathode active material is needed${area ? ', and the area' : ''}. It is not guessed.`,
      hint: `give it with --mass '8.3 mg'${area ? " --area '0.785 cm2'" : ''}`,
      line: headLine,
    });
  }
  const zero = rows.find(({ cycle }) => cycle < 1);
  if (zero) {
    findings.push(
      `There is a cycle ${zero.cycle} (line ${zero.line}). Simulated cycles begin with 1; --shift 1 adds one to every number, otherwise this one is left out.`,
    );
  }
  return { ...table, rows };
}

/** Grams of what the capacities are. */
function gramSentence({ columns, options }: Context): string {
  const stored = columns.find(({ quantity }) => /capacity$/i.test(quantity))?.stored;
  if (stored === 'mAh/g')
    return 'Capacities are per gram as the file has them: that this is a gram of cathode active material, the file does not say.';
  return options.mass === undefined
    ? 'Capacities are per gram, as the current is.'
    : `Capacities were divided by the ${short(options.mass * 1e6)} mg given.`;
}

function efficiency({ coulombicEfficiency, chargeCapacity, dischargeCapacity }: MeasuredCycle): number {
  if (Number.isFinite(coulombicEfficiency) || !(chargeCapacity > 0 && dischargeCapacity > 0))
    return coulombicEfficiency;
  return (100 * dischargeCapacity) / chargeCapacity;
}

/** [percentage points] Efficiencies that are further from those of the capacities are others. */
const sameEfficiency = 1;

/** Efficiencies of the file beside those that its capacities give. */
function noteOtherEfficiency(rows: readonly MeasuredCycle[], { columns, issues }: Context): void {
  const column = columns.find(({ quantity }) => quantity === 'coulombicEfficiency');
  const own = rows.map(
    ({ coulombicEfficiency, chargeCapacity: a, dischargeCapacity: b }) => coulombicEfficiency - (100 * b) / a,
  );
  const first = rows[own.findIndex((difference) => Math.abs(difference) > sameEfficiency)];
  if (!column || !first || !(Math.abs(median(own)) > sameEfficiency)) return;
  issues.push({
    severity: 'warning',
    path: '--column',
    message: `"${column.head}" is not discharge by charge capacity: in cycle ${first.cycle} it says ${short(first.coulombicEfficiency)} %, the capacities give ${short((100 * first.dischargeCapacity) / first.chargeCapacity)} %. The column was believed.`,
    hint: `--column '${column.head} = ignore' takes the efficiency from the capacities`,
    line: first.line,
  });
}

/** Charge and discharge as they must be, or the question which is which. */
function halvesInOrder(
  rows: readonly MeasuredCycle[],
  { kind, options, columns, issues, dischargeFirst }: Context,
): readonly MeasuredCycle[] {
  const exchange = (row: MeasuredCycle): MeasuredCycle => ({
    ...row,
    chargeCapacity: row.dischargeCapacity,
    dischargeCapacity: row.chargeCapacity,
    meanChargeVoltage: row.meanDischargeVoltage,
    meanDischargeVoltage: row.meanChargeVoltage,
  });
  if (kind === 'cycle table' && options.swap === true) return rows.map(exchange);
  if (options.swap !== undefined || dischargeFirst) return rows;
  const first = exchangedHalves(rows);
  if (first === undefined) {
    if (kind === 'cycle table') noteGivingFirst(rows, issues);
    return rows;
  }
  const told = columns.some(({ quantity }) => quantity === 'coulombicEfficiency');
  const asCharged = rows.filter(
    (row) => Math.abs(row.coulombicEfficiency - (100 * row.chargeCapacity) / row.dischargeCapacity) < 0.2,
  );
  const certain = kind === 'cycle table' && told && asCharged.length > 0.8 * rows.length;
  const message = `Charge and discharge seem to be exchanged: from cycle ${first.cycle} on more is discharged than was charged (${short(first.dischargeCapacity)} against ${short(first.chargeCapacity)}).`;
  if (certain) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `${message} The efficiencies of the file say the same; the columns were exchanged.`,
      line: first.line,
    });
    return rows.map(exchange);
  }
  issues.push({
    severity: kind === 'cycle table' ? 'error' : 'warning',
    path: '--swap',
    message,
    hint:
      kind === 'cycle table'
        ? '--swap exchanges them, --no-swap keeps them as they are'
        : 'the cycles of the file may begin with the discharge; its efficiencies then are not those of a charge and its discharge',
    line: first.line,
  });
  return rows;
}

/** Share of its charge that a first cycle gives back, from which on it is no first cycle of a cell as charged and discharged. */
const GIVES_BACK = 1.05;

/** Later cycles of a good cell are too near 100 % to tell charge from discharge; the first one is not. */
function noteGivingFirst([first]: readonly MeasuredCycle[], issues: Issue[]): void {
  if (first === undefined || !(first.dischargeCapacity > GIVES_BACK * first.chargeCapacity)) return;
  issues.push({
    severity: 'warning',
    path: '--swap',
    message: `Charge and discharge may be exchanged: in its first cycle, ${first.cycle}, more is discharged than was charged (${short(first.dischargeCapacity)} against ${short(first.chargeCapacity)}).`,
    hint: '--swap exchanges them, --no-swap keeps them as they are; or did the cell begin charged?',
    line: first.line,
  });
}

/** A last row that was written while its cycle was going on. */
function endOfTable(rows: readonly MeasuredCycle[], issues: Issue[]): readonly MeasuredCycle[] {
  const last = rows[rows.length - 1];
  const before = rows[rows.length - 2];
  if (last === undefined || before === undefined || !(before.dischargeCapacity > 0)) return rows;
  const fallen = last.dischargeCapacity < 0.5 * before.dischargeCapacity;
  const missing = Number.isNaN(last.dischargeCapacity) && last.chargeCapacity > 0;
  if (!fallen && !missing) return rows;
  issues.push({
    severity: 'warning',
    path: '',
    message: `The last cycle, ${last.cycle}, seems to be unfinished: ${missing ? 'it has no discharge' : `${short(last.dischargeCapacity)} after ${short(before.dischargeCapacity)}`}. It is not used.`,
    line: last.line,
  });
  return [...rows.slice(0, -1), { ...last, complete: false }];
}

function noteGaps(rows: readonly MeasuredCycle[], findings: string[]): void {
  const gaps: string[] = [];
  let a = Number.NaN;
  for (const { cycle: b } of rows) {
    if (b - a > 1) gaps.push(b - a === 2 ? `${a + 1}` : `${a + 1} to ${b - 1}`);
    a = b;
  }
  if (gaps.length === 0) return;
  const shown = gaps.slice(0, 6).join(', ');
  findings.push(`Not in the file: cycle ${shown}${gaps.length > 6 ? ` and ${gaps.length - 6} more gaps` : ''}.`);
}

function noteResistances(columns: readonly UsedColumn[], issues: Issue[], line: number): void {
  const column = columns.find(({ quantity }) => quantity === 'resistance');
  if (!column) return;
  issues.push({
    severity: 'warning',
    path: '--column',
    message: `Column "${column.head}" does not say which resistance it is; it is kept but not compared with anything.`,
    allowed:
      'interfaceResistance (the arc of the cathode interface), cathodeResistance (interface and a third of the ionic rail)',
    hint: `--column '${column.head} = interfaceResistance'`,
    line,
  });
}

function short(value: number): string {
  return plainNumber(value, 4);
}
