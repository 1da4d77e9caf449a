import type { SpectraFile } from '../../src/measure/spectrum/spectrumFile.js';

export interface WrittenSpectra {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly spectra: readonly (readonly { readonly frequency: number; readonly re: number; readonly im: number }[])[];
  readonly digits: number;
  readonly either: boolean;
}

/** Ways of writing impedances; a seed chooses the one at its remainder. */
export const dialectNames: readonly string[];
/** A random measurement as an instrument would write it, the same for the same seed. */
export function writtenSpectra(seed: number): WrittenSpectra;
/** What is wrong with the spectra that were read; empty when they are those that were written. */
export function differences(written: WrittenSpectra, read: SpectraFile): string[];
