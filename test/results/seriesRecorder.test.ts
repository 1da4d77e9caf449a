import { describe, expect, it } from 'vitest';
import { FARADAY } from '../../src/constants/physical.js';
import type { CellModel } from '../../src/model/cellModel.js';
import type { Interpolate, StepSummary } from '../../src/protocol/cycler/recorder.js';
import type { ResolvedStep } from '../../src/protocol/steps/resolvedStep.js';
import { SeriesRecorder } from '../../src/results/seriesRecorder.js';

const [ANODE, CURRENT, VOLTAGE, PSI, CONTENT] = [0, 1, 2, 3, 4];

/** Two nodes of two classes with two radial nodes each; the voltage of the cell is an entry of its state. */
const model = {
  size: 14,
  layout: {
    anode: ANODE,
    current: CURRENT,
    nodes: 2,
    classes: 2,
    radialNodes: 2,
    particle: (i: number, k: number) => CONTENT + 4 * i + 2 * k,
    psi: (i: number) => (i === 0 ? PSI : 13),
  },
  radial: { radius: Float64Array.of(0.5, 1) },
  through: { position: Float64Array.of(0.25, 0.75) },
  law: {},
  parameters: {},
  cell: { oneC: 10, area: 2 },
  voltage: (y: Float64Array) => y[VOLTAGE],
  cathodePotential: (y: Float64Array) => y[VOLTAGE] + 1.5,
  anodePotentialUnderCurrent: (y: Float64Array) => 1.5 - 0.01 * y[CURRENT],
} as unknown as CellModel;

/** [C/m2] moved, current and voltage as a state of the cell. */
function state(charge: number, current: number, voltage: number): Float64Array {
  const y = new Float64Array(14);
  y.set([charge / FARADAY, current, voltage, 0.1]);
  for (let i = CONTENT; i < 13; i++) y[i] = i;
  y[13] = 0.2;
  return y;
}

const line = (before: Float64Array, after: Float64Array, bend = (_: number) => 0): Interpolate =>
  Object.assign(
    (theta: number, out: Float64Array) => {
      for (let i = 0; i < out.length; i++) out[i] = before[i] + theta * (after[i] - before[i]);
      out[VOLTAGE] += bend(theta);
    },
    { entries: () => undefined },
  );

const always = () => true;
const never = () => false;
const step = (direction: ResolvedStep['direction']): ResolvedStep => ({
  text: '',
  direction,
  control: { kind: 'current', density: 0 },
  limits: {},
});

/** One step of the programme in one time step. */
function show(
  recorder: SeriesRecorder,
  direction: ResolvedStep['direction'],
  [cycle, index]: readonly [number, number],
  [start, h]: readonly [number, number],
  before: Float64Array,
  after: Float64Array,
  bend?: (theta: number) => number,
): void {
  recorder.stepStarted(step(direction), cycle, index, start, before);
  recorder.advanced(start + h, h, before, after, line(before, after, bend));
  const charge = (after[ANODE] - before[ANODE]) * FARADAY;
  const summary = { start, duration: h, charge, endVoltage: after[VOLTAGE] + 1e-3 } as StepSummary;
  recorder.stepEnded(summary, after);
}

const plain = (recorder: SeriesRecorder) =>
  Object.fromEntries(
    Object.entries(recorder.series()).map(([name, values]) => [name, Array.from(values as Float64Array)]),
  );
const nearly = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

describe('points of a time series', () => {
  it('are the ends of straight time steps, the last one at the limit that the step ended at', () => {
    const recorder = new SeriesRecorder(model, always, never);
    show(recorder, 'charge', [1, 0], [100, 10], state(0, 5, 3), state(50, 5, 3.1));
    show(recorder, 'rest', [1, 1], [110, 60], state(50, 0, 3.05), state(50, 0, 3.0));
    show(recorder, 'hold', [1, 2], [170, 10], state(50, 4, 3), state(90, 4, 3));
    expect(plain(recorder)).toEqual({
      time: [100, 110, 110, 170, 170, 180],
      voltage: nearly([3, 3.101, 3.05, 3.001, 3, 3.001]),
      current: [10, 10, 0, 0, 8, 8],
      charge: nearly([0, 50, 50, 50, 50, 90]),
      cycle: [1, 1, 1, 1, 1, 1],
      step: [0, 0, 1, 1, 2, 2],
      cathodePotential: nearly([4.5, 4.6, 4.55, 4.5, 4.5, 4.5]),
      anodePotential: nearly([1.45, 1.45, 1.5, 1.5, 1.46, 1.46]),
    });
    expect(recorder.points).toBe(6);
    expect(Array.from(recorder.series(4).time)).toEqual([170, 180]);
    expect(Array.from(recorder.series(5).step)).toEqual([2]);
  });

  it('begin their charge anew with each half cycle and each cycle', () => {
    const recorder = new SeriesRecorder(model, always, never);
    const start = (direction: ResolvedStep['direction'], cycle: number) => {
      show(recorder, direction, [cycle, 0], [0, 1], state(0, 5, 3), state(5, 5, 3));
      return recorder.series().charge.at(-2);
    };
    expect(start('charge', 1)).toBe(0);
    expect(start('charge', 1)).toBeCloseTo(5, 9);
    expect(start('hold', 1)).toBeCloseTo(10, 9);
    expect(start('discharge', 1)).toBe(0);
    expect(start('store', 1)).toBeCloseTo(5, 9);
    expect(start('discharge', 2)).toBe(0);
  });

  it('lie closer where the voltage bends, to a fiftieth of a millivolt, and the charge follows the state', () => {
    const recorder = new SeriesRecorder(model, always, never);
    // A parabola 0.3 mV off the line: halved twice, each half is off by a quarter.
    const bend = (theta: number) => 4 * 3e-4 * theta * (1 - theta);
    show(recorder, 'charge', [1, 0], [100, 8], state(10, 5, 3), state(90, 5, 3), bend);
    const { time, voltage, charge } = plain(recorder);
    expect(time).toEqual([100, 102, 104, 106, 108]);
    time.forEach((t, i) => {
      expect(charge[i]).toBeCloseTo((80 * (t - 100)) / 8, 9);
      if (i < time.length - 1) expect(voltage[i]).toBeCloseTo(3 + bend((t - 100) / 8), 9);
    });
  });

  it.each([1, -1])('never hold more or less charge than the ends of their time step, times %d', (sign) => {
    const recorder = new SeriesRecorder(model, always, never);
    const [before, after] = [state(0, sign * 6, 3), state(sign * 40, sign * 2, 3)];
    const straight = line(before, after, (theta) => 4e-3 * theta * (1 - theta));
    // An interpolant that swings: 25 C/m2 below the line early, as far above it late.
    const swinging: Interpolate = Object.assign(
      (theta: number, out: Float64Array) => {
        straight(theta, out);
        out[ANODE] -= (sign * 25 * Math.sin(2 * Math.PI * theta)) / FARADAY;
      },
      { entries: () => undefined },
    );
    recorder.stepStarted(step('hold'), 1, 0, 0, before);
    recorder.advanced(10, 10, before, after, swinging);
    const charge = plain(recorder).charge.map((q) => sign * q);
    expect(charge.length).toBeGreaterThan(8);
    expect(charge.slice(0, 2)).toEqual(nearly([0, 0]));
    expect(charge.slice(-2)).toEqual(nearly([40, 40]));
    expect(charge).toEqual([...charge].sort((a, b) => a - b));
  });

  it('lie closer where the current of a hold bends', () => {
    const points = (bend: number) => {
      const recorder = new SeriesRecorder(model, always, never);
      const [before, after] = [state(0, 6, 3), state(40, 2, 3)];
      recorder.stepStarted(step('hold'), 1, 0, 0, before);
      const inside = line(before, after);
      const bent: Interpolate = Object.assign(
        (theta: number, out: Float64Array) => {
          inside(theta, out);
          out[CURRENT] -= 4 * bend * theta * (1 - theta);
        },
        { entries: () => undefined },
      );
      recorder.advanced(10, 10, before, after, bent);
      return recorder.points;
    };
    // The line has 4 A/m2 in the middle: a thousandth of it is straight.
    expect(points(0.0039)).toBe(2);
    expect(points(0.0041)).toBe(3);
  });

  it('lie closer where the voltage swings around its line, on which it is in the middle', () => {
    // 2.4 mV above the line at one quarter, as far below it at the other: a step of the open-circuit curve.
    const swing = (theta: number) => 0.05 * theta * (theta - 0.5) * (theta - 1);
    const theta = (z: number) => (1 / (1 + Math.exp(-z)) - 0.3) / 0.4;
    const potential = {
      value: 0,
      evaluate: (z: number) => {
        potential.value = swing(theta(z));
      },
    };
    const swinging = {
      ...model,
      layout: {
        ...model.layout,
        nodes: 1,
        classes: 1,
        patches: 1,
        particles: 1,
        surface: (particle: number) => particle + 1,
      },
      law: { potentials: [potential, potential] },
      parameters: { area: [1], weight: [1] },
      nodeLength: [1],
    } as unknown as CellModel;
    const recorder = new SeriesRecorder(swinging, always, never);
    const [before, after] = [state(0, 5, 3), state(50, 5, 3.1)];
    before[CONTENT + 1] = 0.3;
    after[CONTENT + 1] = 0.7;
    const inside: Interpolate = Object.assign(line(before, after, swing), {
      entries: (part: number, _: ArrayLike<number>, out: Float64Array) => {
        out[0] = 0.3 + 0.4 * part;
      },
    });
    recorder.stepStarted(step('charge'), 1, 0, 0, before);
    recorder.advanced(10, 10, before, after, inside);
    const { time, voltage } = plain(recorder);
    for (let k = 0; k <= 200; k++) {
      const next = Math.max(
        1,
        time.findIndex((t) => t >= k / 20),
      );
      const part = (k / 20 - time[next - 1]) / (time[next] - time[next - 1]);
      const shown = voltage[next - 1] + part * (voltage[next] - voltage[next - 1]);
      expect(Math.abs(shown - 3 - 0.1 * (k / 200) - swing(k / 200))).toBeLessThan(2.5e-5);
    }
    expect(time.length).toBeLessThan(40);
  });

  it('lie closer where the current of a ramp swings around its line, on which it is in the middle', () => {
    const recorder = new SeriesRecorder(model, always, never);
    const [before, after] = [state(0, 6, 3), state(40, 2, 3.1)];
    const straight = line(before, after);
    const swing = (theta: number) => 2 * theta * (theta - 0.5) * (theta - 1);
    const inside: Interpolate = Object.assign(
      (theta: number, out: Float64Array) => {
        straight(theta, out);
        out[CURRENT] += swing(theta);
      },
      { entries: () => undefined },
    );
    recorder.stepStarted(step('charge'), 1, 0, 0, before);
    recorder.advanced(10, 10, before, after, inside);
    const { time, current } = plain(recorder);
    expect(time.length).toBeGreaterThan(4);
    const at = time.indexOf(2.5);
    expect(current[at] / model.cell.area).toBeCloseTo(5 + swing(0.25), 9);
  });

  it('are refined eight times at most', () => {
    const recorder = new SeriesRecorder(model, always, never);
    show(recorder, 'charge', [1, 0], [0, 1], state(0, 5, 3), state(5, 5, 3), (theta) => Math.sin(1e5 * theta));
    expect(recorder.points).toBe(2 + 255);
  });

  it('are those of the chosen cycles only', () => {
    const recorder = new SeriesRecorder(model, (cycle) => cycle === 2, never);
    for (const cycle of [1, 2, 3]) show(recorder, 'charge', [cycle, 0], [cycle, 1], state(0, 5, 3), state(5, 5, 3));
    expect(plain(recorder).cycle).toEqual([2, 2]);
    expect(recorder.profiles).toEqual([]);
    show(recorder, 'charge', [4, 0], [4, 1], state(0, 5, 3), state(50_000, 5, 3));
    expect(recorder.profiles).toEqual([]);
  });
});

describe('profiles', () => {
  const moments = (recorder: SeriesRecorder) => recorder.profiles.map(({ cycle, when, time }) => [cycle, when, time]);

  it('are taken at the start, at every sixth of the charge of an hour at 1C, and at the end of a half cycle', () => {
    const recorder = new SeriesRecorder(model, never, always);
    recorder.stepStarted(step('charge'), 1, 0, 0, state(0, 10, 3));
    // 1C is 10 A/m2: a sixth of the charge of an hour is 6000 C/m2.
    let before = state(0, 10, 3);
    for (let k = 1; k <= 13; k++) {
      const after = state(1000 * k, 10, 3);
      recorder.advanced(100 * k, 100, before, after, line(before, after));
      before = after;
    }
    recorder.stepEnded({ start: 0, duration: 1300, charge: 13_000, endVoltage: 3 } as StepSummary, before);
    expect(moments(recorder)).toEqual([
      [1, 'start of charge', 0],
      [1, 'during charge', 600],
      [1, 'during charge', 1200],
      [1, 'end of charge', 1300],
    ]);
    const { content, radius, through, potential } = recorder.profiles[0];
    expect(content.map((node) => node.map((values) => Array.from(values)))).toEqual([
      [
        [4, 5],
        [6, 7],
      ],
      [
        [8, 9],
        [10, 11],
      ],
    ]);
    expect([Array.from(radius), Array.from(through), Array.from(potential)]).toEqual([
      [0.5, 1],
      [0.25, 0.75],
      [0.1, 0.2],
    ]);
  });

  it('count the charge in both directions, begin anew with a half cycle, and go on through a rest', () => {
    const recorder = new SeriesRecorder(model, never, always);
    show(recorder, 'rest', [1, 0], [0, 10], state(0, 0, 3), state(0, 0, 3));
    show(recorder, 'discharge', [1, 1], [10, 10], state(0, -10, 3), state(-3500, -10, 3));
    show(recorder, 'rest', [1, 2], [20, 10], state(-3500, 0, 3), state(-3500, 0, 3));
    show(recorder, 'discharge', [1, 3], [30, 10], state(-3500, -10, 3), state(-7000, -10, 3));
    show(recorder, 'charge', [1, 4], [40, 10], state(-7000, 10, 3), state(-6000, 10, 3));
    expect(moments(recorder)).toEqual([
      [1, 'start of rest', 0],
      [1, 'start of discharge', 10],
      [1, 'end of discharge', 20],
      [1, 'during discharge', 40],
      [1, 'end of discharge', 40],
      [1, 'start of charge', 40],
      [1, 'end of charge', 50],
    ]);
  });

  it('are taken once where two steps meet at one moment, and again in the next cycle', () => {
    const recorder = new SeriesRecorder(model, never, always);
    show(recorder, 'charge', [1, 0], [0, 10], state(0, 10, 3), state(1, 10, 3));
    show(recorder, 'hold', [1, 1], [10, 0], state(1, 10, 3), state(2, 10, 3));
    show(recorder, 'charge', [2, 2], [10, 0], state(2, 10, 3), state(3, 10, 3));
    expect(recorder.snapshot().moments.map(([key]) => key)).toEqual(['2 start of charge', '2 end of charge']);
    expect(moments(recorder)).toEqual([
      [1, 'start of charge', 0],
      [1, 'end of charge', 10],
      [2, 'start of charge', 10],
      [2, 'end of charge', 10],
    ]);
  });
});

describe('what does not fit', () => {
  it('is left out from a cycle on that is named, points and profiles alike', () => {
    const limits = { points: 3, profiles: 1 };
    const message = (cycle: number) =>
      `The time series or lithium profiles are incomplete from cycle ${cycle} on: at most 3 points and 1 profiles of a variant are kept.`;
    const points = new SeriesRecorder(model, always, never, limits);
    show(points, 'charge', [1, 0], [0, 1], state(0, 5, 3), state(5, 5, 3));
    expect(points.warnings()).toEqual([]);
    show(points, 'charge', [2, 1], [1, 1], state(5, 5, 3), state(10, 5, 3));
    show(points, 'charge', [3, 2], [2, 1], state(5, 5, 3), state(10, 5, 3));
    expect(points.points).toBe(3);
    expect(points.warnings()).toEqual([
      {
        severity: 'warning',
        path: 'output',
        message: message(2),
        hint: 'record fewer cycles, e.g. output: { series: [first, 100, last] }',
      },
    ]);
    const profiles = new SeriesRecorder(model, never, always, limits);
    profiles.stepStarted(step('charge'), 4, 0, 0, state(0, 5, 3));
    expect(profiles.warnings()).toEqual([]);
    profiles.stepStarted(step('charge'), 5, 0, 0, state(0, 5, 3));
    profiles.stepStarted(step('charge'), 6, 0, 0, state(0, 5, 3));
    expect(profiles.profiles).toHaveLength(1);
    expect(profiles.warnings()[0].message).toBe(message(5));
  });
});

describe('a saved recorder', () => {
  it('goes on with the same points and profiles in the middle of a half cycle', () => {
    const [first, second] = [new SeriesRecorder(model, always, always), new SeriesRecorder(model, always, always)];
    show(first, 'charge', [1, 0], [0, 10], state(0, 10, 3), state(5000, 10, 3));
    show(second, 'discharge', [7, 0], [0, 10], state(0, 10, 3), state(5000, 10, 3));
    second.restore(structuredClone(first.snapshot()), first.series(), first.profiles);
    expect(first.snapshot()).toEqual({
      recording: true,
      profiling: true,
      cycle: 1,
      step: 0,
      direction: 'charge',
      charge: expect.closeTo(5000, 9),
      halfCharge: expect.closeTo(5000, 9),
      nextProfile: 0,
      fullInCycle: 0,
      moments: [
        ['1 start of charge', 0],
        ['1 end of charge', 10],
      ],
    });
    for (const recorder of [first, second]) {
      show(recorder, 'hold', [1, 1], [10, 0], state(5000, 10, 3), state(5000, 10, 3));
      show(recorder, 'hold', [1, 2], [10, 20], state(5000, 10, 3), state(6500, 10, 3));
    }
    expect(plain(second)).toEqual(plain(first));
    expect(second.profiles).toEqual(first.profiles);
    expect(first.profiles.map(({ when }) => when)).toContain('during charge');
  });
});
