import type { Geometry } from '../engine/messages.js';

/** What particles are alike in, however finely the powder was divided: the classes of two cells or of two levels are not the same. */
export interface ParticleKind {
  /** [um] */ readonly radius: number;
  /** Contact fraction in the fresh cell. */ readonly contact: number;
}

type Classes = Pick<Geometry, 'particleRadius' | 'contact' | 'volumeFraction'>;

/** The particle that stands for a powder: means over its volume. */
export function typicalKind({ particleRadius, contact, volumeFraction }: Classes): ParticleKind {
  const volume = volumeFraction.reduce((sum, v) => sum + v, 0);
  const mean = (of: readonly number[]): number => of.reduce((sum, x, k) => sum + x * volumeFraction[k], 0) / volume;
  return { radius: Math.exp(mean(particleRadius.map(Math.log))), contact: mean(contact) };
}

/** The class that comes closest to a kind of particle, in the ratio of both. */
export function nearestClass({ particleRadius, contact }: Classes, kind: ParticleKind): number {
  const away = particleRadius.map((radius, k) =>
    Math.hypot(Math.log(radius / kind.radius), Math.log(contact[k] / kind.contact)),
  );
  return away.indexOf(Math.min(...away));
}
