import { describe, expect, it } from 'vitest';
import { Outcome, Solver } from '#odex';
import type { Cell } from '../../src/cell/cell.js';
import { fallingDiffusivity, oxidePotential, testCell, testOptions } from '../model/cells.js';
import { difference, passCurrent } from './discharge.js';

const F = 96485.33212331001;
const R = 8.31446261815324;

/**
 * The single-particle model once more, sharing nothing with the engine but the property curves: uniform shells of equal
 * thickness, D at the shell faces, surface content by a parabola through the two outermost shells and the flux, an explicit
 * extrapolation integrator. Returns V [V] at `times`.
 *     c dx/dt = 1/r^2 d/dr (r^2 c D dx/dr),   V = U(x_s) + (2RT/F) asinh(j/(2 j0)) + j r_film + I R_ohm
 */
function explicitSingleParticle(cell: Cell, density: number, times: readonly number[], shells: number): number[] {
  const { cathode, temperature, separator } = cell;
  const { radius, volumeFraction, contact } = cathode.classes[0];
  const [patch] = cathode.patches;
  const dr = radius / shells;
  const j = density / (((3 * volumeFraction) / radius) * cathode.thickness * contact);
  const flux = (j * contact) / (F * cathode.maximumConcentration); // content times speed, leaving
  const d = (x: number) => cathode.diffusivity.at(x);

  const derivative = (_: number, x: number[]): number[] => {
    const rate = new Array<number>(shells);
    let inner = 0; // r^2 D dx/dr at the inner face
    for (let i = 0; i < shells; i++) {
      const face = (i + 1) * dr;
      const outer =
        i + 1 < shells ? (face * face * d((x[i] + x[i + 1]) / 2) * (x[i + 1] - x[i])) / dr : -face * face * flux;
      rate[i] = (3 * (outer - inner)) / (face ** 3 - (i * dr) ** 3);
      inner = outer;
    }
    return rate;
  };
  /** Surface content: gradient there is -flux/D(x_s); values half a shell and one and a half inside are x_last, x_before. */
  const surface = (x: readonly number[]): number => {
    const [before, last] = x.slice(-2);
    let s = last;
    for (let i = 0; i < 40; i++) s = last + (last - before + 3 * ((-flux / d(s)) * dr)) / 8;
    return s;
  };
  const voltage = (x: readonly number[]): number => {
    const s = surface(x);
    const j0 = cathode.exchangeCurrentDensity * 2 * Math.sqrt(s * (1 - s));
    // Butler-Volmer inverted by bisection, not by the engine's formula.
    let low = -2;
    let high = 2;
    for (let i = 0; i < 60; i++) {
      const eta = (low + high) / 2;
      const f = (F * eta) / (2 * R * temperature);
      if (j0 * (Math.exp(f) - Math.exp(-f)) > j) high = eta;
      else low = eta;
    }
    const film = patch.coatingResistance + patch.filmThickness / patch.filmConductivity;
    const rails = (cathode.thickness / 3) * (1 / cathode.ionicConductivity + 1 / cathode.electronicConductivity);
    const ohmic = rails + separator.thickness / separator.ionicConductivity;
    return cathode.openCircuitVoltage.at(s) + (low + high) / 2 + j * film + density * ohmic;
  };

  let x = new Array<number>(shells).fill(cell.initialContent);
  let now = 0;
  return times.map((t) => {
    const solver = new Solver(shells);
    solver.maxSteps = 1e6;
    solver.relativeTolerance = 1e-8;
    solver.absoluteTolerance = 1e-8;
    solver.initialStepSize = 1e-2;
    const solution = solver.solve(derivative, now, x, t);
    expect(solution.outcome).toBe(Outcome.Converged);
    x = solution.y;
    now = t;
    return voltage(x);
  });
}

/** Two resolutions of a second-order method, extrapolated. */
function reference(cell: Cell, density: number, times: readonly number[], shells: number): number[] {
  const coarse = explicitSingleParticle(cell, density, times, shells);
  return explicitSingleParticle(cell, density, times, 2 * shells).map((v, i) => v + (v - coarse[i]) / 3);
}

describe('the single particle against an explicit integrator on an independent discretisation', () => {
  const options = { ...testOptions, radialNodes: 30, tolerance: 1e-5 };

  it('constant D, discharge at 1C', () => {
    const times = [20, 100, 500, 1500, 3000];
    const cell = testCell({ patches: [{ coatingResistance: 1e-3 }] });
    const { voltages } = passCurrent(cell, options, { density: -35, duration: 3001, times });
    expect(difference(reference(cell, -35, times, 24), voltages)).toBeLessThan(0.1e-3);
  });

  it('D(x) of a layered oxide, charge at C/2 and discharge at 1C', () => {
    const changes = {
      openCircuitVoltage: oxidePotential,
      diffusivity: fallingDiffusivity,
      classes: [{ contact: 0.7 }],
    };
    const charged = testCell({ ...changes, initialContent: 0.85 });
    const times = [60, 300, 1200, 3000];
    const charge = passCurrent(charged, options, { density: 18, duration: 3001, times });
    expect(difference(reference(charged, 18, times, 24), charge.voltages)).toBeLessThan(0.1e-3);

    const empty = testCell({ ...changes, initialContent: 0.3 });
    const discharge = passCurrent(empty, options, { density: -35, duration: 1801, times: [60, 300, 1200, 1800] });
    expect(difference(reference(empty, -35, [60, 300, 1200, 1800], 24), discharge.voltages)).toBeLessThan(0.1e-3);
  });
});
