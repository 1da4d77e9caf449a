/** A material property as a function of the lithium content x in (0, 1). Cheap enough to tabulate, not for hot loops. */
export interface PropertyCurve {
  readonly at: (x: number) => number;
  /** [lowest, highest] x that the source supports; outside, the curve is extended as its material says. */
  readonly range: readonly [number, number];
  readonly source: string;
}

/** [m2/s] A diffusion coefficient that falls towards full lithiation. */
export interface DiffusivityCurve extends PropertyCurve {
  /** The same with that drop deeper by some decades, where it is and as wide as it is; absent: the curve does not change. */
  readonly deepened?: (decades: number) => PropertyCurve;
}

/** The same value at every content. */
export function constantCurve(value: number, source: string): PropertyCurve {
  return { at: () => value, range: [0, 1], source };
}
