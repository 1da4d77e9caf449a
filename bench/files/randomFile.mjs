import { Draw } from '../draw.mjs';
import { dialects } from './dialects.mjs';
import { randomRecord } from './randomRecord.mjs';

const names = Object.keys(dialects);

/**
 * A random cycling record as the file of one instrument, the same for the same seed; neighbouring seeds take the instruments in turn.
 * @param {number} seed whole number
 */
export function randomFile(seed) {
  const dialect = names[((seed % names.length) + names.length) % names.length];
  const record = randomRecord(seed);
  return { dialect, record, ...dialects[dialect](record, new Draw(seed + 0x5eed)) };
}

/** Largest difference of a capacity: steps are a second apart, and numbers are written to some digits. */
const TOLERANCE = 3e-3;

/** What is wrong with the reading of such a file: empty when it gives back the cycles that were written. */
export function misread({ record, first, doubts = [], spectra = 0, longer = 0, gaps = false }, measured) {
  const found = [];
  const { rows, truth, mass } = record;
  const { kind, cycles, series, issues, source } = measured;
  for (const { severity, message } of issues)
    if (severity === 'error' || !doubts.some((words) => message.includes(words))) found.push(`${severity}: ${message}`);
  if (kind !== 'time series') return [...found, `read as ${kind}`];
  if (source.rows !== rows.length || source.leftOut > 0)
    found.push(`${source.rows} rows of ${rows.length}, ${source.leftOut} left out`);
  const span = rows[rows.length - 1].time - rows[0].time;
  const tolerance = gaps || longer > 0 ? 3 * TOLERANCE : TOLERANCE;
  const read = series?.time ? series.time[series.time.length - 1] - series.time[0] : Number.NaN;
  if (!(Math.abs(read / span - 1) < tolerance)) found.push(`${read} s instead of ${span} s`);
  if (spectra > 0 !== (measured.spectrum !== undefined)) found.push(`${spectra} spectra were not noticed`);
  if (cycles.rows.length !== truth.length) found.push(`${cycles.rows.length} cycles instead of ${truth.length}`);
  cycles.rows.forEach((row, c) => {
    const right = truth[c];
    if (right === undefined) return;
    if (row.cycle !== c + (first ?? 1)) found.push(`cycle ${row.cycle} instead of ${c + (first ?? 1)}`);
    if (!row.complete) found.push(`cycle ${row.cycle} unfinished`);
    for (const [name, value] of [
      ['chargeCapacity', right.charge],
      ['dischargeCapacity', right.discharge],
    ]) {
      const expected = value / (1e-3 * mass);
      if (!(Math.abs(row[name] / expected - 1) < tolerance))
        found.push(`${name} of cycle ${c + 1}: ${row[name]} instead of ${expected}`);
    }
  });
  return found;
}
