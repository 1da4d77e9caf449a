/** Where cells have to be small: at the ends of cracks and contacts the gradient grows without bound. */
export interface Break {
  readonly at: number;
  /** Grade towards this point. */
  readonly fine: boolean;
}

/** Cells between two breaks at least, where there are more than the two ends. */
const FEWEST = 8;
/** Power of a part's length in its number of cells: below 1, since a small contact or gap needs as many as a wide one. */
const WEIGHT = 0.25;

/**
 * Cell faces on an axis divided by `breaks` (rising, the two ends included), about `cells` cells in all. Towards a fine
 * break the distance goes with the cube of the cell's number: a potential that starts like the root of the distance, as it does
 * at the tip of a cut or the edge of a contact, is then resolved with an error ~ cells^-2 like a smooth one (from the square on;
 * Grisvard, Elliptic Problems in Nonsmooth Domains (1985), section 8.4). The cube was measured to be up to twice as accurate.
 */
export function gradedFaces(breaks: readonly Break[], cells: number): Float64Array {
  const parts = breaks.slice(1).map((to, p) => ({ from: breaks[p], to, weight: (to.at - breaks[p].at) ** WEIGHT }));
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  const faces = [breaks[0].at];
  for (const { from, to, weight } of parts) {
    const count = Math.max(parts.length > 1 ? FEWEST : 1, Math.round((cells * weight) / all));
    for (let n = 1; n < count; n++) faces.push(from.at + (to.at - from.at) * graded(n / count, from.fine, to.fine));
    faces.push(to.at);
  }
  return Float64Array.from(faces);
}

function graded(t: number, atStart: boolean, atEnd: boolean): number {
  if (atStart && atEnd) return t ** 3 * (10 - 15 * t + 6 * t * t);
  if (atStart) return t ** 3;
  return atEnd ? 1 - (1 - t) ** 3 : t;
}

/** Breaks at the given points in rising order, one for points that coincide. */
export function sortedBreaks(breaks: readonly Break[]): readonly Break[] {
  const sorted = [...breaks].sort((a, b) => a.at - b.at);
  const kept: Break[] = [];
  for (const next of sorted) {
    const last = kept[kept.length - 1];
    if (last && next.at - last.at < 1e-9) kept[kept.length - 1] = { at: last.at, fine: last.fine || next.fine };
    else kept.push(next);
  }
  return kept;
}
