/** The middle of the finite values; NaN when there is none. */
export function median(values: ArrayLike<number>): number {
  const sorted = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : 0.5 * ((sorted[middle - 1] ?? Number.NaN) + upper);
}
