import type { Cell, Patch } from '../cell/cell.js';
import { powderOfClasses, powdersOf } from '../cell/powders/powders.js';
import type { ThroughGrid } from '../numerics/grids/throughGrid.js';
import type { Layout } from './layout.js';

/**
 * The numbers of a cell that slow ageing changes between two protocol steps, and what the equations read from them. Whoever changes
 * one calls `refresh` afterwards. Arrays are per class k, or per class and patch at k * patches + p. Where a knob says "neutral", that
 * is its value in a fresh cell, at which the cell is what its recipe says; of the others a fresh cell has those of the recipe.
 */
export class CellParameters {
  /** Contact fraction theta of each class, (0, 1]. */
  readonly contact: Float64Array;
  /** Connected fraction m of each class, (0, 1]. */
  readonly connected: Float64Array;
  /** [m] Diffusion length L of each class. */
  readonly diffusionLength: Float64Array;
  /** Factor on the reacting area of each class (wetted cracks); neutral: 1. */
  readonly areaFactor: Float64Array;
  /** Factor on the contact of each (class, patch); neutral: 1. */
  readonly patchContact: Float64Array;
  /** [Ohm m2] Further film resistance of each (class, patch), e.g. oxygenated species; neutral: 0. */
  readonly addedResistance: Float64Array;
  /** Share of each patch in the surface, per (class, patch), [0, 1]; those of a class add up to 1. Films move by `carryFilms`. */
  readonly coverage: Float64Array;
  /** [decades] By which the drop of D towards full lithiation is deeper than that of the material, per powder; neutral: 0. */
  readonly surfaceDrop: Float64Array;
  /** [mol/kg] Oxygen released by the active material of each powder since the start; no equation asks for it; neutral: 0. */
  readonly releasedOxygen: Float64Array;
  /** Factors on the conductivities of the rails of the composite, (0, inf); neutral: 1. */
  ionicFactor = 1;
  electronicFactor = 1;
  /** [Ohm m2] Resistance of the anode beyond that of the recipe; neutral: 0. */
  addedAnodeResistance = 0;
  /** Share of the electrolyte within reach that oxidation has left, a factor on its growth, [0, 1]; neutral: 1. */
  electrolyteSupply = 1;
  /** [mol/m2] Lithium that has left the anode otherwise than through the cell, since the start (side reactions, dead parts); neutral: 0. */
  anodeLoss = 0;
  /** Share of the anode's capacity that is left, (0, 1]; what lithium the dead part holds belongs into `anodeLoss`; neutral: 1. */
  anodeCapacityFactor = 1;

  /** How often `refresh` has been called: the same number, the same numbers. */
  revision = 0;

  // What follows from them, by `refresh`.
  /** [1/m] Connected particle surface per volume of electrode, 3 eps_k m_k/R_k. Equation (T3.4) of the handbook. */
  readonly area: Float64Array;
  /** Reacting part of that surface, per (class, patch): theta chi times the area factor. Equation (T2.4) of the handbook. */
  readonly weight: Float64Array;
  /** [1/m2] 1/L^2 per class. */
  readonly inverseLength2: Float64Array;
  /** [Ohm m2] Per (class, patch): coating, added, and a film that does not grow. Equation (T2.3) of the handbook. */
  readonly fixedResistance: Float64Array;
  /** [S/m] Effective conductivities of the composite's rails. */
  ionicConductivity = 0;
  electronicConductivity = 0;
  /** [S/m2] Both rails in series between the nodes: K S/L. */
  readonly conduction: Float64Array;
  /** Share b_i of psi_i in the cell voltage. */
  readonly border: Float64Array;
  /** [Ohm m2] Of the anode. */
  anodeResistance = 0;
  /** [Ohm m2] Everything that multiplies I in the cell voltage, and the part of it outside the cathode. Equation (T3.5) of the handbook. */
  resistance = 0;
  outerResistance = 0;
  /** [C/m2] Charge between empty and full anode; Infinity for an ideal one. */
  anodeCapacity = 0;
  /** Lithiation that what is left of the anode would have with the lithium of the start. */
  anodeStart = 0;

  // What stays as it was built.
  /** [Ohm m2] Per (class, patch). */
  readonly coatingResistance: Float64Array;
  /** [Ohm m] 1/sigma_i of a growing film per (class, patch); 0 when films do not grow. */
  readonly filmSlope: Float64Array;
  /** Factor on the growth of the film, per (class, patch). */
  readonly oxidationFactor: Float64Array;
  /** [Ohm m2] Of a film that does not grow, per (class, patch). */
  private readonly stayingFilm: Float64Array;

  constructor(
    private readonly cell: Cell,
    private readonly layout: Layout,
    private readonly through: ThroughGrid,
  ) {
    const { cathode } = cell;
    const { classes, patches, films } = layout;
    this.contact = Float64Array.from(cathode.classes, (c) => c.contact);
    this.connected = Float64Array.from(cathode.classes, (c) => c.connected);
    this.diffusionLength = Float64Array.from(cathode.classes, (c) => c.diffusionLength);
    this.areaFactor = new Float64Array(classes).fill(1);
    this.patchContact = new Float64Array(classes * patches).fill(1);
    this.addedResistance = new Float64Array(classes * patches);
    const powders = powdersOf(cathode);
    const powder = powderOfClasses(cathode);
    const ofPatches = (value: (patch: Patch) => number) =>
      Float64Array.from({ length: classes * patches }, (_, kp) =>
        value(powders[powder[Math.floor(kp / patches)]].patches[kp % patches]),
      );
    this.surfaceDrop = new Float64Array(powders.length);
    this.releasedOxygen = new Float64Array(powders.length);
    this.coverage = ofPatches(({ fraction }) => fraction);
    this.area = new Float64Array(classes);
    this.weight = new Float64Array(classes * patches);
    this.inverseLength2 = new Float64Array(classes);
    this.fixedResistance = new Float64Array(classes * patches);
    this.coatingResistance = ofPatches(({ coatingResistance }) => coatingResistance);
    this.filmSlope = ofPatches(({ filmConductivity }) => (films ? 1 / filmConductivity : 0));
    this.oxidationFactor = ofPatches(({ oxidationFactor }) => oxidationFactor);
    this.stayingFilm = ofPatches(({ filmThickness, filmConductivity }) =>
      films ? 0 : filmThickness / filmConductivity,
    );
    this.conduction = new Float64Array(through.size ** 2);
    this.border = new Float64Array(through.size);
    this.refresh();
  }

  /** Recomputes what depends on the values that ageing changes. */
  refresh(): void {
    const { cathode } = this.cell;
    const { classes, patches } = this.layout;
    this.revision++;
    for (let k = 0; k < classes; k++) {
      const { volumeFraction, radius } = cathode.classes[k];
      this.area[k] = (3 * volumeFraction * this.connected[k]) / radius;
      this.inverseLength2[k] = 1 / this.diffusionLength[k] ** 2;
      for (let p = 0; p < patches; p++) {
        const kp = k * patches + p;
        this.weight[kp] = this.contact[k] * this.areaFactor[k] * this.patchContact[kp] * this.coverage[kp];
        this.fixedResistance[kp] = this.coatingResistance[kp] + this.addedResistance[kp] + this.stayingFilm[kp];
      }
    }
    this.refreshRails();
    const { separator, extraResistance, anode } = this.cell;
    this.anodeResistance = anode.resistance + this.addedAnodeResistance;
    this.anodeCapacity = anode.capacity * this.anodeCapacityFactor;
    this.anodeStart = anode.initialContent / this.anodeCapacityFactor;
    const separatorResistance = separator.thickness / separator.ionicConductivity;
    this.outerResistance = separatorResistance + extraResistance + this.anodeResistance;
    this.resistance = this.cathodeOhmic() + separatorResistance + extraResistance + this.anodeResistance;
  }

  /** Factor of the patches on the contact of class k, by their shares of the surface. */
  meanPatchContact(k: number): number {
    const { patches } = this.layout;
    let sum = 0;
    for (let kp = k * patches; kp < (k + 1) * patches; kp++) sum += this.coverage[kp] * this.patchContact[kp];
    return sum;
  }

  /** X: share of the surface of class k that the electrolyte reacts with, as on bare surface. Equation (T6.8) of the handbook. */
  exposure(k: number): number {
    const { patches } = this.layout;
    let sum = 0;
    for (let kp = k * patches; kp < (k + 1) * patches; kp++) sum += this.coverage[kp] * this.oxidationFactor[kp];
    return sum;
  }

  private refreshRails(): void {
    const { cell, through, border } = this;
    const n = through.size;
    this.ionicConductivity = cell.cathode.ionicConductivity * this.ionicFactor;
    this.electronicConductivity = cell.cathode.electronicConductivity * this.electronicFactor;
    const { ionicConductivity: kappa, electronicConductivity: sigma } = this;
    const series = (kappa * sigma) / (kappa + sigma) / cell.cathode.thickness;
    for (let m = 0; m < n * n; m++) this.conduction[m] = series * through.stiffness[m];
    border[0] = n === 1 ? 1 : sigma / (kappa + sigma);
    if (n > 1) border[n - 1] = kappa / (kappa + sigma);
  }

  /** [Ohm m2] Of the composite, beside the psi of its nodes. Equation (T3.6) of the handbook where it is lumped. */
  private cathodeOhmic(): number {
    const { ionicConductivity: kappa, electronicConductivity: sigma } = this;
    const { thickness } = this.cell.cathode;
    // Lumped electrode: a uniform reaction needs a third of either rail's resistance (volume-averaged potential drop).
    return this.through.size === 1 ? thickness * (1 / (3 * kappa) + 1 / (3 * sigma)) : thickness / (kappa + sigma);
  }
}
