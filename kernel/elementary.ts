import { add, both, choose, div, mul, one, sub } from './vectors';

/**
 * ln and exp as in fdlibm (e_log.c, e_exp.c of Sun Microsystems, 1993), the algorithm behind Math.log and Math.exp of V8, with
 * selections in place of its branches: the same bits. Coefficients are loaded, which V8 does faster than it makes 128-bit constants.
 */
const LOG: usize = memory.data<f64>([
  6.666666666666735130e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1, 0.33333333333333333,
]);
const EXP: usize = memory.data<f64>([
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.65339022054652515390e-6,
  4.13813679705723846039e-8, 1.44269504088896338700,
]);
/** ln 2 in two parts. */
const LN2: usize = memory.data<f64>([6.93147180369123816490e-1, 1.90821492927058770002e-10]);

/** 2^52 + 1023: an integer below 2^52, written into the mantissa of 2^52, less this is that integer less 1023, as a double. */
const EXPONENT_BIAS: f64 = 4503599627371519.0;
/** Mantissas (from 1 to 2) between which the first form of the polynomial is the more exact one. */
const INSIDE_FROM: f64 = 1 + 398458.0 / 1048576;
const INSIDE_TO: f64 = 1 + 440402.0 / 1048576;
const NEAR_ONE: f64 = 1.0 / 1048576;

/** ln x of positive x that are not subnormal; infinity and NaN stay. Of others it is some number. */
@inline export function logarithm(x: v128): v128 {
  const high = v128.and(i64x2.shr_u(x, 32), i64x2.splat(0xfffff));
  const up = v128.and(i64x2.add(high, i64x2.splat(0x95f64)), i64x2.splat(0x100000));
  const biased = i64x2.add(i64x2.shr_u(x, 52), i64x2.shr_u(up, 20));
  const k = sub(v128.or(biased, i64x2.splat(0x4330000000000000)), both(EXPONENT_BIAS));
  const digits = v128.and(x, i64x2.splat(0x000fffffffffffff));
  const mantissa = v128.or(digits, i64x2.splat(0x3ff0000000000000));
  // The mantissa between 1/sqrt 2 and sqrt 2.
  const f = sub(v128.or(digits, i64x2.shl(v128.xor(up, i64x2.splat(0x3ff00000)), 32)), one());
  const s = div(f, add(both(2), f));
  const z = mul(s, s);
  const w = mul(z, z);
  const odd = mul(w, add(v128.load64_splat(LOG, 8), mul(w, add(v128.load64_splat(LOG, 24), mul(w, v128.load64_splat(LOG, 40))))));
  const even = mul(z, add(v128.load64_splat(LOG), mul(w, add(v128.load64_splat(LOG, 16), mul(w, add(v128.load64_splat(LOG, 32), mul(w, v128.load64_splat(LOG, 48))))))));
  const r = add(even, odd);
  const upper = mul(k, v128.load64_splat(LN2));
  const lower = mul(k, v128.load64_splat(LN2, 8));
  const half = mul(mul(both(0.5), f), f);
  const a = sub(half, add(mul(s, add(half, r)), lower));
  const b = sub(mul(s, sub(f, r)), lower);
  const c = sub(mul(mul(f, f), sub(both(0.5), mul(v128.load64_splat(LOG, 56), f))), lower);
  const inside = v128.and(f64x2.ge(mantissa, both(INSIDE_FROM)), f64x2.lt(mantissa, both(INSIDE_TO)));
  const near = v128.and(f64x2.ge(f, both(-NEAR_ONE)), f64x2.lt(f, both(NEAR_ONE)));
  const ln = sub(upper, sub(choose(near, c, choose(inside, a, b)), f));
  return choose(f64x2.lt(x, both(Infinity)), ln, x);
}

/** Beyond this the result may overflow or be subnormal. */
const ORDINARY: f64 = 700;
/** High words of ln(2)/2 and of 3 ln(2)/2, at which the algorithm goes from k = 0 to 1 and to a product, and below which exp is 1 + x. */
const HALF_LN2: f64 = reinterpret<f64>(0x3fd62e4300000000);
const THREE_HALVES_LN2: f64 = reinterpret<f64>(0x3ff0a2b200000000);
const TINY: f64 = reinterpret<f64>(0x3e30000000000000);

/** e^x */
@inline export function exponential(x: v128): v128 {
  const size = f64x2.abs(x);
  const sign = v128.and(x, both(-0.0));
  let k = f64x2.trunc(add(mul(v128.load64_splat(EXP, 40), x), v128.or(sign, both(0.5))));
  k = choose(f64x2.lt(size, both(THREE_HALVES_LN2)), v128.or(sign, one()), k);
  k = choose(f64x2.lt(size, both(HALF_LN2)), both(0), k);
  const upper = sub(x, mul(k, v128.load64_splat(LN2)));
  const lower = mul(k, v128.load64_splat(LN2, 8));
  const r = sub(upper, lower);
  const t = mul(r, r);
  const c = sub(r, mul(t, add(v128.load64_splat(EXP), mul(t, add(v128.load64_splat(EXP, 8), mul(t, add(v128.load64_splat(EXP, 16), mul(t, add(v128.load64_splat(EXP, 24), mul(t, v128.load64_splat(EXP, 32)))))))))));
  const y = sub(one(), sub(sub(lower, div(mul(r, c), sub(both(2), c))), upper));
  if (v128.any_true(f64x2.gt(size, both(ORDINARY)))) return extremeExponential(x, k, y);
  const power = i64x2.shl(i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k)), 52);
  // The algorithm has e itself for x = 1.
  const e = choose(f64x2.eq(x, one()), both(2.718281828459045), i64x2.add(y, power));
  return choose(f64x2.lt(size, both(TINY)), add(one(), x), e);
}

/** y 2^k where the lanes may overflow or become subnormal: rounded once, as a product with a power of two. */
function extremeExponential(x: v128, k: v128, y: v128): v128 {
  return f64x2(
    scaled(f64x2.extract_lane(x, 0), f64x2.extract_lane(k, 0), f64x2.extract_lane(y, 0)),
    scaled(f64x2.extract_lane(x, 1), f64x2.extract_lane(k, 1), f64x2.extract_lane(y, 1)),
  );
}

function scaled(x: f64, k: f64, y: f64): f64 {
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  if (abs(x) < TINY) return 1 + x;
  if (x != x) return x;
  if (x == 1) return 2.718281828459045;
  const power = <i64>k;
  if (power == 1024) return y * 2 * reinterpret<f64>(0x7fe0000000000000);
  if (power >= -1021) return reinterpret<f64>(reinterpret<i64>(y) + (power << 52));
  return reinterpret<f64>(reinterpret<i64>(y) + ((power + 1000) << 52)) * reinterpret<f64>(0x0170000000000000);
}

/** asinh x as `asinh` in the interface law. */
@inline export function inverseSine(x: v128): v128 {
  const a = f64x2.abs(x);
  const square = mul(a, a);
  const small = mul(a, sub(one(), div(square, both(6))));
  const value = choose(f64x2.lt(a, both(1e-4)), small, logarithm(add(a, f64x2.sqrt(add(square, one())))));
  return choose(f64x2.lt(x, both(0)), f64x2.neg(value), value);
}
