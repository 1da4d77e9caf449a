import { describe, expect, it } from 'vitest';
import { fallingDiffusivity, oxidePotential, testCell, testOptions } from '../model/cells.js';
import { difference, passCurrent } from './discharge.js';

/** A 1C discharge of the half cell with a potential that is flat at the end, and one of an oxide with D(x) to a steep end. */
const plain = { cell: testCell(), step: { density: -35, until: 3.42, times: [1, 30, 300, 1000, 2000, 3000, 3800] } };
const oxide = {
  cell: testCell({ openCircuitVoltage: oxidePotential, diffusivity: fallingDiffusivity, initialContent: 0.2 }),
  step: { density: -35, until: 3, times: [1, 30, 300, 1000, 2000, 3000] },
};

const orders = (errors: readonly number[], ratio = 2): number[] =>
  errors.slice(1).map((error, i) => Math.log(errors[i] / error) / Math.log(ratio));

describe('a whole discharge', () => {
  it.each([
    ['constant D, flat end', plain],
    ['D(x), steep end', oxide],
  ])('has an error in time that follows the tolerance (%s)', (_, { cell, step }) => {
    const options = { ...testOptions, throughNodes: 4 };
    const exact = passCurrent(cell, { ...options, tolerance: 1e-9 }, step);
    const tolerances = [1e-3, 1e-4, 1e-5, 1e-6];
    const runs = tolerances.map((tolerance) => passCurrent(cell, { ...options, tolerance }, step));
    runs.forEach((run, i) => {
      const inside = run.voltages.slice(0, step.times.length);
      expect(difference(inside, exact.voltages)).toBeLessThan(1.5 * tolerances[i]);
      expect(Math.abs(run.end / exact.end - 1)).toBeLessThan(0.3 * tolerances[i]);
    });
    // Fourth order: a tolerance 1000 times tighter costs about 1000^(1/4) = 5.6 times the steps and gains most of the factor.
    const error = runs.map((run) => difference(run.voltages.slice(0, step.times.length), exact.voltages));
    expect(error[0] / error[3]).toBeGreaterThan(50);
  });

  it('converges faster than any order through the thickness', () => {
    const poor = testCell({ ionicConductivity: 0.01, electronicConductivity: 0.05 });
    const run = (throughNodes: number) =>
      passCurrent(poor, { ...testOptions, tolerance: 1e-9, throughNodes }, { density: -20, duration: 1500 });
    const exact = run(24).voltages[0];
    const errors = [2, 4, 8].map((nodes) => Math.abs(run(nodes).voltages[0] - exact));
    const [first, second] = orders(errors);
    expect(first).toBeGreaterThan(6);
    expect(second).toBeGreaterThan(first + 2);
    expect(errors[2]).toBeLessThan(1e-8);
  });

  it('converges with order 2 in the radius on finite volumes and is met there by few spectral unknowns', () => {
    const step = { density: -35, duration: 2400 };
    const run = (radialGrid: 'spectral' | 'finite-volume', radialNodes: number) =>
      passCurrent(plain.cell, { ...testOptions, tolerance: 1e-8, radialGrid, radialNodes }, step).voltages[0];
    const exact = run('spectral', 40);
    const volumes = [15, 30, 60, 120].map((n) => Math.abs(run('finite-volume', n) - exact));
    for (const order of orders(volumes)) expect(order).toBeCloseTo(2, 0);
    expect(orders(volumes).at(-1)).toBeGreaterThan(1.85);
    expect(Math.abs(run('spectral', 16) - exact)).toBeLessThan(volumes[3]);
  });

  it('ends at the same capacity on both radial grids, also with D(x) that falls by decades', () => {
    const run = (radialGrid: 'spectral' | 'finite-volume', radialNodes: number) =>
      passCurrent(oxide.cell, { ...testOptions, tolerance: 1e-6, radialGrid, radialNodes }, oxide.step).end;
    const spectral = run('spectral', 60);
    const volumes = [50, 100, 200].map((n) => Math.abs(run('finite-volume', n) / spectral - 1));
    for (const order of orders(volumes)) expect(order).toBeGreaterThan(1.5);
    expect(volumes[2]).toBeLessThan(5e-4);
    expect(Math.abs(run('spectral', 16) / spectral - 1)).toBeLessThan(5e-3);
  });

  it('is met by 20 spectral unknowns within 0.1 % where diffusion takes far longer than the discharge', () => {
    const slow = testCell({
      openCircuitVoltage: oxidePotential,
      diffusivity: fallingDiffusivity,
      initialContent: 0.2,
      classes: [{ radius: 10e-6 }],
    });
    const run = (radialGrid: 'spectral' | 'finite-volume', radialNodes: number) =>
      passCurrent(slow, { ...testOptions, radialGrid, radialNodes, tolerance: 1e-6 }, { density: -35, until: 3 }).end;
    const [coarse, fine] = [run('finite-volume', 100), run('finite-volume', 199)];
    // Of second order: a third of the last difference is left.
    const exact = fine + (fine - coarse) / 3;
    expect(Math.abs(run('spectral', 20) / exact - 1)).toBeLessThan(1e-3);
    expect(Math.abs(run('spectral', 28) / exact - 1)).toBeLessThan(3e-4);
  });

  it('keeps contents between their neighbours on finite volumes in the front of a first charge', () => {
    const cell = testCell({
      openCircuitVoltage: oxidePotential,
      diffusivity: fallingDiffusivity,
      initialContent: 0.9985,
    });
    const { y, model } = passCurrent(
      cell,
      { ...testOptions, radialGrid: 'finite-volume', radialNodes: 40, tolerance: 1e-5 },
      { density: 35, duration: 300 },
    );
    for (let n = 1; n < model.radial.size; n++) expect(y[n]).toBeLessThanOrEqual(y[n - 1] + 1e-9);
    expect(y[0]).toBeCloseTo(0.9985, 6);
  });
});
