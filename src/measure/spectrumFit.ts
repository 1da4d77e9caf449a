import type { Spectrum } from '../impedance/spectrum.js';
import type { Complex } from '../numerics/complex.js';
import {
  type FitParameter,
  type LeastSquaresOptions,
  type LeastSquaresResult,
  leastSquares,
} from '../numerics/leastSquares.js';

/** How points count: `modulus` by relative deviation (usual where the error is a share of |Z|), `unit` all alike. */
export type Weighting = 'modulus' | 'unit';

/** A fitted number with its standard error. */
export interface Estimate {
  readonly value: number;
  /** Standard error; Infinity where the spectrum does not determine it, NaN on a bound. */
  readonly error: number;
  readonly unit: string;
}

export interface SpectrumFit {
  readonly parameters: Readonly<Record<string, Estimate>>;
  readonly converged: boolean;
  readonly message: string;
  /** Root mean square deviation relative to |Z|. */
  readonly deviation: number;
  /** The fitted spectrum at the measured frequencies. */
  readonly fitted: Spectrum;
  /** Correlation matrix, row-major in the order of `parameters`. */
  readonly correlation: Float64Array;
}

export interface SpectrumModel {
  readonly parameters: readonly (FitParameter & { readonly name: string; readonly unit: string })[];
  readonly impedance: (p: ArrayLike<number>, omega: number) => Complex;
}

/** Relative change of the cost at which a quick search ends, and difference of the costs of two ends that count as one. */
const ROUGH = 1e-8;
const SAME_END = 1e-2;
/** Root mean square deviation of a fit that needs no better one. */
const GOOD = 0.0005;

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
  const residuals = (p: Float64Array): Float64Array => {
    const r = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      const z = model.impedance(p, 2 * Math.PI * frequency[i]);
      r[i] = (z.re - re[i]) * weight[i];
      r[n + i] = (z.im - im[i]) * weight[i];
    }
    return r;
  };
  const search = (start: ArrayLike<number>, options: LeastSquaresOptions): LeastSquaresResult =>
    leastSquares(
      { parameters: model.parameters.map((p, j) => ({ ...p, start: start[j] })), residuals },
      { maxIterations: 200, ...options },
    );
  // Quick searches from all starts, then the best of them to its end.
  let best: LeastSquaresResult | undefined;
  for (const start of starts.length > 1 ? starts : []) {
    const fit = search(start, { differences: 'forward', costTolerance: ROUGH });
    if (fit.ending === 'start') continue;
    // Two ways to the same good end: further ones would lead there too.
    const alike = best !== undefined && Math.abs(fit.cost / best.cost - 1) < SAME_END;
    if (!best || fit.cost < best.cost) best = fit;
    if (alike && best.cost < 0.5 * n * GOOD ** 2) break;
  }
  const end = search(best?.values ?? starts[0], { differences: 'central' });
  best = end.ending === 'start' ? best : end;
  const values = best?.values ?? Float64Array.from(model.parameters, () => Number.NaN);
  const fitted = Array.from(frequency, (f) => model.impedance(values, 2 * Math.PI * f));
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((fitted[i].re - re[i]) ** 2 + (fitted[i].im - im[i]) ** 2) / modulus[i] ** 2;
  return {
    parameters: Object.fromEntries(
      model.parameters.map(({ name, unit }, j) => [
        name,
        { value: values[j], error: best?.errors[j] ?? Number.NaN, unit },
      ]),
    ),
    converged: best?.converged ?? false,
    message: best?.message ?? 'Failed: the impedance of the model cannot be computed at any start.',
    deviation: Math.sqrt(squares / n),
    fitted: {
      frequency: Float64Array.from(frequency),
      re: Float64Array.from(fitted, (z) => z.re),
      im: Float64Array.from(fitted, (z) => z.im),
    },
    correlation: best?.correlation ?? new Float64Array(0),
  };
}
