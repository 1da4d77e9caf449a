import type { PropertyCurve } from '../materials/propertyCurve.js';
import { Integrator } from '../numerics/integration/integrator.js';
import type { ParticleGrid } from './particleGrid.js';
import { ParticleSystem } from './particleSystem.js';

export interface DischargeOptions {
  /** [m2/s] D(x). */
  readonly diffusivity: PropertyCurve;
  /** [m] R. */
  readonly radius: number;
  /** Content everywhere at the start. */
  readonly from: number;
  /** Content at the contact that ends the discharge: what a cut-off voltage means without overpotentials. */
  readonly until: number;
  /** [1/s] Lithium content that is put in per time; 1C would be the whole window in an hour. */
  readonly rate: number;
  /** Error of a content per step; default 1e-5. */
  readonly tolerance?: number;
}

/** How the discharge of a resolved particle ended: at its limit (`event`), or because the solver could not go on (`failed`). */
export interface ParticleDischarge {
  readonly kind: 'event' | 'failed';
  /** [s] */
  readonly time: number;
  /** Mean content at the end. */
  readonly mean: number;
  /** Share of the window between `from` and `until` that was filled. */
  readonly filled: number;
  /** Content of every cell at the end. */
  readonly content: Float64Array;
  readonly steps: number;
  /** Mean content by cells against what the current has put in, relative to that. */
  readonly imbalance: number;
}

/** Lithiates a particle from one content everywhere at constant current until its contact reaches a content. */
export function dischargeParticle(grid: ParticleGrid, options: DischargeOptions): ParticleDischarge {
  const { diffusivity, radius, from, until, rate, tolerance = 1e-5 } = options;
  const system = new ParticleSystem(grid, diffusivity, radius, { kind: 'fill', rate }, tolerance);
  const integrator = new Integrator(system, tolerance);
  const y = system.uniform(from);
  const end = integrator.run(y, {
    // Filling the whole window takes (until - from)/rate: the contact is ahead of the mean.
    duration: (1.01 * (until - from)) / rate,
    guards: [(state) => state[grid.size] - until],
  });
  const mean = system.mean(y);
  const put = rate * end.time;
  return {
    kind: end.kind === 'event' ? 'event' : 'failed',
    time: end.time,
    mean,
    filled: (mean - from) / (until - from),
    content: y.slice(0, grid.size),
    steps: integrator.steps,
    imbalance: put > 0 ? Math.abs(mean - from - put) / put : 0,
  };
}
