import { describe, expect, it } from 'vitest';
import { differentialCapacity } from '../../src/measure/differentialCapacity.js';

/** Equal steps in time of a half cycle with the given voltage V(q), q in [0, 1]. */
function halfCycle(V: (q: number) => number, points = 4000) {
  const capacity = Float64Array.from({ length: points + 1 }, (_, i) => (200 * i) / points);
  return { capacity, voltage: Float64Array.from(capacity, (q) => V(q / 200)) };
}

describe('differential capacity', () => {
  it('of a straight voltage curve is its constant inverse slope, negative on discharge', () => {
    const charge = halfCycle((q) => 3 + 1.2 * q);
    const discharge = halfCycle((q) => 4.2 - 1.2 * q);
    const up = differentialCapacity(charge.voltage, charge.capacity);
    const down = differentialCapacity(discharge.voltage, discharge.capacity);
    for (const slope of up.slope) expect(slope).toBeCloseTo(200 / 1.2, 8);
    for (const slope of down.slope) expect(slope).toBeCloseTo(-200 / 1.2, 8);
    expect(down.voltage[0]).toBeGreaterThan(down.voltage[down.voltage.length - 1]);
  });

  it('is exact for a capacity that is quadratic in voltage', () => {
    const V = Float64Array.from({ length: 20001 }, (_, i) => 3 + i / 20000);
    const Q = V.map((v) => 50 * (v - 3) + 80 * (v - 3) ** 2);
    const { voltage, slope } = differentialCapacity(V, Q);
    // What is left is the linear interpolation between the dense points, V^2 h^2 / 8 = 2.5e-8 mAh/g, over a spacing.
    for (const [i, v] of voltage.entries()) expect(slope[i]).toBeCloseTo(50 + 160 * (v - 3), 4);
  });

  it('integrates back to the capacity', () => {
    const { voltage, capacity } = halfCycle((q) => 3.6 + 0.5 * q + 0.15 * Math.tanh((q - 0.5) / 0.08));
    const curve = differentialCapacity(voltage, capacity, { spacing: 0.002 });
    let integral = 0;
    for (let i = 1; i < curve.voltage.length; i++) {
      integral += ((curve.slope[i] + curve.slope[i - 1]) / 2) * (curve.voltage[i] - curve.voltage[i - 1]);
    }
    // The grid leaves out less than one spacing of the voltage range, here 0.002 V at about 400 mAh/g/V.
    expect(Math.abs(integral - 200)).toBeLessThan(0.9);
  });

  it('has its peak where the voltage curve is flattest', () => {
    // q(V) with a smeared step at 3.75 V, inverted numerically by tabulating V(q) on its own grid.
    const V = Float64Array.from({ length: 3001 }, (_, i) => 3.5 + (0.5 * i) / 3000);
    const Q = V.map((v) => 100 / (1 + Math.exp(-(v - 3.75) / 0.015)) + 20 * (v - 3.5));
    const { voltage, slope } = differentialCapacity(V, Q);
    const peak = slope.indexOf(Math.max(...slope));
    expect(Math.abs(voltage[peak] - 3.75)).toBeLessThan(0.005);
  });

  it('ignores a hold at the cut-off and voltage noise that runs backwards', () => {
    const { voltage, capacity } = halfCycle((q) => 3 + q, 1000);
    const held = [...voltage, 4, 4, 4];
    const more = [...capacity, 205, 210, 215];
    const plain = differentialCapacity(voltage, capacity);
    expect(differentialCapacity(held, more)).toEqual(plain);
    const noisy = Array.from(voltage, (v, i) => v + 0.0008 * Math.sin(91 * i));
    const { slope } = differentialCapacity(noisy, capacity);
    for (const s of slope) expect(Math.abs(s - 200)).toBeLessThan(60);
  });

  it('is empty for too little data instead of inventing some', () => {
    expect(differentialCapacity([], []).slope).toHaveLength(0);
    expect(differentialCapacity([3, 3.001], [0, 1]).slope).toHaveLength(0);
    expect(differentialCapacity([3, Number.NaN, 3], [0, 1, 2]).slope).toHaveLength(0);
  });
});
