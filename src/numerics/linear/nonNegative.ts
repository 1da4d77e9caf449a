import { choleskyFactor, choleskySolve } from './cholesky.js';

/** Exchanges of whole blocks that may fail to reduce the number of wrong signs before the slow, monotone search takes over. */
const PATIENCE = 5;
/** Added to the unit diagonal of the scaled matrix: what rounding has done to it anyway, and enough to keep it definite. */
const RIDGE = 1e-13;
/** Gradient, relative to the largest of the linear term, that counts as zero. */
const FLAT = 1e-11;

/**
 * Minimises 1/2 x.H x - c.x with x_i >= 0 for the entries marked in `bounded` (others are free); H symmetric positive definite, row-major.
 * Block principal pivoting (Judice & Pires 1994; Kim & Park 2011): entries of the wrong sign change sides all at once, in a few
 * factorisations where it works. Where it does not, the active-set method of Lawson & Hanson (1974, chapter 23), whose cost
 * falls with every exchange, so that no set comes twice. `guess`: entries likely to be above zero.
 */
export function nonNegativeMinimum(
  H: Float64Array,
  c: Float64Array,
  bounded: (i: number) => boolean,
  guess: (i: number) => boolean = () => true,
): Float64Array {
  const problem = scaled(H, c);
  const isBounded = Uint8Array.from(c, (_, i) => (bounded(i) ? 1 : 0));
  const passive = Uint8Array.from(c, (_, i) => (bounded(i) && !guess(i) ? 0 : 1));
  const x = blockPivoting(problem, isBounded, passive.slice()) ?? activeSet(problem, isBounded, passive);
  return x.map((v, i) => v * problem.length[i]);
}

/** The problem with a unit diagonal. */
interface Scaled {
  readonly n: number;
  readonly H: Float64Array;
  readonly c: Float64Array;
  /** x of the caller over x of this problem. */
  readonly length: Float64Array;
  /** Gradients above minus this are not negative. */
  readonly flat: number;
}

function scaled(H: Float64Array, c: Float64Array): Scaled {
  const n = c.length;
  const length = Float64Array.from(c, (_, i) => 1 / Math.sqrt(H[i * n + i]));
  const unit = H.map((h, at) => h * length[Math.floor(at / n)] * length[at % n]);
  for (let i = 0; i < n; i++) unit[i * n + i] = 1 + RIDGE;
  const linear = c.map((v, i) => v * length[i]);
  return { n, H: unit, c: linear, length, flat: FLAT * linear.reduce((most, v) => Math.max(most, Math.abs(v)), 0) };
}

function blockPivoting(problem: Scaled, bounded: Uint8Array, passive: Uint8Array): Float64Array | undefined {
  const { n } = problem;
  let fewest = n + 1;
  let patience = PATIENCE;
  while (patience > 0) {
    const x = solvePassive(problem, passive);
    let wrong = 0;
    for (let i = 0; i < n; i++) {
      if (!bounded[i]) continue;
      // A solution that is no number has the wrong sign.
      const exchange = passive[i] ? !(x[i] >= 0) : gradientAt(problem, x, i) < -problem.flat;
      if (!exchange) continue;
      passive[i] = passive[i] ? 0 : 1;
      wrong++;
    }
    if (wrong === 0) return x;
    patience = wrong < fewest ? PATIENCE : patience - 1;
    fewest = Math.min(fewest, wrong);
  }
  return undefined;
}

function activeSet(problem: Scaled, bounded: Uint8Array, passive: Uint8Array): Float64Array {
  const { n, flat } = problem;
  const x = new Float64Array(n);
  advance(problem, bounded, passive, x, solvePassive(problem, passive));
  /** Entries that rounding alone wanted to move; free again after the next true step. */
  const refused = new Uint8Array(n);
  for (;;) {
    let entering = -1;
    let steepest = -flat;
    for (let i = 0; i < n; i++) {
      if (passive[i] || refused[i]) continue;
      const gradient = gradientAt(problem, x, i);
      if (gradient < steepest) {
        steepest = gradient;
        entering = i;
      }
    }
    if (entering < 0) return x;
    passive[entering] = 1;
    const next = solvePassive(problem, passive);
    if (!(next[entering] > 0)) {
      passive[entering] = 0;
      refused[entering] = 1;
      continue;
    }
    refused.fill(0);
    advance(problem, bounded, passive, x, next);
  }
}

/** Takes x towards the minimum `next` of the passive entries, as far as no entry turns negative; those that arrive at zero stay there, and so on. */
function advance(problem: Scaled, bounded: Uint8Array, passive: Uint8Array, x: Float64Array, next: Float64Array): void {
  for (;;) {
    const shareOf = (i: number): number => (bounded[i] && passive[i] && next[i] < 0 ? x[i] / (x[i] - next[i]) : 1);
    let share = 1;
    for (let i = 0; i < problem.n; i++) share = Math.min(share, shareOf(i));
    if (share === 1) {
      x.set(next);
      return;
    }
    for (let i = 0; i < problem.n; i++) {
      const arrives = shareOf(i) <= share;
      x[i] = arrives ? 0 : x[i] + share * (next[i] - x[i]);
      if (arrives) passive[i] = 0;
    }
    next = solvePassive(problem, passive);
  }
}

function gradientAt({ n, H, c }: Scaled, x: Float64Array, i: number): number {
  let sum = -c[i];
  for (let j = 0; j < n; j++) sum += H[i * n + j] * x[j];
  return sum;
}

/** The minimum with all but the passive entries at zero. */
function solvePassive({ n, H, c }: Scaled, passive: Uint8Array): Float64Array {
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
  const x = new Float64Array(n);
  for (let r = 0; r < k; r++) x[index[r]] = b[r];
  return x;
}
