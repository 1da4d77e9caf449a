import { Integrator } from '../dist/numerics/integration/integrator.js';

/**
 * What the integrator did since `reset`: one entry per step of the protocol, and how far contents left (0, 1).
 * Wraps `Integrator.run`, so that the run itself is the ordinary one.
 */
export const observed = {
  /** @type {{ steps: number, rejected: number, controlled: 'current' | 'voltage' | 'rest', end: string }[]} */
  legs: [],
  /** Largest distance of a content, inside a particle and at its surface, outside (0, 1), after any accepted step. */
  overshoot: 0,
  surfaceOvershoot: 0,
  /** Accepted steps after which something was not a finite number. */
  broken: 0,
  reset() {
    this.legs = [];
    this.overshoot = 0;
    this.surfaceOvershoot = 0;
    this.broken = 0;
  },
};

const run = Integrator.prototype.run;

Integrator.prototype.run = function (y, leg) {
  const { system, steps, rejected } = this;
  const end = run.call(this, y, {
    ...leg,
    onStep: (time, h, before, after) => {
      watch(system.layout, after);
      leg.onStep?.(time, h, before, after);
    },
  });
  const controlled = system.voltageControlled ? 'voltage' : system.target === 0 ? 'rest' : 'current';
  observed.legs.push({ steps: this.steps - steps, rejected: this.rejected - rejected, controlled, end: end.kind });
  return end;
};

function watch(layout, y) {
  const { particles, radialNodes, classes } = layout;
  let sum = 0;
  for (const value of y) sum += value;
  if (!Number.isFinite(sum)) observed.broken++;
  for (let p = 0; p < particles; p++) {
    const first = layout.particle(Math.floor(p / classes), p % classes);
    const last = layout.surface(first);
    for (let n = first; n < first + radialNodes; n++) {
      const outside = Math.max(y[n] - 1, -y[n]);
      if (outside > observed.overshoot) observed.overshoot = outside;
      if (n === last && outside > observed.surfaceOvershoot) observed.surfaceOvershoot = outside;
    }
  }
}
