import type { Spectrum } from '../../impedance/spectrum.js';
import type { Complex } from '../../numerics/linear/complex.js';
import type { FitUncertainty } from '../../numerics/search/fitUncertainty.js';
import {
  type FitParameter,
  type LeastSquaresOptions,
  type LeastSquaresResult,
  leastSquares,
} from '../../numerics/search/leastSquares.js';

/** How points count: `modulus` by relative deviation (usual where the error is a share of |Z|), `unit` all alike. */
export type Weighting = 'modulus' | 'unit';

/** A fitted number with its standard error. */
export interface Estimate {
  readonly value: number;
  /** Standard error; Infinity where the spectrum does not determine it, NaN on a bound. */
  readonly error: number;
  readonly unit: string;
  /** False where the error exceeds the value or there is none: the value is only where the search happened to end. */
  readonly determined: boolean;
}

/** A model fitted to a spectrum: parameters by name with standard errors, and how well it meets the points. */
export interface SpectrumFit {
  readonly parameters: Readonly<Record<string, Estimate>>;
  /** The search ended in a minimum and what it was made for is determined. */
  readonly converged: boolean;
  /** The search ended in a minimum, determined or not. */
  readonly atMinimum: boolean;
  /** It meets the spectrum; false: its parameters are not to be used. */
  readonly usable: boolean;
  readonly message: string;
  /** In sentences: parameters that the spectrum does not determine, and a model that misses it. */
  readonly remarks: readonly string[];
  /** Root mean square deviation relative to |Z|. */
  readonly deviation: number;
  /** The fitted spectrum at the measured frequencies. */
  readonly fitted: Spectrum;
  /** Correlation matrix, row-major in the order of `parameters`. */
  readonly correlation: Float64Array;
  /** What the scatter says of the parameters together, for quantities derived from them. */
  readonly uncertainty: Pick<FitUncertainty, 'seen' | 'unseen'>;
}

export interface SpectrumModel {
  readonly parameters: readonly (FitParameter & { readonly name: string; readonly unit: string })[];
  readonly impedance: (p: ArrayLike<number>, omega: number) => Complex;
  /** Parameters that mean something together only: one that is not determined takes the others along. */
  readonly together?: readonly string[];
}

/** Relative change of the cost at which a quick search ends, and difference of the costs of two ends that count as one. */
const ROUGH = 1e-8;
const SAME_END = 1e-2;
/** Root mean square deviation of a fit that needs no better one. */
const GOOD = 0.0005;
/** Root mean square deviation above which a model is no picture of its spectrum. */
export const POOR = 0.03;
/** Points that the quick searches look at. */
const QUICK_POINTS = 40;

/**
 * Complex nonlinear least squares of a model to a spectrum (Macdonald & Garber 1977), from each of several starts in turn; the
 * best end counts. Errors come from the scatter that is left.
 */
export function fitSpectrum(
  spectrum: Spectrum,
  model: SpectrumModel,
  starts: readonly ArrayLike<number>[] = [model.parameters.map((p) => p.start)],
  weighting: Weighting = 'modulus',
): SpectrumFit {
  const { frequency, re, im } = spectrum;
  const n = frequency.length;
  const modulus = Float64Array.from(re, (r, i) => Math.hypot(r, im[i]));
  const mean = modulus.reduce((sum, m) => sum + m, 0) / n;
  const weight = modulus.map((m) => 1 / (weighting === 'modulus' ? m : mean));
  const at = (points: readonly number[], options: LeastSquaresOptions) => {
    const residuals = (p: Float64Array): Float64Array => {
      const r = new Float64Array(2 * points.length);
      for (const [row, i] of points.entries()) {
        const z = model.impedance(p, 2 * Math.PI * frequency[i]);
        r[2 * row] = (z.re - re[i]) * weight[i];
        r[2 * row + 1] = (z.im - im[i]) * weight[i];
      }
      return r;
    };
    return (start: ArrayLike<number>): LeastSquaresResult =>
      leastSquares(
        { parameters: model.parameters.map((p, j) => ({ ...p, start: start[j] })), residuals },
        { maxIterations: 200, ...options },
      );
  };
  const all = Array.from({ length: n }, (_, i) => i);
  const few = all.filter((i) => i % Math.ceil(n / QUICK_POINTS) === 0);
  const quickly = at(few, { differences: 'forward', costTolerance: ROUGH, covariance: false });
  // Quick searches from all starts, then the best of them to its end.
  let best: LeastSquaresResult | undefined;
  for (const start of starts.length > 1 ? starts : []) {
    const fit = quickly(start);
    if (fit.ending === 'start') continue;
    // Two ways to the same good end: further ones would lead there too.
    const alike = best !== undefined && Math.abs(fit.cost / best.cost - 1) < SAME_END;
    // The first of equals: later starts may have exchanged blocks of the same kind.
    if (!best || fit.cost < (1 - SAME_END) * best.cost) best = fit;
    if (alike && best.cost < 0.5 * few.length * GOOD ** 2) break;
  }
  const end = at(all, { differences: 'central' })(best?.values ?? starts[0]);
  best = end.ending === 'start' ? best : end;
  const values = best?.values ?? Float64Array.from(model.parameters, () => Number.NaN);
  const fitted = Array.from(frequency, (f) => model.impedance(values, 2 * Math.PI * f));
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((fitted[i].re - re[i]) ** 2 + (fitted[i].im - im[i]) ** 2) / modulus[i] ** 2;
  const alone = model.parameters.map(({ name, unit, scale }, j) => {
    const error = best?.errors[j] ?? Number.NaN;
    // An exponent of 1 is the end of the law, not of the search.
    const natural = scale !== 'log' && best?.atBound[j] === 'upper';
    return [name, estimate(values[j], error, unit, natural)] as const;
  });
  const inCompany = (name: string): boolean => model.together?.includes(name) === true;
  const broken = alone.some(([name, { determined }]) => inCompany(name) && !determined);
  const parameters = alone.map(
    ([name, found]) => [name, broken && inCompany(name) ? { ...found, determined: false } : found] as const,
  );
  const deviation = Math.sqrt(squares / n);
  const atMinimum = best?.converged ?? false;
  return {
    parameters: Object.fromEntries(parameters),
    converged: atMinimum && parameters.every(([, { determined }]) => determined),
    atMinimum,
    usable: deviation <= POOR,
    message: best?.message ?? 'Failed: the impedance of the model cannot be computed at any start.',
    remarks: [...undeterminedRemark(Object.fromEntries(parameters)), ...poorRemark(deviation)],
    deviation,
    fitted: {
      frequency: Float64Array.from(frequency),
      re: Float64Array.from(fitted, (z) => z.re),
      im: Float64Array.from(fitted, (z) => z.im),
    },
    correlation: best?.correlation ?? new Float64Array(0),
    uncertainty: { seen: best?.seen ?? [], unseen: best?.unseen ?? [] },
  };
}

/** A number with its error; determined where the error does not exceed the value, or where it stands at the end of its law. */
export function estimate(value: number, error: number, unit: string, natural = false): Estimate {
  return { value, error, unit, determined: natural || error <= Math.abs(value) };
}

/** Which of some numbers mean nothing. */
export function undeterminedRemark(estimates: Readonly<Record<string, Estimate>>): readonly string[] {
  const names = Object.entries(estimates).flatMap(([name, { determined }]) => (determined ? [] : [name]));
  if (names.length === 0) return [];
  return [
    `The spectrum does not determine ${names.join(', ')}: the error is as large as the value, or there is no best value. ` +
      'Do not use these numbers; a simpler model, fixed values or a wider range of frequencies would help.',
  ];
}

function poorRemark(deviation: number): readonly string[] {
  if (!(deviation > POOR)) return [];
  return [
    `The model misses the spectrum by ${(100 * deviation).toPrecision(2)} % of |Z|, more than ${100 * POOR} %: do not use its parameters.`,
  ];
}
