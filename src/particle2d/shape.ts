import type { Issue } from '../scenario/document/issue.js';

/** Axisymmetric sphere (r, polar angle), or cross-section of a long cylinder (r, angle) with a mirror line. */
export type ParticleGeometry = 'sphere' | 'disc';

/** A dry crack: a no-flux face of no width, in a sphere a cone around the axis. */
export interface Cut {
  /** [rad] From the axis or mirror line. */
  readonly angle: number;
  /** l/R: from the surface inwards, (0, 1). */
  readonly length: number;
  /** [rad] At its tip the crack turns along the circumference, this far to both sides; 0: straight. */
  readonly branch: number;
}

/**
 * The part of a particle of radius 1 that is resolved: 0 <= r <= 1 and 0 <= angle <= reach, closed on both straight sides, where
 * symmetry (or, for patches on a sphere, the neighbouring patch's equal claim) lets nothing through.
 */
export interface ParticleShape {
  readonly geometry: ParticleGeometry;
  /** [rad] Up to pi, the whole sphere or half the disc. */
  readonly reach: number;
  /** [rad] Contacted parts of the surface [from, to], rising; the rest passes nothing. */
  readonly contacts: readonly (readonly [number, number])[];
  readonly cuts: readonly Cut[];
}

/** A damaged particle in the words of the closures. */
export interface DamagedParticle {
  /** Default: sphere. */
  readonly geometry?: ParticleGeometry;
  /** theta: contacted share of the surface, (0, 1]. */
  readonly contact: number;
  /** Equal patches into which the contact is divided, evenly spread; default 1. */
  readonly patches?: number;
  /** l/R of all cracks, [0, 1); default 0. */
  readonly crack?: number;
  /** Cracks per patch, counted along the rim of the cross-section through its share of the particle; default 2. */
  readonly cracks?: number;
  /** Share of the way to its neighbour's branch that each crack undercuts, [0, 1); default 0: straight cracks. */
  readonly branch?: number;
  /** Grain size over R: a crack branches below every layer of grains that it passes; default: at its tip only. */
  readonly grain?: number;
}

/** Everything that is wrong with the numbers of a damaged particle. */
export function particleIssues(particle: DamagedParticle): readonly Issue[] {
  const { contact, patches = 1, crack = 0, cracks = 2, branch = 0, grain = 1 } = particle;
  const issues: Issue[] = [];
  const must = (path: string, got: number, good: boolean, allowed: string): void => {
    if (good) return;
    issues.push({ severity: 'error', path, message: 'This is outside what can be resolved.', got: `${got}`, allowed });
  };
  must('contact', contact, contact >= 1e-5 && contact <= 1, 'a share of the surface, 1e-5 to 1');
  must('patches', patches, Number.isInteger(patches) && patches >= 1 && patches <= 1000, 'a whole number, 1 to 1000');
  must('crack', crack, crack >= 0 && crack <= 0.99, 'a share of the radius, 0 to 0.99');
  must('cracks', cracks, Number.isInteger(cracks) && cracks >= 0 && cracks <= 24, 'a whole number, 0 to 24');
  must('branch', branch, branch >= 0 && branch <= 0.99, 'a share, 0 to 0.99');
  must('grain', grain, grain >= 0.1 && grain <= 1, 'a share of the radius, 0.1 to 1');
  return issues;
}

/**
 * The shape of a damaged particle: one patch with its share of the particle, by symmetry. Patch in the middle of the share, cracks at
 * (k + 1/2)/N of the rim. The shares of n > 2 patches on a sphere are cones of 1/n of its volume, which tile it only nearly:
 * the flux-tube approximation of contact resistance (Cooper, Mikic & Yovanovich, Int. J. Heat Mass Transfer 12 (1969) 279).
 */
export function damagedParticle(particle: DamagedParticle): ParticleShape {
  const { geometry = 'sphere', contact, patches = 1, crack = 0, cracks = 2, branch = 0, grain = 1 } = particle;
  const [wrong] = particleIssues(particle);
  if (wrong) throw new RangeError(`damagedParticle: ${wrong.path} is ${wrong.got}; allowed: ${wrong.allowed}`);
  const reach = angleOf(geometry, Math.PI, 1 / patches);
  const edge = contact === 1 ? reach : angleOf(geometry, reach, contact);
  const cuts: Cut[] = [];
  if (crack > 0) {
    for (let k = 0; 2 * k + 1 <= cracks; k++) {
      const angle = k === (cracks - 1) / 2 ? reach : ((2 * k + 1) * reach) / cracks;
      // On the closed side a straight cut separates nothing.
      if (angle === reach && branch === 0) continue;
      for (const length of layers(crack, grain)) cuts.push({ angle, length, branch: (branch * reach) / cracks });
    }
  }
  return { geometry, reach, contacts: [[0, edge]], cuts };
}

/** Depths at which a crack branches: below every whole layer of grains and at its tip. */
function layers(crack: number, grain: number): readonly number[] {
  const whole = Math.ceil(crack / grain - 1e-9) - 1;
  return [...Array.from({ length: Math.max(0, whole) }, (_, i) => (i + 1) * grain), crack];
}

/** [rad] Angle within which a share of the surface between 0 and `reach` lies. */
function angleOf(geometry: ParticleGeometry, reach: number, share: number): number {
  if (geometry === 'disc') return share * reach;
  // 1 - cos a = 2 sin^2(a/2), without the cancellation of small angles.
  return 2 * Math.asin(Math.min(1, Math.sqrt(share) * Math.sin(reach / 2)));
}
