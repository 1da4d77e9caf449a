import { choleskyFactor, choleskySolve } from '../linear/cholesky.js';

/** Functions of coordinates in [0, 1] that an expansion is made of, orthonormal under the distribution of the coordinates. */
export interface ChaosBasis {
  /** Degrees of each term, one for each coordinate. */
  readonly terms: readonly (readonly number[])[];
  /** Of each coordinate: n equally likely values (k + 1/2)/n, or Infinity for a uniform distribution. */
  readonly levels: readonly number[];
}

export interface PolynomialChaos extends ChaosBasis {
  readonly coefficients: readonly number[];
  /** Share of the variance that is predicted where a point is left out; 1: all of it. */
  readonly explained: number;
}

/** Points for each term, so that noise of the rest does not pass for a term. */
const OVERSAMPLING = 2;
const MOST_TERMS = 400;
const MOST_DEGREE = 8;

/**
 * The expansion of a response in products of polynomials (Legendre's; Gram's for a coordinate of `levels`) by least squares, of that
 * total degree which predicts left-out points best (leave-one-out, in closed form; Blatman & Sudret 2010, Probab. Eng. Mech. 25, 183).
 * Undefined for too few points.
 */
export function polynomialChaos(
  points: readonly ArrayLike<number>[],
  values: readonly number[],
  levels: readonly number[] = Array.from(points[0] ?? [], () => Infinity),
): PolynomialChaos | undefined {
  // Through two values there is a line and no parabola: it could not be told from the constant.
  const most = levels.map((_, j) => new Set(points.map((point) => point[j])).size - 1);
  let best: PolynomialChaos | undefined;
  for (let degree = 1; degree <= MOST_DEGREE; degree++) {
    const terms = termsUpTo(most, degree);
    if (terms.length * OVERSAMPLING > points.length || terms.length > MOST_TERMS) break;
    const fitted = leastSquares({ terms, levels }, points, values);
    if (best === undefined || fitted.explained > best.explained) best = fitted;
  }
  return best;
}

/** Sums over points that least squares need. */
export interface NormalEquations {
  /** Lower triangle, row by row. */
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  readonly points: number;
}

export function normalEquations(rows: readonly Float64Array[], values: readonly number[], m: number): NormalEquations {
  const matrix = new Float64Array(m * m);
  const right = new Float64Array(m);
  for (const [k, row] of rows.entries()) {
    for (let i = 0; i < m; i++) {
      right[i] += row[i] * values[k];
      for (let j = 0; j <= i; j++) matrix[i * m + j] += row[i] * row[j];
    }
  }
  return { matrix, right, points: rows.length };
}

/** Coefficients, and the factor of the matrix, which is overwritten. */
export function solved({ matrix, right, points }: NormalEquations): {
  coefficients: Float64Array;
  factor: Float64Array;
} {
  const m = right.length;
  for (let i = 0; i < m; i++) matrix[i * m + i] += 1e-12 * points;
  choleskyFactor(matrix, m);
  const coefficients = Float64Array.from(right);
  choleskySolve(matrix, m, coefficients);
  return { coefficients, factor: matrix };
}

function leastSquares(
  basis: ChaosBasis,
  points: readonly ArrayLike<number>[],
  values: readonly number[],
): PolynomialChaos {
  const [n, m] = [points.length, basis.terms.length];
  const rows = termRows(basis, points);
  const { coefficients, factor } = solved(normalEquations(rows, values, m));
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let [missed, spread] = [0, 0];
  for (const [k, row] of rows.entries()) {
    const weighted = Float64Array.from(row);
    choleskySolve(factor, m, weighted);
    let [fitted, leverage] = [0, 0];
    for (let i = 0; i < m; i++) {
      fitted += coefficients[i] * row[i];
      leverage += row[i] * weighted[i];
    }
    missed += ((values[k] - fitted) / Math.max(1e-9, 1 - leverage)) ** 2;
    spread += (values[k] - mean) ** 2;
  }
  return { ...basis, coefficients: [...coefficients], explained: spread > 0 ? 1 - missed / spread : Number.NaN };
}

/** The value at a point; `free`: only the terms of these coordinates, the mean over all others. */
export function chaosAt(
  { coefficients, ...basis }: PolynomialChaos,
  point: ArrayLike<number>,
  free?: readonly number[],
): number {
  const kept = free && basis.terms.map((term) => term.every((degree, j) => degree === 0 || free.includes(j)));
  const values = termValues(basis, point);
  return coefficients.reduce((sum, coefficient, i) => (kept && !kept[i] ? sum : sum + coefficient * values[i]), 0);
}

/** First and total shares of the variance by coordinate, from the coefficients (Sudret 2008, Reliab. Eng. Syst. Saf. 93, 964). */
export function chaosShares({
  terms,
  coefficients,
}: Pick<PolynomialChaos, 'terms' | 'coefficients'>): readonly { first: number; total: number }[] {
  const squares = coefficients.map((coefficient) => coefficient ** 2);
  const sumOf = (wanted: (term: readonly number[]) => boolean): number =>
    squares.reduce((sum, square, i) => (wanted(terms[i]) ? sum + square : sum), 0);
  const variance = sumOf((term) => term.some((degree) => degree > 0));
  return (terms[0] ?? []).map((_, i) => ({
    first: sumOf((term) => term.every((degree, j) => (j === i ? degree > 0 : degree === 0))) / variance,
    total: sumOf((term) => term[i] > 0) / variance,
  }));
}

/** All exponents, each up to its own most, whose sum is at most `degree`, the constant first. */
function termsUpTo(most: readonly number[], degree: number): readonly (readonly number[])[] {
  const all: number[][] = [];
  const add = (term: number[], left: number): void => {
    if (term.length === most.length) all.push(term);
    else
      for (let k = 0; k <= Math.min(left, most[term.length]) && all.length <= MOST_TERMS; k++)
        add([...term, k], left - k);
  };
  add([], degree);
  return all;
}

/** The values of all terms, point by point. */
export function termRows(basis: ChaosBasis, points: readonly ArrayLike<number>[]): Float64Array[] {
  return points.map((point) => termValues(basis, point));
}

function termValues({ terms, levels }: ChaosBasis, point: ArrayLike<number>): Float64Array {
  const highest = levels.map((_, j) => terms.reduce((most, term) => Math.max(most, term[j]), 0));
  const along = levels.map((n, j) => polynomialsUpTo(highest[j], n, 2 * point[j] - 1));
  return Float64Array.from(terms, (term) =>
    term.reduce((product, degree, j) => (degree === 0 ? product : product * along[j][degree]), 1),
  );
}

/**
 * Polynomials orthonormal on n equally likely values evenly spaced in (-1, 1) (Gram's), of n = Infinity Legendre's: x p_k = b_k+1 p_k+1 +
 * b_k p_k-1 with b_k^2 = k^2 (1 - k^2/n^2)/(4 k^2 - 1) (Gautschi 2004, Orthogonal Polynomials, table 1.2).
 */
function polynomialsUpTo(highest: number, n: number, x: number): readonly number[] {
  const b = (k: number): number => Math.sqrt((k ** 2 * (1 - (k / n) ** 2)) / (4 * k ** 2 - 1));
  const values = [1];
  for (let k = 0; k < highest; k++) values.push((x * values[k] - (k === 0 ? 0 : b(k) * values[k - 1])) / b(k + 1));
  return values;
}
