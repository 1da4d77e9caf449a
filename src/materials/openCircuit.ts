import type { Issue } from '../scenario/document/issue.js';
import { galleryCurve } from './galleries.js';
import { logit } from './logit.js';
import type { GalleryData, OpenCircuitData, PointTable } from './material.js';
import { monotoneCubic } from './monotone.js';
import { tableColumns } from './pointTable.js';
import type { PropertyCurve } from './propertyCurve.js';

/** [V] Open-circuit potential against Li; z = ln(x/(1 - x)) keeps all digits where x is close to 1. */
export interface OpenCircuitCurve extends PropertyCurve {
  readonly atLogit: (z: number) => number;
}

/** Content at which the end points x = 0 and x = 1 of a table are understood: their logit is infinite. */
const TABLE_END = 1e-6;

/**
 * Curves by what they are made of. A fit builds the same cell hundreds of times, and the tables that a model makes of a curve
 * take longer than everything else about building it: they stay with the curve.
 */
const built = new Map<string, OpenCircuitCurve>();
const mostBuilt = 32;

/** Open-circuit potential from galleries or from a table, with everything wrong with the table. */
export function openCircuitCurve(
  data: OpenCircuitData,
  source: string,
  path = '',
): { curve?: OpenCircuitCurve; issues: readonly Issue[] } {
  const key = JSON.stringify([data, source]);
  const before = built.get(key);
  if (before) return { curve: before, issues: [] };
  const made = isGalleries(data) ? { curve: fromGalleries(data, source), issues: [] } : fromTable(data, source, path);
  if (made.curve) {
    if (built.size >= mostBuilt) built.clear();
    built.set(key, made.curve);
  }
  return made;
}

function isGalleries(data: OpenCircuitData): data is GalleryData {
  return !Array.isArray(data);
}

function fromGalleries(data: GalleryData, source: string): OpenCircuitCurve {
  const { atLogit, logitAt } = galleryCurve(data);
  const content = (potential: number): number => 1 / (1 + Math.exp(-logitAt(potential)));
  return { at: (x) => atLogit(logit(x)), atLogit, range: [content(data.window[1]), content(data.window[0])], source };
}

/**
 * Monotone cubic in z = logit(x) through the points, straight lines in z beyond the first and the last point.
 * The potential has to fall as x rises: anything else has no stable single-phase meaning and is reported.
 */
function fromTable(
  points: PointTable,
  source: string,
  path: string,
): { curve?: OpenCircuitCurve; issues: readonly Issue[] } {
  const { xs, ys, issues } = tableColumns(points, path, 'open-circuit voltage');
  if (issues.length > 0) return { issues };
  const inside = xs.map((x) => Math.min(Math.max(x, TABLE_END), 1 - TABLE_END));
  const found: Issue[] = [];
  for (let i = 1; i < xs.length; i++) {
    if (inside[i] <= inside[i - 1]) {
      found.push({
        severity: 'error',
        path,
        message: 'Two points of the open-circuit voltage table lie within 1e-6 of x = 0 or x = 1.',
        got: `x = ${xs[i - 1]} and ${xs[i]}`,
        allowed: 'one point there',
      });
    } else if (ys[i] >= ys[i - 1]) {
      found.push({
        severity: 'error',
        path,
        message: 'The open-circuit voltage has to fall as the lithium content rises.',
        got: `${ys[i - 1]} V at x = ${xs[i - 1]}, then ${ys[i]} V at x = ${xs[i]}`,
        allowed: 'falling voltage',
        hint: 'x is the lithium content of the cathode material (1 = discharged); smooth measured data before tabulating',
      });
    }
  }
  if (found.length > 0) return { issues: found };
  const { at: atLogit } = monotoneCubic(inside.map(logit), ys);
  return { curve: { at: (x) => atLogit(logit(x)), atLogit, range: [xs[0], xs[xs.length - 1]], source }, issues: [] };
}
