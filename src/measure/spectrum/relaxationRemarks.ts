import { plainNumber } from '../../text/plainNumber.js';
import type { RelaxationTimes } from './relaxationDistribution.js';

/** Relative deviation above which a distribution is no picture of its spectrum. */
const POOR = 0.03;
/** Share of the polarisation outside the measured range that is worth a sentence. */
const TELLING = 0.05;

/** What a reader of relaxation times has to know, the gravest first. */
export function remarksOn(
  times: Omit<RelaxationTimes, 'usable' | 'remarks'>,
): Pick<RelaxationTimes, 'usable' | 'remarks'> {
  const { deviation, polarisation, faster, slower, tail } = times;
  const usable = deviation <= POOR;
  const remarks: string[] = [];
  if (!usable) {
    remarks.push(
      `Do not use these relaxation times: they miss the spectrum by ${percent(deviation)} of |Z|, more than ${percent(POOR)}. ` +
        'Bad points, a cell that changed while it was measured, or a smoothing (--lambda) that is too strong are the usual causes; --kk shows where.',
    );
  }
  if (faster > TELLING * polarisation) {
    remarks.push(
      `${ohm(faster)} of the polarisation relax faster than the highest frequency shows: only ohmic and polarisation together, ` +
        `${ohm(times.ohmic + polarisation)}, are known there, not where one ends and the other begins.`,
    );
  }
  if (slower > TELLING * polarisation) {
    remarks.push(
      `${ohm(slower)} of the polarisation relax more slowly than the lowest frequency shows: the polarisation is an extrapolation.`,
    );
  }
  if (tail) {
    const kind =
      tail.exponent === 1 ? 'a capacitor' : tail.exponent === 0.5 ? 'a Warburg element' : 'a constant phase element';
    remarks.push(
      `At low frequency Z goes on rising as 1/(Q (j w)^${tail.exponent}), ${kind} with Q = ${plainNumber(tail.Q, 3)}: it is no part of the polarisation.`,
    );
  }
  return { usable, remarks };
}

function ohm(value: number): string {
  return `${plainNumber(value, 3)} Ohm`;
}

function percent(share: number): string {
  return `${plainNumber(100 * share, 2)} %`;
}
