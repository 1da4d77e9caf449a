import { type BinaryText, latin, tabbed, Unreadable, viewOf, written } from './bytes.js';
import { type MprType, mprColumn, mprFlags } from './mprColumns.js';

/** Beginning of the files of EC-Lab and BT-Lab. */
export const mprMagic = 'BIO-LOGIC MODULAR FILE';

/** [bytes] Before the first module. */
const preamble = 52;

const widths: Readonly<Record<MprType, number>> = { f8: 8, f4: 4, u4: 4, u2: 2, u1: 1 };

interface Module {
  readonly name: string;
  readonly version: number;
  readonly data: Uint8Array;
  /** Written by EC-Lab 11.50 or later, which put more into the header of a module. */
  readonly recent: boolean;
}

/**
 * A raw file of EC-Lab or BT-Lab (.mpr) as the table of its text export. The layout was not published; it is known from the documentation
 * of the open readers galvani and yadg: modules with a name, a length and a version, of which "VMP data" holds the number of points, the
 * numbers of the columns, and records of them. What EC-Lab computes for its exports is computed here: (Q-Qo) is the sum of dq, and <I>,
 * where it is not stored, dq over the time between two points.
 */
export function mprText(bytes: Uint8Array): BinaryText {
  const module = modulesOf(bytes).find(({ name }) => name === 'VMP data');
  const read = module && dataOf(module);
  // Without columns any number of points fits into the file.
  if (!read || read.step === 0)
    throw new Unreadable('The file of EC-Lab holds no data.', 'is it complete? Export it as text (.mpt)');
  const { count, columns, records, step } = read;
  if (records.length < count * step)
    throw new Unreadable(
      'The file of EC-Lab ends before its last point.',
      'copy it again, or export it as text (.mpt)',
    );
  const view = viewOf(records);
  const heads: string[] = [];
  const cells: string[][] = [];
  for (const { name, type, offset, mask } of columns) {
    if (name === undefined || heads.includes(name)) continue;
    heads.push(name);
    cells.push(Array.from({ length: count }, (_, row) => cellAt(view, row * step + offset, type, mask)));
  }
  const findings = withDerived(heads, cells);
  const rows = Array.from({ length: count }, (_, row) => cells.map((column) => column[row] ?? ''));
  return {
    tables: [{ name: 'data', text: tabbed(heads, rows) }],
    format: 'EC-Lab binary file (BioLogic .mpr)',
    findings,
  };
}

function modulesOf(bytes: Uint8Array): readonly Module[] {
  const view = viewOf(bytes);
  const found: Module[] = [];
  let at = preamble;
  while (at + 57 <= bytes.length && latin(bytes.subarray(at, at + 6)) === 'MODULE') {
    const name = latin(bytes.subarray(at + 6, at + 16)).trim();
    // Short name 10, long name 25; then length, version, date, before which recent files have a greatest length and another version.
    const recent = view.getUint32(at + 41, true) === 0xffffffff;
    const [length, version, header] = recent
      ? [view.getUint32(at + 45, true), view.getUint32(at + 49, true), 65]
      : [view.getUint32(at + 41, true), view.getUint32(at + 45, true), 57];
    found.push({ name, version, recent, data: bytes.subarray(at + header, at + header + length) });
    at += header + length;
  }
  return found;
}

interface StoredColumn {
  readonly name?: string;
  readonly type: MprType;
  readonly offset: number;
  readonly mask?: number;
}

function dataOf({ data, version, recent }: Module) {
  const view = viewOf(data);
  const count = view.getUint32(0, true);
  const number = view.getUint8(4);
  // Recent files have the numbers of columns in two bytes, the higher one first.
  const wide = version === 0 && (recent || view.getUint8(5) === 0);
  const id = (i: number): number =>
    version === 0 && !wide ? view.getUint8(5 + i) : view.getUint16(5 + 2 * i, version !== 0);
  const begins: Readonly<Record<number, number>> = { 0: wide ? 1007 : 100, 2: 405, 3: 406 };
  const begin = begins[version];
  if (begin === undefined)
    throw new Unreadable(`Version ${version} of the data of EC-Lab is not known.`, 'export the file as text (.mpt)');
  const ids = Array.from({ length: number }, (_, i) => id(i));
  const records = data.subarray(begin);
  const columns = laidOut(ids, count === 0 ? 0 : Math.floor(records.length / count));
  return { count, records, ...columns };
}

/** Columns with their places in a record. The size of a single one that is not known is what is left of the record. */
function laidOut(ids: readonly number[], record: number): { readonly columns: StoredColumn[]; readonly step: number } {
  const unknown = ids.filter((id) => !mprFlags.has(id) && mprColumn(id).type === undefined);
  const known = ids.reduce(
    (sum, id) => {
      const { type } = mprColumn(id);
      return sum + (mprFlags.has(id) || type === undefined ? 0 : widths[type]);
    },
    ids.some((id) => mprFlags.has(id)) ? 1 : 0,
  );
  const rest = record - known;
  const left = (Object.keys(widths) as MprType[]).find((type) => widths[type] === rest);
  if (unknown.length > 1 || (unknown.length === 1 && left === undefined)) {
    const which = unknown.join(', ');
    throw new Unreadable(`The file of EC-Lab has columns that are not known: ${which}.`, 'export it as text (.mpt)');
  }
  const columns: StoredColumn[] = [];
  let offset = 0;
  let flagsAt: number | undefined;
  for (const id of ids) {
    const flag = mprFlags.get(id);
    if (flag) {
      if (flagsAt === undefined) flagsAt = offset++;
      columns.push({ name: flag.name, type: 'u1', offset: flagsAt, mask: flag.mask });
      continue;
    }
    const { name, type = left ?? 'f4' } = mprColumn(id);
    columns.push({ ...(name === undefined ? {} : { name }), type, offset });
    offset += widths[type];
  }
  return { columns, step: offset };
}

function cellAt(view: DataView, at: number, type: MprType, mask?: number): string {
  if (mask !== undefined) return String(mask === 0x03 ? view.getUint8(at) & mask : view.getUint8(at) & mask ? 1 : 0);
  if (type === 'f8') return written(view.getFloat64(at, true));
  if (type === 'f4') return written(view.getFloat32(at, true), true);
  if (type === 'u4') return String(view.getUint32(at, true));
  return String(type === 'u2' ? view.getUint16(at, true) : view.getUint8(at));
}

/** Adds (Q-Qo) and <I> where the file has the charge between its points only. */
function withDerived(heads: string[], cells: string[][]): readonly string[] {
  const column = (...names: readonly string[]): readonly number[] | undefined =>
    cells[heads.findIndex((head) => names.includes(head))]?.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
  const passed = column('dq/mA.h', 'dQ/mA.h');
  const time = column('time/s');
  const findings: string[] = [];
  if (!passed) return findings;
  if (!heads.includes('(Q-Qo)/mA.h')) {
    let sum = 0;
    heads.push('(Q-Qo)/mA.h');
    cells.push(
      passed.map((dq) => {
        sum += dq || 0;
        return written(sum);
      }),
    );
    findings.push('(Q-Qo) is the sum of the charges between the points of the file, as in exports of EC-Lab.');
  }
  if (time && !heads.some((head) => /^<?I>?\/mA$/.test(head))) {
    heads.push('<I>/mA');
    cells.push(
      passed.map((dq, i) => {
        const step = i === 0 ? 0 : (time[i] ?? 0) - (time[i - 1] ?? 0);
        return dq === 0 ? '0' : step > 0 ? written((3600 * dq) / step) : '';
      }),
    );
    findings.push('<I> is the charge between two points over the time between them, as in exports of EC-Lab.');
  }
  return findings;
}
