import {
  type Complex,
  complex,
  divide,
  hyperbolicCotangent,
  hyperbolicTangent,
  imaginaryPower,
  inverse,
  scaled,
  squareRoot,
} from '../../numerics/linear/complex.js';

/**
 * A circuit element: its parameters and its impedance at omega [1/s]. Names and definitions as in impedance.py.
 * Equation (T15.12) of the handbook.
 */
export interface CircuitElement {
  readonly description: string;
  readonly units: readonly string[];
  /** What each parameter stands for: sizes a first guess. */
  readonly kinds: readonly ('resistance' | 'capacitance' | 'inductance' | 'warburg' | 'time' | 'exponent' | 'plain')[];
  /** Not a number where a parameter is missing. */
  readonly impedance: (p: readonly number[], omega: number) => Complex;
}

const root = (omega: number, tau: number): Complex => squareRoot(complex(0, omega * tau));

export const circuitElements: Readonly<Record<string, CircuitElement>> = {
  R: {
    description: 'resistor, Z = R',
    units: ['Ohm'],
    kinds: ['resistance'],
    impedance: ([R = Number.NaN]) => complex(R),
  },
  C: {
    description: 'capacitor, Z = 1/(j w C)',
    units: ['F'],
    kinds: ['capacitance'],
    impedance: ([C = Number.NaN], omega) => complex(0, -1 / (omega * C)),
  },
  L: {
    description: 'inductor, Z = j w L',
    units: ['H'],
    kinds: ['inductance'],
    impedance: ([L = Number.NaN], omega) => complex(0, omega * L),
  },
  CPE: {
    description: 'constant phase element, Z = 1/(Q (j w)^a)',
    units: ['Ohm^-1 s^a', '-'],
    kinds: ['capacitance', 'exponent'],
    impedance: ([Q = Number.NaN, a = Number.NaN], omega) => inverse(scaled(Q, imaginaryPower(omega, a))),
  },
  W: {
    description: 'semi-infinite Warburg, Z = A (1 - j)/sqrt(w)',
    units: ['Ohm s^-1/2'],
    kinds: ['warburg'],
    impedance: ([A = Number.NaN], omega) => complex(A / Math.sqrt(omega), -A / Math.sqrt(omega)),
  },
  Wo: {
    description: 'finite-space Warburg (reflecting end), Z = Z0 coth(u)/u, u = sqrt(j w tau)',
    units: ['Ohm', 's'],
    kinds: ['resistance', 'time'],
    impedance: ([Z0 = Number.NaN, tau = Number.NaN], omega) => {
      const u = root(omega, tau);
      return scaled(Z0, divide(hyperbolicCotangent(u), u));
    },
  },
  Ws: {
    description: 'finite-length Warburg (absorbing end), Z = Z0 tanh(u)/u, u = sqrt(j w tau)',
    units: ['Ohm', 's'],
    kinds: ['resistance', 'time'],
    impedance: ([Z0 = Number.NaN, tau = Number.NaN], omega) => {
      const u = root(omega, tau);
      return scaled(Z0, divide(hyperbolicTangent(u), u));
    },
  },
  G: {
    description: 'Gerischer, Z = R/sqrt(1 + j w t)',
    units: ['Ohm', 's'],
    kinds: ['resistance', 'time'],
    impedance: ([R = Number.NaN, t = Number.NaN], omega) => scaled(R, inverse(squareRoot(complex(1, omega * t)))),
  },
  K: {
    description: 'RC element by its time constant, Z = R/(1 + j w tau)',
    units: ['Ohm', 's'],
    kinds: ['resistance', 'time'],
    impedance: ([R = Number.NaN, tau = Number.NaN], omega) => scaled(R, inverse(complex(1, omega * tau))),
  },
  TLMQ: {
    description: 'transmission line of pores, Z = sqrt(R/Y) coth(sqrt(R Y)), Y = Q (j w)^a',
    units: ['Ohm', 'Ohm^-1 s^a', '-'],
    kinds: ['resistance', 'capacitance', 'exponent'],
    impedance: ([R = Number.NaN, Q = Number.NaN, a = Number.NaN], omega) => {
      const u = squareRoot(scaled(R * Q, imaginaryPower(omega, a)));
      return scaled(R, divide(hyperbolicCotangent(u), u));
    },
  },
};

/** Elements one after the other. */
export const seriesOf = (parts: readonly Complex[]): Complex => ({
  re: parts.reduce((sum, z) => sum + z.re, 0),
  im: parts.reduce((sum, z) => sum + z.im, 0),
});

/** Elements side by side. */
export const parallelOf = (parts: readonly Complex[]): Complex => inverse(seriesOf(parts.map(inverse)));
