import { describe, expect, it } from 'vitest';
import { BreathingIsolation } from '../../src/degradation/laws/breathingIsolation.js';
import type { AgeingView } from '../../src/degradation/mechanism.js';
import { move, viewOf } from './slowView.js';

const constants = {
  allowance: 0.019,
  referencePressure: 65e6,
  pressureExponent: 0.5,
  protectedShare: 0.05,
  rate: 0,
  debonding: 0.03,
  remaining: 0.3,
};
const cell = { classes: 1, pressure: 65e6, adhesion: 1 };
const lawOf = (more: Partial<typeof cell> = {}): BreathingIsolation =>
  new BreathingIsolation(constants, { ...cell, ...more });

/** y after contents are passed through; contraction is a tenth of the delithiation. */
function along(path: readonly number[], law = lawOf(), view = viewOf()): number {
  for (const x of path) move(law, view, x);
  return law.states[0].values[0];
}
const started = (x: number): AgeingView => viewOf({ contentBefore: Float64Array.of(x), content: Float64Array.of(x) });
/** Per 1 of contraction that is passed for the first time: 0.03 per 3 %. */
const UNIT = 1;

describe('bonds of the composite', () => {
  it('break in the first charge, by what of its contraction is not followed', () => {
    expect(along([0.5])).toBeCloseTo(UNIT * (0.05 - 0.019), 15);
    expect(along([0.9, 0.9, 0.7, 0.72, 0.5])).toBeCloseTo(UNIT * (0.05 - 0.019), 15);
  });

  it('break no more in cycles that are as deep or less, and by the difference where one is deeper', () => {
    const first = along([0.5]);
    expect(along([0.5, 1, 0.5, 1, 0.5, 1])).toBe(first);
    expect(along([0.5, 1, 0.8, 1, 0.6, 0.9])).toBe(first);
    expect(along([0.5, 1, 0.4, 1, 0.3, 1, 0.4])).toBeCloseTo(UNIT * (0.07 - 0.019), 15);
  });

  it('hold within the allowance, at lower pressure to less, and under pressure without end', () => {
    expect(along([0.82, 1, 0.811, 1])).toBe(0);
    expect(along([0.82], lawOf({ pressure: 0 }))).toBeCloseTo(UNIT * 0.018, 15);
    expect(along([0.2, 1, 0.1], lawOf({ pressure: Number.POSITIVE_INFINITY }))).toBe(0);
  });

  it('break by the share of the surface that reacts and by the adhesion of a coating', () => {
    const half = viewOf({ exposure: Float64Array.of(0.5) });
    expect(along([0.5], lawOf({ adhesion: 0.4 }), half) / along([0.5])).toBeCloseTo(0.4 * (0.05 + 0.95 * 0.5), 12);
    expect(along([0.5], lawOf({ adhesion: 0 }))).toBe(0);
  });

  it('of particles that were charged when they were pressed have that contraction behind them', () => {
    expect(along([0.5, 1, 0.5], lawOf(), started(0.5))).toBe(0);
    expect(along([1, 0.4], lawOf(), started(0.5))).toBeCloseTo(UNIT * 0.01, 15);
  });

  it('are remembered by the states alone, so that a law put back in the middle goes on alike', () => {
    const [before, after] = [
      [1, 0.5, 0.9],
      [0.45, 1, 0.4],
    ];
    const first = lawOf();
    along(before, first);
    const second = lawOf();
    for (const [i, { values }] of first.states.entries()) second.states[i].values.set(values);
    expect(along(after, second, started(0.9))).toBe(along([...before, ...after]));
  });
});
