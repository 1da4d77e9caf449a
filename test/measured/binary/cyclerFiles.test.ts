import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileText, readMeasuredBytes, readSpectra } from '../../../src/index.js';
import { cycling, itsCycles } from './record.js';
import { cyclingMpr, impedanceMpr, type MprVersion } from './writeMpr.js';
import { nda29, nda90, nda91, ndax2, ndaxApart } from './writeNeware.js';

const versions: readonly MprVersion[] = ['v0', 'v2', 'v3', 'recent'];
const rows = cycling();

function expectCycles(bytes: Uint8Array, format: RegExp) {
  const measured = readMeasuredBytes(bytes);
  expect(measured.format).toMatch(format);
  expect(measured.kind).toBe('time series');
  expect(measured.source).toMatchObject({ encoding: 'binary', rows: rows.length, leftOut: 0 });
  expect(measured.cycles.capacityUnit).toBe('mAh');
  expect(measured.cycles.rows.map(({ cycle }) => cycle)).toEqual([1, 2]);
  for (const [i, { chargeCapacity, dischargeCapacity }] of itsCycles.entries()) {
    expect(measured.cycles.rows[i].chargeCapacity).toBeCloseTo(chargeCapacity, 4);
    expect(measured.cycles.rows[i].dischargeCapacity).toBeCloseTo(dischargeCapacity, 4);
  }
  expect(measured.series?.voltage[40]).toBeCloseTo(rows[40].voltage, 4);
  return measured;
}

describe('a raw file of EC-Lab', () => {
  it.each(versions)('gives the cycles of its record: %s', (version) => {
    const { findings } = expectCycles(cyclingMpr(version), /BioLogic \.mpr/);
    expect(findings[0]).toBe(
      '(Q-Qo) is the sum of the charges between the points of the file, as in exports of EC-Lab.',
    );
  });

  it.each(versions)('gives its spectrum: %s', (version) => {
    const text = fileText(impedanceMpr(version));
    if ('issue' in text) throw new Error(text.issue.message);
    const [{ spectrum }] = readSpectra(text.tables[0].text).spectra;
    expect(spectrum?.frequency).toHaveLength(31);
    expect(spectrum?.re[30]).toBeCloseTo(30, 1);
    // At the top of the arc 20 Ohm / 2: f = 1/(2 pi 20e-6 s) = 7958 Hz.
    expect(Math.min(...(spectrum?.im ?? []))).toBeCloseTo(-10, 0);
    expect(readMeasuredBytes(impedanceMpr(version)).kind).toBe('impedance spectrum');
  });

  it('may have one column that is not known: its size is what is left', () => {
    expectCycles(cyclingMpr('v3', [300, 4]), /mpr/);
    expectCycles(cyclingMpr('v2', [300, 8]), /mpr/);
  });

  it('is refused with the reason when it is cut off, or holds no data', () => {
    const whole = cyclingMpr('v3');
    expect(readMeasuredBytes(whole.subarray(0, -200)).issues[0].message).toBe(
      'The file of EC-Lab ends before its last point.',
    );
    expect(readMeasuredBytes(whole.subarray(0, 500)).issues[0].message).toBe('The file of EC-Lab holds no data.');
  });
});

it('any record comes back from every raw file to the same cycles', () => {
  const hours = fc.array(
    fc.integer({ min: 10, max: 60 }).map((points) => points / 30),
    { minLength: 4, maxLength: 4 },
  );
  // Neware stores hundredths of a milliampere.
  const current = fc.integer({ min: 5, max: 500 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(current, hours, (size, all) => {
      const record = cycling(size, all);
      const files = [
        cyclingMpr('v3', undefined, record),
        nda29(record),
        nda91(record),
        ndax2(record),
        ndaxApart(17, record),
      ];
      for (const file of files) {
        const { rows: found } = readMeasuredBytes(file).cycles;
        const values = found.flatMap((row) => [row.chargeCapacity, row.dischargeCapacity]);
        expect(values).toHaveLength(4);
        for (const [i, value] of values.entries()) expect(value / (size * all[i])).toBeCloseTo(1, 3);
      }
    }),
    { numRuns: 8 },
  );
});

describe('a raw file of Neware', () => {
  it('gives the cycles of its record: .nda of BTS 8, 9 and 9.1', () => {
    expectCycles(nda29(), /\.nda, version 29/);
    expectCycles(nda91(), /\.nda, version 130/);
    expectCycles(nda90(), /\.nda, version 130/);
  });

  it('gives the cycles of its record: .ndax with whole records', () => {
    expectCycles(ndax2(), /\.ndax, version 2/);
  });

  it.each([11, 14, 16, 17] as const)('gives the cycles of its record: .ndax of three parts, version %i', (version) => {
    const { findings, series } = expectCycles(ndaxApart(version), new RegExp(`ndax, version ${version}`));
    expect(findings[0]).toMatch(/counted on by the current/);
    expect(series?.time?.[25]).toBeCloseTo(rows[25].time, 3);
  });

  it('is refused with the reason where its version is not known, or it is cut off', () => {
    const other = nda29();
    other[14] = 8;
    expect(readMeasuredBytes(other).issues[0].message).toBe("Version 8 of Neware's .nda files is not known.");
    expect(readMeasuredBytes(ndaxApart(14).subarray(0, -30)).issues[0].message).toBe('The archive cannot be unpacked.');
    expect(readMeasuredBytes(nda29().subarray(0, 500)).issues[0].message).toBe('The file of Neware holds no records.');
  });
});

it('a raw file of EC-Lab without columns is refused, however many points it claims', () => {
  const file = cyclingMpr('v3');
  const data = Buffer.from(file).indexOf('VMP data') - 6 + 57;
  new DataView(file.buffer).setUint32(data, 0xfffffff0, true);
  file[data + 4] = 0;
  expect(readMeasuredBytes(file).issues[0].message).toBe('The file of EC-Lab holds no data.');
});
