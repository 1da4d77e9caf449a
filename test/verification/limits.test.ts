import { describe, expect, it } from 'vitest';
import { FARADAY, GAS_CONSTANT } from '../../src/constants/physical.js';
import { constantCurve } from '../../src/materials/propertyCurve.js';
import { CellModel } from '../../src/model/cellModel.js';
import { fallingDiffusivity, oxidePotential, testCell, testOptions } from '../model/cells.js';
import { difference, passCurrent } from './discharge.js';

const times = [1, 10, 60, 300, 900, 1800, 2700];
const fine = { ...testOptions, tolerance: 1e-6 };

describe('the ohmic limit', () => {
  it('adds the resistances of separator, cell and anode: dV = I R', () => {
    const changes = { separatorConductivity: 0.02, extraResistance: 3e-3, anode: { resistance: 2e-3 } };
    const more = 20e-6 / 0.02 - 20e-6 / 0.1 + 3e-3 + 2e-3;
    for (const density of [-35, 35]) {
      for (const throughNodes of [1, 6]) {
        const options = { ...fine, throughNodes };
        const step = { density, duration: 1800, times };
        const [a, b] = [testCell(), testCell(changes)].map(
          (cell) => passCurrent({ ...cell, initialContent: 0.6 }, options, step).voltages,
        );
        a.forEach((v, i) => {
          expect(b[i] - v).toBeCloseTo(density * more, 9);
        });
      }
    }
  });

  it('is a third of the resistance of either rail when slow kinetics spread the reaction evenly', () => {
    const [kappa, sigma] = [0.05, 0.2];
    const voltage = (throughNodes: number, factor: number) => {
      const cell = testCell({
        ionicConductivity: kappa * factor,
        electronicConductivity: sigma * factor,
        exchangeCurrentDensity: 1e-6,
      });
      const model = new CellModel(cell, { ...fine, throughNodes });
      const y = model.initialState(0.5);
      model.controlCurrent(-1);
      model.makeConsistent(y);
      return model.voltage(y);
    };
    const expected = (-60e-6 * (1 / kappa + 1 / sigma)) / 3;
    for (const throughNodes of [1, 3, 4, 12]) {
      const drop = voltage(throughNodes, 1) - voltage(throughNodes, 1e5);
      expect(Math.abs(drop / expected - 1)).toBeLessThan(0.01);
    }
  });

  it('is the parallel rails L/(kappa + sigma) when the reaction is fast', () => {
    // Fast kinetics tie phi_s - phi_e to the constant potential: both rails carry their share all along.
    const [kappa, sigma] = [0.02, 0.07];
    const cell = testCell({
      ionicConductivity: kappa,
      electronicConductivity: sigma,
      exchangeCurrentDensity: 1e8,
      initialContent: 0.5,
    });
    const model = new CellModel(cell, { ...fine, throughNodes: 30 });
    const y = model.initialState(0.5);
    model.controlCurrent(-30);
    model.makeConsistent(y);
    const drop = model.cell.cathode.openCircuitVoltage.at(0.5) - model.voltage(y);
    // The reaction takes place in a thin layer at both ends: sigma/(kappa + sigma) at the separator, the rest at the collector.
    const expected = 30 * (60e-6 / (kappa + sigma) + 20e-6 / 0.1);
    expect(Math.abs(drop / expected - 1)).toBeLessThan(0.01);
  });
});

describe('the reaction through the electrode', () => {
  /** Linear kinetics with even contents: Newman's nu^2 = a L^2 (1/kappa + 1/sigma) F j0/RT. */
  it('has the resistance of a transmission line for small currents', () => {
    const [kappa, sigma] = [0.01, 0.03];
    const x = 0.5;
    const cell = testCell({ ionicConductivity: kappa, electronicConductivity: sigma, initialContent: x });
    const model = new CellModel(cell, { ...fine, throughNodes: 16 });
    const y = model.initialState(x);
    const density = -1e-3;
    model.controlCurrent(density);
    model.makeConsistent(y);
    const resistance = (model.voltage(y) - model.cell.cathode.openCircuitVoltage.at(x)) / density - 20e-6 / 0.1;

    // Z = L/(kappa + sigma) [1 + (2 + (sigma/kappa + kappa/sigma) cosh nu)/(nu sinh nu)], Euler & Nonnenmacher (1960) for DC.
    const a = (3 * 0.55) / 3e-6;
    const conductance = (a * 3.4 * FARADAY) / (GAS_CONSTANT * 298.15); // a F i0/RT, i0 = j0_ref at x = 0.5
    const nu = 60e-6 * Math.sqrt(conductance * (1 / kappa + 1 / sigma));
    const expected =
      (60e-6 / (kappa + sigma)) * (1 + (2 + (sigma / kappa + kappa / sigma) * Math.cosh(nu)) / (nu * Math.sinh(nu)));
    expect(nu).toBeGreaterThan(1);
    expect(resistance / expected).toBeCloseTo(1, 5);
  });

  it('knows no difference between the rails: exchanging the conductivities changes nothing', () => {
    const step = { density: -35, until: 3.42, times };
    const a = passCurrent(
      testCell({ ionicConductivity: 0.02, electronicConductivity: 0.5 }),
      { ...fine, throughNodes: 6 },
      step,
    );
    const b = passCurrent(
      testCell({ ionicConductivity: 0.5, electronicConductivity: 0.02 }),
      { ...fine, throughNodes: 6 },
      step,
    );
    expect(difference(a.voltages, b.voltages)).toBeLessThan(1e-9);
    expect(b.end / a.end).toBeCloseTo(1, 10);
    const { layout } = a.model;
    for (let i = 0; i < 6; i++) expect(b.y[layout.psi(5 - i)]).toBeCloseTo(a.y[layout.psi(i)], 8);
  });

  it('is even when both rails conduct well: one node equals eight', () => {
    const cell = testCell({ ionicConductivity: 1e4, electronicConductivity: 1e4 });
    const step = { density: -35, until: 3.42, times };
    const a = passCurrent(cell, { ...fine, throughNodes: 1 }, step);
    const b = passCurrent(cell, { ...fine, throughNodes: 8 }, step);
    expect(difference(a.voltages, b.voltages)).toBeLessThan(2e-6);
    expect(b.end / a.end).toBeCloseTo(1, 6);
  });

  it('lumped to one node differs by the square of the ohmic drop over the kinetic one', () => {
    // The lumped electrode is exact to first order in L^2 a dj/d eta (1/kappa + 1/sigma): halving the drop quarters the error.
    const x = 0.5;
    const errors = [0.5, 1, 2].map((conductivity) => {
      const cell = testCell({ ionicConductivity: conductivity, electronicConductivity: 1e9, initialContent: x });
      const [one, many] = [1, 12].map((throughNodes) => {
        const model = new CellModel(cell, { ...fine, throughNodes });
        const y = model.initialState(x);
        model.controlCurrent(-1);
        model.makeConsistent(y);
        return model.voltage(y);
      });
      return Math.abs(one - many);
    });
    expect(Math.log2(errors[0] / errors[1])).toBeCloseTo(2, 0);
    expect(Math.log2(errors[1] / errors[2])).toBeCloseTo(2, 0);
  });
});

describe('the kinetic limit', () => {
  it('starts with the Butler-Volmer overpotential (2RT/F) asinh(j/(2 j0))', () => {
    const cell = testCell({ ionicConductivity: 1e6, electronicConductivity: 1e6, separatorConductivity: 1e6 });
    for (const x of [0.05, 0.3, 0.5, 0.95, 0.999]) {
      for (const density of [-1000, -35, -0.1, 0.1, 35, 1000]) {
        const model = new CellModel(cell, fine);
        const y = model.initialState(x);
        model.controlCurrent(density);
        model.makeConsistent(y);
        const j = density / (((3 * 0.55) / 3e-6) * 60e-6);
        const exchange = 3.4 * 2 * Math.sqrt(x * (1 - x));
        const eta = ((2 * GAS_CONSTANT * 298.15) / FARADAY) * Math.asinh(j / (2 * exchange));
        expect(model.voltage(y)).toBeCloseTo(cell.cathode.openCircuitVoltage.at(x) + eta, 6);
      }
    }
  });

  it('adds film resistances of the contacted surface: I r/(a L theta)', () => {
    const film = { coatingResistance: 2e-3, filmThickness: 3e-9, filmConductivity: 1e-6 };
    const r = 2e-3 + 3e-9 / 1e-6;
    const theta = 0.4;
    const voltage = (patch: typeof film | undefined) => {
      const cell = testCell({ patches: [patch ?? {}], classes: [{ contact: theta }] });
      const model = new CellModel(cell, fine);
      const y = model.initialState(0.5);
      model.controlCurrent(-30);
      model.makeConsistent(y);
      return model.voltage(y);
    };
    const surface = ((3 * 0.55) / 3e-6) * 60e-6 * theta;
    expect(voltage(film) - voltage(undefined)).toBeCloseTo((-30 * r) / surface, 10);
  });
});

describe('the slow limit', () => {
  it('follows the equilibrium potential of the mean content', () => {
    const cell = testCell({ openCircuitVoltage: oxidePotential, initialContent: 0.3 });
    const density = -0.3; // C/250
    const duration = (0.4 * 0.55 * 60e-6 * 63104 * FARADAY) / 0.3;
    const result = passCurrent(cell, fine, { density, duration });
    expect(result.content).toBeCloseTo(0.7, 9);
    expect(Math.abs(result.voltages.at(-1)! - oxidePotential.at(0.7))).toBeLessThan(1e-3);
  });

  it('fills a particle with a parabola: x_surface - x_mean = j R/(5 F c D)', () => {
    const d = 4e-15;
    const cell = testCell({ diffusivity: constantCurve(d, 'test'), initialContent: 0.3 });
    const density = -5;
    const { model, y, content } = passCurrent(cell, fine, { density, duration: 9000 });
    const j = density / (((3 * 0.55) / 3e-6) * 60e-6);
    expect(y[model.layout.surface(0)] - content).toBeCloseTo((-j * 3e-6) / (5 * FARADAY * 63104 * d), 5);
  });
});

describe('equal parts', () => {
  const step = { density: -70, until: 3.3, times };
  const cell = { openCircuitVoltage: oxidePotential, diffusivity: fallingDiffusivity };
  const options = { ...fine, throughNodes: 3 };
  const whole = passCurrent(
    testCell({ ...cell, patches: [{ filmThickness: 2e-9, filmConductivity: 1e-6 }] }),
    options,
    step,
  );

  it.each([
    ['three equal size classes', { classes: [{}, {}, {}] }],
    ['size classes of unequal shares', { classes: [{ volumeFraction: 0.05 }, { volumeFraction: 0.5 }] }],
  ])('%s are one', (_, classes) => {
    const split = passCurrent(
      testCell({ ...cell, ...classes, patches: [{ filmThickness: 2e-9, filmConductivity: 1e-6 }] }),
      options,
      step,
    );
    expect(difference(split.voltages, whole.voltages)).toBeLessThan(1e-9);
    expect(split.end / whole.end).toBeCloseTo(1, 9);
  });

  it('two patches with the same film are one', () => {
    const film = { filmThickness: 2e-9, filmConductivity: 1e-6 };
    const split = passCurrent(
      testCell({
        ...cell,
        patches: [
          { ...film, fraction: 0.3 },
          { ...film, fraction: 0.7 },
        ],
      }),
      options,
      step,
    );
    expect(difference(split.voltages, whole.voltages)).toBeLessThan(1e-9);
    expect(split.end / whole.end).toBeCloseTo(1, 9);
  });

  it('a disconnected part of a class leaves a cell with so much less of it', () => {
    const part = passCurrent(testCell({ ...cell, classes: [{ connected: 0.8 }] }), options, step);
    const less = passCurrent(testCell({ ...cell, classes: [{ volumeFraction: 0.8 * 0.55 }] }), options, step);
    expect(difference(part.voltages, less.voltages)).toBeLessThan(1e-10);
    expect(part.end).toBeCloseTo(less.end, 6);
  });

  it('particles, currents and time scale with radius squared over D', () => {
    // R -> 2 R, D -> 4 D, j0 and current per particle surface: j R/(F c D) and t D/R^2 stay; j/j0 stays with j0 -> 2 j0.
    const big = passCurrent(
      testCell({
        ...cell,
        classes: [{ radius: 6e-6 }],
        diffusivity: { ...fallingDiffusivity, at: (x) => 4 * fallingDiffusivity.at(x) },
        exchangeCurrentDensity: 2 * 3.4,
        patches: [{ filmThickness: 1e-9, filmConductivity: 1e-6 }],
      }),
      options,
      step,
    );
    expect(difference(big.voltages, whole.voltages)).toBeLessThan(1e-8);
  });
});
