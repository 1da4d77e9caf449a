import type { Binder, Carbon, Electrolyte } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import type { LabRecipe } from '../scenario/recipe.js';
import type { DerivedQuantity, ParticleDistribution, SizeClass } from './cell.js';
import type { Composition } from './composition.js';

/** What a set of laws decides of a fresh cell where its recipe is silent. */
export interface StartLaw {
  /** Void share of the composite. */
  porosity(recipe: LabRecipe, phase: Electrolyte['phase']): number;
  /** Factor on the conductivity of a solid electrolyte by how it was pressed. */
  pressing(recipe: LabRecipe): number;
  start(fresh: FreshComposite): Start;
}

/** A composite cathode before anything is known of its contacts and paths. */
export interface FreshComposite {
  readonly recipe: LabRecipe;
  readonly electrolyte: Electrolyte;
  readonly carbon: Carbon | undefined;
  /** Absent: of which nothing is said, or none. */
  readonly binder?: Binder;
  readonly composition: Composition;
  /** [m] Diameter of spheres of the volume and surface of all active particles, where the powder of the recipe is not the only one. */
  readonly surfaceDiameter?: number;
  /** Volume of the powder of the recipe per electrode volume; default: that of all active material. */
  readonly powderFraction?: number;
}

/** Contacts and paths of a fresh cathode. */
export interface Start {
  readonly distribution: ParticleDistribution;
  readonly classes: readonly SizeClass[];
  /** [S/m] Effective ionic conductivity of the composite at 25 degC. */
  readonly ionicConductivity: number;
  /** n of kappa_eff ~ phi^n, by which that falls with electrolyte that is consumed. */
  readonly ionicExponent: number;
  readonly told: StartTold;
  readonly issues: readonly Issue[];
}

/** What `check` says of them beyond the numbers that it has of every cell. */
export interface StartTold {
  /** How pores and contact came about. */
  readonly pores?: string;
  readonly contact?: string;
  /** Further quantities of contact, and of the ion paths. */
  readonly contacts: readonly DerivedQuantity[];
  readonly paths: readonly DerivedQuantity[];
}
