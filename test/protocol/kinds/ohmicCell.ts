import { FARADAY } from '../../../src/constants/physical.js';
import { chen2020Nmc811 } from '../../../src/materials/chen2020.js';
import type { VariantResult } from '../../../src/results/results.js';
import { run } from '../../verification/rawScenario.js';

/** [Ohm m2] Contacts, separator of 20 um, a third of the rails of 60 um at 1 and 100 S/m, charge transfer over 33 m2/m2. */
export const resistance = 3e-3 + 20e-6 / 0.1 + (60e-6 * (1 + 1 / 100)) / 3;
/** [C/m2] For all of the lithium. */
export const capacity = 0.55 * 60e-6 * 63104 * FARADAY;
/** [m2] */
export const area = 0.01;

/** A half cell whose particles, kinetics and rails are so quick that V = U(x) + I R, from x = 0.27 on. */
export function runOhmic(protocol: readonly unknown[], profiles: Record<string, string> = {}): VariantResult {
  return run({
    protocol,
    profiles,
    cell: { extraResistance: '30 Ohm cm2' },
    cathode: {
      diffusivity: '1e-9 m2/s',
      exchangeCurrentDensity: '1e5 A/m2',
      ionicConductivity: '1 S/m',
      electronicConductivity: '100 S/m',
    },
    numerics: { throughNodes: 1, radialNodes: 4, tolerance: 1e-6 },
  });
}

/**
 * The same cell by a fourth-order Runge-Kutta method of its own: content x and energy E at the poles [J/m2] with
 * dx/dt = -I/Q, dE/dt = V I, I given by x and t.
 */
export function integrate(
  currentOf: (open: number, time: number) => number,
  steps: number,
  duration: number,
  start = 0.27,
) {
  const rate = (x: number, time: number): [number, number] => {
    const open = chen2020Nmc811.at(x);
    const current = currentOf(open, time);
    return [-current / capacity, current * (open + current * resistance)];
  };
  const h = duration / steps;
  let [x, energy] = [start, 0];
  for (let i = 0; i < steps; i++) {
    const t = i * h;
    const a = rate(x, t);
    const b = rate(x + (h / 2) * a[0], t + h / 2);
    const c = rate(x + (h / 2) * b[0], t + h / 2);
    const d = rate(x + h * c[0], t + h);
    x += (h / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]);
    energy += (h / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1]);
  }
  const current = currentOf(chen2020Nmc811.at(x), duration);
  return { x, energy, current, voltage: chen2020Nmc811.at(x) + current * resistance };
}
