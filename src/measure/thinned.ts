import type { Spectrum } from '../impedance/spectrum.js';

/** More points than an instrument measures in a night; analyses of as many take a second. */
const MOST_POINTS = 200;

/**
 * A spectrum of at most `most` points, by default 200, itself where it has no more: points of one narrow band of frequencies, even in the logarithm, become
 * their mean, which keeps what their number says about the noise. A band of 8 decades over 200 is an eighth of an octave wide:
 * what a spectrum bends within it is some 1e-4 of |Z|.
 */
export function thinned(spectrum: Spectrum, most = MOST_POINTS): Spectrum {
  const { frequency, re, im } = spectrum;
  if (frequency.length <= most) return spectrum;
  const logs = Float64Array.from(frequency, Math.log);
  const low = logs.reduce((least, v) => Math.min(least, v));
  const high = logs.reduce((most, v) => Math.max(most, v));
  const sums = Array.from({ length: most }, () => [0, 0, 0, 0]);
  for (let i = 0; i < logs.length; i++) {
    const band = high > low ? Math.min(most - 1, Math.floor((most * (high - logs[i])) / (high - low))) : 0;
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
