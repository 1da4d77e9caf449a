/** A material property as a function of the lithium content x in (0, 1). Cheap enough to tabulate, not for hot loops. */
export interface PropertyCurve {
  readonly at: (x: number) => number;
  /** [lowest, highest] x that the source supports; outside, the curve is extended as its material says. */
  readonly range: readonly [number, number];
  readonly source: string;
}

/** The same value at every content. */
export function constantCurve(value: number, source: string): PropertyCurve {
  return { at: () => value, range: [0, 1], source };
}
