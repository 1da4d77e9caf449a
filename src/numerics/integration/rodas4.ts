import {
  A21,
  A31,
  A32,
  A41,
  A42,
  A43,
  A51,
  A52,
  A53,
  A54,
  C21,
  C31,
  C32,
  C41,
  C42,
  C43,
  C51,
  C52,
  C53,
  C54,
  C61,
  C62,
  C63,
  C64,
  C65,
  D21,
  D22,
  D23,
  D24,
  D25,
  D31,
  D32,
  D33,
  D34,
  D35,
  GAMMA,
  MOMENT_1,
  MOMENT_2,
  MOMENT_3,
  MOMENT_4,
} from './rodas4Coefficients.js';

/**
 * A semi-explicit system M y' = f(y) with diagonal M >= 0 (0 marks algebraic rows), with its own exact elimination.
 * The integrator knows no more about it than this. Equation (N2.1) of the handbook.
 */
export interface LinearlyImplicitSystem {
  readonly size: number;
  readonly mass: Float64Array;
  /** f <- f(y). */
  evaluate(y: Float64Array, f: Float64Array): void;
  /** Factorise shift M - df/dy at y. */
  factor(y: Float64Array, shift: number): void;
  /** x <- (shift M - df/dy)^-1 x with the last factorisation. */
  solve(x: Float64Array): void;
  /** Size of an error vector relative to the tolerance: a step is good when this is below 1. */
  errorNorm(y: Float64Array, yNew: Float64Array, error: Float64Array): number;
  /**
   * The time [s] at which f is wanted next, for a system whose f has a part that changes evenly with the time. Stages ask for
   * t + (alpha_i + gamma_i) h, where such a part takes the value that the method wants: f(t + alpha_i h) + gamma_i h df/dt.
   */
  moment?(time: number): void;
}

/** What takes the steps of an integration, with work memory of its own: `Rodas4`, or something that computes the same. */
export interface Stepper {
  /** Candidate for y at the end of the last attempted step. */
  readonly yNew: Float64Array;
  /** Of f and of the stage matrix, so far. */
  evaluations: number;
  factorisations: number;
  /** Attempts a step of length h from y at `time` into `yNew`; returns the error norm (NaN when the arithmetic broke down). */
  step(y: Float64Array, h: number, time?: number): number;
  /**
   * State at the fraction theta in [0, 1] of the last attempted step from y, order 3, into `out`.
   * A linear combination of the stages, hence every linear conservation law holds on it too. Algebraic entries, for which the
   * extension has no order, are interpolated linearly: a guess, to be re-solved from the contents before it is used, at the moment
   * that the system has then been told. Equation (N2.7) of the handbook.
   */
  interpolate(y: Float64Array, theta: number, out: Float64Array): void;
  /** The entries `at` of the same state, one after the other; none of them algebraic. */
  interpolateEntries(y: Float64Array, theta: number, at: Int32Array, out: Float64Array): void;
}

/** Work memory and one step of the method for one system. */
export class Rodas4 implements Stepper {
  readonly yNew: Float64Array;
  evaluations = 0;
  factorisations = 0;
  /** [s] Time at which the last attempted step began, and its length. */
  private from = 0;
  private length = 0;
  private readonly u1: Float64Array;
  private readonly u2: Float64Array;
  private readonly u3: Float64Array;
  private readonly u4: Float64Array;
  private readonly u5: Float64Array;
  private readonly u6: Float64Array;
  /** What the earlier stages add to the right-hand side of this one, and to that of the last. */
  private readonly carried: Float64Array;
  private readonly carriedLast: Float64Array;

  constructor(private readonly system: LinearlyImplicitSystem) {
    const n = system.size;
    this.yNew = new Float64Array(n);
    this.u1 = new Float64Array(n);
    this.u2 = new Float64Array(n);
    this.u3 = new Float64Array(n);
    this.u4 = new Float64Array(n);
    this.u5 = new Float64Array(n);
    this.u6 = new Float64Array(n);
    this.carried = new Float64Array(n);
    this.carriedLast = new Float64Array(n);
  }

  step(y: Float64Array, h: number, time = 0): number {
    const { system, yNew, u1, u2, u3, u4, u5, u6, carried, carriedLast } = this;
    const { size: n, mass } = system;
    const hi = 1 / h;
    this.from = time;
    this.length = h;
    system.moment?.(time);
    system.factor(y, hi / GAMMA);
    system.moment?.(time + MOMENT_1 * h);
    system.evaluate(y, u1);
    system.solve(u1);

    // In each pass the stages so far are read once, for the next state and for the next right-hand side.
    const c21 = C21 * hi;
    for (let i = 0; i < n; i++) {
      const v1 = u1[i];
      yNew[i] = y[i] + A21 * v1;
      carried[i] = mass[i] * (c21 * v1);
    }
    system.moment?.(time + MOMENT_2 * h);
    system.evaluate(yNew, u2);
    for (let i = 0; i < n; i++) u2[i] += carried[i];
    system.solve(u2);

    const c31 = C31 * hi;
    const c32 = C32 * hi;
    for (let i = 0; i < n; i++) {
      const v1 = u1[i];
      const v2 = u2[i];
      yNew[i] = y[i] + A31 * v1 + A32 * v2;
      carried[i] = mass[i] * (c31 * v1 + c32 * v2);
    }
    system.moment?.(time + MOMENT_3 * h);
    system.evaluate(yNew, u3);
    for (let i = 0; i < n; i++) u3[i] += carried[i];
    system.solve(u3);

    const c41 = C41 * hi;
    const c42 = C42 * hi;
    const c43 = C43 * hi;
    for (let i = 0; i < n; i++) {
      const v1 = u1[i];
      const v2 = u2[i];
      const v3 = u3[i];
      yNew[i] = y[i] + A41 * v1 + A42 * v2 + A43 * v3;
      carried[i] = mass[i] * (c41 * v1 + c42 * v2 + c43 * v3);
    }
    system.moment?.(time + MOMENT_4 * h);
    system.evaluate(yNew, u4);
    for (let i = 0; i < n; i++) u4[i] += carried[i];
    system.solve(u4);

    const c51 = C51 * hi;
    const c52 = C52 * hi;
    const c53 = C53 * hi;
    const c54 = C54 * hi;
    const c61 = C61 * hi;
    const c62 = C62 * hi;
    const c63 = C63 * hi;
    const c64 = C64 * hi;
    const c65 = C65 * hi;
    for (let i = 0; i < n; i++) {
      const v1 = u1[i];
      const v2 = u2[i];
      const v3 = u3[i];
      const v4 = u4[i];
      const m = mass[i];
      yNew[i] = y[i] + A51 * v1 + A52 * v2 + A53 * v3 + A54 * v4;
      carried[i] = m * (c51 * v1 + c52 * v2 + c53 * v3 + c54 * v4);
      carriedLast[i] = m * (c61 * v1 + c62 * v2 + c63 * v3 + c64 * v4);
    }
    system.moment?.(time + h);
    system.evaluate(yNew, u5);
    for (let i = 0; i < n; i++) u5[i] += carried[i];
    system.solve(u5);

    for (let i = 0; i < n; i++) {
      const v5 = u5[i];
      yNew[i] += v5;
      carriedLast[i] += mass[i] * (c65 * v5);
    }
    system.evaluate(yNew, u6);
    for (let i = 0; i < n; i++) u6[i] += carriedLast[i];
    system.solve(u6);
    for (let i = 0; i < n; i++) yNew[i] += u6[i];
    this.evaluations += 6;
    this.factorisations++;
    return system.errorNorm(y, yNew, u6);
  }

  interpolate(y: Float64Array, theta: number, out: Float64Array): void {
    this.system.moment?.(this.from + theta * this.length);
    const { u1, u2, u3, u4, u5, yNew } = this;
    const { size: n, mass } = this.system;
    const rest = 1 - theta;
    for (let i = 0; i < n; i++) {
      const chord = rest * y[i] + theta * yNew[i];
      if (mass[i] === 0) {
        out[i] = chord;
        continue;
      }
      const b2 = D21 * u1[i] + D22 * u2[i] + D23 * u3[i] + D24 * u4[i] + D25 * u5[i];
      const b3 = D31 * u1[i] + D32 * u2[i] + D33 * u3[i] + D34 * u4[i] + D35 * u5[i];
      out[i] = chord + theta * rest * (b2 + theta * b3);
    }
  }

  interpolateEntries(y: Float64Array, theta: number, at: Int32Array, out: Float64Array): void {
    const { u1, u2, u3, u4, u5, yNew } = this;
    const rest = 1 - theta;
    for (let e = 0; e < at.length; e++) {
      const i = at[e];
      const b2 = D21 * u1[i] + D22 * u2[i] + D23 * u3[i] + D24 * u4[i] + D25 * u5[i];
      const b3 = D31 * u1[i] + D32 * u2[i] + D33 * u3[i] + D34 * u4[i] + D35 * u5[i];
      out[e] = rest * y[i] + theta * yNew[i] + theta * rest * (b2 + theta * b3);
    }
  }
}
