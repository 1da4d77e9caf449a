/** A share of the published value, at least so much. */
export function share(part: number, least = 0): (published: number) => number {
  return (published) => Math.max(part * Math.abs(published), least);
}

/** The same for every value. */
export function within(distance: number): (published: number) => number {
  return () => distance;
}

/** Where nothing is customary: 5 %, of zero 1. */
export function anyTolerance(published: number): number {
  return 0.05 * Math.abs(published) || 1;
}
