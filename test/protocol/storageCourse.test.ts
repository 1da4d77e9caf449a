import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import { buildMechanisms } from '../../src/degradation/build.js';
import { connectedLithium, meanContent, oxidisedLithium } from '../../src/model/inventory.js';
import type { Interpolate } from '../../src/protocol/cycler/recorder.js';
import { Storage } from '../../src/protocol/cycler/storage.js';
import { VariantRun } from '../../src/simulate.js';
import { preparedCell } from '../degradation/agedCell.js';

const day = 86_400;
const ageing = { interphase: true, carbonOxidation: true, oxygenRelease: { width: 0.2 } };
const numerics = { sizeClasses: 2, throughNodes: 2, radialNodes: 8 };

interface Step {
  readonly time: number;
  readonly h: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** States at fractions of it. */
  readonly inside: readonly Float64Array[];
}
const fractions = [0, 0.499, 0.5, 0.501, 1];

/** A cell at rest at an even content, stored: the voltage is that of the cell. */
function stored(duration: number, voltage?: number, mechanisms: object = ageing) {
  const protocol = ['Charge at 1C until 4.3 V vs Li'];
  const {
    model,
    y,
    ageing: slow,
    prepared,
  } = new VariantRun(preparedCell({ mechanisms: mechanisms as never, numerics, protocol }));
  const { cell, scenario } = prepared;
  const { layout } = model;
  for (let i = 0; i < 2; i++) for (let k = 0; k < 2; k++) y.fill(0.5, layout.particle(i, k), layout.particle(i, k) + 8);
  model.controlCurrent(0);
  model.makeConsistent(y);
  const start = y.slice();
  const at = (temperature: number) => buildMechanisms(scenario.mechanisms, { ...cell, temperature });
  const began: { time: number; state: Float64Array }[] = [];
  const steps: Step[] = [];
  const end = new Storage(model, slow.mechanisms, at).run(
    y,
    { temperature: 333.15, ...(voltage === undefined ? {} : { voltage }) },
    duration,
    {
      began: (time, state) => void began.push({ time, state: state.slice() }),
      stepped: (time, h, before, after, interpolate) => {
        const inside = fractions.map((theta) => {
          const out = new Float64Array(y.length);
          interpolate(theta, out);
          checkEntries(interpolate, theta, out);
          return out;
        });
        steps.push({ time, h, before: before.slice(), after: after.slice(), inside });
      },
    },
  );
  return { model, layout, cell, start, y, end, began, steps, mechanisms: slow.mechanisms };
}

function checkEntries(interpolate: Interpolate, theta: number, state: Float64Array): void {
  const entries = new Float64Array(2);
  interpolate.entries(theta, Int32Array.of(3, 0), entries);
  expect(Array.from(entries)).toEqual([state[3], state[0]]);
}

/** Steps that follow each other without a gap from the start to the end. */
function expectChain({ steps, y, began }: ReturnType<typeof stored>, duration: number): void {
  let time = 0;
  let state = began[0].state;
  for (const step of steps) {
    expect(step.time - step.h).toBeCloseTo(time, 6);
    expect(step.h).toBeGreaterThan(0);
    const fresh = began.find((one) => one.time === time && time > 0);
    expect(step.before).toEqual(fresh ? fresh.state : state);
    step.inside.forEach((inside, i) => {
      if (i !== 0 && i !== 4) return;
      inside.forEach((value, e) => {
        expect(value).toBeCloseTo((i === 0 ? step.before : step.after)[e], 7);
      });
    });
    time = step.time;
    state = step.after;
  }
  expect(time).toBe(duration);
  expect(y).toEqual(state);
}

describe('a cell stored at open circuit', () => {
  const duration = 30 * day;
  const run = stored(duration);
  const { model, layout, start, y, end, began, steps } = run;

  it('goes through steps without gaps, few of them, from one state at rest to another', () => {
    expect(end).toEqual({ kind: 'duration', time: duration });
    expect(began.map(({ time }) => time)).toEqual([0]);
    expectChain(run, duration);
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.length).toBeLessThan(40);
    for (const { after } of steps) {
      expect(after[layout.current]).toBe(0);
      expect(after[layout.anode]).toBe(start[layout.anode]);
    }
  });

  it('pays for its films with lithium that the active material takes up, evenly', () => {
    const books = (state: Float64Array) => connectedLithium(model, state) - oxidisedLithium(model, state);
    for (const { after, inside } of steps)
      for (const state of [after, inside[2]]) expect(books(state)).toBeCloseTo(books(start), 12);
    expect(meanContent(model, y)).toBeGreaterThan(0.5 + 1e-5);
    const contents = [0, 1].flatMap((i) => [0, 1].map((k) => y[layout.particle(i, k) + 5]));
    expect(new Set(contents).size).toBe(1);
    const carbon = [0, 1].map((i) => y[layout.psi(i) + 1]);
    expect(carbon[0]).toBe(carbon[1]);
    expect(carbon[0]).toBeGreaterThan(start[layout.psi(0) + 1]);
  });

  it('collects what time does at the rate of the oven', () => {
    const { mechanisms, cell } = stored(duration, undefined, { oxygenRelease: { width: 0.2 } });
    const [{ calendar }] = mechanisms;
    const acceleration = Math.exp((80e3 / 8.314462618) * (1 / cell.temperature - 1 / 333.15));
    const collected = calendar!.rate(0.5) * acceleration * duration;
    expect(Array.from(calendar!.collected)).toEqual([collected, collected].map((one) => expect.closeTo(one, 6)));
    expect(collected).toBeGreaterThan(0.1);
  });
});

describe('a cell stored at a voltage', () => {
  const duration = 30 * day;
  const voltage = 3.5;
  const run = stored(duration, voltage);
  const { model, layout, cell, start, began, steps } = run;
  const charge = (state: Float64Array) => state[layout.anode] * FARADAY;

  it('stands at it from the start, as seen from outside, and is brought there at 1C', () => {
    expectChain(run, duration);
    expect(began.map(({ time }) => time)).toEqual([0, expect.any(Number)]);
    const [first, second] = began;
    expect(charge(first.state)).toBeCloseTo(charge(start), 9);
    for (const { after, inside } of steps)
      for (const state of [after, inside[2]]) expect(model.voltage(state)).toBeCloseTo(voltage, 9);
    const settled = steps.filter(({ time }) => time <= second.time).at(-1)!;
    const moved = charge(settled.after) - charge(start);
    // And a little more, for the films.
    expect(moved / cell.oneC / second.time).toBeCloseTo(1, 1);
    expect(moved / cell.oneC / second.time).toBeGreaterThan(1);
    // Where it has settled only the current is another one.
    const contents = (state: Float64Array) => [0, 1].map((i) => state[layout.particle(i, 1) + 2]);
    expect(contents(second.state)).toEqual(contents(settled.after).map((x) => expect.closeTo(x, 9)));
    expect(settled.after[layout.current] - second.state[layout.current]).toBeCloseTo(cell.oneC, 6);
  });

  it('passes as much current as comes to the anode, then and later', () => {
    for (const { h, inside } of steps) {
      const [, before, now, after] = inside;
      const slope = (charge(after) - charge(before)) / (0.002 * h);
      expect(now[layout.current] / slope).toBeCloseTo(1, 3);
      expect(slope).toBeGreaterThan(0);
    }
  });

  it('takes few steps to do so, and is as empty or full as can be where no content has the voltage', () => {
    expect(steps.length).toBeLessThan(40);
    const content = (volts: number) => {
      const { y, layout: at } = stored(day, volts, {});
      return y[at.particle(1, 1) + 3];
    };
    // exp(-12) from the end.
    expect(content(9) / 6.144e-6).toBeCloseTo(1, 3);
    expect((1 - content(-3)) / 6.144e-6).toBeCloseTo(1, 3);
  });

  it('keeps its lithium', () => {
    const books = (state: Float64Array) =>
      connectedLithium(model, state) + state[layout.anode] - oxidisedLithium(model, state);
    for (const { after, inside } of steps)
      for (const state of [after, inside[2]]) expect(books(state)).toBeCloseTo(books(start), 10);
  });

  it('is discharged to a lower one', () => {
    const { began: twice, steps: down, layout: at } = stored(duration, 3);
    expect(twice).toHaveLength(2);
    expect(down[0].after[at.current]).toBeLessThan(0);
    expect(down[0].after[at.current] / cell.oneC).toBeCloseTo(-1, 2);
  });

  it('settles within a hundredth of a short storage, at more than 1C', () => {
    const short = stored(1000, voltage);
    expect(short.began.map(({ time }) => time)).toEqual([0, 10]);
    const slow = steps.filter(({ time }) => time <= began[1].time).at(-1)!;
    const moved = charge(slow.after) - charge(start);
    expect(short.steps[0].after[layout.current] / (moved / 10)).toBeCloseTo(1, 1);
  });
});

describe('a cell that does not age', () => {
  it('is stored in one step, and in two at a voltage', () => {
    const times = (run: ReturnType<typeof stored>) => run.steps.map(({ time }) => time);
    const open = stored(10 * day, undefined, {});
    expect([times(open), open.began.length, open.end]).toEqual([[10 * day], 1, { kind: 'duration', time: 10 * day }]);
    expect(open.model.voltage(open.y)).toBeCloseTo(open.model.voltage(open.start), 9);
    const held = stored(10 * day, 3.5, {});
    expect(times(held)).toEqual([held.began[1].time, 10 * day]);
    expect(held.y[held.layout.current]).toBeCloseTo(0, 12);
    expect(held.steps[0].inside[2][held.layout.current] / held.cell.oneC).toBeCloseTo(1, 9);
    const half = (held.steps[0].before[held.layout.anode] + held.steps[0].after[held.layout.anode]) / 2;
    expect(held.steps[0].inside[2][held.layout.anode]).toBeCloseTo(half, 12);
    expectChain(held, 10 * day);
  });
});
