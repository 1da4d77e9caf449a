import { describe, expect, it } from 'vitest';
import { FARADAY, GAS_CONSTANT } from '../../src/constants/physical.js';
import { OXIDATION_CHARGE } from '../../src/degradation/oxidationLaw.js';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel } from '../../src/model/cellModel.js';
import { connectedLithium, oxidisedLithium } from '../../src/model/inventory.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';
import { oxidePotential, testCell, testOptions } from '../model/cells.js';

const constants = { reactionRate: 5e-13, parabolicRate: 2e-22, alpha: 0.25, onset: 3.2 };
const law = () => new PotentialOxidation(constants, 298.15);

/** Thickness after t seconds at potential E: delta/k_r + delta^2/k_p = (delta at 0) + f t (Deal & Grove 1965, eq. 11). */
function linearParabolic(potential: number, from: number, t: number): number {
  const { reactionRate: kr, parabolicRate: kp, alpha, onset } = constants;
  const drive =
    Math.exp((alpha * FARADAY * (potential - 4.3)) / (GAS_CONSTANT * 298.15)) /
    (1 + Math.exp((onset - potential) / 0.025));
  const right = from / kr + (from * from) / kp + drive * t;
  return (-1 / kr + Math.sqrt(1 / (kr * kr) + (4 * right) / kp)) * (kp / 2);
}

function held(volts: number, hours: number, tolerance: number, throughNodes = 1) {
  const cell = testCell({
    openCircuitVoltage: oxidePotential,
    ionicConductivity: 1e3,
    electronicConductivity: 1e3,
    separatorConductivity: 1e4,
    patches: [{ filmThickness: 1e-9, filmConductivity: 1e-6 }],
    carbonSurface: 1e6,
  });
  const model = new CellModel(cell, {
    ...testOptions,
    throughNodes,
    tolerance,
    oxidation: law(),
    carbonOxidation: law(),
  });
  // The content at which the cell is at rest at this voltage.
  let low = 0.05;
  let high = 0.99;
  for (let i = 0; i < 60; i++) {
    const x = (low + high) / 2;
    if (oxidePotential.at(x) > volts) low = x;
    else high = x;
  }
  const y = model.initialState((low + high) / 2);
  const before = { lithium: connectedLithium(model, y), oxidised: oxidisedLithium(model, y) };
  model.controlVoltage(volts);
  const end = new Integrator(model, tolerance).run(y, { duration: hours * 3600, guards: [] });
  expect(end.kind).toBe('duration');
  return { model, y, before };
}

describe('an interphase at constant potential', () => {
  it.each([4.3, 3.9, 3.3])('grows by the linear-parabolic law on particles and on carbon (%d V)', (volts) => {
    const { model, y } = held(volts, 200, 1e-4);
    const { layout } = model;
    expect(y[layout.film(0, 0)] / linearParabolic(volts, 1e-9, 200 * 3600)).toBeCloseTo(1, 4);
    expect(y[layout.psi(0) + 1] / linearParabolic(volts, 0, 200 * 3600)).toBeCloseTo(1, 4);
  });

  it('takes its charge from the cell: what the anode receives left the cathode or the electrolyte', () => {
    const { model, y, before } = held(4.2, 100, 1e-4, 4);
    const left = before.lithium - connectedLithium(model, y);
    const oxidised = oxidisedLithium(model, y) - before.oxidised;
    expect(oxidised).toBeGreaterThan(1e-4);
    expect(Math.abs(y[model.layout.anode] - left - oxidised) / before.lithium).toBeLessThan(1e-10);
    const surface = ((3 * 0.55) / 3e-6) * 60e-6;
    const film = y[model.layout.film(0, 0)] - 1e-9;
    const carbon = y[model.layout.psi(0) + 1];
    expect((oxidised * FARADAY) / (OXIDATION_CHARGE * (surface * film + 1e6 * 60e-6 * carbon))).toBeCloseTo(1, 6);
  });
});
