import type { Spectrum } from '../../impedance/spectrum.js';
import {
  add,
  type Complex,
  complex,
  divide,
  hyperbolicCotangent,
  imaginaryPower,
  inverse,
  multiply,
  scaled,
  squareRoot,
} from '../../numerics/linear/complex.js';
import { propagatedError } from '../../numerics/search/fitUncertainty.js';
import { finiteSpace, type Geometry } from '../finiteSpace.js';
import {
  type Estimate,
  estimate,
  fitSpectrum,
  POOR,
  type SpectrumFit,
  undeterminedRemark,
  type Weighting,
} from './spectrumFit.js';

export interface LineFitOptions {
  /** Resistance of the electronic rail: fitted, or held at a value in the unit of Z; default 0, a perfect conductor. */
  readonly electronicRail?: 'fit' | number;
  /** Finite-space diffusion in the particles, in series with the charge transfer. Default: in spheres, for spectra that go below 1 Hz. */
  readonly diffusion?: Geometry | 'none';
  readonly weighting?: Weighting;
  /** Where to begin, by name and for all parameters: the fit of a similar spectrum. Default: several starts of its own. */
  readonly guess?: Readonly<Record<string, number>>;
}

/** A transmission line fitted to a spectrum; resistances in the unit of the spectrum. Equation (T15.5) of the handbook. */
export interface LineFit extends SpectrumFit {
  /** sqrt(R_ion R_ct), as published for composites that are thick against their penetration depth (R_ct << R_ion). */
  readonly geometricMean: Estimate;
  /** What the line resists at low frequency, before diffusion: sqrt(R R_ct) coth(sqrt(R/R_ct)) for one rail, with both rails the full formula. */
  readonly cathode: Estimate;
}

/** Hz below which a spectrum shows diffusion in micrometre particles. */
const DIFFUSION_BELOW = 1;
/** |u| beyond which 1/sinh u is nothing. */
const FAR = 40;

/**
 * Fits a transmission line with two rails to a spectrum of a composite electrode (Euler & Nonnenmacher 1960; Landesfeind et al.,
 * J. Electrochem. Soc. 163 (2016) A1373):
 *     Z = R_s + [R_i R_e + (2 R_i R_e + (R_i^2 + R_e^2) cosh v)/(v sinh v)]/(R_i + R_e),   v^2 = (R_i + R_e)/zeta
 *     1/zeta = Q (j omega)^a + 1/(R_ct + Z_D),   Z_D = Z_0 g(u), u^2 = j omega tau, sphere: g = 1/(u coth u - 1), plate: g = coth(u)/u
 * Values in the unit of Z. R_s collects separator, anode and cables. Equations (T15.3) and (T15.4) of the handbook.
 */
export function fitLine(spectrum: Spectrum, options: LineFitOptions = {}): LineFit {
  const { frequency, re, im } = spectrum;
  const geometry = options.diffusion ?? (Math.min(...frequency) < DIFFUSION_BELOW ? 'sphere' : 'none');
  const rail = options.electronicRail ?? 0;
  const real = [...re].sort((a, b) => a - b);
  const low = Math.max(real[0], 1e-6 * real[real.length - 1]);
  const width = Math.max(real[real.length - 1] - low, 1e-3 * low);
  const top = 2 * Math.PI * Math.max(...frequency);
  const bottom = 2 * Math.PI * Math.min(...frequency);
  const positive = (name: string, unit: string, start: number) => ({
    name,
    unit,
    start,
    scale: 'log' as const,
    lower: start * 1e-9,
    upper: start * 1e9,
  });
  const parameters = [
    positive('R_s', 'Ohm', 0.9 * low),
    positive('R_ion', 'Ohm', width),
    positive('R_ct', 'Ohm', width / 3),
    positive('Q', 'Ohm^-1 s^a', 1),
    { name: 'a', unit: '-', start: 0.9, lower: 0.4, upper: 1, typical: 1 },
    ...(rail === 'fit' ? [positive('R_el', 'Ohm', 0.1 * width)] : []),
    ...(geometry !== 'none' ? [positive('Z_0', 'Ohm', width), positive('tau', 's', 1)] : []),
  ];
  const at = (name: string): number => parameters.findIndex((p) => p.name === name);
  const electronic = at('R_el');
  const warburg = at('Z_0');
  const impedance = (p: ArrayLike<number>, omega: number): Complex => {
    let faradaic = complex(p[2]);
    if (geometry !== 'none') {
      const u = squareRoot(complex(0, omega * p[warburg + 1]));
      faradaic = add(faradaic, scaled(p[warburg], finiteSpace[geometry](u)));
    }
    const admittance = add(scaled(p[3], imaginaryPower(omega, p[4])), inverse(faradaic));
    const z = twoRails(p[1], electronic >= 0 ? p[electronic] : Number(rail), admittance);
    return { re: p[0] + z.re, im: z.im };
  };
  // The arc of the interface may sit anywhere in the spectrum, and either resistance may carry its width.
  const starts: number[][] = [];
  for (const place of [0.75, 0.55, 0.35]) {
    for (const ratio of [3, 1 / 3]) {
      const omega = bottom * (top / bottom) ** place;
      const values = parameters.map((p) => p.start);
      values[1] = width * Math.sqrt(ratio);
      values[2] = width / Math.sqrt(ratio) / 2;
      values[3] = 1 / (values[2] * omega ** values[4]);
      if (warburg >= 0) {
        values[warburg + 1] = 1 / bottom;
        const last = frequency.indexOf(Math.min(...frequency));
        values[warburg] = Math.max(Math.abs(im[last]), 1e-3 * width);
      }
      starts.push(values);
      if (electronic >= 0) starts.push(values.map((v, j) => (j === electronic ? 5 * v : j === 0 ? 0.5 * v : v)));
    }
  }
  const fit = fitSpectrum(spectrum, { parameters, impedance, together: ['Z_0', 'tau'] }, starts, options.weighting);
  const values = parameters.map((p) => fit.parameters[p.name].value);
  const derived = (of: (p: readonly number[]) => number): Estimate => propagated(fit, values, of);
  const geometricMean = derived((p) => Math.sqrt(p[1] * p[2]));
  const cathode = derived((p) => twoRails(p[1], electronic >= 0 ? p[electronic] : Number(rail), complex(1 / p[2])).re);
  return {
    ...fit,
    geometricMean,
    cathode,
    converged: fit.atMinimum && cathode.determined,
    remarks: [
      ...undeterminedRemark({ R_cathode: cathode }),
      ...undeterminedRemark(fit.parameters),
      ...remarksOn(fit, cathode.determined ? geometricMean.value / cathode.value : 1),
    ],
  };
}

/** A fit that misses the spectrum, and two readings that differ by more than 10 %. */
function remarksOn({ deviation, parameters: { R_ion, R_ct } }: SpectrumFit, ratio: number): string[] {
  const remarks: string[] = [];
  if (deviation > POOR) {
    remarks.push(
      `The line follows the spectrum only to ${(100 * deviation).toFixed(0)} %: contact, films or particle sizes are spread wider than one interface can stand for, and its resistances are averages of an unknown kind.`,
    );
  }
  if (Math.abs(ratio - 1) > 0.1) {
    const known = R_ion.determined && R_ct.determined;
    remarks.push(
      `R_ct is ${known ? `${(R_ct.value / R_ion.value).toPrecision(2)} times` : 'not small against'} R_ion: sqrt(R_ion R_ct) is ${(100 * ratio).toFixed(0)} % of the resistance that a direct current meets; do not read it as one.`,
    );
  }
  return remarks;
}

/** Two rails of resistance R and r with an interface of total admittance y between them. */
export function twoRails(R: number, r: number, y: Complex): Complex {
  const sum = R + r;
  const v = squareRoot(scaled(sum, y));
  if (v.re === 0 && v.im === 0) return complex(Infinity);
  const coth = hyperbolicCotangent(v);
  // 1/sinh v = sqrt(coth^2 - 1) up to its sign: by exponentials instead.
  let cosecant = complex(0);
  if (v.re < FAR) {
    const decay = Math.exp(-v.re);
    const e = { re: decay * Math.cos(v.im), im: -decay * Math.sin(v.im) };
    const square = multiply(e, e);
    cosecant = divide(scaled(2, e), { re: 1 - square.re, im: -square.im });
  }
  const top = add(scaled(2 * R * r, cosecant), scaled(R * R + r * r, coth));
  const middle = divide(top, v);
  return { re: (R * r + middle.re) / sum, im: middle.im / sum };
}

/** A quantity derived from the fit with the error that follows from covariance, by differences. */
function propagated(
  { uncertainty }: SpectrumFit,
  values: readonly number[],
  of: (p: readonly number[]) => number,
): Estimate {
  const slope = values.map((v, j) => {
    const h = 1e-5 * (Math.abs(v) || 1);
    const moved = (by: number) => of(values.map((w, k) => (k === j ? w + by : w)));
    return (moved(h) - moved(-h)) / (2 * h);
  });
  return estimate(of(values), propagatedError(uncertainty, slope), 'Ohm');
}
