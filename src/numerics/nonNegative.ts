import { choleskyFactor, choleskySolve } from './cholesky.js';

/** Exchanges of whole blocks that may fail to reduce the number of wrong signs before single exchanges take over. */
const PATIENCE = 5;

/**
 * Minimises 1/2 x.H x - c.x with x_i >= 0 for the entries marked in `bounded` (others are free); H symmetric positive definite, row-major.
 * Block principal pivoting with the backup rule that makes it finite (Judice & Pires 1994; Kim & Park 2011): entries
 * of the wrong sign change sides all at once, one by one when that does not help.
 */
export function nonNegativeMinimum(H: Float64Array, c: Float64Array, bounded: (i: number) => boolean): Float64Array {
  const n = c.length;
  const passive = new Uint8Array(n).fill(1);
  const x = new Float64Array(n);
  const gradient = new Float64Array(n);
  let fewest = n + 1;
  let patience = PATIENCE;
  for (let iteration = 0; iteration < 20 * n + 50; iteration++) {
    solvePassive(H, c, passive, x);
    let scale = 0;
    for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(c[i]));
    const wrong: number[] = [];
    for (let i = 0; i < n; i++) {
      if (!bounded(i)) continue;
      if (passive[i]) {
        if (x[i] < 0) wrong.push(i);
        continue;
      }
      let sum = -c[i];
      for (let j = 0; j < n; j++) sum += H[i * n + j] * x[j];
      gradient[i] = sum;
      if (sum < -1e-12 * scale) wrong.push(i);
    }
    if (wrong.length === 0) return x;
    if (wrong.length < fewest) {
      fewest = wrong.length;
      patience = PATIENCE;
    } else patience--;
    const exchanged = patience > 0 ? wrong : [wrong[wrong.length - 1]];
    for (const i of exchanged) passive[i] = passive[i] ? 0 : 1;
  }
  // Rounding kept two sets in turn: what is left below zero is rounding too.
  return x.map((v, i) => (bounded(i) ? Math.max(v, 0) : v));
}

function solvePassive(H: Float64Array, c: Float64Array, passive: Uint8Array, x: Float64Array): void {
  const n = c.length;
  const index: number[] = [];
  for (let i = 0; i < n; i++) if (passive[i]) index.push(i);
  const k = index.length;
  const a = new Float64Array(k * k);
  const b = new Float64Array(k);
  for (let r = 0; r < k; r++) {
    b[r] = c[index[r]];
    for (let s = 0; s <= r; s++) a[r * k + s] = H[index[r] * n + index[s]];
  }
  choleskyFactor(a, k);
  choleskySolve(a, k, b);
  x.fill(0);
  for (let r = 0; r < k; r++) x[index[r]] = b[r];
}
