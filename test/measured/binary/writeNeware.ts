import { zipSync } from 'fflate';
import { Bytes } from './bytes.js';
import { cycling, type Row } from './record.js';

/** Range of a channel [mA] and what its numbers are multiples of [mA]. */
const range = { code: 100, factor: 0.01 };

/** Version 29: a head, then records of 86 bytes, one of temperature among them. */
export function nda29(rows: readonly Row[] = cycling()): Uint8Array {
  const begin = 0x800;
  const file = new Bytes(begin + 86 * (rows.length + 1)).text('NEWARE').to(14).u1(29);
  rows.forEach((row, i) => {
    const at = begin + 86 * (i < 3 ? i : i + 1);
    file
      .to(at)
      .u1(0x55, 0)
      .u4(i + 1)
      .u4(row.cycle - 1)
      .u2(row.step)
      .u1(row.status, 0);
    file
      .i8(1000 * row.stepTime)
      .i4(Math.round(1e4 * row.voltage))
      .i4(Math.round(row.current / range.factor));
    file.to(at + 38);
    for (const value of [row.charge, row.discharge, 0, 0]) file.i8((3600 * value) / range.factor);
    file
      .u2(2023)
      .u1(11, 30, 12, Math.floor(row.time / 60) % 60, Math.round(row.time) % 60, 0)
      .i4(range.code)
      .u4(0);
  });
  file
    .to(begin + 3 * 86)
    .u1(0x65, 1)
    .u4(3);
  return file.bytes;
}

/** Version 130 of BTS 9.1: records of 52 bytes from byte 1024 on, floating point numbers, charge with a sign. */
export function nda91(rows: readonly Row[] = cycling()): Uint8Array {
  const file = new Bytes(1024 + 52 * rows.length + 52).text('NEWARE').to(14).u1(130);
  rows.forEach((row, i) => {
    file
      .to(1024 + 52 * i)
      .u1(0x55, 0, row.step, row.status)
      .u4(0)
      .u4(i + 1);
    file
      .u4(Math.floor(row.stepTime))
      .u4(Math.round(1e9 * (row.stepTime % 1)))
      .f4(row.current, row.voltage);
    file
      .f4(3600 * (row.charge - row.discharge), 0)
      .u4(row.cycle - 1)
      .u4(0)
      .u4(1701345600 + Math.floor(row.time))
      .u4(0);
  });
  file.to(1024 + 52 * rows.length).u1(0x81);
  return file.bytes;
}

/** Version 130 of BTS 9: records of 88 bytes. */
export function nda90(rows: readonly Row[] = cycling()): Uint8Array {
  const file = new Bytes(1024 + 88 * rows.length).text('NEWARE').to(14).u1(130);
  rows.forEach((row, i) => {
    const at = 1024 + 88 * i;
    file.to(at).u1(0x12, 0x34, 0, 0, 0x55, 0);
    file
      .to(at + 9)
      .u1(row.step, row.status)
      .to(at + 16)
      .u4(i + 1);
    file
      .to(at + 28)
      .i8(1e6 * row.stepTime)
      .f4(row.voltage, row.current);
    file
      .to(at + 52)
      .f4(3600 * row.charge, 0, 3600 * row.discharge, 0)
      .i8(1e6 * (1701345600 + row.time));
  });
  return file.bytes;
}

/** An .ndax file whose data.ndc holds whole records of 94 bytes. */
export function ndax2(rows: readonly Row[] = cycling()): Uint8Array {
  const file = new Bytes(517 + 94 * rows.length).u1(1, 0, 2);
  rows.forEach((row, i) => {
    const at = 517 + 94 * i;
    file
      .to(at)
      .u1(0x55, 0, 1, 1, 0, 0, 0, 0)
      .u4(i + 1)
      .u4(row.cycle - 1)
      .u1(row.step, row.status);
    file
      .to(at + 23)
      .i8(1000 * row.stepTime)
      .i4(Math.round(1e4 * row.voltage))
      .i4(Math.round(row.current / range.factor));
    file.to(at + 43);
    for (const value of [row.charge, row.discharge, 0, 0]) file.i8((3600 * value) / range.factor);
    file
      .u2(2023)
      .u1(11, 30, 12, Math.floor(row.time / 60) % 60, Math.round(row.time) % 60)
      .i4(range.code);
  });
  return zipSync({ 'data.ndc': file.bytes, 'VersionInfo.xml': new TextEncoder().encode('<root/>') });
}

/** Rows in blocks of 4096 bytes behind a first one. */
function inBlocks(
  kind: number,
  version: number,
  length: number,
  tail: number,
  rows: number,
  write: (file: Bytes, i: number) => void,
) {
  const each = Math.floor((4096 - 132 - tail) / length);
  const file = new Bytes(4096 * (1 + Math.ceil(rows / each))).u1(kind, 0, version);
  for (let i = 0; i < rows; i++) {
    file.to(4096 * (1 + Math.floor(i / each)) + 132 + length * (i % each));
    write(file, i);
  }
  return file.bytes;
}

/** An .ndax file of three parts. Times and charges stand there for the first and last record of a step and every tenth. */
export function ndaxApart(version: 11 | 14 | 16 | 17, rows: readonly Row[] = cycling()): Uint8Array {
  const si = version === 14 || version === 17;
  const long = version > 14;
  const steps = rows.filter((row, i) => i === 0 || row.step !== rows[i - 1].step);
  const told = rows.flatMap((row, i) =>
    i % 10 === 0 || row.step !== rows[i - 1]?.step || row.step !== rows[i + 1]?.step ? [i] : [],
  );
  const data = inBlocks(1, version, 8, 4, rows.length, (file, i) => {
    const { voltage, current } = rows[i];
    file.f4(si ? voltage : 1e4 * voltage, si ? current / 1000 : current);
  });
  const step = inBlocks(7, version, long ? 100 : 37, long ? 64 : 5, steps.length, (file, i) => {
    const { cycle, status } = steps[i];
    const at = file.at;
    file
      .i4(cycle - 1)
      .i4(i + 1)
      .to(at + 24)
      .u1(status);
    if (long) file.to(at + 33).i4(i + 1);
  });
  const [length, tail] = long ? [100, 64] : version === 14 ? [55, 4] : [47, 16];
  const info = inBlocks(18, version, length, tail, told.length, (file, k) => {
    const i = told[k];
    const row = rows[i];
    const scale = si ? 1e-3 : 3600;
    file
      .i4(Math.round(1000 * row.stepTime))
      .u1(0)
      .f4(scale * row.charge, scale * row.discharge, 0, 0);
    file.at += 8;
    file
      .i4(120_000)
      .i4(1701345600 + Math.floor(row.time))
      .i4(row.step)
      .i4(i + 1)
      .u2(0);
  });
  return zipSync({ 'data.ndc': data, 'data_step.ndc': step, 'data_runInfo.ndc': info });
}
