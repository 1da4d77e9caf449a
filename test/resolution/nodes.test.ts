import { describe, expect, it } from 'vitest';
import { chosenNumerics } from '../../src/resolution/chosenNumerics.js';
import type { Groups } from '../../src/resolution/groups.js';
import { stepped } from '../../src/resolution/steps.js';
import type { NumericsGiven } from '../../src/scenario/schema/numerics.js';

const of = (changes: Partial<Groups> = {}): Groups => ({ railDrop: 0.05, interfaceDrop: 0.04, fourier: 1, ...changes });

const numericsOf = (given: Partial<NumericsGiven>, found: Groups) => chosenNumerics(given as NumericsGiven, found);

describe('nodes by the groups of a cell', () => {
  it.each([
    [0.0049, 1],
    [0.005, 3],
    [0.099, 3],
    [0.1, 4],
    [0.299, 4],
    [0.3, 6],
    [0.599, 6],
    [0.6, 8],
    [0.99, 8],
    [1, 10],
    [50, 10],
  ])('a drop of %d V over the rails takes %d through the cathode', (railDrop, nodes) => {
    const interfaceDrop = 100;
    expect(numericsOf({}, of({ railDrop, interfaceDrop })).throughNodes).toBe(nodes);
    // Four times the accuracy halves what a number of nodes is enough for.
    expect(numericsOf({ accuracy: 0.00125 }, of({ railDrop: railDrop / 2, interfaceDrop })).throughNodes).toBe(nodes);
    // Where the interface takes less than the rails, the current crowds at one end.
    expect(numericsOf({}, of({ railDrop: railDrop / 2, interfaceDrop: 0.4 * railDrop })).throughNodes).toBe(nodes);
  });

  it.each([
    [9.9, 10],
    [10.1, 13],
    [199, 13],
    [201, 20],
    [9900, 20],
    [10100, 28],
  ])('diffusion %d times as long as a discharge takes %d along the radius', (slowness, nodes) => {
    expect(numericsOf({}, of({ fourier: 1 / slowness })).radialNodes).toBe(nodes);
    expect(numericsOf({ accuracy: 0.00125 }, of({ fourier: 2 / slowness })).radialNodes).toBe(nodes);
  });

  it('come with a tolerance that follows the accuracy, within bounds, and with what is given', () => {
    const tolerance = (accuracy?: number) => numericsOf(accuracy === undefined ? {} : { accuracy }, of()).tolerance;
    expect(tolerance()).toBeCloseTo(3e-4, 15);
    expect(tolerance(0.001)).toBeCloseTo(6e-5, 15);
    expect(tolerance(0.1)).toBe(1e-3);
    expect(tolerance(1e-9)).toBe(1e-7);
    const given = { radialNodes: 77, accuracy: 0.02 };
    expect(numericsOf(given, of())).toEqual({ throughNodes: 3, radialNodes: 77, tolerance: 1e-3 });
  });

  it('are those of the first bound above, and beyond all of the last', () => {
    const steps = [
      [1, 10],
      [2, 20],
    ] as const;
    expect([0.5, 1, 1.5, 2, 9].map((group) => stepped(steps, group))).toEqual([10, 20, 20, 20, 20]);
  });
});
