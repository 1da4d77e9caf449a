import type { Property } from '../constants/property.js';
import type { Deposition } from '../scenario/recipe.js';

export type { Property } from '../constants/property.js';

/** Points [abscissa, value]. */
export type PointTable = readonly (readonly [number, number])[];

/** Open-circuit potential as insertion into several kinds of sites; see `galleryCurve`. */
export interface GalleryData {
  readonly form: 'galleries';
  /** S: share of the lithium that takes part. */
  readonly scale: number;
  /** [[U0 (V), X, w], ...] */
  readonly galleries: readonly (readonly [number, number, number])[];
  /** [V] lowest and highest potential described; beyond, straight lines in logit(x). */
  readonly window: readonly [number, number];
}
/** [[x, V], ...], monotone. */
export type OpenCircuitData = GalleryData | PointTable;

/** D(x) = D0 10^(-A1/(1 + exp(-(x - x1)/w1)) - A2/(1 + exp((x - x2)/w2))) at 25 degC; see `diffusivityCurve`. */
export interface DiffusivityLaw {
  readonly form: 'law';
  /** [m2/s] */ readonly D0: number;
  /** Decades lost towards full lithiation, at x1, over the width w1. */
  readonly A1: number;
  readonly x1: number;
  readonly w1: number;
  /** Decades lost towards deep delithiation, at x2, over the width w2. */
  readonly A2: number;
  readonly x2: number;
  readonly w2: number;
}
/** A law, a constant [m2/s], or [[x, m2/s], ...]. */
export type DiffusivityData = DiffusivityLaw | number | PointTable;

/** Tortuosity factor of the ion paths in a composite; see `tortuosityFactor`. */
export type TortuosityLaw =
  | { readonly form: 'bruggeman' /** sigma_eff = sigma phi^exponent */; readonly exponent: number }
  | {
      readonly form: 'percolating';
      /** [[phi, tau2], ...] rising in phi; above the last point tau2 falls with the power `exponent` of phi. */
      readonly points: PointTable;
      readonly exponent: number;
    };

/** Shape of a plateau potential U(y); see `plateauPotential`. */
export interface PlateauShape {
  /** y below which the potential rises, and above which it falls. */
  readonly from: number;
  readonly to: number;
  /** [V] steepness of both flanks per unit of y, and width in y of their onset. */
  readonly steepness: number;
  readonly width: number;
  /** A drop of the potential inside: where, by how much [V], over which width. */
  readonly step?: { readonly at: number; readonly drop: number; readonly width: number };
}

/** What of a material may have another value where cells follow the transferable laws. */
type Differing<M> = Partial<Omit<M, keyof Named | 'kind' | 'phase' | 'transferable'>>;

export interface Named {
  readonly name: string;
  /** Other spellings that find this material. */
  readonly aliases: readonly string[];
  /** One line for lists. */
  readonly description: string;
}

export interface ActiveMaterial extends Named {
  readonly kind: 'cam';
  /** [kg/m3] crystal density */ readonly density: Property;
  /** [C/kg] for the removal of all lithium */ readonly theoreticalCapacity: Property;
  /** [V] vs Li at 25 degC */ readonly openCircuitVoltage: Property<OpenCircuitData>;
  /** [m2/s] at 25 degC */ readonly diffusivity: Property<DiffusivityData>;
  /** [J/mol] */ readonly diffusivityActivation: Property;
  /** [A/m2] j0_ref of j0 = j0_ref 2 sqrt(x (1-x)) at 25 degC, per real contact area */ readonly exchangeCurrentDensity: Property;
  /** [J/mol] */ readonly exchangeActivation: Property;
  /** [[x, V(x)/V(1) - 1], ...] */ readonly volumeChange: Property<PointTable>;
  /** Lithium content after synthesis and cell assembly, (0, 1) */ readonly initialContent: Property;
  /** [Pa] */ readonly youngsModulus: Property;
  readonly poissonRatio: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<ActiveMaterial>;
}

export interface Electrolyte extends Named {
  readonly kind: 'electrolyte';
  readonly phase: 'solid' | 'liquid';
  /** [kg/m3] */ readonly density: Property;
  /** [S/m] at 25 degC: pressed pellet for a solid, bulk for a liquid */ readonly ionicConductivity: Property;
  /** [J/mol] */ readonly conductivityActivation: Property;
  readonly tortuosity: Property<TortuosityLaw>;
  /** [S/m] ionic, at 25 degC, of the interphase it forms on the CAM */ readonly interphaseConductivity: Property;
  /** [J/mol] */ readonly interphaseActivation: Property;
  /** [C/m3] charge passed per volume of interphase formed by oxidation */ readonly oxidationCharge: Property;
  /** [V] vs Li, onset of oxidation */ readonly oxidationOnset: Property;
  /** Factor on contact loss by the transferable laws, absent: 1 as of Li6PS5Cl */ readonly contactLossFactor?: Property;
  /** Factor on the growth of films on the active material by the transferable laws, absent: 1 as of Li6PS5Cl */ readonly growthFactor?: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<Electrolyte>;
}

/** What a coating is made of: what it does to a cell is known by family. */
export type CoatingFamily = 'oxide' | 'halide' | 'polymer' | 'residue';

export interface Coating extends Named {
  readonly kind: 'coating';
  /** [S/m] ionic, at 25 degC */ readonly conductivity: Property;
  /** [J/mol] */ readonly conductivityActivation: Property;
  /** [m] usual thickness */ readonly thickness: Property;
  /** Factor s_c on the oxidation rate underneath, 0 blocks all, 1 nothing */ readonly blocking: Property;
  /** Factor on contact loss, 1: as bare */ readonly adhesion: Property;
  /** [Pa] */ readonly youngsModulus: Property;
  /** Default: oxide. */ readonly family?: CoatingFamily;
  /** Usual way; default: sol-gel. */ readonly deposition?: Deposition;
  // What follows counts under the transferable laws; where it is absent, the value of the family: see `coatingConstants`.
  /** [kg/m3] */ readonly density?: Property;
  /** [m] t_0: covered share 1 - exp(-t/t_0) */ readonly coverThickness?: Property;
  /** [m] t_b: oxidation underneath is slower by 1 + t/t_b */ readonly barrierThickness?: Property;
  /** [m] t_e: every electronic contact is worse by 1 + t/t_e */ readonly insulatingThickness?: Property;
  /** Contraction of the particles beyond which 5 nm crack */ readonly crackStrain?: Property;
  /** [1/cycle] Share of the cover lost at 5 % of contraction beyond it */ readonly crackRate?: Property;
  /** [C/m3] Charge that the coating itself gives up in the first charge */ readonly ownCharge?: Property;
  /** Share of the coating material that lies in agglomerates */ readonly agglomerated?: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<Coating>;
}

export interface AnodeMaterial extends Named {
  readonly kind: 'anode';
  /** [V] vs Li */ readonly plateau: Property;
  /** Ends of the plateau; `null`: flat everywhere, or as `potential` says. */ readonly shape: Property<PlateauShape | null>;
  /** [[y, V vs Li], ...] in place of a plateau, whose value is then the usual one */ readonly potential?: Property<PointTable>;
  /** [C/kg] charge between y = 0 and y = 1 per mass of active substance */ readonly capacity: Property;
  /** Mass share of active substance in what is weighed in */ readonly activeShare: Property;
  /** y of a newly built cell when nothing else is said */ readonly initialContent: Property;
  /** [Ohm m2] geometric, at 25 degC */ readonly resistance: Property;
  /** [J/mol] */ readonly resistanceActivation: Property;
  /** N/P ratio where none is given; absent: 3, of metal without end: any */ readonly capacityRatio?: Property;
  // Of anodes whose particles lithium diffuses into: all of them, or none.
  /** [kg/m3] of the active substance */ readonly density?: Property;
  /** [m] d50 where the recipe has none */ readonly particleDiameter?: Property;
  /** [m2/s] at 25 degC */ readonly diffusivity?: Property;
  /** [J/mol] */ readonly diffusivityActivation?: Property;
  /** [A/m2] j0_ref of j0 = j0_ref 2 sqrt(y (1 - y)) at 25 degC, per surface of the particles */ readonly exchangeCurrentDensity?: Property;
  /** [J/mol] */ readonly exchangeActivation?: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<AnodeMaterial>;
}

export interface Carbon extends Named {
  readonly kind: 'carbon';
  /** [kg/m3] true density */ readonly density: Property;
  /** [m2/kg] */ readonly specificSurface: Property;
  /** [S/m] effective electronic conductivity of a composite with 1 wt% of it */ readonly compositeConductivity: Property;
  /** Power of the weight share with which that conductivity grows */ readonly compositeExponent: Property;
  /** Part of the ionic paths that its own volume blocks, per weight share in the composite (transferable laws) */ readonly volumeBlocking: Property;
  /** Part of the ionic paths that the full layer of oxidised electrolyte on it blocks, per weight share in the composite */ readonly pathBlocking: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<Carbon>;
}

export interface Binder extends Named {
  readonly kind: 'binder';
  /** [kg/m3] */ readonly density: Property;
  // What follows counts under the transferable laws.
  /** Added to the power n of the ion paths by `fullShare` of it and more, in proportion below */ readonly pathExponent: Property;
  /** Weight share in the composite from which on it has its whole effect */ readonly fullShare: Property;
  /** Share of the contact between active material and electrolyte that `fullShare` of it takes */ readonly contactBlocking: Property;
  /** Values of the transferable laws where they differ; see `underLaws`. */ readonly transferable?: Differing<Binder>;
}

/** A material of any kind; `kind` tells which properties it has. */
export type Material = ActiveMaterial | Electrolyte | Coating | AnodeMaterial | Carbon | Binder;
/** Kind of a material: active material, electrolyte, coating, anode, carbon or binder. */
export type MaterialKind = Material['kind'];
export type MaterialOf<K extends MaterialKind> = Extract<Material, { readonly kind: K }>;
