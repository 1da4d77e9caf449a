import { describe, expect, it } from 'vitest';
import { ActivityOxidation, type ActivityOxidationConstants } from '../../src/degradation/activityOxidation.js';
import { restResistance } from '../../src/degradation/filmOptions.js';
import { OXIDATION_CHARGE } from '../../src/degradation/oxidationLaw.js';

/** 1.5 mAh/m2 per kOhm cm2. */
const CHARGE = 54;
const conductivity = CHARGE / OXIDATION_CHARGE;
const constants: ActivityOxidationConstants = {
  growth: 7.5e-4,
  potentialSlope: 4.9,
  onset: 3.1,
  electrodeShare: 0.3,
  contactResistance: 0.0632,
  conductivity,
  greatestThickness: Infinity,
  reachableCharge: Infinity,
};
const lawOf = (more: Partial<ActivityOxidationConstants> = {}) => new ActivityOxidation({ ...constants, ...more });
const rateAt = (law: ActivityOxidation, psi: number, equilibrium: number, thickness: number, factor = 1): number => {
  law.evaluate(psi, equilibrium, thickness, 0.3, factor);
  return law.rate;
};

/** [Ohm m2] Of the film after some hours at 4.3 V by small steps of the law, from what contact left. */
function resistanceAfter(hours: number, law: ActivityOxidation, factor = 1): number {
  let u = (law.startThickness(factor) + 5e-3 * conductivity) ** 2;
  const steps = 400;
  for (let i = 0; i < steps; i++) {
    const delta = Math.sqrt(u) - 5e-3 * conductivity;
    u += 2 * Math.sqrt(u) * rateAt(law, 4.3, 4.3, delta, factor) * ((hours * 3600) / steps);
  }
  return Math.sqrt(u) / conductivity - 5e-3;
}

describe('films in what a laboratory reads', () => {
  it.each([
    ['bare', 1, 298.15, 0.45, 5.8],
    ['bare at 45 degC', 1, 318.15, 3.01, 44.2],
    ['under 5 nm of oxide', 1 / 26, 298.15, 0.085, 1.09],
    ['under 5 nm of oxide at 45 degC', 1 / 26, 318.15, 0.586, 8.61],
  ])('%s: what 100 h at 4.3 V after 10 h of contact give', (_name, factor, temperature, resistance, charge) => {
    const factorOfGrowth = Math.exp((75e3 / 8.314462618) * (1 / 298.15 - 1 / temperature));
    const law = lawOf({ growth: 7.5e-4 * factorOfGrowth });
    const after = resistanceAfter(100, law, factor);
    expect(after / resistance).toBeCloseTo(1, 2);
    // [mAh/m2] of the side current, which the film of the contact did not need.
    const start = law.startThickness(factor) / conductivity;
    expect((CHARGE * (after - start)) / 3.6 / charge).toBeCloseTo(1, 2);
    // The square of the resistance grows evenly.
    const square = (r: number) => (r + 5e-3) ** 2;
    const even = square(start) + factor * (7.5e-4 * factorOfGrowth) ** 2 * 3.6e5;
    expect(square(after) / even).toBeCloseTo(1, 9);
  });

  it('are there from contact before use, by the root of time and of what the coating leaves', () => {
    const rest = (time: number, temperature = 298.15) => restResistance(0.02, 75e3, { time, temperature });
    expect(rest(36e3)).toBeCloseTo(0.06325, 5);
    expect(rest(5 * 86400)).toBeCloseTo(0.2191, 4);
    expect(rest(0)).toBe(0);
    expect(rest(36e3, 318.15) / rest(36e3)).toBeCloseTo(6.7, 1);
    expect(lawOf().startThickness(0.25) / lawOf().startThickness(1)).toBeCloseTo(0.5, 12);
  });

  it('grow by the equilibrium potential of the surface more than by that of the electrode', () => {
    const law = lawOf();
    const at = (psi: number, equilibrium: number) => rateAt(law, psi, equilibrium, 1e-9);
    // E = 4.0 + 0.3 x 0.2.
    expect(at(4.2, 4) / at(4.06, 4.06)).toBeCloseTo(1, 9);
    // Not shielded any more above 4.5 V, half way at 4.45 V: E = 4.0 + 0.65 x 0.45.
    expect(at(4.6, 4) / at(4.6, 4.6)).toBeCloseTo(1, 9);
    expect(at(4.45, 4) / at(4.2925, 4.2925)).toBeCloseTo(1, 9);
    expect(at(4.3, 4.3) / at(4.1, 4.1)).toBeCloseTo(Math.exp(2 * 4.9 * 0.2), 6);
    // No faster above 5 V, and none below the onset.
    expect(at(5.4, 5.4)).toBe(at(5, 5));
    expect(at(2.6, 2.6) / at(3.3, 3.3)).toBeLessThan(1e-8);
  });

  it('on carbon end at the full layer', () => {
    const law = lawOf({ greatestThickness: 7e-9, electrodeShare: 1 });
    expect(rateAt(law, 4.3, 4.3, 3.5e-9) / rateAt(lawOf({ electrodeShare: 1 }), 4.3, 4.3, 3.5e-9)).toBeCloseTo(0.5, 12);
    expect(rateAt(law, 4.3, 4.3, 7e-9)).toBe(0);
    expect(rateAt(law, 4.3, 4.3, 8e-9)).toBe(0);
    expect(law.byThickness).toBe(0);
  });

  it('has the slopes of its rate', () => {
    const law = lawOf({ greatestThickness: 50e-9 });
    for (const [psi, u, delta] of [
      [3.12, 3.1, 1e-10],
      [4.2, 4.1, 3e-9],
      [4.43, 4.2, 1e-8],
      [4.8, 4.3, 2e-8],
      [5.2, 5.1, 2e-8],
    ] as const) {
      const difference = (dPsi: number, dU: number, d: number) =>
        (rateAt(law, psi + dPsi, u + dU, delta + d) - rateAt(law, psi - dPsi, u - dU, delta - d)) / 2;
      const byPsi = difference(1e-6, 0, 0) / 1e-6;
      const byU = difference(0, 1e-6, 0) / 1e-6;
      const byDelta = difference(0, 0, 1e-15) / 1e-15;
      const rate = rateAt(law, psi, u, delta);
      expect(law.byPotential / rate).toBeCloseTo(byPsi / rate, 4);
      expect(law.byEquilibrium / rate).toBeCloseTo(byU / rate, 4);
      expect(law.byThickness / byDelta).toBeCloseTo(1, 4);
    }
  });
});
