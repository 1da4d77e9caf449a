/**
 * Factorisation A = L D L^T of a symmetric positive definite band matrix, without pivoting, and its two sweeps.
 * Storage as in `RadialGrid.stiffness`: row n holds columns n - b .. n, diagonal last; after `factorBand` the
 * off-diagonals hold L and the diagonal holds 1/D. Several matrices share one array: `at` is the offset of the first entry.
 * Bandwidths 1 (finite volumes) and 3 (cubic elements) are written out, since they carry almost all of the time.
 * Entries of the first rows that lie left of column 0 must be zero.
 */
export function factorBand(a: Float64Array, at: number, size: number, b: number): void {
  if (b === 1) factorTridiagonal(a, at, size);
  else if (b === 3) factorSeptadiagonal(a, at, size);
  else factorAnyBand(a, at, size, b);
}

function factorTridiagonal(a: Float64Array, at: number, size: number): void {
  let inverse = 1 / a[at + 1];
  a[at + 1] = inverse;
  const end = at + 2 * size;
  for (let i = at + 2; i < end; i += 2) {
    const off = a[i];
    const l = off * inverse;
    a[i] = l;
    inverse = 1 / (a[i + 1] - off * l);
    a[i + 1] = inverse;
  }
}

function factorSeptadiagonal(a: Float64Array, at: number, size: number): void {
  // l21: L[n-1][n-2], l31: L[n-1][n-3], l32: L[n-2][n-3]; d1..d3: 1/D of the three rows above.
  let l21 = 0;
  let l31 = 0;
  let l32 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  const end = at + 4 * size;
  for (let i = at; i < end; i += 4) {
    const u3 = a[i];
    const u2 = a[i + 1] - u3 * l32;
    const u1 = a[i + 2] - u3 * l31 - u2 * l21;
    const m3 = u3 * d3;
    const m2 = u2 * d2;
    const m1 = u1 * d1;
    const inverse = 1 / (a[i + 3] - u3 * m3 - u2 * m2 - u1 * m1);
    a[i] = m3;
    a[i + 1] = m2;
    a[i + 2] = m1;
    a[i + 3] = inverse;
    l32 = l21;
    l31 = m2;
    l21 = m1;
    d3 = d2;
    d2 = d1;
    d1 = inverse;
  }
}

function factorAnyBand(a: Float64Array, at: number, size: number, b: number): void {
  const row = b + 1;
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

/** Forward sweep x <- L^-1 (scale x), in place. */
export function forwardBand(
  a: Float64Array,
  at: number,
  size: number,
  b: number,
  x: Float64Array,
  xAt: number,
  scale: number,
): void {
  if (b === 1) {
    let previous = scale * x[xAt];
    x[xAt] = previous;
    for (let n = 1; n < size; n++) {
      previous = scale * x[xAt + n] - a[at + n * 2] * previous;
      x[xAt + n] = previous;
    }
    return;
  }
  if (b === 3) {
    let x1 = 0;
    let x2 = 0;
    let x3 = 0;
    const end = xAt + size;
    for (let n = xAt, i = at; n < end; n++, i += 4) {
      const value = scale * x[n] - a[i] * x3 - a[i + 1] * x2 - a[i + 2] * x1;
      x[n] = value;
      x3 = x2;
      x2 = x1;
      x1 = value;
    }
    return;
  }
  const row = b + 1;
  for (let n = 0; n < size; n++) {
    const start = n > b ? n - b : 0;
    let k = at + n * row + b - n + start;
    let sum = scale * x[xAt + n];
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
  if (b === 3) {
    // Column form by gathering: L[n+d][n] sits in row n + d at 3 - d. Rows below the last do not exist.
    let y1 = x[xAt + size - 1];
    let y2 = 0;
    let y3 = 0;
    let m1 = a[at + 4 * (size - 1) + 2]; // L[n+1][n]
    let m2 = 0; // L[n+2][n]
    let m3 = 0; // L[n+3][n]
    let next2 = a[at + 4 * (size - 1) + 1];
    let next3 = a[at + 4 * (size - 1)];
    let later3 = 0;
    for (let n = size - 2, i = at + 4 * (size - 2); n >= 0; n--, i -= 4) {
      // The youngest last: the others need not wait for it.
      const value = x[xAt + n] * a[i + 3] - m3 * y3 - m2 * y2 - m1 * y1;
      x[xAt + n] = value;
      y3 = y2;
      y2 = y1;
      y1 = value;
      m3 = later3;
      m2 = next2;
      m1 = a[i + 2];
      later3 = next3;
      next3 = a[i];
      next2 = a[i + 1];
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
