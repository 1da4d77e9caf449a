/**
 * The parts of odex 2.0.4 that are used, typed strictly (the types it ships do not compile in strict mode).
 * Explicit extrapolation after Gragg, Bulirsch and Stoer: Hairer, Norsett & Wanner, Solving Ordinary Differential
 * Equations I (1993), section II.9, code ODEX. For problems that are not stiff.
 */

/** y' = f(x, y); returns a new array. */
export type Derivative = (x: number, y: number[]) => number[];

/** Called after each accepted step from xold to x; false ends the integration. `dense` interpolates component i on [xold, x]. */
export type OutputFunction = (
  step: number,
  xold: number,
  x: number,
  y: number[],
  dense?: (i: number, x: number) => number,
) => boolean | undefined;

export enum Outcome {
  Converged = 0,
  MaxStepsExceeded = 1,
  EarlyReturn = 2,
}

export interface Solution {
  /** y at the end. */
  y: number[];
  outcome: Outcome;
  nStep: number;
  xEnd: number;
  nAccept: number;
  nReject: number;
  /** Evaluations of the derivative. */
  nEval: number;
}

/** Integrator for `n` unknowns; the fields are its settings. */
export class Solver {
  constructor(n: number);
  readonly n: number;
  maxSteps: number;
  initialStepSize: number;
  /** 0: the whole interval. */
  maxStepSize: number;
  relativeTolerance: number | number[];
  absoluteTolerance: number | number[];
  /** Whether `OutputFunction` gets its interpolant. */
  denseOutput: boolean;
  /** Components that `dense` may be asked for; default: all. */
  denseComponents: number[] | undefined;
  /** An output function that calls `out` at x, x + dx, x + 2 dx, ...; needs `denseOutput`. */
  grid(dx: number, out: (x: number, y: number[]) => boolean | undefined): OutputFunction;
  solve(f: Derivative, x: number, y: number[], xEnd: number, output?: OutputFunction): Solution;
}
