import { describe, expect, it } from 'vitest';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel } from '../../src/model/cellModel.js';
import { surfaceBounds } from '../../src/model/nearlyFull.js';
import { extendedLogit } from '../../src/model/surface.js';
import { testCell, testOptions } from './cells.js';

const law = new PotentialOxidation({ reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 }, 298.15);
const tolerance = 1e-3;
const model = new CellModel(
  testCell({
    classes: [{ radius: 1e-6 }, { radius: 2e-6 }],
    patches: [{ filmThickness: 2e-9 }, { filmThickness: 5e-9 }],
    carbonSurface: 1e6,
    anode: {
      plateau: 0.6,
      potential: (y) => 0.6 + 0.1 * y,
      capacity: 96485.33212,
      initialContent: 0.2,
      resistance: 3e-4,
    },
    extraResistance: 1e-4,
  }),
  {
    ...testOptions,
    throughNodes: 2,
    radialNodes: 6,
    radialGrid: 'finite-volume',
    tolerance,
    oxidation: law,
    carbonOxidation: law,
  },
);
const { layout } = model;
const surface = (i: number, k: number) => layout.surface(layout.particle(i, k));

/** The state with some entries changed. */
function changed(y: Float64Array, entries: Readonly<Record<number, number>>): Float64Array {
  const copy = y.slice();
  for (const [at, value] of Object.entries(entries)) copy[Number(at)] = value;
  return copy;
}

describe('the error of a step', () => {
  const y = model.initialState(0.5);
  const none = new Float64Array(layout.size);
  const norm = (entries: Readonly<Record<number, number>>, yNew = y) =>
    model.errorNorm(y, yNew, changed(none, entries));

  it('counts potentials and surface contents as they are, in tolerances', () => {
    expect(norm({})).toBe(0);
    for (const at of [layout.psi(0), layout.psi(1), surface(0, 0), surface(1, 1)]) {
      expect(norm({ [at]: 2e-3 })).toBeCloseTo(2, 12);
      expect(norm({ [at]: -2e-3 })).toBeCloseTo(2, 12);
    }
    expect(norm({ [layout.psi(0)]: 1e-3, [surface(1, 0)]: 3e-3, [surface(1, 1)]: 2e-3 })).toBeCloseTo(3, 12);
  });

  it('counts the inside of a particle a tenth, as a root mean square over its nodes', () => {
    const at = layout.particle(1, 0);
    expect(norm({ [at]: 0.03, [at + 4]: 0.04 })).toBeCloseTo((0.1 * 50) / Math.sqrt(6), 9);
  });

  it('counts films of particles and of carbon relative to their thickness', () => {
    const film = layout.film(layout.particle(1, 1), 1);
    // 5 nm and a tenth of a nanometre that any film is allowed.
    expect(norm({ [film]: 5.1e-12 })).toBeCloseTo(1, 9);
    expect(norm({ [film]: 5.1e-12 }, changed(y, { [film]: 1.01e-8 }))).toBeCloseTo(0.5, 9);
    const carbon = layout.psi(1) + 1;
    expect(norm({ [carbon]: -2e-13 })).toBeCloseTo(2, 9);
    expect(norm({ [carbon]: 1e-13, [film]: 5.1e-12, [surface(0, 0)]: 5e-4 })).toBeCloseTo(1, 9);
    expect(norm({ [film]: 5.1e-12, [surface(0, 0)]: 5e-3 })).toBeCloseTo(5, 9);
  });

  it('counts the current where the voltage is held only', () => {
    const [before, after] = [changed(y, { [layout.current]: -3 }), changed(y, { [layout.current]: 1 })];
    const error = changed(none, { [layout.current]: 0.02 });
    model.controlVoltage(3.5);
    expect(model.errorNorm(before, after, error)).toBeCloseTo((0.02 / (4 + model.cell.oneC * 1e-3)) * 1e3, 9);
    expect(model.errorNorm(before, after, changed(none, { [layout.current]: Number.NaN }))).toBeNaN();
    model.controlCurrent(1);
    expect(model.errorNorm(before, after, error)).toBe(0);
  });

  it('is no number where any part of it is none', () => {
    const film = layout.film(layout.particle(0, 1), 0);
    for (const at of [layout.psi(1), surface(0, 1), layout.particle(1, 1) + 2, film, layout.psi(0) + 1])
      expect(norm({ [at]: Number.NaN, [layout.psi(0)]: 7 })).toBeNaN();
  });
});

describe('the length of a step', () => {
  const y = model.initialState(0.5);

  it('begins where the fastest surface has moved by ten tolerances', () => {
    const entries = { [layout.patch(layout.particle(1, 0), 0)]: -4, [layout.patch(layout.particle(1, 0), 1)]: -2 };
    // Both patches cover a half, of particles of 1 um.
    const rate = 3 / (96485.33212 * 63104 * 1e-6) / model.radial.mass[5];
    expect(model.firstStep(changed(y, entries)) / ((10 * tolerance) / rate)).toBeCloseTo(1, 9);
    const slower = changed(y, { ...entries, [layout.patch(layout.particle(0, 1), 0)]: 7 });
    expect(model.firstStep(slower) / model.firstStep(changed(y, entries))).toBe(1);
    expect(model.firstStep(y)).toBeCloseTo((10 * tolerance) / 1e-12, -6);
  });

  it('is bounded by when the first surface would be full or empty', () => {
    const [a, b] = [surface(0, 1), surface(1, 0)];
    // From 0.5 to 0.6 in 2 s: 0.4 are left. Downwards from 0.5 to 0.3: 0.3.
    expect(model.horizon(y, changed(y, { [a]: 0.6 }), 2)).toBeCloseTo(8, 9);
    expect(model.horizon(y, changed(y, { [b]: 0.3 }), 2)).toBeCloseTo(3, 9);
    expect(model.horizon(y, changed(y, { [a]: 0.6, [b]: 0.3 }), 2)).toBeCloseTo(3, 9);
    expect(model.horizon(y, changed(y, { [a]: 0.9, [b]: 0.3 }), 2)).toBeCloseTo(0.5, 9);
    expect(model.horizon(y, y, 2)).toBe(Infinity);
    // What is beyond already bounds nothing.
    expect(model.horizon(y, changed(y, { [a]: 1.1 }), 2)).toBe(Infinity);
  });

  it('leaps where a surface comes nearer to full or empty by more than a factor of twenty', () => {
    const at = surface(1, 1);
    const leaps = (from: number, to: number) => model.leaps(changed(y, { [at]: from }), changed(y, { [at]: to }));
    const beyond = (x: number, by: number) => {
      const z = extendedLogit(x) + by;
      return 1 / (1 + Math.exp(-z));
    };
    expect(leaps(0.99, beyond(0.99, 2.99))).toBe(false);
    expect(leaps(0.99, beyond(0.99, 3.01))).toBe(true);
    expect(leaps(0.01, beyond(0.01, -2.99))).toBe(false);
    expect(leaps(0.01, beyond(0.01, -3.01))).toBe(true);
    // In the middle, and on the way back, anything goes.
    expect(leaps(0.5, 0.985)).toBe(false);
    expect(leaps(0.9999, 0.5)).toBe(false);
    expect(leaps(0.5, 0.995)).toBe(true);
  });
});

describe('surface contents within a step', () => {
  it('are held between its ends where these are nearly full or empty', () => {
    expect(surfaceBounds(0.98, 0.02)).toEqual([-Infinity, Infinity]);
    expect(surfaceBounds(0.98, 0.995)).toEqual([0.98, 0.995]);
    expect(surfaceBounds(0.995, 0.98)).toEqual([0.98, 0.995]);
    expect(surfaceBounds(0.3, 0.005)).toEqual([0.005, 0.3]);
    expect(surfaceBounds(0.99, 0.5)).toEqual([0.5, 0.99]);
    expect(surfaceBounds(0.01, 0.5)).toEqual([0.01, 0.5]);
    const [before, after] = [model.initialState(0.5), model.initialState(0.5)];
    const between = model.initialState(0.5);
    before[surface(0, 0)] = 0.98;
    after[surface(0, 0)] = 0.995;
    between[surface(0, 0)] = 0.999;
    after[surface(1, 1)] = 0.005;
    between[surface(1, 1)] = 0.001;
    between[surface(0, 1)] = 0.9;
    model.confine(before, after, between);
    expect([between[surface(0, 0)], between[surface(1, 1)], between[surface(0, 1)]]).toEqual([0.995, 0.005, 0.9]);
    expect(between[layout.particle(0, 0)]).toBe(0.5);
  });
});

describe('the voltages of a state', () => {
  it('are the ends of the rails, the anode and the drops outside', () => {
    const y = model.initialState(0.5);
    for (const p of [0, 1]) {
      expect(y[layout.film(layout.particle(1, 0), p)]).toBe(p === 0 ? 2e-9 : 5e-9);
    }
    expect(y[layout.psi(0)]).toBeCloseTo(model.cell.cathode.openCircuitVoltage.at(0.5), 5);
    y[layout.psi(0)] = 3.7;
    y[layout.psi(1)] = 3.9;
    y[layout.current] = 20;
    y[layout.anode] = 0.3;
    const [kappa, sigma] = [0.02, 10];
    const anode = 0.6 + 0.1 * 0.5;
    const inside = (sigma * 3.7 + kappa * 3.9) / (kappa + sigma) + (20 * 60e-6) / (kappa + sigma);
    const outside = 20 * (20e-6 / 0.1 + 1e-4 + 3e-4);
    expect(model.anodePotential(y)).toBeCloseTo(anode, 9);
    expect(model.voltage(y)).toBeCloseTo(inside + outside - anode, 9);
    expect(model.cathodePotential(y)).toBeCloseTo(inside, 9);
  });

  it('of a lumped electrode have a third of either rail', () => {
    const lumped = new CellModel(testCell({ ionicConductivity: 0.02, electronicConductivity: 0.5 }), testOptions);
    expect(lumped.parameters.resistance).toBeCloseTo(60e-6 / 3 / 0.02 + 60e-6 / 3 / 0.5 + 20e-6 / 0.1, 12);
  });
});
