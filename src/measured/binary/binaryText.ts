import type { Issue } from '../../scenario/document/issue.js';
import { decode } from '../table/decode.js';
import { parquetText } from '../table/parquet.js';
import { namesIn, unpacked } from './archive.js';
import { type BinaryText, latin, Unreadable } from './bytes.js';
import { mprMagic, mprText } from './mpr.js';
import { ndaMagic, ndaText } from './nda.js';
import { ndaxText } from './ndax.js';
import { workbookText } from './workbook.js';

/** The content of a file of measurements as text. */
export interface FileText {
  /** One, but of a workbook one a sheet. */
  readonly tables: BinaryText['tables'];
  /** As a person calls it. */
  readonly encoding: string;
  /** What wrote it, where that is known without looking at the text. */
  readonly format?: string;
  readonly findings: readonly string[];
}

/** A file of measurements as text, whatever it is: text of any encoding, Parquet, a workbook, or what a cycler stores. */
export function fileText(bytes: Uint8Array): FileText | { readonly issue: Issue } {
  const start = latin(bytes.subarray(0, 24));
  if (start.startsWith('PAR1')) {
    const table = parquetText(bytes);
    return 'issue' in table ? table : { tables: [{ name: '', text: table.text }], encoding: 'Parquet', findings: [] };
  }
  try {
    const binary = binaryOf(bytes, start);
    if (binary) return { ...binary, encoding: 'binary' };
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof RangeError)) throw error;
    const [message, hint] =
      error instanceof Unreadable
        ? [error.message, error.hint]
        : ['The file ends before it should.', 'is it complete?'];
    return { issue: { severity: 'error', path: '', message, hint } };
  }
  const decoded = decode(bytes);
  if ('issue' in decoded) return decoded;
  return { tables: [{ name: '', text: decoded.text }], encoding: decoded.encoding, findings: [] };
}

function binaryOf(bytes: Uint8Array, start: string): BinaryText | undefined {
  if (start.startsWith(mprMagic)) return mprText(bytes);
  if (start.startsWith(ndaMagic)) return ndaText(bytes);
  if (!start.startsWith('PK\u0003\u0004')) return undefined;
  const names = namesIn(bytes);
  if (names.includes('data.ndc')) return ndaxText(unpacked(bytes, (name) => name.endsWith('.ndc')));
  if (names.some((name) => /^xl\/workbook\.xml$/i.test(name))) return workbookText(bytes);
  throw new Unreadable('The file is an archive without a workbook or records of Neware.', 'unpack it first');
}
