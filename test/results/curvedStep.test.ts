import { describe, expect, it } from 'vitest';
import type { CellModel } from '../../src/model/cellModel.js';
import type { Interpolate } from '../../src/protocol/cycler/recorder.js';
import { CurvedStep } from '../../src/results/curvedStep.js';
import { HalfCurve } from '../../src/results/halfCurve.js';

/** ln x/(1 - x) of a content. */
const logit = (x: number): number => Math.log(x / (1 - x));

/** A cell of one particle: state = [surface content, overpotential], potential of the surface 3.5 V - 0.1 V logit. */
class OneParticle {
  solved = 0;
  readonly size = 2;
  readonly layout = { classes: 1, patches: 1, particles: 1, particle: () => 0, surface: () => 0 };
  readonly parameters = { weight: [1], area: [1] };
  readonly nodeLength = [1];
  readonly law = {
    potentials: [
      {
        value: 0,
        evaluate(l: number) {
          this.value = 3.5 - 0.1 * l;
        },
      },
    ],
  };
  voltage([x, over]: Float64Array): number {
    return 3.5 - 0.1 * logit(x) + over;
  }
}

type Course = (time: number) => number;

/** Runs through times at one current; contents and overpotentials are functions of the time, the charge is the time. */
function curveOf(times: readonly number[], content: Course, over: Course, curve = new HalfCurve()) {
  const model = new OneParticle();
  const step = new CurvedStep(model as unknown as CellModel);
  const state = (time: number) => Float64Array.of(content(time), over(time));
  step.begin();
  for (let i = 1; i < times.length; i++) {
    const [t0, t1] = [times[i - 1], times[i]];
    const at = (theta: number) => state(t0 + theta * (t1 - t0));
    const between = (theta: number, out: Float64Array): void => {
      model.solved++;
      out.set(at(theta));
    };
    const entries = (theta: number, _: Int32Array, out: Float64Array): void => void out.fill(at(theta)[0]);
    const interpolate = Object.assign(between, { entries }) as Interpolate;
    const span = {
      moved: t1 - t0,
      from: content(t0),
      to: content(t1),
      start: model.voltage(state(t0)),
      end: model.voltage(state(t1)),
    };
    step.add(curve, span, state(t0), state(t1), interpolate);
  }
  return { curve, solved: model.solved };
}

/** Mean by the rule of midpoints with so many points that nothing is left to see. */
function mean(from: number, to: number, voltage: Course): number {
  const points = 20_000;
  let sum = 0;
  for (let i = 0; i < points; i++) sum += voltage(from + ((i + 0.5) / points) * (to - from));
  return sum / points;
}

const filling: Course = (time) => 0.2 + 0.7 * time;
const times = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1];

describe('the voltage over time steps at one current', () => {
  it.each<[string, Course]>([
    ['constant', () => -0.05],
    ['even', (time) => -0.1 * time],
    ['bent', (time) => -0.1 * time ** 2],
    ['like a diffusion layer', (time) => -0.2 * Math.sqrt(time)],
    ['dying away', (time) => -0.3 * Math.exp(-30 * time)],
    ['a step within one of time', (time) => -0.1 / (1 + Math.exp((0.75 - time) / 0.02))],
  ])('has the right mean with an overpotential that is %s', (_, over) => {
    const { curve } = curveOf(times, filling, over);
    const exact = mean(0, 1, (time) => 3.5 - 0.1 * logit(filling(time)) + over(time));
    expect(curve.charge).toBeCloseTo(1, 12);
    expect(Math.abs(curve.energy - exact)).toBeLessThan(2e-5);
  });

  it('is that of the curve at every content in between', () => {
    const over: Course = (time) => -0.3 * Math.exp(-5 * time);
    const { curve } = curveOf(times, filling, over);
    for (const time of [0.01, 0.07, 0.3, 0.47, 0.9])
      expect(curve.voltageAt(filling(time))).toBeCloseTo(3.5 - 0.1 * logit(filling(time)) + over(time), 4);
    expect(curve.contents.least).toBeCloseTo(0.2, 12);
    expect(curve.contents.greatest).toBeCloseTo(0.9, 12);
  });

  it('is solved for only where the overpotential changes, and once where it goes on as it did', () => {
    expect(curveOf(times, filling, () => -0.05).solved).toBe(0);
    const even = Array.from({ length: 41 }, (_, i) => i / 40);
    const { solved } = curveOf(even, filling, (time) => -0.1 * time ** 2);
    expect(solved).toBeGreaterThanOrEqual(40);
    expect(solved).toBeLessThan(50);
  });

  it('counts with its part of the half cycle: what comes late may be rougher', () => {
    const late = new HalfCurve();
    late.add(1e4, 0.1, 0.2, 3.6, 3.6, 3.6);
    const over: Course = (time) => -0.2 * Math.sqrt(time);
    expect(curveOf(times, filling, over, late).solved).toBeLessThan(curveOf(times, filling, over).solved / 3);
  });
});
