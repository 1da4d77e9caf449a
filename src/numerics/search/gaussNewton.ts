import { Matrix, QrDecomposition } from 'ml-matrix';
import type { WeightedLoss } from './robustLoss.js';

/** Jacobian and residuals as a plain least-squares problem with the same gradient and (Triggs-corrected) curvature as the loss. */
export function weigh(jacobian: Float64Array, r: Float64Array, loss: WeightedLoss, n: number) {
  if (!loss.rowScale) return { weighted: jacobian, target: r };
  const weighted = new Float64Array(jacobian.length);
  const target = new Float64Array(r.length);
  for (let i = 0; i < r.length; i++) {
    const s = loss.rowScale[i];
    target[i] = (r[i] * loss.slope![i]) / s;
    for (let j = 0; j < n; j++) weighted[i * n + j] = jacobian[i * n + j] * s;
  }
  return { weighted, target };
}

/** The Jacobian that `weigh` was given. */
export function unweigh(weighted: Float64Array, loss: WeightedLoss, n: number): Float64Array {
  const { rowScale } = loss;
  return rowScale ? weighted.map((v, k) => v / rowScale[Math.floor(k / n)]) : weighted.slice();
}

/** QR of the Jacobian: its triangle (n x n) and the rotated residuals, all that trial steps need. */
export function reduce(jacobian: Float64Array, r: Float64Array, n: number) {
  const rows = Math.max(r.length, n);
  const a = Matrix.zeros(rows, n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) a.set(i, j, jacobian[i * n + j]);
  const qr = new QrDecomposition(a);
  const orthogonal = qr.orthogonalMatrix;
  const rotated = new Float64Array(n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) rotated[j] += orthogonal.get(i, j) * r[i];
  return { triangle: qr.upperTriangularMatrix, rotated };
}

/** J <- J + (r_new - r - J d) (D^2 d)^T / |D d|^2, the least change that explains the step (Broyden 1965). */
export function secantUpdate(
  jacobian: Float64Array,
  r: Float64Array,
  rNew: Float64Array,
  q: Float64Array,
  qNew: Float64Array,
  scale: Float64Array,
): void {
  const n = q.length;
  const d = qNew.map((v, j) => v - q[j]);
  let norm = 0;
  for (let j = 0; j < n; j++) norm += (scale[j] * d[j]) ** 2;
  for (let i = 0; i < r.length; i++) {
    let missed = rNew[i] - r[i];
    for (let j = 0; j < n; j++) missed -= jacobian[i * n + j] * d[j];
    for (let j = 0; j < n; j++) jacobian[i * n + j] += (missed * scale[j] ** 2 * d[j]) / norm;
  }
}

export function transposeTimes(jacobian: Float64Array, r: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) product[j] += jacobian[i * n + j] * r[i];
  return product;
}

export function columnNorms(jacobian: Float64Array, n: number): Float64Array {
  const norms = new Float64Array(n);
  for (let i = 0; i < jacobian.length; i++) norms[i % n] += jacobian[i] ** 2;
  return norms.map(Math.sqrt);
}

export function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
