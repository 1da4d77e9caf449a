import { describe, expect, it } from 'vitest';
import { Integrator, type Leg, type LegEnd } from '../../src/numerics/integration/integrator.js';
import type { LegNotes, LegPlan, PlannedLeg } from '../../src/numerics/integration/plannedLeg.js';
import { NonlinearSystem } from './knownSystems.js';

const tolerance = 1e-5;

function run(leg: Omit<Leg, 'plan'>, plan: LegPlan, shift = 0): { end: LegEnd; y: Float64Array; ends: number[] } {
  const system = new NonlinearSystem();
  system.tolerance = tolerance;
  const ends: number[] = [];
  const y = system.exact(shift);
  const onStep = (time: number): number => ends.push(time);
  return { end: new Integrator(system, tolerance).run(y, { ...leg, onStep, plan }), y, ends };
}

/** Written by a run with error control, then by one that keeps to it. */
function planOf(leg: Omit<Leg, 'plan'>): PlannedLeg {
  const [first, settled]: LegNotes[] = [1, 2].map(() => ({ steps: [], resolved: [], choices: [] }));
  run(leg, { notes: first });
  run(leg, { planned: first, notes: settled });
  return settled;
}

/** e^-t falls through its value at 0.7. */
const event = { duration: 10, guards: [() => -1, (y: Float64Array) => Math.exp(-0.7) - y[0]] };

describe('a leg by a plan', () => {
  it('takes the steps that were taken', () => {
    const planned = planOf({ duration: 3, guards: [] });
    const { end, ends } = run({ duration: 3, guards: [] }, { planned });
    expect(end).toEqual({ kind: 'duration', time: 3 });
    expect(ends).toHaveLength(planned.steps.length);
    expect(ends.at(-1)).toBeCloseTo(3, 12);
  });

  it('is stretched where its duration is another one', () => {
    const planned = planOf({ duration: 3, guards: [] });
    const { ends } = run({ duration: 3.03, guards: [] }, { planned });
    expect(ends[0] / planned.steps[0]).toBeCloseTo(1.01, 12);
  });

  it('ends where the guard is zero at the end of its last step, to rounding', () => {
    const planned = planOf(event);
    expect(planned.guard).toBe(1);
    const { end, y } = run(event, { planned });
    expect(end).toMatchObject({ kind: 'event', guard: 1 });
    expect(Math.abs(y[0] - Math.exp(-0.7))).toBeLessThan(1e-11);
    expect(Math.abs(end.time - 0.7)).toBeLessThan(tolerance);
  });

  it('has an end that is smooth in where it started: its derivative is that of the solution', () => {
    const planned = planOf(event);
    const time = (shift: number): number => run(event, { planned }, shift).end.time;
    // From e^-s on, the event is 0.7 - s away.
    for (const d of [1e-4, 1e-5, 1e-6]) {
      expect(Math.abs((time(d) - time(-d)) / (2 * d) + 1)).toBeLessThan(tolerance);
    }
    const second = (time(1e-3) - 2 * time(0) + time(-1e-3)) / 1e-6;
    expect(Math.abs(second)).toBeLessThan(1e-4);
  });

  it('makes a last step that is much shorter than the one before as long as that one', () => {
    const whole = planOf({ duration: 3, guards: [] }).steps;
    const [first, second] = whole;
    const end = Math.exp(-(first + second * 1.001));
    const { steps } = planOf({ duration: 10, guards: [(y) => end - y[0]] });
    expect(steps).toHaveLength(3);
    expect(steps[2] / steps[1]).toBeGreaterThan(0.9);
  });

  it('splits steps that are not accurate enough where it may, and only there', () => {
    const coarse: PlannedLeg = { steps: [1.5, 1.5], resolved: [], choices: [] };
    const notes: LegNotes = { steps: [], resolved: [], choices: [] };
    const leg = { duration: 3, guards: [] };
    expect(run(leg, { planned: coarse, notes }).end.kind).toBe('duration');
    expect(notes.steps.length).toBeGreaterThan(4);
    expect(run(leg, { planned: coarse }).end).toMatchObject({ kind: 'failed', reason: 'off the plan' });
  });

  it('says where another limit would be met first', () => {
    const planned = planOf(event);
    const guards = [(y: Float64Array) => Math.exp(-0.3) - y[0], event.guards[1]];
    expect(run({ ...event, guards }, { planned }).end).toMatchObject({ kind: 'failed', reason: 'off the plan' });
  });

  it('of no steps is over at once', () => {
    const planned: PlannedLeg = { steps: [], resolved: [], choices: [], guard: 1 };
    expect(run(event, { planned }).end).toEqual({ kind: 'event', guard: 1, time: 0 });
  });
});
