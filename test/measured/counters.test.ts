import { describe, expect, it } from 'vitest';
import { chargePassed } from '../../src/measured/cycles/charge.js';
import { readClockColumns } from '../../src/measured/table/clock.js';
import type { Quantity } from '../../src/measured/table/quantities.js';

const values = (columns: Partial<Record<Quantity, number[]>>) =>
  new Map(Object.entries(columns)) as ReadonlyMap<Quantity, readonly number[]>;

describe('the charge that passed', () => {
  const passed = (
    direction: number[],
    columns: Partial<Record<Quantity, number[]>>,
    time?: number[],
    current?: number[],
  ) =>
    chargePassed(
      values(columns),
      Int8Array.from(direction),
      time && Float64Array.from(time),
      current && Float64Array.from(current),
    );

  it('is what the counter of the half cycle gains, and after a reset what it shows', () => {
    const { counted, exchanged, integrated } = passed([1, 1, 1, -1, -1, -1, 1, 1], {
      chargeCapacity: [0, 2, 5, 5, 5, 5, 1, 3],
      dischargeCapacity: [0, 0, 0, 1, 2, 4, 4, 4],
    });
    expect([...counted!]).toEqual([0, 2, 3, 1, 1, 2, 1, 2]);
    expect(exchanged).toBe(false);
    expect(integrated).toBeUndefined();
  });

  it('is that of the other column where these are exchanged, twice over', () => {
    const columns = { chargeCapacity: [0, 0, 0, 1, 2], dischargeCapacity: [0, 2, 4, 4, 4] };
    const { counted, exchanged } = passed([1, 1, 1, -1, -1], columns);
    expect(exchanged).toBe(true);
    expect([...counted!]).toEqual([0, 2, 2, 1, 1]);
    const doubtful = { chargeCapacity: [0, 1, 2, 2], dischargeCapacity: [0, 2, 4, 4] };
    expect(passed([1, 1, 1, 0], doubtful).exchanged).toBe(false);
    expect(passed([1, 1, 1, 0], { ...doubtful, dischargeCapacity: [0, 2.1, 4.2, 4.2] }).exchanged).toBe(true);
    // Rows on which the direction changes say nothing.
    expect(passed([1, -1, 1, -1], { chargeCapacity: [0, 5, 5, 9], dischargeCapacity: [0, 0, 4, 4] }).exchanged).toBe(
      false,
    );
  });

  it('is none at rest', () => {
    expect([...passed([1, 1, 0, 0], { capacity: [0, 2, 3, 4] }).counted!]).toEqual([0, 2, 0, 0]);
    expect(passed([1, 1], {}).counted).toBeUndefined();
  });

  it('by one counter goes on, starts again, or counts down', () => {
    expect([...passed([1, 1, 1, -1, -1], { capacity: [0, 4, 8, 3, 5] }).counted!]).toEqual([0, 4, 4, 3, 2]);
    // Net charge through zero, and one that comes back in many small steps.
    const through = Array.from({ length: 11 }, (_, i) => 5 - i);
    expect([
      ...passed(
        through.map(() => -1),
        { netCapacity: through },
      ).counted!,
    ]).toEqual([0, ...Array(10).fill(1)]);
    const up = Array.from({ length: 11 }, (_, i) => i);
    const down = Array.from({ length: 10 }, (_, i) => 9 - i);
    const net = passed([...up.map(() => 1), ...down.map(() => -1)], { netCapacity: [...up, ...down] }).counted!;
    expect([...net]).toEqual([0, ...Array(20).fill(1)]);
    // A reset of a signed counter is no charge.
    expect([...passed([1, 1, 1, -1, -1, -1], { netCapacity: [0, 50, 100, -1, -50, -99] }).counted!]).toEqual([
      0, 50, 50, 1, 49, 49,
    ]);
  });

  it('is the integral of the current, which has jumped where its sign changes', () => {
    const { integrated } = passed([1, 1, 1, -1, -1], {}, [0, 3600, 7200, 10800, 14400], [2, 2, 4, -6, -2]);
    expect([...integrated!]).toEqual([0, 2, 3, 6, 4]);
    expect(passed([1, 1], {}, [0, 1]).integrated).toBeUndefined();
  });

  it('leaves out what passed in cycles that the file leaves out', () => {
    const time = [0, 3600, 7200, 90000, 93600];
    const current = [1, 1, 1, 1, 1];
    const direction = [1, 1, 1, 1, 1];
    expect([...passed(direction, { cycle: [1, 1, 1, 3, 3] }, time, current).integrated!]).toEqual([0, 1, 1, 0, 1]);
    expect(passed(direction, { cycle: [1, 1, 1, 2, 2] }, time, current).integrated![3]).toBe(23);
    expect(passed(direction, { cycle: [1, 1, 1, 3, 3] }, [0, 3600, 7200, 10800, 14400], current).integrated![3]).toBe(
      1,
    );
  });
});

describe('the clock of a file', () => {
  const line = [4, 5, 6, 7];
  const read = (columns: Partial<Record<Quantity, number[]>>) => readClockColumns(values(columns), line);

  it('is its time, goes on after it went back, and says so', () => {
    expect(read({ time: [0, 1, 2, 3] })).toEqual({ time: Float64Array.of(0, 1, 2, 3), findings: [], issues: [] });
    const back = read({ time: [0, 10, 2, 4] });
    // Near zero it took the time that it shows.
    expect([...back.time!]).toEqual([0, 10, 12, 14]);
    expect(back.issues).toMatchObject([
      { severity: 'warning', line: 6, message: 'The time goes back on line 6; it was continued from the row before.' },
    ]);
    // A step back only.
    expect([...read({ time: [0, 10, 8, 9] }).time!]).toEqual([0, 10, 10, 11]);
    expect([...read({ time: [0, 10, 5, 6] }).time!]).toEqual([0, 10, 10, 11]);
    const twice = read({ time: [5, 1, 3, 1] });
    expect([...twice.time!]).toEqual([5, 6, 8, 9]);
    expect(twice.issues[0].message).toBe(
      'The time goes back 2 times, first on line 5; it was continued from the row before each time.',
    );
  });

  it('that starts again with every step is that of the step', () => {
    const again = read({ time: [0, 10, 0, 4], step: [1, 1, 2, 2] });
    expect(again.issues).toEqual([]);
    expect(again.findings).toEqual(['The time starts again with every step; it was added up.']);
    expect([...again.time!]).toEqual([0, 10, 10, 14]);
    expect(read({ time: [0, 10, 0, 4], cycle: [1, 1, 2, 2] }).issues).toEqual([]);
    expect(read({ time: [0, 10, 0, 4], direction: [1, 1, -1, -1] }).issues).toEqual([]);
    expect(read({ time: [0, 10, 0, 4], step: [1, 2, 2, 2] }).issues).toHaveLength(1);
    expect(read({ time: [0, 10, 11, 12], step: [1, 1, 2, 2] }).findings).toEqual([]);
  });

  it('is counted from dates, or added up from the time in the steps', () => {
    expect(read({ date: [1000, 1010, 1020, 1030], stepTime: [0, 1, 0, 1] })).toMatchObject({
      time: Float64Array.of(0, 10, 20, 30),
      findings: ['Time is counted from the dates of the rows.'],
    });
    const steps = read({ date: [1000, Number.NaN, 1020, 1030], stepTime: [0, 5, 0, 5] });
    expect([...steps.time!]).toEqual([0, 5, 5, 10]);
    expect(steps.findings).toEqual(['Time is the time in the steps, added up.']);
    expect(steps.issues).toEqual([]);
    expect(read({ date: [1000, 1010, 990, 1000] }).issues[0].message).toContain('The date goes back on line 6');
    expect(read({})).toEqual({ findings: [], issues: [] });
  });
});
