import type { LawSet } from '../constants/lawSet.js';
import type { DiffusivityCurve, PropertyCurve } from '../materials/propertyCurve.js';
import type { ContactRule, SizeShare } from '../scenario/recipe.js';

export type { DiffusivityCurve, PropertyCurve } from '../materials/propertyCurve.js';

/**
 * The cell as the equations see it: SI units, per geometric cell area where it says so, everything derived.
 * Readonly; built once per variant by `buildCell`, shared by model, protocol and reports.
 */
export interface Cell {
  /** The laws of contact, films, coating, transport and ageing. */
  readonly laws: LawSet;
  /** [K] Cell temperature (isothermal). */
  readonly temperature: number;
  /** [Pa] Stack pressure. */
  readonly pressure: number;
  /** Contact of active material and electrolyte before the first step. */
  readonly restBeforeUse: {
    /** [s] */ readonly time: number;
    /** [K] */ readonly temperature: number;
  };
  /** [Pa] Highest pressure while the cell was made. */
  readonly fabricationPressure: number;
  /** [m2] Geometric electrode area. Only converts A/m2 to A. */
  readonly area: number;
  /** [kg/m2] Mass of cathode active material per geometric area. Converts C/m2 to mAh/g. */
  readonly activeMass: number;
  /** [A/m2] Current density called "1C". */
  readonly oneC: number;
  readonly cathode: Cathode;
  readonly separator: Separator;
  readonly anode: Anode;
  /** [Ohm m2] Further ohmic resistance of the cell (contacts, current collectors, cables). */
  readonly extraResistance: number;
  /** Lithium content of the CAM at the start of the programme, (0, 1). */
  readonly initialContent: number;
  /** Contents at 0 and 100 % state of charge; absent where nothing asks for it. */
  readonly chargeRange?: ChargeRange;
  /** Numbers that experts judge a model by, for `check` and the report; in reading order. */
  readonly derived: readonly DerivedQuantity[];
}

/** Lithium contents of the active material at which the state of charge is 0 and 100 %. */
export interface ChargeRange {
  readonly empty: number;
  readonly full: number;
}

/** A number that follows from the recipe, as a lab would state it. */
export interface DerivedQuantity {
  readonly name: string;
  readonly value: number;
  /** Lab unit of `value`, e.g. `um`, `mAh/cm2`, `Ohm cm2`. */
  readonly unit: string;
  /** How it came about, one short phrase. */
  readonly note?: string;
}

/** Active particles of one kind, with what is on them, in SI at the temperature of the cell. */
export interface ActivePowder {
  /** [mol/m3] Lithium concentration of the fully lithiated CAM. */
  readonly maximumConcentration: number;
  /** Open-circuit potential against Li at the cell temperature. */
  readonly openCircuitVoltage: PropertyCurve;
  /** [m2/s] Chemical diffusion coefficient D(x) at the cell temperature. */
  readonly diffusivity: DiffusivityCurve;
  /** [A/m2] j0_ref of j0 = j0_ref 2 sqrt(x (1-x)) at the cell temperature, per real contact area. */
  readonly exchangeCurrentDensity: number;
  /** Relative volume change eps_v(x) = V(x)/V(1) - 1 of the CAM. */
  readonly volumeChange: PropertyCurve;
  /** What the classes stand for; a raw cell is given classes, a mixture has it by powder. */
  readonly distribution?: ParticleDistribution;
  /** Surface patches shared by all classes (fractions add up to 1; patches of fraction 0 are left out but in mixtures, whose powders have the same list). */
  readonly patches: readonly Patch[];
  /** What the coating does beside covering surface; absent: nothing, as under laws per study. */
  readonly coating?: CathodeCoating;
  readonly morphology: 'single' | 'poly';
  /** Factor on contact loss by the coating, averaged over the surface: 1 for bare particles. */
  readonly adhesion: number;
}

/** One powder of a mixture. */
export interface MixedPowder extends ActivePowder {
  /** As the recipe calls it. */
  readonly name: string;
  /** Share of the active mass, (0, 1). */
  readonly massShare: number;
}

/**
 * The composite cathode as the equations see it, in SI at the temperature of the cell. What a mixture says of an active powder is what its
 * powders say together at the same potential, as functions of the mean content: means by lithium, volume or surface.
 */
export interface Cathode extends ActivePowder {
  /** [m] Thickness of the composite. */
  readonly thickness: number;
  /** [S/m] Effective ionic conductivity of the composite at the cell temperature. */
  readonly ionicConductivity: number;
  /** [S/m] Effective electronic conductivity of the composite. */
  readonly electronicConductivity: number;
  /** Size classes, powder after powder; volume fractions add up to the CAM volume fraction of the electrode. */
  readonly classes: readonly SizeClass[];
  /** What differs between the powders of a mixture; absent: there is one. */
  readonly powders?: readonly MixedPowder[];
  /** Electrolyte around the particles: a solid makes contact, a liquid wets. */
  readonly electrolyte: 'solid' | 'liquid';
  /** Factor on contact loss by the electrolyte: 1 for Li6PS5Cl. */
  readonly contactLossFactor: number;
  /** Factor on the growth of films by the electrolyte; absent: 1, as of Li6PS5Cl. */
  readonly growthFactor?: number;
  /** [V] vs Li, onset of oxidation of the electrolyte. */
  readonly oxidationOnset: number;
  /** Arrhenius factor of the conductivity of the interphase at the cell temperature. */
  readonly interphaseArrhenius: number;
  /** [kg/m2] Electrolyte in the composite. */
  readonly electrolyteMass: number;
  /** n of kappa_eff ~ phi^n, by which the ionic conductivity falls with electrolyte that is consumed. */
  readonly ionicExponent: number;
  /** Part of the ionic paths that the full layer of oxidised electrolyte on the carbon blocks, [0, 1). */
  readonly carbonBlocking: number;
  /** [1/m] Carbon surface per electrode volume in contact with the electrolyte (0: none). */
  readonly carbonSurface: number;
}

/** How the particles of a powder differ in size and contact: what its classes stand for. */
export interface ParticleDistribution {
  /** [m] Volume-median diameter. */
  readonly d50: number;
  /** Standard deviation of ln d of the volume distribution. */
  readonly spread: number;
  /** Volume shares by diameter [m] as measured, ascending, in place of the log-normal distribution. */
  readonly histogram?: readonly SizeShare[];
  /** theta: mean of the powder, or, tied to size, of the median size; (0, 1]. */
  readonly contact: number;
  /** s_theta, 0 and up. */
  readonly contactSpread: number;
  readonly contactRule: ContactRule;
  /** Connected share of the active material at the start, (0, 1]. */
  readonly connected: number;
}

/** Particles of one size and one contact, which fill and empty together. */
export interface SizeClass {
  /** Which of the powders of a mixture; absent: there is one. */
  readonly powder?: number;
  /** [m] Particle radius. */
  readonly radius: number;
  /** Volume of this class per electrode volume. */
  readonly volumeFraction: number;
  /** Contact fraction theta: real contact area over particle area, (0, 1]. */
  readonly contact: number;
  /** Connected (electrochemically active) fraction m of the class, (0, 1]. */
  readonly connected: number;
  /** [m] Diffusion length of an intact, fully contacted particle. */
  readonly intactLength: number;
  /** [m] Diffusion length L in the fresh cell. */
  readonly diffusionLength: number;
}

/** What a coating does under the transferable laws beside covering surface; see `coatingLaws`. */
export interface CathodeCoating {
  /** [m] Nominal thickness, the mean over the whole surface. */
  readonly thickness: number;
  /** Factor on every electronic contact of the particles, (0, 1). */
  readonly electronicContact: number;
  /** Share of the active material that electrons still reach, (0, 1]; contained in `connected` of the classes. */
  readonly utilised: number;
  /** Contraction of the particles beyond which 5 nm of it crack; Infinity: never. */
  readonly crackStrain: number;
  /** [1/cycle] Share of the cover that is lost at 5 % of contraction beyond it. */
  readonly crackRate: number;
  /** [C/m2] Charge that it gives up in the first charge, per cell area. */
  readonly ownCharge: number;
}

/** A part of the contacted particle surface: under the coating, or bare. The fractions of a cell add up to 1. */
export interface Patch {
  readonly name: 'covered' | 'bare';
  /** Share of the contacted surface, (0, 1]; 0 for a bare one that a mechanism will uncover. */
  readonly fraction: number;
  /** [Ohm m2] Coating film resistance delta_c/sigma_c at the cell temperature (0 for a bare patch). */
  readonly coatingResistance: number;
  /** [m] Interphase thickness at the start. */
  readonly filmThickness: number;
  /** [S/m] Interphase conductivity at the cell temperature. */
  readonly filmConductivity: number;
  /** Factor s_p on the oxidation rate (1 bare, blocking factor of the coating otherwise). */
  readonly oxidationFactor: number;
}

/** The layer of electrolyte between the electrodes. */
export interface Separator {
  /** [m] */
  readonly thickness: number;
  /** [S/m] At the cell temperature. */
  readonly ionicConductivity: number;
}

/** One particle in place of all those of an anode. */
export interface AnodeParticle {
  /** [m] */
  readonly radius: number;
  /** [1/s] D/R^2 at the cell temperature. */
  readonly diffusionRate: number;
  /** [m2/m2] Surface of all particles per area of the fresh cell. */
  readonly surface: number;
  /** [A/m2] j0_ref of j0 = j0_ref 2 sqrt(y (1 - y)) at the cell temperature, per surface of the particles. */
  readonly exchangeCurrentDensity: number;
}

/** The counter electrode as the equations see it: one resistance, a potential along its own lithiation, and particles where lithium has to diffuse. */
export interface Anode {
  readonly name: string;
  /** [Ohm m2] Area resistance at the cell temperature. */
  readonly resistance: number;
  /** [C/m2] Charge between y = 0 and y = 1; Infinity for an ideal anode. */
  readonly capacity: number;
  /** Lithiation y at the start, [0, 1]. */
  readonly initialContent: number;
  /** [V] Equilibrium potential against Li as a function of y; must be defined (steeply) beyond its ends too. */
  readonly potential: (y: number) => number;
  /** [V] Plateau potential against Li: what "vs In/InLi" or "vs LTO" means. */
  readonly plateau: number;
  /** The potential slopes, and `plateau` is its usual one; absent: a plateau. */
  readonly slopes?: true;
  /** Absent: filled evenly, with no resistance but the ohmic one. */
  readonly particle?: AnodeParticle;
}
