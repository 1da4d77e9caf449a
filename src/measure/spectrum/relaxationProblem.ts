import { Matrix, QrDecomposition } from 'ml-matrix';
import type { Spectrum } from '../../impedance/spectrum.js';
import { basisIntegral, fillBasis, type RelaxationBasis } from './relaxationBasis.js';

/** A term beside the distribution, without smoothing. */
export interface SeriesTerm {
  readonly name: 'ohmic' | 'inductance' | 'tail';
  /** a of a tail 1/(Q (j omega)^a). */
  readonly exponent: number;
  /** Real parts, then imaginary parts, over |Z|, scaled to length 1. */
  readonly column: Float64Array;
  /** Coefficient in the unit of Z over the one of the column. */
  readonly scale: number;
}

/** A spectrum made ready for its distribution of relaxation times. */
export interface RelaxationProblem {
  readonly basis: RelaxationBasis;
  /** [s] Centres of the basis functions, rising, evenly spaced in the logarithm. */
  readonly tau: Float64Array;
  /** Of ln tau. */
  readonly spacing: number;
  readonly rows: number;
  /** The unit of the coefficients, in the unit of Z: the median of |Z|. */
  readonly unit: number;
  readonly modulus: Float64Array;
  /** Row-major, rows x tau.length: real parts, then imaginary parts, over |Z|. */
  readonly kernel: Float64Array;
  /** Z over |Z|, in the same order. */
  readonly target: Float64Array;
  /** Triangle R of the factorisation [kernel, target, columns of the terms] = Q R: all that a least-squares problem needs to know. */
  readonly triangle: Matrix;
  /** Derivative of the distribution that is kept small. */
  readonly order: 1 | 2;
  readonly terms: readonly SeriesTerm[];
  /** Resistance of one coefficient, in the unit of Z. */
  readonly resistance: number;
}

/**
 * Decades by which the times exceed the measured range on either side. Half a decade beyond it a relaxation still shows a third of
 * its arc; much further out it is a resistor or a capacitor.
 */
const MARGIN = 0.5;
/** Powers of 1/(j omega) that a tail at low frequency may have: from Warburg to a capacitor. */
const TAILS = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

export function relaxationProblem(
  { frequency, re, im }: Spectrum,
  { basis, perDecade, order }: { readonly basis: RelaxationBasis; readonly perDecade: number; readonly order: 1 | 2 },
): RelaxationProblem {
  const n = frequency.length;
  const omega = Float64Array.from(frequency, (f) => 2 * Math.PI * f);
  const first = -Math.log10(omega.reduce((most, w) => Math.max(most, w))) - MARGIN;
  const last = -Math.log10(omega.reduce((least, w) => Math.min(least, w))) + MARGIN;
  const count = Math.max(4, Math.round((last - first) * perDecade) + 1);
  const spacing = ((last - first) / (count - 1)) * Math.LN10;
  const tau = Float64Array.from({ length: count }, (_, k) => 10 ** (first + ((last - first) * k) / (count - 1)));
  const modulus = Float64Array.from(re, (r, i) => Math.hypot(r, im[i]));
  const unit = modulus.slice().sort()[n >> 1];
  const kernel = fillBasis(basis, omega, tau, spacing);
  const target = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    target[i] = re[i] / modulus[i];
    target[n + i] = im[i] / modulus[i];
    for (let k = 0; k < count; k++) {
      kernel[i * count + k] *= unit / modulus[i];
      kernel[(n + i) * count + k] *= unit / modulus[i];
    }
  }
  const term = (
    name: SeriesTerm['name'],
    exponent: number,
    at: (w: number) => readonly [number, number],
  ): SeriesTerm => {
    const column = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      const [real, imaginary] = at(omega[i]);
      column[i] = real / modulus[i];
      column[n + i] = imaginary / modulus[i];
    }
    const scale = 1 / Math.sqrt(column.reduce((sum, v) => sum + v * v, 0));
    return { name, exponent, column: column.map((v) => v * scale), scale };
  };
  const tails = TAILS.map((a) => {
    const [cosine, sine] = a === 1 ? [0, 1] : [Math.cos((a * Math.PI) / 2), Math.sin((a * Math.PI) / 2)];
    return term('tail', a, (w) => [cosine * w ** -a, -sine * w ** -a]);
  });
  const terms = [term('ohmic', 0, () => [1, 0]), term('inductance', 0, (w) => [0, w]), ...tails];
  const columns = [target, ...terms.map(({ column }) => column)];
  // Rows of zeros below, should there be fewer points than columns.
  const all = Matrix.zeros(Math.max(2 * n, count + columns.length), count + columns.length);
  for (let r = 0; r < 2 * n; r++) {
    for (let k = 0; k < count; k++) all.set(r, k, kernel[r * count + k]);
    for (const [t, column] of columns.entries()) all.set(r, count + t, column[r]);
  }
  return {
    basis,
    tau,
    spacing,
    rows: 2 * n,
    unit,
    modulus,
    kernel,
    target,
    order,
    terms,
    triangle: new QrDecomposition(all).upperTriangularMatrix,
    resistance: basisIntegral(basis) * spacing * unit,
  };
}
