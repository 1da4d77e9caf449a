import { describe, expect, it } from 'vitest';
import type { CellModel } from '../../src/model/cellModel.js';
import type { StepSummary } from '../../src/protocol/cycler/recorder.js';
import type { ResolvedControl, ResolvedStep } from '../../src/protocol/steps/resolvedStep.js';
import { RestRecorder } from '../../src/results/restRecorder.js';

const model = { layout: { current: 0 } } as unknown as CellModel;
const state = (current: number) => Float64Array.of(current);
const current = (density: number): ResolvedControl => ({ kind: 'current', density });
const hold: ResolvedControl = { kind: 'voltage', voltage: 4.1 };

/** A recorder that is shown steps: what is controlled, how long, how much charge, and currents at the ends of time steps. */
function watched() {
  const recorder = new RestRecorder(model);
  let time = 1000;
  const show = (
    control: ResolvedControl,
    duration: number,
    charge: number,
    currents: readonly (readonly [number, number])[] = [],
  ) => {
    const step: ResolvedStep = { text: '', direction: 'hold', control, limits: {} };
    recorder.stepStarted(step, 3, 0, time);
    let before = currents[0]?.[1] ?? 0;
    let at = time;
    for (const [h, after] of currents.slice(1)) {
      at += h;
      recorder.advanced(at, h, state(before), state(after));
      before = after;
    }
    time += duration;
    recorder.stepEnded({ cycle: 3, step, duration, charge, endVoltage: 3.9 } as StepSummary, state(before));
  };
  return { recorder, show };
}

describe('rests', () => {
  it('count from ten minutes on, after a current, with all the charge that has flowed', () => {
    const { recorder, show } = watched();
    show(current(0), 3600, 0);
    expect(recorder.relaxations).toEqual([]);
    show(current(2), 100, 200);
    show(current(0), 599, 0);
    show(current(0), 600, 0);
    show(current(-1), 50, -50);
    show(current(0), 7200, 0);
    expect(recorder.relaxations).toEqual([
      { cycle: 3, after: 'charge', duration: 600, voltage: 3.9, charge: 200 },
      { cycle: 3, after: 'discharge', duration: 7200, voltage: 3.9, charge: 150 },
    ]);
  });

  it('come after a hold as well, but a hold or a charge is no rest', () => {
    const { recorder, show } = watched();
    show(hold, 3600, -5);
    show(current(2), 3600, 7200);
    expect(recorder.relaxations).toEqual([]);
    show(hold, 3600, -1);
    show(current(0), 3600, 0);
    expect(recorder.relaxations.map(({ after, charge }) => [after, charge])).toEqual([['discharge', 7194]]);
  });
});

describe('holds', () => {
  it('are timed to one percent of the charging current, which falls exponentially over a time step', () => {
    const { recorder, show } = watched();
    show(current(10), 100, 1000);
    // From 1 to 0.01 A/m2 in 20 s: 0.1 A/m2 after half of them.
    show(hold, 60, 5, [
      [0, 5],
      [30, 1],
      [20, 0.01],
      [10, 0.005],
    ]);
    expect(recorder.holds).toEqual([
      { cycle: 3, voltage: 4.1, duration: 60, chargingCurrent: 10, timeToOnePercent: expect.closeTo(40, 9) },
    ]);
  });

  it('take the sign of the current for nothing, and its end for the end of the time step', () => {
    const { recorder, show } = watched();
    show(current(10), 100, 1000);
    show(hold, 50, -5, [
      [0, -5],
      [30, -1],
      [20, -0.01],
    ]);
    show(hold, 50, 5, [
      [0, 5],
      [30, 1],
      [20, 0],
    ]);
    expect(recorder.holds.map(({ timeToOnePercent }) => timeToOnePercent)).toEqual([expect.closeTo(40, 9), 50]);
  });

  it('are over when the current stays below, not when it passes once', () => {
    const { recorder, show } = watched();
    show(current(10), 100, 1000);
    show(hold, 60, 5, [
      [0, 1],
      [20, 0.01],
      [20, 1],
      [20, 0.01],
    ]);
    show(hold, 60, 5, [
      [0, 1],
      [20, 0.01],
      [20, 0.5],
    ]);
    expect(recorder.holds.map(({ timeToOnePercent }) => timeToOnePercent)).toEqual([expect.closeTo(50, 9), Number.NaN]);
  });

  it('that end at their limit within the tolerance of the solver last as long as they were held', () => {
    const timed = (last: number) => {
      const { recorder, show } = watched();
      show(current(10), 100, 1000);
      show(hold, 60, 5, [
        [0, 1],
        [60, last],
      ]);
      return recorder.holds[0].timeToOnePercent;
    };
    expect(timed(0.1 * (1 + 9e-4))).toBe(60);
    expect(timed(0.1 * (1 + 2e-3))).toBeNaN();
  });

  it('are not noted before a charge, and compare with the last charge, not with a discharge', () => {
    const { recorder, show } = watched();
    show(hold, 60, 5, [[0, 0]]);
    show(current(-4), 100, -400);
    show(hold, 60, 5, [[0, 0]]);
    expect(recorder.holds).toEqual([]);
    show(current(10), 100, 1000);
    show(current(-4), 100, -400);
    show(hold, 60, 5, [[0, 0]]);
    expect(recorder.holds.map(({ chargingCurrent }) => chargingCurrent)).toEqual([10]);
  });

  it('start anew with each step', () => {
    const { recorder, show } = watched();
    show(current(10), 100, 1000);
    show(hold, 50, 5, [
      [0, 1],
      [20, 0.01],
    ]);
    show(hold, 50, 5, [
      [0, 1],
      [20, 0.5],
    ]);
    expect(recorder.holds[1].timeToOnePercent).toBeNaN();
  });
});

describe('what is kept of them', () => {
  it('is a hundred thousand of each', () => {
    const { recorder, show } = watched();
    show(current(10), 100, 1000);
    const some = { cycle: 1, duration: 0, voltage: 0, charge: 0 };
    const rests = new Array(99_999).fill({ ...some, after: 'charge' as const });
    const holds = new Array(99_999).fill({ ...some, chargingCurrent: 1, timeToOnePercent: 1 });
    recorder.restore(recorder.snapshot(), rests, holds);
    for (let i = 0; i < 2; i++) {
      show(hold, 60, 5, [[0, 0]]);
      show(current(0), 3600, 0);
    }
    expect([recorder.holds.length, recorder.relaxations.length]).toEqual([100_000, 100_000]);
  });

  it('goes on from a saved state as if nothing had happened, without a hold on it', () => {
    const [first, second] = [watched(), watched()];
    first.show(current(10), 100, 1000);
    const saved = first.recorder.snapshot();
    expect(saved).toEqual({ charge: 1000, direction: 1, chargingCurrent: 10 });
    first.show(current(-1), 100, -100);
    expect(saved.charge).toBe(1000);
    second.recorder.restore(saved, [], []);
    second.show(current(-1), 100, -100);
    expect(saved.charge).toBe(1000);
    expect(second.recorder.snapshot()).toEqual(first.recorder.snapshot());
    second.show(current(0), 3600, 0);
    expect(second.recorder.relaxations[0]).toMatchObject({ after: 'discharge', charge: 900 });
  });
});
