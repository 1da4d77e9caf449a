import { describe, expect, it } from 'vitest';
import { bdfCsv } from '../../../src/output/run/bdf.js';
import { formatStep } from '../../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../../src/protocol/programme/parse.js';
import type { CycleRow } from '../../../src/results/results.js';
import { ran } from '../labScenario.js';
import { runOhmic } from './ohmicCell.js';

const cycle = ['Charge at 0.5C for 90 min', 'Discharge at 1C until 2.9 V vs Li'];
const mechanisms = { interphase: true, oxygenRelease: true, contactLoss: true, isolation: true, cracking: true };
const set = (celsius: number) => `Set temperature to ${celsius} degC`;

/** What an ageing cell at a temperature does. */
const at = (celsius: number, protocol: readonly unknown[], more: object = {}) =>
  ran(protocol, { mechanisms, ...more }, { temperature: `${celsius} degC` });

function same(rows: readonly CycleRow[], expected: readonly CycleRow[], digits: number) {
  expect(rows).toHaveLength(expected.length);
  expected.forEach((row, i) => {
    for (const name of [
      'chargeCapacity',
      'dischargeCapacity',
      'dischargeEnergy',
      'filmBare',
      'interfaceResistance',
    ] as const)
      expect(rows[i][name] / row[name]).toBeCloseTo(1, digits);
  });
}

const warm = at(60, cycle);
const cold = at(25, cycle);

describe('a temperature that is set', () => {
  it('is read and printed, and refused where no cell is', () => {
    for (const text of ['Set temperature to 45 degC', 'set the temperature at 318.15 K', 'Set temperature 45 degC']) {
      const read = parseStep(text);
      if (!('step' in read)) throw new Error(read.issues[0].message);
      expect(formatStep(read.step)).toBe('Set temperature to 45 degC');
      expect(read.step.control).toEqual({ kind: 'setting', temperature: 318.15 });
    }
    const messages = (text: string) => {
      const read = parseStep(text);
      return 'issues' in read ? read.issues.map(({ message }) => message) : [];
    };
    expect(messages('Set temperature to 4 V')).toEqual(['What is set is a temperature.']);
    expect(messages('Set voltage to 4 V')).toEqual(['What is set is a temperature or a pressure.']);
    expect(messages('Set temperature to 2000 degC')).toEqual(['No cell is at this temperature.']);
  });

  it('makes of a cell what the recipe makes at that temperature: transport, kinetics, films and ageing', () => {
    const moved = at(25, [set(60), ...cycle]);
    same(moved.cycles, warm.cycles, 12);
    expect(moved.cycles[0].dischargeCapacity / cold.cycles[0].dischargeCapacity).toBeGreaterThan(1.02);
    expect(moved.cycles[0].filmBare / cold.cycles[0].filmBare).toBeGreaterThan(1.05);
    expect(moved.temperatures).toEqual([{ step: 1, temperature: 333.15 }]);
    expect(moved.steps[0]).toMatchObject({ endedBy: 'temperature set', duration: 0, charge: 0 });
    expect(moved.balances.lithium).toBeLessThan(1e-12);
  });

  it('and set back leaves no trace', () => {
    const back = at(25, [set(60), 'Set temperature to 25 degC', ...cycle]);
    expect(back.cycles).toEqual(cold.cycles);
  });

  it('is that of a storage after it', () => {
    const charge = 'Charge at 0.5C for 1 h';
    const stored = at(25, [charge, 'Store for 30 days at 60 degC']);
    const moved = at(25, [charge, set(60), 'Store for 30 days', set(25)]);
    expect(moved.cycles[0].filmBare / stored.cycles[0].filmBare).toBeCloseTo(1, 9);
    expect(moved.cycles[0].filmBare / at(25, [charge, 'Store for 30 days']).cycles[0].filmBare).toBeGreaterThan(1.2);
  });

  it('tells cycles at different temperatures apart for stop.retention', () => {
    const { status, cycles } = at(60, [{ repeat: 2, steps: cycle }, set(25), { repeat: 2, steps: cycle }], {
      stop: { retention: '97 %' },
    });
    expect(cycles).toHaveLength(4);
    expect(cycles[2].dischargeCapacity / cycles[1].dischargeCapacity).toBeLessThan(0.97);
    expect(status.message).toBe('Programme completed: 4 cycles.');
  });

  it('stands at the points of the series that it holds for', () => {
    const moved = at(25, ['Rest for 1 min', set(60), 'Rest for 1 min'], { output: { series: 'all' } });
    const rows = bdfCsv(moved)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
    expect(rows.filter(([time]) => time < 60).map((row) => row[5])).toContain(25);
    expect(rows.filter(([time]) => time > 60).every((row) => Math.abs(row[5] - 60) < 1e-9)).toBe(true);
    expect(rows.filter(([time]) => time < 60).every((row) => Math.abs(row[5] - 25) < 1e-9)).toBe(true);
  });

  it('does little to a cell of directly given parameters, which is said', () => {
    const { warnings } = runOhmic([set(60), 'Discharge at 0.1 A for 1 min']);
    expect(warnings.map(({ path, message }) => `${path}: ${message}`)).toContainEqual(
      'protocol[0]: A cell of directly given parameters does not follow it: RT/F and the ageing laws alone do.',
    );
  });
});
