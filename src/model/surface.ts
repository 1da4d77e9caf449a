import type { PropertyCurve } from '../cell/cell.js';
import { CubicTable } from '../numerics/cubicTable.js';

/**
 * Properties at the particle surface as functions of z = logit(x) = ln(x/(1 - x)). Near x = 1 the potential falls by
 * half a volt within a thousandth in x; in z it is nearly straight. Beyond 1 - x < EDGE (and x < EDGE) z continues
 * linearly in x, so that trial states outside (0, 1) stay finite and smooth.
 */
export const EDGE = 1e-6;
const EDGE_LOGIT = Math.log((1 - EDGE) / EDGE);
const EDGE_SLOPE = 1 / (EDGE * (1 - EDGE));
/** Table range in z and number of intervals: spline error of the shipped curves below 1e-7 V. */
const LOGIT_RANGE = 14;
const CELLS = 1400;
/** |z| beyond which the exchange current is held: 2 exp(-30) of its maximum. */
const EXCHANGE_LIMIT = 60;

/** ln(x/(1 - x)), continued linearly beyond EDGE. */
export function extendedLogit(x: number): number {
  if (x > 1 - EDGE) return EDGE_LOGIT + (x - (1 - EDGE)) * EDGE_SLOPE;
  if (x < EDGE) return -EDGE_LOGIT + (x - EDGE) * EDGE_SLOPE;
  return Math.log(x / (1 - x));
}

/** d extendedLogit/dx. */
export function extendedLogitSlope(x: number): number {
  return x > 1 - EDGE || x < EDGE ? EDGE_SLOPE : 1 / (x * (1 - x));
}

/**
 * 2 sqrt(x (1 - x)), the shape of the exchange current density; beyond EDGE the same function of the extended z,
 * 1/cosh(z/2), so that it stays positive.
 */
export function exchangeShape(x: number): number {
  if (x < 1 - EDGE && x > EDGE) return 2 * Math.sqrt(x * (1 - x));
  const z = Math.min(Math.abs(extendedLogit(x)), EXCHANGE_LIMIT);
  return 2 * Math.exp(-0.5 * z);
}

/** d ln(exchangeShape)/dx. */
export function exchangeLogSlope(x: number): number {
  if (x < 1 - EDGE && x > EDGE) return (0.5 - x) / (x * (1 - x));
  const z = extendedLogit(x);
  return Math.abs(z) > EXCHANGE_LIMIT ? 0 : (z > 0 ? -0.5 : 0.5) * EDGE_SLOPE;
}

const potentialTables = new WeakMap<PropertyCurve, CubicTable>();

/** U as a table in z; built once per curve. */
export function potentialTable(curve: PropertyCurve): CubicTable {
  let table = potentialTables.get(curve);
  if (!table) {
    const ofLogit = (z: number): number => curve.at(z > 0 ? 1 - 1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));
    table = CubicTable.of(ofLogit, -LOGIT_RANGE, LOGIT_RANGE, CELLS);
    potentialTables.set(curve, table);
  }
  return table;
}

const KIRCHHOFF_CELLS = 1100;
const kirchhoffTables = new WeakMap<PropertyCurve, CubicTable>();

/**
 * Kirchhoff transform Phi(x) = integral_0^x D dx' [m2/s] with D as its exact derivative; D is held constant outside
 * the range of its source. Makes the radial operator a constant symmetric matrix: div(D grad x) = div(grad Phi).
 */
export function kirchhoffTable(curve: PropertyCurve): CubicTable {
  let table = kirchhoffTables.get(curve);
  if (!table) {
    const [low, high] = curve.range;
    const d = (x: number): number => curve.at(Math.min(Math.max(x, low), high));
    const from = -0.05;
    const to = 1.05;
    const spacing = (to - from) / KIRCHHOFF_CELLS;
    const values = new Float64Array(KIRCHHOFF_CELLS + 1);
    const slopes = new Float64Array(KIRCHHOFF_CELLS + 1);
    slopes[0] = d(from);
    for (let i = 1; i <= KIRCHHOFF_CELLS; i++) {
      const x = from + i * spacing;
      slopes[i] = d(x);
      values[i] = values[i - 1] + (spacing / 6) * (slopes[i - 1] + 4 * d(x - spacing / 2) + slopes[i]);
    }
    table = new CubicTable(from, to, values, slopes);
    kirchhoffTables.set(curve, table);
  }
  return table;
}
