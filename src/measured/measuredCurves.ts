import type { MeasuredCurve } from '../results/results.js';
import type { Issue } from '../scenario/document/issue.js';
import type { DataFile } from '../scenario/schema/measuredData.js';
import type { Measured, MeasuredSeries } from './measured.js';
import type { Simulated } from './simulated.js';

/** Points of a half cycle that are kept: more than a picture shows. */
const mostPoints = 120;
/** Fewer rows make no curve. */
const leastRows = 5;
/** Cycles of which curves are shown where all are recorded. */
const mostCycles = 12;

/** The voltage curves of a file that a recorded half cycle of the simulation answers to, or of the cycles that are asked for. */
export function measuredCurves(
  { curve, file }: DataFile,
  measured: Measured,
  { recorded, cycles }: Simulated,
  whose: { readonly variant?: string; readonly source: string },
): { readonly found: readonly MeasuredCurve[]; readonly issues: readonly Issue[] } {
  const { series } = measured;
  const refuse = (path: string, message: string, more: Partial<Issue> = {}) => ({
    found: [],
    issues: [{ severity: 'error', path, message, ...more } as const],
  });
  if (!series)
    return curve
      ? refuse('curve', `${file} holds no voltages against time or capacity.`, { got: measured.kind })
      : { found: [], issues: [] };
  // Capacities of another unit wait for the mass, which has been asked for.
  if (measured.cycles.capacityUnit !== 'mAh/g') return { found: [], issues: [] };
  const numbers = [...new Set(series.cycle)];
  // A file with one cycle that it does not number itself is of the cycle that is asked for.
  const only = measured.kind === 'voltage curve' && numbers.length === 1 && curve?.cycles.length === 1;
  const wanted = curve?.cycles ?? evenly(recorded.filter((cycle) => numbers.includes(cycle)));
  for (const [i, cycle] of (curve?.cycles ?? []).entries()) {
    const path = `curve.cycles[${i}]`;
    if (cycle > cycles)
      return refuse(path, `The programme makes ${cycles} ${cycles === 1 ? 'cycle' : 'cycles'}.`, {
        got: String(cycle),
      });
    if (!only && !numbers.includes(cycle)) {
      const allowed = `cycle ${numbers[0]} to ${numbers.at(-1)}`;
      return refuse(path, `${file} does not hold this cycle.`, { got: String(cycle), allowed });
    }
  }
  const found = wanted.flatMap((cycle) =>
    (['charge', 'discharge'] as const).flatMap((direction): MeasuredCurve[] => {
      if (curve && curve.direction !== 'both' && curve.direction !== direction) return [];
      const one = halfCycle(series, (only ? numbers[0] : undefined) ?? cycle, direction);
      return one ? [{ ...whose, cycle, direction, ...one }] : [];
    }),
  );
  return { found, issues: [] };
}

function evenly(cycles: readonly number[]): readonly number[] {
  if (cycles.length <= mostCycles) return cycles;
  return Array.from(
    { length: mostCycles },
    (_, i) => cycles[Math.round((i * (cycles.length - 1)) / (mostCycles - 1))]!,
  );
}

/** Rows of one half cycle with growing capacity, some evenly over it with both ends; undefined where there are too few. */
function halfCycle(
  series: MeasuredSeries,
  cycle: number,
  direction: 'charge' | 'discharge',
): Pick<MeasuredCurve, 'capacity' | 'voltage'> | undefined {
  const sign = direction === 'charge' ? 1 : -1;
  const rows: (readonly [capacity: number, voltage: number])[] = [];
  for (const [i, volts] of series.voltage.entries()) {
    if (series.cycle[i] !== cycle || series.direction[i] !== sign) continue;
    const passed = Math.abs(series.capacity[i] ?? Number.NaN);
    if (passed > (rows.at(-1)?.[0] ?? -1) && Number.isFinite(volts)) rows.push([passed, volts]);
  }
  const [first, last] = [rows[0]?.[0] ?? 0, rows.at(-1)?.[0] ?? 0];
  if (rows.length < leastRows || !(last > first)) return undefined;
  const step = (last - first) / (mostPoints - 1);
  let next = first;
  const kept = rows.filter(([passed], i) => {
    if (i < rows.length - 1 && passed < next) return false;
    next = Math.max(next + step, passed);
    return true;
  });
  return {
    capacity: kept.map(([passed]) => Number(passed.toPrecision(6))),
    voltage: kept.map(([, volts]) => Number(volts.toPrecision(6))),
  };
}
