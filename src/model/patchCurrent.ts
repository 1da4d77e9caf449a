import { asinh } from './asinh.js';

/** A Newton move smaller than this, relative, is the last one: the next would be its square. */
const LAST_PART = 1e-8;

/**
 * Current density j with  drive = j r + (2RT/F) asinh(j/(2 j0)), from a guess of it.
 * In a = asinh(j/(2 j0)) the equation 2 j0 r sinh a + (2RT/F) a = drive is convex for a > 0: Newton arrives above the root
 * with its first move and then decreases monotonically. A first move far up is cut at the least upper bound, either term alone.
 * Equation (N4.1) of the handbook.
 */
export function patchCurrent(
  drive: number,
  resistance: number,
  twoExchange: number,
  twoThermal: number,
  guess = 0,
): number {
  const target = Math.abs(drive);
  const c = twoExchange * resistance;
  const z = (drive < 0 ? -guess : guess) / twoExchange;
  let a = z > 0 && z < 1e300 ? Math.log(z + Math.sqrt(z * z + 1)) : 0;
  if (!(a > 0) || a * twoThermal > target) a = upperBound(target, c, twoThermal);
  let sinh = a;
  for (let iteration = 0; iteration < 100; iteration++) {
    const e = Math.exp(a);
    const inverse = 1 / e;
    const cosh = 0.5 * (e + inverse);
    sinh = a < 1e-5 ? a : 0.5 * (e - inverse);
    const move = (c * sinh + twoThermal * a - target) / (c * cosh + twoThermal);
    a -= move;
    if (Math.abs(move) <= LAST_PART * a) {
      sinh -= move * cosh;
      break;
    }
    if (move < -1) a = Math.min(a, upperBound(target, c, twoThermal));
  }
  const j = twoExchange * sinh;
  return drive < 0 ? -j : j;
}

/** Of a, where either term of the equation carries all of the drive; 700 is where the exponential would overflow. */
function upperBound(target: number, c: number, twoThermal: number): number {
  const a = target / twoThermal;
  return Math.min(c > 0 ? Math.min(a, asinh(target / c)) : a, 700);
}
