import { describe, expect, it } from 'vitest';
import { median } from '../../src/measured/median.js';
import { directionOf } from '../../src/measured/table/directionWords.js';

describe('words for the direction of a current', () => {
  it.each([
    [-1, ['D', 'Discharge', 'CC DChg', 'CC_DChg', 'dsc', 'Entladen', ' DIS ']],
    [1, ['C', 'Charge', 'CC_Chg', 'CCCV_Chg', 'CHA', 'Ladung', 'laden', 'cha 2']],
    [0, ['R', 'P', 'S', 'Rest', 'Pause', 'OCV', 'open circuit', 'Relaxation', 'Suspend', 'wait', 'Standby']],
    [Number.NaN, ['', 'x', 'CC', 'dx', 'cx', 'xr', 'impedance', '1']],
  ])('%d: %j', (direction, words) => {
    for (const word of words) expect(directionOf(word), word).toBe(direction);
  });
});

describe('a median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[10, 9, 1, 100], 9.5],
    [[Number.NaN, 5, Infinity], 5],
    [[5], 5],
    [[], Number.NaN],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});
