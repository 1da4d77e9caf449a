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
 * rise goes with negative Z'' (Bode's rule, Z'' ~ (pi/2) dZ'/d ln omega). Where the column changes its sign once from an end at high
 * frequency to the rest, that end is the coil of cables and windings and says nothing.
 */
export function readSign(frequency: ArrayLike<number>, re: ArrayLike<number>, im: ArrayLike<number>): SignReading {
  // Between neighbours of a dense sweep Z' changes by noise alone.
  const points = thinned(
    { frequency: Float64Array.from(frequency), re: Float64Array.from(re), im: Float64Array.from(im) },
    POINTS,
  );
  const order = Array.from({ length: points.frequency.length }, (_, i) => i).sort(
    (a, b) => points.frequency[a] - points.frequency[b],
  );
  const all = evidenceOf(points, order);
  const below = evidenceOf(points, withoutCoil(points, order));
  const { evidence, sum } = Math.abs(below.evidence) > CLEAR ? below : all;
  // Without a change of Z' (blocking electrodes) the sign of the area decides: capacitive parts dominate a battery.
  const coil = coilAt(points, order);
  const clear = coil !== 0 || Math.abs(evidence) > CLEAR;
  const mirrored = coil !== 0 ? coil < 0 : clear ? evidence < 0 : sum > 0;
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

/** Share by which one sign has to outweigh the other. */
const CLEAR = 0.3;
/** Least points, and least share of them, that stand for a spectrum without its inductive end. */
const REST = { points: 4, share: 0.25 };
/** Share of the rest that has the other sign. */
const OTHER = 0.8;

/** From +1, the column behaves like Z'', to -1, like -Z''; and its area over ln f. */
function evidenceOf({ frequency: f, re, im }: Spectrum, order: readonly number[]) {
  let agreement = 0;
  let size = 0;
  let sum = 0;
  for (let n = 1; n < order.length; n++) {
    const [a, b] = [order[n - 1], order[n]];
    const step = Math.log(f[b] / f[a]);
    if (!(step > 0)) continue;
    const slope = re[b] - re[a];
    const mean = 0.5 * (im[a] + im[b]);
    agreement += slope * mean;
    size += Math.abs(slope * mean);
    sum += mean * step;
  }
  return { evidence: size > 0 ? agreement / size : 0, sum };
}

/** Points over which the imaginary part of a coil has grown, and by how much. */
const GROWTH = { points: 4, factor: 1.5 };

/**
 * The sign of the column at the highest frequency where only a coil can have made it: larger than Z' and growing with frequency up to
 * there, while arcs that grow with frequency stay below Z'. 0 otherwise.
 */
function coilAt({ re, im }: Spectrum, order: readonly number[]): number {
  const end = order.slice(-1 - GROWTH.points);
  const [first, top] = [end[0], end[end.length - 1]];
  const sign = Math.sign(im[top]);
  const grows = end.every((i, n) => Math.sign(im[i]) === sign && !(Math.abs(im[i]) <= Math.abs(im[end[n - 1]])));
  return end.length > GROWTH.points &&
    grows &&
    Math.abs(im[top]) > Math.abs(re[top]) &&
    Math.abs(im[top]) > GROWTH.factor * Math.abs(im[first])
    ? sign
    : 0;
}

/** Points in rising order of frequency up to where the column takes its sign at the highest frequencies. */
function withoutCoil({ im }: Spectrum, order: readonly number[]): readonly number[] {
  const top = Math.sign(im[order[order.length - 1]]);
  let end = order.length;
  while (end > 0 && Math.sign(im[order[end - 1]]) === top) end--;
  const rest = order.slice(0, end);
  const other = rest.filter((i) => Math.sign(im[i]) === -top).length;
  const enough = end >= REST.points && end >= REST.share * order.length;
  return enough && other >= OTHER * end ? rest : order;
}
