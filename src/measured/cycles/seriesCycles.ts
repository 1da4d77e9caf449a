import type { Issue } from '../../scenario/document/issue.js';
import type { MeasuredCycle, MeasuredSeries } from '../measured.js';
import { median } from '../median.js';
import { numberAt } from '../numberAt.js';
import { stretches } from './halfCycles.js';

const nothing = {
  chargeCapacity: Number.NaN,
  dischargeCapacity: Number.NaN,
  coulombicEfficiency: Number.NaN,
  retention: Number.NaN,
  activeMass: Number.NaN,
  meanChargeVoltage: Number.NaN,
  meanDischargeVoltage: Number.NaN,
  resistance: Number.NaN,
  interfaceResistance: Number.NaN,
  cathodeResistance: Number.NaN,
};

/** A cycle of which nothing is known but its number. */
export function emptyCycle(cycle: number, line: number): MeasuredCycle {
  return { cycle, line, ...nothing, complete: true };
}

interface Half {
  readonly capacity: number;
  readonly meanVoltage: number;
  readonly endVoltage: number;
}

/** The cycle table of a time series: one row per block of rows with the same cycle number, in the order of the file. */
export function cyclesOfSeries(
  series: MeasuredSeries,
  passed: Float64Array,
): {
  readonly rows: readonly MeasuredCycle[];
  readonly issues: readonly Issue[];
} {
  const { cycle, direction, line } = series;
  const rows: MeasuredCycle[] = [];
  const halves: { readonly charge?: Half; readonly discharge?: Half }[] = [];
  const blocks = stretches(cycle);
  for (const { from, to } of blocks) {
    const charge = half(series, passed, from, to, 1);
    const discharge = half(series, passed, from, to, -1);
    // What only rests is no cycle: the rows before the first, or the first rows of one that is not in the file any more.
    if (!charge && !discharge) continue;
    halves.push({ ...(charge ? { charge } : {}), ...(discharge ? { discharge } : {}) });
    rows.push({
      ...emptyCycle(numberAt(cycle, from), numberAt(line, from)),
      chargeCapacity: charge?.capacity ?? Number.NaN,
      dischargeCapacity: discharge?.capacity ?? Number.NaN,
      coulombicEfficiency: charge && discharge ? (100 * discharge.capacity) / charge.capacity : Number.NaN,
      meanChargeVoltage: charge?.meanVoltage ?? Number.NaN,
      meanDischargeVoltage: discharge?.meanVoltage ?? Number.NaN,
    });
  }
  const missing = cutOff(halves);
  const last = rows[rows.length - 1];
  if (missing === undefined || last === undefined || direction.length === 0) return { rows, issues: [] };
  rows[rows.length - 1] = { ...last, complete: false };
  return {
    rows,
    issues: [
      {
        severity: 'warning',
        path: '',
        message: `The file ends on line ${line[line.length - 1]} within cycle ${last.cycle}: ${missing}. This cycle is not used.`,
        line: numberAt(line, line.length - 1),
      },
    ],
  };
}

function half(
  { voltage, direction }: MeasuredSeries,
  passed: Float64Array,
  from: number,
  to: number,
  sign: number,
): Half | undefined {
  let [capacity, energy, end] = [0, 0, -1];
  for (let i = from; i < to; i++) {
    if (direction[i] !== sign) continue;
    const charge = numberAt(passed, i);
    const here = numberAt(voltage, i);
    capacity += charge;
    // The first row of a half cycle has no row before it under the same current.
    const before = i > from && direction[i - 1] === sign ? numberAt(voltage, i - 1) : here;
    energy += charge * 0.5 * (here + before);
    end = i;
  }
  return capacity > 0 ? { capacity, meanVoltage: energy / capacity, endVoltage: numberAt(voltage, end) } : undefined;
}

/** [V] and share of the window: closer to where the others end is the same end. */
const sameEnd = { volt: 0.03, share: 0.1 };

/** What the last cycle lacks that those before it have. */
function cutOff(halves: readonly { readonly charge?: Half; readonly discharge?: Half }[]): string | undefined {
  const before = halves.slice(0, -1).filter(({ charge, discharge }) => charge && discharge);
  const last = halves[halves.length - 1];
  if (before.length === 0 || last === undefined) return undefined;
  const endOf = (name: 'charge' | 'discharge'): number =>
    median(before.flatMap((cycle) => cycle[name]?.endVoltage ?? []));
  const ends = { charge: endOf('charge'), discharge: endOf('discharge') };
  const near = sameEnd.volt + sameEnd.share * Math.abs(ends.charge - ends.discharge);
  for (const name of ['charge', 'discharge'] as const) {
    const half = last[name];
    if (!half) return `its ${name} is missing`;
    if (Math.abs(half.endVoltage - ends[name]) > near)
      return `its ${name} ends at ${half.endVoltage.toFixed(3)} V, those before at ${ends[name].toFixed(3)} V`;
  }
  return undefined;
}
