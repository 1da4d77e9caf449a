import { describe, expect, it } from 'vitest';
import type { CellModel } from '../../src/model/cellModel.js';
import { Audience } from '../../src/protocol/cycler/audience.js';
import type { Interpolate, Recorder } from '../../src/protocol/cycler/recorder.js';

const model = { size: 2, layout: { current: 1 } } as unknown as CellModel;
const state = (content: number, current: number) => Float64Array.of(content, current);

/** What a recorder was shown: end and length of each time step, the states at its ends, at a quarter and three quarters of it. */
type Shown = readonly [number, number, ...(readonly number[])[]];

function watcher(): { shown: Shown[]; recorder: Recorder } {
  const shown: Shown[] = [];
  const inside = (interpolate: Interpolate, theta: number) => {
    const [out, entry] = [new Float64Array(2), new Float64Array(1)];
    interpolate(theta, out);
    interpolate.entries(theta, Int32Array.of(0), entry);
    expect(entry[0]).toBe(out[0]);
    return Array.from(out);
  };
  const advanced: Recorder['advanced'] = (time, h, before, after, interpolate) =>
    void shown.push([
      time,
      h,
      Array.from(before),
      inside(interpolate, 0.25),
      inside(interpolate, 0.75),
      Array.from(after),
    ]);
  return { shown, recorder: { advanced, stepStarted: () => undefined, stepEnded: () => undefined } };
}

/** A content that rises by 1, and a current that goes from one value to another by a power of the time. */
function between(from: number, to: number, power = 1) {
  const asked: number[] = [];
  const current = (theta: number) => from + (to - from) * theta ** power;
  const interpolate = Object.assign(
    (theta: number, out: Float64Array) => {
      asked.push(theta);
      out.set([theta, current(theta)]);
    },
    {
      entries: (theta: number, _: Int32Array, out: Float64Array) => {
        out[0] = theta;
      },
    },
  );
  return { asked, interpolate, before: state(0, from), after: state(1, to) };
}

function show(from: number, to: number, power = 1, watchers = [watcher()]) {
  const audience = new Audience(
    model,
    watchers.map(({ recorder }) => recorder),
  );
  const step = between(from, to, power);
  audience.advanced(110, 10, step.before, step.after, step.interpolate);
  return { ...step, audience, shown: watchers.map(({ shown }) => shown) };
}

describe('a time step', () => {
  it.each([
    [2, 1],
    [-2, -1],
    [0, 3],
    [-3, 0],
    [0, 0],
  ])('from a current of %d to %d is shown as it is', (from, to) => {
    const { shown } = show(from, to);
    const at = (theta: number) => [theta, from + theta * (to - from)];
    expect(shown).toEqual([[[110, 10, at(0), at(0.25), at(0.75), at(1)]]]);
  });

  it.each([
    [3, -1],
    [-3, 1],
  ])('in which the current turns, from %d to %d, is shown as two that meet there', (from, to) => {
    const { shown } = show(from, to);
    const at = (theta: number) => [theta, from + theta * (to - from)].map((value) => expect.closeTo(value, 6));
    expect(shown).toEqual([
      [
        [107.5, 7.5, at(0), at(0.1875), at(0.5625), at(0.75)],
        [110, 2.5, at(0.75), at(0.8125), at(0.9375), at(1)],
      ],
    ]);
  });

  it('is divided where the current has all but gone, however it falls', () => {
    for (const [from, to, power] of [
      [1, -7, 3],
      [1, -1e-3, 0.5],
      [-1e-3, 1, 3],
      [2, -1, 9],
    ]) {
      const { shown, asked } = show(from, to, power);
      const [[first, second]] = shown;
      const [content, current] = first.at(-1) as number[];
      expect(Math.abs(current)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(from), Math.abs(to)));
      expect(content).toBeCloseTo((from / (from - to)) ** (1 / power), 2);
      expect(second[2]).toEqual(first.at(-1));
      expect(first[1] + second[1]).toBeCloseTo(10, 12);
      expect(first[0]).toBeCloseTo(100 + 10 * content, 9);
      expect(asked.length).toBeLessThan(60);
    }
  });

  it('asks for no more than the voltage needs where a recorder wants that, and not even that of a state that is there', () => {
    const { asked, interpolate, before, after } = between(1, 2);
    const roughly: number[] = [];
    const forVoltage = (theta: number, out: Float64Array): void => {
      roughly.push(theta);
      out.set([theta, 9]);
    };
    const out = new Float64Array(2);
    const found: number[] = [];
    const recorder: Recorder = {
      stepStarted: () => undefined,
      stepEnded: () => undefined,
      advanced: (_time, _h, _before, _after, inside) => {
        for (const theta of [0.5, 0.25]) {
          inside.forVoltage?.(theta, out);
          found.push(out[1]);
        }
        inside(0.5, out);
        found.push(out[1]);
        inside.forVoltage?.(0.5, out);
        found.push(out[1]);
      },
    };
    new Audience(model, [recorder]).advanced(10, 4, before, after, Object.assign(interpolate, { forVoltage }));
    expect([asked, roughly, found]).toEqual([[0.5], [0.5, 0.25], [9, 9, 1.5, 1.5]]);
  });

  it('is interpolated once for several recorders that ask for the same, and anew for the next step', () => {
    const { asked, audience, shown } = show(2, 1, 1, [watcher(), watcher()]);
    expect(asked).toEqual([0.25, 0.75, 0.25, 0.75]);
    const next = between(1, 5);
    audience.advanced(120, 10, next.before, next.after, next.interpolate);
    expect(shown[1][1]).toEqual([120, 10, [0, 1], [0.25, 2], [0.75, 4], [1, 5]]);
    const same = { shown: [], recorder: { ...watcher().recorder, advanced: ask } } as ReturnType<typeof watcher>;
    function ask(_t: number, _h: number, _b: Float64Array, _a: Float64Array, interpolate: Interpolate) {
      interpolate(0.5, new Float64Array(2));
    }
    expect(show(2, 1, 1, [same, same, same]).asked).toEqual([0.5]);
  });
});
