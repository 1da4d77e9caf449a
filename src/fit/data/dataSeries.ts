import type { FitDatum, SeriesHead } from '../problem.js';

/** A datum before it is known which number its series gets. */
export type SeriesPoint = Omit<FitDatum, 'series'>;

/** Data of one kind on one cell from one source. */
export interface DataSeries {
  readonly head: SeriesHead;
  readonly points: readonly SeriesPoint[];
}

/** Series of the same quantity from the same source as one: points that were written one by one. */
export function merged(all: readonly DataSeries[]): readonly DataSeries[] {
  const found: DataSeries[] = [];
  for (const one of all) {
    const i = found.findIndex(({ head }) => head.kind === 'cycles' && alike(head, one.head));
    const before = found[i];
    if (before === undefined) found.push(one);
    else found[i] = { ...before, points: joined(before.points, one.points) };
  }
  return found;
}

/** A line that two entries use counts once. */
function joined(some: readonly SeriesPoint[], more: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const known = (point: SeriesPoint): boolean =>
    point.line !== undefined && some.some(({ line, cycle }) => line === point.line && cycle === point.cycle);
  return [...some, ...more.filter((point) => !known(point))].sort((a, b) => a.cycle - b.cycle);
}

function alike(a: SeriesHead, b: SeriesHead): boolean {
  return (
    a.cell === b.cell && a.label === b.label && a.unit === b.unit && a.source === b.source && a.weight === b.weight
  );
}

/** Series and data as a fit has them; series without data are left out. */
export function numbered(all: readonly DataSeries[]): {
  readonly series: readonly SeriesHead[];
  readonly data: readonly FitDatum[];
} {
  const filled = all.filter(({ points }) => points.length > 0);
  const labels = distinctLabels(filled.map(({ head }) => head));
  return {
    series: filled.map(({ head }, i) => ({ ...head, label: labels[i] ?? head.label })),
    data: filled.flatMap(({ points }, series) => points.map((point) => ({ ...point, series }))),
  };
}

/** Labels that occur twice get their source, and their scenario if that does not tell them apart. */
function distinctLabels(heads: readonly SeriesHead[]): readonly string[] {
  let labels = heads.map(({ label }) => label);
  for (const more of [({ source }: SeriesHead) => source, ({ cell }: SeriesHead) => cell.scenario]) {
    const times = new Map<string, number>();
    for (const label of labels) times.set(label, (times.get(label) ?? 0) + 1);
    const before = labels;
    labels = heads.map((head, i) => {
      const label = before[i] ?? head.label;
      return (times.get(label) ?? 0) > 1 ? `${label} (${more(head)})` : label;
    });
  }
  return labels;
}
