import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import { simulate } from '../../src/simulate.js';
import { prepared, rawScenario, run, type ScenarioChanges } from './rawScenario.js';

/** [[x, D], ...] falling by three decades above x = 0.9. */
const fallingTable = [
  [0.1, 1e-14],
  [0.8, 1e-14],
  [0.9, 1e-15],
  [0.97, 1e-16],
  [1, 1e-17],
].map(([x, d]) => [x, `${d} m2/s`]);

const cycling = (cycles: number, rate: string) => ({
  cycling: {
    cycles,
    charge: rate,
    discharge: rate,
    window: ['2.8 V vs Li', '4.3 V vs Li'],
    hold: 'C/20',
    rest: '10 min',
  },
});

describe('lithium and charge', () => {
  const cases: [string, ScenarioChanges][] = [
    ['a half cell', { protocol: ['Discharge at 1C until 3.42 V', 'Charge at 1C until 4.2 V', 'Rest for 1 h'] }],
    [
      'an oxide with D(x), classes and patches over cycles with holds and rests',
      {
        x: 0.9,
        cathode: {
          openCircuitVoltage: 'NCM85',
          diffusivity: fallingTable,
          particles: [
            { radius: '1 um', share: 1 },
            { radius: '3 um', share: 2, contact: 0.4 },
          ],
          patches: [
            { fraction: 0.7, filmResistance: '20 Ohm cm2' },
            { fraction: 0.3, filmResistance: '1 Ohm cm2' },
          ],
        },
        protocol: [cycling(4, 'C/2')],
      },
    ],
    [
      'an anode with its own inventory',
      {
        x: 0.9,
        cell: { anode: { type: 'In/InLi', capacity: '12 mAh/cm2', resistance: '10 Ohm cm2' } },
        cathode: { openCircuitVoltage: 'NCM85' },
        protocol: [cycling(2, '1C')],
      },
    ],
    ['one node', { numerics: { throughNodes: 1 }, protocol: ['Discharge at 2C until 3.3 V', 'Hold at 4.2 V for 2 h'] }],
    ['finite volumes', { numerics: { radialGrid: 'finite-volume' }, protocol: ['Discharge at 1C until 3.4 V'] }],
    ['many cycles', { x: 0.9, cathode: { openCircuitVoltage: 'NCM85' }, protocol: [cycling(60, '1C')] }],
  ];

  it.each(cases)('balance to 1e-10 in %s', (_, changes) => {
    const { balances, status } = run(changes);
    expect(status.code).toBe('completed');
    expect(balances.lithium).toBeLessThan(1e-10);
    expect(balances.charge).toBeLessThan(1e-10);
  });

  it('balance to 1e-10 in random cells', () => {
    const generator = xoroshiro128plus(20240);
    const random = () => (generator.next() / 2 ** 31 + 1) / 2;
    const decades = (low: number, high: number) => 10 ** (low + (high - low) * random());
    for (let n = 0; n < 30; n++) {
      const { balances, status } = run({
        x: 0.2 + 0.79 * random(),
        cathode: {
          openCircuitVoltage: random() < 0.7 ? 'NCM85' : 'chen2020-nmc811',
          diffusivity: random() < 0.4 ? fallingTable : `${decades(-17, -14)} m2/s`,
          ionicConductivity: `${decades(-3, 0)} S/m`,
          electronicConductivity: `${decades(-2, 2)} S/m`,
          exchangeCurrentDensity: `${decades(-2, 1)} A/m2`,
          particles: Array.from({ length: 1 + Math.floor(3 * random()) }, () => ({
            radius: `${decades(0, 1)} um`,
            contact: random(),
          })),
        },
        cell: { anode: random() < 0.5 ? { type: 'ideal' } : { type: 'LTO', capacity: '20 mAh/cm2' } },
        numerics: {
          throughNodes: 1 + Math.floor(6 * random()),
          radialGrid: random() < 0.5 ? 'spectral' : 'finite-volume',
          radialNodes: 8 + Math.floor(20 * random()),
        },
        protocol: [cycling(2, `${decades(-1.5, 0.5)}C`)],
      });
      expect(status.code).not.toBe('failed');
      expect(balances.lithium).toBeLessThan(1e-10);
      expect(balances.charge).toBeLessThan(1e-10);
    }
  });

  it('agree with the recorded current: the change of content is the integral of I', () => {
    const { series, cell, steps } = run({
      protocol: ['Discharge at 1C for 30 min', 'Rest for 10 min', 'Charge at C/2 for 20 min'],
    });
    let charge = 0;
    for (let i = 1; i < series.time.length; i++) {
      if (series.step[i] === series.step[i - 1]) charge += series.current[i] * (series.time[i] - series.time[i - 1]);
    }
    const passed = steps.reduce((sum, step) => sum + step.charge, 0);
    expect(charge / cell.area / passed).toBeCloseTo(1, 9);
    expect(passed).toBeCloseTo(cell.oneC * (-1800 + 600), 6);
  });
});

describe('repeats', () => {
  it('are bit-identical, series and tables and all', () => {
    const changes: ScenarioChanges = {
      x: 0.9,
      cathode: {
        openCircuitVoltage: 'NCM85',
        diffusivity: fallingTable,
        particles: [{ radius: '1 um' }, { radius: '3 um' }],
      },
      protocol: [cycling(2, '1C')],
    };
    const first = run(changes);
    // Another cell in between: nothing may be left behind in tables and grids that are shared.
    run({ protocol: ['Discharge at 2C until 3.4 V'] });
    const second = run(changes);
    expect(second.series).toEqual(first.series);
    expect(second.cycles).toEqual(first.cycles);
    expect(second.balances).toEqual(first.balances);
    expect(second.statistics).toEqual(first.statistics);
  });

  it('do not depend on whether the series is recorded', () => {
    const text = rawScenario({ protocol: ['Discharge at 1C until 3.42 V', 'Charge at C/2 until 4.2 V'] });
    const quiet = simulate(prepared(text)).variants[0];
    const recorded = simulate(prepared(text), { series: true }).variants[0];
    expect(recorded.cycles).toEqual(quiet.cycles);
    expect(recorded.statistics.steps).toBe(quiet.statistics.steps);
  });
});

describe('a round trip', () => {
  it('at a vanishing current ends where it began', () => {
    const { steps, series } = run({
      x: 0.5,
      numerics: { throughNodes: 4, radialNodes: 13 },
      protocol: ['Rest for 1 h', 'Discharge at C/1000 for 100 h', 'Charge at C/1000 for 100 h', 'Rest for 20 h'],
    });
    expect(series.voltage.at(-1)).toBeCloseTo(steps[0].endVoltage, 7);
  });

  it('loses energy and no charge', () => {
    const { steps, cycles } = run({
      x: 0.5,
      protocol: ['Rest for 1 h', 'Charge at 1C for 20 min', 'Discharge at 1C for 20 min', 'Rest for 40 h'],
    });
    expect(cycles[0].coulombicEfficiency).toBeCloseTo(1, 10);
    expect(cycles[0].meanChargeVoltage).toBeGreaterThan(cycles[0].meanDischargeVoltage);
    expect(steps.at(-1)!.endVoltage).toBeCloseTo(steps[0].endVoltage, 5);
  });

  it('of a rest changes nothing in total', () => {
    const { balances, cell, steps } = run({ x: 0.6, protocol: ['Discharge at 1C for 10 min', 'Rest for 40 h'] });
    const content = 0.6 + (600 * cell.oneC) / (0.55 * 60e-6 * 63104 * FARADAY);
    expect(steps[1].charge).toBe(0);
    expect(steps[1].endVoltage).toBeCloseTo(cell.cathode.openCircuitVoltage.at(content), 6);
    expect(balances.lithium).toBeLessThan(1e-10);
  });
});
