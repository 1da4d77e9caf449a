import type { Exchange } from './exchange.js';
import type { SearchSpace } from './searchSpace.js';

export interface DifferenceOptions {
  /** Difference step relative to the parameter (to 1 for ln p); default 1e-7 forward, 6e-6 central. A simulation with error control needs more: 1e-3. */
  readonly differenceStep?: number;
  readonly differences?: 'forward' | 'central';
  /** Whoever evaluates has derivatives of its own: they are asked for, and differences taken only where there are none. */
  readonly derivatives?: boolean;
}

/** Evaluations that derivatives by so many parameters count as, bounds left aside. */
export function evaluationsOf(parameters: number, { differences, derivatives }: DifferenceOptions): number {
  return (derivatives ? 1 : 0) + parameters * (differences === 'central' ? 2 : 1);
}

/** d r_i/d q_j at [i * n + j] as whoever evaluates has them, other columns zero; undefined where there are none. */
export function* askedJacobian(
  space: SearchSpace,
  q: Float64Array,
  rows: number,
  moving: readonly number[],
): Exchange<Float64Array | 'stop' | undefined> {
  const answer = yield [Object.assign(space.outside(q), { by: moving })];
  if (answer === 'stop') return answer;
  const [found] = answer;
  const width = moving.length;
  if (found?.length !== rows * (1 + width)) return undefined;
  const jacobian = new Float64Array(rows * space.n);
  for (let i = 0; i < rows; i++)
    moving.forEach((j, k) => {
      jacobian[i * space.n + j] = found[rows + i * width + k];
    });
  return jacobian.every(Number.isFinite) ? jacobian : undefined;
}

/** Residuals at points q of the search, undefined where they cannot be computed; empty after a stop. */
export type Evaluate = (points: readonly Float64Array[]) => Exchange<(Float64Array | undefined)[]>;

/**
 * d r_i/d q_j at [i * n + j] by differences, for the parameters `moving`; other columns are zero. So is a column whose neighbours
 * cannot be computed on either side, which then shows up as undetermined.
 */
export function* differenceJacobian(
  space: SearchSpace,
  q: Float64Array,
  r: Float64Array,
  moving: readonly number[],
  evaluate: Evaluate,
  options: DifferenceOptions,
): Exchange<Float64Array> {
  const { n } = space;
  const jacobian = new Float64Array(r.length * n);
  const central = options.differences === 'central';
  const relative = options.differenceStep ?? (central ? 6e-6 : 1e-7);
  const sizes = q.map((v, j) => relative * (space.log[j] ? 1 : Math.max(Math.abs(v), space.typical[j])));
  const above = yield* neighbours(space, q, sizes, moving, evaluate);
  const oneSided = central ? moving : moving.filter((j) => !above.has(j));
  const down = sizes.map((size) => -size);
  const below = yield* neighbours(space, q, down, oneSided, evaluate);
  for (const j of moving) {
    const high = above.get(j);
    const low = below.get(j);
    const width = (high ? q[j] + sizes[j] : q[j]) - (low ? q[j] - sizes[j] : q[j]);
    if (width === 0) continue;
    for (let i = 0; i < r.length; i++) jacobian[i * n + j] = ((high ?? r)[i] - (low ?? r)[i]) / width;
  }
  return jacobian;
}

/** Residuals with one parameter moved at a time; none where that leaves the bounds or cannot be computed. */
function* neighbours(
  { lower, upper }: SearchSpace,
  q: Float64Array,
  shift: Float64Array,
  which: readonly number[],
  evaluate: Evaluate,
): Exchange<ReadonlyMap<number, Float64Array>> {
  const inside = which.filter((j) => q[j] + shift[j] >= lower[j] && q[j] + shift[j] <= upper[j]);
  const found = yield* evaluate(inside.map((j) => q.with(j, q[j] + shift[j])));
  return new Map(inside.flatMap((j, k) => (found[k] ? [[j, found[k]] as const] : [])));
}
