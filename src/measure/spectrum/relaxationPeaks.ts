import { basisIntegral, basisValueAt, type RelaxationBasis } from './relaxationBasis.js';

/** A distribution by the coefficients of its basis. */
export interface Distribution {
  readonly basis: RelaxationBasis;
  /** [s] Centres, evenly spaced in the logarithm. */
  readonly tau: Float64Array;
  /** Of ln tau. */
  readonly spacing: number;
  /** One per centre; more are ignored. */
  readonly x: Float64Array;
}

/** The part of a distribution that belongs to one maximum; places are counted in spacings from the first centre. */
export interface Bump {
  readonly from: number;
  readonly top: number;
  readonly to: number;
}

/** Share of the largest gamma below which a bump is not called a peak but counted to its neighbour. */
const LEAST_PEAK = 0.01;
/** Standard deviations by which both tops must exceed the valley between two peaks. */
const TELLING = 2;
/** Places per spacing at which the distribution is looked at. */
const FINE = 8;
/** Spacings of the slopes beside the upper half of a peak: with them a sharp peak between two centres is where it is. */
const SLOPE = 2;
/** Spacings beyond the first and last centre at which nothing is left of the distribution. */
const OUTSIDE = 4;

/**
 * Maxima that stand out, each with the range up to the lowest points between it and its neighbours, so that the resistances of all add up
 * to the polarisation. Two whose valley is no deeper than the scatter of other likely distributions are one.
 */
export function bumpsOf(distribution: Distribution, likely: readonly Distribution[]): Bump[] {
  const { tau } = distribution;
  const last = (tau.length - 1) * FINE;
  const gamma = Float64Array.from({ length: last + 1 }, (_, i) => valueAt(distribution, i / FINE));
  const highest = gamma.reduce((most, g) => Math.max(most, g), 0);
  const tops: number[] = [];
  for (let k = 0; k <= last; k++) {
    const left = k > 0 ? gamma[k - 1] : -1;
    const right = k < last ? gamma[k + 1] : -1;
    if (gamma[k] > left && gamma[k] >= right && gamma[k] > LEAST_PEAK * highest) tops.push(k);
  }
  const valleyAfter = (i: number): number => {
    let lowest = tops[i];
    for (let k = tops[i]; k <= tops[i + 1]; k++) if (gamma[k] < gamma[lowest]) lowest = k;
    return lowest;
  };
  for (;;) {
    const depths = tops.slice(1).map((_, i) => depth(gamma, tops[i], valleyAfter(i), tops[i + 1], likely));
    const shallowest = depths.indexOf(Math.min(...depths));
    if (!(depths[shallowest] < TELLING)) break;
    tops.splice(gamma[tops[shallowest]] < gamma[tops[shallowest + 1]] ? shallowest : shallowest + 1, 1);
  }
  const valleys = tops.slice(1).map((_, i) => valleyAfter(i) / FINE);
  return tops.map((top, i) => ({ from: valleys[i - 1] ?? -Infinity, top: top / FINE, to: valleys[i] ?? Infinity }));
}

/** How far the lower of two tops lies above the valley between them, in standard deviations. */
function depth(
  gamma: Float64Array,
  left: number,
  valley: number,
  right: number,
  likely: readonly Distribution[],
): number {
  const top = gamma[left] < gamma[right] ? left : right;
  const height = gamma[top] - gamma[valley];
  const squares = likely.map((d) => (valueAt(d, top / FINE) - valueAt(d, valley / FINE) - height) ** 2);
  return height / Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length);
}

/** Resistance of a bump in units of the coefficients, and tau [s] at the centre of mass of its upper half and the slopes beside. */
export function readBump(distribution: Distribution, { from, to }: Bump) {
  const { tau, spacing } = distribution;
  const first = Math.max(from, -OUTSIDE);
  const count = Math.max(1, Math.round((Math.min(to, tau.length - 1 + OUTSIDE) - first) * FINE));
  const values = Float64Array.from({ length: count + 1 }, (_, i) => valueAt(distribution, first + i / FINE));
  let sum = -0.5 * (values[0] + values[count]);
  let top = 0;
  for (let i = 0; i <= count; i++) {
    sum += values[i];
    if (values[i] > values[top]) top = i;
  }
  const half = 0.5 * values[top];
  let left = top;
  let right = top;
  while (left > 0 && values[left - 1] > half) left--;
  while (right < count && values[right + 1] > half) right++;
  let weight = 0;
  let moment = 0;
  for (let i = Math.max(0, left - SLOPE * FINE); i <= Math.min(count, right + SLOPE * FINE); i++) {
    weight += values[i];
    moment += i * values[i];
  }
  const centre = weight > 0 ? moment / weight : top;
  return { resistance: (sum * spacing) / FINE, tau: tau[0] * Math.exp((first + centre / FINE) * spacing) };
}

/** Sum of the distribution in units of the coefficients. */
export function areaOf({ basis, tau, spacing, x }: Distribution): number {
  let sum = 0;
  for (let k = 0; k < tau.length; k++) sum += x[k];
  return sum * spacing * basisIntegral(basis);
}

/** Height of a distribution around a place relative to its largest, but not below `floor`: a mean over a few spacings. */
export function heightOf(distribution: Distribution, floor: number): (place: number) => number {
  const values = Float64Array.from({ length: distribution.tau.length + 2 * OUTSIDE }, (_, i) =>
    valueAt(distribution, i - OUTSIDE),
  );
  const highest = values.reduce((most, v) => Math.max(most, v), 0) || 1;
  return (place) => {
    let sum = 0;
    let weight = 0;
    for (const [i, value] of values.entries()) {
      const w = Math.exp(-0.5 * ((i - OUTSIDE - place) / MEAN_OVER) ** 2);
      sum += w * value;
      weight += w;
    }
    return floor + sum / weight / highest;
  };
}

/** Spacings: standard deviation of the mean above. */
const MEAN_OVER = 2;

function valueAt({ basis, tau, x }: Distribution, place: number): number {
  return basisValueAt(basis, x, tau.length, place);
}
