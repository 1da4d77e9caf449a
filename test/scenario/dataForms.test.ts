import { describe, expect, it } from 'vitest';
import { type MeasuredQuantity, measuredNames, measuredQuantity } from '../../src/quantities/registry.js';
import { conversion } from '../../src/scenario/quantities/measuredUnit.js';
import { measuredPoints, pointsOf, readRate, readValue, unitWay } from '../../src/scenario/schema/data.js';

const known = (name: string): MeasuredQuantity => measuredQuantity(name)!;

describe('a C-rate', () => {
  it.each([
    ['0.2C', 0.2],
    ['2 C', 2],
    [' .5c ', 0.5],
    ['1e-1C', 0.1],
    ['1e+2 C', 100],
    ['C', 1],
    ['C/5', 0.2],
    ['c / 2.5', 0.4],
    ['2C/4', 0.5],
  ])('%j is %d', (text, rate) => {
    expect(readRate(text)).toBeCloseTo(rate, 12);
  });

  it.each([
    '1',
    '',
    'x',
    '0C',
    'C/0',
    '-1C',
    '..C',
    '1C/',
    '1C x',
    'x 1C',
    '1Cx',
    'x1C',
    '2xC',
    '1e400C',
    `${' '.repeat(60)}1C`,
  ])('%j is none', (text) => {
    expect(readRate(text)).toBeUndefined();
  });
});

describe('a measured value', () => {
  it.each<readonly [number | string, number, string]>([
    [3, 3, ''],
    ['3', 3, ''],
    ['185 mAh/g', 185, 'mAh/g'],
    ['1e2 %', 100, '%'],
    ['−5 mV', -5, 'mV'],
    ['45 degC', 45, 'degC'],
    ['5 µm', 5, 'um'],
    ['3.8 V vs Li', 3.8, 'V vs Li'],
    ['3.8 V VS. Li/Li+', 3.8, 'V VS. Li/Li+'],
  ])('%j is a number in the unit as written', (text, value, unit) => {
    expect(readValue(text)).toEqual({ value, unit });
  });

  it.each(['', 'x', 'V', '3 furlong', '3.8 Vvs Li'])('%j is none', (text) => {
    expect(readValue(text)).toBeUndefined();
  });
});

describe('the way from a unit as written', () => {
  it.each<readonly [string, string, string, number]>([
    ['retention', '%', '%', 2],
    ['retention', '', '%', 200],
    ['retention', '1', '%', 200],
    ['retention', '-', '%', 200],
    ['retention', 'Fraction', '%', 200],
    ['contact', '%', '1', 0.02],
    ['contact', '1', '1', 2],
    ['dischargeCapacity', 'Ah/kg', 'mAh/g', 2],
    ['dischargeCapacity', 'Ah/g', 'mAh/g', 2000],
    ['filmBare', 'um', 'nm', 2000],
    ['meanDischargeVoltage', ' mV ', 'V', 0.002],
    ['meanDischargeVoltage', 'V vs Li', 'V vs Li', 2],
    ['meanDischargeVoltage', 'mV vs. Li/Li+', 'V vs Li', 0.002],
    ['meanDischargeVoltage', 'V VS li+/li', 'V vs Li', 2],
    ['interfaceResistance', 'Ohm m2', 'Ohm cm2', 20000],
    ['interfaceResistance', 'kOhm', 'Ohm', 2000],
  ])('%s: 2 %s', (quantity, written, unit, two) => {
    const way = conversion(known(quantity), written)!;
    expect(way.unit).toBe(unit);
    expect(way.convert(2)).toBeCloseTo(two, 12);
    expect(way.convert(Number.NaN)).toBeNaN();
  });

  it.each<readonly [string, string]>([
    ['retention', 'V'],
    ['retention', '% vs Li'],
    ['meanDischargeVoltage', 'V vs LTO'],
    ['meanDischargeVoltage', 'V vs'],
    ['meanDischargeVoltage', 'V vs Li metal'],
    ['meanDischargeVoltage', 'V vs InLi'],
    ['meanDischargeVoltage', 'Ohm'],
    ['dischargeCapacity', 'mAh/cm2'],
    ['chargeDuration', 'Ohm'],
    ['filmBare', 'furlong'],
    ['interfaceResistance', 'V'],
    ['polarisation', 'V vs Li'],
  ])('%s: %s leads nowhere', (quantity, written) => {
    expect(conversion(known(quantity), written)).toBeUndefined();
    expect(unitWay(known(quantity), written)).toBeUndefined();
  });

  it('without a unit is that of the quantity', () => {
    expect(unitWay(known('retention'), '')?.convert(2)).toBe(2);
    expect(unitWay(known('filmBare'), '')).toMatchObject({ unit: 'nm' });
  });
});

it('names of quantities are known as they are, and those that compare two cycles', () => {
  for (const name of ['Retention', 'toString', '', 'chargeRate', 'voltage'])
    expect(measuredQuantity(name)).toBeUndefined();
  const compare = measuredNames().filter((name) => known(name).measured.compares);
  expect(compare).toEqual(['retention', 'activeMassRetention', 'diffusionLengthRatio']);
});

describe('measured points of a document', () => {
  const point = { quantity: 'retention', source: 'a', value: '90 %' };

  it('are written out from their groups, with their places', () => {
    const group = {
      quantity: 'contact',
      unit: '%',
      variant: 'bare',
      source: 'b',
      points: [
        { value: 50, cycle: 1, error: 10, rate: 'C/5' },
        { value: '0.5', variant: 'coated', unit: '1' },
      ],
    };
    expect(pointsOf({ data: [point, group] })).toEqual([
      { place: ['data', 0], point: { quantity: 'retention', value: 90, unit: '%', source: 'a' } },
      {
        place: ['data', 1, 'points', 0],
        point: {
          quantity: 'contact',
          variant: 'bare',
          cycle: 1,
          rate: 0.2,
          value: 0.5,
          error: 0.1,
          unit: '1',
          source: 'b',
        },
      },
      {
        place: ['data', 1, 'points', 1],
        point: { quantity: 'contact', variant: 'coated', value: 0.5, unit: '1', source: 'b' },
      },
    ]);
    expect(pointsOf({ data: [3] })).toEqual([]);
    expect(pointsOf({})).toEqual([]);
  });

  it('keep everything that is said of them', () => {
    const full = {
      ...point,
      value: 0.9,
      unit: 'fraction',
      error: 0.1,
      tolerance: 0.2,
      rate: 2,
      reference: 1,
      role: 'predicted',
      expected: 'missed',
      cycle: 5,
      variant: 'bare',
    } as const;
    expect(measuredPoints([full])).toEqual([{ ...full, value: 90, unit: '%', error: 10, tolerance: 20 }]);
  });

  it('that do not fit stay as they were written', () => {
    const unitsOf = (...points: readonly object[]) =>
      measuredPoints(points.map((more) => ({ ...point, ...more }))).map(({ value, unit }) => [value, unit]);
    expect(unitsOf({ value: 'x', unit: 'z' }, { value: 3, unit: 'V' }, { value: '3 V' })).toEqual([
      [Number.NaN, 'z'],
      [3, 'V'],
      [3, 'V'],
    ]);
    expect(unitsOf({ quantity: 'unknown', value: 3 }, { quantity: 'unknown', value: '3 V', unit: 'A' })).toEqual([
      [3, '1'],
      [3, 'V'],
    ]);
    expect(unitsOf({ value: 3 }, { value: '0.3', unit: '1' })).toEqual([
      [3, '%'],
      [30, '%'],
    ]);
  });
});
