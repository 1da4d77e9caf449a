import { type Break, gradedFaces, sortedBreaks } from './gradedFaces.js';
import type { ParticleShape } from './shape.js';

/**
 * Finite volumes in (r, angle) for a particle of radius 1 and diffusion coefficient 1. Each face has a conductance area/distance
 * between cell middles, 0 where a crack runs: what leaves one cell enters the other, so that lithium is conserved exactly.
 * Volumes and areas are per radian around the axis of a sphere, per length of half a cylinder.
 */
export interface ParticleGrid {
  readonly shape: ParticleShape;
  /** r/R of the cell faces, from the centre to the surface. */
  readonly radii: Float64Array;
  /** [rad] of the cell faces. */
  readonly angles: Float64Array;
  /** Cells. */
  readonly size: number;
  /** Cell (i, j), i from the centre and j from the axis, has the number i * radialStride + j * angularStride. */
  readonly radialStride: number;
  readonly angularStride: number;
  /** Of each cell, without the angle around the axis. */
  readonly volume: Float64Array;
  /** Their sum. */
  readonly totalVolume: number;
  /** Conductance to the next cell outwards, 0 at the surface. */
  readonly outwards: Float64Array;
  /** Conductance to the next cell in angle, 0 at the last. */
  readonly sideways: Float64Array;
  /** The cells behind the contacted surface, their area there, and their middle's distance from it. */
  readonly contactCells: Int32Array;
  readonly contactAreas: Float64Array;
  /** Distance of the middle of these cells from the surface. */
  readonly contactDepth: number;
  /** Sum of their areas. */
  readonly contactArea: number;
}

/** How finely a particle is resolved. */
export interface GridOptions {
  /** Cells along the radius, about; default 48. */
  readonly radialCells?: number;
  /** Cells along the angle, about; default 48. One is enough for a particle without cracks in full contact. */
  readonly angularCells?: number;
}

const USUAL_CELLS = 48;

/** The grid of a particle in radius and angle, graded towards cracks and the edges of contact. Lengths are relative to the radius. */
export function particleGrid(shape: ParticleShape, options: GridOptions = {}): ParticleGrid {
  const radii = gradedFaces(radialBreaks(shape), options.radialCells ?? USUAL_CELLS);
  const angles = gradedFaces(angularBreaks(shape), options.angularCells ?? USUAL_CELLS);
  const rows = radii.length - 1;
  const columns = angles.length - 1;
  // The shorter direction runs fastest: it is the bandwidth.
  const radialStride = columns < rows ? columns : 1;
  const angularStride = columns < rows ? 1 : rows;
  const size = rows * columns;
  const sphere = shape.geometry === 'sphere';
  const volume = new Float64Array(size);
  const outwards = new Float64Array(size);
  const sideways = new Float64Array(size);
  let totalVolume = 0;
  for (let j = 0; j < columns; j++) {
    const [a, b] = [angles[j], angles[j + 1]];
    const width = sphere ? cosineDifference(a, b) : b - a;
    for (let i = 0; i < rows; i++) {
      const n = i * radialStride + j * angularStride;
      const [r, s] = [radii[i], radii[i + 1]];
      volume[n] = (sphere ? (s ** 3 - r ** 3) / 3 : (s * s - r * r) / 2) * width;
      totalVolume += volume[n];
      const middle = (a + b) / 2;
      if (i < rows - 1 && !undercut(shape, s, middle)) {
        outwards[n] = ((sphere ? s * s : s) * width) / ((radii[i + 2] - r) / 2);
      }
      if (j < columns - 1 && !cutThrough(shape, b, (r + s) / 2)) {
        const distance = (angles[j + 2] - a) / 2;
        // Area over distance: sin(b) (s^2 - r^2)/2 over r_middle times the angle; the disc without sin(b) r_middle.
        sideways[n] = ((s - r) * (sphere ? Math.sin(b) : 2 / (r + s))) / distance;
      }
    }
  }
  const contact = contactedColumns(shape, angles);
  return {
    shape,
    radii,
    angles,
    size,
    radialStride,
    angularStride,
    volume,
    totalVolume,
    outwards,
    sideways,
    contactCells: Int32Array.from(contact, (j) => (rows - 1) * radialStride + j * angularStride),
    contactAreas: Float64Array.from(contact, (j) =>
      sphere ? cosineDifference(angles[j], angles[j + 1]) : angles[j + 1] - angles[j],
    ),
    contactDepth: (1 - radii[rows - 1]) / 2,
    contactArea: shape.contacts.reduce((sum, [a, b]) => sum + (sphere ? cosineDifference(a, b) : b - a), 0),
  };
}

function radialBreaks({ cuts }: ParticleShape): readonly Break[] {
  return sortedBreaks([
    { at: 0, fine: false },
    ...cuts.map(({ length }) => ({ at: 1 - length, fine: true })),
    { at: 1, fine: true },
  ]);
}

function angularBreaks({ reach, contacts, cuts }: ParticleShape): readonly Break[] {
  const inside = [
    ...contacts.flat(),
    ...cuts.flatMap(({ angle, branch }) => (branch > 0 ? [angle - branch, angle, angle + branch] : [angle])),
  ].filter((angle) => angle > SAME && angle < reach - SAME);
  return sortedBreaks([
    { at: 0, fine: false },
    ...inside.map((at) => ({ at, fine: true })),
    { at: reach, fine: false },
  ]);
}

/** Angles and radii closer than this are one. */
const SAME = 1e-9;

/** Whether a crack's branch runs along the radius r over this angle. */
function undercut({ cuts }: ParticleShape, r: number, middle: number): boolean {
  return cuts.some(
    ({ angle, length, branch }) => Math.abs(r - (1 - length)) < SAME && Math.abs(middle - angle) < branch,
  );
}

/** Whether a crack runs along this angle across the radius `middle`. */
function cutThrough({ cuts }: ParticleShape, angle: number, middle: number): boolean {
  return cuts.some((cut) => Math.abs(angle - cut.angle) < SAME && middle > 1 - cut.length);
}

function contactedColumns({ contacts }: ParticleShape, angles: Float64Array): number[] {
  return Array.from({ length: angles.length - 1 }, (_, j) => j).filter((j) => {
    const middle = (angles[j] + angles[j + 1]) / 2;
    return contacts.some(([from, to]) => middle > from && middle < to);
  });
}

/** cos a - cos b without cancellation. */
function cosineDifference(a: number, b: number): number {
  return 2 * Math.sin((a + b) / 2) * Math.sin((b - a) / 2);
}
