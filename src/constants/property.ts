/** A property of a material or constant of a law with where it comes from. Values are SI; `unit` says which. */
export interface Property<T = number> {
  readonly value: T;
  readonly unit: string;
  /** Literature, or an honest "assumed", "from memory", "derived". */
  readonly source: string;
  /** For a number: lowest and highest plausible value. For a curve: lowest and highest x (or y) its source supports. */
  readonly range?: readonly [number, number];
  /** Conditions, caveats, how it was obtained. */
  readonly note?: string;
}
