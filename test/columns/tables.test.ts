import { describe, expect, test } from 'vitest';
import { comparison } from '../../src/output/run/comparison.js';
import { runText } from '../../src/output/run/runText.js';
import { cycleTable } from '../../src/output/text/table.js';
import type { Measurement } from '../../src/results/results.js';
import { cycleRow, none, resultsOf } from './handMade.js';

/** A rate test and six more cycles, so that a retention counts from cycle 5. */
const cells = resultsOf({ bare: rateTest(1), 'ZrO2 5 nm': rateTest(0.25) }, [
  ...[
    measured('dischargeCapacity', 188, 'mAh/g', { cycle: 1 }),
    measured('coulombicEfficiency', 87, '%', { cycle: 1 }),
    measured('meanDischargeVoltage', 3.85, 'V vs Li', { cycle: 1 }),
    measured('retention', 95, '%'),
    measured('dischargeCapacity', 160, 'mAh/g', { rate: 1 }),
    measured('polarisation', 0.08, 'V', { cycle: 3 }),
    measured('dischargeCapacityAreal', 2, 'mAh/cm2', { cycle: 3 }),
  ].map((one) => ({ ...one, variant: 'bare' })),
  measured('contact', 0.9, '1', { cycle: 3 }),
]);

function measured(quantity: string, value: number, unit: string, place: Partial<Measurement> = {}): Measurement {
  return { quantity, value, unit, source: 'Fig. 1', ...place };
}

function rateTest(loss: number) {
  return [0.1, 0.1, 0.5, 1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2].map((rate, i) =>
    cycleRow(i + 1, {
      label: `${rate}C`,
      dischargeRate: rate,
      dischargeCapacity: 190.46 - 20 * Math.log10(rate / 0.1) - loss * i,
    }),
  );
}

test('what a run prints: simulated, published and deviation under their variant, in the unit of the row', () => {
  expect(runText(cells)).toBe(`Made by hand

                                                  bare                  ZrO2 5 nm
                                                  sim.  publ.     dev.       sim.  publ.     dev.
-------------------------------------------------------------------------------------------------
First charge                            mAh/g    220.3                      220.3
First discharge                         mAh/g    190.5    188   +1.3 %      190.5
First Coulombic efficiency              %        86.47     87  -0.5 pp      86.47
First mean discharge voltage            V        2.299    2.3    -1 mV      2.299
Discharge at 0.1C                       mAh/g    190.5    188   +1.3 %      190.5
Discharge at 0.2C                       mAh/g    180.4                      183.4
Discharge at 0.5C                       mAh/g    174.5                      176.0
Discharge at 1C                         mAh/g    167.5    160   +4.7 %      169.7
Discharge, cycle 10                     mAh/g    175.4                      182.2
Retention, cycle 10 / cycle 5           %         97.2     95  +2.2 pp       99.3
Polarisation at equal content, cycle 3  mV          88     80    +8 mV         88
Areal discharge capacity, cycle 3       mAh/cm2   2.10      2   +4.8 %       2.10
Contact fraction, cycle 3               %         93.1     90  +3.1 pp       93.1     90  +3.1 pp
`);
});

test('variants that do not fit beside one another go below', () => {
  const text = runText(cells, { width: 80 });
  const [, first, second] = text.split(/\n\n/);
  expect(first.split('\n')[0].trim()).toBe('bare');
  expect(second.split('\n')[0].trim()).toBe('ZrO2 5 nm');
  expect(second).toMatch(/Contact fraction, cycle 3 +% +93\.1/);
});

test('every value of the cycle table can be laid beside a measured one, in a unit that is read', () => {
  const shown: Readonly<Record<string, readonly [label: string, unit: string, value: string]>> = {
    chargeCapacity: ['Charge, cycle 2', 'mAh/g', '220.3'],
    dischargeCapacityAreal: ['Areal discharge capacity, cycle 2', 'mAh/cm2', '2.10'],
    chargeCapacityAreal: ['Areal charge capacity, cycle 2', 'mAh/cm2', '2.42'],
    coulombicEfficiency: ['Coulombic efficiency, cycle 2', '%', '86.47'],
    meanChargeVoltage: ['Mean charge voltage, cycle 2', 'V', '2.401'],
    chargeEnergy: ['Charge energy, cycle 2', 'mWh/g', '528.9'],
    dischargeEnergy: ['Discharge energy, cycle 2', 'mWh/g', '437.8'],
    polarisation: ['Polarisation at equal content, cycle 2', 'mV', '88'],
    endOfChargeVoltage: ['End-of-charge voltage, cycle 2', 'V', '2.750'],
    endOfDischargeVoltage: ['End-of-discharge voltage, cycle 2', 'V', '1.350'],
    endOfChargeContent: ['Lithium content at end of charge, cycle 2', '', '0.168'],
    endOfDischargeContent: ['Lithium content at end of discharge, cycle 2', '', '0.861'],
    contact: ['Contact fraction, cycle 2', '%', '93.1'],
    connected: ['Connected fraction, cycle 2', '%', '97.4'],
  };
  const units: Readonly<Record<string, string>> = {
    'mAh/g': 'mAh/g',
    V: 'V',
    mV: 'V',
    'mAh/cm2': 'mAh/cm2',
    'mWh/g': 'mWh/g',
  };
  for (const [quantity, [label, unit, value]] of Object.entries(shown)) {
    const point = measured(quantity, 1, units[unit] ?? (unit === '%' ? '%' : '1'), { cycle: 2 });
    const rows = comparison(resultsOf({ cell: [cycleRow(1), cycleRow(2)] }, [point]));
    const row = rows.find((one) => one.quantity === label);
    expect(row?.unit, label).toBe(unit);
    expect(row?.cells[0].simulated, label).toBe(value);
  }
});

describe('a listing of cycles', () => {
  test('has the values under their heads and units', () => {
    const [variant] = resultsOf({
      cell: [cycleRow(1), cycleRow(12, { label: '0.1C / 1C', polarisation: -0.0004 })],
    }).variants;
    expect(cycleTable(variant)).toBe(
      `
cycle  programme  charge  discharge     CE  mean discharge  polarisation
                   mAh/g      mAh/g      %               V            mV
------------------------------------------------------------------------
    1  0.1C        220.3      190.5  86.47           2.299            88
   12  0.1C / 1C   220.3      190.5  86.47           2.299             0
`.slice(1),
    );
  });

  test('has a dash where nothing was', () => {
    const row = cycleRow(1, {
      dischargeCapacity: none,
      coulombicEfficiency: none,
      meanDischargeVoltage: none,
      polarisation: none,
    });
    expect(cycleTable(resultsOf({ cell: [row] }).variants[0])).toBe(
      `
cycle  programme  charge  discharge  CE  mean discharge  polarisation
                   mAh/g      mAh/g   %               V            mV
---------------------------------------------------------------------
    1  0.1C        220.3          –   –               –             –
`.slice(1),
    );
  });
});

test('a run that moved nothing says so', () => {
  const rest = cycleRow(1, {
    chargeCapacity: none,
    dischargeCapacity: none,
    coulombicEfficiency: none,
    meanDischargeVoltage: none,
  });
  expect(runText(resultsOf({ cell: [rest] }))).toBe(
    'Made by hand\n\nNothing was charged or discharged: there are no capacities.\n',
  );
});

test('a run with jumped cycles says how many and at what price', () => {
  const [variant] = resultsOf({ cell: [cycleRow(1)] }).variants;
  const jumped = (error: number) =>
    runText({ ...resultsOf({}), variants: [{ ...variant, jumped: { resolved: 31, cycles: 1000, error } }] });
  expect(jumped(0.00123)).toContain(
    'cell: cycle jumping, 31 of 1000 cycles cycled through; estimated error of the capacity 0.12 %\n',
  );
  expect(jumped(0.00001)).toContain('estimated error of the capacity below 0.01 %\n');
});
