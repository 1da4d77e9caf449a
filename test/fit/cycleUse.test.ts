import { expect, test } from 'vitest';
import { cycleChosen, cycleHeldOut, cycleSpanText } from '../../src/fit/data/cycleUse.js';

const upTo = (last: number, chosen: (cycle: number) => boolean): number[] =>
  Array.from({ length: last }, (_, i) => i + 1).filter(chosen);

test('every counts from where the use begins, not from zero', () => {
  expect(upTo(12, cycleChosen({ from: 4, every: 3 }, 1))).toEqual([4, 7, 10]);
  expect(upTo(12, cycleChosen({ every: 5 }, 2))).toEqual([2, 7, 12]);
  expect(upTo(12, cycleChosen({ from: 2, to: 9, every: 3, except: [5] }, 1))).toEqual([2, 8]);
  expect(upTo(4, cycleChosen(undefined, 3))).toEqual([1, 2, 3, 4]);
  expect(upTo(9, cycleChosen([2, 7], 1))).toEqual([2, 7]);
});

test('held-out cycles are a range with its ends, a list, or both', () => {
  expect(upTo(6, cycleHeldOut({ from: 3, to: 4 }))).toEqual([3, 4]);
  expect(upTo(6, cycleHeldOut({ to: 2, cycles: [5] }))).toEqual([1, 2, 5]);
  expect(upTo(6, cycleHeldOut({ cycles: [5] }))).toEqual([5]);
  expect(upTo(3, cycleHeldOut(true))).toEqual([1, 2, 3]);
  expect(upTo(3, cycleHeldOut(undefined))).toEqual([]);
});

test('a span in words', () => {
  expect([[57], [3, 1], [1, 2, 3], [1, 3, 5, 3]].map(cycleSpanText)).toEqual([
    '57',
    '1 and 3',
    '1 to 3',
    '1 to 5, 3 of them',
  ]);
});
