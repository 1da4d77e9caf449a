import type { Cell } from '../cell/cell.js';
import type { ThroughGrid } from '../numerics/grids/throughGrid.js';
import type { Layout } from './layout.js';

/**
 * The numbers of a cell that slow ageing changes between two protocol steps, and what the equations read from them. Whoever changes
 * one calls `refresh` afterwards. Arrays are per class k, or per class and patch at k * patches + p.
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

  // What follows from them, by `refresh`.
  /** [1/m] Connected particle surface per volume of electrode, a_k m_k. */
  readonly area: Float64Array;
  /** Reacting part of that surface, per (class, patch): theta chi times the area factor. */
  readonly weight: Float64Array;
  /** [1/m2] 1/L^2 per class. */
  readonly inverseLength2: Float64Array;
  /** [Ohm m2] Per (class, patch): coating, added, and a film that does not grow. */
  readonly fixedResistance: Float64Array;

  // What stays as it was built.
  /** [Ohm m2] Per patch. */
  readonly coatingResistance: Float64Array;
  /** [Ohm m] 1/sigma_i of a growing film per patch; 0 when films do not grow. */
  readonly filmSlope: Float64Array;
  /** Factor on the growth of the film, per patch. */
  readonly oxidationFactor: Float64Array;
  /** [S/m2] Both rails in series between the nodes: K S/L. */
  readonly conduction: Float64Array;
  /** Share b_i of psi_i in the cell voltage. */
  readonly border: Float64Array;
  /** [Ohm m2] Everything that multiplies I in the cell voltage, and the part of it outside the cathode. */
  readonly resistance: number;
  readonly outerResistance: number;

  constructor(
    private readonly cell: Cell,
    private readonly layout: Layout,
    through: ThroughGrid,
  ) {
    const { cathode } = cell;
    const { classes, patches, films } = layout;
    this.contact = Float64Array.from(cathode.classes, (c) => c.contact);
    this.connected = Float64Array.from(cathode.classes, (c) => c.connected);
    this.diffusionLength = Float64Array.from(cathode.classes, (c) => c.diffusionLength);
    this.areaFactor = new Float64Array(classes).fill(1);
    this.patchContact = new Float64Array(classes * patches).fill(1);
    this.addedResistance = new Float64Array(classes * patches);
    this.area = new Float64Array(classes);
    this.weight = new Float64Array(classes * patches);
    this.inverseLength2 = new Float64Array(classes);
    this.fixedResistance = new Float64Array(classes * patches);
    this.coatingResistance = Float64Array.from(cathode.patches, (p) => p.coatingResistance);
    this.filmSlope = Float64Array.from(cathode.patches, (p) => (films ? 1 / p.filmConductivity : 0));
    this.oxidationFactor = Float64Array.from(cathode.patches, (p) => p.oxidationFactor);

    const n = through.size;
    const kappa = cathode.ionicConductivity;
    const sigma = cathode.electronicConductivity;
    const series = (kappa * sigma) / (kappa + sigma) / cathode.thickness;
    this.conduction = through.stiffness.map((s) => series * s);
    this.border = new Float64Array(n);
    let cathodeOhmic: number;
    if (n === 1) {
      // Lumped electrode: a uniform reaction needs a third of either rail's resistance (volume-averaged potential drop).
      this.border[0] = 1;
      cathodeOhmic = cathode.thickness * (1 / (3 * kappa) + 1 / (3 * sigma));
    } else {
      this.border[0] = sigma / (kappa + sigma);
      this.border[n - 1] = kappa / (kappa + sigma);
      cathodeOhmic = cathode.thickness / (kappa + sigma);
    }
    const separator = cell.separator.thickness / cell.separator.ionicConductivity;
    this.resistance = cathodeOhmic + separator + cell.extraResistance + cell.anode.resistance;
    this.outerResistance = separator + cell.extraResistance + cell.anode.resistance;
    this.refresh();
  }

  /** Recomputes what depends on the values that ageing changes. */
  refresh(): void {
    const { cathode } = this.cell;
    const { classes, patches, films } = this.layout;
    for (let k = 0; k < classes; k++) {
      const { volumeFraction, radius } = cathode.classes[k];
      this.area[k] = (3 * volumeFraction * this.connected[k]) / radius;
      this.inverseLength2[k] = 1 / this.diffusionLength[k] ** 2;
      for (let p = 0; p < patches; p++) {
        const kp = k * patches + p;
        const patch = cathode.patches[p];
        this.weight[kp] = this.contact[k] * this.areaFactor[k] * this.patchContact[kp] * patch.fraction;
        this.fixedResistance[kp] =
          patch.coatingResistance +
          this.addedResistance[kp] +
          (films ? 0 : patch.filmThickness / patch.filmConductivity);
      }
    }
  }
}
