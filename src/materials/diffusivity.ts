import type { Issue } from '../scenario/document/issue.js';
import type { DiffusivityData, DiffusivityLaw } from './material.js';
import { monotoneCubic } from './monotone.js';
import { tableColumns } from './pointTable.js';
import { constantCurve, type DiffusivityCurve, type PropertyCurve } from './propertyCurve.js';

/** Where Ni-rich layered oxides drop, for diffusion coefficients that are no law. */
const usualDrop = { x1: 0.9, w1: 0.03 } as const;

/** Contents between which the law was set up. */
const LAW_RANGE: readonly [number, number] = [0.1, 1];

/**
 * [m2/s] Chemical diffusion coefficient D(x), times `factor` (the Arrhenius factor of the cell temperature).
 *     law: D0 10^(-A1/(1 + exp(-(x - x1)/w1)) - A2/(1 + exp((x - x2)/w2)))      closure, constants fitted
 *     table: monotone cubic of ln D in x
 * Held constant outside its range ([0.1, 1] for the law, the end points of a table). The drop towards x = 1 is what
 * keeps the last lithium out at the end of discharge and makes the first-cycle loss. Equation (T1.5) of the handbook.
 */
export function diffusivityCurve(
  data: DiffusivityData,
  factor: number,
  source: string,
  path = '',
): { curve?: DiffusivityCurve; issues: readonly Issue[] } {
  if (typeof data === 'number') {
    return data > 0 && Number.isFinite(data)
      ? { curve: deepening(constantCurve(data * factor, source)), issues: [] }
      : { issues: [notPositive(path, `${data} m2/s`)] };
  }
  if (isLaw(data)) {
    if (!(data.D0 > 0)) return { issues: [notPositive(path, `D0 = ${data.D0} m2/s`)] };
    const at = (x: number): number => factor * lawAt(data, clamp(x, LAW_RANGE));
    return { curve: deepening({ at, range: LAW_RANGE, source }, data), issues: [] };
  }
  const { xs, ys, issues } = tableColumns(data, path, 'diffusivity');
  if (issues.length > 0) return { issues };
  const bad = ys.flatMap((y, i) => (y > 0 ? [] : [notPositive(path, `${y} m2/s at x = ${xs[i]}`)]));
  if (bad.length > 0) return { issues: bad };
  const { at } = monotoneCubic(xs, ys.map(Math.log));
  const range: readonly [number, number] = [xs[0], xs[xs.length - 1]];
  return { curve: deepening({ at: (x) => factor * Math.exp(at(clamp(x, range))), range, source }), issues: [] };
}

/** A curve whose drop towards full lithiation, at x1 and over w1, can become deeper. Equation (T1.6) of the handbook. */
function deepening(curve: PropertyCurve, { x1, w1 }: Pick<DiffusivityLaw, 'x1' | 'w1'> = usualDrop): DiffusivityCurve {
  const { at, range, source } = curve;
  const dropped = (x: number): number => 1 / (1 + Math.exp(-(clamp(x, range) - x1) / w1));
  return { ...curve, deepened: (decades) => ({ at: (x) => at(x) * 10 ** (-decades * dropped(x)), range, source }) };
}

function isLaw(data: DiffusivityData): data is DiffusivityLaw {
  return typeof data === 'object' && !Array.isArray(data);
}

function lawAt({ D0, A1, x1, w1, A2, x2, w2 }: DiffusivityLaw, x: number): number {
  return D0 * 10 ** (-A1 / (1 + Math.exp(-(x - x1) / w1)) - A2 / (1 + Math.exp((x - x2) / w2)));
}

function clamp(x: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(x, low), high);
}

function notPositive(path: string, got: string): Issue {
  return {
    severity: 'error',
    path,
    message: 'A diffusion coefficient has to be positive.',
    got,
    allowed: 'above 0 m2/s',
  };
}
