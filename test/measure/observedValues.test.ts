import { describe, expect, it } from 'vitest';
import { observe, observedRow } from '../../src/measure/observable.js';
import { isReadFromSpectra, measuredNames, measuredQuantity } from '../../src/quantities/registry.js';
import type { CycleRow, Measurement, Relaxation, VariantResult } from '../../src/results/results.js';
import { testCell } from '../model/cells.js';

/** Numbers that tell every column from every other. */
const row = {
  cycle: 1,
  label: '0.1C',
  chargeCapacity: 201,
  dischargeCapacity: 202,
  chargeCapacityAreal: 3,
  dischargeCapacityAreal: 4,
  coulombicEfficiency: 0.95,
  meanChargeVoltage: 3.6,
  meanDischargeVoltage: 3.5,
  chargeEnergy: 7,
  dischargeEnergy: 8,
  polarisation: 0.1,
  chargeDuration: 10,
  dischargeDuration: 11,
  chargeRate: 0.1,
  dischargeRate: 0.1,
  endOfChargeVoltage: 14,
  endOfDischargeVoltage: 15,
  endOfChargeContent: 0.16,
  endOfDischargeContent: 0.17,
  contact: 0.18,
  connected: 0.9,
  filmBare: 20,
  filmCovered: 21,
  diffusionLength: 22,
  releasedOxygen: 0.25,
  interfaceResistance: 23,
  interfaceResistanceMid: 24,
} satisfies CycleRow;
const later: CycleRow = {
  ...row,
  cycle: 2,
  dischargeRate: 1.01,
  dischargeCapacity: 101,
  connected: 0.45,
  diffusionLength: 33,
  releasedOxygen: 0.5,
};
// 60 um at 0.02 S/m: 30 Ohm cm2 of ionic rail. Area 1 dm2.
const cell = testCell({ ionicConductivity: 0.02, electronicConductivity: 0.5, anode: { plateau: 0.6 } });
const variant = { cell, cycles: [row, later] } as unknown as VariantResult;
const at = (more: Partial<Measurement>, of = variant) =>
  observe({ quantity: '', value: 0, unit: '', source: 'here', ...more }, of);

describe('what a measurement is compared with', () => {
  it.each(
    Object.entries({
      chargeCapacity: 201,
      dischargeCapacity: 202,
      chargeCapacityAreal: 3,
      dischargeCapacityAreal: 4,
      coulombicEfficiency: 95,
      meanChargeVoltage: 3.6,
      meanDischargeVoltage: 3.5,
      endOfChargeVoltage: 14,
      endOfDischargeVoltage: 15,
      polarisation: 0.1,
      chargeEnergy: 7,
      dischargeEnergy: 8,
      chargeDuration: 10,
      dischargeDuration: 11,
      endOfChargeContent: 0.16,
      endOfDischargeContent: 0.17,
      contact: 0.18,
      connected: 0.9,
      filmBare: 20,
      filmCovered: 21,
      retention: 100,
      interfaceResistance: 23,
      interfaceResistanceMid: 24,
      cathodeResistance: 34,
      cathodeGeometricMean: Math.sqrt(24 * 30),
      activeMass: 90,
      activeMassRetention: 100,
      diffusionLength: 22,
      diffusionLengthRatio: 1,
      ionicConductivity: 0.2,
      electronicConductivity: 5,
      ionicResistance: 30,
    }),
  )('%s is %d of the cycle table', (quantity, value) => {
    const found = at({ quantity, cycle: 1 });
    expect(found.value).toBeCloseTo(value, 9);
    expect(found.origin).toBe('inside');
    expect(measuredNames()).toContain(quantity);
  });

  it('is relative to the first cycle, or to the one that is named', () => {
    expect(at({ quantity: 'retention', cycle: 2 }).value).toBeCloseTo(50, 9);
    expect(at({ quantity: 'activeMassRetention', cycle: 2 }).value).toBeCloseTo(50, 9);
    expect(at({ quantity: 'diffusionLengthRatio', cycle: 2 }).value).toBeCloseTo(1.5, 9);
    expect(at({ quantity: 'retention', cycle: 1, reference: 2 }).value).toBeCloseTo(200, 9);
    for (const quantity of ['retention', 'activeMassRetention', 'diffusionLengthRatio'])
      expect(at({ quantity, cycle: 1, reference: 3 }).value).toBeNaN();
  });

  it('is of the cycle, of the first one at a rate within 2 %, or of the first', () => {
    expect(observedRow({ cycle: 2 } as Measurement, variant.cycles)).toBe(later);
    expect(observedRow({ cycle: 3 } as Measurement, variant.cycles)).toBeUndefined();
    expect(observedRow({ rate: 1 } as Measurement, variant.cycles)).toBe(later);
    expect(observedRow({ rate: 0.985 } as Measurement, variant.cycles)).toBeUndefined();
    expect(observedRow({} as Measurement, variant.cycles)).toBe(row);
    expect(at({ quantity: 'dischargeCapacity', rate: 7 }).value).toBeNaN();
    expect(at({ quantity: 'nothing' })).toEqual({ value: Number.NaN, origin: 'inside' });
  });

  it('is in the unit of the measurement', () => {
    expect(at({ quantity: 'dischargeCapacity', unit: 'mAh/g' }).value).toBe(202);
    expect(at({ quantity: 'dischargeCapacity', unit: 'Ah/g' }).value).toBeCloseTo(0.202, 12);
    expect(at({ quantity: 'meanDischargeVoltage', unit: 'V vs Li' }).value).toBeCloseTo(4.1, 12);
    expect(at({ quantity: 'meanDischargeVoltage', unit: 'mV' }).value).toBeCloseTo(3500, 9);
    // 23 Ohm cm2 over 100 cm2.
    expect(at({ quantity: 'interfaceResistance', unit: 'Ohm' }).value).toBeCloseTo(0.23, 12);
    expect(at({ quantity: 'interfaceResistance', unit: 'V' }).value).toBeNaN();
  });

  it('has a unit of its own, and a way to be measured where there is one', () => {
    expect(measuredQuantity('dischargeCapacity')?.measured.unit).toBe('mAh/g');
    expect(measuredQuantity('nothing')).toBeUndefined();
    const analysed = measuredNames().filter((name) => measuredQuantity(name)?.measured.analysed);
    expect([...analysed].sort()).toEqual([
      'activeMass',
      'activeMassRetention',
      'cathodeGeometricMean',
      'cathodeResistance',
      'diffusionLength',
      'diffusionLengthRatio',
      'interfaceResistance',
    ]);
    expect(isReadFromSpectra('nothing')).toBe(false);
    expect(measuredNames().filter(isReadFromSpectra)).toHaveLength(5);
    expect(isReadFromSpectra('activeMass')).toBe(false);
    expect(isReadFromSpectra('retention')).toBe(false);
  });

  it('is read from a spectrum of the right state only: half charged, or discharged', () => {
    const taken = (content: number) => ({ ...variant, spectra: [{ cycle: 1, content }] }) as unknown as VariantResult;
    for (const content of [0.44, 0.75])
      for (const quantity of ['cathodeResistance', 'cathodeGeometricMean', 'diffusionLength', 'diffusionLengthRatio'])
        expect(at({ quantity, cycle: 1 }, taken(content)).origin).toBe('inside');
    for (const content of [0.74, 1])
      expect(at({ quantity: 'interfaceResistance', cycle: 1 }, taken(content)).origin).toBe('inside');
    expect(at({ quantity: 'cathodeResistance', cycle: 2 }, taken(0.5)).origin).toBe('inside');
  });

  it('is the lab’s reading where rests were recorded', () => {
    const { openCircuitVoltage, maximumConcentration, thickness } = cell.cathode;
    const full = 0.55 * thickness * maximumConcentration * 96485.33212;
    const rest = (cycle: number, after: Relaxation['after'], content: number, charge: number): Relaxation => ({
      cycle,
      after,
      duration: 3600,
      voltage: openCircuitVoltage.at(content) - 0.6,
      charge: charge * full,
    });
    const relaxations = [
      rest(1, 'charge', 0.3, 1),
      rest(1, 'discharge', 0.8, 0.6),
      rest(2, 'charge', 0.3, 1),
      rest(2, 'discharge', 0.8, 0.7),
    ];
    const rested = { ...variant, relaxations };
    expect(at({ quantity: 'activeMass', cycle: 1 }, rested)).toEqual({
      origin: 'analysed',
      value: expect.closeTo(80, 5),
    });
    expect(at({ quantity: 'activeMassRetention', cycle: 2 }, rested).value).toBeCloseTo(75, 5);
    expect(at({ quantity: 'activeMass', cycle: 2 }, { ...variant, relaxations: relaxations.slice(0, 3) })).toEqual({
      origin: 'inside',
      value: 45,
    });
  });
});
