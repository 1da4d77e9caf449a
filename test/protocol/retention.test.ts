import { describe, expect, it } from 'vitest';
import { checked, cycles, ran, window } from './labScenario.js';

/** Grows so fast that a capacity at 1C falls by some percent in ten cycles. */
const ageing = { mechanisms: { interphase: { parabolicRate: '1e-21 m2/s' } } };

describe('stop.retention', () => {
  it('does not take another rate for ageing', () => {
    const { status, cycles: rows } = ran([cycles(2, '0.1C'), cycles(8, '2C')], { stop: { retention: '90 %' } });
    expect(status.code).toBe('completed');
    expect(rows).toHaveLength(10);
    // At 2C the cell gives less than 90 % of what it gave at first: a comparison across rates would have ended the run.
    expect(rows[2].dischargeCapacity).toBeLessThan(0.9 * rows[0].dischargeCapacity);
  });

  it.each([
    ['the discharge', { discharge: '2C' }],
    ['the upper limit', { window: ['2.9 V vs Li', '4.0 V vs Li'] }],
    ['the lower limit', { window: ['3.7 V vs Li', '4.3 V vs Li'] }],
    ['the charge', { charge: '3C' }],
  ])('compares only cycles of the same kind: %s', (_, change) => {
    const other = { cycling: { ...cycles(3, '0.1C').cycling, ...change } };
    const { status, cycles: rows } = ran([cycles(2, '0.1C'), other], { stop: { retention: '98 %' } });
    expect(rows).toHaveLength(5);
    expect(rows[3].dischargeCapacity).toBeLessThan(0.98 * rows[0].dischargeCapacity);
    expect(status.message).toContain('completed');
  });

  it('compares a cycle with a hold with others like it, whatever units they are written in', () => {
    const held = cycles(2, '1C', { hold: '1 h' });
    const again = {
      repeat: 4,
      steps: [
        'Charge at 190 mA/g until 2.75 V vs LTO',
        'Hold at 2.75 V for 60 min',
        'Rest for 1 min',
        'Discharge at 1C until 1.35 V',
      ],
    };
    const stop = { retention: '99.99 %', retentionCycle: 1 };
    const { status, cycles: rows } = ran([held, cycles(3, '1C'), again], { stop, ...ageing });
    expect(rows).toHaveLength(2);
    expect(status.message).toMatch(/^Stopped in cycle 2: \d\d\.\d % .*\(that of cycle 1,/);
    // Without ageing nothing stops it, although cycles 3 to 5 lack the hold and give far less than the first.
    const still = ran([held, cycles(3, '1C'), again], { stop: { retention: '99 %', retentionCycle: 1 } });
    expect(still.cycles).toHaveLength(9);
    expect(still.cycles[3].dischargeCapacity).toBeLessThan(0.97 * still.cycles[0].dischargeCapacity);
    // The cycles that are written otherwise are the ones that it is compared with.
    const late = ran([cycles(1, '1C', { hold: '1 h' }), cycles(3, '1C'), again], { stop, ...ageing });
    expect(late.cycles).toHaveLength(5);
    expect(late.status.message).toMatch(/^Stopped in cycle 5: .*\(that of cycle 1,/);
  });

  it('lets the cycle that is named count as 100 %', () => {
    const at = (stop: object) => ran([cycles(300, '1C')], { ...ageing, stop });
    const first = at({ retention: '97 %' });
    const later = at({ retention: '97 %', retentionCycle: 10 });
    for (const [{ cycles: rows, status }, reference] of [
      [first, 1],
      [later, 10],
    ] as const) {
      const last = rows.at(-1)!;
      const share = (row: { dischargeCapacity: number }) =>
        row.dischargeCapacity / rows[reference - 1].dischargeCapacity;
      expect(status.message).toContain(`Stopped in cycle ${last.cycle}: `);
      expect(status.message).toContain(`(that of cycle ${reference},`);
      expect(status.message).toContain(`${(100 * share(last)).toFixed(1)} %`);
      expect(share(last)).toBeLessThan(0.97);
      expect(share(rows.at(-2)!)).toBeGreaterThanOrEqual(0.97);
    }
    expect(later.cycles.length).toBeGreaterThan(first.cycles.length);
  });

  it('watches the check-ups among the others', () => {
    const round = { repeat: 30, steps: [cycles(4, '1C'), cycles(1, '0.2C')] };
    const { cycles: rows, status } = ran([cycles(1, '0.2C'), round], {
      ...ageing,
      stop: { retention: '99 %', retentionCycle: 1 },
    });
    const last = rows.at(-1)!;
    expect(last.label).toBe('0.2C');
    expect(last.cycle % 5).toBe(1);
    expect(status.message).toContain('that of cycle 1,');
    // The cycles at 1C had long fallen further.
    expect(rows.at(-2)!.dischargeCapacity).toBeLessThan(0.99 * rows[1].dischargeCapacity);
  });
});

describe('what check says about stop.retention', () => {
  const stop = (retentionCycle?: number, more: object = {}) => ({
    stop: { retention: '80 %', ...(retentionCycle === undefined ? {} : { retentionCycle }), ...more },
  });

  it('a cycle that the programme does not have is refused', () => {
    expect(checked([cycles(4, '1C')], stop(50))).toEqual([
      'error stop.retentionCycle: Cycle 50 never comes: the programme makes 4 cycles.',
    ]);
    expect(checked(['Charge at 1C until 4.3 V vs Li'], stop(2)).join()).toContain('makes 1 cycle.');
    expect(checked([cycles(4, '1C')], stop(3))).toEqual([]);
    expect(checked([cycles(4, '1C')], stop(4)).join()).toContain('never in force');
  });

  it('a cycle after the one that stop.cycles ends with may be meant, and is named', () => {
    expect(checked([cycles(60, '1C')], stop(50, { cycles: 3 }))).toEqual([
      'warning stop.retentionCycle: Cycle 50 never comes, since stop.cycles ends the programme before: stop.retention is never in force.',
    ]);
    expect(checked([cycles(60, '1C')], stop(3, { cycles: 20 }))).toEqual([]);
  });

  it('nothing comparable: it is never in force', () => {
    const rates = { rateTest: { rates: ['0.1C', '0.5C', '1C'], window } };
    expect(checked([rates], stop()).join()).toMatch(/^warning stop.retention: .*never in force: no two cycles/);
    expect(checked([rates, cycles(1, '0.5C')], stop())).toEqual([]);
    expect(checked([cycles(1, '0.1C'), cycles(20, '1C')], stop(1)).join()).toMatch(
      /^warning stop.retentionCycle: .*no cycle after cycle 1 has/,
    );
    expect(checked([cycles(1, '0.1C'), cycles(20, '1C')], stop(2))).toEqual([]);
    const rounds = { repeat: 1000, steps: [cycles(1000, '1C'), cycles(1, '0.1C')] };
    expect(checked([rounds], stop(1001))).toEqual([]);
    expect(checked([rounds], stop(500_000))).toEqual([]);
    expect(checked([cycles(1, '0.2C'), rounds], stop(1)).join()).toContain('never in force');
    const few = { repeat: 900, steps: [cycles(1000, '1C'), cycles(1, '0.1C')] };
    expect(checked([few, cycles(1, '0.2C')], stop(900_901)).join()).toContain('never in force');
    // In force only after the programme has ended.
    expect(checked([cycles(1, '0.1C'), cycles(5, '1C'), cycles(3, '0.1C')], stop(1, { cycles: 5 })).join()).toContain(
      'never in force',
    );
  });

  it('retentionCycle alone means nothing', () => {
    expect(checked([cycles(4, '1C')], { stop: { retentionCycle: 2 } }).join()).toMatch(
      /^warning stop.retentionCycle: .*means nothing/,
    );
  });
});
