import { dialects } from './dialects.mjs';
import { randomMeasurement } from './randomSpectrum.mjs';

export const dialectNames = Object.keys(dialects);

/**
 * A random measurement as an instrument would write it: the bytes of the file, and the spectra that have to come back.
 * @param {number} seed whole number; chooses the dialect, too
 */
export function writtenSpectra(seed) {
  const name = dialectNames[Math.abs(seed) % dialectNames.length];
  const { digits, first, rising, comma, latin, wide, either, lines } = dialects[name];
  const measurement = randomMeasurement(seed);
  const { draw } = measurement;
  const turned = rising || (name === 'three columns' && draw.chance(0.3));
  const spectra = measurement.spectra
    .slice(0, first ? 1 : undefined)
    .map((rows) => (turned ? [...rows].reverse() : rows));
  const decimalComma = comma === true && draw.chance(0.5);
  const mark = (text) => (decimalComma ? text.replace('.', ',') : text);
  const style = draw.pick(['exponent', 'plain']);
  const write = {
    number: (value, count) =>
      mark(
        Number.isInteger(value)
          ? String(value)
          : style === 'exponent'
            ? value.toExponential(count - 1).replace('e', draw.pick(['e', 'E']))
            : String(Number(value.toPrecision(count))),
      ),
    fixed: (value, decimals) => mark(value.toFixed(decimals)),
    separator: decimalComma ? draw.pick(['\t', ';', ' ']) : draw.pick(['\t', ';', ',', ' ', ', ']),
  };
  const end = draw.pick(['\n', '\r\n', '\r\n', '\r\r\n', '\r']);
  const body = lines({ ...measurement, spectra }, write).join(end);
  const text = body + (draw.chance(0.8) ? end : '');
  return {
    name,
    text,
    bytes: encoded(
      text,
      wide ? 'utf16' : latin && draw.chance(0.7) ? 'latin1' : draw.pick(['utf8', 'utf8', 'bom', 'utf16']),
    ),
    spectra,
    digits,
    either: either === true,
  };
}

function encoded(text, encoding) {
  if (encoding === 'latin1')
    return Uint8Array.from(text, (sign) => (sign.codePointAt(0) < 256 ? sign.codePointAt(0) : 63));
  if (encoding === 'utf8') return new TextEncoder().encode(text);
  if (encoding === 'bom') return new TextEncoder().encode(`\uFEFF${text}`);
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let i = 0; i < text.length; i++) bytes.set([text.charCodeAt(i) & 0xff, text.charCodeAt(i) >> 8], 2 + 2 * i);
  return bytes;
}

/**
 * What is wrong with the spectra that were read; empty when they are those that were written. Where a file states no sign, a spectrum
 * may come back turned, if its sign is said to be unclear.
 * @param {ReturnType<typeof writtenSpectra>} written
 * @param {{ spectra: readonly { spectrum?: { frequency: ArrayLike<number>, re: ArrayLike<number>, im: ArrayLike<number> }, issues: readonly { severity: string, message: string }[] }[], issues: readonly { severity: string, message: string }[] }} read
 */
export function differences({ spectra, digits, either }, read) {
  const issues = [...read.issues, ...read.spectra.flatMap((one) => one.issues)];
  const errors = issues.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (errors.length > 0) return errors;
  if (read.spectra.length !== spectra.length) return [`${read.spectra.length} spectra instead of ${spectra.length}`];
  const unclear = either && issues.some(({ message }) => message.includes('not clear'));
  const found = [];
  for (const [k, rows] of spectra.entries()) {
    const { frequency, re, im } = read.spectra[k].spectrum;
    if (frequency.length !== rows.length) found.push(`${frequency.length} points instead of ${rows.length}`);
    else
      for (const [i, row] of rows.entries()) {
        const size = Math.hypot(row.re, row.im);
        const off = (sign) => Math.hypot(re[i] - row.re, sign * im[i] - row.im) / size;
        const allowed = 3 * 10 ** (1 - digits);
        const wrong =
          Math.abs(frequency[i] / row.frequency - 1) > 1e-5 || !(off(1) < allowed || (unclear && off(-1) < allowed));
        if (wrong)
          found.push(
            `point ${i + 1} of spectrum ${k + 1}: ${frequency[i]} ${re[i]} ${im[i]} for ${row.frequency} ${row.re} ${row.im}`,
          );
      }
  }
  return found.slice(0, 3);
}
