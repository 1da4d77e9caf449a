import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMeasured } from '../../src/measured/readFile.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { numberStyle, readClock, readDate, readNumber } from '../../src/measured/table/writtenNumber.js';

const head = 'Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g),CE (%)';
const cycles = Array.from({ length: 8 }, (_, i) => [i + 1, 201.25 - i, 199.5 - i, (100 * (199.5 - i)) / (201.25 - i)]);
const table = (
  heads = head,
  separator = ',',
  number = (value: number): string => String(Number(value.toFixed(3))),
): string => [heads, ...cycles.map((row) => row.map(number).join(separator))].join('\n') + '\n';

function expectTable(measured: ReturnType<typeof readMeasuredText>): void {
  expect(measured.issues).toEqual([]);
  expect(measured.kind).toBe('cycle table');
  expect(measured.cycles.rows).toHaveLength(cycles.length);
  measured.cycles.rows.forEach((row, i) => {
    expect(row.cycle).toBe(cycles[i][0]);
    expect(row.chargeCapacity).toBeCloseTo(cycles[i][1], 2);
    expect(row.dischargeCapacity).toBeCloseTo(cycles[i][2], 2);
    expect(row.coulombicEfficiency).toBeCloseTo(cycles[i][3], 2);
  });
}

describe('a cycle table', () => {
  it.each([
    ['comma', table()],
    ['semicolon', table(head.replaceAll(',', ';'), ';')],
    ['tab', table(head.replaceAll(',', '\t'), '\t')],
    ['bar', table(head.replaceAll(',', '|'), '|')],
    ['decimal comma', table(head.replaceAll(',', ';'), ';', (v) => String(Number(v.toFixed(3))).replace('.', ','))],
    ['quoted', table('"Cycle","Charge capacity (mAh/g)","Discharge capacity (mAh/g)","CE (%)"', ',', (v) => `"${v}"`)],
    ['blanks', table('Cycle  Q_ch/mAh/g  Q_dis/mAh/g  CE/%', '   ')],
    ['comments', `# measured at 45 degC\n# by someone, in 2024\n# ${table()}`],
    ['preamble', `Sample: NCM85, coated\nDate: 2024-01-15\n\n${table()}`],
    ['unit row', table('Cycle,Charge capacity,Discharge capacity,CE').replace('\n', '\n,mAh/g,mAh g^-1,%\n')],
    ['line breaks in a head', table('Cycle,"Charge\ncapacity\n(mAh/g)",Discharge capacity (mAh/g),CE (%)')],
    ['Windows and old Mac line ends', table().replaceAll('\n', '\r\n')],
    ['typographic units', table('Cycle,Charge capacity / mAh g⁻¹,Discharge capacity / mAh·g⁻¹,CE / %')],
    ['grams of CAM', table('Cycle,Charge capacity [mAh/g_CAM],Discharge capacity [mAh g(CAM)^-1],CE [%]')],
    ['German', table('Zyklus;Ladekapazität (mAh/g);Entladekapazität (mAh/g);Wirkungsgrad (%)', ';')],
    ['Neware cycle sheet', table('Cycle Index,Chg. Spec. Cap.(mAh/g),DChg. Spec. Cap.(mAh/g),Chg.-DChg. Eff(%)')],
    ['empty columns of a spreadsheet', table().replaceAll('\n', ',,,\n')],
  ])('is read: %s', (_, text) => expectTable(readMeasuredText(text)));

  it.each([
    ['UTF-8 with mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(table())])],
    ['UTF-16 with mark', utf16(`\uFEFF${table()}`)],
    ['UTF-16 without', utf16(table())],
    ['UTF-16 big-endian', utf16(`\uFEFF${table()}`, true)],
    ['Latin-1', latin1(table('Cycle,Charge capacity (mAh·g-1),Discharge capacity (mAh·g-1),CE (%)'))],
  ])('is read in any encoding: %s', async (_, bytes) => expectTable(await readMeasured(bytes)));

  it('has fractions for per cent found by their values', () => {
    const fraction = table('Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g),CE').split('\n');
    const text = fraction.map((line, i) => {
      const cells = line.split(',');
      return i === 0 || line === '' ? line : [...cells.slice(0, 3), Number(cells[3]) / 100].join(',');
    });
    const measured = readMeasuredText(text.join('\n'));
    expectTable(measured);
    expect(measured.findings.join()).toContain('holds fractions');
    text[0] = head;
    const wrong = readMeasuredText(text.join('\n'));
    expect(wrong.issues[0]).toMatchObject({ severity: 'warning', line: 1 });
    expect(wrong.cycles.rows[0].coulombicEfficiency).toBeCloseTo(cycles[0][3], 1);
  });

  it('is asked for the mass where it is not per gram', () => {
    const rows = cycles.map(([cycle, charge, discharge]) => [cycle, charge * 8.3, discharge * 8.3].join(','));
    const text = ['Cycle,Charge capacity (uAh),Discharge capacity (uAh)', ...rows, ''].join('\n');
    const asked = readMeasuredText(text);
    expect(asked.issues.map(({ severity, path }) => ({ severity, path }))).toEqual([
      { severity: 'error', path: '--mass' },
    ]);
    const weighed = readMeasuredText(text, { mass: 8.3e-6 });
    expect(weighed.issues).toEqual([]);
    expect(weighed.cycles.rows[0].chargeCapacity).toBeCloseTo(201.25, 6);
  });

  it('may hold resistances and the active share; one that is not named is asked for', () => {
    const text = [
      'Cycle,R_ct (Ohm cm2),Resistance (Ohm),Active mass (%)',
      '1,20,30,99',
      '2,21,31,98',
      '3,22,32,97',
      '',
    ].join('\n');
    const { cycles: read, issues } = readMeasuredText(text);
    expect(read.rows[1]).toMatchObject({ interfaceResistance: 21, resistance: 31, activeMass: 98 });
    expect(issues[0].message).toContain('"Resistance (Ohm)" does not say which');
    const named = readMeasuredText(text, {
      columns: ['R_ct (Ohm cm2) = ignore', 'Resistance (Ohm) = cathodeResistance'],
    });
    expect(named.issues).toEqual([]);
    expect(named.cycles.rows[1]).toMatchObject({ cathodeResistance: 31 });
    expect(named.cycles.resistanceUnit).toBe('Ohm');
  });
});

describe('other tables', () => {
  it('voltage curves: direction from the voltage, reference said', () => {
    const up = Array.from({ length: 20 }, (_, i) => `${10 * i};${(2.2 + 0.07 * i).toFixed(3)}`);
    const down = Array.from({ length: 20 }, (_, i) => `${9.5 * i};${(3.5 - 0.07 * i).toFixed(3)}`);
    const {
      kind,
      series,
      cycles: read,
      columns,
      issues,
    } = readMeasuredText(['Specific capacity (mAh/g);Voltage (V vs. In/InLi)', ...up, ...down, ''].join('\n'));
    expect(issues).toEqual([]);
    expect(kind).toBe('voltage curve');
    expect([series!.direction[5], series!.direction[30]]).toEqual([1, -1]);
    expect(read.rows).toHaveLength(1);
    expect(read.rows[0].chargeCapacity).toBeCloseTo(190, 6);
    expect(read.rows[0].dischargeCapacity).toBeCloseTo(180.5, 6);
    expect(columns[1].remark).toBe('against In/InLi');
  });

  it('impedance spectra, with heads and without', () => {
    const lines = Array.from({ length: 25 }, (_, k) => {
      const f = 10 ** (5 - 0.2 * k);
      const x = 2 * Math.PI * f * 1e-3;
      return [f, 10 + 30 / (1 + x * x), (30 * x) / (1 + x * x)].join(',');
    });
    for (const text of [['freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm', ...lines].join('\n'), lines.join('\n')]) {
      const { kind, spectrum, findings } = readMeasuredText(text);
      expect(kind).toBe('impedance spectrum');
      expect(spectrum!.im[12]).toBeLessThan(0);
      expect(findings[0]).toContain("-Z''");
    }
  });

  it('columns without heads are no spectrum but a question', () => {
    const text = Array.from({ length: 30 }, (_, i) => `${i + 1},${200 - i},${199 - i}`).join('\n');
    const asked = readMeasuredText(text);
    expect(asked.kind).toBe('unknown');
    expect(asked.issues[0].hint).toContain('--column');
    const told = readMeasuredText(text, {
      columns: ['1 = cycle', '2 = chargeCapacity / mAh/g', '3 = dischargeCapacity / mAh/g'],
    });
    expect(told.issues).toEqual([]);
    expect(told.cycles.rows[29].dischargeCapacity).toBe(170);
  });
});

describe('numbers as they are written', () => {
  it.each([
    [['1,234.5', '12'], '1,234.5', 1234.5],
    [['1.234,5'], '1.234,5', 1234.5],
    [['0,5', '3,712'], '3,712', 3.712],
    [['3.7', '1,234'], '1,234', 1234],
    [["1'234.5"], "1'234.5", 1234.5],
    [['1 234,5'], '1 234,5', 1234.5],
    [['1.5'], '−1.5E-3', -0.0015],
    [['99.5%'], '99.5%', 99.5],
  ])('%j: %s', (cells, text, value) => expect(readNumber(text, numberStyle(cells))).toBeCloseTo(value, 12));

  it('come back whatever the sign is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
        expect(readNumber(String(value), { decimal: '.', ambiguous: false })).toBeCloseTo(value, 12);
        expect(readNumber(String(value).replace('.', ','), { decimal: ',', ambiguous: false })).toBeCloseTo(value, 12);
      }),
      { numRuns: 300 },
    );
  });

  it('words are none', () => {
    for (const text of ['', 'abc', '12 V', '1e', '0x10g', '--5'])
      expect(readNumber(text, { decimal: '.', ambiguous: false })).toBeNaN();
  });

  it('clocks and dates', () => {
    expect(readClock('12:34:56.5')).toBeCloseTo(45296.5, 9);
    expect(readClock('  2d 00:01:00.00')).toBe(2 * 86400 + 60);
    expect(readClock('100:00:00')).toBe(360000);
    expect(readClock('noon')).toBeNaN();
    const moment = Date.UTC(2021, 7, 23, 18, 4, 18) / 1000;
    for (const text of [
      '08/23/2021 6:04:18 PM',
      '23-Aug-21 6:04:18 PM',
      '2021-08-23 18:04:18',
      '2021-08-23T18:04:18',
      '23.08.2021 18:04:18',
    ])
      expect(readDate(text)).toBe(moment);
    expect(readDate('yesterday')).toBeNaN();
  });
});

function utf16(text: string, big = false): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !big);
  return bytes;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
