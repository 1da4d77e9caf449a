import { describe, expect, it } from 'vitest';
import { diffusivityCurve } from '../../src/materials/diffusivity.js';
import { kirchhoffTable } from '../../src/model/surface.js';
import { run } from './rawScenario.js';

const protocol = ['Discharge at 1C until 3.4 V', 'Charge at 1C until 4.2 V', 'Rest for 1 h'];

describe('diffusion much faster than the time steps', () => {
  const cases = (['spectral', 'finite-volume'] as const).flatMap((radialGrid) =>
    [15, 200].flatMap((radialNodes) =>
      ['1e-6', '1e-10', '1e-12', '4e-15'].map((d) => [radialGrid, radialNodes, d] as const),
    ),
  );
  it.each(cases)('makes no lithium (%s, %i unknowns, D = %s m2/s)', (radialGrid, radialNodes, d) => {
    const { status, balances, statistics } = run({
      cathode: { diffusivity: `${d} m2/s`, particles: [{ radius: '1 um' }] },
      numerics: { radialGrid, radialNodes, throughNodes: 4 },
      protocol,
    });
    expect(status.code).toBe('completed');
    expect(balances.lithium).toBeLessThan(1e-12);
    expect(statistics.steps).toBeLessThan(400);
  });
});

describe('a particle that a discharge has filled', () => {
  // The formula of this potential has no steep end: particles at the separator are full long before 3.4 V.
  it.each([15, 200])('gives its lithium back on charge, at any tolerance (%i finite volumes)', (radialNodes) => {
    for (const diffusivity of ['1e-12 m2/s', '1e-8 m2/s']) {
      const charge = [1e-3, 3e-4, 1e-4, 1e-5].map((tolerance) => {
        const { steps } = run({
          cathode: { diffusivity, particles: [{ radius: '1 um' }] },
          numerics: { radialGrid: 'finite-volume', radialNodes, throughNodes: 4, tolerance },
          protocol,
        });
        return steps[1].duration;
      });
      for (const duration of charge) expect(Math.abs(duration / charge[3] - 1)).toBeLessThan(1e-3);
    }
  });
});

describe('a hold', () => {
  it('adds to energy and recorded charge what it adds to the capacity', () => {
    const { steps, series, cycles } = run({
      x: 0.6,
      protocol: ['Charge at 1C until 4.1 V', 'Hold at 4.1 V until C/50', 'Discharge at 1C until 3.5 V'],
    });
    const [row] = cycles;
    expect(row.chargeEnergy / row.chargeCapacity / row.meanChargeVoltage).toBeCloseTo(1, 6);
    const last = series.step.lastIndexOf(1);
    expect(series.charge[last] / (steps[0].charge + steps[1].charge)).toBeCloseTo(1, 9);
  });

  it('has a recorded current that can be joined by straight lines', () => {
    const { steps, series, cell } = run({
      x: 0.6,
      protocol: ['Charge at 1C until 4.1 V', 'Hold at 4.1 V until C/50'],
    });
    let charge = 0;
    for (let i = 1; i < series.time.length; i++) {
      if (series.step[i] !== 1 || series.step[i - 1] !== 1) continue;
      charge += ((series.current[i] + series.current[i - 1]) / 2) * (series.time[i] - series.time[i - 1]);
    }
    expect(Math.abs(charge / cell.area / steps[1].charge - 1)).toBeLessThan(1e-3);
  });
});

describe('a diffusion table that falls by decades within a thousandth of the content', () => {
  it('stays positive in between', () => {
    const { curve } = diffusivityCurve(
      [
        [0.1, 1e-14],
        [0.9, 1e-14],
        [0.9004, 1e-18],
        [1, 1e-18],
      ],
      1,
      'test',
    );
    const table = kirchhoffTable(curve!);
    for (let i = 0; i <= 20000; i++) {
      table.evaluate(0.89 + (0.02 * i) / 20000);
      expect(table.slope).toBeGreaterThan(0);
    }
  });
});
