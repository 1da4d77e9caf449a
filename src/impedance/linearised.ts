import { powdersOf } from '../cell/powders/powders.js';
import { FARADAY } from '../constants/physical.js';
import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import type { CellModel } from '../model/cellModel.js';
import { barycentricWeights, lagrangeValues } from '../numerics/grids/lagrange.js';
import { throughGrid } from '../numerics/grids/throughGrid.js';
import type { ImpedanceConstants } from './options.js';

/** [F/m] */
const VACUUM_PERMITTIVITY = 8.8541878128e-12;
/** [m] A film of less than two atomic layers polarises like one of two: a resistance without capacitance would move the intercept of the spectrum. */
const THINNEST_FILM = 5e-10;

/**
 * Everything that the small-signal response of the electrode needs, frozen at one state: per slice and class the diffusivity
 * in the particle and the slopes of its kinetics. Filled once per spectrum; the frequencies read flat arrays.
 */
export interface LinearisedElectrode {
  readonly slices: number;
  readonly classes: number;
  readonly patches: number;
  readonly radialNodes: number;
  /** [m] Thickness of each slice, from the separator to the collector. */
  readonly thickness: Float64Array;
  /** L^2 mass/D at [particle * radialNodes + n], [s]: times j omega it joins the stiffness. */
  readonly storage: Float64Array;
  /** [m2/A] Per particle: -ds = surfaceGain/pivot(j omega) * faradaic current density. Equation (T14.7) of the handbook. */
  readonly surfaceGain: Float64Array;
  /** Per (particle, patch): [V] slope of the equilibrium and of the exchange current by the surface content. */
  readonly contentSlope: Float64Array;
  /** [Ohm m2] Charge transfer, per (particle, patch). */
  readonly chargeTransfer: Float64Array;
  /** [Ohm m2] and [F/m2] Interphase film, per (particle, patch). Equation (T14.6) of the handbook. */
  readonly filmResistance: Float64Array;
  readonly filmCapacitance: Float64Array;
  /** [S/m2] and [A/m2] Slopes of the oxidation current by potential and surface content, per (particle, patch). */
  readonly oxidationByPotential: Float64Array;
  readonly oxidationByContent: Float64Array;
  /** [S/m3] Oxidation on carbon, per slice. */
  readonly carbonConductance: Float64Array;
}

/**
 * Linearises the cell model at a consistent state. The slices are those of a Legendre-Gauss-Lobatto rule (a slice as wide as
 * the weight of its node, the state taken at the node), so that sums over slices keep the accuracy of that rule.
 * Film thicknesses are held: they grow over hours, not within a period.
 */
export function lineariseElectrode(
  model: CellModel,
  y: Float64Array,
  slices: number,
  { filmPermittivity }: ImpedanceConstants,
): LinearisedElectrode {
  const { layout, radial, cell, law } = model;
  const { classes, patches, radialNodes: nr, films } = layout;
  const { cathode } = cell;
  const through = throughGrid(slices);
  const powders = powdersOf(cathode);
  const state = sliceStates(model, y, through.position);
  const particles = slices * classes;
  const memory = (length: number) => new Float64Array(length);
  const storage = memory(particles * nr);
  const surfaceGain = memory(particles);
  const contentSlope = memory(particles * patches);
  const chargeTransfer = memory(particles * patches);
  const filmResistance = memory(particles * patches);
  const filmCapacitance = memory(particles * patches);
  const oxidationByPotential = memory(particles * patches);
  const oxidationByContent = memory(particles * patches);
  const carbonConductance = memory(slices);
  const surface = memory(1);
  for (let i = 0; i < slices; i++) {
    const psi = state(i, (node) => layout.psi(node));
    for (let k = 0; k < classes; k++) {
      const particle = i * classes + k;
      const kirchhoff = model.diffusion.kirchhoff(k);
      const powder = powders[model.powder[k]];
      const length2 = model.parameters.diffusionLength[k] ** 2;
      const content = (n: number) => state(i, (node) => layout.particle(node, k) + n);
      let surfaceDiffusivity = 1;
      for (let n = 0; n < nr; n++) {
        kirchhoff.evaluate(content(n));
        surfaceDiffusivity = kirchhoff.slope;
        storage[particle * nr + n] = (length2 * radial.mass[n]) / kirchhoff.slope;
      }
      surfaceGain[particle] =
        length2 / (surfaceDiffusivity * FARADAY * powder.maximumConcentration * cathode.classes[k].radius);
      surface[0] = content(nr - 1);
      law.surfaceSlopes(surface, 0, k);
      for (let p = 0; p < patches; p++) {
        const kp = k * patches + p;
        const at = particle * patches + p;
        const j = state(i, (node) => layout.patch(layout.particle(node, k), p));
        const delta = films
          ? state(i, (node) => layout.film(layout.particle(node, k), p))
          : powder.patches[p].filmThickness;
        law.slopes(j, kp, delta);
        chargeTransfer[at] = law.chargeTransfer(j);
        contentSlope[at] = law.byContent;
        filmResistance[at] = law.filmResistance(kp, delta);
        filmCapacitance[at] = (VACUUM_PERMITTIVITY * filmPermittivity) / Math.max(delta, THINNEST_FILM);
        if (law.oxidation) {
          law.grow(Float64Array.of(psi, j, delta), 0, 1, kp);
          oxidationByPotential[at] = OXIDATION_CHARGE * law.oxidation.byPotential;
          oxidationByContent[at] = OXIDATION_CHARGE * law.growthByContent();
        }
      }
    }
    if (law.carbonOxidation) {
      const delta = state(i, (node) => layout.psi(node) + 1);
      law.growOnCarbon(Float64Array.of(psi, delta), 0);
      carbonConductance[i] =
        model.carbonSurface * OXIDATION_CHARGE * (law.carbonOxidation.byPotential + law.carbonOxidation.byEquilibrium);
    }
  }
  return {
    slices,
    classes,
    patches,
    radialNodes: nr,
    thickness: through.weights.map((w) => w * cathode.thickness),
    storage,
    surfaceGain,
    contentSlope,
    chargeTransfer,
    filmResistance,
    filmCapacitance,
    oxidationByPotential,
    oxidationByContent,
    carbonConductance,
  };
}

/**
 * Values of any unknown at the slices, by the model's own polynomial through the electrode, kept between the lowest and the
 * highest value at its nodes: a steep profile must not overshoot into contents that do not exist.
 */
function sliceStates(model: CellModel, y: Float64Array, position: Float64Array) {
  const { nodes } = model.layout;
  const from = model.through.position;
  const same = nodes === position.length;
  const barycentric = barycentricWeights(from);
  const basis = Array.from(position, (x) => lagrangeValues(from, barycentric, x));
  return (slice: number, indexAt: (node: number) => number): number => {
    if (nodes === 1) return y[indexAt(0)];
    if (same) return y[indexAt(slice)];
    let value = 0;
    let low = Infinity;
    let high = -Infinity;
    for (let node = 0; node < nodes; node++) {
      const v = y[indexAt(node)];
      value += basis[slice][node] * v;
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    return Math.min(Math.max(value, low), high);
  };
}
