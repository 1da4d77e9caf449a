import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import { OXIDATION_CHARGE } from '../../src/degradation/oxidationLaw.js';
import { prepare } from '../../src/prepare.js';
import { VariantRun } from '../../src/simulate.js';

const text = (mechanisms: string, more = '') => `
title: what oxidation takes
laws: transferable
cell:
  temperature: 60 degC
  diameter: 10 mm
  oneC: 190 mA/g
  ${more}
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 28, carbon: 2 }
    loading: 5 mg/cm2
    particles: { d50: 2 um, spread: 0 }
    contact: { fraction: 0.6, spread: 0, connected: 90 % }
  separator: { thickness: 400 um }
  anode: { material: In/InLi }
mechanisms: ${mechanisms}
numerics: { throughNodes: 2, radialNodes: 6, sizeClasses: 1, contactClasses: 1, tolerance: 1e-3 }
protocol:
  - Charge at 0.5C until 4.3 V vs Li
  - Hold at 4.3 V vs Li for 20 h
  - Discharge at 0.5C until 2.6 V vs Li
`;

function run(mechanisms: string, more = '') {
  const { variants, issues } = prepare(text(mechanisms, more));
  if (!variants[0]) throw new Error(issues[0].message);
  const going = new VariantRun(variants[0], { analyse: false });
  const fresh = { y: going.y.slice(), kappa: going.model.parameters.ionicConductivity };
  for (const _ of going.steps());
  return { going, fresh, cell: variants[0].cell };
}

/** [C/m2] Of the films on particles and on carbon in a state, per cell area: by hand from thickness, area and charge. */
function filmCharge({ model }: VariantRun, y: Float64Array): { readonly particles: number; readonly carbon: number } {
  const { layout, cell, through } = model;
  const { cathode } = cell;
  const [{ radius, volumeFraction, contact, connected }] = cathode.classes;
  const area = ((3 * volumeFraction) / radius) * connected * contact * cathode.thickness;
  let particles = 0;
  let carbon = 0;
  for (let i = 0; i < layout.nodes; i++) {
    particles += through.weights[i] * y[layout.film(layout.particle(i, 0), 0)] * area * OXIDATION_CHARGE;
    if (layout.carbon)
      carbon +=
        through.weights[i] * y[layout.psi(i) + 1] * cathode.carbonSurface * cathode.thickness * OXIDATION_CHARGE;
  }
  return { particles, carbon };
}

describe('the electrolyte that oxidation takes', () => {
  it('is what all films hold, those from before the first current included', () => {
    const { going, fresh, cell } = run('{ interphase: true, carbonOxidation: true }');
    const start = filmCharge(going, fresh.y);
    const end = filmCharge(going, going.y);
    // 0.17 kOhm cm2 an hour, 10 h at 25 degC, 1.5 mAh/m2 per kOhm cm2.
    const [{ radius, volumeFraction, contact, connected }] = cell.cathode.classes;
    const area = ((3 * volumeFraction) / radius) * connected * contact * cell.cathode.thickness;
    expect(start.particles / (0.017 * Math.sqrt(10) * 4.03e-8 * OXIDATION_CHARGE * area)).toBeCloseTo(1, 9);
    expect(end.particles).toBeGreaterThan(3 * start.particles);
    const reach = 0.6 * 200 * 3600 * cell.cathode.electrolyteMass;
    const supply = 1 - (end.particles + end.carbon) / reach;
    expect(going.model.parameters.electrolyteSupply).toBeCloseTo(supply, 9);
    // The lithium of the side currents alone.
    const consumed = going.ageing.consumedAt(going.y) * FARADAY;
    expect(consumed / (end.particles - start.particles + end.carbon)).toBeCloseTo(1, 9);
    expect(going.result().balances.lithium).toBeLessThan(1e-9);
  });

  it('is missing in the ion paths, as is what contact before use and the layer on carbon block', () => {
    const { going, fresh, cell } = run('{ interphase: true, carbonOxidation: true }');
    const { ionicExponent: n } = cell.cathode;
    const rest = 1 / (1 + ((0.017 * Math.sqrt(10)) / 0.11) ** 2);
    expect(fresh.kappa / cell.cathode.ionicConductivity / rest).toBeCloseTo(
      (1 -
        0.6 * (1 - (1 - filmCharge(going, fresh.y).particles / (0.6 * 200 * 3600 * cell.cathode.electrolyteMass)))) **
        n,
      9,
    );
    const { carbon } = filmCharge(going, going.y);
    // A full layer on 2 wt% of black blocks 0.03 per wt%.
    const layer = carbon / (9.36 * cell.cathode.carbonSurface * cell.cathode.thickness);
    expect(layer).toBeGreaterThan(0.5);
    expect(layer).toBeLessThan(1.0001);
    const taken = 1 - 0.6 * (1 - going.model.parameters.electrolyteSupply);
    const expected = rest * taken ** n * (1 - 0.06 * layer) ** n;
    expect(going.model.parameters.ionicConductivity / cell.cathode.ionicConductivity).toBeCloseTo(expected, 9);
  });

  it('is none without contact before use and without oxidation', () => {
    const { going, fresh } = run('{ interphase: { contactGrowth: 0 Ohm cm2, growth: 1e-6 Ohm cm2 } }');
    expect(filmCharge(going, fresh.y).particles).toBe(0);
    expect(going.model.parameters.electrolyteSupply).toBeCloseTo(1, 9);
    const unrested = run('{ interphase: true }', 'restBeforeUse: 0 h');
    expect(filmCharge(unrested.going, unrested.fresh.y).particles).toBe(0);
    expect(unrested.fresh.kappa).toBe(unrested.cell.cathode.ionicConductivity);
  });
});
