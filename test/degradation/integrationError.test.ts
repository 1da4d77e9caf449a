import { describe, expect, it } from 'vitest';
import { capacities, capacityError } from '../../bench/ageingError.mjs';

describe('over many cycles of ageing', () => {
  it.each([
    [1, 200, 0.9],
    [3, 60, 0.97],
  ])(
    'the capacity is good to 0.1 % at the default tolerance, with %i size classes over %i cycles',
    (sizeClasses, cycles, kept) => {
      const usual = capacities(cycles, { sizeClasses, tolerance: 3e-4 }).capacity;
      const exact = capacities(cycles, { sizeClasses, tolerance: 1e-6 }).capacity;
      const { last, largest } = capacityError(usual, exact);
      expect(exact[cycles - 1]).toBeLessThan(kept * exact[0]);
      expect(last).toBeLessThan(1e-3);
      // The largest on the way; after a thousand cycles of one particle it is twice as large.
      expect(largest).toBeLessThan(sizeClasses === 1 ? 9e-4 : 1e-4);
    },
  );
});
