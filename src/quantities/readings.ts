/** Lithium contents, from and below, of the states that resistances and lengths are compared in. */
export type ContentRange = readonly [from: number, below: number];

export const halfCharged: ContentRange = [0.45, 0.75];
export const discharged: ContentRange = [0.75, 1];

/** What can be read from a spectrum, resistances in Ohm cm2 of geometric area, the length in um. */
export type SpectrumReading = 'cathodeResistance' | 'geometricMean' | 'interfaceResistance' | 'diffusionLength';

/** What a laboratory reads from the signals of a run; NaN where the programme has none in that cycle. */
export interface Readings {
  /** Of the first spectrum of the cycle that was taken in that state. */
  readonly spectrum: (what: SpectrumReading, state: ContentRange, cycle: number) => number;
  /** [fraction] Active mass by the relaxed potentials around the discharge. */
  readonly activeMass: (cycle: number) => number;
}
