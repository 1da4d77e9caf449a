import type { Issue } from '../../scenario/document/issue.js';
import { wordsIn } from './foreignWords.js';

/** A file of text as it was understood. */
export interface Decoded {
  readonly text: string;
  /** As a person calls it. */
  readonly encoding: string;
}

/** Files that are no text, by their first bytes; some of them are turned into text elsewhere (`fileText`). */
const binaries: readonly (readonly [string, string, string])[] = [
  ['PK\u0003\u0004', 'a spreadsheet (.xlsx) or another archive', 'save the sheet with the data as CSV'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old spreadsheet (.xls)', 'save the sheet with the data as CSV'],
  ['BIO-LOGIC MODULAR FILE', 'a binary file of EC-Lab (.mpr)', 'export it from EC-Lab as text (.mpt)'],
  ['NEWARE', 'a binary file of Neware (.nda)', 'export it from BTSDA as CSV'],
  [
    '\u0000\u0001\u0000\u0000Standard',
    'a database of Arbin (.res)',
    '"argyrode import" reads it, and writes it as text with --out',
  ],
  ['\u001f\u008b', 'compressed (.gz)', 'unpack it first'],
];

/** Encodings of East Asian installations of cycler programs. */
const eastAsian = [
  ['gb18030', 'GBK (GB 18030)'],
  ['shift_jis', 'Shift-JIS'],
  ['big5', 'Big5'],
  ['euc-jp', 'EUC-JP'],
  ['euc-kr', 'EUC-KR'],
] as const;
/** Bytes that are looked at for the words of instruments. */
const peeked = 60_000;
/** One word may come about by chance. */
const leastWords = 2;

/**
 * Bytes of a text file as text: byte order marks, UTF-16 with and without one, UTF-8, the East Asian encoding in which the words of
 * cyclers stand there, and otherwise Windows-1252.
 */
export function decode(bytes: Uint8Array): Decoded | { readonly issue: Issue } {
  const start = String.fromCharCode(...bytes.subarray(0, 24));
  const binary = binaries.find(([magic]) => start.startsWith(magic));
  if (binary) return { issue: error(`The file is ${binary[1]}, no text.`, binary[2]) };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return text(bytes, 'utf-16le', 'UTF-16');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return text(bytes, 'utf-16be', 'UTF-16');
  const zeros = zeroShares(bytes.subarray(0, 4000));
  if (zeros.odd > 0.3 && zeros.even < 0.1) return text(bytes, 'utf-16le', 'UTF-16');
  if (zeros.even > 0.3 && zeros.odd < 0.1) return text(bytes, 'utf-16be', 'UTF-16');
  if (zeros.even + zeros.odd > 0) return { issue: error('The file is no text.', 'export the data as text or CSV') };
  try {
    // As a stream: a file cut off may end within a character, but everything before it must be one.
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return { text: decoder.decode(bytes, { stream: true }), encoding: 'UTF-8' };
  } catch {
    // Not UTF-8.
  }
  const found = eastAsianOf(bytes.subarray(0, peeked));
  return found ? text(bytes, found[0], found[1]) : text(bytes, 'windows-1252', 'Latin-1 (Windows-1252)');
}

function eastAsianOf(start: Uint8Array): (typeof eastAsian)[number] | undefined {
  let best: (typeof eastAsian)[number] | undefined;
  let most = leastWords - 1;
  for (const one of eastAsian) {
    const count = wordsIn(new TextDecoder(one[0]).decode(start));
    if (count > most) [best, most] = [one, count];
  }
  return best;
}

function text(bytes: Uint8Array, label: string, encoding: string): Decoded {
  return { text: new TextDecoder(label).decode(bytes), encoding };
}

function zeroShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const half = Math.max(1, bytes.length / 2);
  return { even: even / half, odd: odd / half };
}

function error(message: string, hint: string): Issue {
  return { severity: 'error', path: '', message, hint };
}
