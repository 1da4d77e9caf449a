import type { Issue } from '../../scenario/document/issue.js';
import type { StudyFile } from '../opening/studyFile.js';
import type { Varied } from '../study.js';

/** How many runs a design comes to, or what is missing. */
export interface RunCount {
  readonly runs: number;
  readonly issues: readonly Issue[];
  readonly notes: readonly string[];
}

/** `numbers`: what the file varies itself; `dimensions`: with the constants that are drawn. */
export function runsOf({ kind, runs }: StudyFile['design'], numbers: readonly Varied[], dimensions: number): RunCount {
  const refused = (path: string, message: string, more: Partial<Issue> = {}): RunCount => ({
    runs: 0,
    issues: [{ severity: 'error', path, message, ...more }],
    notes: [],
  });
  if (dimensions === 0)
    return refused('vary', 'Nothing is varied.', { hint: 'vary: [{ parameter: ..., from: ..., to: ... }]' });
  if (kind === 'list') return listed(numbers, runs ?? Infinity, refused);
  if (kind === 'grid') return combined(numbers, runs, refused);
  if (runs === undefined)
    return refused('design.runs', 'The number of runs is missing.', { allowed: 'a whole number from 1' });
  const pattern = patternLength(kind, dimensions);
  const made = Math.floor(runs / pattern) * pattern;
  if (made === 0) {
    const allowed = `from ${pattern}, as ${dimensions} numbers are varied`;
    return refused('design.runs', `There are too few runs for this kind of design.`, { got: String(runs), allowed });
  }
  return { runs: made, issues: [], notes: made === runs ? [] : [`The design comes to ${made} runs.`] };
}

/** Runs that belong together: a run and its neighbours. */
export function patternLength(kind: StudyFile['design']['kind'], dimensions: number): number {
  return kind === 'saltelli' ? dimensions + 2 : kind === 'morris' ? dimensions + 1 : 1;
}

/** Values of each number on a grid: its own, as many as it asks for, or as many as the number of runs allows. */
export function gridCounts(numbers: readonly Varied[], runs: number | undefined): (number | undefined)[] {
  const own = numbers.map((one) =>
    one.kind === 'values' ? one.values.length : one.kind === 'range' ? one.points : undefined,
  );
  const open = own.filter((count) => count === undefined).length;
  if (open === 0 || runs === undefined) return own;
  const taken = own.reduce<number>((product, count) => product * (count ?? 1), 1);
  // A tiny bit more, so that 1000 ** (1/3) is 10.
  const each = Math.floor((runs / taken) ** (1 / open) * (1 + 1e-12));
  return own.map((count) => count ?? each);
}

type Refused = (path: string, message: string, more?: Partial<Issue>) => RunCount;

function listed(numbers: readonly Varied[], most: number, refused: Refused): RunCount {
  const open = numbers.findIndex(({ kind }) => kind !== 'values');
  if (open >= 0)
    return refused(`vary[${open}].parameter`, 'A list has values, one for each run.', { allowed: 'values: [...]' });
  const lengths = numbers.map((one) => (one.kind === 'values' ? one.values.length : 0));
  const odd = lengths.findIndex((length) => length !== lengths[0]);
  if (odd >= 0)
    return refused(`vary[${odd}].values`, 'The lists differ in length.', {
      got: `${lengths[odd]} values`,
      allowed: `${lengths[0]} values, as in vary[0]`,
    });
  return { runs: Math.min(lengths[0] ?? 0, most), issues: [], notes: [] };
}

function combined(numbers: readonly Varied[], runs: number | undefined, refused: Refused): RunCount {
  const counts = gridCounts(numbers, runs);
  const open = counts.indexOf(undefined);
  if (open >= 0)
    return refused(`vary[${open}].parameter`, 'How many values it has on the grid is not said.', {
      allowed: 'points, values, or design.runs',
    });
  const product = counts.reduce<number>((all, count) => all * (count ?? 1), 1);
  const thin = counts.findIndex((count) => (count ?? 0) < 1);
  if (thin >= 0 || (runs !== undefined && product > runs))
    return refused('design.runs', 'There are too few runs for this grid.', {
      got: String(runs),
      allowed: thin >= 0 ? 'at least one for each combination' : `from ${product}`,
    });
  return {
    runs: product,
    issues: [],
    notes: product === runs ? [] : [`The grid has ${counts.join(' x ')} = ${product} runs.`],
  };
}
