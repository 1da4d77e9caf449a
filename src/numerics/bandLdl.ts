/**
 * Factorisation A = L D L^T of a symmetric positive definite band matrix, without pivoting, and its two sweeps.
 * Storage as in `RadialGrid.stiffness`: row n holds columns n - b .. n, diagonal last; after `factorBand` the
 * off-diagonals hold L and the diagonal holds 1/D. Several matrices share one array: `at` is the offset of the first entry.
 */
export function factorBand(a: Float64Array, at: number, size: number, b: number): void {
  const row = b + 1;
  if (b === 1) {
    let inverse = 1 / a[at + 1];
    a[at + 1] = inverse;
    for (let n = 1; n < size; n++) {
      const i = at + n * 2;
      const off = a[i];
      const l = off * inverse;
      a[i] = l;
      inverse = 1 / (a[i + 1] - off * l);
      a[i + 1] = inverse;
    }
    return;
  }
  for (let n = 0; n < size; n++) {
    const rowN = at + n * row + b - n; // entry (n, c) sits at rowN + c
    const start = n > b ? n - b : 0;
    let pivot = a[rowN + n];
    for (let c = start; c < n; c++) {
      const rowC = at + c * row + b - c;
      let from = c - b;
      if (from < start) from = start;
      let u = a[rowN + c];
      for (let k = from; k < c; k++) u -= a[rowN + k] * a[rowC + k];
      a[rowN + c] = u; // still L D: normalised below, once the row needs it no more
    }
    for (let c = start; c < n; c++) {
      const u = a[rowN + c];
      const l = u * a[at + c * row + b];
      pivot -= u * l;
      a[rowN + c] = l;
    }
    a[rowN + n] = 1 / pivot;
  }
}

/** Forward sweep x <- L^-1 x, in place. */
export function forwardBand(a: Float64Array, at: number, size: number, b: number, x: Float64Array, xAt: number): void {
  if (b === 1) {
    let previous = x[xAt];
    for (let n = 1; n < size; n++) {
      previous = x[xAt + n] - a[at + n * 2] * previous;
      x[xAt + n] = previous;
    }
    return;
  }
  const row = b + 1;
  for (let n = 1; n < size; n++) {
    const start = n > b ? n - b : 0;
    let k = at + n * row + b - n + start;
    let sum = x[xAt + n];
    for (let c = xAt + start; c < xAt + n; c++) sum -= a[k++] * x[c];
    x[xAt + n] = sum;
  }
}

/** Backward sweep x <- L^-T D^-1 x for all rows above the last, whose solution is already in place. */
export function backwardBand(a: Float64Array, at: number, size: number, b: number, x: Float64Array, xAt: number): void {
  if (b === 1) {
    let next = x[xAt + size - 1];
    for (let n = size - 2; n >= 0; n--) {
      const i = at + n * 2;
      next = x[xAt + n] * a[i + 1] - a[i + 2] * next;
      x[xAt + n] = next;
    }
    return;
  }
  const row = b + 1;
  for (let n = 0; n < size - 1; n++) x[xAt + n] *= a[at + n * row + b];
  for (let n = size - 1; n > 0; n--) {
    const value = x[xAt + n];
    const start = n > b ? n - b : 0;
    let k = at + n * row + b - n + start;
    for (let c = xAt + start; c < xAt + n; c++) x[c] -= a[k++] * value;
  }
}
