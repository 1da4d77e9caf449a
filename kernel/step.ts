import * as R from '../src/numerics/integration/rodas4Coefficients';
import { carried, carriedLast, flat, mass, next, stateBytes, u1, u2, u3, u4, u5, u6, y } from './cell';
import { errorNorm } from './errorNorm';
import { factor } from './factor';
import { exponential, logarithm } from './elementary';
import { solveStage } from './stage';
import { pack, unpack } from './state';
import { add, both, mul, sub, where, zero } from './vectors';

export { balance } from './balance';
export { carried as statesEnd, describe, flat as flatState, matrix, potentials, reserve, start as descriptionStart, y as statesStart } from './cell';
export { controlByLaw, controlCurrent } from './electrode';

/**
 * A step of `Rodas4` of length `length` from the state in the order of the program at `flatState`, under the control that was said
 * last. The candidate takes its place; returns the error in units of one.
 */
export function step(length: f64): f64 {
  const inverse = 1 / length;
  const shift = inverse / R.GAMMA;
  const h = 1 / shift;
  const bytes = stateBytes;
  pack(flat, y);
  factor(y, shift);
  // Zeros of this sign change nothing that they are added to.
  for (let i: usize = 0; i < bytes; i += 16) v128.store(carried + i, both(-0.0));
  solveStage(y, carried, u1, 0, h);

  const c21 = both(R.C21 * inverse);
  for (let i: usize = 0; i < bytes; i += 16) {
    const v1 = v128.load(u1 + i);
    v128.store(next + i, add(v128.load(y + i), mul(both(R.A21), v1)));
    v128.store(carried + i, mul(v128.load(mass + i), mul(c21, v1)));
  }
  solveStage(next, carried, u2, 1, h);

  const c31 = both(R.C31 * inverse);
  const c32 = both(R.C32 * inverse);
  for (let i: usize = 0; i < bytes; i += 16) {
    const v1 = v128.load(u1 + i);
    const v2 = v128.load(u2 + i);
    v128.store(next + i, add(add(v128.load(y + i), mul(both(R.A31), v1)), mul(both(R.A32), v2)));
    v128.store(carried + i, mul(v128.load(mass + i), add(mul(c31, v1), mul(c32, v2))));
  }
  solveStage(next, carried, u3, 2, h);

  const c41 = both(R.C41 * inverse);
  const c42 = both(R.C42 * inverse);
  const c43 = both(R.C43 * inverse);
  for (let i: usize = 0; i < bytes; i += 16) {
    const v1 = v128.load(u1 + i);
    const v2 = v128.load(u2 + i);
    const v3 = v128.load(u3 + i);
    const two = add(add(v128.load(y + i), mul(both(R.A41), v1)), mul(both(R.A42), v2));
    v128.store(next + i, add(two, mul(both(R.A43), v3)));
    v128.store(carried + i, mul(v128.load(mass + i), add(add(mul(c41, v1), mul(c42, v2)), mul(c43, v3))));
  }
  solveStage(next, carried, u4, 3, h);

  const c51 = both(R.C51 * inverse);
  const c52 = both(R.C52 * inverse);
  const c53 = both(R.C53 * inverse);
  const c54 = both(R.C54 * inverse);
  const c61 = both(R.C61 * inverse);
  const c62 = both(R.C62 * inverse);
  const c63 = both(R.C63 * inverse);
  const c64 = both(R.C64 * inverse);
  for (let i: usize = 0; i < bytes; i += 16) {
    const v1 = v128.load(u1 + i);
    const v2 = v128.load(u2 + i);
    const v3 = v128.load(u3 + i);
    const v4 = v128.load(u4 + i);
    const m = v128.load(mass + i);
    const two = add(add(v128.load(y + i), mul(both(R.A51), v1)), mul(both(R.A52), v2));
    v128.store(next + i, add(add(two, mul(both(R.A53), v3)), mul(both(R.A54), v4)));
    v128.store(carried + i, mul(m, add(add(add(mul(c51, v1), mul(c52, v2)), mul(c53, v3)), mul(c54, v4))));
    v128.store(carriedLast + i, mul(m, add(add(add(mul(c61, v1), mul(c62, v2)), mul(c63, v3)), mul(c64, v4))));
  }
  solveStage(next, carried, u5, 4, h);

  const c65 = both(R.C65 * inverse);
  for (let i: usize = 0; i < bytes; i += 16) {
    const v5 = v128.load(u5 + i);
    v128.store(next + i, add(v128.load(next + i), v5));
    v128.store(carriedLast + i, add(v128.load(carriedLast + i), mul(v128.load(mass + i), mul(c65, v5))));
  }
  solveStage(next, carriedLast, u6, 5, h);
  for (let i: usize = 0; i < bytes; i += 16) v128.store(next + i, add(v128.load(next + i), v128.load(u6 + i)));
  unpack(next, flat);
  return errorNorm(y, next, u6);
}

/** The state at the fraction theta of the last step, as `Rodas4.interpolate`, to `flatState`. */
export function interpolate(theta: f64): void {
  const rest = both(1 - theta);
  const part = both(theta);
  const bend = both(theta * (1 - theta));
  const out = carriedLast;
  const bytes = stateBytes;
  for (let i: usize = 0; i < bytes; i += 16) {
    const v1 = v128.load(u1 + i);
    const v2 = v128.load(u2 + i);
    const v3 = v128.load(u3 + i);
    const v4 = v128.load(u4 + i);
    const v5 = v128.load(u5 + i);
    const b2 = add(add(add(add(mul(both(R.D21), v1), mul(both(R.D22), v2)), mul(both(R.D23), v3)), mul(both(R.D24), v4)), mul(both(R.D25), v5));
    const b3 = add(add(add(add(mul(both(R.D31), v1), mul(both(R.D32), v2)), mul(both(R.D33), v3)), mul(both(R.D34), v4)), mul(both(R.D35), v5));
    const chord = add(mul(rest, v128.load(y + i)), mul(part, v128.load(next + i)));
    const differential = f64x2.ne(v128.load(mass + i), zero());
    const curved = add(chord, mul(bend, add(b2, mul(part, b3))));
    v128.store(out + i, v128.bitselect(curved, chord, differential));
  }
  unpack(out, flat);
}

/** For tests: functions of one number each, which the program has from Math. */
export function ln(x: f64): f64 {
  return f64x2.extract_lane(logarithm(both(x)), 0);
}

export function exp(x: f64): f64 {
  return f64x2.extract_lane(exponential(both(x)), 0);
}
