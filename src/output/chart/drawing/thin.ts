export type Point = [number, number];

/** Points kept per line when a chart is drawn from live data. */
export const linePoints = 2000;

/**
 * At most `limit` points of a line that keep its shape: the largest-triangle-three-buckets choice (Steinarsson, Downsampling
 * Time Series for Visual Representation, Univ. of Iceland 2013). First and last stay; points that are not finite are dropped.
 */
export function thin(points: readonly Point[], limit = linePoints): Point[] {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const n = finite.length;
  if (n <= limit || limit < 3) return finite;
  const kept: Point[] = [finite[0]];
  const every = (n - 2) / (limit - 2);
  let previous = 0;
  for (let bucket = 0; bucket < limit - 2; bucket++) {
    const start = Math.floor(bucket * every) + 1;
    const end = Math.floor((bucket + 1) * every) + 1;
    const next = centre(finite, end, Math.min(n, Math.floor((bucket + 2) * every) + 1));
    let best = start;
    let largest = -1;
    for (let i = start; i < end; i++) {
      const area = Math.abs(doubleArea(finite[previous], finite[i], next));
      if (area > largest) {
        largest = area;
        best = i;
      }
    }
    kept.push(finite[best]);
    previous = best;
  }
  kept.push(finite[n - 1]);
  return kept;
}

function centre(points: readonly Point[], from: number, to: number): Point {
  let x = 0;
  let y = 0;
  for (let i = from; i < to; i++) {
    x += points[i][0];
    y += points[i][1];
  }
  const n = Math.max(1, to - from);
  return [x / n, y / n];
}

function doubleArea(a: Point, b: Point, c: Point): number {
  return (a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1]);
}
