import { describe, expect, it } from 'vitest';
import { Integrator, type Leg, type LegEnd } from '../../src/numerics/integration/integrator.js';
import { NonlinearSystem, StiffSystem } from './knownSystems.js';

function run(
  leg: Leg,
  tolerance = 1e-10,
): { end: LegEnd; y: Float64Array; system: NonlinearSystem; integrator: Integrator } {
  const system = new NonlinearSystem();
  system.tolerance = tolerance;
  const integrator = new Integrator(system, tolerance);
  const y = system.exact(0);
  return { end: integrator.run(y, leg), y, system, integrator };
}

describe('the integrator', () => {
  it('has an error that follows the tolerance', () => {
    const errors = [1e-4, 1e-6, 1e-8, 1e-10].map((tolerance) => {
      const { y, system } = run({ duration: 3, guards: [] }, tolerance);
      const exact = system.exact(3);
      return Math.max(...y.map((v, i) => Math.abs(v - exact[i])));
    });
    [1e-4, 1e-6, 1e-8, 1e-10].forEach((tolerance, i) => {
      expect(errors[i]).toBeLessThan(tolerance);
    });
    expect(errors[3]).toBeLessThan(errors[0] * 1e-4);
  });

  it('ends exactly at its duration', () => {
    for (const duration of [1e-9, 0.1, 1 / 3, Math.PI, 10]) {
      const { end } = run({ duration, guards: [] }, 1e-6);
      expect(end.kind).toBe('duration');
      expect(Math.abs(end.time / duration - 1)).toBeLessThan(1e-14);
    }
  });

  it.each([1e-4, 1e-7, 1e-10])(
    'locates an event on a differential or algebraic unknown (tolerance %d)',
    (tolerance) => {
      const allowed = Math.max(3 * tolerance, 1e-7);
      for (const t of [0.004, 0.03, 0.7, 2, 5]) {
        const a = Math.exp(-t);
        const onContent = run({ duration: 10, guards: [(y) => a - y[0]] }, tolerance);
        expect(onContent.end).toMatchObject({ kind: 'event', guard: 0 });
        expect(Math.abs(onContent.end.time / t - 1) * a * t).toBeLessThan(allowed);
        const onAlgebraic = run({ duration: 10, guards: [() => -1, (y) => Math.log(1 + a * a) - y[4]] }, tolerance);
        expect(onAlgebraic.end).toMatchObject({ kind: 'event', guard: 1 });
        expect(Math.abs(onAlgebraic.end.time / t - 1) * a * a * t).toBeLessThan(allowed);
      }
    },
  );

  it('locates to 1e-7 of the time when the integration is that accurate', () => {
    for (const t of [0.0123, 0.5, 1.7]) {
      const { end } = run({ duration: 10, guards: [(y) => y[1] - Math.sin(t), (y) => -1 - y[2]] }, 1e-11);
      const expected = t > Math.PI / 2 ? Math.PI - t : t;
      expect(Math.abs(end.time / expected - 1)).toBeLessThan(1e-7);
    }
  });

  it('takes the first of several limits that fall into one step', () => {
    const limits = [0.9, 0.6, 0.61].map((t) => (y: Float64Array) => Math.exp(-t) - y[0]);
    const { end } = run({ duration: 10, guards: limits }, 1e-4);
    expect(end).toMatchObject({ kind: 'event', guard: 1 });
    expect(end.time).toBeCloseTo(0.6, 3);
  });

  it('leaves a consistent state at an event and reports every step up to it', () => {
    const times: number[] = [];
    let covered = 0;
    const { end, y, system } = run({
      duration: 10,
      guards: [(state) => 0.5 - state[0]],
      onStep: (time, step, before, after) => {
        covered += step;
        times.push(time);
        expect(time).toBeCloseTo(covered, 12);
        expect(after[0]).toBeLessThan(before[0]);
      },
    });
    expect(times.at(-1)).toBe(end.time);
    expect(y[0]).toBeCloseTo(0.5, 9);
    const consistent = y.slice();
    system.makeConsistent(consistent);
    expect(consistent).toEqual(y);
  });

  it('interpolates every reported step between its own ends, the one that ends on an event too', () => {
    for (const tolerance of [1e-4, 1e-6, 1e-8]) {
      const system = new NonlinearSystem();
      system.tolerance = tolerance;
      const integrator = new Integrator(system, tolerance);
      const out = new Float64Array(system.size);
      const errors: number[] = [];
      const end = integrator.run(system.exact(0), {
        duration: 10,
        guards: [(y) => 0.4 - y[0]],
        onStep: (time, step, before, after) => {
          integrator.interpolate(before, after, 1, out);
          for (let i = 0; i < 3; i++) expect(out[i]).toBeCloseTo(after[i], 13);
          integrator.interpolate(before, after, 0.5, out);
          errors.push(Math.abs(out[0] - Math.exp(step / 2 - time)));
        },
      });
      expect(end.kind).toBe('event');
      expect(Math.max(...errors)).toBeLessThan(30 * tolerance);
    }
  });

  it('does not aim beyond the horizon of the system', () => {
    const [free, held] = [Number.POSITIVE_INFINITY, 0.05].map((horizon) => {
      const system = Object.assign(new NonlinearSystem(), { horizon: () => horizon });
      system.tolerance = 1e-4;
      let longest = 0;
      const onStep = (_: number, step: number) => {
        longest = Math.max(longest, step);
      };
      new Integrator(system, 1e-4).run(system.exact(0), { duration: 5, guards: [], onStep });
      return longest;
    });
    expect(held).toBeLessThanOrEqual(0.05);
    expect(free).toBeGreaterThan(0.1);
  });

  it('ends at once when a limit is already met, without a step', () => {
    const { end, integrator } = run({ duration: 10, guards: [(y) => y[0] - 1] });
    expect(end).toEqual({ kind: 'event', guard: 0, time: 0 });
    expect(integrator.steps).toBe(0);
  });

  it('follows a fast and a slow rate with few steps', () => {
    const system = new StiffSystem();
    const integrator = new Integrator(system, 1e-6);
    const y = system.exact(0);
    expect(integrator.run(y, { duration: 5, guards: [] }).kind).toBe('duration');
    expect(y[1]).toBeCloseTo(Math.exp(-10), 6);
    expect(integrator.steps).toBeLessThan(80);
  });

  it('gives up with a reason where no solution goes on', () => {
    class BlowUp extends NonlinearSystem {
      // a' = a^2 instead: infinite at t = 1.
      override evaluate(y: Float64Array, f: Float64Array): void {
        super.evaluate(y, f);
        f[0] = y[0] * y[0];
      }
      override jacobian(y: Float64Array): number[][] {
        const j = super.jacobian(y);
        j[0] = [2 * y[0], 0, 0, 0, 0];
        return j;
      }
    }
    const system = new BlowUp();
    const y = system.exact(0);
    const end = new Integrator(system, 1e-6).run(y, { duration: 2, guards: [] });
    expect(end.kind).toBe('failed');
    expect(end.time).toBeCloseTo(1, 3);
  });

  it('can be interrupted', () => {
    const { end } = run({ duration: 1000, guards: [], interrupted: () => true }, 1e-10);
    expect(end.kind).toBe('interrupted');
  });
});
