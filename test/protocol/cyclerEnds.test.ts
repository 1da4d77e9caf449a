import { describe, expect, it } from 'vitest';
import { VariantRun } from '../../src/simulate.js';
import { cycles, lab, ran } from './labScenario.js';

const charge = 'Charge at 1C until 4.3 V vs Li';
const discharge = 'Discharge at 1C until 2.9 V vs Li';
const of = (protocol: readonly unknown[], more: object = {}) => lab(protocol, more).variants[0];

describe('how a run ends', () => {
  it('in a step that takes too many time steps, with what was computed', () => {
    const numerics = { throughNodes: 1, sizeClasses: 1, radialNodes: 8, maximumSteps: 3 };
    const { status, steps, series } = ran([charge, discharge], {
      numerics,
      output: { series: 'all', profiles: 'none' },
    });
    expect(status.code).toBe('failed');
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['failed']);
    const [{ duration, endVoltage }] = steps;
    expect(series.time.at(-1)).toBe(duration);
    const into = duration < 120 ? `${duration.toFixed(1)} s` : `${(duration / 3600).toFixed(2)} h`;
    expect(status.message).toBe(
      `Numerical failure in cycle 1, "${charge}", ${into} into the step at ${endVoltage.toFixed(3)} V: the step needed too many time steps. ` +
        'Try a tolerance of 1e-4, more radial nodes or the finite-volume grid; the result up to here is kept.',
    );
  });

  it('when it is interrupted after a step', () => {
    let asked = 0;
    const run = new VariantRun(of(['Rest for 1 s', 'Rest for 1 s', 'Rest for 1 s']), {
      interrupted: () => ++asked > 1,
    });
    const done = [...run.steps()];
    expect(run.result().status).toEqual({
      code: 'interrupted',
      message: 'Interrupted in cycle 1; what was computed is kept.',
    });
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(3);
    expect(run.cycler.state.done).toBe(done.length);
  });

  it('after as many cycles as asked, at the start of the next one and not before', () => {
    const { status, steps } = ran([cycles(5, '1C')], { stop: { cycles: 2 } });
    expect(status).toEqual({ code: 'completed', message: 'Stopped after 2 cycles, as asked.' });
    expect(steps).toHaveLength(4);
    // The last cycle of a programme ends with it.
    expect(ran([cycles(2, '1C')], { stop: { cycles: 2 } }).status.message).toBe('Programme completed: 2 cycles.');
  });

  it('at the time asked for, also in storage and between two steps', () => {
    const at = (protocol: readonly unknown[], time: string) => {
      const { status, steps } = ran(protocol, { stop: { time } });
      return [status.message, steps.map(({ duration, endedBy }) => [Math.round(duration), endedBy])];
    };
    const stopped = 'Stopped after the time asked for, in cycle 1.';
    const cut = 'time of the whole programme';
    expect(at(['Rest for 1 h', 'Store for 1 day', 'Rest for 1 h'], '2 h')).toEqual([
      stopped,
      [
        [3600, 'time'],
        [3600, cut],
      ],
    ]);
    expect(at(['Rest for 1 h', 'Rest for 1 h', 'Rest for 1 h'], '2 h')).toEqual([
      stopped,
      [
        [3600, 'time'],
        [3600, 'time'],
      ],
    ]);
    expect(at(['Rest for 1 h', 'Store for 1 h'], '3 h')[0]).toBe('Programme completed: 1 cycle.');
  });
});

describe('what a step leaves behind', () => {
  it('is a state in which the currents and potentials belong together, at its limit', () => {
    const run = new VariantRun(of([charge]));
    const [step] = [...run.steps()];
    const again = run.y.slice();
    expect(run.model.makeConsistent(again)).toBe(true);
    again.forEach((value, i) => {
      expect(value).toBeCloseTo(run.y[i], 9);
    });
    expect(step.endVoltage).toBeCloseTo(2.75, 6);
  });

  it('is its charge by the clock, in the books of its cycle', () => {
    const run = new VariantRun(
      of([
        'Charge at 0.5C for 1 h',
        'Discharge at 1C for 6 min',
        'Rest for 1 h',
        'EIS from 1 kHz to 1 Hz, 1 points per decade',
      ]),
    );
    const [up, down, rest, spectrum] = [...run.steps()];
    const { oneC } = run.prepared.cell;
    expect([up, down, rest, spectrum].map(({ charge: moved }) => moved / oneC)).toEqual([
      expect.closeTo(1800, 6),
      expect.closeTo(-360, 6),
      0,
      0,
    ]);
    expect([up, down, rest, spectrum].map(({ start, duration }) => [start, duration])).toEqual([
      [0, 3600],
      [3600, 360],
      [3960, 3600],
      [7560, 0],
    ]);
    const { state } = run.cycler;
    expect(state.charged / oneC).toBeCloseTo(1800, 6);
    expect(state.discharged / oneC).toBeCloseTo(360, 6);
    expect(state.throughput / oneC).toBeCloseTo(2160, 6);
    expect(state.chargeError).toBeLessThan(1e-6 * state.charged);
    expect([state.done, state.time, state.cycle, state.halfCycles, state.endedBy]).toEqual([
      4,
      7560,
      1,
      2,
      'spectrum taken',
    ]);
  });

  it('is kept of the cycle that others are compared with, each kind for itself', () => {
    const run = new VariantRun(of([cycles(2, '1C'), cycles(2, '2C')]));
    for (const _ of run.steps());
    const { references, cycle, idle } = run.cycler.state;
    expect(Object.values(references).map((reference) => reference.cycle)).toEqual([1, 3]);
    const rows = run.result().cycles;
    const [first] = Object.values(references);
    expect(first.discharged / 3600 / run.prepared.cell.activeMass).toBeCloseTo(rows[0].dischargeCapacity, 6);
    expect([cycle, idle]).toEqual([4, 0]);
    const named = new VariantRun(of([cycles(3, '1C')], { stop: { retention: '50 %', retentionCycle: 2 } }));
    for (const _ of named.steps());
    expect(Object.values(named.cycler.state.references).map((reference) => reference.cycle)).toEqual([2]);
  });
});
