import type { Issue } from '../../scenario/document/issue.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { CapacityUnit } from '../measured.js';
import type { UsedColumn } from '../table/assign.js';

export interface ReconcileInput {
  /** Sums over the file; undefined when there is no such column. Counted in its stored unit, integrated in (stored current) h. */
  readonly counted?: number;
  readonly integrated?: number;
  readonly capacity?: UsedColumn;
  readonly current?: UsedColumn;
  readonly time?: UsedColumn;
  /** [kg], [m2] */
  readonly mass?: number;
  readonly area?: number;
  readonly headLine: number;
}

export interface Reconciled {
  /** Whether the counters of the cycler are used or the integral of the current. */
  readonly by: 'counter' | 'integral' | 'nothing';
  /** To multiply with, to be in `unit`. */
  readonly factor: number;
  readonly unit: CapacityUnit;
  /** To multiply the current with. */
  readonly currentFactor: number;
  /** To multiply the time with. */
  readonly timeFactor: number;
  readonly findings: readonly string[];
  readonly issues: readonly Issue[];
}

/** How far the charge by counter and by integral may be apart. */
const apart = 0.05;

/**
 * Charge counted by the cycler against the integral of its current: this shows wrong units, finds units that are not stated,
 * and tells the mass that capacities per gram were computed with. The counter is believed where both agree.
 */
export function reconcile(input: ReconcileInput): Reconciled {
  const { capacity, current, headLine } = input;
  const findings: string[] = [];
  const issues: Issue[] = [];
  let [currentFactor, timeFactor, countFactor] = [1, 1, 1];
  const integralUnit = current && chargeUnit(current.stored);
  // [mAh], [mAh/g] or [mAh/cm2]
  const integrated =
    input.integrated === undefined ? undefined : input.integrated * (current?.stored === 'A' ? 1000 : 1);
  const both = input.counted !== undefined && integrated !== undefined && input.counted > 0 && integrated > 0;
  const ask = (column: UsedColumn, units: readonly string[]): void => {
    issues.push({
      severity: 'error',
      path: '--column',
      message: `The unit of column "${column.head}" is stated nowhere.`,
      allowed: units.join(', '),
      hint: `--column '${column.head} = ${column.quantity} / ${units[0]}' or '... / ${units[1]}', whichever it is`,
      line: headLine,
    });
  };
  if (both && capacity && current && capacity.stored === integralUnit) {
    const ratio = input.counted! / integrated!;
    const power = [1e-6, 1e-3, 1, 1e3, 1e6].find((p) => Math.abs(ratio / p - 1) < apart);
    const hours = input.time?.assumed ? [3600, 60].find((p) => Math.abs(ratio / p - 1) < apart) : undefined;
    const statedTime =
      input.time?.unit === 's'
        ? (
            [
              ['h', 3600],
              ['min', 60],
            ] as const
          ).find(([, p]) => Math.abs(ratio / p - 1) < apart)?.[0]
        : undefined;
    const unitless = current.unit === undefined ? current : capacity.unit === undefined ? capacity : undefined;
    if (hours !== undefined && unitless === undefined) {
      timeFactor = hours;
      findings.push(`The time is in ${hours === 60 ? 'minutes' : 'hours'}: so its current adds up to its capacity.`);
    } else if (current.unit === undefined && capacity.unit !== undefined && power !== undefined && power <= 1e3) {
      currentFactor = power;
      const unit = power === 1e-3 ? 'mA' : power === 1e-6 ? 'uA' : power === 1 ? 'A' : 'kA';
      findings.push(`The current is in ${unit}: so it adds up to the capacity of the file.`);
    } else if (capacity.unit === undefined && current.unit !== undefined && power !== undefined) {
      countFactor = 1 / power;
      const unit = power === 1 ? 'mAh' : power === 1e-3 ? 'Ah' : power === 1e3 ? 'uAh' : `${1 / power} mAh`;
      findings.push(`Column "${capacity.head}" is in ${unit}: so the current adds up to it.`);
    } else if (unitless !== undefined) {
      ask(unitless, unitless === current ? ['mA', 'A', 'uA'] : ['mAh', 'Ah']);
    } else if (power !== undefined && power !== 1) {
      issues.push({
        severity: 'error',
        path: '--column',
        message: `The unit of "${current.head}" or of "${capacity.head}" is wrong: the current adds up to ${plain(integrated!)} ${integralUnit}, the capacity column to ${plain(input.counted!)}.`,
        got: `a ratio of ${plain(ratio)}`,
        hint: `say which, for example --column '${current.head} = current / ${currentUnit(current, power)}'`,
        line: headLine,
      });
    } else if (statedTime !== undefined) {
      issues.push({
        severity: 'error',
        path: '--column',
        message: `The unit of "${input.time!.head}" is wrong: with it the current adds up to ${plain(integrated!)} ${integralUnit}, the capacity column to ${plain(input.counted!)}; it seems to be in ${statedTime}.`,
        got: `a ratio of ${plain(ratio)}`,
        hint: `--column '${input.time!.head} = time / ${statedTime}'`,
        line: headLine,
      });
    } else if (Math.abs(ratio - 1) > apart) {
      issues.push({
        severity: 'warning',
        path: '',
        message: `Current and capacity of the file differ: ${plain(integrated!)} against ${plain(input.counted!)} ${integralUnit} in all; the capacity column is used.`,
        hint: 'coarsely stored currents do this, and so do wrong units and missing rows',
        line: headLine,
      });
    } else
      findings.push(`The current adds up to the capacity of the file within ${plain(100 * Math.abs(ratio - 1))} %.`);
  } else {
    if (current?.unit === undefined && current) ask(current, ['mA', 'A', 'uA']);
    if (capacity && capacity.unit === undefined) ask(capacity, ['mAh', 'Ah', 'mAh/g']);
  }
  const mass = input.mass === undefined ? undefined : input.mass * 1e3;
  if (
    both &&
    capacity?.stored === 'mAh/g' &&
    integralUnit === 'mAh' &&
    capacity.unit !== undefined &&
    current!.unit !== undefined
  ) {
    const told = integrated! / input.counted!;
    findings.push(`The capacities per gram were computed with ${plain(1e3 * told)} mg.`);
    if (mass !== undefined && Math.abs(told / mass - 1) > 0.01) {
      issues.push({
        severity: 'warning',
        path: '',
        message: `The capacities per gram of the file were computed with ${plain(1e3 * told)} mg, not with the ${plain(1e3 * mass)} mg given; they were converted.`,
        line: headLine,
      });
      countFactor = told / mass;
    }
  }
  if (input.counted === undefined && integrated === undefined)
    return { by: 'nothing', factor: 1, unit: 'mAh', currentFactor, timeFactor, findings, issues };
  const by = input.counted === undefined ? ('integral' as const) : ('counter' as const);
  const stored = by === 'counter' ? (capacity!.stored as CapacityUnit) : integralUnit!;
  const own = by === 'counter' ? countFactor : currentFactor * timeFactor * (current?.stored === 'A' ? 1000 : 1);
  const perGram = gramFactor(stored, mass, input.area);
  return {
    by,
    factor: own * (perGram ?? 1),
    unit: perGram === undefined ? stored : 'mAh/g',
    currentFactor,
    timeFactor,
    findings,
    issues,
  };
}

/** What makes a capacity one per gram; mass in g, area in m2; undefined when something is missing. */
export function gramFactor(unit: CapacityUnit, mass: number | undefined, area: number | undefined): number | undefined {
  if (unit === 'mAh/g') return 1;
  if (mass === undefined) return undefined;
  if (unit === 'mAh') return 1 / mass;
  return area === undefined ? undefined : (area * 1e4) / mass;
}

/** The unit that is so much smaller or larger than the one that a column states. */
function currentUnit({ unit, stored }: UsedColumn, power: number): string {
  const units = [
    ['uA', 1e-6],
    ['mA', 1e-3],
    ['A', 1],
  ] as const;
  const own = units.find(([name]) => name === unit)?.[1];
  const found = own === undefined ? undefined : units.find(([, size]) => Math.abs(size / (own * power) - 1) < 1e-6);
  return (
    found?.[0] ??
    `... (the unit that is ${power < 1 ? plain(1 / power) : plain(power)} times ${power < 1 ? 'smaller' : 'larger'} than ${unit ?? stored})`
  );
}

function chargeUnit(currentUnit: string): CapacityUnit {
  return currentUnit === 'mA/g' ? 'mAh/g' : currentUnit === 'mA/cm2' ? 'mAh/cm2' : 'mAh';
}

function plain(value: number): string {
  return plainNumber(value, 4);
}
