import type { Matrix } from 'ml-matrix';

/**
 * Minimises |R d + c|^2 + lambda |D d|^2 with lower <= q + d <= upper, R the n x n triangle of the Jacobian and c the
 * rotated residuals. Parameters on a bound whose gradient points outwards are held; those that the free solution would
 * carry beyond a bound are put on it, and the rest is solved again. Also the improvement of 1/2 |R d + c|^2 that it promises.
 */
export function boundedStep(
  triangle: Matrix,
  rotated: Float64Array,
  gradient: Float64Array,
  scale: Float64Array,
  damping: number,
  q: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): { readonly step: Float64Array; readonly predicted: number } {
  const n = q.length;
  const step = new Float64Array(n);
  let free: number[] = [];
  for (let j = 0; j < n; j++) {
    const held =
      (q[j] <= lower[j] && gradient[j] > 0) || (q[j] >= upper[j] && gradient[j] < 0) || lower[j] === upper[j];
    if (!held) free.push(j);
  }
  while (free.length > 0) {
    const move = solveDamped(triangle, rotated, scale, damping, step, free);
    const stay: number[] = [];
    for (const [k, j] of free.entries()) {
      if (q[j] + move[k] < lower[j]) step[j] = lower[j] - q[j];
      else if (q[j] + move[k] > upper[j]) step[j] = upper[j] - q[j];
      else stay.push(j);
    }
    if (stay.length === free.length) {
      for (const [k, j] of free.entries()) step[j] = move[k];
      break;
    }
    free = stay;
  }
  let predicted = 0;
  for (let i = 0; i < n; i++) {
    let product = 0;
    for (let j = i; j < n; j++) product += triangle.get(i, j) * step[j];
    predicted -= product * (rotated[i] + 0.5 * product);
  }
  return { step, predicted };
}

/** The free entries of d by Givens-free Householder QR of [R_free; sqrt(lambda) D_free], the others fixed as in `step`. */
function solveDamped(
  triangle: Matrix,
  rotated: Float64Array,
  scale: Float64Array,
  damping: number,
  step: Float64Array,
  free: readonly number[],
): Float64Array {
  const n = rotated.length;
  const k = free.length;
  const rows = n + k;
  const a = new Float64Array(rows * k);
  const b = new Float64Array(rows);
  const isFree = new Uint8Array(n);
  for (const j of free) isFree[j] = 1;
  for (let i = 0; i < n; i++) {
    let rhs = -rotated[i];
    for (let j = i; j < n; j++) if (!isFree[j]) rhs -= triangle.get(i, j) * step[j];
    b[i] = rhs;
    for (let c = 0; c < k; c++) a[i * k + c] = free[c] >= i ? triangle.get(i, free[c]) : 0;
  }
  for (let c = 0; c < k; c++) a[(n + c) * k + c] = Math.sqrt(damping) * scale[free[c]];
  for (let c = 0; c < k; c++) {
    let norm = 0;
    for (let i = c; i < rows; i++) norm += a[i * k + c] ** 2;
    norm = Math.sqrt(norm);
    if (norm === 0) continue;
    const head = a[c * k + c];
    const alpha = head > 0 ? -norm : norm;
    const beta = 1 / (norm * (norm + Math.abs(head)));
    a[c * k + c] = head - alpha;
    for (let d = c + 1; d <= k; d++) {
      let sum = 0;
      for (let i = c; i < rows; i++) sum += a[i * k + c] * (d === k ? b[i] : a[i * k + d]);
      sum *= beta;
      for (let i = c; i < rows; i++) {
        if (d === k) b[i] -= sum * a[i * k + c];
        else a[i * k + d] -= sum * a[i * k + c];
      }
    }
    a[c * k + c] = alpha;
  }
  const x = new Float64Array(k);
  for (let c = k - 1; c >= 0; c--) {
    let sum = b[c];
    for (let d = c + 1; d < k; d++) sum -= a[c * k + d] * x[d];
    x[c] = a[c * k + c] === 0 ? 0 : sum / a[c * k + c];
  }
  return x;
}
