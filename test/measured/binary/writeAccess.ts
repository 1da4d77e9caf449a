import { Bytes } from './bytes.js';
import { cycling, type Row } from './record.js';

/** [bytes] Of a page of an Access database (Jet 4). */
const page = 4096;

interface Column {
  readonly name: string;
  /** 3: integer of two bytes, 4: of four, 7: double, 10: text. */
  readonly type: 3 | 4 | 7 | 10;
}

type Value = number | string;

const widths = { 3: 2, 4: 4, 7: 8, 10: 0 } as const;

/** A database with one table, as the notes of mdbtools describe the layout: definitions, usage maps and pages of rows. */
export function accessDatabase(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
): Uint8Array {
  const objects: readonly Column[] = [
    { name: 'Id', type: 4 },
    { name: 'Name', type: 10 },
    { name: 'Type', type: 3 },
    { name: 'Flags', type: 4 },
  ];
  const data = pagesOf(5, columns, rows);
  const own = pagesOf(2, objects, [
    [2, 'MSysObjects', 1, -2147483648],
    [5, name, 1, 0],
  ]);
  const first = 6;
  const maps = usageMaps([own.map((_, i) => 3 + i), data.map((_, i) => first + i)]);
  return Uint8Array.from(
    [
      head(),
      new Bytes(page).u1(1, 1).bytes,
      definition(objects, 2, 4 * 256),
      ...own,
      maps,
      definition(columns, rows.length, 4 * 256 + 1),
      ...data,
    ].flatMap((part) => [...part]),
  );
}

/** The first page; what is encrypted in it holds zeros: no password, no encryption of the others. */
function head(): Uint8Array {
  const file = new Bytes(page).u1(0, 1, 0, 0).text('Standard Jet DB').to(0x14).u1(1);
  return file.to(0x18).raw(keystream([0xc7, 0xda, 0x39, 0x6b], 128)).bytes;
}

/** RC4. */
function keystream(key: readonly number[], length: number): Uint8Array {
  const box = Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    [box[a], box[b]] = [box[b], box[a]];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + box[i] + key[i % key.length]) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Uint8Array.from({ length }, () => {
    i = (i + 1) & 255;
    j = (j + box[i]) & 255;
    swap(i, j);
    return box[(box[i] + box[j]) & 255];
  });
}

function definition(columns: readonly Column[], rows: number, map: number): Uint8Array {
  const texts = columns.filter(({ type }) => type === 10).length;
  const file = new Bytes(page)
    .u1(2, 1)
    .text('VC')
    .u4(0)
    .u4(page - 8)
    .to(16)
    .u4(rows);
  file.to(40).u1(0x4e).u2(columns.length).u2(texts).u2(columns.length).u4(0).u4(0).u4(map).u4(map).to(63);
  let [offset, text] = [0, 0];
  columns.forEach(({ type }, i) => {
    const at = file.at;
    const fixed = type !== 10;
    file
      .u1(type)
      .to(at + 5)
      .u2(i)
      .u2(fixed ? 0 : text)
      .u2(i);
    file.to(at + 15).u1(fixed ? 3 : 2);
    file
      .to(at + 21)
      .u2(fixed ? offset : 0)
      .u2(fixed ? widths[type] : 510);
    offset += widths[type];
    if (!fixed) text++;
    file.to(at + 25);
  });
  for (const { name } of columns) {
    file.u2(2 * name.length);
    for (const sign of name) file.u2(sign.charCodeAt(0));
  }
  return file.bytes;
}

/** One row a table: from page 0 on one bit a page. */
function usageMaps(pages: readonly (readonly number[])[]): Uint8Array {
  return dataPage(
    0,
    pages.map((used) => {
      const map = new Bytes(69).u1(0).u4(0);
      for (const one of used) map.bytes[5 + (one >> 3)] |= 1 << (one & 7);
      return map.bytes;
    }),
  );
}

function pagesOf(owner: number, columns: readonly Column[], rows: readonly (readonly Value[])[]): Uint8Array[] {
  const written = rows.map((row) => rowOf(columns, row));
  const pages: Uint8Array[] = [];
  for (let from = 0; from < written.length; ) {
    let [to, size] = [from, 14];
    while (to < written.length && size + written[to].length + 2 <= page) size += written[to++].length + 2;
    pages.push(dataPage(owner, written.slice(from, to)));
    from = to;
  }
  return pages;
}

function dataPage(owner: number, rows: readonly Uint8Array[]): Uint8Array {
  const file = new Bytes(page).u1(1, 1).u2(0).u4(owner).u4(0).u2(rows.length);
  let end = page;
  const starts = rows.map((row) => {
    end -= row.length;
    return end;
  });
  for (const start of starts) file.u2(start);
  rows.forEach((row, i) => void file.to(starts[i]).raw(row));
  return file.bytes;
}

/** Number of columns, fixed ones, texts with their offsets from behind, and a bit for each that is there. */
function rowOf(columns: readonly Column[], row: readonly Value[]): Uint8Array {
  const texts = columns.flatMap(({ type }, i) => (type === 10 ? [String(row[i])] : []));
  const mask = Math.ceil(columns.length / 8);
  const fixed = columns.reduce((sum, { type }) => sum + widths[type], 2);
  const text = texts.reduce((sum, one) => sum + 2 * one.length, 0);
  const file = new Bytes(fixed + text + (texts.length > 0 ? 2 * texts.length + 4 : 0) + mask).u2(columns.length);
  columns.forEach(({ type }, i) => {
    const value = Number(row[i]);
    if (type === 3) file.u2(value);
    if (type === 4) file.i4(value);
    if (type === 7) file.f8(value);
  });
  const offsets: number[] = [];
  for (const one of texts) {
    offsets.push(file.at);
    for (const sign of one) file.u2(sign.charCodeAt(0));
  }
  if (texts.length > 0) {
    for (const offset of [...offsets, file.at].reverse()) file.u2(offset);
    file.u2(texts.length);
  }
  return file.u1(...Array.from({ length: mask }, () => 0xff)).bytes;
}

/** A database of Arbin's MITS Pro: capacities [Ah] that count on through a test, dates in days. */
export function arbinRes(rows: readonly Row[] = cycling()): Uint8Array {
  const numbers = ['Test_Time', 'Step_Time', 'DateTime', 'Current', 'Voltage', 'Charge_Capacity', 'Discharge_Capacity'];
  const columns: readonly Column[] = [
    { name: 'Test_ID', type: 4 },
    { name: 'Data_Point', type: 4 },
    { name: 'Step_Index', type: 3 },
    { name: 'Cycle_Index', type: 3 },
    ...numbers.map((name) => ({ name, type: 7 }) as const),
  ];
  let [charge, discharge] = [0, 0];
  const written = rows.map(({ time, stepTime, current, voltage, passed, step, cycle }, i) => {
    charge += Math.max(0, passed) / 1000;
    discharge += Math.max(0, -passed) / 1000;
    return [1, i + 1, step, cycle, time, stepTime, 45260.5 + time / 86400, current / 1000, voltage, charge, discharge];
  });
  // As rows lie in a database: in no order.
  return accessDatabase('Channel_Normal_Table', columns, [...written.slice(70), ...written.slice(0, 70)]);
}
