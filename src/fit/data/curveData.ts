import type { Measured, MeasuredSeries } from '../../measured/measured.js';
import { listed } from '../../text/listed.js';
import type { MeasuredFileEntry } from '../opening/fitFile.js';
import { plannedCycles } from '../opening/programmePlan.js';
import type { FitCell } from '../runs/fitCell.js';
import { cycleHeldOut } from './cycleUse.js';
import { type DataContext, errorOf } from './dataContext.js';
import type { DataSeries, SeriesPoint } from './dataSeries.js';
import { standardErrors } from './standardError.js';

type Direction = 'charge' | 'discharge';
type CurveEntry = MeasuredFileEntry & { readonly curve: NonNullable<MeasuredFileEntry['curve']> };

/** One half cycle as it was measured: rising share of its own capacity, with voltage [V] and line. */
interface MeasuredCurve {
  readonly share: readonly number[];
  readonly voltage: readonly number[];
  readonly line: readonly number[];
}

/** Fewer rows make no curve. */
const LEAST_ROWS = 5;

/** Voltage curves of some cycles, each as a series of points evenly spaced in the capacity of its own half cycle. */
export function curveSeries(
  entry: CurveEntry,
  measured: Measured,
  cell: FitCell,
  context: DataContext,
): readonly DataSeries[] {
  const { file, curve } = entry;
  const { series } = measured;
  if (!series) {
    context.refuse('curve', `${file} holds no voltages against time or capacity.`, { got: measured.kind });
    return [];
  }
  const { name } = cell.prepared;
  const planned = plannedCycles(cell.prepared);
  const directions: readonly Direction[] = curve.direction === 'both' ? ['charge', 'discharge'] : [curve.direction];
  const numbers = [...new Set(series.cycle)];
  // A file with one cycle that it does not number itself is of the cycle that is asked for.
  const only = measured.kind === 'voltage curve' && numbers.length === 1 && curve.cycles.length === 1;
  return curve.cycles.flatMap((cycle, i): readonly DataSeries[] => {
    const at = `curve.cycles[${i}]`;
    if (cycle > planned) {
      context.refuse(at, `The protocol of ${name} makes ${planned} cycles.`, { got: String(cycle) });
      return [];
    }
    const inFile = (only ? numbers[0] : undefined) ?? cycle;
    if (!numbers.includes(inFile)) {
      const allowed = `cycle ${numbers[0]} to ${numbers.at(-1)}`;
      context.refuse(at, `${file} does not hold this cycle.`, { got: String(cycle), allowed });
      return [];
    }
    const row = measured.cycles.rows.find((one) => one.cycle === inFile);
    if (row && !row.complete) {
      const message = `Cycle ${cycle} is not whole in ${file}: its curve has no share of capacity.`;
      context.notes.add(file, { severity: 'error', path: 'curve', message, line: row.line });
      return [];
    }
    const found = directions.map((direction) => [direction, measuredCurve(series, inFile, direction)] as const);
    if (found.every(([, one]) => one === undefined)) {
      context.refuse('curve', `${file} has no ${listed(directions)} in cycle ${cycle}.`);
      return [];
    }
    return found.flatMap(([direction, one]) => (one ? [oneSeries(entry, cycle, direction, one, cell, context)] : []));
  });
}

/** Rows of one half cycle with growing capacity; undefined where there are too few. */
function measuredCurve(series: MeasuredSeries, cycle: number, direction: Direction): MeasuredCurve | undefined {
  const sign = direction === 'charge' ? 1 : -1;
  const capacity: number[] = [];
  const voltage: number[] = [];
  const line: number[] = [];
  for (const [i, volts] of series.voltage.entries()) {
    const [charge, row] = [series.capacity[i], series.line[i]];
    if (series.cycle[i] !== cycle || series.direction[i] !== sign || charge === undefined || row === undefined)
      continue;
    const passed = Math.abs(charge);
    if (passed <= (capacity.at(-1) ?? -1)) continue;
    capacity.push(passed);
    voltage.push(volts);
    line.push(row);
  }
  const total = capacity.at(-1) ?? 0;
  if (capacity.length < LEAST_ROWS || !(total > 0)) return undefined;
  return { share: capacity.map((q) => q / total), voltage, line };
}

function oneSeries(
  entry: CurveEntry,
  cycle: number,
  direction: Direction,
  measured: MeasuredCurve,
  cell: FitCell,
  context: DataContext,
): DataSeries {
  const { file, curve, weight = 1, holdOut } = entry;
  const label = `${cell.prepared.name}: ${direction} curve of cycle ${cycle}`;
  // Its own error, or what the entry says of voltages.
  const given = curve.error ?? entry.error;
  const { law, assumed } = errorOf(
    given,
    'voltage',
    'V',
    label,
    context,
    curve.error === undefined ? 'error' : 'curve.error',
  );
  // Midpoints of equal parts: the steep ends, where a small error of the capacity is a large one of the voltage, are left out.
  const shares = Array.from({ length: curve.points }, (_, k) => (k + 0.5) / curve.points);
  const read = shares.map((share) => ({ share, ...valueAt(measured, share) }));
  const errors = standardErrors(
    law,
    read.map(({ voltage }) => voltage),
  );
  const heldOut = cycleHeldOut(holdOut)(cycle);
  const points = read.map(({ share, voltage, line }, k): SeriesPoint => {
    return {
      observation: { kind: 'curve', cycle, direction, share },
      x: share,
      cycle,
      measured: voltage,
      error: errors[k] ?? Number.NaN,
      line,
      heldOut,
    };
  });
  context.notes.note(file, `${label}: ${points.length} points out of ${measured.line.length} rows.`);
  const head = { label, kind: 'curve', quantity: 'voltage', unit: 'V', source: file, weight, cell } as const;
  return { head: { ...head, ...(assumed === undefined ? {} : { assumedError: assumed }) }, points };
}

/** Between the rows in a straight line, with the line of the nearer one. */
function valueAt(
  { share, voltage, line }: MeasuredCurve,
  at: number,
): { readonly voltage: number; readonly line: number } {
  const above = share.findIndex((value) => value >= at);
  const around = (values: readonly number[]): readonly [number, number] => {
    const [low = Number.NaN, high = low] = values.slice(Math.max(above - 1, 0), above + 1);
    return [low, high];
  };
  const [[from, to], [low, high], [lineBefore, lineAfter]] = [around(share), around(voltage), around(line)];
  if (above <= 0) return { voltage: low, line: lineBefore };
  const t = (at - from) / (to - from);
  return { voltage: low + t * (high - low), line: t < 0.5 ? lineBefore : lineAfter };
}
