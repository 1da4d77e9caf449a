import type { CellModel } from '../model/cellModel.js';
import { lastPivot } from '../numerics/linear/complexBand.js';
import { ElectrodeLine } from './electrodeLine.js';
import { type LinearisedElectrode, lineariseElectrode } from './linearised.js';
import { type ImpedanceConstants, type ImpedanceOptions, withDefaults } from './options.js';
import type { Spectrum } from './spectrum.js';

/** Slices through an electrode that the model resolves. */
const LEAST_SLICES = 8;

/** [Ohm m2] Impedance of a cell and of its cathode at the frequencies [Hz] that were asked for. */
export interface CellImpedance extends Spectrum {
  /** [Ohm m2] The composite cathode alone, without separator, anode and cables. */
  readonly cathode: Spectrum;
}

/**
 * Impedance of the cell at a consistent state of its model, [Ohm m2] of geometric area: the equations of `CellModel`
 * linearised at y, with j omega for d/dt, plus the capacitances of the options.
 *     Z = Z_line + R_bulk || C + R_GB || C_GB + R_anode || C_anode - (dU_anode/dQ)/(j omega) + R_extra + j omega L
 * An anode with particles has their charge transfer in R_anode, and adds the diffusion in them, - (dU_anode/dy) sum g_n/(Q_an (lambda_n + j omega)).
 * `frequency` in Hz, any order, all positive. A state far from rest gives the response around that moment, not of a steady state.
 * Equation (T14.1) of the handbook.
 */
export function impedance(
  model: CellModel,
  y: Float64Array,
  frequency: ArrayLike<number>,
  options: ImpedanceOptions = {},
): CellImpedance {
  const constants = withDefaults(options);
  const { cell, layout } = model;
  const slices = options.slices ?? (layout.nodes === 1 ? 1 : Math.max(layout.nodes, LEAST_SLICES));
  const electrode = lineariseElectrode(model, y, slices, constants);
  const { ionicConductivity, electronicConductivity, anodeResistance, anodeCapacity } = model.parameters;
  const line = new ElectrodeLine(electrode.thickness, ionicConductivity, electronicConductivity);
  const layers = new Admittances(model, electrode, constants);
  const separator = cell.separator.thickness / cell.separator.ionicConductivity;
  const boundary = separator * constants.grainBoundaryShare;
  const { anodeParticle } = model;
  const surfaceSlope = model.surfaceSlope(y);
  const anodeSlope = anodeParticle
    ? surfaceSlope / anodeCapacity
    : slopeOfAnode(cell.anode, anodeCapacity, model.anodeContent(y));
  const anodeInterface = anodeResistance + model.anodeInterface(y);
  const n = frequency.length;
  const result = {
    frequency: Float64Array.from(frequency),
    re: new Float64Array(n),
    im: new Float64Array(n),
    cathode: { frequency: Float64Array.from(frequency), re: new Float64Array(n), im: new Float64Array(n) },
  };
  const z = { re: 0, im: 0 };
  for (let f = 0; f < n; f++) {
    const omega = 2 * Math.PI * frequency[f];
    layers.at(omega);
    line.impedance(layers.re, layers.im, z);
    result.cathode.re[f] = z.re;
    result.cathode.im[f] = z.im;
    z.re += cell.extraResistance;
    z.im += omega * constants.inductance + anodeSlope / omega;
    addArc(z, separator - boundary, constants.separatorCapacitance, omega);
    addArc(z, boundary, constants.grainBoundaryCapacitance, omega);
    addArc(z, anodeInterface, constants.anodeCapacitance, omega);
    if (anodeParticle) addDiffusion(z, anodeParticle, surfaceSlope, omega);
    result.re[f] = z.re;
    result.im[f] = z.im;
  }
  return result;
}

/** z += R/(1 + j omega R C). */
function addArc(z: { re: number; im: number }, R: number, C: number, omega: number): void {
  const wt = omega * R * C;
  const part = R / (1 + wt * wt);
  z.re += part;
  z.im -= part * wt;
}

/** z -= slope sum gain_n/(decay_n + j omega). */
function addDiffusion(
  z: { re: number; im: number },
  particle: NonNullable<CellModel['anodeParticle']>,
  slope: number,
  omega: number,
): void {
  for (const [n, decay] of particle.decay.entries()) {
    const part = (slope * particle.gain(n)) / (decay * decay + omega * omega);
    z.re -= part * decay;
    z.im += part * omega;
  }
}

/** [V m2/C] d U_anode/dQ, the anode being charged with lithium while the cell charges; negative. */
function slopeOfAnode(anode: CellModel['cell']['anode'], capacity: number, content: number): number {
  if (!Number.isFinite(capacity)) return 0;
  const dy = 1e-6;
  return (anode.potential(content + dy) - anode.potential(content - dy)) / (2 * dy * capacity);
}

/**
 * Admittance per volume [S/m3] of every slice at one frequency, s = j omega. Per real area of a patch, all small signals:
 *     psi = z j + v,   j = j_F + s C_dl v,   v = R_ct j_F + U' ds,   ds = -G(s) sum_p theta chi_p j_F,p
 * z = z_coating + z_film with resistance parallel to capacitance, G(s) = gain/pivot(s) of the diffusing particle; hence
 *     j_F = (psi - U' (1 + z s C_dl) ds)/(R_ct + z (1 + s C_dl R_ct))
 * and the oxidation of the electrolyte adds its conductance at the potential behind the coating. Equations (T14.4) and (T14.7) of the handbook.
 */
class Admittances {
  readonly re: Float64Array;
  readonly im: Float64Array;
  private readonly work: Float64Array;
  private readonly pivot = { re: 0, im: 0 };
  // Per patch: 1/(denominator of j_F), 1 + z s C, and z_coating.
  private readonly patch: Float64Array;

  constructor(
    private readonly model: CellModel,
    private readonly electrode: LinearisedElectrode,
    private readonly constants: ImpedanceConstants,
  ) {
    this.re = new Float64Array(electrode.slices);
    this.im = new Float64Array(electrode.slices);
    this.work = new Float64Array(2 * electrode.radialNodes * (model.radial.bandwidth + 1));
    this.patch = new Float64Array(6 * electrode.patches);
  }

  at(omega: number): void {
    const { model, electrode, constants, work, pivot, patch } = this;
    const { slices, classes, patches, radialNodes: nr } = electrode;
    const { stiffness, bandwidth } = model.radial;
    const { doubleLayer, coatingCapacitance } = constants;
    const wC = omega * doubleLayer;
    const carbon = omega * constants.carbonDoubleLayer * model.cell.cathode.carbonSurface;
    for (let i = 0; i < slices; i++) {
      let yr = electrode.carbonConductance[i];
      let yi = carbon;
      for (let k = 0; k < classes; k++) {
        const particle = i * classes + k;
        lastPivot(stiffness, nr, bandwidth, electrode.storage, particle * nr, omega, work, pivot);
        const gain = electrode.surfaceGain[particle] / (pivot.re * pivot.re + pivot.im * pivot.im);
        const gr = gain * pivot.re;
        const gi = -gain * pivot.im;
        // ds (1 - G sum w h U' e) = -G psi sum w h, with h = 1/(R_ct + z (1 + s C R_ct)), e = 1 + z s C.
        let sumR = 0;
        let sumI = 0;
        let backR = 0;
        let backI = 0;
        for (let p = 0; p < patches; p++) {
          const at = particle * patches + p;
          const w = model.parameters.weight[k * patches + p];
          const rc = model.parameters.coatingResistance[k * patches + p];
          const wtc = omega * rc * coatingCapacitance;
          const zcr = rc / (1 + wtc * wtc);
          const zci = -zcr * wtc;
          const rf = electrode.filmResistance[at];
          const wtf = omega * rf * electrode.filmCapacitance[at];
          const zfr = rf / (1 + wtf * wtf);
          const zr = zcr + zfr;
          const zi = zci - zfr * wtf;
          const rct = electrode.chargeTransfer[at];
          const er = 1 - zi * wC;
          const ei = zr * wC;
          const dr = rct * er + zr;
          const di = rct * ei + zi;
          const d = 1 / (dr * dr + di * di);
          const hr = d * dr;
          const hi = -d * di;
          const u = electrode.contentSlope[at];
          sumR += w * hr;
          sumI += w * hi;
          backR += w * u * (hr * er - hi * ei);
          backI += w * u * (hr * ei + hi * er);
          const o = 6 * p;
          patch[o] = hr;
          patch[o + 1] = hi;
          patch[o + 2] = er;
          patch[o + 3] = ei;
          patch[o + 4] = zcr;
          patch[o + 5] = zci;
        }
        const nr1 = 1 - (gr * backR - gi * backI);
        const ni1 = -(gr * backI + gi * backR);
        const q = -1 / (nr1 * nr1 + ni1 * ni1);
        const tr = gr * sumR - gi * sumI;
        const ti = gr * sumI + gi * sumR;
        const sr = q * (tr * nr1 + ti * ni1); // ds per psi
        const si = q * (ti * nr1 - tr * ni1);
        let jr = 0;
        let ji = 0;
        for (let p = 0; p < patches; p++) {
          const at = particle * patches + p;
          const w = model.parameters.weight[k * patches + p];
          const o = 6 * p;
          const er = patch[o + 2];
          const ei = patch[o + 3];
          const u = electrode.contentSlope[at];
          const xr = 1 - u * (er * sr - ei * si);
          const xi = -u * (er * si + ei * sr);
          const fr = patch[o] * xr - patch[o + 1] * xi; // j_F
          const fi = patch[o] * xi + patch[o + 1] * xr;
          const rct = electrode.chargeTransfer[at];
          const vr = rct * fr + u * sr; // v
          const vi = rct * fi + u * si;
          const totalR = fr - wC * vi;
          const totalI = fi + wC * vr;
          const byPsi = electrode.oxidationByPotential[at];
          const byContent = electrode.oxidationByContent[at];
          const zcr = patch[o + 4];
          const zci = patch[o + 5];
          jr += w * (totalR + byPsi * (1 - (zcr * totalR - zci * totalI)) + byContent * sr);
          ji += w * (totalI - byPsi * (zcr * totalI + zci * totalR) + byContent * si);
        }
        yr += model.parameters.area[k] * jr;
        yi += model.parameters.area[k] * ji;
      }
      this.re[i] = yr;
      this.im[i] = yi;
    }
  }
}
