import { describe, expect, it } from 'vitest';
import { activeMass, contentAt } from '../../src/measure/activeMass.js';

describe('the active mass', () => {
  /** 4.2 V empty, 3.2 V full. */
  const openCircuit = (x: number) => 4.2 - x;

  it('is the charge over what the difference of contents would give', () => {
    const pair = { charged: 3.9, discharged: 3.4, charge: 100, fullCapacity: 250, openCircuit };
    const { fraction, contentCharged, contentDischarged } = activeMass(pair);
    expect(contentCharged).toBeCloseTo(0.3, 9);
    expect(contentDischarged).toBeCloseTo(0.8, 9);
    expect(fraction).toBeCloseTo(0.8, 9);
    expect(activeMass({ ...pair, charged: 3.4, discharged: 3.9 }).fraction).toBeNaN();
  });

  it('counts potentials outside the curve as its ends', () => {
    expect(contentAt(openCircuit, 5)).toBeCloseTo(1 / (1 + Math.exp(14)), 12);
    expect(contentAt(openCircuit, 1)).toBeCloseTo(1 / (1 + Math.exp(-14)), 12);
  });
});
