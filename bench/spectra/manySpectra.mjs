import { readSpectra } from '../../dist/measure/spectrum/readSpectrum.js';
import { decode } from '../../dist/measured/table/decode.js';
import { differences, writtenSpectra } from './writtenSpectra.mjs';

/** Writes and reads `count` random files of impedances, prints those that do not come back, and whether all did. */
export function manySpectra(first, count) {
  const wrong = [];
  const dialects = new Map();
  let spectra = 0;
  for (let seed = first; seed < first + count; seed++) {
    const written = writtenSpectra(seed);
    dialects.set(written.name, (dialects.get(written.name) ?? 0) + 1);
    spectra += written.spectra.length;
    const decoded = decode(written.bytes);
    const found = 'issue' in decoded ? [decoded.issue.message] : differences(written, readSpectra(decoded.text));
    if (found.length > 0) wrong.push({ seed, name: written.name, found });
  }
  console.log(`${count} files from seed ${first} with ${spectra} spectra, in ${dialects.size} ways of writing`);
  console.log(`read otherwise than written: ${wrong.length}`);
  for (const { seed, name, found } of wrong.slice(0, 20)) console.log(`  seed ${seed}, ${name}: ${found[0]}`);
  return wrong.length === 0;
}
