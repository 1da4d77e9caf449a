/** A point of one side of a profile. */
export interface ProfilePoint {
  /** Distance from the solution in the coordinate of the search. */
  readonly distance: number;
  /** Square root of the rise: proportional to the distance where the residuals are linear. */
  readonly root: number;
}

/** Points that the interpolation uses at most: a cubic. */
const MOST_POINTS = 4;

/**
 * Distance at which the root of the rise is `root`, between the first point that reaches it and the one before: inverse Lagrange
 * interpolation through the nearest points that ascend; undefined where none reaches it. Points by ascending distance.
 */
export function crossingOf(curve: readonly ProfilePoint[], root: number): number | undefined {
  const above = curve.findIndex((point) => point.root >= root);
  if (above < 1) return undefined;
  let from = above - 1;
  let to = above;
  while (to - from + 1 < MOST_POINTS) {
    const below = from > 0 && curve[from - 1].root < curve[from].root ? root - curve[from - 1].root : Infinity;
    const beyond = to + 1 < curve.length && curve[to + 1].root > curve[to].root ? curve[to + 1].root - root : Infinity;
    if (below === Infinity && beyond === Infinity) break;
    if (below <= beyond) from--;
    else to++;
  }
  const used = curve.slice(from, to + 1);
  const found = used.reduce((sum, a) => {
    const weight = used.reduce((w, b) => (a === b ? w : (w * (root - b.root)) / (a.root - b.root)), 1);
    return sum + weight * a.distance;
  }, 0);
  const [low, high] = [curve[above - 1], curve[above]];
  if (found >= low.distance && found <= high.distance) return found;
  return low.distance + ((root - low.root) / (high.root - low.root)) * (high.distance - low.distance);
}
