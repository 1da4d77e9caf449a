import type { Cell } from '../cell/cell.js';
import { OXIDATION_CHARGE, type OxidationLaw } from '../degradation/interphase.js';
import { FARADAY, GAS_CONSTANT } from '../materials/constants.js';
import type { CubicTable } from '../numerics/grids/cubicTable.js';
import { type RadialGrid, type RadialGridKind, radialGrid } from '../numerics/grids/radialGrid.js';
import { type ThroughGrid, throughGrid } from '../numerics/grids/throughGrid.js';
import type { ConsistentSystem } from '../numerics/integration/integrator.js';
import { backwardBand, factorBand, forwardBand } from '../numerics/linear/bandLdl.js';
import { choleskyFactor, choleskySolve } from '../numerics/linear/cholesky.js';
import { ConsistentStart } from './consistentStart.js';
import { Layout } from './layout.js';
import {
  exchangeLogSlope,
  exchangeShape,
  extendedLogit,
  extendedLogitSlope,
  kirchhoffTable,
  potentialTable,
} from './surface.js';

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

/** Film error allowed per step relative to the tolerance, [m]: 3e-5 nm at 3e-4. Looser biases accumulate over hundreds of cycles. */
const FILM_SCALE = 1e-10;

/**
 * Weight of the contents inside a particle in the error of a step (root mean square over the nodes), against 1 at its
 * surface. Only the surface shows in the voltage, but without any say of the inside a fine grid can lose the front of the
 * first charge: contents far outside (0, 1) were seen in the core.
 */
const INTERIOR_WEIGHT = 0.1;

/** Surface movement of the first step, in tolerances. Measured: larger is refused, smaller wastes steps. */
const FIRST_MOVE = 10;

/** Largest move of a surface towards full or empty in one step, in logit(x): the distance left falls by a factor e^3 = 20. */
const LARGEST_LEAP = 3;
/** Contents from which on a leap can matter, and the voltage of a step is solved for. */
const NEAR_FULL = 0.99;
const NEAR_EMPTY = 0.01;
const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * The equations of one cell as M y' = f(y), and the exact elimination of its stage matrix in O(particles x radial nodes).
 *
 *   particle    m_n ds_n/dt = -(1/L_k^2) sum_m S_nm Phi(s_m) - [surface] j_avg/(F c_max R_k)
 *   patch       0 = psi - U(s_surf) - j r(delta) - (2RT/F) asinh(j/(2 j0(s_surf)))
 *   film        d delta/dt = g,   0 = G(psi - j r_coating, delta, s_surf) - g
 *   electrode   0 = w_i L i_v + K sum_n S_in psi_n - I b_i,      K = kappa sigma/(kappa + sigma)
 *   anode       dq/dt = I/F
 *   control     0 = I_set - I   or   0 = V_set - V(y)
 *
 * with psi = phi_s - phi_e, i_v = sum_k a_k sum_p theta_k chi_p (j_p + Q_ox g_p) + a_C Q_ox g_C, and the cell voltage
 * V = b.psi + I R - U_anode, b = (sigma e_0 + kappa e_L)/(kappa + sigma) (exact for constant conductivities: integrate
 * psi' = i_e/kappa - i_s/sigma). Elimination order: film rate -> patch current -> particle (LDL^T, the last pivot gives
 * ds_surf = alpha - beta dj_avg) -> scalar psi per node (dense Cholesky through the electrode) -> current.
 * Newman & Thomas-Alyea (2004), ch. 22, for a single-ion conductor.
 */
export class CellModel implements ConsistentSystem {
  readonly size: number;
  readonly mass: Float64Array;
  readonly layout: Layout;
  readonly radial: RadialGrid;
  readonly through: ThroughGrid;
  readonly tolerance: number;

  /** Per class; changed between steps by slow ageing. */
  readonly contact: Float64Array;
  readonly connected: Float64Array;
  readonly diffusionLength: Float64Array;
  /** Factor on the reacting area of each class (wetted cracks), and on the contact of each (class, patch). */
  readonly areaFactor: Float64Array;
  readonly patchContact: Float64Array;
  /** [Ohm m2] Further film resistance of each (class, patch), e.g. oxygenated species. */
  readonly addedResistance: Float64Array;

  readonly thermalVoltage: number; // 2RT/F
  readonly potential: CubicTable;
  private readonly kirchhoff: CubicTable;
  readonly oxidation: OxidationLaw | undefined;
  readonly carbonOxidation: OxidationLaw | undefined;
  readonly exchange: number;

  // Derived from the slow states by `refresh`.
  readonly area: Float64Array; // a_k m_k
  readonly weight: Float64Array; // theta_kp chi_p times the area factor
  private readonly surfaceRate: Float64Array; // 1/(F c_max R_k)
  private readonly inverseLength2: Float64Array;
  readonly coatingResistance: Float64Array; // per patch
  readonly fixedResistance: Float64Array; // per (class, patch): coating, initial or static film, added
  readonly filmSlope: Float64Array; // 1/sigma_i per patch, 0 when films are static
  readonly oxidationFactor: Float64Array;
  readonly carbonSurface: number;
  readonly conduction: Float64Array; // K S / L
  readonly nodeLength: Float64Array; // w_i L
  readonly border: Float64Array; // b
  readonly resistance: number; // everything that multiplies I in V

  voltageControlled = false;
  target = 0;

  // Factorised stage matrix and the elimination's memory.
  private shift = 0;
  private readonly bands: Float64Array;
  private readonly inverseD: Float64Array;
  private readonly beta: Float64Array;
  private readonly denominator: Float64Array;
  private readonly patchR: Float64Array;
  private readonly patchB: Float64Array;
  private readonly patchC: Float64Array;
  private readonly filmH: Float64Array;
  private readonly filmK: Float64Array;
  private readonly filmPsi: Float64Array;
  private readonly filmJ: Float64Array;
  private readonly filmX: Float64Array;
  private readonly filmD: Float64Array;
  private readonly particleB: Float64Array;
  private readonly particleC: Float64Array;
  private readonly alphaHat: Float64Array;
  private readonly carbonK: Float64Array;
  private readonly carbonPsi: Float64Array;
  private readonly carbonD: Float64Array;
  private readonly xMatrix: Float64Array;
  private readonly xRhs: Float64Array;
  private readonly xBorder: Float64Array;
  private borderResponse = 0;
  private anodeSlope = 0;
  /** -Phi/L^2 of one particle between `bandwidth` zeros on either side. */
  private readonly phi: Float64Array;
  private readonly fullRows: Float64Array;
  private readonly rowSum: Float64Array;
  private readonly start: ConsistentStart;

  constructor(
    readonly cell: Cell,
    options: ModelOptions,
  ) {
    const { cathode } = cell;
    const classes = cathode.classes.length;
    const patches = cathode.patches.length;
    this.tolerance = options.tolerance;
    this.radial = radialGrid(options.radialGrid, options.radialNodes);
    this.through = throughGrid(options.throughNodes);
    this.oxidation = options.oxidation;
    this.carbonOxidation = cathode.carbonSurface > 0 ? options.carbonOxidation : undefined;
    const layout = new Layout(
      this.through.size,
      classes,
      this.radial.size,
      patches,
      this.oxidation !== undefined,
      this.carbonOxidation !== undefined,
    );
    this.layout = layout;
    this.size = layout.size;
    this.mass = layout.mass(this.radial.mass);
    this.thermalVoltage = (2 * GAS_CONSTANT * cell.temperature) / FARADAY;
    this.potential = potentialTable(cathode.openCircuitVoltage);
    this.kirchhoff = kirchhoffTable(cathode.diffusivity);
    this.exchange = cathode.exchangeCurrentDensity;
    this.contact = Float64Array.from(cathode.classes, (c) => c.contact);
    this.connected = Float64Array.from(cathode.classes, (c) => c.connected);
    this.diffusionLength = Float64Array.from(cathode.classes, (c) => c.diffusionLength);
    this.areaFactor = new Float64Array(classes).fill(1);
    this.patchContact = new Float64Array(classes * patches).fill(1);
    this.addedResistance = new Float64Array(classes * patches);
    this.area = new Float64Array(classes);
    this.weight = new Float64Array(classes * patches);
    this.inverseLength2 = new Float64Array(classes);
    this.surfaceRate = Float64Array.from(
      cathode.classes,
      (c) => 1 / (FARADAY * cathode.maximumConcentration * c.radius),
    );
    this.coatingResistance = Float64Array.from(cathode.patches, (p) => p.coatingResistance);
    this.fixedResistance = new Float64Array(classes * patches);
    this.filmSlope = Float64Array.from(cathode.patches, (p) => (this.oxidation ? 1 / p.filmConductivity : 0));
    this.oxidationFactor = Float64Array.from(cathode.patches, (p) => p.oxidationFactor);
    this.carbonSurface = this.carbonOxidation ? cathode.carbonSurface : 0;

    const n = this.through.size;
    const kappa = cathode.ionicConductivity;
    const sigma = cathode.electronicConductivity;
    const series = (kappa * sigma) / (kappa + sigma) / cathode.thickness;
    this.conduction = this.through.stiffness.map((s) => series * s);
    this.nodeLength = this.through.weights.map((w) => w * cathode.thickness);
    this.border = new Float64Array(n);
    const separator = cell.separator.thickness / cell.separator.ionicConductivity;
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
    this.resistance = cathodeOhmic + separator + cell.extraResistance + cell.anode.resistance;

    const particles = layout.particles;
    const nr = this.radial.size;
    const memory = (length: number) => new Float64Array(length);
    this.bands = memory(particles * nr * (this.radial.bandwidth + 1));
    this.inverseD = memory(particles * nr);
    this.beta = memory(particles);
    this.denominator = memory(particles);
    this.particleB = memory(particles);
    this.particleC = memory(particles);
    this.alphaHat = memory(particles);
    this.patchR = memory(particles * patches);
    this.patchB = memory(particles * patches);
    this.patchC = memory(particles * patches);
    this.filmH = memory(particles * patches);
    this.filmK = memory(particles * patches);
    this.filmPsi = memory(particles * patches);
    this.filmJ = memory(particles * patches);
    this.filmX = memory(particles * patches);
    this.filmD = memory(particles * patches);
    this.carbonK = memory(n);
    this.carbonPsi = memory(n);
    this.carbonD = memory(n);
    this.xMatrix = memory(n * n);
    this.xRhs = memory(n);
    this.xBorder = memory(n);
    this.phi = memory(nr + 2 * this.radial.bandwidth);
    this.fullRows = fullRows(this.radial);
    this.rowSum = memory(nr);
    this.start = new ConsistentStart(this);
    this.refresh();
  }

  /** Recomputes what depends on contact, connected fraction, diffusion length and added resistance. */
  refresh(): void {
    const { cathode } = this.cell;
    const { classes, patches } = this.layout;
    for (let k = 0; k < classes; k++) {
      const { volumeFraction, radius } = cathode.classes[k];
      this.area[k] = (3 * volumeFraction * this.connected[k]) / radius;
      this.inverseLength2[k] = 1 / this.diffusionLength[k] ** 2;
      for (let p = 0; p < patches; p++) {
        const patch = cathode.patches[p];
        this.weight[k * patches + p] =
          this.contact[k] * this.areaFactor[k] * this.patchContact[k * patches + p] * patch.fraction;
        this.fixedResistance[k * patches + p] =
          patch.coatingResistance +
          this.addedResistance[k * patches + p] +
          (this.oxidation ? 0 : patch.filmThickness / patch.filmConductivity);
      }
    }
  }

  controlCurrent(density: number): void {
    this.voltageControlled = false;
    this.target = density;
  }

  controlVoltage(voltage: number): void {
    this.voltageControlled = true;
    this.target = voltage;
  }

  /** Uniform state at lithium content x, at rest, films as built. Algebraic entries are a guess: call `makeConsistent` next. */
  initialState(x: number): Float64Array {
    const { layout, cell } = this;
    const y = new Float64Array(layout.size);
    this.potential.evaluate(extendedLogit(x));
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.particle(i, k);
        y.fill(x, at, at + layout.radialNodes);
        if (layout.films) {
          for (let p = 0; p < layout.patches; p++) y[layout.film(at, p)] = cell.cathode.patches[p].filmThickness;
        }
      }
      y[layout.psi(i)] = this.potential.value;
    }
    return y;
  }

  makeConsistent(y: Float64Array): boolean {
    return this.start.solve(y);
  }

  /**
   * [s] After a change of current the surface content moves like sqrt(t): start where it has moved by FIRST_MOVE tolerances
   * at the rate that the outermost shell alone would have.
   */
  firstStep(y: Float64Array): number {
    const { layout } = this;
    const mass = this.radial.mass[this.radial.size - 1];
    let fastest = 1e-12;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.particle(i, k);
        let average = 0;
        for (let p = 0; p < layout.patches; p++)
          average += this.weight[k * layout.patches + p] * y[layout.patch(at, p)];
        fastest = Math.max(fastest, (Math.abs(average) * this.surfaceRate[k]) / mass);
      }
    }
    return (FIRST_MOVE * this.tolerance) / fastest;
  }

  /**
   * [s] When the first surface would be full or empty, if all went on as in the last step. Beyond it the potential leaves every
   * window, and the error of a step that ends there tells nothing about a good one.
   */
  horizon(before: Float64Array, after: Float64Array, h: number): number {
    const { layout } = this;
    let fastest = 0;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.surface(layout.particle(i, k));
        const x = after[at];
        const move = x - before[at];
        const left = move > 0 ? 1 - x : x;
        if (Math.abs(move) > fastest * left && left > 0) fastest = Math.abs(move) / left;
      }
    }
    return h / fastest;
  }

  /**
   * Whether a surface comes nearer to full or empty by more than LARGEST_LEAP in z = logit(x). The error of a step counts x, of
   * which a surface this near to full has nothing left to lose, while its potential falls by RT/F for every unit of z.
   */
  leaps(before: Float64Array, after: Float64Array): boolean {
    const { layout } = this;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.surface(layout.particle(i, k));
        const x = after[at];
        if (x > NEAR_EMPTY && x < NEAR_FULL) continue;
        if (Math.abs(extendedLogit(x)) > Math.abs(extendedLogit(before[at])) + LARGEST_LEAP) return true;
      }
    }
    return false;
  }

  /** Whether a surface is nearly full or empty: the voltage of a step can be off by tens of millivolts there, its contents are not. */
  isDelicate(y: Float64Array): boolean {
    const { layout } = this;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const x = y[layout.surface(layout.particle(i, k))];
        if (x < NEAR_EMPTY || x > NEAR_FULL) return true;
      }
    }
    return false;
  }

  /** [V] Cell voltage of a consistent state. */
  voltage(y: Float64Array): number {
    const { layout, border } = this;
    let v = y[layout.current] * this.resistance - this.anodePotential(y);
    for (let i = 0; i < layout.nodes; i++) v += border[i] * y[layout.psi(i)];
    return v;
  }

  /**
   * Least and greatest surface content between the ends of a step: those of the ends for a surface that is nearly full or empty.
   * There the potential falls by a volt within less than the error of an interpolated content, and the other particles would have
   * to carry whatever current the mistake of one calls for.
   */
  surfaceBounds(before: number, after: number): readonly [number, number] {
    const low = Math.min(before, after);
    const high = Math.max(before, after);
    return low > NEAR_EMPTY && high < NEAR_FULL ? everything : [low, high];
  }

  /** Holds the surface contents of a state between two others within their bounds. */
  confine(before: Float64Array, after: Float64Array, between: Float64Array): void {
    const { layout } = this;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.surface(layout.particle(i, k));
        const [low, high] = this.surfaceBounds(before[at], after[at]);
        between[at] = Math.min(Math.max(between[at], low), high);
      }
    }
  }

  /** [V] Cathode against Li at the separator, without the ohmic drops outside the cathode: V + U_anode - I R_outside. */
  cathodePotential(y: Float64Array): number {
    const { cell } = this;
    const outside =
      cell.separator.thickness / cell.separator.ionicConductivity + cell.extraResistance + cell.anode.resistance;
    return this.voltage(y) + this.anodePotential(y) - y[this.layout.current] * outside;
  }

  /** [V] Equilibrium potential of the anode against Li. */
  anodePotential(y: Float64Array): number {
    return this.cell.anode.potential(this.anodeContent(y));
  }

  private anodeContent(y: Float64Array): number {
    const { anode } = this.cell;
    return anode.initialContent + (y[this.layout.anode] * FARADAY) / anode.capacity;
  }

  evaluate(y: Float64Array, f: Float64Array): void {
    const { layout, radial, kirchhoff, potential, oxidation, phi, weight, fixedResistance, filmSlope } = this;
    const { nodes, classes, patches, radialNodes: nr, films, perPatch } = layout;
    const { bandwidth } = radial;
    const { coefficients, from, inverse } = kirchhoff;
    const lastCell = kirchhoff.cells - 1;
    const two = this.thermalVoltage;
    const current = y[layout.current];
    let at = 0;
    for (let i = 0; i < nodes; i++) {
      const psi = y[layout.psi(i)];
      let reaction = 0;
      for (let k = 0; k < classes; k++) {
        const scale = -this.inverseLength2[k];
        for (let n = 0; n < nr; n++) {
          // Phi(s), as in CubicTable.evaluate.
          const position = (y[at + n] - from) * inverse;
          let cell = position | 0;
          if (cell < 0) cell = 0;
          else if (cell > lastCell) cell = lastCell;
          const t = position - cell;
          const c = cell * 4;
          phi[bandwidth + n] =
            scale * (coefficients[c] + t * (coefficients[c + 1] + t * (coefficients[c + 2] + t * coefficients[c + 3])));
        }
        this.applyStiffness(f, at);
        const surface = at + nr - 1;
        // What the other shells gain leaves the outermost: rounding of the large entries of S must not make lithium.
        let gained = 0;
        for (let n = at; n < surface; n++) gained += f[n];
        f[surface] = -gained;
        const x = y[surface];
        potential.evaluate(extendedLogit(x));
        const drive = psi - potential.value;
        const inverseExchange = 1 / (this.exchange * exchangeShape(x));
        let average = 0;
        let total = 0;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          const j = y[jAt];
          let resistance = fixedResistance[kp];
          let withSide = j;
          if (films) {
            const delta = y[jAt + 1];
            const g = y[jAt + 2];
            resistance += delta * filmSlope[p];
            withSide += OXIDATION_CHARGE * g;
            f[jAt + 1] = g;
            oxidation!.evaluate(psi - j * this.coatingResistance[p], delta, x, this.oxidationFactor[p]);
            f[jAt + 2] = oxidation!.rate - g;
          }
          f[jAt] = drive - j * resistance - two * asinh(0.5 * j * inverseExchange);
          average += weight[kp] * j;
          total += weight[kp] * withSide;
          jAt += perPatch;
        }
        f[surface] -= this.surfaceRate[k] * average;
        reaction += this.area[k] * total;
        at = jAt;
      }
      const psiAt = layout.psi(i);
      if (layout.carbon) {
        this.carbonOxidation!.evaluate(psi, y[psiAt + 1], 0, 1);
        f[psiAt + 1] = y[psiAt + 2];
        f[psiAt + 2] = this.carbonOxidation!.rate - y[psiAt + 2];
        reaction += this.carbonSurface * OXIDATION_CHARGE * y[psiAt + 2];
      }
      let sum = this.nodeLength[i] * reaction - this.border[i] * current;
      for (let m = 0; m < nodes; m++) sum += this.conduction[i * nodes + m] * (y[layout.psi(m)] - y[layout.psi(0)]);
      f[psiAt] = -sum;
    }
    f[layout.anode] = current / FARADAY;
    f[layout.current] = this.voltageControlled ? this.target - this.voltage(y) : this.target - current;
  }

  /** f[at ..] <- S phi, with phi between `bandwidth` zeros on either side and S as full rows. */
  private applyStiffness(f: Float64Array, at: number): void {
    const { phi, fullRows: s } = this;
    const { size, bandwidth } = this.radial;
    if (bandwidth === 3) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = phi[3];
      let p4 = phi[4];
      let p5 = phi[5];
      for (let n = 0, e = 0; n < size; n++, e += 7) {
        const p6 = phi[n + 6];
        f[at + n] =
          s[e] * p0 + s[e + 1] * p1 + s[e + 2] * p2 + s[e + 3] * p3 + s[e + 4] * p4 + s[e + 5] * p5 + s[e + 6] * p6;
        p0 = p1;
        p1 = p2;
        p2 = p3;
        p3 = p4;
        p4 = p5;
        p5 = p6;
      }
      return;
    }
    const row = 2 * bandwidth + 1;
    for (let n = 0, e = 0; n < size; n++) {
      let sum = 0;
      for (let m = n; m < n + row; m++) sum += s[e++] * phi[m];
      f[at + n] = sum;
    }
  }

  factor(y: Float64Array, shift: number): void {
    const { layout, radial, kirchhoff, potential, oxidation, bands, inverseD, weight, fixedResistance, filmSlope } =
      this;
    const { nodes, classes, patches, radialNodes: nr, films, perPatch } = layout;
    const { stiffness, bandwidth, mass } = radial;
    const { coefficients, from, inverse } = kirchhoff;
    const lastCell = kirchhoff.cells - 1;
    const row = bandwidth + 1;
    const length = nr * row;
    const two = this.thermalVoltage;
    const h = 1 / shift;
    this.shift = shift;
    this.xMatrix.set(this.conduction);
    let at = 0;
    let band = 0;
    let dAt = 0;
    for (let i = 0; i < nodes; i++) {
      const psi = y[layout.psi(i)];
      let slope = 0;
      for (let k = 0; k < classes; k++) {
        const particle = i * classes + k;
        const scaled = shift / this.inverseLength2[k];
        for (let e = 0; e < length; e++) bands[band + e] = stiffness[e];
        for (let n = 0; n < nr; n++) {
          // D(s), the derivative of Phi in CubicTable.evaluate.
          const position = (y[at + n] - from) * inverse;
          let cell = position | 0;
          if (cell < 0) cell = 0;
          else if (cell > lastCell) cell = lastCell;
          const t = position - cell;
          const c = cell * 4;
          const d = 1 / (inverse * (coefficients[c + 1] + t * (2 * coefficients[c + 2] + t * 3 * coefficients[c + 3])));
          inverseD[dAt + n] = d;
          const excess = mass[n] * scaled * d;
          this.rowSum[n] = excess;
          bands[band + n * row + bandwidth] += excess;
        }
        factorBand(bands, band, nr, bandwidth);
        // S times 1 is zero, hence K 1 = rowSum and the last pivot is the last entry of L^-1 rowSum: exact also where the
        // rows nearly cancel (diffusion much faster than the step), while the pivot of the factorisation is then rounding.
        forwardBand(bands, band, nr, bandwidth, this.rowSum, 0, 1);
        bands[band + length - 1] = 1 / this.rowSum[nr - 1];
        const beta = (this.surfaceRate[k] / this.inverseLength2[k]) * bands[band + length - 1] * inverseD[dAt + nr - 1];
        this.beta[particle] = beta;

        const x = y[at + nr - 1];
        potential.evaluate(extendedLogit(x));
        const twoExchange = 2 * this.exchange * exchangeShape(x);
        const zx = extendedLogitSlope(x);
        const lnSlope = exchangeLogSlope(x);
        let sumB = 0;
        let sumC = 0;
        let totalB = 0;
        let totalC = 0;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          const pp = particle * patches + p;
          const j = y[jAt];
          const root = Math.sqrt(j * j + twoExchange * twoExchange);
          let r = fixedResistance[kp] + two / root;
          let us = potential.slope * zx - (two * lnSlope * j) / root;
          let b = 1;
          let e = 1;
          let sideB = 0;
          let sideC = 0;
          if (films) {
            const delta = y[jAt + 1];
            r += delta * filmSlope[p];
            const coating = this.coatingResistance[p];
            oxidation!.evaluate(psi - j * coating, delta, x, this.oxidationFactor[p]);
            const byDelta = oxidation!.byThickness * h;
            const kg = 1 / (1 - byDelta);
            const g1 = kg * oxidation!.byPotential;
            const g2 = -coating * g1;
            const g3 = kg * oxidation!.byContent;
            const hp = j * filmSlope[p] * h;
            this.filmK[pp] = kg;
            this.filmPsi[pp] = g1;
            this.filmJ[pp] = g2;
            this.filmX[pp] = g3;
            this.filmD[pp] = byDelta;
            this.filmH[pp] = hp;
            r += hp * g2;
            us += hp * g3;
            b -= hp * g1;
            e += OXIDATION_CHARGE * g2;
            sideB = OXIDATION_CHARGE * g1;
            sideC = OXIDATION_CHARGE * g3;
          }
          const ri = 1 / r;
          const bp = b * ri;
          const cp = us * ri;
          this.patchR[pp] = ri;
          this.patchB[pp] = bp;
          this.patchC[pp] = cp;
          const w = weight[kp];
          sumB += w * bp;
          sumC += w * cp;
          totalB += w * (e * bp + sideB);
          totalC += w * (sideC - e * cp);
          jAt += perPatch;
        }
        const den = 1 / (1 - beta * sumC);
        this.denominator[particle] = den;
        this.particleB[particle] = den * beta * sumB;
        this.particleC[particle] = totalC;
        slope += this.area[k] * (totalB - totalC * den * beta * sumB);
        at = jAt;
        band += length;
        dAt += nr;
      }
      if (layout.carbon) {
        const psiAt = layout.psi(i);
        this.carbonOxidation!.evaluate(psi, y[psiAt + 1], 0, 1);
        const byDelta = this.carbonOxidation!.byThickness * h;
        const kg = 1 / (1 - byDelta);
        this.carbonK[i] = kg;
        this.carbonD[i] = byDelta;
        this.carbonPsi[i] = kg * this.carbonOxidation!.byPotential;
        slope += this.carbonSurface * OXIDATION_CHARGE * this.carbonPsi[i];
      }
      this.xMatrix[i * nodes + i] += this.nodeLength[i] * slope;
    }
    choleskyFactor(this.xMatrix, nodes);
    if (this.voltageControlled) {
      this.xBorder.set(this.border);
      choleskySolve(this.xMatrix, nodes, this.xBorder);
      let response = this.resistance;
      for (let i = 0; i < nodes; i++) response += this.border[i] * this.xBorder[i];
      this.anodeSlope = this.anodeSlopeAt(y);
      this.borderResponse = response - (this.anodeSlope * h) / FARADAY;
    }
  }

  /** [V m2/mol] dU_anode/dq by a central difference: one value a step, not worth an analytic form per anode. */
  private anodeSlopeAt(y: Float64Array): number {
    const { anode } = this.cell;
    if (!Number.isFinite(anode.capacity)) return 0;
    const content = this.anodeContent(y);
    const dy = 1e-6;
    return (((anode.potential(content + dy) - anode.potential(content - dy)) / (2 * dy)) * FARADAY) / anode.capacity;
  }

  solve(x: Float64Array): void {
    const { layout, radial, bands, inverseD, xRhs, weight, beta, denominator } = this;
    const { nodes, classes, patches, radialNodes: nr, films, perPatch } = layout;
    const { bandwidth } = radial;
    const length = nr * (bandwidth + 1);
    const h = 1 / this.shift;
    let at = 0;
    let band = 0;
    let dAt = 0;
    for (let i = 0; i < nodes; i++) {
      let reaction = 0;
      for (let k = 0; k < classes; k++) {
        const particle = i * classes + k;
        forwardBand(bands, band, nr, bandwidth, x, at, 1 / this.inverseLength2[k]);
        // The last pivot gives d Phi at the surface; divided by D it is alpha of ds = alpha - beta dj_avg.
        const alpha = x[at + nr - 1] * bands[band + length - 1] * inverseD[dAt + nr - 1];
        let sumA = 0;
        let total = 0;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const pp = particle * patches + p;
          const w = weight[k * patches + p];
          let residual = x[jAt];
          let side = 0;
          let share = 1;
          if (films) {
            const g0 = this.filmK[pp] * (x[jAt + 2] + this.filmD[pp] * x[jAt + 1]);
            residual -= this.filmH[pp] * (x[jAt + 1] + g0);
            x[jAt + 2] = g0;
            side = OXIDATION_CHARGE * g0;
            share += OXIDATION_CHARGE * this.filmJ[pp];
          }
          const a = residual * this.patchR[pp];
          x[jAt] = a;
          sumA += w * a;
          total += w * (share * a + side);
          jAt += perPatch;
        }
        const hat = denominator[particle] * (alpha - beta[particle] * sumA);
        this.alphaHat[particle] = hat;
        reaction += this.area[k] * (total + this.particleC[particle] * hat);
        at = jAt;
        band += length;
        dAt += nr;
      }
      const psiAt = layout.psi(i);
      if (layout.carbon) {
        const g0 = this.carbonK[i] * (x[psiAt + 2] + this.carbonD[i] * x[psiAt + 1]);
        x[psiAt + 2] = g0;
        reaction += this.carbonSurface * OXIDATION_CHARGE * g0;
      }
      xRhs[i] = x[psiAt] - this.nodeLength[i] * reaction;
    }

    let current = x[layout.current];
    const anodeResidual = x[layout.anode];
    if (this.voltageControlled) {
      choleskySolve(this.xMatrix, nodes, xRhs);
      let v = current + this.anodeSlope * h * anodeResidual;
      for (let i = 0; i < nodes; i++) v -= this.border[i] * xRhs[i];
      current = v / this.borderResponse;
      for (let i = 0; i < nodes; i++) xRhs[i] += this.xBorder[i] * current;
    } else {
      if (current !== 0) for (let i = 0; i < nodes; i++) xRhs[i] += this.border[i] * current;
      choleskySolve(this.xMatrix, nodes, xRhs);
    }
    x[layout.current] = current;
    x[layout.anode] = h * (anodeResidual + current / FARADAY);

    at = 0;
    band = 0;
    dAt = 0;
    for (let i = 0; i < nodes; i++) {
      const psi = xRhs[i];
      const psiAt = layout.psi(i);
      x[psiAt] = psi;
      if (layout.carbon) {
        const g = x[psiAt + 2] + this.carbonPsi[i] * psi;
        x[psiAt + 2] = g;
        x[psiAt + 1] = h * (x[psiAt + 1] + g);
      }
      for (let k = 0; k < classes; k++) {
        const particle = i * classes + k;
        const ds = this.alphaHat[particle] - this.particleB[particle] * psi;
        const surface = at + nr - 1;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const pp = particle * patches + p;
          const j = x[jAt] + this.patchB[pp] * psi - this.patchC[pp] * ds;
          x[jAt] = j;
          if (films) {
            const g = x[jAt + 2] + this.filmPsi[pp] * psi + this.filmJ[pp] * j + this.filmX[pp] * ds;
            x[jAt + 2] = g;
            x[jAt + 1] = h * (x[jAt + 1] + g);
          }
          jAt += perPatch;
        }
        x[surface] = ds / inverseD[dAt + nr - 1];
        backwardBand(bands, band, nr, bandwidth, x, at);
        for (let n = 0; n < nr - 1; n++) x[at + n] *= inverseD[dAt + n];
        x[surface] = ds;
        at = jAt;
        band += length;
        dAt += nr;
      }
    }
  }

  errorNorm(y: Float64Array, yNew: Float64Array, error: Float64Array): number {
    const { layout, tolerance } = this;
    const { nodes, classes, patches, radialNodes: nr, films } = layout;
    let worst = 0;
    let film = 0;
    for (let i = 0; i < nodes; i++) {
      const at = layout.psi(i);
      const psi = Math.abs(error[at]);
      if (!(psi <= worst)) {
        if (Number.isNaN(psi)) return psi;
        worst = psi;
      }
      for (let k = 0; k < classes; k++) {
        const at = layout.particle(i, k);
        let inside = 0;
        for (let n = at; n < at + nr - 1; n++) inside += error[n] * error[n];
        const surface = Math.max(Math.abs(error[at + nr - 1]), INTERIOR_WEIGHT * Math.sqrt(inside / nr));
        if (!(surface <= worst)) {
          if (Number.isNaN(surface)) return surface;
          worst = surface;
        }
        if (films) {
          for (let p = 0; p < patches; p++) {
            const d = layout.film(at, p);
            const e = Math.abs(error[d]) / (FILM_SCALE + Math.abs(yNew[d]));
            if (!(e <= film)) {
              if (Number.isNaN(e)) return e;
              film = e;
            }
          }
        }
      }
      if (layout.carbon) {
        const d = at + 1;
        const e = Math.abs(error[d]) / (FILM_SCALE + Math.abs(yNew[d]));
        if (!(e <= film)) {
          if (Number.isNaN(e)) return e;
          film = e;
        }
      }
    }
    if (this.voltageControlled) {
      const at = layout.current;
      const scale = Math.abs(y[at]) + Math.abs(yNew[at]) + this.cell.oneC * 1e-3;
      const e = Math.abs(error[at]) / scale;
      if (!(e <= worst)) {
        if (Number.isNaN(e)) return e;
        worst = e;
      }
    }
    return (film > worst ? film : worst) / tolerance;
  }
}

/** The stiffness with both triangles: rows of 2 bandwidth + 1 entries, zero outside the matrix. */
function fullRows({ size, bandwidth, stiffness }: RadialGrid): Float64Array {
  const row = 2 * bandwidth + 1;
  const full = new Float64Array(size * row);
  for (let n = 0; n < size; n++) {
    for (let d = 0; d <= bandwidth && d <= n; d++) {
      const entry = stiffness[n * (bandwidth + 1) + bandwidth - d];
      full[n * row + bandwidth - d] = entry;
      full[(n - d) * row + bandwidth + d] = entry;
    }
  }
  return full;
}

/** asinh without the branchy library call: exact to rounding for the arguments of kinetics, odd by construction. */
function asinh(x: number): number {
  const a = Math.abs(x);
  const value = a < 1e-4 ? a * (1 - (a * a) / 6) : Math.log(a + Math.sqrt(a * a + 1));
  return x < 0 ? -value : value;
}
