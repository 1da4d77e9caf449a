import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import { polarisation, polarisationParts } from '../../src/model/polarisation.js';
import type { Interpolate } from '../../src/protocol/cycler/recorder.js';
import type { ResolvedStep } from '../../src/protocol/steps/resolvedStep.js';
import { PolarisationRecorder } from '../../src/results/polarisationRecorder.js';
import { VariantRun } from '../../src/simulate.js';
import { lab } from '../protocol/labScenario.js';

const { model } = new VariantRun(lab(['Charge at 1C until 4.3 V vs Li']).variants[0]);
const { anode } = model.layout;

/** An even content x, a current [A/m2], and a charge of the anode [C/m2] by which the direction is told. */
function state(x: number, current: number, charge = 10 * (1 - x)): Float64Array {
  const y = model.initialState(x);
  y[anode] = charge / FARADAY;
  model.controlCurrent(current);
  if (!model.makeConsistent(y)) throw new Error('no consistent state');
  return y;
}

const unasked = Object.assign(
  () => {
    throw new Error('nothing is asked for inside short time steps');
  },
  { entries: () => undefined },
) as unknown as Interpolate;
const total = (y: Float64Array) => polarisation(model, y).total;
const between = (a: number, b: number, t: number) => (1 - t) * a + t * b;
const recorder = (chosen = (_: number) => true) => new PolarisationRecorder(model, chosen);

/** A step of the programme with neighbouring states as its time steps. */
function show(one: PolarisationRecorder, cycle: number, ...states: readonly Float64Array[]): void {
  one.stepStarted({} as ResolvedStep, cycle);
  for (let i = 1; i < states.length; i++) one.advanced(0, 1, states[i - 1], states[i], unasked);
}

const charged = [state(0.8, 2), state(0.6, 2), state(0.4, 2)];
const discharged = [state(0.4, -3), state(0.5, -3), state(0.7, -3)];

describe('the split of a cycle', () => {
  it('is taken in the middle of the contents that charge and discharge share, on a line between time steps', () => {
    const one = recorder();
    show(one, 1, ...charged);
    show(one, 1, ...discharged);
    one.finish();
    const [up, down] = one.splits;
    expect(one.splits.map(({ cycle, direction, content }) => [cycle, direction, content])).toEqual([
      [1, 'charge', expect.closeTo(0.55, 9)],
      [1, 'discharge', expect.closeTo(0.55, 9)],
    ]);
    expect(up.parts.total).toBeCloseTo(between(total(charged[1]), total(charged[2]), 0.25), 9);
    expect(down.parts.total).toBeCloseTo(between(total(discharged[1]), total(discharged[2]), 0.25), 9);
    for (const { parts } of one.splits)
      expect(polarisationParts.reduce((sum, part) => sum + parts[part], 0)).toBeCloseTo(parts.total, 12);
    expect(up.parts.chargeTransfer).toBeGreaterThan(0);
    expect(down.parts.chargeTransfer).toBeLessThan(0);
  });

  it('is taken in the middle of each half cycle where they share none, and of the only one', () => {
    const apart = recorder();
    show(apart, 1, ...charged.slice(0, 2));
    show(apart, 1, ...discharged.slice(0, 2));
    apart.finish();
    expect(apart.splits.map(({ content }) => content)).toEqual([expect.closeTo(0.7, 9), expect.closeTo(0.45, 9)]);
    expect(apart.splits[0].parts.total).toBeCloseTo(between(total(charged[0]), total(charged[1]), 0.5), 9);
    const single = recorder();
    show(single, 1, ...charged.slice(0, 2));
    single.finish();
    expect(single.splits.map(({ direction, content }) => [direction, content])).toEqual([
      ['charge', expect.closeTo(0.7, 9)],
    ]);
    const nothing = recorder();
    show(nothing, 1, charged[0], charged[0]);
    nothing.finish();
    expect(nothing.splits).toEqual([]);
  });

  it('does not join what flowed before a step of the programme to what flows after it', () => {
    const one = recorder();
    show(one, 1, ...charged.slice(0, 2));
    const slower = [state(0.6, 1), state(0.4, 1)];
    show(one, 1, ...slower);
    show(one, 1, ...discharged.slice(0, 2));
    one.finish();
    expect(one.splits[0].content).toBeCloseTo(0.45, 9);
    expect(one.splits[0].parts.total).toBeCloseTo(between(total(slower[0]), total(slower[1]), 0.75), 9);
    const back = recorder();
    show(back, 1, ...charged.slice(0, 2));
    show(back, 1, ...slower);
    show(back, 1, state(0.65, -3), state(0.75, -3));
    back.finish();
    expect(back.splits[0].content).toBeCloseTo(0.7, 9);
    expect(back.splits[0].parts.total).toBeCloseTo(between(total(charged[0]), total(charged[1]), 0.5), 9);
  });

  it('is sampled in every hundredth of the charge of an hour at 1C', () => {
    const one = recorder();
    const hundredth = 36 * model.cell.oneC;
    const [before, after] = [state(0.8, 2, 0), state(0.7, 2, 2.5 * hundredth)];
    const asked: number[] = [];
    const inside = Object.assign(
      (theta: number, out: Float64Array) => {
        asked.push(theta);
        out.set(state(0.8 - 0.1 * theta, 5));
      },
      { entries: () => undefined },
    ) as Interpolate;
    one.stepStarted({} as ResolvedStep, 1);
    one.advanced(0, 1, before, after, inside);
    one.finish();
    expect(asked).toEqual([1 / 3, 2 / 3]);
    // In the middle, between the two states that were asked for.
    const [a, b] = [state(0.8 - 0.1 / 3, 5), state(0.8 - 0.2 / 3, 5)];
    expect(one.splits[0].parts.total).toBeCloseTo(between(total(a), total(b), 0.5), 9);
  });

  it('is made of the chosen cycles, each for itself', () => {
    const one = recorder((cycle) => cycle !== 2);
    for (const cycle of [1, 2, 3]) {
      show(one, cycle, ...charged);
      show(one, cycle, ...discharged);
    }
    one.finish();
    one.finish();
    expect(one.splits.map(({ cycle, direction }) => [cycle, direction])).toEqual([
      [1, 'charge'],
      [1, 'discharge'],
      [3, 'charge'],
      [3, 'discharge'],
    ]);
    expect(one.splits[2].parts).toEqual(one.splits[0].parts);
  });

  it('goes on from a saved state, which lives on its own', () => {
    const [first, second] = [recorder(), recorder()];
    show(first, 1, ...charged, ...discharged);
    show(first, 2, state(0.9, 2), ...charged.slice(0, 2));
    const saved = first.snapshot();
    expect(saved.cycle).toBe(2);
    // Each state once, also where two time steps meet.
    expect(saved.charge.content).toEqual([0.9, 0.8, 0.6].map((x) => expect.closeTo(x, 9)));
    expect(saved.discharge.content).toEqual([]);
    const copy = structuredClone(saved);
    const done = [...first.splits];
    second.restore(saved, done);
    for (const one of [first, second]) {
      show(one, 2, ...charged.slice(1));
      show(one, 2, ...discharged);
      one.finish();
    }
    expect(saved).toEqual(copy);
    expect(done).toHaveLength(2);
    expect(second.splits).toEqual(first.splits);
    expect(first.splits).toHaveLength(4);
  });
});
