import { barycentricWeights, lagrangeValues } from '../../numerics/grids/lagrange.js';
import type { SpectrumRecord } from '../../results/results.js';

/** Recorded frequencies that a value between them is made of. */
const NEIGHBOURS = 6;
/** Rounding of frequencies that were printed. */
const ROUNDING = 1e-6;

/**
 * [Ohm] Real or imaginary part of a spectrum at a frequency [Hz], by the polynomial in ln f through the nearest six recorded
 * frequencies; NaN beyond them.
 */
export function impedanceAt(spectrum: SpectrumRecord, frequency: number, part: 're' | 'im'): number {
  const order = Array.from(spectrum.frequency.keys()).sort((a, b) => spectrum.frequency[a] - spectrum.frequency[b]);
  const x = order.map((i) => Math.log(spectrum.frequency[i]));
  const last = x.length - 1;
  const asked = Math.log(frequency);
  if (!(asked >= x[0] - ROUNDING && asked <= x[last] + ROUNDING)) return Number.NaN;
  const at = Math.min(Math.max(asked, x[0]), x[last]);
  const above = x.findIndex((value) => value >= at);
  const count = Math.min(NEIGHBOURS, x.length);
  const from = Math.min(Math.max(above - count / 2, 0), x.length - count);
  const nodes = x.slice(from, from + count);
  const weights = lagrangeValues(nodes, barycentricWeights(nodes), at);
  return nodes.reduce((sum, _, i) => sum + weights[i] * spectrum[part][order[from + i]], 0);
}

/** The spectrum of a cycle, of several the one taken nearest to a cell voltage [V]; without one, the first. */
export function spectrumOf(
  spectra: readonly SpectrumRecord[],
  cycle: number,
  voltage: number | undefined,
): SpectrumRecord | undefined {
  const own = spectra.filter((spectrum) => spectrum.cycle === cycle);
  if (voltage === undefined) return own[0];
  const distance = (spectrum: SpectrumRecord): number => Math.abs(spectrum.voltage - voltage);
  return own.reduce<SpectrumRecord | undefined>(
    (best, spectrum) => (best && distance(best) <= distance(spectrum) ? best : spectrum),
    undefined,
  );
}
