import { explain } from '../../scenario/document/explain.js';
import { formatPath, isPlain, type Path } from '../../scenario/document/path.js';
import type { Position } from '../../scenario/document/sourceText.js';
import { readSourceText } from '../../scenario/document/sourceText.js';
import { asList, dataSchema, placedPoints } from '../../scenario/schema/data.js';
import type { DataBlockEntry, PointEntry } from '../opening/fitFile.js';
import type { FitScenario } from '../opening/fitScenarios.js';
import { cycleSeries, type PlacedMeasurement } from './cycleData.js';
import { cycleChosen } from './cycleUse.js';
import { cellsOfEntry, type DataContext } from './dataContext.js';
import type { DataSeries } from './dataSeries.js';

/** What the schema of data blocks reads. */
type Block = Parameters<typeof placedPoints>[0][];

/** The data block in the text of a file, on the cells of a scenario. */
export function blockData(
  entry: Omit<DataBlockEntry, 'data'>,
  file: string,
  text: string,
  scenario: FitScenario,
  context: DataContext,
): readonly DataSeries[] {
  const source = readSourceText(text);
  context.notes.add(file, ...source.issues);
  const written = isPlain(source.data) ? source.data.data : undefined;
  // What a scenario extends may hold its data; then there are no lines.
  const own = written !== undefined;
  const block = asList(written ?? (scenario.file === file ? scenario.document.data : undefined));
  if (block === undefined) {
    context.refuse('data', `${file} has no data block.`, { hint: 'list files of measurements under data:' });
    return [];
  }
  const read = dataSchema.safeParse(block);
  if (!read.success) {
    const issues = explain(
      read.error.issues.map((issue) => ({ ...issue, path: ['data', ...issue.path] })),
      { data: block },
    );
    context.notes.add(
      file,
      ...issues.map(({ place, ...issue }) => ({ ...issue, path: formatPath(place), ...source.locate(place) })),
    );
    return [];
  }
  const placed = withLines(read.data, ['data'], (place) => (own ? source.locate(place) : undefined));
  const asked = placed.filter(
    ({ measurement: { variant } }) => entry.variant === undefined || variant === entry.variant || variant === undefined,
  );
  return onCells(entry, asked, file, scenario, context);
}

/** Points that are written in the fit file itself. */
export function writtenData(
  entry: PointEntry,
  scenario: FitScenario,
  context: DataContext,
  place: Path,
  locate: (place: Path) => Position | undefined,
): readonly DataSeries[] {
  const { holdOut: _, weight: _w, scenario: _s, error, source = 'the fit file', ...point } = entry;
  const own = 'points' in entry || typeof error !== 'number' ? {} : { error };
  const block = [{ ...point, ...own, source }] as Block;
  const text = typeof error === 'number' || error === undefined ? {} : { error };
  const placed = withLines(block, place.slice(0, -1), locate, Number(place.at(-1)));
  return onCells({ ...entry, error: text.error }, placed, context.file, scenario, context);
}

/** All points of a block with the lines that they are written on. */
function withLines(
  block: Block,
  place: Path,
  locate: (place: Path) => Position | undefined,
  from = 0,
): readonly PlacedMeasurement[] {
  return block.flatMap((entry, i) =>
    placedPoints(entry, [...place, from + i]).map(({ point, place: at }): PlacedMeasurement => {
      const line = locate(at)?.line;
      return { measurement: point, ...(line === undefined ? {} : { line }) };
    }),
  );
}

function onCells(
  entry: Pick<DataBlockEntry, 'variant' | 'quantities' | 'cycles' | 'holdOut' | 'weight' | 'error'>,
  points: readonly PlacedMeasurement[],
  file: string,
  scenario: FitScenario,
  context: DataContext,
): readonly DataSeries[] {
  const cells = cellsOfEntry(entry, scenario, context);
  const names = scenario.cells.map(({ prepared }) => prepared.name);
  for (const { measurement, line } of points) {
    const { variant } = measurement;
    if (variant === undefined || names.includes(variant)) continue;
    context.notes.add(file, {
      severity: 'error',
      path: 'data',
      message: `There is no such variant in ${scenario.file}.`,
      got: variant,
      allowed: names.join(', '),
      ...(line === undefined ? {} : { line }),
    });
  }
  const first = Math.min(...points.map(({ measurement: { cycle = 1 } }) => cycle));
  const chosen = cycleChosen(entry.cycles, first);
  return cells.flatMap((cell) => {
    const own = points.filter(({ measurement: { variant, quantity, cycle = 1 } }) => {
      const used = (entry.quantities?.includes(quantity) ?? true) && chosen(cycle);
      return used && (variant ?? cell.prepared.name) === cell.prepared.name;
    });
    return sources(own).flatMap(([source, some]) => cycleSeries(some, cell, { source, file, entry }, context));
  });
}

/** Points by where they were printed. */
function sources(points: readonly PlacedMeasurement[]): readonly (readonly [string, readonly PlacedMeasurement[]])[] {
  const found = new Map<string, PlacedMeasurement[]>();
  for (const point of points)
    found.set(point.measurement.source, [...(found.get(point.measurement.source) ?? []), point]);
  return [...found];
}
