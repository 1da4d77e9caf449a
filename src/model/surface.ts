import type { DiffusivityCurve, PropertyCurve } from '../cell/cell.js';
import { CubicTable } from '../numerics/grids/cubicTable.js';

/**
 * Properties at the particle surface as functions of z = logit(x) = ln(x/(1 - x)). Near x = 1 the potential falls by
 * half a volt within a thousandth in x; in z it is nearly straight. Beyond 1 - x < EDGE (and x < EDGE) z continues
 * linearly in x, so that trial states outside (0, 1) stay finite and smooth.
 */
export const EDGE = 1e-6;
export const EDGE_LOGIT = Math.log((1 - EDGE) / EDGE);
export const EDGE_SLOPE = 1 / (EDGE * (1 - EDGE));
/** Intervals of the table in z, which ends at EDGE; spline error of the shipped curves below 1e-5 V. */
const CELLS = 1400;
/**
 * [V] RT/F at 25 degC, by which U falls further per unit of z beyond EDGE, on top of its own slope. With the exchange current
 * held at its value at EDGE the inward current then dies out as sqrt(1 - x) would make it, while the outward one comes back at
 * once: a trial state that has stepped over x = 1 is not stuck there.
 */
const BEYOND_EDGE = 0.0257;

/** ln(x/(1 - x)), continued linearly beyond EDGE. Equation (N1.5) of the handbook. */
export function extendedLogit(x: number): number {
  if (x > 1 - EDGE) return EDGE_LOGIT + (x - (1 - EDGE)) * EDGE_SLOPE;
  if (x < EDGE) return -EDGE_LOGIT + (x - EDGE) * EDGE_SLOPE;
  return Math.log(x / (1 - x));
}

/** d extendedLogit/dx. */
export function extendedLogitSlope(x: number): number {
  return x > 1 - EDGE || x < EDGE ? EDGE_SLOPE : 1 / (x * (1 - x));
}

/** 2 sqrt(x (1 - x)), the shape of the exchange current density; held beyond EDGE, so that it stays positive. Equation (T2.2) of the handbook. */
export function exchangeShape(x: number): number {
  const inside = x > 1 - EDGE ? 1 - EDGE : x < EDGE ? EDGE : x;
  return 2 * Math.sqrt(inside * (1 - inside));
}

/** d ln(exchangeShape)/dx. */
export function exchangeLogSlope(x: number): number {
  return x < 1 - EDGE && x > EDGE ? (0.5 - x) / (x * (1 - x)) : 0;
}

const potentialTables = new WeakMap<PropertyCurve, CubicTable>();

/** U as a table in z; built once per curve. */
export function potentialTable(curve: PropertyCurve): CubicTable {
  let table = potentialTables.get(curve);
  if (!table) {
    const ofLogit = (z: number): number => curve.at(z > 0 ? 1 - 1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)));
    table = CubicTable.of(ofLogit, -EDGE_LOGIT, EDGE_LOGIT, CELLS);
    // The first and last cell hold the linear extension c0 + c1 t; the extension below starts at the end of cell 0.
    const c = table.coefficients;
    const fall = BEYOND_EDGE * ((2 * EDGE_LOGIT) / CELLS);
    c[0] += fall;
    c[1] -= fall;
    c[4 * (CELLS + 1) + 1] -= fall;
    potentialTables.set(curve, table);
  }
  return table;
}

const KIRCHHOFF_CELLS = 1100;
const kirchhoffTables = new WeakMap<PropertyCurve, CubicTable>();

/**
 * Kirchhoff transform Phi(x) = integral_0^x D dx' [m2/s] with D as its exact derivative; D is held constant outside
 * the range of its source. Makes the radial operator a constant symmetric matrix: div(D grad x) = div(grad Phi).
 * With its drop towards full lithiation deeper by `decades` it is a new table at every call. Equation (T1.4) of the handbook.
 */
export function kirchhoffTable(curve: DiffusivityCurve, decades = 0): CubicTable {
  if (decades !== 0) return tabulated(curve.deepened?.(decades) ?? curve);
  let table = kirchhoffTables.get(curve);
  if (!table) {
    table = tabulated(curve);
    kirchhoffTables.set(curve, table);
  }
  return table;
}

function tabulated(curve: PropertyCurve): CubicTable {
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
    // Simpson; where D falls by decades within one cell its cubic would turn negative in between, so the mean is kept
    // above (D_0 + D_1)/3, for which the parabola of D stays positive.
    const mean = (slopes[i - 1] + 4 * d(x - spacing / 2) + slopes[i]) / 6;
    values[i] = values[i - 1] + spacing * Math.max(mean, (slopes[i - 1] + slopes[i]) / 3);
  }
  return new CubicTable(from, to, values, slopes);
}
