import type { Issue } from '../scenario/issue.js';
import type { PointTable } from './material.js';
import { monotoneCubic } from './monotone.js';
import { tableColumns } from './pointTable.js';
import { constantCurve, type PropertyCurve } from './propertyCurve.js';

/**
 * Relative volume change eps_v(x) = V(x)/V(1) - 1 of the CAM: monotone cubic through the points, straight lines beyond.
 * An empty table means no change.
 */
export function volumeChangeCurve(
  points: PointTable,
  source: string,
  path = '',
): { curve?: PropertyCurve; issues: readonly Issue[] } {
  if (points.length === 0) return { curve: constantCurve(0, source), issues: [] };
  const { xs, ys, issues } = tableColumns(points, path, 'volume change');
  if (issues.length > 0) return { issues };
  return { curve: { at: monotoneCubic(xs, ys).at, range: [xs[0], xs[xs.length - 1]], source }, issues: [] };
}
