import { describe, expect, it } from 'vitest';
import { readDirection } from '../../src/measured/table/currentSign.js';

describe('the direction of a current', () => {
  /** Up for four rows, down for four; the first of each has the ohmic jump of the other way. */
  const voltage = [3.5, 3.2, 3.4, 3.6, 3.1, 3.5, 3.3, 3.1];
  const read = (current?: number[], words?: number[], more: { counters?: number[][]; volts?: number[] } = {}) =>
    readDirection(
      Float64Array.from(more.volts ?? voltage),
      current && Float64Array.from(current),
      words,
      more.counters ?? [],
      new Set(),
    );
  const up = [1, 1, 1, 1, -1, -1, -1, -1];
  const down = up.map((sign) => -sign);

  it('with its sign is as the voltage shows, turned around where it has to be', () => {
    const asIs = read(up.map((sign) => 2 * sign));
    expect([...asIs.direction]).toEqual(up);
    expect([...asIs.current!]).toEqual(up.map((sign) => 2 * sign));
    expect(asIs.finding).toBe('The current is positive on charge, as the voltage shows.');
    expect(asIs.unclear).toBeUndefined();
    const turned = read([...down.slice(0, 7), 0].map((sign) => 2 * sign));
    expect([...turned.direction]).toEqual([...up.slice(0, 7), 0]);
    expect([...turned.current!]).toEqual([2, 2, 2, 2, -2, -2, -2, 0]);
    expect(turned.finding).toMatch(/^In the file the current is positive on discharge/);
  });

  it('is unclear where the voltage says hardly more for than against', () => {
    expect(read(up, undefined, { volts: [3, 3, 3, 3.11, 3, 3, 3, 3.09] }).unclear).toBe(true);
    expect(read(up, undefined, { volts: [3, 3, 3, 3.13, 3, 3, 3, 3.07] }).unclear).toBeUndefined();
    expect(read(up, undefined, { volts: Array(8).fill(3) }).unclear).toBe(true);
  });

  it('is held against the words of the file', () => {
    expect(read(up, up).exchanged).toBeUndefined();
    expect(read(up, [0, ...down.slice(1)]).exchanged).toBe(1);
    expect(read(up, [Number.NaN, Number.NaN, ...down.slice(2)]).exchanged).toBe(2);
    expect(read(up, [1, 1, 1, -1, 1, -1, 1, 1]).exchanged).toBe(0);
    expect(read(up, [1, 1, 1, -1, 1, -1, -1, 1]).exchanged).toBeUndefined();
  });

  it('without a sign follows the words, or the voltage where there are none', () => {
    const size = [2, 2, 2, 2, 2, 2, 2, 0];
    const said = read(size, up);
    expect([...said.current!]).toEqual([2, 2, 2, 2, -2, -2, -2, 0]);
    expect(said.finding).toBe(
      'The current has no sign in the file; it was given one, positive on charge, from the words of the cycler.',
    );
    const shown = read(size, undefined, { counters: [[1, 1, 1, 1, 2, 2, 2, 2]] });
    expect([...shown.direction]).toEqual([1, 1, 1, 1, -1, -1, -1, 0]);
    expect(shown.finding).toContain('from the course of the voltage');
    const free = read(Array(8).fill(2), undefined, { volts: [3, 3.2, 3.4, 3.6, 3.5, 3.3, 3.1, 3] });
    expect([...free.direction]).toEqual([1, 1, 1, -1, -1, -1, -1, -1]);
  });

  it('without a sign is turned where words say the opposite of the voltage', () => {
    const wrong = read(Array(8).fill(2), down);
    expect([...wrong.direction]).toEqual(up);
    expect(wrong.exchanged).toBe(0);
    const unsure = read(Array(8).fill(2), up, { volts: [3, 3, 3, 3.11, 3, 3, 3, 3.09] });
    expect(unsure.unclear).toBe(true);
    expect([...unsure.direction]).toEqual(up);
  });

  it('that flows one way only is named', () => {
    const rising = [3, 3.1, 3.2, 3.3];
    const falling = [...rising].reverse();
    expect(read([2, 2, 2, 0], [1, 1, 1, 1], { volts: rising }).finding).toBe(
      'The current flows one way only: the cell is charged, as the file says.',
    );
    expect(read([2, 2, 2, 2], undefined, { volts: falling, counters: [[1, 1, 1, 1]] }).finding).toBe(
      'The current flows one way only: the cell is discharged, as the voltage shows.',
    );
    expect([...read([-2, -2, -2, -2], undefined, { volts: rising, counters: [[1, 1, 1, 1]] }).current!]).toEqual([
      2, 2, 2, 2,
    ]);
  });

  it('without a current is that of the voltage', () => {
    const found = read(undefined, undefined, { volts: [3, 3.5, 4, 3.5, 3] });
    expect(found.current).toBeUndefined();
    expect([...found.direction]).toEqual([1, 1, -1, -1, -1]);
    expect(found.finding).toMatch(/^Without a current/);
  });
});
