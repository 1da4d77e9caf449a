import { type MeasuredQuantity, measuredNames, measuredQuantity } from '../../quantities/registry.js';
import type { Measurement } from '../../results/results.js';
import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import { fits, fromSi, parseQuantity, toSi } from '../../scenario/quantities/quantity.js';
import type { DataBlockEntry } from '../opening/fitFile.js';
import { cycleAtRate, plannedCycles } from '../opening/programmePlan.js';
import type { FitCell } from '../runs/fitCell.js';
import { cycleHeldOut, cycleSpanText } from './cycleUse.js';
import { type DataContext, errorOf } from './dataContext.js';
import type { DataSeries, SeriesPoint } from './dataSeries.js';
import { standardErrors } from './standardError.js';

/** A measured value of a cycle and where it is written. */
export interface PlacedMeasurement {
  readonly measurement: Measurement;
  readonly line?: number;
  /** Standard error as a text, when the point has one of its own. */
  readonly error?: string;
}

export interface CycleSource {
  /** File or words, for the label of its series. */
  readonly source: string;
  /** File that lines are counted in. */
  readonly file: string;
  readonly entry: Pick<DataBlockEntry, 'holdOut' | 'weight' | 'error'>;
}

/** Values of cycles of one cell as series, one for each quantity. */
export function cycleSeries(
  points: readonly PlacedMeasurement[],
  cell: FitCell,
  from: CycleSource,
  context: DataContext,
): readonly DataSeries[] {
  const quantities = [...new Set(points.map(({ measurement }) => measurement.quantity))];
  refuseUnknownErrors(from, context);
  return quantities.flatMap((quantity) => {
    const own = points.filter(({ measurement }) => measurement.quantity === quantity);
    const known = measuredQuantity(quantity);
    const [first] = own;
    if (!known) {
      if (first) context.notes.add(from.file, unobservable(quantity, first));
      return [];
    }
    const read = own.flatMap((point) => inOwnUnit(point, known, from, context));
    const reached = withinProgramme(read, cell, from, context);
    if (reached.length === 0) return [];
    const span = cycleSpanText(reached.map((point) => point.measurement.cycle ?? 1));
    context.notes.note(from.file, `${cell.prepared.name}: ${reached.length} x ${quantity}, cycle ${span}.`);
    return [seriesOf(quantity, reached, cell, from, context)];
  });
}

/** A standard error of a quantity that there is not would be given in vain. */
function refuseUnknownErrors({ entry: { error } }: CycleSource, context: DataContext): void {
  if (typeof error !== 'object') return;
  for (const quantity of Object.keys(error)) {
    if (measuredQuantity(quantity)) continue;
    const alike = nearest(quantity, measuredNames());
    context.refuse(`error.${quantity}`, 'There is no such quantity.', {
      got: quantity,
      allowed: measuredNames().join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    });
  }
}

/** A simulation has no such quantity. */
function unobservable(quantity: string, { line }: PlacedMeasurement): Issue {
  const alike = nearest(quantity, measuredNames());
  return {
    severity: 'error',
    path: 'quantity',
    message: 'A simulation has no counterpart of this quantity.',
    got: quantity,
    allowed: measuredNames().join(', '),
    ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    ...(line === undefined ? {} : { line }),
  };
}

/** In the unit that the simulation has it in; a resistance in Ohm stays that of the whole cell. */
function inOwnUnit(
  point: PlacedMeasurement,
  { name: quantity, measured: { unit: own, alsoIn } }: MeasuredQuantity,
  from: CycleSource,
  { notes }: DataContext,
): readonly PlacedMeasurement[] {
  const { measurement, line } = point;
  const { value, unit } = measurement;
  const refuse = (message: string, got: string): readonly PlacedMeasurement[] => {
    const place = line === undefined ? {} : { line };
    notes.add(from.file, { severity: 'error', path: quantity, message, got, allowed: `a value in ${own}`, ...place });
    return [];
  };
  if (!Number.isFinite(value)) return refuse('This is no number.', String(value));
  const wanted = alsoIn === 'Ohm' && fitsUnit(unit, alsoIn) ? alsoIn : own;
  if (!fitsUnit(unit, wanted))
    return refuse(`The unit does not fit the ${quantity} of a simulation.`, `${value} ${unit}`);
  const factor = fromSi(toSi(1, unit), wanted);
  const { error, ...others } = measurement;
  const scaled = error === undefined ? {} : { error: error * factor };
  return [{ ...point, measurement: { ...others, ...scaled, value: value * factor, unit: wanted } }];
}

function fitsUnit(unit: string, wanted: string): boolean {
  const parsed = parseQuantity(unit === '1' || unit === '' ? '1' : `1 ${unit}`);
  return !('error' in parsed) && fits(parsed, wanted);
}

/** Without cycles that the programme never comes to; if it comes to none, that is an error. */
function withinProgramme(
  points: readonly PlacedMeasurement[],
  cell: FitCell,
  from: CycleSource,
  { notes }: DataContext,
): readonly PlacedMeasurement[] {
  const { prepared, scenario } = cell;
  const planned = plannedCycles(prepared);
  const placed = points.map((point) => atCycle(point, cell));
  const beyond = placed.filter(
    ({ measurement: { cycle, reference = 1 } }) => Math.max(cycle ?? 1, reference) > planned,
  );
  const [first] = beyond;
  if (first === undefined) return placed;
  const all = beyond.length === placed.length;
  const { line, measurement } = first;
  const span = cycleSpanText(beyond.map((point) => point.measurement.cycle ?? 1));
  notes.add(from.file, {
    severity: all ? 'error' : 'warning',
    path: measurement.quantity,
    message: `${measurement.quantity} is measured in cycle ${span}, but the protocol of ${prepared.name} in ${scenario} makes ${planned} ${planned === 1 ? 'cycle' : 'cycles'}${all ? '' : '; the later ones are left out'}.`,
    hint: `make the protocol longer, or use cycles: { to: ${planned} }`,
    ...(line === undefined ? {} : { line }),
  });
  return placed.filter((point) => !beyond.includes(point));
}

/** A value of a rate at the cycle that has it; one without either is of the first cycle. */
function atCycle(point: PlacedMeasurement, { prepared }: FitCell): PlacedMeasurement {
  const { cycle, rate } = point.measurement;
  if (cycle !== undefined) return point;
  const found = rate === undefined ? 1 : cycleAtRate(prepared.programme, prepared.cell, rate);
  return found === undefined ? point : { ...point, measurement: { ...point.measurement, cycle: found } };
}

function seriesOf(
  quantity: string,
  points: readonly PlacedMeasurement[],
  cell: FitCell,
  { source, entry }: CycleSource,
  context: DataContext,
): DataSeries {
  const unit = points[0]?.measurement.unit ?? '';
  const label = `${cell.prepared.name}: ${quantity}`;
  const own = points.every(({ error, measurement }) => error !== undefined || (measurement.error ?? 0) > 0);
  const shared = own ? undefined : errorOf(entry.error, quantity, unit, label, context);
  const values = points.map(({ measurement }) => measurement.value);
  const errors = shared ? standardErrors(shared.law, values) : [];
  const heldOut = cycleHeldOut(entry.holdOut);
  const data = points.map(({ measurement, line, error }, i): SeriesPoint => {
    const cycle = measurement.cycle ?? Number.NaN;
    const stated = error === undefined ? undefined : errorOf(error, quantity, unit, label, context);
    const single = stated && standardErrors(stated.law, [measurement.value])[0];
    return {
      observation: { kind: 'cycle', measurement },
      x: cycle,
      cycle,
      measured: measurement.value,
      error: single ?? (measurement.error || (errors[i] ?? Number.NaN)),
      ...(line === undefined ? {} : { line }),
      heldOut: measurement.role === 'predicted' || heldOut(cycle),
    };
  });
  return {
    head: {
      label,
      kind: 'cycles',
      quantity,
      unit,
      source,
      weight: entry.weight ?? 1,
      cell,
      ...(shared?.assumed === undefined ? {} : { assumedError: shared.assumed }),
    },
    points: data.sort((a, b) => a.cycle - b.cycle),
  };
}
