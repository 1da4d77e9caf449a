import type { MeasuredKind } from '../measured.js';
import type { UnusedColumn, UsedColumn } from './assign.js';
import { directionOf } from './directionWords.js';
import type { Layout } from './layout.js';
import type { Quantity } from './quantities.js';
import { isMissing } from './writtenNumber.js';

const ofCycles: ReadonlySet<Quantity> = new Set([
  'cycle',
  'capacity',
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
]);

/** Rows looked at to see what a column holds. */
const peeked = 300;

/** Of the columns that are understood, those that a table of this kind is made of; why the others are not used. */
export function neededColumns(
  kind: MeasuredKind,
  columns: readonly UsedColumn[],
  layout: Layout,
): { readonly used: readonly UsedColumn[]; readonly unused: readonly UnusedColumn[] } {
  const used: UsedColumn[] = [];
  const unused: UnusedColumn[] = [];
  const find = (quantity: Quantity): UsedColumn | undefined => columns.find((column) => column.quantity === quantity);
  const instead = (...names: readonly Quantity[]): string | undefined => {
    const better = names.map(find).find((column) => column !== undefined);
    return better && `"${better.head}" is used instead`;
  };
  const halves = [find('chargeCapacity'), find('dischargeCapacity')];
  const counted = [find('capacity'), find('netCapacity')].some((column) => column !== undefined && !column.constant);
  // Columns that a cycler fills with zeros count nothing where another one counts.
  const bothHalves = halves.every((half) => half !== undefined) && !(counted && halves.every((half) => half?.constant));
  for (const column of columns) {
    const { quantity, at, head } = column;
    let why: string | undefined;
    if (kind === 'cycle table') {
      if (!ofCycles.has(quantity)) why = 'is not needed in a table of cycles';
      else if (quantity === 'capacity') why = instead('dischargeCapacity');
    } else if (quantity === 'frequency') why = 'tells the rows of impedance apart';
    else if (quantity === 'date') why = instead('time');
    else if (quantity === 'stepTime') why = instead('time', 'date');
    else if (quantity === 'capacity') why = bothHalves ? instead('chargeCapacity') : undefined;
    else if (quantity === 'netCapacity') why = bothHalves ? instead('chargeCapacity') : instead('capacity');
    else if (quantity === 'chargeCapacity' || quantity === 'dischargeCapacity') {
      // One half alone counts no cycles, but it tells which way the current flows.
      const tells = kind === 'time series' && !column.constant;
      if (!bothHalves && !tells)
        why = counted && column.constant ? 'does not change' : 'counts one half of the cycle only';
    } else if (quantity === 'direction')
      why = speaks(layout, at) ? undefined : 'its entries say nothing about charge or discharge';
    else if (ofCycles.has(quantity) && quantity !== 'cycle') why = 'belongs to a table of cycles';
    if (why !== undefined) unused.push({ at, head, why });
    else
      used.push(
        column.stored === 's' && quantity !== 'date' && showsClock(layout, at)
          ? { ...column, unit: 'clock', assumed: false }
          : column,
      );
  }
  return { used, unused };
}

function entries({ lines, firstLine, split }: Layout, at: number): readonly string[] {
  return lines
    .slice(firstLine, firstLine + peeked)
    .map((line) => split(line)[at] ?? '')
    .filter((cell) => !isMissing(cell));
}

function speaks(layout: Layout, at: number): boolean {
  const all = entries(layout, at);
  return all.filter((cell) => Number.isFinite(directionOf(cell))).length > 0.5 * all.length;
}

function showsClock(layout: Layout, at: number): boolean {
  return entries(layout, at)[0]?.includes(':') === true;
}
