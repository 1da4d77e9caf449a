import type { ParticleGrid } from '../../../src/particle2d/particleGrid.js';
import type { ParticleShape } from '../../../src/particle2d/shape.js';
import type { ParticleStudy } from '../../../src/particle2d/study.js';

// A resolved particle of four cells, and a study of it that is made up.

export function gridOf(shape: Partial<ParticleShape>, radii = [0, 0.5, 1], angles = [0, 0.05, 0.1]): ParticleGrid {
  const [rows, columns] = [radii.length - 1, angles.length - 1];
  return {
    shape: { geometry: 'sphere', reach: 0.1, contacts: [[0, 0.05]], cuts: [], ...shape },
    radii: Float64Array.from(radii),
    angles: Float64Array.from(angles),
    size: rows * columns,
    radialStride: columns,
    angularStride: 1,
    volume: Float64Array.from({ length: rows * columns }, (_, n) => n + 1),
  } as unknown as ParticleGrid;
}

const lengths = (k: number) => ({ current: 1 + k, evenFlux: 1.1 + k, held: 1.2 + k });
const swept = (particle: ParticleStudy['comparison']['particle'], k: number) => ({
  particle,
  closure: 2 + k,
  constriction: 3 + k,
  lengths: lengths(4 + k),
  apparent: { contact: lengths(5 + k), crack: lengths(6 + k) },
});
export const study: ParticleStudy = {
  material: 'NCM85',
  radius: 1.5e-6,
  rates: [0.1, 1],
  window: [0.25, 0.95],
  comparison: {
    particle: { contact: 0.3, patches: 2, crack: 0.4 },
    constants: { crack: 1.8, contact: 0.3 },
    closure: 2.345,
    lengths: lengths(0),
    apparent: { contact: lengths(7), crack: lengths(8) },
    byContact: [swept({ contact: 0.1 }, 0.01), swept({ contact: 0.5 }, 0.02)],
    byCrack: [swept({ contact: 0.3 }, 0.03), swept({ contact: 0.3, crack: 0.6 }, 0.04)],
    discharges: [
      { rate: 1, resolved: 0.9012, byClosure: 0.8023, byLength: 0.7034, intact: 0.9945, length: 1.556 },
      { rate: 2, resolved: Number.NaN, byClosure: 0.1, byLength: 0.2, intact: 0.3, length: Number.NaN },
    ],
    grid: gridOf({}),
    last: { content: Float64Array.of(0.2, 0.4, 0.6, 0.8), imbalance: 1e-9 } as unknown as NonNullable<
      ParticleStudy['comparison']['last']
    >,
  },
};
