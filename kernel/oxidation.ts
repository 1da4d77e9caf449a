import { add, both, choose, div, mul, one, sub, where, zero } from './vectors';
import { exponential } from './elementary';

/**
 * The laws by which films grow, each as the class of its name in the program: its number and constants are doubles at `law`.
 * Returns the rate [m/s]; where `slopes` is an address, its derivatives are left there.
 */
const POTENTIAL: f64 = 1;

/** Byte offsets in `slopes`. */
export const BY_POTENTIAL: usize = 0;
export const BY_EQUILIBRIUM: usize = 16;
export const BY_THICKNESS: usize = 32;
export const BY_CONTENT: usize = 48;
export const slopesOfGrowth: usize = memory.data(64, 16);

@inline export function growth(
  law: usize, psi: v128, equilibrium: v128, thickness: v128, content: v128, factor: v128, slopes: usize,
): v128 {
  if (load<f64>(law) == POTENTIAL) return potentialOxidation(law, psi, thickness, content, factor, slopes);
  return activityOxidation(law, psi, equilibrium, thickness, factor, slopes);
}

/** What the fade-out below the onset takes: e^((onset - E)/width) where that counts, else 0. */
@inline function faded(onset: v128, potential: v128, width: v128): v128 {
  const below = div(sub(onset, potential), width);
  const counts = f64x2.gt(below, both(-20));
  if (!v128.any_true(counts)) return zero();
  return where(counts, exponential(f64x2.pmin(below, both(200))));
}

function potentialOxidation(
  law: usize, potential: v128, thickness: v128, content: v128, factor: v128, slopes: usize,
): v128 {
  const twoOverParabolic = v128.load64_splat(law, 16);
  const exponent = v128.load64_splat(law, 24);
  const width = v128.load64_splat(law, 72);
  let drive = mul(factor, exponential(mul(exponent, sub(potential, v128.load64_splat(law, 64)))));
  const e = faded(v128.load64_splat(law, 32), potential, width);
  const open = div(one(), add(one(), e));
  drive = mul(drive, open);
  let gateSlope = zero();
  if (load<f64>(law, 40) != 0) {
    const gateWidth = v128.load64_splat(law, 56);
    const g = exponential(div(sub(content, v128.load64_splat(law, 48)), gateWidth));
    const opened = div(one(), add(one(), g));
    gateSlope = div(mul(f64x2.neg(g), opened), gateWidth);
    drive = mul(drive, opened);
  }
  const resistance = add(v128.load64_splat(law, 8), mul(twoOverParabolic, thickness));
  const rate = div(drive, resistance);
  if (slopes) {
    v128.store(slopes, mul(rate, add(exponent, div(mul(e, open), width))), BY_POTENTIAL);
    v128.store(slopes, zero(), BY_EQUILIBRIUM);
    v128.store(slopes, div(mul(f64x2.neg(rate), twoOverParabolic), resistance), BY_THICKNESS);
    v128.store(slopes, mul(rate, gateSlope), BY_CONTENT);
  }
  return rate;
}

function activityOxidation(
  law: usize, psi: v128, equilibrium: v128, thickness: v128, factor: v128, slopes: usize,
): v128 {
  const exponent = v128.load64_splat(law, 24);
  const share = v128.load64_splat(law, 40);
  const inverseGreatest = v128.load64_splat(law, 48);
  const rise = v128.load64_splat(law, 56);
  const shielded = v128.load64_splat(law, 64);
  const highest = v128.load64_splat(law, 72);
  const width = v128.load64_splat(law, 88);
  const over = sub(psi, equilibrium);
  const unshielded = f64x2.ge(psi, v128.load64_splat(law, 80));
  const rising = v128.andnot(f64x2.gt(psi, shielded), unshielded);
  const omegaSlope = where(rising, rise);
  const omega = choose(unshielded, one(), choose(rising, add(share, mul(rise, sub(psi, shielded))), share));
  const potential = add(equilibrium, mul(omega, over));
  const reference = v128.load64_splat(law, 96);
  let drive = mul(mul(factor, v128.load64_splat(law, 8)), exponential(mul(exponent, sub(f64x2.pmin(potential, highest), reference))));
  const e = faded(v128.load64_splat(law, 32), potential, width);
  const open = div(one(), add(one(), e));
  drive = mul(drive, open);
  const left = sub(one(), mul(thickness, inverseGreatest));
  const depth = div(one(), add(thickness, v128.load64_splat(law, 16)));
  const growing = f64x2.gt(left, zero());
  const rate = where(growing, mul(mul(drive, left), depth));
  if (slopes) {
    const capped = f64x2.gt(potential, highest);
    const slope = add(v128.andnot(exponent, capped), div(mul(e, open), width));
    v128.store(slopes, mul(mul(rate, slope), add(omega, mul(omegaSlope, over))), BY_POTENTIAL);
    v128.store(slopes, mul(mul(rate, slope), sub(one(), omega)), BY_EQUILIBRIUM);
    const byDepth = mul(f64x2.neg(rate), depth);
    v128.store(slopes, where(growing, sub(byDepth, mul(mul(drive, depth), inverseGreatest))), BY_THICKNESS);
    v128.store(slopes, zero(), BY_CONTENT);
  }
  return rate;
}
