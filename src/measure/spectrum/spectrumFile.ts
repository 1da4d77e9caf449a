import type { Spectrum } from '../../impedance/spectrum.js';
import type { Issue } from '../../scenario/document/issue.js';

/** An impedance spectrum of a file as it was understood. */
export interface SpectrumFile {
  /** In Ohm, as the file has it (per cell or per area), in the order of the file; undefined with an error among the issues. */
  readonly spectrum?: Spectrum;
  /** Its heads say Ohm cm2: the impedance times the area. */
  readonly timesArea?: true;
  /** What the imaginary column held. */
  readonly column: "Z''" | "-Z''";
  /** Bad rows (warnings, by line), what was assumed, what is missing. */
  readonly issues: readonly Issue[];
}

/** One of the spectra of a file. */
export interface NumberedSpectrum extends SpectrumFile {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** Lines where it begins and ends, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** As the instrument counts it; absent where it does not. */
  readonly cycle?: number;
}

/** All impedance spectra of a file. */
export interface SpectraFile {
  /** What wrote the file, as far as its words tell; "table" otherwise. */
  readonly instrument: string;
  readonly spectra: readonly NumberedSpectrum[];
  /** Of the file as a whole; an error where it holds no spectrum. */
  readonly issues: readonly Issue[];
}
