/** What a simulation has that a file may be laid over. */
export interface Simulated {
  /** Of the variant. */
  readonly name: string;
  /** [mg] Of active material. */
  readonly mass: number;
  /** [m2] */
  readonly area: number;
  /** Cycles that the programme makes, those recorded as time series, and those with a spectrum. */
  readonly cycles: number;
  readonly recorded: readonly number[];
  readonly withSpectrum: readonly number[];
}
