import { describe, expect, it } from 'vitest';
import { isValue, readClock, readDate } from '../../src/measured/table/writtenNumber.js';

describe('times and dates', () => {
  it.each([
    ['0:30', 1800],
    ['12:34:56.7', 45296.7],
    ['12:34:56,7', 45296.7],
    ['1d 02:03:04', 93784],
    ['2 days, 0:00:01', 172801],
    ['1-02:03:04', 93784],
    [' 100:00:00 ', 360000],
    ['12', Number.NaN],
    ['1:2:3:4', Number.NaN],
    ['x1:00', Number.NaN],
    ['1:00x', Number.NaN],
    ['1:000', Number.NaN],
  ])('%j is %d s', (cell, seconds) => {
    expect(readClock(cell)).toBe(seconds);
  });

  const at = (...parts: [number, number, number, number, number, number]) =>
    Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5]) / 1000;
  it.each([
    ['2024-01-15 10:00:00', at(2024, 1, 15, 10, 0, 0)],
    ['2024-01-15T10:20', at(2024, 1, 15, 10, 20, 0)],
    ['08/23/2021 6:04:18 PM', at(2021, 8, 23, 18, 4, 18)],
    ['08/09/2021 12:04:18 AM', at(2021, 8, 9, 0, 4, 18)],
    ['08/09/2021 12:04:18 PM', at(2021, 8, 9, 12, 4, 18)],
    ['23/08/2021 06:04:18', at(2021, 8, 23, 6, 4, 18)],
    ['05.01.2024 10:00:00', at(2024, 1, 5, 10, 0, 0)],
    ['23-Aug-21 6:04:18 PM', at(2021, 8, 23, 18, 4, 18)],
    ['1-December-2021 6:04:18', at(2021, 12, 1, 6, 4, 18)],
    ['12/01/99 23:59:59', at(2099, 12, 1, 23, 59, 59)],
  ])('%j is a moment', (cell, moment) => {
    expect(readDate(cell)).toBe(moment);
    expect(readDate(` ${cell}`)).toBe(moment);
  });

  it('may have parts of seconds, and are none without a day, a time or three parts', () => {
    expect(readDate('2024-01-15 10:00:00.25')).toBe(at(2024, 1, 15, 10, 0, 0) + 0.25);
    expect(readDate('2024-01-15 10:00:00,25')).toBe(at(2024, 1, 15, 10, 0, 0) + 0.25);
    for (const cell of ['2024-01-15', '10:00:00', '2024-01 10:00', '2024-01-15-3 10:00', 'today 10', ''])
      expect(readDate(cell)).toBeNaN();
  });

  it.each([
    ['1.5', true],
    ['1,234', true],
    ['0:30', true],
    ['2024-01-15', true],
    ['15.01.24', true],
    ['23-Aug-2021 10:00', true],
    ['Rest', false],
    ['', false],
    ['x2024-01-15', false],
    ['2024-01', false],
  ])('%j is a value: %s', (cell, value) => {
    expect(isValue(cell)).toBe(value);
  });
});
