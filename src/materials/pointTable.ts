import type { Issue } from '../scenario/document/issue.js';
import type { PointTable } from './material.js';

/** A table's columns with rising abscissa, or what is wrong with it. */
export interface TableColumns {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly issues: readonly Issue[];
}

/**
 * Splits [[x, y], ...] into columns with rising x (a falling table is turned round) and reports all that forbids
 * interpolation: fewer than two points, numbers that are not finite, x outside [0, 1], x that repeats or turns.
 */
export function tableColumns(points: PointTable, path: string, what: string): TableColumns {
  const issues: Issue[] = [];
  const report = (index: number | undefined, message: string, got: string, allowed: string, hint?: string): void => {
    const where = index === undefined ? path : `${path}[${index}]`;
    issues.push({ severity: 'error', path: where, message, got, allowed, ...(hint === undefined ? {} : { hint }) });
  };
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) {
    report(
      undefined,
      `The ${what} table needs at least two points.`,
      `${points.length} point(s)`,
      '[[x, value], [x, value], ...]',
    );
    return { xs: [], ys: [], issues };
  }
  const falling = last[0] < first[0];
  points.forEach(([x, y], index) => {
    const [before = Number.NaN] = points[index - 1] ?? [];
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      report(index, `A point of the ${what} table is not a pair of finite numbers.`, `[${x}, ${y}]`, 'finite numbers');
    } else if (x < 0 || x > 1) {
      report(index, `The lithium content of a point of the ${what} table is outside 0 to 1.`, String(x), '0 to 1');
    } else if (falling ? x >= before : x <= before) {
      report(
        index,
        `The lithium content of the ${what} table does not go one way only.`,
        `${x} after ${before}`,
        falling ? 'each x below the one before' : 'each x above the one before',
        'sort the points by x and remove repeated ones',
      );
    }
  });
  const ordered = falling ? [...points].reverse() : points;
  return { xs: ordered.map(([x]) => x), ys: ordered.map(([, y]) => y), issues };
}
