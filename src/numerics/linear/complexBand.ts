/** Result of `lastPivot`: the last pivot's real and imaginary part. */
export interface Pivot {
  re: number;
  im: number;
}

/**
 * Last pivot of A + i diag(d), A real symmetric positive semidefinite with bandwidth b (storage as in `factorBand`),
 * d > 0: the Schur complement of the last row, so that (A + i diag(d))^-1 in its last corner is 1/pivot. LDL^T without
 * pivoting; safe, because all Schur complements keep a positive real or imaginary part. Every row carries its pivot's
 * inverse; `work` holds 2 size (b + 1) numbers and is overwritten. Bandwidth 3 (cubic elements) and 1 (finite volumes)
 * are written out.
 */
export function lastPivot(
  a: Float64Array,
  size: number,
  b: number,
  d: Float64Array,
  dAt: number,
  factor: number,
  work: Float64Array,
  out: Pivot,
): void {
  if (b === 1) tridiagonal(a, size, d, dAt, factor, out);
  else if (b === 3) septadiagonal(a, size, d, dAt, factor, out);
  else anyBand(a, size, b, d, dAt, factor, work, out);
}

function tridiagonal(a: Float64Array, size: number, d: Float64Array, dAt: number, factor: number, out: Pivot): void {
  let re = a[1];
  let im = factor * d[dAt];
  for (let n = 1; n < size; n++) {
    const off = a[2 * n];
    const scale = (off * off) / (re * re + im * im);
    re = a[2 * n + 1] - scale * re;
    im = factor * d[dAt + n] + scale * im;
  }
  out.re = re;
  out.im = im;
}

function septadiagonal(a: Float64Array, size: number, d: Float64Array, dAt: number, factor: number, out: Pivot): void {
  // l21: L[n-1][n-2], l31: L[n-1][n-3], l32: L[n-2][n-3]; e1..e3: 1/D of the three rows above. Suffix r real, i imaginary.
  let l21r = 0;
  let l21i = 0;
  let l31r = 0;
  let l31i = 0;
  let l32r = 0;
  let l32i = 0;
  let e1r = 0;
  let e1i = 0;
  let e2r = 0;
  let e2i = 0;
  let e3r = 0;
  let e3i = 0;
  let pr = 1;
  let pi = 0;
  for (let n = 0, at = 0; n < size; n++, at += 4) {
    const u3 = a[at];
    const u2r = a[at + 1] - u3 * l32r;
    const u2i = -u3 * l32i;
    const u1r = a[at + 2] - u3 * l31r - (u2r * l21r - u2i * l21i);
    const u1i = -u3 * l31i - (u2r * l21i + u2i * l21r);
    const m3r = u3 * e3r;
    const m3i = u3 * e3i;
    const m2r = u2r * e2r - u2i * e2i;
    const m2i = u2r * e2i + u2i * e2r;
    const m1r = u1r * e1r - u1i * e1i;
    const m1i = u1r * e1i + u1i * e1r;
    pr = a[at + 3] - u3 * m3r - (u2r * m2r - u2i * m2i) - (u1r * m1r - u1i * m1i);
    pi = factor * d[dAt + n] - u3 * m3i - (u2r * m2i + u2i * m2r) - (u1r * m1i + u1i * m1r);
    const scale = 1 / (pr * pr + pi * pi);
    l32r = l21r;
    l32i = l21i;
    l31r = m2r;
    l31i = m2i;
    l21r = m1r;
    l21i = m1i;
    e3r = e2r;
    e3i = e2i;
    e2r = e1r;
    e2i = e1i;
    e1r = pr * scale;
    e1i = -pi * scale;
  }
  out.re = pr;
  out.im = pi;
}

function anyBand(
  a: Float64Array,
  size: number,
  b: number,
  d: Float64Array,
  dAt: number,
  factor: number,
  work: Float64Array,
  out: Pivot,
): void {
  const row = b + 1;
  const half = size * row; // imaginary parts follow the real ones
  let pr = 1;
  let pi = 0;
  for (let n = 0; n < size; n++) {
    const rowN = n * row + b - n;
    const start = n > b ? n - b : 0;
    for (let c = start; c < n; c++) {
      const rowC = c * row + b - c;
      let ur = a[rowN + c];
      let ui = 0;
      for (let k = c - b > start ? c - b : start; k < c; k++) {
        ur -= work[rowN + k] * work[rowC + k] - work[half + rowN + k] * work[half + rowC + k];
        ui -= work[rowN + k] * work[half + rowC + k] + work[half + rowN + k] * work[rowC + k];
      }
      work[rowN + c] = ur; // still L D: normalised below, once the row needs it no more
      work[half + rowN + c] = ui;
    }
    pr = a[rowN + n];
    pi = factor * d[dAt + n];
    for (let c = start; c < n; c++) {
      const ur = work[rowN + c];
      const ui = work[half + rowN + c];
      const er = work[c * row + b];
      const ei = work[half + c * row + b];
      const lr = ur * er - ui * ei;
      const li = ur * ei + ui * er;
      pr -= ur * lr - ui * li;
      pi -= ur * li + ui * lr;
      work[rowN + c] = lr;
      work[half + rowN + c] = li;
    }
    const scale = 1 / (pr * pr + pi * pi);
    work[rowN + n] = pr * scale;
    work[half + rowN + n] = -pi * scale;
  }
  out.re = pr;
  out.im = pi;
}
