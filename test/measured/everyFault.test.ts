import { describe, expect, it } from 'vitest';
import type { Measured, MeasuredOptions } from '../../src/measured/measured.js';
import { measurements } from '../../src/measured/measurements.js';
import { readMeasured } from '../../src/measured/readFile.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';

/** Twenty cycles of 8.3 mg at 200 mAh/g. */
const cells = Array.from({ length: 20 }, (_, i) => ({
  cycle: i + 1,
  charge: 200 - 0.5 * i,
  discharge: 199.2 - 0.5 * i,
  resistance: 20 + 0.5 * i,
  volt: 3.75 - 0.002 * i,
}));
type Row = (typeof cells)[number];
const mass = 8.3e-6;
const heads = 'Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g)';
const two = (value: number): string => value.toFixed(2);
const plain = (row: Row): readonly (string | number)[] => [row.cycle, two(row.charge), two(row.discharge)];
const sheet = (head: string, cellsOf: (row: Row) => readonly (string | number)[] = plain, separator = ','): string =>
  [head, ...cells.map((row) => cellsOf(row).join(separator)), ''].join('\n');
const lines = sheet(heads).split('\n');
const replaced = (cycle: number, ...texts: readonly string[]): string =>
  lines.flatMap((line, i) => (i === cycle ? texts : [line])).join('\n');
const milli = ({ cycle, charge, discharge }: Row): readonly (string | number)[] => [
  cycle,
  (charge * 8.3e-3).toFixed(4),
  (discharge * 8.3e-3).toFixed(4),
];

interface Fault {
  readonly name: string;
  readonly text: string;
  readonly options?: MeasuredOptions;
  /** Severity, line, and words of every issue, in order. */
  readonly issues: readonly (readonly ['error' | 'warning', number, string])[];
  /** Words of its hint. */
  readonly hint?: string;
  /** What cycle 2 gives, where the data can be used. */
  readonly second?: Partial<Measured['cycles']['rows'][number]>;
}

const faults: readonly Fault[] = [
  {
    name: 'mAh under a head of mAh/g',
    text: sheet(heads, milli),
    options: { mass },
    issues: [['error', 1, 'cannot be']],
    hint: "--column 'Discharge capacity (mAh/g) = dischargeCapacity / mAh'",
  },
  {
    name: 'mAh/g under a head of mAh',
    text: sheet(heads.replaceAll('mAh/g', 'mAh')),
    options: { mass },
    issues: [['warning', 1, 'are beyond any material']],
    hint: "--column 'Charge capacity (mAh) = chargeCapacity / mAh/g'",
  },
  {
    name: 'mAh under a head of Ah',
    text: sheet(heads.replaceAll('mAh/g', 'Ah'), milli),
    options: { mass },
    issues: [['warning', 1, 'are beyond any material']],
    hint: "dischargeCapacity / mAh'",
  },
  {
    name: 'one of two capacity columns in another unit than its head says',
    text: sheet(heads, (row) => [row.cycle, milli(row)[1], two(row.discharge)]),
    options: { mass },
    issues: [['error', 1, '"Charge capacity (mAh/g)" around 1.6']],
    hint: "--column 'Charge capacity (mAh/g) = chargeCapacity / mAh'",
  },
  {
    name: 'capacities of two kinds of unit, as their heads say',
    text: sheet('Cycle,Charge capacity (mAh),Discharge capacity (mAh/g)', (row) => [
      row.cycle,
      milli(row)[1],
      two(row.discharge),
    ]),
    options: { mass },
    issues: [],
    second: { dischargeCapacity: 198.7 },
  },
  {
    name: 'the same without a mass',
    text: sheet('Cycle,Charge capacity (mAh),Discharge capacity (mAh/g)'),
    issues: [
      ['error', 1, 'units of different kind'],
      ['error', 1, 'It is not guessed'],
    ],
    hint: '--mass',
  },
  {
    name: 'kOhm under a head of Ohm',
    text: sheet('Cycle,R_ct (Ohm)', (row) => [row.cycle, (row.resistance / 1000).toFixed(5)]),
    issues: [['warning', 1, 'is it in kOhm?']],
    hint: "--column 'R_ct (Ohm) = interfaceResistance / kOhm'",
    second: { interfaceResistance: 0.0205 },
  },
  {
    name: 'kOhm under a head of kOhm',
    text: sheet('Cycle,R_ct (k\u03a9)', (row) => [row.cycle, (row.resistance / 1000).toFixed(5)]),
    issues: [],
    second: { interfaceResistance: 20.5 },
  },
  {
    name: 'fractions under a head of %',
    text: sheet('Cycle,CE (%)', (row) => [row.cycle, (row.discharge / row.charge).toFixed(5)]),
    issues: [['warning', 1, 'fractions, not per cent']],
    second: { coulombicEfficiency: 99.599 },
  },
  {
    name: 'shares that are none',
    text: sheet('Cycle,CE (%)', (row) => [row.cycle, two((1e4 * row.discharge) / row.charge)]),
    issues: [['error', 1, 'cannot be']],
  },
  {
    name: 'mV under a head of V',
    text: sheet('Cycle,Q_dis (mAh/g),Mean discharge voltage (V)', (row) => [
      row.cycle,
      two(row.discharge),
      (1000 * row.volt).toFixed(1),
    ]),
    issues: [['warning', 1, 'taken for mV']],
    second: { meanDischargeVoltage: 3.748 },
  },
  {
    name: 'V under a head of mV',
    text: sheet('Cycle,Q_dis (mAh/g),Mean discharge voltage (mV)', (row) => [
      row.cycle,
      two(row.discharge),
      row.volt.toFixed(4),
    ]),
    issues: [['warning', 1, 'taken for V']],
    second: { meanDischargeVoltage: 3.748 },
  },
  {
    name: 'an outlier in the first cycle',
    text: replaced(1, '1,200.00,90.00'),
    issues: [['warning', 2, 'Cycle 1 stands out: its discharge capacity is 90 before 198.7']],
    second: { dischargeCapacity: 198.7 },
  },
  {
    name: 'two outliers in a row',
    text: replaced(9, '9,196.00,90.00').replace('\n10,195.50,194.70', '\n10,195.50,91.00'),
    issues: [
      ['warning', 10, 'Cycle 9 stands out'],
      ['warning', 11, 'Cycle 10 stands out'],
    ],
  },
  {
    name: 'one cycle with its halves exchanged',
    text: replaced(9, '9,183.00,196.00'),
    issues: [['warning', 10, 'Cycle 9 stands out']],
  },
  {
    name: 'a single minus',
    text: replaced(9, '9,196.00,-195.20'),
    issues: [['warning', 10, 'cannot be; the value is left out']],
  },
  {
    name: 'discharge counted with a minus',
    text: sheet(heads, (row) => [row.cycle, two(row.charge), `-${two(row.discharge)}`]),
    issues: [['warning', 1, 'counts with a minus']],
    second: { dischargeCapacity: 198.7, coulombicEfficiency: (100 * 198.7) / 199.5 },
  },
  {
    name: 'no discharge column',
    text: sheet('Cycle,Charge capacity (mAh/g)', (row) => plain(row).slice(0, 2)),
    issues: [['warning', 1, 'but no discharge capacity']],
    second: { chargeCapacity: 199.5 },
  },
  {
    name: 'no column of cycles',
    text: sheet(heads.slice(6), (row) => plain(row).slice(1)),
    issues: [['error', 1, 'there is only charge capacity, discharge capacity']],
    hint: "'its head = cycle'",
  },
  {
    name: 'a row that ends early',
    text: replaced(7, '7,197.00'),
    issues: [['warning', 8, 'Line 8 ends before column "Discharge capacity (mAh/g)"']],
  },
  {
    name: 'a row with a value too many',
    text: replaced(7, '7,197,00,196,20'),
    issues: [['warning', 8, 'it has 5 cells under 3 heads']],
  },
  {
    name: 'an identical cycle three times',
    text: replaced(5, lines[5], lines[5], lines[5]),
    issues: [
      ['warning', 7, 'Cycle 5 stands twice, on lines 6 and 7, with the same values'],
      ['warning', 8, 'Cycle 5 stands twice, on lines 6 and 8, with the same values'],
    ],
  },
  {
    name: 'a whole block of cycles twice, with other values',
    text: [...lines.slice(0, 21), ...lines.slice(1, 11).map((line) => `${line}1`), ''].join('\n'),
    issues: [['warning', 22, 'Cycles 1 to 10 stand twice, from lines 2 and 22 on, with different values']],
  },
  {
    name: 'a file cut off within its last number',
    text: sheet(heads).slice(0, -2),
    issues: [['warning', 21, 'the file ends in the middle of it']],
  },
  {
    name: 'a file cut off so that the last number looks like another',
    text: sheet('Discharge capacity (mAh/g),Cycle', (row) => [two(row.discharge), row.cycle]).slice(0, -2),
    issues: [['warning', 21, 'the file ends in the middle of it']],
  },
  { name: 'a last line that only lacks its end', text: sheet(heads).slice(0, -1), issues: [] },
  {
    name: 'charge and discharge exchanged, almost equal',
    text: sheet('Cycle,Discharge capacity (mAh/g),Charge capacity (mAh/g)', (row) => [
      row.cycle,
      two(row.charge),
      two(row.charge - 0.05),
    ]),
    issues: [['error', 2, 'seem to be exchanged']],
    hint: '--swap',
  },
  {
    name: 'efficiencies that are not those of the capacities',
    text: sheet(`${heads},CE (%)`, (row) => [...plain(row), 90]),
    issues: [['warning', 2, 'the capacities give 99.6 %']],
    second: { coulombicEfficiency: 90 },
  },
  {
    name: 'decimal commas between separating commas',
    text: sheet(heads, (row) => plain(row).map((cell) => String(cell).replace('.', ','))),
    issues: [['error', 2, 'Line 2 has 5 cells under 3 heads']],
    hint: 'decimal commas',
  },
  {
    name: 'a column without a head',
    text: sheet('Cycle Q_ch/mAh/g Q_dis/mAh/g', (row) => [`"${row.cycle}"`, ...plain(row)], ' '),
    issues: [['error', 2, 'Line 2 has 4 cells under 3 heads']],
  },
  {
    name: 'blanks within heads that are separated by blanks',
    text: sheet('Cycle Charge cap. (mAh/g) Discharge cap. (mAh/g)', plain, ' '),
    issues: [['error', 1, 'blanks within heads']],
  },
  {
    name: 'units in the cells',
    text: sheet('Cycle,Charge capacity,Discharge capacity', (row) => [
      row.cycle,
      `${two(row.charge)} mAh/g`,
      `${two(row.discharge)} mAh/g`,
    ]),
    issues: [['error', 2, 'no rows of numbers']],
    hint: 'write units into the heads',
  },
  {
    name: 'two cells side by side',
    text: sheet(`Cell A,,,Cell B,,\n${heads},${heads}`, (row) => [
      ...plain(row),
      row.cycle,
      two(row.charge - 10),
      two(row.discharge - 10),
    ]),
    issues: [['warning', 2, 'side by side: column 4, "Cycle", holds the same quantity as column 1']],
    hint: "--column '4 = cycle' --column '5 = chargeCapacity' --column '6 = dischargeCapacity'",
    second: { dischargeCapacity: 198.7 },
  },
  {
    name: 'cells by name under one column of cycles',
    text: sheet('Cycle,bare: discharge capacity (mAh/g),coated: discharge capacity (mAh/g)', (row) => [
      row.cycle,
      two(row.discharge),
      two(row.discharge - 10),
    ]),
    issues: [['warning', 1, 'column 3, "coated: discharge capacity (mAh/g)"']],
    second: { dischargeCapacity: 198.7 },
  },
  {
    name: 'title rows, empty columns, #DIV/0!, notes and means of a spreadsheet',
    text: [
      'Cell 12 - NCM85 bare,,,,',
      'Exported 2024-03-01,,,,',
      ',,,,',
      ',Cycle,,Discharge capacity (mAh/g),CE (%)',
      ...cells.map((row) => ['', row.cycle, '', two(row.discharge), row.cycle === 4 ? '#DIV/0!' : 99.6].join(',')),
      ',,,,',
      'Mean,,,194.45,99.6',
      'Note: cycle 7 at 0.1C,,,,',
      '',
    ].join('\n'),
    issues: [
      ['warning', 26, 'column "Cycle" is empty'],
      ['warning', 27, 'column "Cycle" is empty'],
    ],
    second: { dischargeCapacity: 198.7, line: 6 },
  },
  {
    name: 'numbers above the heads of a narrow table',
    text: `Mass;8.3\nArea;0.785\n${sheet('Cycle;Discharge capacity (mAh/g)', (row) => [row.cycle, two(row.discharge)], ';')}`,
    issues: [],
    second: { dischargeCapacity: 198.7, line: 5 },
  },
  {
    name: 'heads in quotes with line breaks',
    text: sheet('Cycle,"Charge capacity\r\n(mAh/g)","Discharge\r\ncapacity\r\n[mAh/g]"'),
    issues: [],
    second: { dischargeCapacity: 198.7, line: 6 },
  },
  {
    name: 'thousands in groups, decimal commas',
    text: sheet(
      'Cycle;Charge capacity (uAh);Discharge capacity (uAh)',
      (row) => [row.cycle, german(row.charge), german(row.discharge)],
      ';',
    ),
    options: { mass },
    issues: [],
    second: { dischargeCapacity: 198.7 },
  },
  {
    name: 'comments of either kind',
    text: `// T = 45\n# p = 50\n${sheet(`# ${heads}`)}// the end\n# indeed\n`,
    issues: [],
    second: { dischargeCapacity: 198.7, line: 5 },
  },
];

function german(capacity: number): string {
  return two(8.3 * capacity)
    .replace('.', ',')
    .replace(/^(\d)(\d{3})/, '$1.$2');
}

describe('a table of cycles', () => {
  it.each(faults)('with $name', ({ text, options = {}, issues, hint, second }) => {
    const read = readMeasuredText(text, options);
    expect(read.issues.map(({ severity, line }) => [severity, line])).toEqual(
      issues.map(([severity, line]) => [severity, line]),
    );
    issues.forEach(([, , words], i) => {
      expect(read.issues[i].message).toContain(words);
    });
    if (hint !== undefined) expect(read.issues[0].hint).toContain(hint);
    const rows = read.cycles.rows;
    if (second !== undefined) {
      const found = rows.find(({ cycle }) => cycle === 2)!;
      for (const [name, value] of Object.entries(second))
        expect(found[name as keyof typeof found]).toBeCloseTo(value as number, 6);
    }
    // Nothing is renumbered: what is kept stands under the number that its line has.
    const at = text.split(/\r\n|\r|\n/);
    for (const { cycle, line } of rows)
      expect(at[line - 1]).toMatch(new RegExp(`(?:^|[,;\\t ])${cycle}(?:$|[,;\\t ])`));
  });

  it('keeps numbers from 0 and gaps as they are, and says so', () => {
    const zero = readMeasuredText(sheet(heads, (row) => [row.cycle - 1, ...plain(row).slice(1)]));
    expect(zero.cycles.rows[0]).toMatchObject({ cycle: 0, line: 2 });
    expect(zero.findings.join('\n')).toContain('There is a cycle 0 (line 2)');
    expect(measurements(zero, { source: 'here' }).some(({ cycle }) => cycle === 0)).toBe(false);
    const gap = readMeasuredText(sheet(heads, (row) => [row.cycle + (row.cycle > 10 ? 5 : 0), ...plain(row).slice(1)]));
    expect(gap.cycles.rows.map(({ cycle }) => cycle)).toEqual(cells.map(({ cycle: n }) => (n > 10 ? n + 5 : n)));
    expect(gap.findings.join('\n')).toContain('Not in the file: cycle 11 to 15');
  });

  it('gives the second of two cells when its columns are named', () => {
    const text = sheet(`${heads},${heads}`, (row) => [
      ...plain(row),
      row.cycle,
      two(row.charge - 10),
      two(row.discharge - 10),
    ]);
    const columns = ['4 = cycle', '5 = chargeCapacity', '6 = dischargeCapacity'];
    const read = readMeasuredText(text, { columns });
    expect(read.issues).toEqual([]);
    expect(read.cycles.rows[1].dischargeCapacity).toBeCloseTo(188.7, 9);
  });

  it('says the same in Latin-1 and UTF-16 with degree and micro signs, tabs and decimal commas', async () => {
    const text = sheet(
      'Zyklus\tLadekapazit\u00e4t (\u00b5Ah)\tEntladekapazit\u00e4t (\u00b5Ah)\tTemperatur (\u00b0C)',
      (row) => [row.cycle, german(row.charge), german(row.discharge), '45,0'],
      '\t',
    );
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const wide = Uint8Array.from(
      [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    );
    const [a, b, cut] = await Promise.all([
      readMeasured(latin, { mass }),
      readMeasured(wide, { mass }),
      readMeasured(wide.subarray(0, -7), { mass }),
    ]);
    expect(a.issues).toEqual([]);
    expect(a.source.encoding).toContain('Latin-1');
    expect(b.source.encoding).toBe('UTF-16');
    expect(b.cycles).toEqual(a.cycles);
    expect(a.cycles.rows[1].dischargeCapacity).toBeCloseTo(198.7, 3);
    expect(cut.issues.map(({ line }) => line)).toEqual([21]);
    expect(cut.cycles.rows).toHaveLength(19);
  });

  it.each([
    ['Landt', 'Cycle-Index\tCapC/mAh\tCapD/mAh\tSCapaC/mAh.g-1\tEfficiency/%\tMedVoltD/V'],
    ['Maccor', 'Cycle\tAH-IN\tAH-OUT\tSpec\tEff\tMidVoltD/V'],
    [
      'Neware',
      'Cycle Index\tChg. Cap.(mAh)\tDChg. Cap.(mAh)\tChg. Spec. Cap.(mAh/g)\tChg.-DChg. Eff(%)\tDChg. Med. Volt.(V)',
    ],
  ])('of %s is known by its heads', (_, head) => {
    const scale = head.includes('AH-IN') ? 1e-3 : 1;
    const text = sheet(
      head,
      (row) => [
        row.cycle,
        (row.charge * 8.3e-3 * scale).toPrecision(9),
        (row.discharge * 8.3e-3 * scale).toPrecision(9),
        two(row.charge),
        two((100 * row.discharge) / row.charge),
        row.volt.toFixed(4),
      ],
      '\t',
    );
    const read = readMeasuredText(text, { mass });
    expect(read.issues).toEqual([]);
    expect(read.cycles.rows[1].dischargeCapacity).toBeCloseTo(198.7, 6);
    expect(read.columns[5]).toMatchObject({
      used: false,
      remark: 'the voltage at half the capacity is not the mean voltage',
    });
  });
});

describe('a time series', () => {
  /** Four cycles at 0.5 mA. */
  const rows: { t: number; v: number; i: number; q: number; c: number }[] = [];
  let time = 0;
  for (let c = 1; c <= 4; c++) {
    for (const [sign, q] of [
      [1, 1.6 - 0.02 * c],
      [-1, 1.58 - 0.02 * c],
    ]) {
      for (let i = 0; i <= 40; i++) {
        const x = i / 40;
        rows.push({
          t: time + x * q * 7200,
          v: sign > 0 ? 3.5 + 0.8 * x : 4.2 - 1.4 * x * x,
          i: 0.5 * sign,
          q: q * x,
          c,
        });
      }
      time += q * 7200 + 1;
    }
  }
  const head = 'Time (s),Voltage (V),Current (mA),Cycle';
  type Point = (typeof rows)[number];
  const series = (
    h = head,
    f = ({ t, v, i, c }: Point): readonly (string | number)[] => [t.toFixed(1), v.toFixed(4), i, c],
  ) => [h, ...rows.map((row) => f(row).join(',')), ''].join('\n');
  const edited = (change: (lines: string[]) => void): string => {
    const all = series().split('\n');
    change(all);
    return all.join('\n');
  };
  const clean = readMeasuredText(series(), { mass });

  it('is clean where nothing is wrong', () => {
    expect(clean.issues).toEqual([]);
    expect(clean.cycles.rows).toHaveLength(4);
  });

  it.each<[string, string, readonly (readonly [string, number, string])[], string?]>([
    [
      'mA under a head of A',
      series(head.replace('mA', 'A')),
      [['warning', 1, 'are beyond any material']],
      "'Current (A) = current / mA'",
    ],
    [
      'hours under a head of s',
      series(head, ({ t, v, i, c }) => [(t / 3600).toFixed(6), v.toFixed(4), i, c]),
      [['error', 1, 'cannot be']],
      "'Time (s) = time / h'",
    ],
    [
      'hours under a head of s, beside capacities',
      series(`${head},Capacity (mAh)`, ({ t, v, i, c, q }) => [
        (t / 3600).toFixed(6),
        v.toFixed(4),
        i,
        c,
        q.toFixed(5),
      ]),
      [['error', 1, 'The unit of "Time (s)" is wrong']],
      "'Time (s) = time / h'",
    ],
    ['V under a head of mV', series(head.replace('(V)', '(mV)')), [['warning', 1, 'taken for V']]],
    [
      'one current that no cycler delivers',
      edited((all) => {
        all[20] = all[20].replace(',0.5,', ',500,');
      }),
      [['warning', 21, 'The current on line 21 jumps to 0.5 A and back']],
    ],
    [
      'one voltage of the wrong sign',
      edited((all) => {
        all[20] = all[20].replace(',3.', ',-3.');
      }),
      [['warning', 21, 'The voltage on line 21 jumps']],
    ],
    [
      'a value that a spreadsheet could not compute',
      edited((all) => {
        all[20] = all[20].replace(/,3\.\d+/, ',#DIV/0!');
      }),
      [['warning', 21, 'column "Voltage (V)" holds #DIV/0!']],
    ],
    [
      'two cycles under one number',
      series(head, ({ t, v, i, c }) => [t.toFixed(1), v.toFixed(4), i, c === 3 ? 2 : c]),
      [['warning', 84, 'Cycle 2, from line 84 on, holds 4 half cycles, most others 2']],
    ],
    [
      'a missing half cycle',
      edited((all) => {
        all.splice(165, 41);
      }),
      [['warning', 166, 'Cycle 3, from line 166 on, has no charge']],
    ],
    ['a last line cut off', series().slice(0, -4), [['warning', 329, 'the file ends in the middle of it']]],
    [
      'no voltage',
      series('Time (s),U?,Current (mA),Cycle'),
      [['error', 1, 'there is only time, current']],
      'voltage / V',
    ],
    [
      'no time',
      series('t?,Voltage (V),Current (mA),Cycle'),
      [['error', 1, 'there is only voltage, current']],
      'time / s',
    ],
  ])('with %s', (_, text, issues, hint) => {
    const read = readMeasuredText(text, { mass });
    expect(read.issues.map(({ severity, line }) => [severity, line])).toEqual(issues.map(([a, b]) => [a, b]));
    issues.forEach(([, , words], i) => {
      expect(read.issues[i].message).toContain(words);
    });
    if (hint !== undefined) expect(read.issues[0].hint).toContain(hint);
    // What is not at fault is read as ever, under its number.
    const other = read.cycles.rows.find(({ cycle }) => cycle === 4);
    if (issues[0][0] === 'warning' && other?.complete && !issues[0][2].includes('beyond'))
      expect(other.chargeCapacity).toBeCloseTo(clean.cycles.rows[3].chargeCapacity, 2);
  });

  it('whose current has the other sign gives the same', () => {
    const turned = readMeasuredText(
      series(head, ({ t, v, i, c }) => [t.toFixed(1), v.toFixed(4), -i, c]),
      { mass },
    );
    expect(turned.cycles).toEqual(clean.cycles);
    expect(turned.findings.join('\n')).toContain('turned around');
  });

  it('of curves side by side is named', () => {
    const curve = Array.from({ length: 30 }, (_, i) => [
      6 * i,
      (3 + 0.04 * i).toFixed(3),
      5.9 * i,
      (4.2 - 0.04 * i).toFixed(3),
    ]);
    const named = 'Capacity (mAh/g),Voltage (V)';
    const read = readMeasuredText([`${named},${named}`, ...curve.map((row) => row.join(',')), ''].join('\n'));
    expect(read.issues.map(({ line }) => line)).toEqual([1]);
    expect(read.issues[0].hint).toContain("--column '3 = capacity' --column '4 = voltage'");
    const same = readMeasuredText(
      [`${named},Voltage (V).1`, ...curve.map((row) => row.slice(0, 3).join(',')), ''].join('\n'),
    );
    expect(same.issues[0].message).toContain('"Voltage (V).1"');
  });
});
