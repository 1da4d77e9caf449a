import type { Issue } from '../../scenario/document/issue.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { MeasuredCycles, MeasuredOptions } from '../measured.js';
import { median } from '../median.js';
import type { UsedColumn } from '../table/assign.js';
import { storedUnit } from '../table/quantities.js';
import { factorOf } from '../table/rows.js';
import { gramFactor } from './reconcile.js';

/** [mAh/g] No cathode of an oxide gives more, and none that works gives less. */
const possible = { most: 400, least: 2 };
/** [mAh/g] No material gives more: lithium itself has 3861. */
const mostOfAll = 3900;
/** [mAh/g] What cathode materials give. */
const usual = { most: 300, least: 60 };
const capacityUnits = ['mAh/g', 'Ah/g', 'uAh/g', 'mAh', 'Ah', 'uAh', 'mAh/cm2'] as const;

type Half = 'chargeCapacity' | 'dischargeCapacity';

/** Capacities per gram that cannot be, by column, with the unit that would make sense of them. */
export function impossible(
  { rows, capacityUnit }: MeasuredCycles,
  columns: readonly UsedColumn[],
  options: MeasuredOptions,
  headLine: number,
): readonly Issue[] {
  if (capacityUnit !== 'mAh/g') return [];
  const halves = (['dischargeCapacity', 'chargeCapacity'] as const).flatMap((quantity) => {
    const typical = median(rows.map((row) => row[quantity]));
    return typical > possible.most || typical < possible.least ? [{ quantity, typical }] : [];
  });
  const [first] = halves;
  if (first === undefined) return [];
  const own = (quantity: Half): UsedColumn | undefined => columns.find((column) => column.quantity === quantity);
  const heads = halves.flatMap(({ quantity }) => own(quantity)?.head ?? []).map((head) => `"${head}"`);
  const hints = halves.flatMap(({ quantity, typical }) => {
    const column = own(quantity);
    const unit = column && betterUnit(typical, column, options);
    return unit === undefined ? [] : [`--column '${column!.head} = ${quantity} / ${unit}'`];
  });
  if (heads.length === 0) hints.push(...otherCauses(first.typical, columns));
  const where = heads.length > 0 ? ` of ${listed(heads)}` : '';
  // What is too large may be another material; it is doubted and never refused.
  const large = halves.every(({ typical }) => typical > possible.most);
  const wrong = 'the unit of the capacity or the mass of active material is wrong';
  const doubt =
    first.typical > mostOfAll
      ? `are beyond any material: ${wrong}`
      : `are beyond a cathode of an oxide: if the material is none (sulfur, a conversion material, an anode), they may be right, else ${wrong}`;
  return [
    {
      severity: large ? 'warning' : 'error',
      path: '',
      message: `Capacities${where} around ${plain(first.typical)} mAh/g ${large ? doubt : `cannot be: ${wrong}`}.`,
      got: `${plain(first.typical)} mAh/g`,
      allowed: `${possible.least} to ${possible.most} mAh/g`,
      hint:
        hints.length > 0
          ? `${hints.join(heads.length > 0 ? ' ' : ' or ')} would make them capacities of a cathode`
          : totals(first.typical, options)
            ? "if they are those of the cell in mAh, say so with --column 'its head = dischargeCapacity / mAh', and give the mass with --mass '8.3 mg'"
            : "--mass is the mass of cathode active material, for example '8.3 mg'; do dots or commas group thousands?",
      line: headLine,
    },
  ];
}

/** The unit in which the numbers of a column are capacities of a cathode. */
function betterUnit(typical: number, column: UsedColumn, options: MeasuredOptions): string | undefined {
  const perGram = (unit: string): number => {
    const stored = storedUnit(column.quantity, unit) as MeasuredCycles['capacityUnit'] | undefined;
    if (stored === undefined) return Number.NaN;
    const mass = options.mass === undefined ? undefined : options.mass * 1e3;
    return factorOf(unit, stored) * (gramFactor(stored, mass, options.area) ?? Number.NaN);
  };
  const written = typical / perGram(column.unit ?? column.stored);
  const sensible = capacityUnits.filter((unit) => {
    const value = written * perGram(unit);
    return value >= usual.least && value <= usual.most;
  });
  return sensible.length === 1 ? sensible[0] : undefined;
}

/** Units by which current or time of a series would give capacities of a cathode. */
function otherCauses(typical: number, columns: readonly UsedColumn[]): readonly string[] {
  const tried = [
    ['current', 'A', 'mA', 1e-3],
    ['current', 'A', 'uA', 1e-6],
    ['current', 'mA', 'A', 1e3],
    ['current', 'mA', 'uA', 1e-3],
    ['time', 's', 'h', 3600],
    ['time', 's', 'min', 60],
    ['time', 'h', 's', 1 / 3600],
  ] as const;
  return tried.flatMap(([quantity, stated, unit, factor]) => {
    const column = columns.find((one) => one.quantity === quantity && one.unit === stated);
    const value = typical * factor;
    if (!column || value < usual.least || value > usual.most) return [];
    return [`--column '${column.head} = ${quantity} / ${unit}'`];
  });
}

/** [mAh/g] that would be usual numbers of a small cell in mAh. */
function totals(typical: number, { mass }: MeasuredOptions): boolean {
  return mass === undefined && typical < possible.least;
}

/** [Ohm] or [Ohm cm2] that cells have which are built and measured in a laboratory. */
const resistances = { least: 0.3, most: 1e5 };
/** [%] Beyond it a share is none. */
const largestShare = 200;

/** Other columns that hold what cannot be, or hardly. */
export function doubtful(
  { rows, resistanceUnit }: MeasuredCycles,
  columns: readonly UsedColumn[],
  line: number,
): readonly Issue[] {
  const issues: Issue[] = [];
  for (const { quantity, head } of columns) {
    if (quantity === 'interfaceResistance' || quantity === 'cathodeResistance' || quantity === 'resistance') {
      const typical = median(rows.map((row) => row[quantity]));
      if (!(typical < resistances.least || typical > resistances.most)) continue;
      const other = typical < resistances.least ? 'kOhm' : 'mOhm';
      issues.push({
        severity: 'warning',
        path: '--column',
        message: `Column "${head}" gives resistances around ${plain(typical)} ${resistanceUnit}, unlike those of cells in a laboratory: is it in ${other}${resistanceUnit === 'Ohm' ? '' : ' cm2'}?`,
        hint: `--column '${head} = ${quantity} / ${other}${resistanceUnit === 'Ohm' ? '' : ' cm2'}' if so`,
        line,
      });
    }
    if (quantity === 'coulombicEfficiency' || quantity === 'retention' || quantity === 'activeMass') {
      const typical = median(rows.map((row) => row[quantity]));
      if (!(typical > largestShare)) continue;
      issues.push({
        severity: 'error',
        path: '--column',
        message: `Column "${head}" holds shares around ${plain(typical)} %, which cannot be.`,
        hint: `--column '${head} = ignore' leaves it out`,
        line,
      });
    }
  }
  return issues;
}

function plain(value: number): string {
  return plainNumber(value, 4);
}
