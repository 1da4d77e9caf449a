import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import { CellModel } from '../../src/model/cellModel.js';
import { patchCurrent } from '../../src/model/patchCurrent.js';
import { fallingDiffusivity, oxidePotential, testCell, testOptions } from './cells.js';

/** Largest residual of the algebraic equations: volts for patches, relative to the current for charge, relative for films. */
function residual(model: CellModel, y: Float64Array): number {
  const { layout } = model;
  const f = new Float64Array(model.size);
  model.evaluate(y, f);
  const current = Math.abs(y[layout.current]) + 1e-3;
  let worst = 0;
  for (let i = 0; i < layout.nodes; i++) {
    worst = Math.max(worst, Math.abs(f[layout.psi(i)]) / current);
    for (let k = 0; k < layout.classes; k++) {
      for (let p = 0; p < layout.patches; p++) {
        const at = layout.patch(layout.particle(i, k), p);
        worst = Math.max(worst, Math.abs(f[at]));
        if (layout.films) worst = Math.max(worst, Math.abs(f[at + 2]) / (y[at + 2] + 1e-30));
      }
    }
    if (layout.carbon) worst = Math.max(worst, Math.abs(f[layout.psi(i) + 2]) / (y[layout.psi(i) + 2] + 1e-30));
  }
  const control = Math.abs(f[layout.current]);
  return Math.max(worst, model.voltageControlled ? control : control / current);
}

describe('the current of a patch', () => {
  it('solves its equation over all magnitudes, and is odd in the drive', () => {
    const two = 0.0514;
    for (const exchange of [1e-12, 1e-3, 1, 1e6]) {
      for (const resistance of [0, 1e-9, 1e-3, 1, 1e4]) {
        for (const drive of [1e-12, 1e-6, 0.01, 0.3, 1]) {
          const j = patchCurrent(drive, resistance, exchange, two);
          expect(Math.abs(j * resistance + two * Math.asinh(j / exchange) - drive) / drive).toBeLessThan(1e-10);
          expect(patchCurrent(-drive, resistance, exchange, two)).toBe(-j);
        }
      }
    }
    expect(patchCurrent(0, 1, 1, two)).toBeCloseTo(0, 15);
  });

  it('is found from any guess, however wrong', () => {
    const two = 0.0514;
    for (const exchange of [1e-12, 1e-3, 1, 1e6]) {
      for (const resistance of [0, 1e-3, 1e4]) {
        for (const drive of [1e-6, 0.3, -0.3, 30]) {
          const j = patchCurrent(drive, resistance, exchange, two);
          for (const guess of [j, -j, 0, 1e-30, 1e-3 * j, 1e9 * j, 1e300, Number.POSITIVE_INFINITY, Number.NaN]) {
            const found = patchCurrent(drive, resistance, exchange, two, guess);
            expect(Math.abs(found / j - 1), `${exchange} ${resistance} ${drive} ${guess}`).toBeLessThan(1e-11);
          }
        }
      }
    }
  });
});

describe('a consistent start', () => {
  it('solves every algebraic equation for random cells, states and controls', () => {
    const generator = xoroshiro128plus(5);
    const random = () => (generator.next() / 2 ** 31 + 1) / 2;
    const decades = (low: number, high: number) => 10 ** (low + (high - low) * random());
    let worst = 0;
    for (let run = 0; run < 300; run++) {
      const law = new PotentialOxidation(
        { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 },
        298.15,
      );
      const model = new CellModel(
        testCell({
          openCircuitVoltage: oxidePotential,
          diffusivity: fallingDiffusivity,
          ionicConductivity: decades(-3, 1),
          electronicConductivity: decades(-3, 2),
          exchangeCurrentDensity: decades(-3, 2),
          classes: Array.from({ length: 1 + Math.floor(3 * random()) }, () => ({ radius: decades(-6.3, -5) })),
          patches: [
            { fraction: 0.7, coatingResistance: decades(-4, -1), filmThickness: 1e-9 * random() },
            { fraction: 0.3, filmThickness: 1e-8 * random() },
          ],
          carbonSurface: run % 3 === 0 ? 1e6 : 0,
        }),
        {
          ...testOptions,
          throughNodes: 1 + Math.floor(6 * random()),
          ...(run % 2 === 0 ? { oxidation: law } : {}),
          ...(run % 3 === 0 ? { carbonOxidation: law } : {}),
        },
      );
      const y = model.initialState(0.1 + 0.89 * random());
      for (let i = 0; i < model.layout.nodes; i++) {
        for (let k = 0; k < model.layout.classes; k++) {
          y[model.layout.surface(model.layout.particle(i, k))] *= 1 - 0.3 * random();
        }
      }
      const density = 100 * (random() - 0.5);
      model.controlCurrent(density);
      expect(model.makeConsistent(y)).toBe(true);
      worst = Math.max(worst, residual(model, y));
      expect(y[model.layout.current]).toBe(density);

      const volts = model.voltage(y) + 0.4 * (random() - 0.5);
      model.controlVoltage(volts);
      expect(model.makeConsistent(y)).toBe(true);
      worst = Math.max(worst, residual(model, y));
      expect(model.voltage(y)).toBeCloseTo(volts, 9);
    }
    expect(worst).toBeLessThan(1e-9);
  });

  it('changes nothing when asked twice', () => {
    const model = new CellModel(testCell(), { ...testOptions, throughNodes: 5 });
    model.controlCurrent(-80);
    const y = model.initialState(0.5);
    model.makeConsistent(y);
    const again = y.slice();
    model.makeConsistent(again);
    for (let i = 0; i < y.length; i++) expect(again[i]).toBeCloseTo(y[i], 12);
  });

  it('that is solved for its voltage alone has that voltage to 1e-7 V, after fewer iterations', () => {
    for (const control of ['current', 'voltage'] as const) {
      const model = new CellModel(
        testCell({ openCircuitVoltage: oxidePotential, classes: [{}, { radius: 6e-6, contact: 0.4 }] }),
        { ...testOptions, throughNodes: 4, radialNodes: 4 },
      );
      if (control === 'current') model.controlCurrent(-60);
      else model.controlVoltage(3.7);
      const y = model.initialState(0.5);
      model.makeConsistent(y);
      // As an interpolated state: contents elsewhere, algebraic part not yet.
      for (let i = 0; i < 4; i++) {
        for (let k = 0; k < 2; k++) y[model.layout.surface(model.layout.particle(i, k))] += 1e-3 * (i + k);
      }
      let balances = 0;
      const counted = (rough: boolean): readonly [number, number] => {
        const state = y.slice();
        balances = 0;
        expect(model.makeConsistent(state, rough)).toBe(true);
        return [control === 'current' ? model.voltage(state) : state[model.layout.current] / 100, balances];
      };
      const { law } = model;
      const balance = law.balance.bind(law);
      law.balance = (...given) => {
        balances++;
        balance(...given);
      };
      const [voltage, all] = counted(false);
      const [near, fewer] = counted(true);
      expect(Math.abs(near - voltage)).toBeLessThan(1e-7);
      expect(near).not.toBe(voltage);
      expect(fewer).toBeLessThan(all);
    }
  });

  it('is at equilibrium without current', () => {
    const model = new CellModel(testCell(), { ...testOptions, throughNodes: 3 });
    model.controlCurrent(0);
    const y = model.initialState(0.5);
    model.makeConsistent(y);
    expect(model.voltage(y)).toBeCloseTo(model.cell.cathode.openCircuitVoltage.at(0.5), 6);
  });
});
