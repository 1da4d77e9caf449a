import type { CellModel } from './cellModel.js';
import { atRest } from './electrodeAtRest.js';
import { meanContent } from './inventory.js';
import { extendedLogit } from './surface.js';

/** The parts of an overpotential, in the order in which a chart stacks them. */
export const polarisationParts = [
  'ionic',
  'electronic',
  'chargeTransfer',
  'coating',
  'interphase',
  'solidDiffusion',
  'unevenFilling',
  'separator',
  'anode',
  'extra',
] as const;

/** Name of a part of an overpotential. */
export type PolarisationPart = (typeof polarisationParts)[number];

/**
 * [V] Overpotential of a cell and its parts, positive where they raise the cell voltage (charge), negative on discharge.
 * `ionic` and `electronic` are those of the composite cathode, `unevenFilling` is the spread of lithium content over size
 * classes and depth, `extra` the contacts and cables.
 */
export type Polarisation = { readonly [part in PolarisationPart | 'total']: number };

/** A particle that carries less than this share of 1C still counts with that share, so that a cell at rest has a split too. */
const IDLE_SHARE = 1e-9;

/**
 * Splits the overpotential of a consistent state,
 *     total = V - (U(x_mean) - U_anode(q)),     x_mean: mean content of the connected active material, U of a mixture at one potential,
 * along the way of the current: separator, electrolyte of the composite to depth x_i, charge transfer and films of patch p,
 * diffusion inside the particle, filling of this particle against the mean, electronic rail to the collector. Each way gives
 *     ionic           phi_e(x_i) - phi_e(0) = (sigma (psi_0 - psi_i) + I x_i) / (kappa + sigma)
 *     electronic      phi_s(L) - phi_s(x_i) = (kappa (psi_L - psi_i) + I (L - x_i)) / (kappa + sigma)
 *     film            j r_coating,  j (r - r_coating)
 *     charge transfer psi_i - U(x_surf) - j r     ( = (2RT/F) asinh(j/(2 j0)) )
 *     diffusion       U(x_surf) - U(x_particle)
 *     uneven filling  U(x_particle) - U(x_mean)
 * with the same sum, so that any average over the ways adds up to the total exactly. Averaged with the current |a theta chi j|
 * that each way carries: while all particles react in one direction, this is the split by dissipated power over current of
 * Nyman et al. (J. Electrochem. Soc. 157 (2010) A1236). Ways that carry current against the others (relaxation) count with
 * its magnitude. A lumped electrode (one node) has the drops of a uniform reaction, I L/(3 kappa) and I L/(3 sigma).
 * Equations (T3.10) and (T3.11) of the handbook.
 */
export function polarisation(model: CellModel, y: Float64Array): Polarisation {
  const { layout, law, through, cell, nodeLength } = model;
  const { area, weight, coatingResistance, ionicConductivity: kappa, electronicConductivity: sigma } = model.parameters;
  const { nodes, classes, patches, films } = layout;
  const { thickness: L } = cell.cathode;
  const current = y[layout.current];
  const first = y[layout.psi(0)];
  const last = y[layout.psi(nodes - 1)];
  const rest = atRest(model, meanContent(model, y)).potential;
  const idle = idleDensity(model);
  let carried = 0;
  let ionic = 0;
  let electronic = 0;
  let chargeTransfer = 0;
  let coating = 0;
  let interphase = 0;
  let solidDiffusion = 0;
  let unevenFilling = 0;
  for (let i = 0; i < nodes; i++) {
    const psi = y[layout.psi(i)];
    const depth = through.position[i] * L;
    const toElectrolyte =
      nodes === 1 ? (current * L) / (3 * kappa) : (sigma * (first - psi) + current * depth) / (kappa + sigma);
    const toCollector =
      nodes === 1 ? (current * L) / (3 * sigma) : (kappa * (last - psi) + current * (L - depth)) / (kappa + sigma);
    for (let k = 0; k < classes; k++) {
      const at = layout.particle(i, k);
      const surface = potentialAt(model, k, y[layout.surface(at)]);
      const inside = potentialAt(model, k, particleContent(model, y, at));
      for (let p = 0; p < patches; p++) {
        const kp = k * patches + p;
        const j = y[layout.patch(at, p)];
        const way = nodeLength[i] * area[k] * weight[kp] * Math.max(Math.abs(j), idle);
        const onCoating = j * coatingResistance[kp];
        const resistance = law.ohmic(kp, films ? y[layout.film(at, p)] : 0);
        carried += way;
        ionic += way * toElectrolyte;
        electronic += way * toCollector;
        chargeTransfer += way * (psi - surface - j * resistance);
        coating += way * onCoating;
        interphase += way * (j * resistance - onCoating);
        solidDiffusion += way * (surface - inside);
        unevenFilling += way * (inside - rest);
      }
    }
  }
  const share = carried > 0 ? 1 / carried : 0;
  return {
    total: model.voltage(y) - rest + model.anodeEquilibrium(y),
    ionic: ionic * share,
    electronic: electronic * share,
    chargeTransfer: chargeTransfer * share,
    coating: coating * share,
    interphase: interphase * share,
    solidDiffusion: solidDiffusion * share,
    unevenFilling: unevenFilling * share,
    separator: (current * cell.separator.thickness) / cell.separator.ionicConductivity,
    anode: current * model.parameters.anodeResistance + (model.anodeEquilibrium(y) - model.anodePotential(y)),
    extra: current * cell.extraResistance,
  };
}

/** [V] U(x) of class k, as the model reads it. */
function potentialAt(model: CellModel, k: number, x: number): number {
  const potential = model.law.potentials[k];
  potential.evaluate(extendedLogit(x));
  return potential.value;
}

function particleContent(model: CellModel, y: Float64Array, at: number): number {
  const { mass } = model.radial;
  let sum = 0;
  for (let n = 0; n < mass.length; n++) sum += mass[n] * y[at + n];
  return 3 * sum;
}

/** [A/m2] Current density on the real contact area that makes IDLE_SHARE of 1C. */
function idleDensity(model: CellModel): number {
  const { classes, patches } = model.layout;
  const { area, weight } = model.parameters;
  let reacting = 0;
  for (let k = 0; k < classes; k++) {
    for (let p = 0; p < patches; p++) reacting += area[k] * weight[k * patches + p];
  }
  return (IDLE_SHARE * model.cell.oneC) / (reacting * model.cell.cathode.thickness);
}
