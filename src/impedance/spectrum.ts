/** Complex impedance against frequency; in Ohm m2 of geometric cell area unless a function says Ohm. */
export interface Spectrum {
  /** [Hz] */
  readonly frequency: Float64Array;
  readonly re: Float64Array;
  /** Negative for capacitive behaviour: Z'' itself, not -Z''. */
  readonly im: Float64Array;
}

/** [Hz] `perDecade` frequencies per decade from `from` to `to` (both included, in that order), evenly spaced in the logarithm. */
export function logFrequencies(from: number, to: number, perDecade: number): Float64Array {
  const intervals = Math.max(1, Math.round(Math.abs(Math.log10(to / from)) * perDecade));
  return Float64Array.from({ length: intervals + 1 }, (_, i) =>
    i === intervals ? to : from * (to / from) ** (i / intervals),
  );
}

/** The spectrum of a cell of `area` [m2] in Ohm. */
export function inOhm(spectrum: Spectrum, area: number): Spectrum {
  return {
    frequency: spectrum.frequency,
    re: spectrum.re.map((z) => z / area),
    im: spectrum.im.map((z) => z / area),
  };
}
