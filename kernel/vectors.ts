/** Arithmetic on two particles at a time: a `v128` holds the same number of both. Each function is one instruction or two. */

@inline export function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline export function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline export function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline export function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
@inline export function both(a: f64): v128 { return f64x2.splat(a); }
@inline export function zero(): v128 { return f64x2(0, 0); }
@inline export function one(): v128 { return f64x2(1, 1); }

/** condition ? a : b, lane by lane; a condition is a comparison, all bits set where it holds. */
@inline export function choose(condition: v128, a: v128, b: v128): v128 { return v128.bitselect(a, b, condition); }

/** condition ? a : 0 */
@inline export function where(condition: v128, a: v128): v128 { return v128.and(a, condition); }

/** The doubles at `base` plus the byte offsets of either lane, which are two i32 at `offsets`. */
@inline export function gather(base: usize, offsets: usize): v128 {
  const first = v128.load64_splat(base + <usize>load<i32>(offsets));
  return v128.load64_lane(base + <usize>load<i32>(offsets, 4), first, 1);
}

/** Adds the lanes, the first one first, to the doubles at `base` plus their byte offsets. */
@inline export function scatterAdd(base: usize, offsets: usize, value: v128): void {
  const a = base + <usize>load<i32>(offsets);
  store<f64>(a, load<f64>(a) + f64x2.extract_lane(value, 0));
  const b = base + <usize>load<i32>(offsets, 4);
  store<f64>(b, load<f64>(b) + f64x2.extract_lane(value, 1));
}
