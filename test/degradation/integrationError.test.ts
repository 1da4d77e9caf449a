import { describe, expect, it } from 'vitest';
import { capacities, capacityError } from '../../bench/ageingError.mjs';

describe('over 200 cycles of ageing', () => {
  it.each([1, 3])('the capacity is good to 0.1 % at the default tolerance, with %i size classes', (sizeClasses) => {
    const usual = capacities(200, { sizeClasses, tolerance: 3e-4 }).capacity;
    const exact = capacities(200, { sizeClasses, tolerance: 1e-6 }).capacity;
    const { last, largest } = capacityError(usual, exact);
    expect(exact[199]).toBeLessThan(0.9 * exact[0]);
    expect(last).toBeLessThan(1e-3);
    // Far from the limit, so that a thousand cycles stay within it, too.
    expect(largest).toBeLessThan(4e-4);
  });
});
