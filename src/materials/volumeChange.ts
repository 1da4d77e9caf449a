import type { Issue } from '../scenario/document/issue.js';
import type { PointTable } from './material.js';
import { monotoneCubic } from './monotone.js';
import { tableColumns } from './pointTable.js';
import { constantCurve, type PropertyCurve } from './propertyCurve.js';

/** No active material of a cathode swells or shrinks by more. */
const largest = 1;

/**
 * Relative volume change eps_v(x) = V(x)/V(1) - 1 of the CAM: monotone cubic through the points, straight lines beyond.
 * An empty table means no change. Equation (T1.8) of the handbook.
 */
export function volumeChangeCurve(
  points: PointTable,
  source: string,
  path = '',
): { curve?: PropertyCurve; issues: readonly Issue[] } {
  if (points.length === 0) return { curve: constantCurve(0, source), issues: [] };
  const { xs, ys, issues } = tableColumns(points, path, 'volume change');
  if (issues.length > 0) return { issues };
  const wrong = points.findIndex(([, change]) => Math.abs(change) > largest);
  if (wrong >= 0) {
    return {
      issues: [
        {
          severity: 'error',
          path: `${path}[${wrong}]`,
          message: 'A volume change is a fraction of the volume.',
          got: `[${points[wrong].join(', ')}]`,
          allowed: `-${largest} to ${largest}, for example -0.05 for a contraction by 5 %`,
        },
      ],
    };
  }
  return { curve: { at: monotoneCubic(xs, ys).at, range: [xs[0], xs[xs.length - 1]], source }, issues: [] };
}
