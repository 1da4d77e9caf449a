import { choleskyFactor, choleskySolve } from '../linear/cholesky.js';

/** A polynomial of coordinates in [0, 1], orthonormal under their uniform distribution. */
export interface PolynomialChaos {
  /** Degrees of each term, one for each coordinate. */
  readonly terms: readonly (readonly number[])[];
  readonly coefficients: readonly number[];
  /** Share of the variance that is predicted where a point is left out; 1: all of it. */
  readonly explained: number;
}

/** Points for each term, so that noise of the rest does not pass for a term. */
const OVERSAMPLING = 2;
const MOST_TERMS = 400;
const MOST_DEGREE = 8;

/**
 * The expansion of a response in products of Legendre polynomials by least squares, of that total degree which predicts left-out
 * points best (leave-one-out, in closed form; Blatman & Sudret 2010, Probab. Eng. Mech. 25, 183). Undefined for too few points.
 */
export function polynomialChaos(
  points: readonly ArrayLike<number>[],
  values: readonly number[],
): PolynomialChaos | undefined {
  const d = points[0]?.length ?? 0;
  let best: PolynomialChaos | undefined;
  for (let degree = 1; degree <= MOST_DEGREE; degree++) {
    const terms = termsUpTo(d, degree);
    if (terms.length * OVERSAMPLING > points.length || terms.length > MOST_TERMS) break;
    const fitted = leastSquares(terms, points, values);
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
  terms: PolynomialChaos['terms'],
  points: readonly ArrayLike<number>[],
  values: readonly number[],
): PolynomialChaos {
  const [n, m] = [points.length, terms.length];
  const rows = termRows(terms, points);
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
  return { terms, coefficients: [...coefficients], explained: spread > 0 ? 1 - missed / spread : Number.NaN };
}

/** The value at a point; `free`: only the terms of these coordinates, the mean over all others. */
export function chaosAt(
  { terms, coefficients }: PolynomialChaos,
  point: ArrayLike<number>,
  free?: readonly number[],
): number {
  const kept = free && terms.map((term) => term.every((degree, j) => degree === 0 || free.includes(j)));
  const values = termValues(terms, point);
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

/** All exponents of d coordinates whose sum is at most `degree`, the constant first. */
function termsUpTo(d: number, degree: number): readonly (readonly number[])[] {
  const all: number[][] = [];
  const add = (term: number[], left: number): void => {
    if (term.length === d) all.push(term);
    else for (let k = 0; k <= left && all.length <= MOST_TERMS; k++) add([...term, k], left - k);
  };
  add([], degree);
  return all;
}

/** The values of all terms, point by point. */
export function termRows(terms: PolynomialChaos['terms'], points: readonly ArrayLike<number>[]): Float64Array[] {
  return points.map((point) => termValues(terms, point));
}

function termValues(terms: PolynomialChaos['terms'], point: ArrayLike<number>): Float64Array {
  const highest = Math.max(0, ...terms.map((term) => Math.max(0, ...term)));
  const legendre = Array.from({ length: point.length }, (_, j) => legendreUpTo(highest, 2 * point[j] - 1));
  return Float64Array.from(terms, (term) =>
    term.reduce((product, degree, j) => (degree === 0 ? product : product * legendre[j][degree]), 1),
  );
}

/** sqrt(2k + 1) P_k(x): orthonormal under the uniform distribution over [-1, 1]. */
function legendreUpTo(highest: number, x: number): readonly number[] {
  const plain = [1, x];
  for (let k = 1; k < highest; k++) plain.push(((2 * k + 1) * x * plain[k] - k * plain[k - 1]) / (k + 1));
  return plain.map((value, k) => Math.sqrt(2 * k + 1) * value);
}
