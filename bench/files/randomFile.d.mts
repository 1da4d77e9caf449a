import type { Measured } from '../../src/measured/measured.js';

export interface RandomFile {
  /** Name of the instrument. */
  readonly dialect: string;
  /** mass: [mg]; truth: [mAh] of every cycle. */
  readonly record: {
    readonly mass: number;
    readonly truth: readonly { readonly charge: number; readonly discharge: number }[];
  };
  readonly bytes: Uint8Array;
}

/** A random cycling record as the file of one instrument, the same for the same seed; neighbouring seeds take the instruments in turn. */
export function randomFile(seed: number): RandomFile;
/** What is wrong with the reading of such a file: empty when it gives back the cycles that were written. */
export function misread(file: RandomFile, measured: Measured): string[];
