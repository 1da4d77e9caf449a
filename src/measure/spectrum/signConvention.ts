import type { Spectrum } from '../../impedance/spectrum.js';
import { thinned } from '../thinned.js';

/** Points that show which way a spectrum goes. */
const POINTS = 60;

interface Point {
  readonly f: number;
  readonly re: number;
  readonly im: number;
}

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
  const rising = Array.from(
    points.frequency,
    (f, i): Point => ({ f, re: points.re[i] ?? 0, im: points.im[i] ?? 0 }),
  ).sort((a, b) => a.f - b.f);
  const all = evidenceOf(rising);
  const below = evidenceOf(withoutCoil(rising));
  const { evidence, sum } = Math.abs(below.evidence) > CLEAR ? below : all;
  // Without a change of Z' (blocking electrodes) the sign of the area decides: capacitive parts dominate a battery.
  const coil = coilAt(rising);
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
function evidenceOf(rising: readonly Point[]) {
  let agreement = 0;
  let size = 0;
  let sum = 0;
  for (const [n, b] of rising.entries()) {
    const a = rising[n - 1];
    const step = a === undefined ? 0 : Math.log(b.f / a.f);
    if (a === undefined || !(step > 0)) continue;
    const slope = b.re - a.re;
    const mean = 0.5 * (a.im + b.im);
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
function coilAt(rising: readonly Point[]): number {
  const end = rising.slice(-1 - GROWTH.points);
  const [first, top] = [end[0], end.at(-1)];
  if (first === undefined || top === undefined || end.length <= GROWTH.points) return 0;
  const sign = Math.sign(top.im);
  const grows = end.every(
    ({ im }, n) => Math.sign(im) === sign && !(Math.abs(im) <= Math.abs(end[n - 1]?.im ?? Number.NaN)),
  );
  return grows && Math.abs(top.im) > Math.abs(top.re) && Math.abs(top.im) > GROWTH.factor * Math.abs(first.im)
    ? sign
    : 0;
}

/** Points in rising order of frequency up to where the column takes its sign at the highest frequencies. */
function withoutCoil(rising: readonly Point[]): readonly Point[] {
  const top = Math.sign(rising.at(-1)?.im ?? 0);
  const end = 1 + rising.findLastIndex(({ im }) => Math.sign(im) !== top);
  const rest = rising.slice(0, end);
  const other = rest.filter(({ im }) => Math.sign(im) === -top).length;
  const enough = end >= REST.points && end >= REST.share * rising.length;
  return enough && other >= OTHER * end ? rest : rising;
}
