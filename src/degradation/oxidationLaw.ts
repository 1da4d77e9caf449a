/** [C/m3] Charge per volume of interphase, two electrons per Li6PS5Cl: 0.373 mAh/m2 per nm. Equation (T8.1) of the handbook. */
export const OXIDATION_CHARGE = 1.34e9;

/** [V] Width of the fade-out of oxidation below its onset: about one thermal voltage. */
export const ONSET_WIDTH = 0.025;

/**
 * Growth of a film by oxidation of the electrolyte at a surface: d(delta)/dt with its slopes. Never negative: films do not shrink.
 * Results stay in the fields; a hot loop allocates nothing.
 */
export interface OxidationLaw {
  /** [m/s] */ readonly rate: number;
  /** [m/(s V)] d rate/d psi */ readonly byPotential: number;
  /** [m/(s V)] d rate/dU */ readonly byEquilibrium: number;
  /** [1/s] d rate/d delta */ readonly byThickness: number;
  /** [m/s] d rate/dx at a given U */ readonly byContent: number;
  /** Whether the potential that drives it lies behind the coating, so that the drop over the coating counts. */
  readonly behindCoating: boolean;
  /** [C/m2] Charge per cell area after which there is no electrolyte left to oxidise; Infinity: no such limit. */
  readonly reachableCharge: number;

  /**
   * How the compiled time step (`kernel/oxidation.ts`) computes the same: the number by which it knows the law, and its constants;
   * absent: it does not, and steps are taken without it.
   */
  readonly compiled?: readonly number[];

  /** [m] Film that is there before the first current, where a recipe states none; `factor` as in `evaluate`. */
  startThickness(factor: number): number;

  /**
   * At psi = phi_s - phi_e [V], the equilibrium potential U [V] of the surface, its film [m] and lithium content; `factor` is what a
   * coating leaves of the growth, bare 1.
   */
  evaluate(psi: number, equilibrium: number, thickness: number, content: number, factor: number): void;
}
