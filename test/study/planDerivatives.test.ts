import { describe, expect, it } from 'vitest';
import type { VariantResult } from '../../src/results/results.js';
import { runVariant } from '../../src/simulate.js';
import { type FrozenPlan, recordPlan, replayPlan } from '../../src/study/frozenPlan.js';
import { type AgedCell, cycling, preparedCell } from '../degradation/agedCell.js';

const options = { analyse: false, endState: false };
const mechanisms = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
};

function drained<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const next = run.next();
    if (next.done) return next.value;
  }
}

/** [Ohm cm2] In series, at ln p. */
const at = (changes: AgedCell, ln: number, numerics: object = {}) =>
  preparedCell({
    ...changes,
    cell: { extraResistance: `${30 * Math.exp(ln)} Ohm cm2` },
    numerics: { ...changes.numerics, ...numerics },
  });

type Read = (result: VariantResult) => number;
const capacity: Read = ({ cycles }) => cycles.at(-1)?.dischargeCapacity ?? Number.NaN;
const voltage: Read = ({ cycles }) => cycles.at(-1)?.meanDischargeVoltage ?? Number.NaN;

function planOf(changes: AgedCell, ln = 0): FrozenPlan {
  const { plan, reason } = drained(recordPlan(at(changes, ln), options));
  if (!plan) throw new Error(reason);
  return plan;
}

function byPlan(changes: AgedCell, plan: FrozenPlan, ln: number): VariantResult {
  const { result, broken } = drained(replayPlan(at(changes, ln), plan, options));
  expect(broken).toBeUndefined();
  return result;
}

const free = (changes: AgedCell, ln: number, numerics: object = {}): VariantResult =>
  drained(runVariant(at(changes, ln, numerics), options));

/** d ln Q/d ln p by two runs that keep to one plan. */
function slopes(changes: AgedCell, reads: readonly Read[], d = 1e-5, ln = 0): number[] {
  const plan = planOf(changes, ln);
  const [above, below] = [byPlan(changes, plan, ln + d), byPlan(changes, plan, ln - d)];
  return reads.map((read) => (Math.log(read(above)) - Math.log(read(below))) / (2 * d));
}

/** The same by runs of their own at a tight tolerance, with steps far above its noise: fourth order. */
function independent(changes: AgedCell, reads: readonly Read[]): number[] {
  const tight = { tolerance: 1e-6 };
  const side = (h: number) => {
    const [above, below] = [free(changes, h, tight), free(changes, -h, tight)];
    return reads.map((read) => (Math.log(read(above)) - Math.log(read(below))) / (2 * h));
  };
  const [fine, coarse] = [side(2e-3), side(4e-3)];
  return fine.map((value, i) => (4 * value - coarse[i]) / 3);
}

const cycle: AgedCell = { protocol: [cycling(1)] };
const hold: AgedCell = {
  mechanisms,
  protocol: ['Charge at 1C until 4.3 V vs Li', 'Hold at 4.3 V vs Li until C/20', 'Discharge at 1C until 2.9 V vs Li'],
};
const pulses: AgedCell = {
  protocol: [
    { repeat: 4, steps: ['Charge at 1C for 10 min or until 4.3 V vs Li', 'Rest for 10 min'] },
    { repeat: 9, steps: ['Discharge at 1C for 10 min or until 3.4 V vs Li', 'Rest for 10 min'] },
  ],
};
const aged: AgedCell = { mechanisms, protocol: [cycling(20)] };

describe('derivatives of runs by one plan', () => {
  it.each([
    ['a fresh cell', cycle, 3e-5],
    ['a hold', hold, 1e-5],
    ['pulses', pulses, 2e-5],
    ['twenty aged cycles, whose films are only followed to the tolerance', aged, 3e-4],
  ])('at the default tolerance are those at a tight one: %s', (_, changes, allowed) => {
    const [found, exact] = [slopes(changes, [capacity, voltage]), independent(changes, [capacity, voltage])];
    found.forEach((value, i) => {
      expect(Math.abs(value - exact[i])).toBeLessThan(allowed);
    });
  });

  it('do not depend on the step that they are taken with', () => {
    const [small, large] = [slopes(hold, [capacity, voltage], 3e-6), slopes(hold, [capacity, voltage], 3e-5)];
    small.forEach((value, i) => {
      expect(Math.abs(value / large[i] - 1)).toBeLessThan(1e-6);
    });
  });

  it('come through jumps over cycles', () => {
    const jumping: AgedCell = { mechanisms, protocol: [cycling(36)], numerics: { cycleJumping: true } };
    const whole: AgedCell = { mechanisms, protocol: [cycling(36)] };
    const [jumped] = slopes(jumping, [capacity]);
    const [cycled] = slopes(whole, [capacity]);
    expect(Math.abs(jumped / cycled - 1)).toBeLessThan(0.01);
  });

  it('of a spectrum after ageing are smooth', () => {
    const changes: AgedCell = {
      mechanisms,
      protocol: [cycling(3), 'Charge at 0.5C for 1 h', 'EIS from 10 Hz to 1 Hz, 2 points per decade'],
    };
    const low: Read = ({ spectra }) => spectra?.[0].re.at(-1) ?? Number.NaN;
    const [found] = slopes(changes, [low]);
    const [exact] = independent(changes, [low]);
    expect(Math.abs(found - exact)).toBeLessThan(1e-3);
  });

  it('vary over a scan thirty times more evenly than those of runs under error control', () => {
    const scan = Array.from({ length: 13 }, (_, i) => 0.02 * (i - 6));
    const planned = scan.map((ln) => slopes(cycle, [capacity], 1e-5, ln)[0]);
    const plain = scan.map((ln) => Math.log(capacity(free(cycle, ln + 1e-3)) / capacity(free(cycle, ln))) / 1e-3);
    expect(unevenness(planned)).toBeLessThan(2e-5);
    expect(unevenness(plain)).toBeGreaterThan(30 * unevenness(planned));
  });

  it('belong to values that are smooth to rounding', () => {
    const plan = planOf(cycle);
    const values = Array.from({ length: 9 }, (_, i) => capacity(byPlan(cycle, plan, 1e-5 * (i - 4))));
    expect(unevenness(values)).toBeLessThan(1e-11);
  });
});

/** Root mean square of what fourth differences leave, relative to the mean. */
function unevenness(values: readonly number[]): number {
  let left = values;
  for (let order = 0; order < 4; order++) left = left.slice(1).map((value, i) => value - left[i]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(left.reduce((sum, value) => sum + value * value, 0) / left.length / 70) / Math.abs(mean);
}
