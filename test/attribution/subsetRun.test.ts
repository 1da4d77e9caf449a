import { describe, expect, it } from 'vitest';
import { presentMechanisms } from '../../src/degradation/build.js';
import type { Preparation } from '../../src/prepare.js';
import { type Subset, subsetRun, variantOf } from '../../src/study/subsetRun.js';
import { cycles, lab, ran, window } from '../protocol/labScenario.js';

const ageing = { interphase: { parabolicRate: '1e-22 m2/s' }, contactLoss: { rate: 0.01 } };

function outcome(preparation: Preparation, subset: Partial<Subset> = {}) {
  const [{ name }] = preparation.variants;
  const run = subsetRun(preparation, {
    variant: name,
    mechanisms: ['interphase', 'contactLoss'],
    cycles: [],
    ...subset,
  });
  let next = run.next();
  while (!next.done) next = run.next();
  return next.value;
}

describe('a variant with some of its mechanisms', () => {
  const protocol = [cycles(6, '1C')];
  const prepared = (stop: object = {}) => lab(protocol, { mechanisms: ageing, stop });

  it('ages by those only, and with all of them as the scenario does', () => {
    const whole = ran(protocol, { mechanisms: ageing }).cycles;
    const { cycles: rows, status } = outcome(prepared());
    expect(status.code).toBe('completed');
    expect(rows).toEqual(whole.map(({ cycle, label, dischargeCapacity: capacity }) => ({ cycle, label, capacity })));
    const one = outcome(prepared(), { mechanisms: ['contactLoss'] }).cycles;
    expect(one).toEqual(
      ran(protocol, { mechanisms: { contactLoss: ageing.contactLoss } }).cycles.map(
        ({ cycle, label, dischargeCapacity: capacity }) => ({ cycle, label, capacity }),
      ),
    );
    const none = outcome(prepared(), { mechanisms: [] }).cycles;
    expect(none[5].capacity).toBeGreaterThan(one[5].capacity);
    expect(one[5].capacity).toBeGreaterThan(rows[5].capacity);
  });

  it('ends after the cycle asked for, or with the programme', () => {
    expect(outcome(prepared(), { last: 2 }).cycles.map(({ cycle }) => cycle)).toEqual([1, 2]);
    expect(outcome(prepared({ cycles: 3 }), { last: 5 }).cycles).toHaveLength(3);
    expect(outcome(prepared({ cycles: 5 }), { last: 3 }).cycles).toHaveLength(3);
  });

  it('ends by the criteria of the scenario only when told to', () => {
    const retention = prepared({ retention: '99.9 %' });
    expect(outcome(retention).cycles).toHaveLength(6);
    const stopped = outcome(retention, { stopping: true });
    expect(stopped.cycles.length).toBeLessThan(6);
    expect(stopped.status.message).toContain('reference discharge capacity');
    expect(outcome(prepared({ time: '3 h' })).cycles).toHaveLength(6);
  });

  it('has no cycle that the time limit has cut', () => {
    const whole = ran(protocol, { mechanisms: ageing });
    const end = (cycle: number) =>
      whole.steps.filter((one) => one.cycle <= cycle).reduce((sum, { duration }) => sum + duration, 0);
    const until = (seconds: number) => outcome(prepared({ time: `${seconds} s` }), { stopping: true }).cycles;
    // In the discharge of the third cycle; in its charge; with its last moment.
    expect(until(end(3) - 600).map(({ cycle }) => cycle)).toEqual([1, 2]);
    expect(until(end(2) + 600).map(({ cycle }) => cycle)).toEqual([1, 2]);
    expect(until(end(3) + 1e-3).map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
    // Not one of the last cycle of the programme either, and none is cut that has come to its end.
    expect(until(end(6) - 600)).toHaveLength(5);
    expect(until(end(6) + 600)).toHaveLength(6);
    // Of a single cycle what there is is kept.
    expect(until(600)).toHaveLength(1);
  });

  it('keeps the last cycle of a programme whose blocks end at a limit', () => {
    const gitt = { gitt: { current: '0.3C', pulse: '30 min', rest: '10 min', window } };
    const stop = { time: '100 days' };
    expect(outcome(lab([cycles(1, '1C'), gitt], { mechanisms: ageing, stop }), { stopping: true }).cycles).toHaveLength(
      2,
    );
  });
});

describe('the mechanisms of a cell', () => {
  it('are those that are on and have something to act on', () => {
    const on = (mechanisms: object, cell: object = {}) =>
      presentMechanisms(lab([cycles(1, '1C')], { mechanisms }, cell).variants[0]);
    expect(on(ageing)).toEqual(['interphase', 'contactLoss']);
    expect(on({})).toEqual([]);
    // No carbon in this cathode.
    expect(on({ carbonOxidation: true, cracking: true })).toEqual(['cracking']);
  });

  it('belong to a variant by name', () => {
    expect(() => variantOf(lab([cycles(1, '1C')]), 'nobody')).toThrow(/nobody/);
  });
});
