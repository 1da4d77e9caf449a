import { add, both, mul, sub } from './vectors';

/**
 * `CubicTable` for a lane each: `tables` are two addresses of coefficients, four doubles a cell, of tables with the same cells;
 * `position` is (x - from) * inverse. NaN falls into cell 0 and stays NaN.
 */
@inline function cellOf(position: v128, last: i32): v128 {
  return i32x4.min_s(i32x4.max_s(i32x4.trunc_sat_f64x2_s_zero(position), i32x4.splat(0)), i32x4.splat(last));
}

@inline export function tableValue(tables: usize, position: v128, last: i32): v128 {
  const cell = cellOf(position, last);
  const t = sub(position, f64x2.convert_low_i32x4_s(cell));
  const at = i32x4.add(i32x4.shl(cell, 5), v128.load64_zero(tables));
  const p = <usize>i32x4.extract_lane(at, 0);
  const q = <usize>i32x4.extract_lane(at, 1);
  const p01 = v128.load(p);
  const p23 = v128.load(p, 16);
  const q01 = v128.load(q);
  const q23 = v128.load(q, 16);
  const c0 = v128.shuffle<f64>(p01, q01, 0, 2);
  const c1 = v128.shuffle<f64>(p01, q01, 1, 3);
  const c2 = v128.shuffle<f64>(p23, q23, 0, 2);
  const c3 = v128.shuffle<f64>(p23, q23, 1, 3);
  return add(c0, mul(t, add(c1, mul(t, add(c2, mul(t, c3))))));
}

/** The slope by `position`: that by x is so many times `inverse`. */
@inline export function tableSlope(tables: usize, position: v128, last: i32): v128 {
  const cell = cellOf(position, last);
  const t = sub(position, f64x2.convert_low_i32x4_s(cell));
  const at = i32x4.add(i32x4.shl(cell, 5), v128.load64_zero(tables));
  const p = <usize>i32x4.extract_lane(at, 0);
  const q = <usize>i32x4.extract_lane(at, 1);
  const p01 = v128.load(p);
  const p23 = v128.load(p, 16);
  const q01 = v128.load(q);
  const q23 = v128.load(q, 16);
  const c1 = v128.shuffle<f64>(p01, q01, 1, 3);
  const c2 = v128.shuffle<f64>(p23, q23, 0, 2);
  const c3 = v128.shuffle<f64>(p23, q23, 1, 3);
  return add(c1, mul(t, add(mul(both(2), c2), mul(mul(t, both(3)), c3))));
}
