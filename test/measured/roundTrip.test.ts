import { describe, expect, it } from 'vitest';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { measuredFiles } from '../../src/output/measured/measuredFiles.js';
import { bdfCsv } from '../../src/output/run/bdf.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';

const scenario = `
title: three cycles of an ageing cell
cell:
  temperature: 45 degC
  diameter: 10 mm
  oneC: 190 mA/g
  cathode:
    activeMaterial: NCM85
    weightRatio: { cam: 70, electrolyte: 30, carbon: 0 }
    electrolyte: Li6PS5Cl
    loading: 11 mg/cm2
    particles: { d50: 3 um }
  separator: { electrolyte: Li6PS5Cl, mass: 100 mg }
  anode: { material: LTO, mass: 65 mg }
mechanisms: { interphase: true }
numerics: { throughNodes: 1, sizeClasses: 1 }
protocol:
  - cycling: { cycles: 3, charge: 0.5C, discharge: 0.5C, window: [1.35 V vs LTO, 2.75 V vs LTO], rest: 10 min }
output: { series: all }
`;

describe('a simulation exported as BDF', () => {
  const [variant] = simulate(prepare(scenario)).variants;
  const text = bdfCsv(variant);
  // [kg] 11 mg/cm2 on 10 mm.
  const mass = 11e-2 * variant.cell.area;
  const measured = readMeasuredText(text, { mass });

  it('is imported with the numbers of the simulation', () => {
    expect(measured.issues).toEqual([]);
    expect(measured.format).toContain('Battery Data Format');
    expect(measured.cycles.rows.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
    measured.cycles.rows.forEach((row, i) => {
      const own = variant.cycles[i];
      expect(row.chargeCapacity / own.chargeCapacity).toBeCloseTo(1, 5);
      expect(row.dischargeCapacity / own.dischargeCapacity).toBeCloseTo(1, 5);
      expect(row.coulombicEfficiency).toBeCloseTo(100 * own.coulombicEfficiency, 3);
      expect(row.meanChargeVoltage).toBeCloseTo(own.meanChargeVoltage, 3);
      expect(row.meanDischargeVoltage).toBeCloseTo(own.meanDischargeVoltage, 3);
    });
    const { series } = variant;
    expect(measured.series!.voltage).toHaveLength(series.voltage.length);
    series.voltage.forEach((voltage, i) => {
      expect(measured.series!.voltage[i]).toBeCloseTo(voltage, 6);
      expect(measured.series!.current![i]).toBeCloseTo(series.current[i], 9);
      expect(measured.series!.cycle[i]).toBe(series.cycle[i]);
    });
  });

  it('and exported again is the same', () => {
    const [block, again] = measuredFiles(measured, { name: 'cell', source: 'simulated' });
    expect(again.name).toBe('cell.bdf.csv');
    const second = readMeasuredText(String(again.content), { mass });
    expect(second.cycles).toEqual(measured.cycles);
    expect(second.series!.voltage).toEqual(measured.series!.voltage);
    expect(String(block.content)).toContain('quantity: dischargeCapacity');
  });
});
