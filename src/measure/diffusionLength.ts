import type { Spectrum } from '../impedance/spectrum.js';
import { add, type Complex, complex, imaginaryPower, inverse, scaled, squareRoot } from '../numerics/linear/complex.js';
import { normalRule } from '../numerics/probability/probabilityRules.js';
import { finiteSpace, type Geometry } from './finiteSpace.js';
import { type Estimate, estimate, fitSpectrum, type SpectrumFit, type Weighting } from './spectrum/spectrumFit.js';

export interface DiffusionLengthOptions {
  /** [m2/s] Diffusion coefficient in the particles, from another measurement. */
  readonly diffusivity: number;
  /** Standard deviation of ln L over the surface, from the particle size distribution; default 0.35. 0: one length. */
  readonly spread?: number;
  /** Particles as spheres of radius L (default) or plates of half thickness L. */
  readonly geometry?: Geometry;
  /** [Hz] Part of the spectrum that is fitted; default all. */
  readonly below?: number;
  readonly weighting?: Weighting;
  /** Where to begin, by name and for all parameters: the fit of a similar spectrum. Default: several starts of its own. */
  readonly guess?: Readonly<Record<string, number>>;
}

/** What a spectrum says about the diffusion length: the fit, and the length [m] with its standard error. */
export interface DiffusionLengthFit extends SpectrumFit {
  /** [m] Median diffusion length L = sqrt(D tau). */
  readonly length: Estimate;
}

/** Lengths that stand for the distribution: Gauss-Hermite nodes in ln L. */
const LENGTHS = 7;

/**
 * Effective diffusion length from the low-frequency end of a spectrum: charge transfer and finite-space diffusion in particles
 * whose lengths are log-normally distributed over the surface, all in parallel ("EIS with a particle size distribution"):
 *     Z = R_s + [Q (j omega)^a + sum_i w_i/(R_ct + Z_0 g(u_i))]^-1,   u_i^2 = j omega tau e^(2 spread z_i)
 *     sphere: g = tanh u/(u - tanh u) e^(spread z_i),  plate: g = coth(u)/u e^(spread z_i)
 * with w_i, z_i the normal distribution. tau = L^2/D of the median gives L. (Levi & Aurbach, J. Phys. Chem. B 108 (2004) 11693, for
 * the effect of a size distribution.) R_ct and Z_0 count the whole surface. Equation (T15.7) of the handbook.
 */
export function fitDiffusionLength(spectrum: Spectrum, options: DiffusionLengthOptions): DiffusionLengthFit {
  const part = lowEnd(spectrum, options.below ?? Infinity);
  const { frequency, re, im } = part;
  const spread = options.spread ?? 0.35;
  const { nodes, weights } = normalRule(spread > 0 ? LENGTHS : 1);
  const factors = nodes.map((z) => Math.exp(spread * z));
  const gain = finiteSpace[options.geometry ?? 'sphere'];
  const real = [...re].sort((a, b) => a - b);
  const low = Math.max(real[0], 1e-6 * real[real.length - 1]);
  const width = Math.max(real[real.length - 1] - low, 1e-3 * low);
  const bottom = 2 * Math.PI * Math.min(...frequency);
  const top = 2 * Math.PI * Math.max(...frequency);
  const last = frequency.indexOf(Math.min(...frequency));
  const positive = (name: string, unit: string, start: number) => ({
    name,
    unit,
    start,
    scale: 'log' as const,
    lower: start * 1e-8,
    upper: start * 1e8,
  });
  const parameters = [
    positive('R_s', 'Ohm', 0.9 * low),
    positive('R_ct', 'Ohm', width / 2),
    positive('Q', 'Ohm^-1 s^a', 1),
    { name: 'a', unit: '-', start: 0.9, lower: 0.4, upper: 1, typical: 1 },
    positive('Z_0', 'Ohm', width),
    positive('tau', 's', 1 / bottom),
  ];
  const impedance = (p: ArrayLike<number>, omega: number): Complex => {
    let admittance = scaled(p[2], imaginaryPower(omega, p[3]));
    for (let i = 0; i < factors.length; i++) {
      const u = squareRoot(complex(0, omega * p[5] * factors[i] ** 2));
      const branch = add(complex(p[1]), scaled(p[4] * factors[i], gain(u)));
      admittance = add(admittance, scaled(weights[i], inverse(branch)));
    }
    return add(complex(p[0]), inverse(admittance));
  };
  const starts: number[][] = [];
  for (const place of [0.9, 0.6]) {
    for (const times of [0.1, 1, 10]) {
      const values = parameters.map((p) => p.start);
      values[2] = 1 / (values[1] * (bottom * (top / bottom) ** place) ** values[3]);
      values[5] = times / bottom;
      values[4] = Math.max(Math.abs(im[last]), 1e-3 * width) * Math.max(1, times);
      starts.push(values);
    }
  }
  const guessed = parameters.map(({ name, start, lower, upper }) =>
    Math.min(Math.max(options.guess?.[name] ?? start, lower), upper),
  );
  const fit = fitSpectrum(
    part,
    { parameters, impedance, together: ['Z_0', 'tau'] },
    options.guess ? [guessed] : starts,
    options.weighting,
  );
  const { value, error } = fit.parameters.tau;
  const length = Math.sqrt(options.diffusivity * value);
  const found = estimate(length, (0.5 * length * error) / value, 'm');
  return {
    ...fit,
    length: found,
    converged: fit.atMinimum && found.determined,
    remarks: [
      ...(found.determined
        ? []
        : [
            'The spectrum does not determine the diffusion length: it must reach frequencies at which diffusion bends into a capacitive end, below D/L^2.',
          ]),
      ...fit.remarks,
    ],
  };
}

function lowEnd({ frequency, re, im }: Spectrum, below: number): Spectrum {
  const kept = Array.from({ length: frequency.length }, (_, i) => i).filter((i) => frequency[i] <= below);
  return {
    frequency: Float64Array.from(kept, (i) => frequency[i]),
    re: Float64Array.from(kept, (i) => re[i]),
    im: Float64Array.from(kept, (i) => im[i]),
  };
}
