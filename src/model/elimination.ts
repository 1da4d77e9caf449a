import { FARADAY } from '../constants/physical.js';
import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import { backwardBand, forwardBand } from '../numerics/linear/bandLdl.js';
import { choleskyFactor, choleskySolve } from '../numerics/linear/cholesky.js';
import { DiffusionFactors } from './diffusionFactors.js';
import type { CellEquations } from './equations.js';

/**
 * Exact elimination of the stage matrix shift M - df/dy of a cell in O(particles x radial nodes), in the order film rate -> patch
 * current -> particle (LDL^T, the last pivot gives ds_surf = alpha - beta dj_avg) -> scalar psi per node (dense Cholesky through
 * the electrode) -> current. `factor` at a state, then `solve` for any number of right-hand sides.
 * Equations (N3.2), (N3.3) and (N3.4) of the handbook.
 */
export class Elimination {
  private shift = 0;
  private readonly particles: DiffusionFactors;
  // Per particle.
  private readonly denominator: Float64Array;
  private readonly particleB: Float64Array;
  private readonly particleC: Float64Array;
  private readonly alphaHat: Float64Array;
  // Per particle and patch: dj = R residual + B dpsi - C ds.
  private readonly patchR: Float64Array;
  private readonly patchB: Float64Array;
  private readonly patchC: Float64Array;
  // Its film: dg = K (...) + Psi dpsi + J dj + X ds, and what the film does to the patch.
  private readonly filmH: Float64Array;
  private readonly filmK: Float64Array;
  private readonly filmPsi: Float64Array;
  private readonly filmJ: Float64Array;
  private readonly filmX: Float64Array;
  private readonly filmD: Float64Array;
  // Per node: the film on carbon, and psi.
  private readonly carbonK: Float64Array;
  private readonly carbonPsi: Float64Array;
  private readonly carbonD: Float64Array;
  private readonly xMatrix: Float64Array;
  private readonly xRhs: Float64Array;
  private readonly xBorder: Float64Array;
  private borderResponse = 0;
  private anodeSlope = 0;
  /** [V] d phi_anode by the surface content of its particle. */
  private surfaceSlope = 0;
  /** Minus the derivatives of the control law at the start of the time step. */
  private byVoltage = 1;
  private byCurrent = 0;

  constructor(private readonly equations: CellEquations) {
    const { layout, radial, diffusion, surfaceRate, parameters } = equations;
    const { particles, patches, nodes } = layout;
    const memory = (length: number) => new Float64Array(length);
    this.particles = new DiffusionFactors(radial, diffusion, particles, parameters.inverseLength2, surfaceRate);
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
    this.carbonK = memory(nodes);
    this.carbonPsi = memory(nodes);
    this.carbonD = memory(nodes);
    this.xMatrix = memory(nodes * nodes);
    this.xRhs = memory(nodes);
    this.xBorder = memory(nodes);
  }

  factor(y: Float64Array, shift: number): void {
    const { equations, particles } = this;
    const { layout, law, parameters, nodeLength, carbonSurface } = equations;
    const { area, weight, border } = parameters;
    const { growthResistance } = law;
    const { nodes, classes, patches, radialNodes: nr, films, perPatch } = layout;
    const h = 1 / shift;
    this.shift = shift;
    this.xMatrix.set(parameters.conduction);
    let at = 0;
    for (let i = 0; i < nodes; i++) {
      const psiAt = layout.psi(i);
      let slope = 0;
      for (let k = 0; k < classes; k++) {
        const particle = i * classes + k;
        particles.factor(y, at, particle, k, shift);
        law.surfaceSlopes(y, at + nr - 1, k);
        let sumB = 0;
        let sumC = 0;
        let totalB = 0;
        let totalC = 0;
        let jAt = at + nr;
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          const pp = particle * patches + p;
          const j = y[jAt];
          const delta = films ? y[jAt + 1] : 0;
          law.slopes(j, kp, delta);
          let r = law.byCurrent;
          let us = law.byContent;
          let b = 1;
          let e = 1;
          let sideB = 0;
          let sideC = 0;
          if (films) {
            law.grow(y, psiAt, jAt, kp);
            const growth = law.oxidation!;
            const byDelta = growth.byThickness * h;
            const kg = 1 / (1 - byDelta);
            const g1 = kg * growth.byPotential;
            const g2 = -growthResistance[kp] * g1;
            const g3 = kg * law.growthByContent();
            const hp = law.byThickness * h;
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
        const beta = particles.beta[particle];
        const den = 1 / (1 - beta * sumC);
        this.denominator[particle] = den;
        this.particleB[particle] = den * beta * sumB;
        this.particleC[particle] = totalC;
        slope += area[k] * (totalB - totalC * den * beta * sumB);
        at = jAt;
      }
      if (layout.carbon) {
        law.growOnCarbon(y, psiAt);
        const growth = law.carbonOxidation!;
        const byDelta = growth.byThickness * h;
        const kg = 1 / (1 - byDelta);
        this.carbonK[i] = kg;
        this.carbonD[i] = byDelta;
        this.carbonPsi[i] = kg * (growth.byPotential + growth.byEquilibrium);
        slope += carbonSurface * OXIDATION_CHARGE * this.carbonPsi[i];
      }
      this.xMatrix[i * nodes + i] += nodeLength[i] * slope;
    }
    choleskyFactor(this.xMatrix, nodes);
    const { anodeParticle } = equations;
    const modes = anodeParticle ? anodeParticle.factor(shift) : 0;
    if (equations.voltageControlled) {
      this.xBorder.set(border);
      choleskySolve(this.xMatrix, nodes, this.xBorder);
      let response = parameters.resistance;
      if (anodeParticle) response += equations.anodeInterface(y);
      for (let i = 0; i < nodes; i++) response += border[i] * this.xBorder[i];
      this.anodeSlope = equations.anodeSlope(y);
      this.surfaceSlope = equations.surfaceSlope(y);
      if (anodeParticle) response -= this.surfaceSlope * modes;
      const voltage = equations.voltage(y);
      const { controlLaw, target, layout } = equations;
      this.byVoltage = -controlLaw.byVoltage(voltage, y[layout.current], target);
      this.byCurrent = -controlLaw.byCurrent(voltage, y[layout.current], target);
      this.borderResponse = this.byVoltage * (response - (this.anodeSlope * h) / FARADAY) + this.byCurrent;
    }
  }

  /** x, a right-hand side, becomes the solution. One loop to psi and one back: a call for each sweep would cost 5 to 9 % of it. */
  solve(x: Float64Array): void {
    const { equations, xRhs, denominator } = this;
    const { layout, radial, nodeLength, carbonSurface } = equations;
    const { area, weight, inverseLength2 } = equations.parameters;
    const { bands, inverseD, beta } = this.particles;
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
        forwardBand(bands, band, nr, bandwidth, x, at, 1 / inverseLength2[k]);
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
        reaction += area[k] * (total + this.particleC[particle] * hat);
        at = jAt;
        band += length;
        dAt += nr;
      }
      const psiAt = layout.psi(i);
      if (layout.carbon) {
        const g0 = this.carbonK[i] * (x[psiAt + 2] + this.carbonD[i] * x[psiAt + 1]);
        x[psiAt + 2] = g0;
        reaction += carbonSurface * OXIDATION_CHARGE * g0;
      }
      xRhs[i] = x[psiAt] - nodeLength[i] * reaction;
    }

    this.electrode(x);

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
        const surface = at + nr - 1;
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

  /** psi of every node into xRhs, current and anode charge into x. */
  private electrode(x: Float64Array): void {
    const { equations, xRhs, xBorder } = this;
    const { layout } = equations;
    const { border } = equations.parameters;
    const { nodes } = layout;
    const h = 1 / this.shift;
    let current = x[layout.current];
    const anodeResidual = x[layout.anode];
    if (equations.voltageControlled) {
      choleskySolve(this.xMatrix, nodes, xRhs);
      const { byVoltage } = this;
      let v = current + byVoltage * (this.anodeSlope * h * anodeResidual);
      if (equations.anodeParticle) v += byVoltage * (this.surfaceSlope * equations.anodeParticle.excessOf(x));
      for (let i = 0; i < nodes; i++) v -= byVoltage * (border[i] * xRhs[i]);
      current = v / this.borderResponse;
      for (let i = 0; i < nodes; i++) xRhs[i] += xBorder[i] * current;
    } else {
      if (current !== 0) for (let i = 0; i < nodes; i++) xRhs[i] += border[i] * current;
      choleskySolve(this.xMatrix, nodes, xRhs);
    }
    x[layout.current] = current;
    x[layout.anode] = h * (anodeResidual + current / FARADAY);
    equations.anodeParticle?.solve(x, current);
  }
}
