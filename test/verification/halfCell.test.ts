import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate.js';
import { at, prepared } from './rawScenario.js';

const scenario = `
title: reference half cell, 1C discharge
cell:
  raw:
    temperature: 298.15 K
    area: 100 cm2
    separator: { thickness: 20 um, ionicConductivity: 0.1 S/m }
    cathode:
      thickness: 60 um
      activeVolumeFraction: 0.55
      ionicConductivity: 0.020706279240848655 S/m    # effective
      electronicConductivity: 10 S/m                 # effective
      maximumConcentration: 63104 mol/m3
      openCircuitVoltage: chen2020-nmc811            # or a table [[x, V], ...]
      diffusivity: 4e-15 m2/s                        # or a table [[x, m2/s], ...]
      exchangeCurrentDensity: 3.4123455 A/m2         # j0_ref of j0 = j0_ref 2 sqrt(x (1-x))
      particles: [{ radius: 3 um, share: 1 }]
    anode: { type: ideal }
  initial: { x: 0.27 }
numerics: { throughNodes: 20, radialNodes: 30, tolerance: 1e-6 }
protocol:
  - Discharge at 35.161725050236534 A/m2 until 3.42 V
`;

/** [s] Time at which the reference reaches 3.42 V. */
const referenceEnd = 3931.069757615109;

const reference = readFileSync(new URL('./data/half-cell-1C-discharge.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split(',').map(Number));

/** Largest difference to the reference from 1 s on [V], and relative difference of the end time. */
function compare(text: string): { voltage: number; end: number } {
  const { series, status } = simulate(prepared(text), { series: true }).variants[0];
  expect(status.code).toBe('completed');
  let worst = 0;
  for (const [t, v] of reference) {
    if (t >= 1 && t <= series.time.at(-1)!) worst = Math.max(worst, Math.abs(at(series.time, series.voltage, t) - v));
  }
  return { voltage: worst, end: Math.abs(series.time.at(-1)! / referenceEnd - 1) };
}

describe('the 1C discharge of a half cell, against an independent finite-volume solution', () => {
  it('has 188 reference points up to the end of discharge', () => {
    expect(reference).toHaveLength(188);
    expect(reference.at(-1)![0]).toBeGreaterThan(referenceEnd - 20);
  });

  it('is met within 0.03 mV and 2e-6 of the time by the scenario as it stands', () => {
    const { voltage, end } = compare(scenario);
    expect(voltage).toBeLessThan(0.03e-3);
    expect(end).toBeLessThan(2e-6);
  });

  it('is met within 0.1 mV and 1e-5 of the time by less than half of the nodes at a tolerance of 1e-4', () => {
    const { voltage, end } = compare(
      scenario.replace(
        'throughNodes: 20, radialNodes: 30, tolerance: 1e-6',
        'throughNodes: 8, radialNodes: 16, tolerance: 1e-4',
      ),
    );
    expect(voltage).toBeLessThan(0.1e-3);
    expect(end).toBeLessThan(1e-5);
  });

  it('is met by the finite volumes too, within their own error', () => {
    const { voltage, end } = compare(
      scenario.replace('radialNodes: 30', 'radialGrid: finite-volume, radialNodes: 100'),
    );
    expect(voltage).toBeLessThan(0.1e-3);
    expect(end).toBeLessThan(1e-5);
  });
});
