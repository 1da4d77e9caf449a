import { describe, expect, it } from 'vitest';
import { readDirection } from '../../src/measured/table/currentSign.js';

describe('the direction of a current', () => {
  /** Up for four rows, down for four; the first of each has the ohmic jump of the other way. */
  const voltage = [3.5, 3.2, 3.4, 3.6, 3.1, 3.5, 3.3, 3.1];
  const read = (
    current?: number[],
    words?: number[],
    more: { counters?: number[][]; volts?: number[]; counted?: number[]; asStands?: boolean } = {},
  ) =>
    readDirection({
      voltage: Float64Array.from(more.volts ?? voltage),
      ...(current ? { current: Float64Array.from(current) } : {}),
      words,
      counted: more.counted && Int8Array.from(more.counted),
      counters: more.counters ?? [],
      breaks: new Set(),
      ...(more.asStands === undefined ? {} : { asStands: more.asStands }),
    });
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
    const unclear = read(up, undefined, { volts: [3, 3, 3, 3.11, 3, 3, 3, 3.09] });
    expect(unclear.unclear).toMatch(/^The file does not say which way its current flows/);
    expect(unclear.finding).toBe('The current was taken to be positive on charge.');
    expect(read(up, undefined, { volts: [3, 3, 3, 3.13, 3, 3, 3, 3.07] }).unclear).toBeUndefined();
    expect(read(up, undefined, { volts: Array(8).fill(3) }).unclear).toBeDefined();
  });

  it('is what the words of the file say, whatever the voltage does', () => {
    const right = read(up, up);
    expect([...right.direction]).toEqual(up);
    expect(right.contradicted).toBeUndefined();
    expect(right.finding).toBe('The current is positive on charge, as its words say.');
    const against = read(up, [0, ...down.slice(1)]);
    expect([...against.direction]).toEqual(down);
    expect(against.contradicted).toEqual({ stated: 'words', at: 1 });
    const partly = read(up, [Number.NaN, Number.NaN, ...down.slice(2)]);
    expect([...partly.direction]).toEqual(down);
    expect(partly.contradicted).toEqual({ stated: 'words', at: 2 });
    // Words that go now with the current and now against it say nothing.
    expect([...read(up, [1, 1, 1, -1, 1, -1, 1, 1]).direction]).toEqual(up);
  });

  it('is what counters of charge and of discharge say, before the voltage and after the words', () => {
    const counted = read(up, undefined, { counted: [0, ...down.slice(1)] });
    expect([...counted.direction]).toEqual(down);
    expect(counted.contradicted).toEqual({ stated: 'counters', at: 1 });
    expect([...read(up, up, { counted: [0, ...down.slice(1)] }).direction]).toEqual(up);
    const unsigned = read(Array(8).fill(2), undefined, {
      counted: [0, 0, 1, 1, -1, 0, -1, 0],
      volts: Array(8).fill(3),
    });
    expect([...unsigned.direction]).toEqual(up);
    expect(unsigned.finding).toContain('from the counters of charge and discharge');
    const oneWay = read(Array(8).fill(-2), undefined, {
      counted: [0, ...Array(7).fill(-1)],
      volts: [3, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7],
    });
    expect([...oneWay.direction]).toEqual(Array(8).fill(-1));
    expect(oneWay.finding).toBe(
      'The current flows one way only: the cell is discharged, as the counters of the file say.',
    );
    expect(oneWay.contradicted).toEqual({ stated: 'counters', at: 0 });
  });

  it('is as it stands where a person says so', () => {
    expect([...read(down).direction]).toEqual(up);
    expect([...read(down, undefined, { asStands: true }).direction]).toEqual(down);
    expect([...read(down, up, { asStands: true }).direction]).toEqual(up);
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
    const wrong = read(Array(8).fill(2), down);
    expect([...wrong.direction]).toEqual(down);
    expect(wrong.contradicted).toEqual({ stated: 'words', at: 0 });
  });

  it('of a hold without a sign is that of the step before', () => {
    const volts = [3, 3.3, 3.6, 4, 4, 4.001, 4, 3.999, 3.8, 3.4, 3];
    const steps = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3];
    expect([...read(Array(11).fill(2), undefined, { volts, counters: [steps] }).direction]).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1,
    ]);
  });

  it('that flows one way only is what its sign says, unless the voltage clearly goes the other way', () => {
    const rising = [3, 3.1, 3.3, 3.5, 3.7];
    const falling = [...rising].reverse();
    expect(read([2, 2, 2, 2, 0], [1, 1, 1, 1, 1], { volts: rising }).finding).toBe(
      'The current flows one way only: the cell is charged, as the words of the file say.',
    );
    const empties = read([2, 2, 2, 2, 2], undefined, { volts: falling });
    expect([...empties.direction]).toEqual([-1, -1, -1, -1, -1]);
    expect(empties.finding).toContain(
      'the file does not say which; it was taken for discharge because the voltage falls',
    );
    const held = read([-2, -1.5, -1, -0.5, -0.2], undefined, { volts: [3, 3, 3.001, 3, 3] });
    expect([...held.direction]).toEqual([-1, -1, -1, -1, -1]);
    expect(held.finding).toContain('by its sign (-)');
    expect(held.unclear).toBeUndefined();
    // Plating on a bare collector: the voltage comes back by less than a cell is charged or discharged.
    const plating = read([-2, -2, -2, -2, -2], undefined, { volts: [-0.25, -0.2, -0.1, -0.06, -0.05] });
    expect([...plating.direction]).toEqual([-1, -1, -1, -1, -1]);
    expect(plating.unclear).toContain('its sign says discharge, its voltage rises');
  });

  it('is none where no current flows', () => {
    const rest = read([0, 0, 0, 0], [0, 0, 0, 0], { volts: [3, 3, 3, 3] });
    expect([...rest.direction]).toEqual([0, 0, 0, 0]);
    expect(rest.finding).toBe('No current flows in this file: it holds rest alone, neither charge nor discharge.');
    expect(rest.unclear).toBeUndefined();
  });

  it('without a current is that of the voltage', () => {
    const found = read(undefined, undefined, { volts: [3, 3.5, 4, 3.5, 3] });
    expect(found.current).toBeUndefined();
    expect([...found.direction]).toEqual([1, 1, -1, -1, -1]);
    expect(found.finding).toMatch(/^Without a current/);
    const told = read(undefined, [1, 1, -1, -1, 0], { volts: [3, 3.5, 4, 3.5, 3] });
    expect([...told.direction]).toEqual([1, 1, -1, -1, 0]);
    expect(told.finding).toBe('Charge and discharge are told apart by the words of the file.');
  });
});
