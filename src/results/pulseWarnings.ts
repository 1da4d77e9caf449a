import type { CycleRow } from '../quantities/cycleRow.js';
import type { Issue } from '../scenario/document/issue.js';
import { plainNumber } from '../text/plainNumber.js';

/** Discharge over charge from which on the charge of a cycle was none. */
const MUCH = 10;

/** A charging pulse between discharges begins a cycle, as every charge after a discharge does, and the efficiency of that cycle says nothing. */
export function pulseWarnings(rows: readonly CycleRow[]): readonly Issue[] {
  const found = rows.filter(
    ({ chargeCapacity, coulombicEfficiency }) => chargeCapacity > 0 && coulombicEfficiency > MUCH,
  );
  const [first] = found;
  if (first === undefined) return [];
  const { cycle, chargeCapacity, dischargeCapacity, coulombicEfficiency } = first;
  const others = found.length > 1 ? `, as in ${found.length - 1} more` : '';
  const [charged, discharged] = [chargeCapacity, dischargeCapacity].map((value) => plainNumber(value, 3));
  return [
    {
      severity: 'warning',
      path: 'protocol',
      message:
        `In cycle ${cycle} the cell is charged by ${charged} mAh/g and discharged by ${discharged} mAh/g${others}: ` +
        `an efficiency of ${plainNumber(100 * coulombicEfficiency, 3)} % is none of the cell.`,
      hint: 'every charge after a discharge begins a new cycle, a short pulse too',
    },
  ];
}
