import { unpacked } from './archive.js';
import { type BinaryText, Unreadable } from './bytes.js';
import { type NumberKind, numberKinds, shownNumber } from './workbookNumbers.js';
import { tagsIn } from './xmlTags.js';

/**
 * The sheets of an Excel workbook (.xlsx) as text, a line a row, so that every table is read in one way. A reader of our own on top of
 * fflate: packages that read workbooks bring four others and are asynchronous (read-excel-file), have not been kept for years
 * (exceljs), or are old in the registry (xlsx); what instruments write is strings and numbers in cells.
 */
export function workbookText(bytes: Uint8Array): BinaryText {
  const parts = unpacked(bytes, (name) => /^xl\/(?:workbook|styles|sharedStrings|worksheets\/|_rels\/)/i.test(name));
  const text = (name: string): string => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const book = text('xl/workbook.xml');
  if (book === '') throw new Unreadable('The archive is no workbook.', 'save the table as CSV');
  const strings = sharedStrings(text('xl/sharedStrings.xml'));
  const kinds = numberKinds(text('xl/styles.xml'));
  const from1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(?:1|true)"/.test(book);
  const targets = new Map(
    [...tagsIn(text('xl/_rels/workbook.xml.rels'))].map(({ attributes: { Id = '', Target = '' } }) => [Id, Target]),
  );
  const tables = [...tagsIn(book)].flatMap(({ name, attributes }) => {
    if (name !== 'sheet') return [];
    const target = targets.get(attributes['r:id'] ?? '') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (parts[path] === undefined) return [];
    return [{ name: attributes.name ?? '', text: sheetText(text(path), { strings, kinds, from1904 }) }];
  });
  return { tables: together(tables), format: 'workbook', findings: [] };
}

/** What a sheet can hold: a cell beyond stands in a broken file, and its empty rows and columns would fill the memory. */
const most = { rows: 1_048_576, columns: 16_384 };

interface Context {
  readonly strings: readonly string[];
  /** By the number of the style of a cell. */
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
}

function sharedStrings(xml: string): readonly string[] {
  const found: string[] = [];
  let [text, within] = ['', false];
  for (const tag of tagsIn(xml)) {
    if (tag.name === 'si' && tag.kind !== 'close') text = '';
    // Phonetic readings of East Asian words stand beside them.
    if (tag.name === 'rPh') within = tag.kind === 'open';
    if (tag.name === 't' && tag.kind === 'open' && !within) text += tag.text;
    if (tag.name === 'si' && tag.kind !== 'open') found.push(text);
  }
  return found;
}

function sheetText(xml: string, context: Context): string {
  const lines: string[] = [];
  let cells: string[] = [];
  let cell: Cell | undefined;
  let [row, inValue] = [0, false];
  for (const tag of tagsIn(xml)) {
    const { name, kind, attributes } = tag;
    if (name === 'row' && kind !== 'close') {
      row = inSheet(Number(attributes.r ?? row + 1), most.rows);
      cells = [];
    }
    if (name === 'row' && kind !== 'open') {
      while (lines.length < row - 1) lines.push('');
      lines[row - 1] = Array.from(cells, (one) => one ?? '').join('\t');
    }
    if (name === 'c' && kind !== 'close') {
      const column = inSheet(attributes.r === undefined ? cells.length + 1 : columnOf(attributes.r), most.columns) - 1;
      cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
    }
    if (name === 'v' || name === 't') inValue = kind === 'open';
    if (inValue && cell && (name === 'v' || name === 't')) cell.text += tag.text;
    if (name === 'c' && kind === 'close' && cell) {
      cells[cell.column] = shown(cell, context);
      cell = undefined;
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

function inSheet(place: number, last: number): number {
  if (place >= 1 && place <= last) return place;
  throw new Unreadable('A sheet of the workbook has cells where no sheet has any.', 'save the table as CSV');
}

/** "BC12" is in the 55th column. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? '')
    column = 26 * column + letter.charCodeAt(0) - 64;
  return column;
}

function shown({ type, style, text }: Cell, { strings, kinds, from1904 }: Context): string {
  if (type === 's') return flat(strings[Number(text)] ?? '');
  if (type !== 'n') return flat(type === 'b' ? (text === '1' ? 'TRUE' : 'FALSE') : text);
  return text === '' ? '' : shownNumber(Number(text), kinds[style] ?? 'number', from1904);
}

const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** Sheets that go on where the one before was full: the same heads once more. */
function together(tables: BinaryText['tables']): BinaryText['tables'] {
  const found: { name: string; text: string }[] = [];
  for (const { name, text } of tables) {
    const [head = '', ...rows] = text.split('\n');
    const before = found.at(-1);
    if (before && head.split('\t').length > 3 && before.text.startsWith(`${head}\n`)) before.text += rows.join('\n');
    else found.push({ name, text });
  }
  return found;
}
