import type { Spectrum } from '../impedance/spectrum.js';

/** More points than an instrument measures in a night; analyses of as many take a second. */
const MOST_POINTS = 300;

/**
 * A spectrum of at most 300 points, itself where it has no more: points of one narrow band of frequencies, even in the logarithm, become
 * their mean, which keeps what their number says about the noise. A band of 16 decades over 300 is an eighth of an octave wide:
 * the curvature of a spectrum within it is some 1e-4 of |Z|.
 */
export function thinned(spectrum: Spectrum): Spectrum {
  const { frequency, re, im } = spectrum;
  if (frequency.length <= MOST_POINTS) return spectrum;
  const logs = Float64Array.from(frequency, Math.log);
  const low = logs.reduce((least, v) => Math.min(least, v));
  const high = logs.reduce((most, v) => Math.max(most, v));
  const sums = Array.from({ length: MOST_POINTS }, () => [0, 0, 0, 0]);
  for (let i = 0; i < logs.length; i++) {
    const band =
      high > low ? Math.min(MOST_POINTS - 1, Math.floor((MOST_POINTS * (high - logs[i])) / (high - low))) : 0;
    const sum = sums[band];
    sum[0] += logs[i];
    sum[1] += re[i];
    sum[2] += im[i];
    sum[3]++;
  }
  const means = sums.flatMap(([log, real, imaginary, n]) =>
    n > 0 ? [[Math.exp(log / n), real / n, imaginary / n]] : [],
  );
  return {
    frequency: Float64Array.from(means, ([f]) => f),
    re: Float64Array.from(means, ([, real]) => real),
    im: Float64Array.from(means, ([, , imaginary]) => imaginary),
  };
}
