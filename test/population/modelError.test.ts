import { describe, expect, it } from 'vitest';
import { predictedColumns } from '../../src/population/cycleValues.js';
import { quantityError } from '../../src/population/modelError.js';

const model = { capacity: 0.1, retention: 8, cycles: 50, resistance: 0.4, loss: 0.25, shared: 0.7 };

describe('the coordinate of a capacity or an energy', () => {
  it.each([
    ['dischargeCapacity', 150, 'mAh/g', 155],
    ['dischargeCapacity', 150, 'mAh.g-1', 155],
    ['dischargeCapacity', 0.15, 'Ah/g', 0.155],
    ['dischargeCapacity', 0, 'mAh.g-1', 5],
    ['chargeCapacityAreal', 2, 'mAh/cm2', 2.1],
    ['chargeCapacityAreal', 20, 'Ah/m2', 21],
    ['dischargeEnergy', 500, 'mWh.g-1', 520],
  ])('of %s, %d %s, is the logarithm with its resolution added, in every unit', (name, value, unit, sum) => {
    const { to, from } = quantityError(name, unit, model);
    expect(to(value)).toBeCloseTo(Math.log(sum), 12);
    expect(from(to(value))).toBeCloseTo(value, 12);
  });

  it('has a resolution in every column of a prediction', () => {
    const relative = predictedColumns().filter(({ name }) => /capacity$|energy$/i.test(name));
    expect(relative.length).toBeGreaterThan(3);
    for (const { name, unit } of relative) expect(quantityError(name, unit, model).to(0)).toBeGreaterThan(-3);
  });

  it('is in the own unit of the quantity where none is written', () => {
    expect(quantityError('dischargeCapacity', '', model).to(150)).toBeCloseTo(Math.log(155), 12);
  });
});
