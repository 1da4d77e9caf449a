import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileText, readMeasuredBytes } from '../../../src/index.js';
import { cycling, itsCycles } from './record.js';
import { type Cell, workbook } from './writeWorkbook.js';

const rows = cycling();
/** 2023-11-30 12:00:00 as Excel counts days. */
const noon = 45260.5;

function expectCycles(bytes: Uint8Array, format: RegExp, line: number) {
  const measured = readMeasuredBytes(bytes);
  expect(measured.kind).toBe('time series');
  expect(measured.format).toMatch(format);
  expect(measured.source).toMatchObject({ encoding: 'binary', headLine: line, rows: rows.length, leftOut: 0 });
  for (const [i, { cycle, chargeCapacity, dischargeCapacity }] of itsCycles.entries()) {
    expect(measured.cycles.rows[i].cycle).toBe(cycle);
    expect(measured.cycles.rows[i].chargeCapacity).toBeCloseTo(chargeCapacity, 4);
    expect(measured.cycles.rows[i].dischargeCapacity).toBeCloseTo(dischargeCapacity, 4);
  }
  return measured;
}

/** Records as Arbin exports them: counters go on through a cycle. */
function arbinRows(from = 0, to = rows.length): Cell[][] {
  return [
    [
      'Data_Point',
      'Date_Time',
      'Test_Time(s)',
      'Step_Time(s)',
      'Step_Index',
      'Cycle_Index',
      'Current(A)',
      'Voltage(V)',
    ].concat('Charge_Capacity(Ah)', 'Discharge_Capacity(Ah)'),
    ...rows.slice(from, to).map((row, i): Cell[] => {
      const before = rows.slice(0, from + i + 1).filter(({ cycle }) => cycle === row.cycle);
      const most = (of: 'charge' | 'discharge') => Math.max(...before.map((one) => one[of])) / 1000;
      return [
        from + i + 1,
        { date: noon + row.time / 86400 },
        ...[row.time, row.stepTime, row.step, row.cycle, row.current / 1000, row.voltage],
        most('charge'),
        most('discharge'),
      ];
    }),
  ];
}

const info = { name: 'Global_Info', rows: [['TEST REPORT'], [], ['Test_Name', 'Mass(g)'], ['cell & "1"', 0.0083]] };

describe('an Excel workbook', () => {
  it('of Arbin gives the cycles of its records, on as many sheets as they are', () => {
    const statistics = {
      name: 'Statistics_1-001',
      rows: [
        ['Cycle_Index', 'Charge_Capacity(Ah)'],
        [1, 0.001],
        [2, 0.0009],
      ],
    };
    const one = workbook([info, { name: 'Channel_1-001_1', rows: arbinRows() }, statistics]);
    const { findings } = expectCycles(one, /^Arbin, workbook$/, 1);
    expect(findings[0]).toBe('"Channel_1-001_1" was read, and not "Global_Info" and "Statistics_1-001".');
    const two = workbook([
      info,
      { name: 'Channel_1-001_1', rows: arbinRows(0, 70) },
      { name: 'Channel_1-001_2', rows: arbinRows(70) },
    ]);
    expectCycles(two, /^Arbin, workbook$/, 1);
  });

  it('of Neware gives the cycles of its records, times as texts or as numbers with the format of a time', () => {
    const heads = [
      'DataPoint',
      'Cycle Index',
      'Step Index',
      'Step Type',
      'Time',
      'Total Time',
      'Current(A)',
      'Voltage(V)',
    ];
    const types: Readonly<Record<number, string>> = { 1: 'CC Chg', 2: 'CC DChg', 4: 'Rest' };
    const clock = (seconds: number): string =>
      `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;
    const records = (time: (seconds: number) => Cell): Cell[][] => [
      [...heads, 'Chg. Cap.(Ah)', 'DChg. Cap.(Ah)', 'Date'],
      ...rows.map((row, i): Cell[] => [
        ...[i + 1, row.cycle, row.step, types[row.status], time(row.stepTime), time(row.time)],
        ...[row.current / 1000, row.voltage, row.charge / 1000, row.discharge / 1000],
        { date: noon + row.time / 86400 },
      ]),
    ];
    const cycles = {
      name: 'cycle',
      rows: [
        ['Cycle Index', 'Chg. Cap.(Ah)', 'DChg. Cap.(Ah)'],
        [1, 0.001, 0.00095],
      ],
    };
    const options = [{}, { prefix: 'x' }, { inline: true }] as const;
    for (const option of options) {
      const bytes = workbook([{ name: 'test', rows: [] }, cycles, { name: 'record', rows: records(clock) }], option);
      expectCycles(bytes, /^Neware, workbook$/, 1);
    }
    const numbers = workbook([cycles, { name: 'record', rows: records((seconds) => ({ clock: seconds / 86400 })) }]);
    const { series } = expectCycles(numbers, /^Neware, workbook$/, 1);
    expect(series?.time?.[30]).toBeCloseTo(3600, 3);
  });

  it('of Landt, below lines of its own', () => {
    const heads = ['Index', 'TestTime', 'Voltage/V', 'Current/mA', 'Capacity/mAh', 'Cycle', 'Step'];
    const bytes = workbook([
      {
        name: 'Record',
        rows: [
          ['[TEST NAME] cell 1'],
          ['Active material(mg)', 8.3],
          [],
          heads,
          ...rows.map((row, i): Cell[] => [
            ...[i + 1, { clock: row.time / 86400 }, row.voltage, row.current],
            ...[row.charge + row.discharge, row.cycle, row.step],
          ]),
        ],
      },
    ]);
    expectCycles(bytes, /workbook$/, 4);
  });

  it('gives texts with signs, empty cells, and rows where they stand', () => {
    const text = fileText(
      workbook([{ name: 'a', rows: [['R / μOhm & <x>', undefined, 'b'], [], [1.5, undefined, { date: 45260 }]] }]),
    );
    expect('tables' in text && text.tables).toEqual([
      { name: 'a', text: 'R / μOhm & <x>\t\tb\n\n1.5\t\t2023-11-30 00:00:00\n' },
    ]);
  });

  it('is refused with the reason where it is none, empty or cut off', () => {
    const bytes = workbook([{ name: 'empty', rows: [] }]);
    expect(readMeasuredBytes(bytes).issues[0].message).toBe('The file is empty.');
    expect(readMeasuredBytes(bytes.subarray(0, -40)).issues[0].message).toBe('The archive cannot be unpacked.');
  });

  it.each([
    ['r="1"', 'r="4000000000"'],
    ['r="1"', 'r="first"'],
    ['r="A1"', 'r="ZZZZZZ1"'],
    ['r="A1"', 'r="1"'],
  ])('is refused where cells are beyond any sheet: %s is %s', (place, beyond) => {
    const parts = unzipSync(workbook([{ name: 'a', rows: [[1.5]] }]));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']);
    // The comment of the declaration has a cell, too.
    const at = sheet.indexOf(place, sheet.indexOf('<row'));
    parts['xl/worksheets/sheet1.xml'] = strToU8(sheet.slice(0, at) + beyond + sheet.slice(at + place.length));
    expect(readMeasuredBytes(zipSync(parts)).issues[0].message).toBe(
      'A sheet of the workbook has cells where no sheet has any.',
    );
  });
});
