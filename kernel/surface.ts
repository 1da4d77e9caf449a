import { EDGE, EDGE_LOGIT, EDGE_SLOPE, lastPotentialCell, POTENTIAL_FROM, POTENTIAL_INVERSE, scalars } from './cell';
import { logarithm } from './elementary';
import { tableSlope, tableValue } from './tables';
import { add, both, choose, div, mul, one, sub } from './vectors';

/** The surfaces of the particles of a group at their contents x, as `surface.ts` and `interfaceLaw.ts` of the program have them. */

/** ln(x/(1 - x)), continued linearly beyond the edges, in cells of the table of the potential. */
@inline export function position(x: v128): v128 {
  const edge = v128.load64_splat(scalars, EDGE);
  const logit = v128.load64_splat(scalars, EDGE_LOGIT);
  const slope = v128.load64_splat(scalars, EDGE_SLOPE);
  const high = sub(one(), edge);
  let z = logarithm(div(x, sub(one(), x)));
  z = choose(f64x2.gt(x, high), add(logit, mul(sub(x, high), slope)), z);
  z = choose(f64x2.lt(x, edge), add(f64x2.neg(logit), mul(sub(x, edge), slope)), z);
  return mul(sub(z, v128.load64_splat(scalars, POTENTIAL_FROM)), v128.load64_splat(scalars, POTENTIAL_INVERSE));
}

/** [V] U at such positions, by the tables of either lane. */
@inline export function equilibrium(z: v128, tables: usize): v128 {
  return tableValue(tables, z, lastPotentialCell);
}

/** [V] dU/dx at the contents x and their positions. */
@inline export function equilibriumByContent(x: v128, z: v128, tables: usize): v128 {
  const byLogit = mul(tableSlope(tables, z, lastPotentialCell), v128.load64_splat(scalars, POTENTIAL_INVERSE));
  const slope = choose(beyond(x), v128.load64_splat(scalars, EDGE_SLOPE), div(one(), mul(x, sub(one(), x))));
  return mul(byLogit, slope);
}

/** Where a content is outside the edges. */
@inline function beyond(x: v128): v128 {
  const edge = v128.load64_splat(scalars, EDGE);
  return v128.or(f64x2.gt(x, sub(one(), edge)), f64x2.lt(x, edge));
}

/** [A/m2] 2 j0(x), where `exchange` is 2 j0 at x = 1/2. */
@inline export function twoExchange(x: v128, exchange: v128): v128 {
  const edge = v128.load64_splat(scalars, EDGE);
  const inside = f64x2.pmax(f64x2.pmin(x, sub(one(), edge)), edge);
  return mul(exchange, mul(both(2), f64x2.sqrt(mul(inside, sub(one(), inside)))));
}

/** d ln j0/dx */
@inline export function exchangeByContent(x: v128): v128 {
  const edge = v128.load64_splat(scalars, EDGE);
  const within = v128.and(f64x2.lt(x, sub(one(), edge)), f64x2.gt(x, edge));
  return v128.and(div(sub(both(0.5), x), mul(x, sub(one(), x))), within);
}
