import { Matrix, QrDecomposition } from 'ml-matrix';
import type { Spectrum } from '../../impedance/spectrum.js';

export interface KramersKronigOptions {
  /** mu below which the series of RC elements counts as overfitted; default 0.85. */
  readonly overfit?: number;
  /** RC elements at most; default one per frequency, 50 at most. */
  readonly most?: number;
  /** A series capacitor for spectra that end in a capacitive line; default true. */
  readonly capacitance?: boolean;
  /** Largest relative residual of a consistent spectrum; default 0.01. */
  readonly tolerance?: number;
}

/** Whether a spectrum obeys the Kramers-Kronig relations, and what is left over where it does not, one entry per frequency. */
export interface KramersKronigCheck {
  /** No residual beyond the tolerance: linear, causal and stable within it. */
  readonly consistent: boolean;
  /** Relative to |Z|, measured minus reproduced. */
  readonly residualRe: Float64Array;
  readonly residualIm: Float64Array;
  /** Root mean square of both. */
  readonly deviation: number;
  readonly largest: number;
  /** [Hz] Where the residuals exceed the tolerance. */
  readonly suspicious: readonly number[];
  /** RC elements used and the share of positive over negative ones that ended the series. */
  readonly elements: number;
  readonly mu: number;
}

/** A single sharp arc needs elements of both signs while they are few: mu means nothing before. */
const LEAST_PER_DECADE = 3;

/**
 * Linear Kramers-Kronig test (Schoenleber, Klotz & Ivers-Tiffee, Electrochim. Acta 131 (2014) 20): a spectrum that obeys
 * the relations can be reproduced by
 *     Z = R + j omega L + 1/(j omega C) + sum_k R_k/(1 + j omega tau_k),   tau_k fixed, evenly spaced in the logarithm,
 * a linear problem weighted with 1/|Z|. Elements are added until mu = 1 - sum |R_k < 0|/sum |R_k >= 0| falls below 0.85:
 * from then on they follow the noise. Equation (T15.11) of the handbook.
 */
export function kramersKronig(spectrum: Spectrum, options: KramersKronigOptions = {}): KramersKronigCheck {
  const { frequency } = spectrum;
  const n = frequency.length;
  const tolerance = options.tolerance ?? 0.01;
  const most = Math.max(1, Math.min(options.most ?? 50, n));
  let fit = reproduce(spectrum, 1, options.capacitance ?? true);
  let elements = 1;
  const decades = Math.log10(Math.max(...frequency) / Math.min(...frequency));
  const least = Math.min(LEAST_PER_DECADE * decades, most);
  while (elements < least || (elements < most && fit.mu > (options.overfit ?? 0.85))) {
    elements++;
    fit = reproduce(spectrum, elements, options.capacitance ?? true);
  }
  const { residualRe, residualIm, mu } = fit;
  let squares = 0;
  let largest = 0;
  const suspicious: number[] = [];
  for (let i = 0; i < n; i++) {
    squares += residualRe[i] ** 2 + residualIm[i] ** 2;
    const size = Math.max(Math.abs(residualRe[i]), Math.abs(residualIm[i]));
    largest = Math.max(largest, size);
    if (size > tolerance) suspicious.push(frequency[i]);
  }
  return {
    consistent: suspicious.length === 0,
    residualRe,
    residualIm,
    deviation: Math.sqrt(squares / (2 * n)),
    largest,
    suspicious,
    elements,
    mu,
  };
}

function reproduce({ frequency, re, im }: Spectrum, elements: number, capacitance: boolean) {
  const n = frequency.length;
  const omega = Array.from(frequency, (f) => 2 * Math.PI * f);
  const shortest = 1 / Math.max(...omega);
  const longest = 1 / Math.min(...omega);
  const tau = Array.from({ length: elements }, (_, k) =>
    elements === 1 ? Math.sqrt(shortest * longest) : shortest * (longest / shortest) ** (k / (elements - 1)),
  );
  const columns = elements + 2 + (capacitance ? 1 : 0);
  const a = Matrix.zeros(2 * n, columns);
  const b = Matrix.zeros(2 * n, 1);
  for (let i = 0; i < n; i++) {
    const w = 1 / Math.hypot(re[i], im[i]);
    b.set(i, 0, re[i] * w);
    b.set(n + i, 0, im[i] * w);
    for (let k = 0; k < elements; k++) {
      const wt = omega[i] * tau[k];
      a.set(i, k, w / (1 + wt * wt));
      a.set(n + i, k, (-w * wt) / (1 + wt * wt));
    }
    a.set(i, elements, w);
    // Scaled to order 1 in the middle of the spectrum; the values of L and C themselves are of no interest here.
    a.set(n + i, elements + 1, w * omega[i] * shortest);
    if (capacitance) a.set(n + i, elements + 2, -w / (omega[i] * longest));
  }
  const x = new QrDecomposition(a).solve(b);
  const reproduced = a.mmul(x);
  let positive = 0;
  let negative = 0;
  for (let k = 0; k < elements; k++) {
    const R = x.get(k, 0);
    if (R >= 0) positive += R;
    else negative -= R;
  }
  return {
    mu: positive > 0 ? 1 - negative / positive : 0,
    residualRe: Float64Array.from({ length: n }, (_, i) => b.get(i, 0) - reproduced.get(i, 0)),
    residualIm: Float64Array.from({ length: n }, (_, i) => b.get(n + i, 0) - reproduced.get(n + i, 0)),
  };
}
