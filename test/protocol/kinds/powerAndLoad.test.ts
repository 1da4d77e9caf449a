import { describe, expect, it } from 'vitest';
import { formatStep } from '../../../src/protocol/programme/formatStep.js';
import { parseStep } from '../../../src/protocol/programme/parse.js';
import { checked, ran } from '../labScenario.js';
import { area, integrate, resistance, runOhmic } from './ohmicCell.js';

const parsed = (text: string) => {
  const read = parseStep(text);
  return 'step' in read ? read.step : read.issues;
};

describe('a step at constant power', () => {
  it('is read in the units of a lab, and printed so that it is read again', () => {
    const step = (text: string) => {
      const read = parseStep(text);
      if (!('step' in read)) throw new Error(read.issues[0].message);
      return read.step;
    };
    expect(step('Discharge at 5 W for 30 minutes')).toEqual({
      text: 'Discharge at 5 W for 30 minutes',
      direction: 'discharge',
      control: { kind: 'power', value: -5, unit: 'W' },
      until: [{ kind: 'time', time: 1800 }],
    });
    expect(step('Charge at 3 mW/cm2 until 4.2 V').control).toEqual({ kind: 'power', value: 30, unit: 'W/m2' });
    expect(step('Discharge at 0.1 W/g until 2.5 V').control).toEqual({ kind: 'power', value: -100, unit: 'W/kg' });
    for (const text of ['Discharge at 2 mW until 2.5 V', 'Charge at 3 mW/cm2 for 2 h', 'Discharge at 1 kOhm until 2 V'])
      expect(formatStep(step(text)).replace('1000 Ohm', '1 kOhm')).toBe(text);
  });

  it('is understood as PyBaMM writes it, like the steps of other kinds', () => {
    for (const text of [
      'Discharge at 1W for 0.5 hours',
      'Charge at 200mW for 45 minutes',
      'Discharge at C/3 for 2 hours or until 2.5 V',
      'Charge at 1 C until 4.1V',
      'Hold at 4.1 V until 50mA',
      'Hold at 1V for 20 seconds',
      'Rest for 1 hour',
    ])
      expect(parsed(text)).toHaveProperty('control');
  });

  it('is refused with what is allowed', () => {
    expect(parsed('Charge at 0 W until 4 V')).toMatchObject([{ message: 'A power must be above zero.' }]);
    expect(parsed('Charge at 1e9 W until 4 V')).toMatchObject([
      { message: 'No such power is possible.', allowed: '1e-12 W to 1000000 W' },
    ]);
    expect(parsed('Discharge at 2 mW until C/20')).toMatchObject([
      { message: 'A discharge step runs at constant power; a current cannot end it.' },
    ]);
    expect(parsed('Charge at 100 Ohm until 4 V')).toMatchObject([
      { message: expect.stringContaining('is no current'), allowed: expect.stringContaining('a power such as 2 mW') },
    ]);
    expect(parsed('Discharge at 3 h until 4 V')).toMatchObject([
      { message: '"Discharge at" takes a current, power or resistance.' },
    ]);
  });

  it('follows x by dx/dt = -P/(Q V) with V (V - U)/R = P, and delivers P t', () => {
    const { cycles, series, cell } = runOhmic(['Discharge at 2 W for 30 min']);
    const power = -2 / area;
    const exact = integrate(
      (open) => (-open + Math.sqrt(open * open + 4 * resistance * power)) / (2 * resistance),
      400,
      1800,
    );
    expect(series?.voltage.at(-1)).toBeCloseTo(exact.voltage, 5);
    expect((series?.current.at(-1) ?? 0) / area).toBeCloseTo(exact.current, 3);
    const [row] = cycles;
    expect(row.dischargeEnergy * 3600 * cell.activeMass).toBeCloseTo(-power * 1800, 0);
    expect(Math.abs((row.dischargeEnergy * 3600 * cell.activeMass) / (-power * 1800) - 1)).toBeLessThan(2e-6);
    expect(row.label).toBe('20 mW/cm2');
    series?.voltage.forEach((voltage, i) => {
      expect(Math.abs((voltage * series.current[i]) / -2 - 1)).toBeLessThan(1e-5);
    });
  });

  it('ends at its voltage limit, and in a charge as in a discharge', () => {
    const { steps, cycles } = ran([
      'Charge at 3 mW/cm2 until 4.2 V vs Li',
      'Discharge at 3 mW/cm2 until 3 V vs Li or 20 h',
    ]);
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['2.650 V', '1.450 V']);
    expect(steps[0].endVoltage).toBeCloseTo(2.65, 5);
    expect(steps[1].endVoltage).toBeCloseTo(1.45, 5);
    // [J/m2]: 30 W/m2 for as long as it lasted.
    expect(cycles[0].chargeEnergy * cycles[0].chargeCapacity).toBeGreaterThan(0);
    for (const { duration, charge } of steps) expect(Math.abs((30 * duration) / charge)).toBeGreaterThan(1.4);
  });

  it('ends at once where no current gives it', () => {
    const { steps } = ran(
      ['Charge at 0.1C for 2 h', 'Discharge at 100 W until 2.9 V vs Li'],
      {},
      { extraResistance: '300 Ohm cm2' },
    );
    expect(steps[1].endedBy).toBe('at once: 1.350 V');
    expect(steps[1].refusal?.needed).toBeLessThan(1.35);
  });

  it.each(['for 10 s', 'until 0.01 mAh/g', 'until 0.2 V'])(
    'that no current gives never charges the cell, whatever would end it: %s',
    (end) => {
      const { steps, cycles } = ran(['Charge at 0.1C for 2 h', `Discharge at 100 mW ${end}`]);
      expect(steps[1].endedBy).toMatch(/^at once: /);
      expect(steps[1].charge).toBeCloseTo(0, 9);
      expect(cycles[0].chargeCapacity).toBeCloseTo(38, 6);
    },
  );

  it('ends in its course where no current gives more, at half the voltage without resistance, and says so', () => {
    const { steps, status, warnings } = ran(
      ['Charge at 0.1C until 4.2 V vs Li', 'Discharge at 5 mW until 0.1 V'],
      {},
      { extraResistance: '200 Ohm cm2' },
    );
    expect(status.code).toBe('completed');
    expect(steps[1].endedBy).toBe('the most that the cell gives');
    expect(steps[1].charge).toBeLessThan(-10);
    expect(steps[1].endVoltage).toBeGreaterThan(0.4);
    expect(warnings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/was ended in cycle 1 after .*: from there on no current gives its power/),
    );
  });

  it('is checked like any other: limits passed already are named', () => {
    expect(checked(['Charge at 2 mW until 4.2 V vs Li', 'Discharge at 2 mW until 4.3 V vs Li'])).toContainEqual(
      expect.stringContaining('Crossed limits'),
    );
    expect(
      checked(['Charge at 2 mW until 4.2 V vs Li', 'Hold at 4.2 V vs Li until 1 % of the charging current']),
    ).toEqual([expect.stringContaining('No step before this one has a charging current')]);
  });
});

describe('a discharge through a resistance', () => {
  it('has the current V/R: x by dx/dt = U/(Q (R + R_i))', () => {
    const { series, steps } = runOhmic(['Discharge at 8 Ohm for 20 min']);
    expect(runOhmic(['Discharge at 8 Ohm until 490 mA']).steps).toMatchObject([
      { endedBy: 'current', endVoltage: expect.closeTo(8 * 0.49, 5) },
    ]);
    const load = 8 * area;
    const exact = integrate((open) => -open / (load + resistance), 400, 1200);
    expect(series?.voltage.at(-1)).toBeCloseTo(exact.voltage, 5);
    expect((series?.current.at(-1) ?? 0) / area).toBeCloseTo(exact.current, 3);
    expect(steps[0].endedBy).toBe('time');
    series?.voltage.forEach((voltage, i) => {
      expect(Math.abs(voltage / (-8 * series.current[i]) - 1)).toBeLessThan(1e-5);
    });
  });
});
