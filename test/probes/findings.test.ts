import { describe, expect, it } from 'vitest';
import { baseCell, changed } from '../../src/probes/baseCell.js';
import { byPercent, byPoints, down, times, up } from '../../src/probes/findings.js';
import { probed, remark } from '../../src/probes/probe.js';
import { ProbeRuns } from '../../src/probes/probeRuns.js';

describe('a finding', () => {
  const change = { what: 'R', from: 20, to: 25, unit: 'Ohm cm2' };

  it('holds between its bounds, ends included, and shows its number', () => {
    expect(byPercent(change, [25, 30])).toEqual({ text: 'R 20 -> 25 Ohm cm2 (+25 %)', holds: true });
    expect(byPercent(change, [26, 30]).holds).toBe(false);
    expect(byPercent(change, [-30, 24]).holds).toBe(false);
    expect(byPoints(change, [5, 6])).toEqual({ text: 'R 20 -> 25 Ohm cm2 (+5)', holds: true });
    expect(byPoints({ ...change, to: 16 }, [-3, 0])).toEqual({ text: 'R 20 -> 16 Ohm cm2 (-4)', holds: false });
    expect(times(change, [1.3, 2])).toEqual({ text: 'R 20 -> 25 Ohm cm2 (1.25 times)', holds: false });
    expect(times(change, [1.25, 2]).holds).toBe(true);
  });

  it('by direction alone does not hold where nothing changes, nor where there is no number', () => {
    expect(up(change).holds).toBe(true);
    expect(down(change).holds).toBe(false);
    expect([up({ ...change, to: 20 }).holds, down({ ...change, to: 20 }).holds]).toEqual([false, false]);
    expect(up({ ...change, from: Number.NaN }).holds).toBe(false);
    expect(byPercent({ ...change, from: Number.NaN }, [-Infinity, Infinity]).holds).toBe(false);
  });
});

describe('a probe', () => {
  const probe = { number: '7', raised: 'a -> b', expected: 'up' };

  it('holds when all of its findings do, and marks those that do not', () => {
    const runs = new ProbeRuns();
    const result = { ...probe, name: '7 a -> b' };
    expect(probed({ ...probe, measure: () => [remark('x'), remark('y')] }, runs)).toEqual({
      ...result,
      got: 'x; y',
      verdict: 'holds',
    });
    expect(probed({ ...probe, measure: () => [{ text: 'x', holds: false }, remark('y')] }, runs)).toEqual({
      ...result,
      got: 'x (no); y',
      verdict: 'fails',
    });
    expect(runs.count).toBe(0);
  });

  it('changes the base cell where it says so and nowhere else', () => {
    const before = baseCell() as { cell: { cathode: object } };
    const after = changed(before, { cell: { pressure: '7 MPa', cathode: { morphology: 'single' } } });
    expect(after).toEqual({
      ...before,
      cell: { ...before.cell, pressure: '7 MPa', cathode: { ...before.cell.cathode, morphology: 'single' } },
    });
    expect(before).toEqual(baseCell());
  });

  it('is simulated once for all that ask for the same', () => {
    const runs = new ProbeRuns();
    const experiment = { change: { numerics: { sizeClasses: 1, contactClasses: 1 } }, protocol: ['Rest for 1 hour'] };
    const run = runs.of(experiment);
    expect(runs.of(structuredClone(experiment))).toBe(run);
    expect(runs.count).toBe(1);
    expect(run.moments.map(({ cycle, step }) => [cycle, step])).toEqual([
      [0, ''],
      [1, 'Rest for 1 hour'],
    ]);
    expect(run.moments[1].hours).toBeCloseTo(1, 9);
    // 0.17 kOhm cm2 h^-1/2 over the 10 h before use.
    expect(run.moments[0].bare).toBeCloseTo(0.17 * Math.sqrt(10), 9);
    expect(() => runs.of({ change: { cell: { pressure: '7 mm' } }, protocol: [] })).toThrow(/cell\.pressure/);
  });
});
