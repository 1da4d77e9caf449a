import { expect, it } from 'vitest';
import { dialectNames, differences, writtenSpectra } from '../../../bench/spectra/writtenSpectra.mjs';
import { readSpectra } from '../../../src/measure/spectrum/readSpectrum.js';
import { decode } from '../../../src/measured/table/decode.js';

/** Files of each way of writing; thousands of others with `npm run stress -- --spectra 10000`. */
const FILES = 3;

it.each(dialectNames.map((name, i) => [name, i] as const))(
  'random spectra come back from a file: %s',
  (name, place) => {
    for (let k = 0; k < FILES; k++) {
      const written = writtenSpectra(place + k * dialectNames.length);
      expect(written.name).toBe(name);
      const decoded = decode(written.bytes);
      expect(
        'text' in decoded && differences(written, readSpectra(decoded.text)),
        `seed ${place + k * dialectNames.length}`,
      ).toEqual([]);
    }
  },
);
