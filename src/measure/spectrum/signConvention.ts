import type { Spectrum } from '../../impedance/spectrum.js';
import { thinned } from '../thinned.js';

/** Points that show which way a spectrum goes. */
const POINTS = 60;

export interface SignReading {
  /** The spectrum with Z'' itself (capacitive: negative). */
  readonly spectrum: Spectrum;
  /** What the column of the file held: Z'' or -Z''. */
  readonly column: "Z''" | "-Z''";
  /** Whether the data speak clearly; false for nearly real spectra. */
  readonly clear: boolean;
}

/**
 * Which sign an imaginary column has. A passive cell relaxes: Z' rises towards low frequency, and by Kramers-Kronig a
 * rise goes with negative Z'' (Bode's rule, Z'' ~ (pi/2) dZ'/d ln omega). Inductive ends of a spectrum have little weight in it.
 */
export function readSign(frequency: ArrayLike<number>, re: ArrayLike<number>, im: ArrayLike<number>): SignReading {
  // Between neighbours of a dense sweep Z' changes by noise alone.
  const {
    frequency: f,
    re: real,
    im: imaginary,
  } = thinned(
    { frequency: Float64Array.from(frequency), re: Float64Array.from(re), im: Float64Array.from(im) },
    POINTS,
  );
  const order = Array.from({ length: f.length }, (_, i) => i).sort((a, b) => f[a] - f[b]);
  let agreement = 0;
  let size = 0;
  let sum = 0;
  for (let n = 1; n < order.length; n++) {
    const [a, b] = [order[n - 1], order[n]];
    const step = Math.log(f[b] / f[a]);
    if (!(step > 0)) continue;
    const slope = real[b] - real[a];
    const mean = 0.5 * (imaginary[a] + imaginary[b]);
    agreement += slope * mean;
    size += Math.abs(slope * mean);
    sum += mean * step;
  }
  // Without a change of Z' (blocking electrodes) the sign of the area decides: capacitive parts dominate a battery.
  const evidence = size > 0 ? agreement / size : 0;
  const clear = Math.abs(evidence) > 0.3;
  const mirrored = clear ? evidence < 0 : sum > 0;
  return {
    spectrum: {
      frequency: Float64Array.from(frequency),
      re: Float64Array.from(re),
      im: Float64Array.from(im, (z) => (mirrored ? -z : z)),
    },
    column: mirrored ? "-Z''" : "Z''",
    clear,
  };
}
