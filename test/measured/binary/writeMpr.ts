import { Bytes } from './bytes.js';
import { cycling, type Row } from './record.js';

/** Layouts of the data module that EC-Lab has written. */
export type MprVersion = 'v0' | 'v2' | 'v3' | 'recent';

/** Columns by their numbers, each with the function that writes its value of a row. */
type Column<Row> = readonly [id: number, width: number, write: (bytes: Bytes, row: Row) => void];

function mpr<Row>(version: MprVersion, columns: readonly Column<Row>[], rows: readonly Row[]): Uint8Array {
  const recent = version === 'recent';
  const begin = { v0: 100, v2: 405, v3: 406, recent: 1007 }[version];
  const step = columns.reduce((sum, [, width]) => sum + width, 0);
  const data = new Bytes(begin + step * rows.length).u4(rows.length).u1(columns.filter(([id]) => id >= 0).length);
  for (const [id] of columns) {
    if (id < 0) continue;
    if (version === 'v0') data.u1(id);
    else data.u2(id, !recent);
  }
  data.to(begin);
  for (const row of rows) for (const [, , write] of columns) write(data, row);
  const settings = new Bytes(700);
  const modules: readonly (readonly [string, string, number, Uint8Array])[] = [
    ['VMP Set', 'VMP settings', recent ? 0 : 10, settings.bytes],
    ['VMP data', 'VMP data', { v0: 0, v2: 2, v3: 3, recent: 0 }[version], data.bytes],
  ];
  const header = recent ? 65 : 57;
  const file = new Bytes(52 + modules.reduce((sum, [, , , content]) => sum + header + content.length, 0));
  file.text('BIO-LOGIC MODULAR FILE\u001a'.padEnd(48)).u4(0);
  for (const [short, long, own, content] of modules) {
    file.text('MODULE').text(short.padEnd(10)).text(long.padEnd(25));
    if (recent) file.u4(0xffffffff).u4(content.length).u4(own).u4(11);
    else file.u4(content.length).u4(own);
    file.text('11/30/23').raw(content);
  }
  return file.bytes;
}

/** A galvanostatic record; flags, time, potential, charge between points, Ns. `further`: another column by number and width. */
export function cyclingMpr(
  version: MprVersion,
  further?: readonly [id: number, width: number],
  rows: readonly Row[] = cycling(),
): Uint8Array {
  const nothing = (bytes: Bytes): void => void bytes;
  return mpr(
    version,
    [
      [1, 1, (bytes, { current }) => bytes.u1((current === 0 ? 3 : 1) | (current > 0 ? 4 : 0))],
      [2, 0, nothing],
      [3, 0, nothing],
      [21, 0, nothing],
      [31, 0, nothing],
      [65, 0, nothing],
      [4, 8, (bytes, { time }) => bytes.f8(time)],
      [5, 4, (bytes, { current }) => bytes.f4(current)],
      [6, 4, (bytes, { voltage }) => bytes.f4(voltage)],
      [7, 8, (bytes, { passed }) => bytes.f8(passed)],
      ...(further ? [[further[0], further[1], (bytes: Bytes) => bytes.u1(...Array(further[1]).fill(0))] as const] : []),
      [131, 2, (bytes, { step }) => bytes.u2(step - 1)],
    ],
    rows,
  );
}

/** R0 = 10 Ohm and 20 Ohm with 1e-6 F, 1 MHz to 1 Hz, five a decade. */
export function impedanceMpr(version: MprVersion): Uint8Array {
  const rows = Array.from({ length: 31 }, (_, k) => {
    const frequency = 10 ** (6 - k / 5);
    const x = 2 * Math.PI * frequency * 20 * 1e-6;
    return { frequency, re: 10 + 20 / (1 + x * x), im: (20 * x) / (1 + x * x) };
  });
  return mpr(
    version,
    [
      [32, 4, (bytes, { frequency }) => bytes.f4(frequency)],
      [37, 4, (bytes, { re }) => bytes.f4(re)],
      [38, 4, (bytes, { im }) => bytes.f4(im)],
      [36, 4, (bytes, { re, im }) => bytes.f4(Math.hypot(re, im))],
      [35, 4, (bytes, { re, im }) => bytes.f4((-180 / Math.PI) * Math.atan2(im, re))],
      [4, 8, (bytes) => bytes.f8(0)],
    ],
    rows,
  );
}
