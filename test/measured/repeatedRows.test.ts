import { describe, expect, it } from 'vitest';
import { repeatedRows } from '../../src/measured/cycles/repeatedRows.js';

describe('rows that stand in a file a second time', () => {
  const line = Array.from({ length: 20 }, (_, i) => i + 2);
  const of = (time: number[], other = time.map((t) => 2 * t)) => repeatedRows([time, other], time, line);

  it('are left out where three or more follow one another', () => {
    const { keep, issues } = of([1, 2, 3, 4, 2, 3, 4, 5]);
    expect(keep).toEqual([true, true, true, true, false, false, false, true]);
    expect(issues).toEqual([
      {
        severity: 'warning',
        path: '',
        message: 'Lines 6 to 8 repeat lines 3 to 5; the repetition is left out.',
        line: 6,
      },
    ]);
    expect(of([1, 2, 3, 4, 3, 4, 5])).toEqual({ issues: [] });
    expect(of([1, 2, 3, 4, 5])).toEqual({ issues: [] });
    // A clock that stands still repeats nothing.
    expect(of([5, 5, 5, 5, 5, 5])).toEqual({ issues: [] });
  });

  it('are the same in every column, numbers that are none included', () => {
    expect(of([1, 2, 3, 4, 2, 3, 4], [0, 1, 2, 3, 1, 2, 9]).keep).toBeUndefined();
    const { keep } = of([1, 2, 3, 4, 2, 3, 4], [0, Number.NaN, 2, 3, Number.NaN, 2, 3]);
    expect(keep).toEqual([true, true, true, true, false, false, false]);
  });

  it('may stand twice', () => {
    const { keep, issues } = of([1, 2, 3, 1, 2, 3, 1, 2, 3]);
    expect(keep).toEqual([true, true, true, false, false, false, false, false, false]);
    expect(issues.map(({ message }) => message)).toEqual([
      'Lines 5 to 7 repeat lines 2 to 4; the repetition is left out.',
      'Lines 8 to 10 repeat lines 2 to 4; the repetition is left out.',
    ]);
  });
});
