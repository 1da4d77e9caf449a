/** Eigenvalues, ascending, and eigenvectors of unit length, one after another. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Component i of vector k is at k * n + i. */
  readonly vectors: Float64Array;
}

const SWEEPS = 60;

/**
 * All eigenvalues and eigenvectors of a symmetric row-major n x n matrix, which is left as it is: cyclic Jacobi rotations, for the small
 * matrices that are taken apart once and not in a loop. Golub & Van Loan, Matrix Computations (4th ed.), section 8.5.
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  const size = Math.hypot(...a);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rest = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rest = Math.max(rest, Math.abs(a[p * n + q]));
    if (!(rest > Number.EPSILON * 1e-3 * size)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((k, l) => a[k * n + k] - a[l * n + l]);
  const vectors = new Float64Array(n * n);
  for (const [k, from] of order.entries()) vectors.set(v.subarray(from * n, (from + 1) * n), k * n);
  return { values: Float64Array.from(order, (k) => a[k * n + k]), vectors };
}

/** The rotation in the plane of p and q that makes their entry zero; rows of `v` turn along. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const entry = a[p * n + q];
  if (entry === 0) return;
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * entry);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p], a[k * n + q]];
    a[k * n + p] = cosine * kp - sine * kq;
    a[k * n + q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < n; k++) {
    const [pk, qk] = [a[p * n + k], a[q * n + k]];
    a[p * n + k] = cosine * pk - sine * qk;
    a[q * n + k] = sine * pk + cosine * qk;
    const [vp, vq] = [v[p * n + k], v[q * n + k]];
    v[p * n + k] = cosine * vp - sine * vq;
    v[q * n + k] = sine * vp + cosine * vq;
  }
}
