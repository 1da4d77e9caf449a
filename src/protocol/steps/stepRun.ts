import type { CellModel } from '../../model/cellModel.js';
import type { LegEnd } from '../../numerics/integration/integrator.js';

/** The inside of the time step just taken. */
export interface Interpolate {
  /** Puts the state at the fraction theta of the step, algebraic part solved, into `out`. */
  (theta: number, out: Float64Array): void;
  /** Puts the entries `at` of it, none of them algebraic, into `out`: cheap. */
  readonly entries: (theta: number, at: Int32Array, out: Float64Array) => void;
  /** Puts that state into `out` as far as its voltage needs it, to 1e-7 V: at half the cost. Absent: ask for the state. */
  readonly forVoltage?: (theta: number, out: Float64Array) => void;
}

/** Who watches a step that is not integrated by the cycler. Times [s] since its start. */
export interface StepWatch {
  /** At its start, and when the current jumps. */
  readonly began: (time: number, y: Float64Array) => void;
  /** After each time step. */
  readonly stepped: (time: number, h: number, before: Float64Array, after: Float64Array, inside: Interpolate) => void;
}

/** Integrates the slow states of a cell in equilibrium. */
export interface EquilibriumSolver {
  /** Advances y and what the mechanisms collect by `duration` [s] at a temperature [K], and at a voltage [V] or at open circuit. */
  run(
    y: Float64Array,
    place: { readonly temperature: number; readonly voltage?: number },
    duration: number,
    watch: StepWatch,
  ): LegEnd;
}

/** What a kind of step that carries itself out has at hand. */
export interface StepRun extends StepWatch {
  readonly model: CellModel;
  /** State of the cell, to be advanced in place. */
  readonly y: Float64Array;
  /** [s] By its own limit, or by what is left of the programme. */
  readonly duration: number;
  /** Absent where a run is made without it: storage then takes no time. */
  readonly equilibrium?: EquilibriumSolver;
}
