/** Numbers, clocks, dates and tables as instruments write them. */

const two = (value) => String(Math.floor(value)).padStart(2, '0');

/** h:min:s of a number of seconds, with days before it or hours beyond 24. */
export function clock(seconds, { days = false, digits = 3 } = {}) {
  const rounded = Number(seconds.toFixed(digits));
  const rest = days ? rounded % 86400 : rounded;
  const s = (rest % 60).toFixed(digits);
  const text = `${two(rest / 3600)}:${two((rest % 3600) / 60)}:${s.padStart(digits > 0 ? digits + 3 : 2, '0')}`;
  return days ? `  ${Math.floor(rounded / 86400)}d ${text}` : text;
}

const start = Date.UTC(2024, 10, 28, 21, 15, 7);

/** A moment so many seconds into the test: as ISO, American with and without AM and PM, or German date. */
export function date(seconds, style) {
  const moment = new Date(start + 1000 * Math.round(seconds));
  const [year, month, day] = [moment.getUTCFullYear(), two(moment.getUTCMonth() + 1), two(moment.getUTCDate())];
  const [hour, minute, second] = [moment.getUTCHours(), two(moment.getUTCMinutes()), two(moment.getUTCSeconds())];
  if (style === 'german') return `${day}.${month}.${year} ${two(hour)}:${minute}:${second}`;
  if (style === 'american') return `${month}/${day}/${year} ${two(hour)}:${minute}:${second}`;
  if (style === 'noon')
    return `${month}/${day}/${year} ${hour % 12 || 12}:${minute}:${second} ${hour < 12 ? 'AM' : 'PM'}`;
  if (style === 'days') return (45000 + seconds / 86400).toFixed(8);
  return `${year}-${month}-${day} ${two(hour)}:${minute}:${second}`;
}

/** As EC-Lab writes: 1.2345678E+001 or E+01. */
export function exponential(value, digits = 9) {
  return value
    .toExponential(digits)
    .replace(/e([+-])(\d)$/, 'E$10$2')
    .replace('e', 'E');
}

/** Cells as lines of text. */
export function joined(rows, { separator, decimal = '.', end = '\n', quoted = false }) {
  const cell = (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    const written = decimal === ',' && /^\s*-?\d*\.?\d+(?:e[-+]?\d+)?$/i.test(text) ? text.replace('.', ',') : text;
    return quoted ? `"${written}"` : written;
  };
  return rows.map((cells) => cells.map(cell).join(separator)).join(end);
}

/** Bytes of a text in one of the encodings of instruments. */
export function encoded(text, encoding) {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\uFEFF${text}`);
  if (encoding === 'utf-16') return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  if (encoding === 'latin-1') return new Uint8Array(Buffer.from(text, 'latin1'));
  const table = tableOf(encoding);
  return Uint8Array.from([...text].flatMap((sign) => table.get(sign) ?? [sign.charCodeAt(0)]));
}

const tables = new Map();

/** Every pair of bytes of an encoding that the platform can only read, read once. */
function tableOf(encoding) {
  if (!tables.has(encoding)) {
    const decoder = new TextDecoder(encoding);
    const found = new Map();
    for (let a = 0x81; a <= 0xfe; a++)
      for (let b = 0x40; b <= 0xfe; b++) {
        const sign = decoder.decode(Uint8Array.of(a, b));
        if (sign.length === 1 && !found.has(sign)) found.set(sign, [a, b]);
      }
    tables.set(encoding, found);
  }
  return tables.get(encoding);
}
