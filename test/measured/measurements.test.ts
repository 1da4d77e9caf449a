import { describe, expect, it } from 'vitest';
import type { Measured } from '../../src/measured/measured.js';
import { measurements } from '../../src/measured/measurements.js';
import { row } from './cycleRow.js';

describe('measured points', () => {
  it('are the whole cycles from the first on, in the units of the table', () => {
    const rows = [
      row(0, { dischargeCapacity: 5 }),
      row(1, { dischargeCapacity: 200, coulombicEfficiency: 90 }),
      row(2, { dischargeCapacity: 190, complete: false }),
      row(3, {
        interfaceResistance: 30,
        activeMass: 80,
        retention: 95,
        meanDischargeVoltage: 3.7,
        cathodeResistance: 40,
      }),
    ];
    const of = (capacityUnit: string) =>
      measurements({ cycles: { rows, capacityUnit, resistanceUnit: 'Ohm cm2' } } as unknown as Measured, {
        variant: 'bare',
        source: 'file',
      }).map(({ quantity, cycle, value, unit }) => [quantity, cycle, value, unit]);
    const others = [
      ['coulombicEfficiency', 1, 90, '%'],
      ['retention', 3, 95, '%'],
      ['meanDischargeVoltage', 3, 3.7, 'V'],
      ['interfaceResistance', 3, 30, 'Ohm cm2'],
      ['cathodeResistance', 3, 40, 'Ohm cm2'],
      ['activeMass', 3, 80, '%'],
    ];
    expect(of('mAh/g')).toEqual([['dischargeCapacity', 1, 200, 'mAh/g'], ...others]);
    expect(of('mAh')).toEqual(others);
    const [one] = measurements(
      { cycles: { rows, capacityUnit: 'mAh/g', resistanceUnit: 'Ohm' } } as unknown as Measured,
      { source: 'file' },
    );
    expect(one).toEqual({ quantity: 'dischargeCapacity', cycle: 1, value: 200, unit: 'mAh/g', source: 'file' });
  });
});
