/**
 * A semi-explicit system M y' = f(y) with diagonal M >= 0 (0 marks algebraic rows), with its own exact elimination.
 * The integrator knows no more about it than this.
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

/**
 * Rodas4, a stiffly accurate Rosenbrock method: 6 stages, order 4(3), L-stable, for index-1 DAEs.
 * Hairer & Wanner, Solving Ordinary Differential Equations II (1996), section IV.7 and the code RODAS, in the
 * transformed variables U_i that need no multiplication by the Jacobian:
 *     (M/(h gamma) - J) U_i = f(y + sum a_ij U_j) + M sum (c_ij/h) U_j,   y_new = y + sum a_5j U_j + U_5 + U_6, error = U_6.
 */
const GAMMA = 0.25;
const A21 = 1.544;
const A31 = 0.9466785280815826;
const A32 = 0.2557011698983284;
const A41 = 3.314825187068521;
const A42 = 2.896124015972201;
const A43 = 0.9986419139977817;
const A51 = 1.221224509226641;
const A52 = 6.019134481288629;
const A53 = 12.53708332932087;
const A54 = -0.687886036105895;
const C21 = -5.6688;
const C31 = -2.430093356833875;
const C32 = -0.2063599157091915;
const C41 = -0.1073529058151375;
const C42 = -9.594562251023355;
const C43 = -20.47028614809616;
const C51 = 7.496443313967647;
const C52 = -10.24680431464352;
const C53 = -33.99990352819905;
const C54 = 11.7089089320616;
const C61 = 8.083246795921522;
const C62 = -7.981132988064893;
const C63 = -31.52159432874371;
const C64 = 16.31930543123136;
const C65 = -6.058818238834054;
// alpha_i + gamma_i of the first four stages (same source); 1 for the others.
const MOMENT_1 = 0.25;
const MOMENT_2 = 0.386 - 0.1043;
const MOMENT_3 = 0.21 + 0.1035;
const MOMENT_4 = 0.63 - 0.0362;
// Continuous extension of order 3 (same source).
const D21 = 10.12623508344586;
const D22 = -7.487995877610167;
const D23 = -34.80091861555747;
const D24 = -7.992771707568823;
const D25 = 1.025137723295662;
const D31 = -0.6762803392801253;
const D32 = 6.087714651680015;
const D33 = 16.43084320892478;
const D34 = 24.76722511418386;
const D35 = -6.594389125716872;

/** Work memory and one step of the method for one system. */
export class Rodas4 {
  /** Candidate for y at the end of the last attempted step. */
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

  /** Attempts a step of length h from y at `time` into `yNew`; returns the error norm (NaN when the arithmetic broke down). */
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

  /**
   * State at the fraction theta in [0, 1] of the last attempted step from y, order 3, into `out`.
   * A linear combination of the stages, hence every linear conservation law holds on it too. Algebraic entries, for which the
   * extension has no order, are interpolated linearly: a guess, to be re-solved from the contents before it is used, at the moment
   * that the system has then been told.
   */
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

  /** The entries `at` of the same state, one after the other; none of them algebraic. */
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
