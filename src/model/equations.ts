import type { Cell } from '../cell/cell.js';
import { powderOfClasses, powdersOf } from '../cell/powders/powders.js';
import { FARADAY } from '../constants/physical.js';
import { OXIDATION_CHARGE, type OxidationLaw } from '../degradation/oxidationLaw.js';
import { type RadialGrid, type RadialGridKind, radialGrid } from '../numerics/grids/radialGrid.js';
import { type ThroughGrid, throughGrid } from '../numerics/grids/throughGrid.js';
import { AnodeParticle } from './anodeParticle.js';
import { type ControlLaw, voltageLaw } from './controlLaw.js';
import { Diffusion } from './diffusion.js';
import { atRest } from './electrodeAtRest.js';
import { InterfaceLaw } from './interfaceLaw.js';
import { Layout } from './layout.js';
import { CellParameters } from './parameters.js';

export interface ModelOptions {
  /** Nodes through the electrode, 1 (lumped) to 100. */
  readonly throughNodes: number;
  /** Unknowns per particle. */
  readonly radialNodes: number;
  readonly radialGrid: RadialGridKind;
  /** Local error per step: volts for potentials, 1 for surface contents. */
  readonly tolerance: number;
  /** Oxidation of the electrolyte on the particles; absent: films stay as they are. */
  readonly oxidation?: OxidationLaw;
  /** Oxidation of the electrolyte on carbon; absent: none. */
  readonly carbonOxidation?: OxidationLaw;
}

/**
 * The equations of one cell as M y' = f(y):
 *
 *   particle    m_n ds_n/dt = -(1/L_k^2) sum_m S_nm Phi(s_m) - [surface] j_avg/(F c_max R_k)
 *   patch       0 = psi - U(s_surf) - j r(delta) - (2RT/F) asinh(j/(2 j0(s_surf)))
 *   film        d delta/dt = g,   0 = G(psi - j r_growth, U, delta, s_surf) - g
 *   electrode   0 = w_i L i_v + K/L sum_n S_in psi_n - I b_i,    K = kappa sigma/(kappa + sigma)
 *   anode       dq/dt = I/F,   and of its particle, where it has one, the modes of `AnodeParticle`
 *   control     0 = I_set - I   or   0 = g(V(y), I): V_set - V, P_set - V I, ... (`ControlLaw`)
 *
 * with psi = phi_s - phi_e, i_v = sum_k a_k sum_p theta_k chi_p (j_p + Q_ox g_p) + a_C Q_ox g_C, and the cell voltage
 * V = b.psi + I R - U_anode, b = (sigma e_0 + kappa e_L)/(kappa + sigma) (exact for constant conductivities: integrate
 * psi' = i_e/kappa - i_s/sigma). The interface is written in `InterfaceLaw`, the inside of the particles in `Diffusion`.
 * Newman & Thomas-Alyea (2004), ch. 22, for a single-ion conductor. Equations (T1.2), (T3.1), (T3.2), (T3.3), (T3.5) and (T4.1) of the handbook.
 * Equation (N1.4) of the handbook.
 */
export class CellEquations {
  readonly layout: Layout;
  readonly radial: RadialGrid;
  readonly through: ThroughGrid;
  readonly parameters: CellParameters;
  readonly law: InterfaceLaw;
  readonly diffusion: Diffusion;
  /** Of the anode; absent: filled evenly. */
  readonly anodeParticle: AnodeParticle | undefined;
  /** Which powder each class belongs to, and its lithium per volume over that of the electrode's mean: 1 where there is one powder. */
  readonly powder: Int32Array;
  readonly siteFactor: Float64Array;
  /** [m2/A] Per class: 1/(F c_max R_k). */
  readonly surfaceRate: Float64Array;
  /** [m] Thickness of electrode that each node stands for, w_i L. */
  readonly nodeLength: Float64Array;
  /** [1/m] Carbon surface on which the electrolyte oxidises. */
  readonly carbonSurface: number;

  /** Whether the current follows from a law, and which. */
  voltageControlled = false;
  controlLaw: ControlLaw = voltageLaw;
  target = 0;
  /** Of the set value: at the start of the step of the protocol, and its change a second. */
  protected targetSlope = 0;
  private targetStart = 0;

  constructor(
    readonly cell: Cell,
    options: ModelOptions,
  ) {
    const { cathode } = cell;
    this.radial = radialGrid(options.radialGrid, options.radialNodes);
    this.through = throughGrid(options.throughNodes);
    const carbonOxidation = cathode.carbonSurface > 0 ? options.carbonOxidation : undefined;
    this.layout = new Layout(
      this.through.size,
      cathode.classes.length,
      this.radial.size,
      cathode.patches.length,
      options.oxidation !== undefined,
      carbonOxidation !== undefined,
      cell.anode.particle ? this.radial.size - 1 : 0,
    );
    this.parameters = new CellParameters(cell, this.layout, this.through);
    this.law = new InterfaceLaw(cell, this.parameters, options.oxidation, carbonOxidation);
    this.diffusion = new Diffusion(this.radial, cathode, this.parameters);
    const { particle } = cell.anode;
    this.anodeParticle = particle && new AnodeParticle(cell, particle, this.layout, this.parameters, this.radial);
    const powders = powdersOf(cathode);
    this.powder = powderOfClasses(cathode);
    this.siteFactor = Float64Array.from(
      this.powder,
      (one) => powders[one].maximumConcentration / cathode.maximumConcentration,
    );
    this.surfaceRate = Float64Array.from(
      cathode.classes,
      ({ radius }, k) => 1 / (FARADAY * powders[this.powder[k]].maximumConcentration * radius),
    );
    this.nodeLength = this.through.weights.map((w) => w * cathode.thickness);
    this.carbonSurface = carbonOxidation ? cathode.carbonSurface : 0;
  }

  controlCurrent(density: number): void {
    this.voltageControlled = false;
    this.target = density;
    this.targetSlope = 0;
  }

  controlVoltage(voltage: number): void {
    this.controlBy(voltageLaw, voltage);
  }

  /** The current follows a law, whose set value may change evenly with the time from now on [1/s]. */
  controlBy(law: ControlLaw, target: number, slope = 0): void {
    this.voltageControlled = true;
    this.controlLaw = law;
    this.target = target;
    this.targetStart = target;
    this.targetSlope = slope;
  }

  moment(time: number): void {
    if (this.targetSlope !== 0) this.target = this.targetStart + this.targetSlope * time;
  }

  /** State at the mean lithium content x, at rest, films as built. Algebraic entries are a guess: call `makeConsistent` next. */
  initialState(x: number): Float64Array {
    const { layout, cell, law } = this;
    const y = new Float64Array(layout.size);
    const { potential, contents } = atRest(this, x);
    const powders = powdersOf(cell.cathode);
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.particle(i, k);
        y.fill(contents[this.powder[k]], at, at + layout.radialNodes);
        if (layout.films) {
          for (let p = 0; p < layout.patches; p++) {
            const { filmThickness, oxidationFactor } = powders[this.powder[k]].patches[p];
            y[layout.film(at, p)] = filmThickness > 0 ? filmThickness : law.oxidation!.startThickness(oxidationFactor);
          }
        }
      }
      y[layout.psi(i)] = potential;
    }
    return y;
  }

  /** [V] Cell voltage of a consistent state. */
  voltage(y: Float64Array): number {
    const { layout, parameters } = this;
    const { border } = parameters;
    let v = y[layout.current] * parameters.resistance - this.anodePotential(y);
    for (let i = 0; i < layout.nodes; i++) v += border[i] * y[layout.psi(i)];
    return v;
  }

  /** [V] Cathode against Li at the separator, without the ohmic drops outside the cathode: V + U_anode - I R_outside. */
  cathodePotential(y: Float64Array): number {
    return this.voltage(y) + this.anodePotential(y) - y[this.layout.current] * this.parameters.outerResistance;
  }

  /** [V] Anode against Li at the separator, its own drop included: what a reference electrode there would see. */
  anodePotentialUnderCurrent(y: Float64Array): number {
    return this.anodePotential(y) - y[this.layout.current] * this.parameters.anodeResistance;
  }

  /** [V] The anode against Li at its interface: its equilibrium potential, of a particle that of the surface less its overpotential. */
  anodePotential(y: Float64Array): number {
    const { anodeParticle } = this;
    if (anodeParticle) return anodeParticle.potential(this.anodeSurface(y), y[this.layout.current]);
    return this.cell.anode.potential(this.anodeContent(y));
  }

  /** [V] Equilibrium potential against Li that the anode would have at rest, evenly filled. */
  anodeEquilibrium(y: Float64Array): number {
    return this.cell.anode.potential(this.anodeContent(y));
  }

  /** [V m2/mol] d phi_anode/dq by a central difference: one value a step, not worth an analytic form per anode. */
  anodeSlope(y: Float64Array): number {
    const { anode } = this.cell;
    const { anodeCapacity } = this.parameters;
    if (!Number.isFinite(anodeCapacity)) return 0;
    const dy = 1e-6;
    const { anodeParticle } = this;
    const current = y[this.layout.current];
    const content = this.anodeSurface(y);
    const at = (one: number): number => (anodeParticle ? anodeParticle.potential(one, current) : anode.potential(one));
    return (((at(content + dy) - at(content - dy)) / (2 * dy)) * FARADAY) / anodeCapacity;
  }

  /** [V] d phi_anode by the lithiation at the surface. */
  surfaceSlope(y: Float64Array): number {
    return this.anodeParticle ? (this.anodeSlope(y) * this.parameters.anodeCapacity) / FARADAY : 0;
  }

  /** Lithiation at the surface of the anode's particle; of an anode without, its own. */
  anodeSurface(y: Float64Array): number {
    return this.anodeParticle ? this.anodeContent(y) + this.anodeParticle.excess(y) : this.anodeContent(y);
  }

  /** [Ohm m2] By how much the overpotential of the anode's particle rises with the current; 0 without one. */
  anodeInterface(y: Float64Array): number {
    return this.anodeParticle ? this.anodeParticle.resistance(this.anodeSurface(y), y[this.layout.current]) : 0;
  }

  /** Lithiation of what is left of the anode. */
  anodeContent(y: Float64Array): number {
    const { anodeCapacity, anodeStart, anodeLoss } = this.parameters;
    return anodeStart + ((y[this.layout.anode] - anodeLoss) * FARADAY) / anodeCapacity;
  }

  evaluate(y: Float64Array, f: Float64Array): void {
    const { layout, law, diffusion, nodeLength } = this;
    const { area, weight, border, conduction } = this.parameters;
    const { nodes, classes, patches, radialNodes: nr, films, perPatch } = layout;
    const current = y[layout.current];
    let at = 0;
    for (let i = 0; i < nodes; i++) {
      const psiAt = layout.psi(i);
      const psi = y[psiAt];
      let reaction = 0;
      for (let k = 0; k < classes; k++) {
        diffusion.evaluate(y, at, k, f);
        const surface = at + nr - 1;
        law.surface(y, surface, k);
        let average = 0;
        let total = 0;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          const j = y[jAt];
          let delta = 0;
          let withSide = j;
          if (films) {
            delta = y[jAt + 1];
            const g = y[jAt + 2];
            withSide += OXIDATION_CHARGE * g;
            law.grow(y, psiAt, jAt, kp);
            f[jAt + 1] = g;
            f[jAt + 2] = law.oxidation!.rate - g;
          }
          f[jAt] = law.residual(psi, j, law.ohmic(kp, delta));
          average += weight[kp] * j;
          total += weight[kp] * withSide;
          jAt += perPatch;
        }
        f[surface] -= this.surfaceRate[k] * average;
        reaction += area[k] * total;
        at = jAt;
      }
      if (layout.carbon) {
        law.growOnCarbon(y, psiAt);
        f[psiAt + 1] = y[psiAt + 2];
        f[psiAt + 2] = law.carbonOxidation!.rate - y[psiAt + 2];
        reaction += this.carbonSurface * OXIDATION_CHARGE * y[psiAt + 2];
      }
      let sum = nodeLength[i] * reaction - border[i] * current;
      for (let m = 0; m < nodes; m++) sum += conduction[i * nodes + m] * (y[layout.psi(m)] - y[layout.psi(0)]);
      f[psiAt] = -sum;
    }
    f[layout.anode] = current / FARADAY;
    this.anodeParticle?.evaluate(y, f);
    f[layout.current] = this.voltageControlled
      ? this.controlLaw.residual(this.voltage(y), current, this.target)
      : this.target - current;
  }
}
