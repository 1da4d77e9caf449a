import type { ParticleGrid } from '../../particle2d/particleGrid.js';

/** [R] and [rad] Cells smaller than this are drawn as one with their neighbours. */
const FINEST_RING = 0.02;
const FINEST_ARC = 0.035;

/** A point in units of R, the axis of the particle pointing up. */
export type Point = readonly [number, number];

/** A part of the cross-section with its mean content. */
export interface Piece {
  readonly outline: readonly Point[];
  readonly value: number;
}

/** The axis points up; each copy is turned by a multiple of the patch distance. */
function copies({ shape }: ParticleGrid): readonly number[] {
  const count = Math.round(Math.PI / shape.reach);
  const exact = shape.geometry === 'disc' || shape.reach > Math.PI / 2 - 1e-9;
  return exact ? Array.from({ length: count }, (_, k) => 2 * k * shape.reach) : [0];
}

function at(r: number, angle: number): Point {
  return [r * Math.sin(angle), r * Math.cos(angle)];
}

function arc(r: number, from: number, to: number): Point[] {
  const count = Math.max(1, Math.ceil(Math.abs(to - from) / 0.06));
  return Array.from({ length: count + 1 }, (_, i) => at(r, from + ((to - from) * i) / count));
}

/** The cells of all copies and their mirror images, small ones joined. */
export function cellPieces(grid: ParticleGrid, content: Float64Array): readonly Piece[] {
  const { radii, angles, shape, volume, radialStride, angularStride } = grid;
  const rings = merged(
    radii,
    FINEST_RING,
    shape.cuts.map(({ length }) => 1 - length),
  );
  const sectors = merged(
    angles,
    FINEST_ARC,
    shape.cuts.map(({ angle }) => angle),
  );
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < rings.length; i++) {
    for (let j = 0; j + 1 < sectors.length; j++) {
      let amount = 0;
      let room = 0;
      for (let a = rings[i]; a < rings[i + 1]; a++) {
        for (let b = sectors[j]; b < sectors[j + 1]; b++) {
          const n = a * radialStride + b * angularStride;
          amount += volume[n] * content[n];
          room += volume[n];
        }
      }
      const [r, s] = [radii[rings[i]], radii[rings[i + 1]]];
      const [from, to] = [angles[sectors[j]], angles[sectors[j + 1]]];
      for (const turn of copies(grid)) {
        for (const side of [1, -1]) {
          const outline = [
            ...arc(s, turn + side * from, turn + side * to),
            ...arc(r, turn + side * to, turn + side * from),
          ];
          pieces.push({ outline, value: amount / room });
        }
      }
    }
  }
  return pieces;
}

/** Numbers of the faces that stay when small cells are drawn as one; faces on a crack always do. */
function merged(faces: Float64Array, finest: number, kept: readonly number[]): readonly number[] {
  const chosen = [0];
  for (let n = 1; n < faces.length; n++) {
    const must = n === faces.length - 1 || kept.some((at) => Math.abs(faces[n] - at) < 1e-9);
    if (must || faces[n] - faces[chosen[chosen.length - 1]] > finest) chosen.push(n);
  }
  return chosen;
}

/** Contacted parts of the surface and those without contact, drawn at the radii given. */
export function surfaceOutlines(
  grid: ParticleGrid,
  radius: { readonly contact: number; readonly free: number },
): { readonly contact: readonly (readonly Point[])[]; readonly free: readonly (readonly Point[])[] } {
  const { contacts, reach } = grid.shape;
  const free: (readonly [number, number])[] = [];
  let end = 0;
  for (const [from, to] of contacts) {
    if (from > end) free.push([end, from]);
    end = to;
  }
  if (end < reach) free.push([end, reach]);
  const arcs = (parts: readonly (readonly [number, number])[], r: number) =>
    copies(grid).flatMap((turn) =>
      parts.flatMap(([from, to]) =>
        // A part on the axis is one with its mirror image.
        from === 0 ? [arc(r, turn - to, turn + to)] : [arc(r, turn + from, turn + to), arc(r, turn - from, turn - to)],
      ),
    );
  return { contact: arcs(contacts, radius.contact), free: arcs(free, radius.free) };
}

/** The cracks of all copies and their mirror images. */
export function cutOutlines(grid: ParticleGrid): readonly (readonly Point[])[] {
  const { cuts, reach } = grid.shape;
  return copies(grid).flatMap((turn) =>
    [1, -1].flatMap((side) =>
      cuts.flatMap(({ angle, length, branch }) => {
        const straight = [at(1, turn + side * angle), at(1 - length, turn + side * angle)];
        const from = turn + side * (angle - branch);
        const to = turn + side * Math.min(angle + branch, reach);
        return branch === 0 ? [straight] : [straight, arc(1 - length, from, to)];
      }),
    ),
  );
}
