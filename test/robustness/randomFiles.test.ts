import { describe, expect, it } from 'vitest';
import { misread, randomFile } from '../../bench/files/randomFile.mjs';
import { readMeasured } from '../../src/measured/readFile.js';

/** Eight of each instrument; `npm run stress -- --files 10000` tries more. */
const SEEDS = 152;

describe('a random cycling record in the dialect of an instrument', () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => i + 1);
  const dialects = [...new Set(seeds.map((seed) => randomFile(seed).dialect))];

  it('is one of nineteen dialects', () => {
    expect(dialects).toHaveLength(19);
  });

  it('comes back to the same cycles', async () => {
    for (const seed of seeds) {
      const file = randomFile(seed);
      const measured = await readMeasured(file.bytes, { mass: 1e-6 * file.record.mass });
      expect(misread(file, measured), `seed ${seed}, ${file.dialect}`).toEqual([]);
    }
  });

  it('is found to be misread where a capacity is not that of the record', async () => {
    const file = randomFile(3);
    const measured = await readMeasured(file.bytes, { mass: 1.01e-6 * file.record.mass });
    expect(misread(file, measured)[0]).toMatch(/^chargeCapacity of cycle 1/);
  });
});
