import type { Spectrum } from '../../impedance/spectrum.js';
import { RandomStream } from '../../numerics/probability/randomStream.js';
import { basisValues, type RelaxationBasis, roughness } from './relaxationBasis.js';
import type { Interval, RelaxationPeak, RelaxationTimes } from './relaxationDistribution.js';
import { greatestEvidence } from './relaxationEvidence.js';
import { areaOf, bumpsOf, type Distribution, heightOf, readBump } from './relaxationPeaks.js';
import { type RelaxationDraw, relaxationDraws } from './relaxationPosterior.js';
import { relaxationProblem, type SeriesTerm } from './relaxationProblem.js';
import { remarksOn } from './relaxationRemarks.js';

export interface RelaxationTimesOptions {
  /** `gaussian`: radial basis functions; `linear`: piecewise linear. Default gaussian. */
  readonly basis?: RelaxationBasis;
  /** Times per decade; default 13. */
  readonly perDecade?: number;
  /** Smoothing, the same at all times; absent: by the evidence, and less where the distribution is high. */
  readonly lambda?: number;
  /** Derivative of gamma that is kept small, 1 or 2; default 2. */
  readonly order?: 1 | 2;
  /** Terms beside the distribution, a series inductance and a tail 1/(Q (j omega)^a); default: where the evidence is for them. */
  readonly inductance?: boolean;
  readonly tail?: boolean;
}

/** Random distributions behind the intervals. */
const DRAWS = 200;
const SEED = 20150829;
/** Times that the prior is given the height of the distribution that it led to. */
const PASSES = 3;
/** Height relative to the largest that the prior grants everywhere. */
const FLOOR = 0.02;

/**
 * Distribution of relaxation times by Tikhonov regularisation:
 *     Z = R + j omega L + 1/(Q (j omega)^a) + integral gamma(ln tau)/(1 + j omega tau) d ln tau,
 *     minimise sum |Z - Z_meas|^2/|Z_meas|^2 + lambda integral (d^m gamma/d ln tau^m)^2/h^2 d ln tau/R_0^2,  gamma >= 0,
 * R_0 the median |Z| (Wan, Saccoccio, Chen & Ciucci, Electrochim. Acta 184 (2015) 483). lambda, L and the tail are those of greatest
 * evidence. h is 1 at first, then the height of the distribution found before: a bend of the same shape costs the same in a high
 * peak and at its foot, which leaves no ripples beside peaks (in the spirit of the hierarchical prior of Effat & Ciucci,
 * Electrochim. Acta 247 (2017) 1117). With lambda given h stays 1. The times end half a decade beyond the measured range, with gamma = 0
 * there; what relaxes faster is ohmic, what relaxes more slowly tail. Intervals are Laplace's with the same prior.
 * Equations (T15.8) and (T15.9) of the handbook.
 */
export function relaxationTimes(spectrum: Spectrum, options: RelaxationTimesOptions = {}): RelaxationTimes {
  const { basis = 'gaussian', perDecade = 13, order = 2 } = options;
  const { frequency } = spectrum;
  const n = frequency.length;
  const problem = relaxationProblem(spectrum, { basis, perDecade, order });
  const { tau, spacing, unit, modulus } = problem;
  const count = tau.length;
  const distribution = (x: Float64Array): Distribution => ({ basis, tau, spacing, x });
  let evidence = greatestEvidence(
    problem,
    roughness(basis, count, spacing, order, () => 1),
    options,
  );
  for (let pass = 1; pass < (options.lambda === undefined ? PASSES : 1); pass++) {
    const height = heightOf(distribution(evidence.best.x), FLOOR);
    evidence = greatestEvidence(problem, roughness(basis, count, spacing, order, height), options);
  }
  const { best } = evidence;
  const random = new RandomStream(SEED);
  const drawn = relaxationDraws(evidence);
  const draws = Array.from({ length: DRAWS }, () => drawn(random));
  const bumps = bumpsOf(
    distribution(best.x),
    draws.map(({ x }) => distribution(x)),
  );
  const coefficient = (name: SeriesTerm['name'], { x, terms }: RelaxationDraw): number => {
    const at = terms.findIndex((term) => term.name === name);
    return at < 0 ? 0 : x[count + at] * terms[at].scale;
  };
  /** Everything that gets an interval. */
  const readings = (draw: RelaxationDraw): number[] => {
    const d = distribution(draw.x);
    const peaks = bumps.map((bump) => readBump(d, bump));
    return [
      coefficient('ohmic', draw),
      areaOf(d) * unit,
      ...peaks.flatMap(({ resistance, tau }) => [resistance * unit, tau]),
      ...basisValues(basis, draw.x, count).map((g) => g * unit),
    ];
  };
  const values = readings(best);
  const others = draws.map(readings);
  const interval = (at: number): Interval => credible(others.map((reading) => reading[at]));
  const firstGamma = 2 + 2 * bumps.length;
  const gamma = Float64Array.from(values.slice(firstGamma));
  const limits = Array.from(gamma, (_, k) => interval(firstGamma + k));
  const all = bumps.map((_, i): RelaxationPeak => {
    const at = 2 + 2 * i;
    const [resistance, time] = values.slice(at);
    return {
      tau: time,
      tauInterval: interval(at + 1),
      frequency: 1 / (2 * Math.PI * time),
      resistance,
      resistanceInterval: interval(at),
    };
  });
  const row = (at: number): number => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += problem.kernel[at * count + k] * best.x[k];
    return best.terms.reduce((all, { column }, t) => all + column[at] * best.x[count + t], sum);
  };
  const fastest = 1 / (2 * Math.PI * frequency.reduce((a, b) => Math.max(a, b)));
  const slowest = 1 / (2 * Math.PI * frequency.reduce((a, b) => Math.min(a, b)));
  const over = (inside: (time: number) => boolean): number =>
    gamma.reduce((sum, g, k) => sum + (inside(tau[k]) ? g * spacing : 0), 0);
  const tail = best.terms.find(({ name }) => name === 'tail');
  const back = coefficient('tail', best);
  const result = {
    tau,
    gamma,
    gammaLow: Float64Array.from(limits, ([low]) => Math.max(0, low)),
    gammaHigh: Float64Array.from(limits, ([, high]) => high),
    ohmic: values[0],
    ohmicInterval: interval(0),
    polarisation: values[1],
    polarisationInterval: interval(1),
    inductance: coefficient('inductance', best),
    ...(tail && back > 0 ? { tail: { Q: 1 / back, exponent: tail.exponent } } : {}),
    lambda: best.lambda,
    peaks: all
      .filter((peak) => peak.tau >= fastest && peak.tau <= slowest && peak.resistanceInterval[0] > 0)
      .sort((p, q) => q.resistance - p.resistance),
    faster: over((time) => time < fastest),
    slower: over((time) => time > slowest),
    deviation: Math.sqrt(best.squares / problem.rows),
    fitted: {
      frequency: Float64Array.from(frequency),
      re: Float64Array.from(modulus, (size, i) => row(i) * size),
      im: Float64Array.from(modulus, (size, i) => row(n + i) * size),
    },
  };
  return { ...result, ...remarksOn(result) };
}

function credible(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
  };
  return [at(0.025), at(0.975)];
}
