import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Spectrum } from '../impedance/spectrum.js';
import { nonNegativeMinimum } from '../numerics/nonNegative.js';
import { basisValues, fillBasis, type RelaxationBasis, roughness } from './relaxationBasis.js';

export interface RelaxationTimesOptions {
  /** `gaussian`: radial basis functions; `linear`: piecewise linear. Default gaussian. */
  readonly basis?: RelaxationBasis;
  /** Times per decade; default 10. */
  readonly perDecade?: number;
  /** Smoothing; absent: by generalised cross-validation. */
  readonly lambda?: number;
  /** Derivative of gamma that is kept small, 1 or 2; default 2. */
  readonly order?: 1 | 2;
  /** Terms beside the distribution: series inductance (default true) and capacitance (default true). */
  readonly inductance?: boolean;
  readonly capacitance?: boolean;
}

export interface RelaxationPeak {
  /** [s] */
  readonly tau: number;
  /** [Hz] 1/(2 pi tau). */
  readonly frequency: number;
  /** Its share of the polarisation, split at the minima between peaks, in the unit of Z. */
  readonly resistance: number;
}

/** A distribution of relaxation times. */
export interface RelaxationTimes {
  /** [s] Rising. */
  readonly tau: Float64Array;
  /** gamma(ln tau), in the unit of Z per ln tau; not negative. */
  readonly gamma: Float64Array;
  /** Resistance at infinite frequency, and the sum of the distribution, in the unit of Z. */
  readonly ohmic: number;
  readonly polarisation: number;
  /** Series inductance and capacitance in units of Z s and s/Z; 0 and Infinity without. */
  readonly inductance: number;
  readonly capacitance: number;
  readonly lambda: number;
  /** Largest first. */
  readonly peaks: readonly RelaxationPeak[];
  /** Root mean square deviation relative to |Z|. */
  readonly deviation: number;
  readonly fitted: Spectrum;
}

/** Range and steps of lambda in cross-validation. */
const LAMBDA = { from: 1e-9, to: 1e2, steps: 45 };
/** g of robust cross-validation: 1 is the plain score. */
const ROBUSTNESS = 0.2;
/** Decades by which the times exceed the measured range on either side. */
const MARGIN = 1;
/** Share of the largest gamma below which a bump is not called a peak but counted to its neighbour. */
const LEAST_PEAK = 0.05;

/**
 * Distribution of relaxation times by Tikhonov regularisation:
 *     Z = R + j omega L + 1/(j omega C) + integral gamma(ln tau)/(1 + j omega tau) d ln tau,
 *     minimise sum |Z - Z_meas|^2/|Z_meas|^2 + lambda integral (d^m gamma/d ln tau^m)^2 d ln tau/R_0^2,  gamma >= 0,
 * R_0 the median |Z| (Wan, Saccoccio, Chen & Ciucci, Electrochim. Acta 184 (2015) 483). Without a given lambda the one
 * that minimises robust generalised cross-validation (Golub, Heath & Wahba 1979; Lukas 2006) of the unconstrained problem
 * is taken: the plain score now and then follows the noise, which shows as ripples beside every peak.
 */
export function relaxationTimes(spectrum: Spectrum, options: RelaxationTimesOptions = {}): RelaxationTimes {
  const { frequency, re, im } = spectrum;
  const n = frequency.length;
  const m = 2 * n;
  const basis = options.basis ?? 'gaussian';
  const omega = Float64Array.from(frequency, (f) => 2 * Math.PI * f);
  const perDecade = options.perDecade ?? 10;
  const first = -Math.log10(Math.max(...omega)) - MARGIN;
  const last = -Math.log10(Math.min(...omega)) + MARGIN;
  const count = Math.max(4, Math.round((last - first) * perDecade) + 1);
  const spacing = ((last - first) / (count - 1)) * Math.LN10;
  const tau = Float64Array.from({ length: count }, (_, k) => 10 ** (first + ((last - first) * k) / (count - 1)));
  const modulus = Float64Array.from(re, (r, i) => Math.hypot(r, im[i]));
  const unit = modulus.slice().sort()[n >> 1];

  // Rows: real parts, then imaginary parts, over |Z|; columns: gamma/unit at the times.
  const kernel = fillBasis(basis, omega, tau, spacing);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < count; k++) {
      kernel[i * count + k] *= unit / modulus[i];
      kernel[(n + i) * count + k] *= unit / modulus[i];
    }
  }
  const extras = extraColumns(omega, modulus, options);
  const target = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    target[i] = re[i] / modulus[i];
    target[n + i] = im[i] / modulus[i];
  }
  const penalty = roughness(basis, count, spacing, options.order ?? 2);
  const lambda = options.lambda ?? crossValidated(kernel, extras.columns, target, penalty, count);

  const q = extras.columns.length;
  const size = count + q;
  const entry = (row: number, column: number): number =>
    column < count ? kernel[row * count + column] : extras.columns[column - count][row];
  const H = new Float64Array(size * size);
  const c = new Float64Array(size);
  for (let r = 0; r < m; r++) {
    for (let a = 0; a < size; a++) {
      const value = entry(r, a);
      c[a] += value * target[r];
      for (let b = 0; b <= a; b++) H[a * size + b] += value * entry(r, b);
    }
  }
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) H[b * size + a] = H[a * size + b];
  for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) H[a * size + b] += lambda * penalty[a * count + b];
  const x = nonNegativeMinimum(H, c, () => true);

  const fitted = { frequency: Float64Array.from(frequency), re: new Float64Array(n), im: new Float64Array(n) };
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (const [row, out] of [
      [i, fitted.re],
      [n + i, fitted.im],
    ] as const) {
      let sum = 0;
      for (let a = 0; a < size; a++) sum += entry(row, a) * x[a];
      squares += (sum - target[row]) ** 2;
      out[i] = sum * modulus[i];
    }
  }
  const gamma = basisValues(basis, x, count).map((v) => v * unit);
  return {
    tau,
    gamma,
    ohmic: extras.value('ohmic', x, count),
    polarisation: gamma.reduce((sum, g) => sum + g * spacing, 0),
    inductance: extras.value('inductance', x, count),
    capacitance: 1 / extras.value('capacitance', x, count),
    lambda,
    peaks: peaksOf(tau, gamma, spacing),
    deviation: Math.sqrt(squares / m),
    fitted,
  };
}

/** Columns without smoothing, each scaled to length 1. */
function extraColumns(omega: Float64Array, modulus: Float64Array, options: RelaxationTimesOptions) {
  const n = omega.length;
  const terms: { name: string; column: Float64Array; scale: number }[] = [];
  const addTerm = (name: string, real: boolean, at: (w: number) => number): void => {
    const column = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) column[real ? i : n + i] = at(omega[i]) / modulus[i];
    const scale = 1 / Math.sqrt(column.reduce((sum, v) => sum + v * v, 0));
    terms.push({ name, column: column.map((v) => v * scale), scale });
  };
  addTerm('ohmic', true, () => 1);
  if (options.inductance ?? true) addTerm('inductance', false, (w) => w);
  if (options.capacitance ?? true) addTerm('capacitance', false, (w) => -1 / w);
  return {
    columns: terms.map((term) => term.column),
    value: (name: string, x: Float64Array, from: number): number => {
      const at = terms.findIndex((term) => term.name === name);
      return at < 0 ? 0 : x[from + at] * terms[at].scale;
    },
  };
}

/**
 * lambda of least m |(I - H) b|^2/tr(I - H)^2 (g + (1 - g) tr(H^2)/m). The unsmoothed columns are projected out; in the eigenbasis of
 * L^-1 A^T A L^-T (P = L L^T) every lambda costs one sum.
 */
function crossValidated(
  kernel: Float64Array,
  unsmoothed: readonly Float64Array[],
  target: Float64Array,
  penalty: Float64Array,
  count: number,
): number {
  const m = target.length;
  const a = kernel.slice();
  const b = target.slice();
  const directions: Float64Array[] = [];
  for (const column of unsmoothed) {
    const direction = column.slice();
    for (const earlier of directions) subtractProjection(direction, 0, 1, earlier);
    const norm = Math.sqrt(direction.reduce((sum, v) => sum + v * v, 0));
    if (norm > 1e-8) directions.push(direction.map((v) => v / norm));
  }
  for (const direction of directions) {
    subtractProjection(b, 0, 1, direction);
    for (let k = 0; k < count; k++) subtractProjection(a, k, count, direction);
  }
  const L = lowerFactor(penalty, count);
  const M = new Float64Array(count * count);
  const right = new Float64Array(count);
  for (let r = 0; r < m; r++) {
    for (let k = 0; k < count; k++) {
      const value = a[r * count + k];
      right[k] += value * b[r];
      for (let l = 0; l <= k; l++) M[k * count + l] += value * a[r * count + l];
    }
  }
  for (let k = 0; k < count; k++) for (let l = 0; l < k; l++) M[l * count + k] = M[k * count + l];
  // M <- L^-1 M L^-T, column by column and row by row; right <- L^-1 right.
  for (let k = 0; k < count; k++) forward(L, M, count, k, count);
  for (let k = 0; k < count; k++) forward(L, M, count, k * count, 1);
  forward(L, right, count, 0, 1);
  const eigen = new EigenvalueDecomposition(Matrix.from1DArray(count, count, M), { assumeSymmetric: true });
  const s = eigen.realEigenvalues.map((v) => Math.max(v, 0));
  const vectors = eigen.eigenvectorMatrix;
  const c = s.map((_, k) => {
    let sum = 0;
    for (let l = 0; l < count; l++) sum += vectors.get(l, k) * right[l];
    return sum;
  });
  const total = b.reduce((sum, v) => sum + v * v, 0);
  let best = LAMBDA.from;
  let least = Infinity;
  for (let step = 0; step <= LAMBDA.steps; step++) {
    const lambda = LAMBDA.from * (LAMBDA.to / LAMBDA.from) ** (step / LAMBDA.steps);
    let residual = total;
    let trace = directions.length;
    let traceOfSquare = directions.length;
    for (let k = 0; k < count; k++) {
      const share = s[k] / (s[k] + lambda);
      trace += share;
      traceOfSquare += share * share;
      residual -= (c[k] * c[k] * (2 - share)) / (s[k] + lambda);
    }
    const score = ((m * residual) / (m - trace) ** 2) * (ROBUSTNESS + (1 - ROBUSTNESS) * (traceOfSquare / m));
    if (score < least) {
      least = score;
      best = lambda;
    }
  }
  return best;
}

function subtractProjection(values: Float64Array, at: number, stride: number, direction: Float64Array): void {
  let product = 0;
  for (let r = 0; r < direction.length; r++) product += values[at + r * stride] * direction[r];
  for (let r = 0; r < direction.length; r++) values[at + r * stride] -= product * direction[r];
}

function lowerFactor(penalty: Float64Array, n: number): Float64Array {
  const L = penalty.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = L[i * n + j];
      for (let k = 0; k < j; k++) sum -= L[i * n + k] * L[j * n + k];
      L[i * n + j] = i === j ? Math.sqrt(sum) : sum / L[j * n + j];
    }
  }
  return L;
}

/** Forward substitution on entries at, at + stride, ... */
function forward(L: Float64Array, x: Float64Array, n: number, at: number, stride: number): void {
  for (let i = 0; i < n; i++) {
    let sum = x[at + i * stride];
    for (let k = 0; k < i; k++) sum -= L[i * n + k] * x[at + k * stride];
    x[at + i * stride] = sum / L[i * n + i];
  }
}

/**
 * Maxima that stand out; the resistance between two of them is split at the lowest point, so that all add up to the
 * polarisation, but for what rises towards the ends of the range.
 */
function peaksOf(tau: Float64Array, gamma: Float64Array, spacing: number): RelaxationPeak[] {
  const n = tau.length;
  const highest = gamma.reduce((most, g) => Math.max(most, g), 0);
  const tops: number[] = [];
  for (let k = 0; k < n; k++) {
    const left = k > 0 ? gamma[k - 1] : -1;
    const right = k < n - 1 ? gamma[k + 1] : -1;
    if (gamma[k] > left && gamma[k] >= right && gamma[k] > LEAST_PEAK * highest) tops.push(k);
  }
  const valleys = tops.slice(1).map((top, i) => {
    let lowest = tops[i];
    for (let k = tops[i]; k <= top; k++) if (gamma[k] < gamma[lowest]) lowest = k;
    return lowest;
  });
  const peaks = tops.map((_, i) => {
    const from = i === 0 ? 0 : valleys[i - 1];
    const to = i === tops.length - 1 ? n - 1 : valleys[i];
    let sum = 0;
    for (let k = from; k <= to; k++) {
      const shared = (k === from && i > 0) || (k === to && i < tops.length - 1);
      sum += gamma[k] * (shared ? 0.5 : 1);
    }
    const at = vertex(tau, gamma, tops[i]);
    return { tau: at, frequency: 1 / (2 * Math.PI * at), resistance: sum * spacing };
  });
  // What still rises at an end of the range has no time of its own.
  const inside = peaks.filter((_, i) => tops[i] > 0 && tops[i] < n - 1);
  return inside.sort((p, q) => q.resistance - p.resistance);
}

/** tau of the parabola through a maximum and its neighbours. */
function vertex(tau: Float64Array, gamma: Float64Array, k: number): number {
  if (k === 0 || k === tau.length - 1) return tau[k];
  const [a, b, c] = [gamma[k - 1], gamma[k], gamma[k + 1]];
  const curvature = a - 2 * b + c;
  const shift = curvature < 0 ? (0.5 * (a - c)) / curvature : 0;
  return tau[k] * (tau[k + 1] / tau[k]) ** shift;
}
