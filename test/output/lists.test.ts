import { describe, expect, it } from 'vitest';
import type { Measured, MeasuredCycle, SourceReading } from '../../src/measured/measured.js';
import { fitProgressText } from '../../src/output/fit/fitProgressText.js';
import { suggestionText } from '../../src/output/fit/suggestText.js';
import { measuredFiles, measuredJson } from '../../src/output/measured/measuredFiles.js';
import { measuredText } from '../../src/output/measured/measuredText.js';
import { cellTable, derivedRows } from '../../src/output/run/cellTable.js';
import { checkJson, checkText } from '../../src/output/run/check.js';
import { discretisationJson, discretisationText } from '../../src/output/run/discretisationText.js';
import { progressText } from '../../src/output/run/progressText.js';
import { comparisonTable, cycleTable, evenChoice, formatTable } from '../../src/output/text/table.js';
import { validationText } from '../../src/output/validation/validationText.js';
import type { Preparation, Prepared } from '../../src/prepare.js';
import type { DiscretisationError } from '../../src/results/discretisation.js';
import { cycleRow, none, resultsOf } from '../columns/handMade.js';
import { suggestions, validation } from '../columns/studyResults.js';

// What the commands print of hand-made cells, measurements and studies.

const source: SourceReading = {
  encoding: 'UTF-8',
  separator: 'commas',
  decimal: 'decimal points',
  rows: 12,
  leftOut: 0,
};
const nothing: Measured = {
  kind: 'unknown',
  format: 'CSV',
  source,
  columns: [],
  findings: [],
  issues: [],
  cycles: { capacityUnit: 'mAh/g', resistanceUnit: 'Ohm', rows: [] },
};

const measuredRow = (cycle: number, more: Partial<MeasuredCycle> = {}): MeasuredCycle => ({
  cycle,
  line: cycle + 1,
  chargeCapacity: none,
  dischargeCapacity: none,
  coulombicEfficiency: none,
  retention: none,
  activeMass: none,
  meanChargeVoltage: none,
  meanDischargeVoltage: none,
  resistance: none,
  interfaceResistance: none,
  cathodeResistance: none,
  complete: true,
  ...more,
});

const series = {
  line: Int32Array.of(2, 3, 4),
  time: Float64Array.of(100, 1900, 3700),
  voltage: Float64Array.of(3, 4.2, 2.5),
  current: Float64Array.of(1, 0, -1),
  currentUnit: 'A' as const,
  capacity: Float64Array.of(0, 1, 2),
  direction: Int8Array.of(1, 0, -1),
  cycle: Int32Array.of(1, 1, 1),
  step: Int32Array.of(1, 2, 3),
};

describe('text of an import', () => {
  it('says how little was understood', () => {
    expect(measuredText(nothing, 'a.csv')).toBe(
      'a.csv: not understood; CSV; UTF-8, separated by commas, decimal points; 12 rows.\n',
    );
    const some = {
      ...nothing,
      kind: 'cycle table' as const,
      source: { ...source, firstLine: 3, lastLine: 15, leftOut: 1 },
    };
    expect(measuredText(some, 'a.csv')).toBe(
      'a.csv: cycle table; CSV; UTF-8, separated by commas, decimal points; 12 rows on lines 3 to 15, 1 left out.\n',
    );
  });

  it('lists what each column is, and why not', () => {
    const column = { head: 'Q', number: 1, used: true, unit: 'mAh/g', conversion: '', remark: '' };
    const columns = [
      { ...column, quantity: 'dischargeCapacity' as const, remark: 'assumed' },
      { ...column, head: 'Z', unit: 'Ohm', conversion: 'kOhm -> Ohm' },
      { ...column, head: 'T', used: false, remark: 'no use' },
    ];
    expect(`\n${measuredText({ ...nothing, columns, findings: ['One.', 'Two.'] }, 'a.csv')}`).toBe(`
a.csv: not understood; CSV; UTF-8, separated by commas, decimal points; 12 rows.

Columns (the file names none)
column  understood as         unit         remark
--------------------------------------------------
Q       discharge capacity    mAh/g        assumed
Z       part of the spectrum  kOhm -> Ohm

Not used
column  why
--------------
T       no use

Found
  One.
  Two.
`);
    expect(
      measuredText({ ...nothing, source: { ...source, headLine: 4 }, columns: columns.slice(0, 1) }, 'a'),
    ).toContain('\nColumns, as named on line 4\n');
    expect(measuredText({ ...nothing, columns: columns.slice(0, 1) }, 'a')).not.toContain('Not used');
    expect(measuredText({ ...nothing, columns: columns.slice(2) }, 'a')).not.toContain('Columns');
  });

  it('says how far a series and a spectrum go', () => {
    expect(measuredText({ ...nothing, series }, 'a')).toContain('\n3 points, 1.00 h, 2.500 to 4.200 V.\n');
    const { time: _, ...curve } = series;
    expect(measuredText({ ...nothing, series: curve }, 'a')).toContain('\n3 points, 2.500 to 4.200 V.\n');
    const spectrum = {
      frequency: Float64Array.of(10, 2000, 0.5),
      re: Float64Array.of(1, 2, 3),
      im: Float64Array.of(-1, -2, -3),
    };
    expect(measuredText({ ...nothing, spectrum }, 'a')).toContain(
      '\n3 frequencies, 2000 Hz to 0.500 Hz. "argyrode analyse a" makes something of it.\n',
    );
  });

  it('lists the cycles with the columns that hold something, thinned where there are many', () => {
    const rows = [
      measuredRow(1, {
        chargeCapacity: 220.04,
        dischargeCapacity: 190.06,
        coulombicEfficiency: 86.376,
        retention: 100,
        meanDischargeVoltage: 2.29876,
      }),
      measuredRow(2, {
        interfaceResistance: 20.123,
        cathodeResistance: 30.456,
        resistance: 40.789,
        activeMass: 95.04,
        complete: false,
      }),
    ];
    expect(`\n${measuredText({ ...nothing, cycles: { ...nothing.cycles, rows } }, 'a')}`).toBe(`
a: not understood; CSV; UTF-8, separated by commas, decimal points; 12 rows.

Cycles
cycle  line  charge  discharge     CE  retention  mean discharge  R interface  R cathode      R  active mass
              mAh/g      mAh/g      %          %               V          Ohm        Ohm    Ohm            %
------------------------------------------------------------------------------------------------------------------------
    1     2   220.0      190.1  86.38      100.0           2.299            –          –      –            –
    2     3       –          –      –          –               –        20.12      30.46  40.79         95.0  unfinished
`);
    const plain = (count: number, capacityUnit: 'mAh' | 'mAh/g') =>
      measuredText(
        {
          ...nothing,
          cycles: {
            ...nothing.cycles,
            capacityUnit,
            rows: Array.from({ length: count }, (_, i) => measuredRow(i + 1, { dischargeCapacity: 1.23456 })),
          },
        },
        'a',
      ).split('\n');
    expect(plain(12, 'mAh')[2]).toBe('Cycles');
    expect(plain(13, 'mAh')[2]).toBe('Cycles (12 of 13)');
    expect(plain(13, 'mAh').slice(3, 7)).toEqual([
      'cycle  line  discharge',
      '                   mAh',
      '------------------------',
      '    1     2     1.2346',
    ]);
    expect(plain(1, 'mAh/g')[6]).toBe('    1     2        1.2');
  });
});

describe('files of an import', () => {
  const names = (measured: Partial<Measured>) =>
    measuredFiles({ ...nothing, ...measured }, { name: 'a', source: 'a.csv' }).map(({ name }) => name);

  it('are what there is something to put into', () => {
    const { time: _, current: __, ...curve } = series;
    const spectrum = { frequency: Float64Array.of(10), re: Float64Array.of(1), im: Float64Array.of(-2) };
    const cycles = { ...nothing.cycles, rows: [measuredRow(1, { dischargeCapacity: 190 })] };
    expect(names({})).toEqual([]);
    expect(names({ cycles })).toEqual(['a.yaml']);
    expect(names({ series })).toEqual(['a.bdf.csv']);
    expect(names({ series: { ...series, currentUnit: 'mA/g' } })).toEqual([]);
    expect(names({ series: curve })).toEqual(['a.curve.csv']);
    expect(names({ spectrum })).toEqual(['a.spectrum.csv']);
    const [file] = measuredFiles(
      { ...nothing, series: curve, cycles: { ...nothing.cycles, capacityUnit: 'mAh/cm2' } },
      { name: 'a', source: 'b' },
    );
    expect(file.content).toBe(
      'Cycle,Step,Capacity in half cycle / mAh.cm-2,Voltage / V\r\n1,1,0,3\r\n1,2,1,4.2\r\n1,3,2,2.5\r\n',
    );
    const json = (measured: Partial<Measured>) =>
      measuredJson({ ...nothing, ...measured }, { source: 'b' }) as { readonly [key: string]: unknown };
    expect(json({})).toMatchObject({
      kind: 'unknown',
      format: 'CSV',
      points: null,
      data: [],
      findings: [],
      columns: [],
      issues: [],
      source: { rows: 12 },
    });
    expect([json({ series }).points, json({ spectrum }).points]).toEqual([3, 1]);
    expect(json({ cycles })).toMatchObject({
      data: [{ quantity: 'dischargeCapacity', cycle: 1, value: 190 }],
      cycles: { capacityUnit: 'mAh/g' },
    });
  });
});

const [made] = resultsOf({ bare: [] }).variants;
const cellOf = (...derived: typeof made.cell.derived) => ({ ...made.cell, derived });

describe('cells beside one another', () => {
  const bare = cellOf(
    { name: 'thickness', value: 48.21, unit: 'um', note: 'by mass' },
    { name: 'ratio', value: 1.2, unit: '' },
  );
  const coated = cellOf(
    { name: 'film', value: 8, unit: 'nm', note: 'thin' },
    { name: 'thickness', value: 0.5, unit: 'mm', note: 'by hand' },
  );
  const both = [
    { name: 'bare', cell: bare },
    { name: 'coated', cell: coated },
  ];

  it('have one line a quantity, with another unit where it is another, remarks joined', () => {
    expect(derivedRows(both, '-')).toEqual([
      { name: 'thickness', unit: 'um', values: ['48.2', '0.500 mm'], note: 'by mass; by hand' },
      { name: 'ratio', unit: '', values: ['1.20', '-'], note: '' },
      { name: 'film', unit: 'nm', values: ['-', '8.00'], note: 'thin' },
    ]);
    expect(derivedRows([both[0], both[0]])[0].note).toBe('by mass');
    const silent = { name: 'silent', cell: cellOf({ name: 'thickness', value: 1, unit: 'um' }) };
    expect(derivedRows([silent, both[0]])[0].note).toBe('by mass');
    expect(`\n${cellTable(both)}`).toBe(`
quantity   unit  bare    coated  remark
-------------------------------------------------
thickness  um    48.2  0.500 mm  by mass; by hand
ratio            1.20
film       nm              8.00  thin
`);
  });

  it('lose their remarks, then go below one another, where there is no room', () => {
    const [whole] = cellTable(both)
      .split('\n')
      .map((line) => line.length);
    const lines = (width: number) => cellTable(both, { width });
    const longest = Math.max(
      whole,
      ...cellTable(both)
        .split('\n')
        .map((line) => line.length),
    );
    expect(lines(longest)).toBe(cellTable(both));
    expect(`\n${lines(longest - 1)}`).toBe(`
quantity   unit  bare    coated
-------------------------------
thickness  um    48.2  0.500 mm
ratio            1.20
film       nm              8.00
`);
    expect(`\n${lines(25)}`).toBe(`
quantity   unit  bare
---------------------
thickness  um    48.2
ratio            1.20

quantity   unit  coated
-----------------------
film       nm      8.00
thickness  mm     0.500
`);
    expect(cellTable(both.map((one) => ({ ...one, name: one.name.padEnd(60, '.') })))).not.toContain('remark');
  });
});

describe('what check prints', () => {
  const programme = (stop: object, ...texts: readonly string[]) =>
    ({ entries: texts.map((text) => ({ kind: 'step', step: { text } })), stop }) as unknown as Prepared['programme'];
  const prepared = (name: string, more: object = {}) =>
    ({
      name,
      cell: cellOf({ name: 'ratio', value: 1.2, unit: '' }),
      programme: programme({}, 'Rest for 1 hour', 'Charge at 1C'),
      numerics: { throughNodes: 1, radialNodes: 13, tolerance: 3e-4 },
      raw: { a: 1 },
      ...more,
    }) as unknown as Prepared;
  const preparation = (...variants: readonly Prepared[]) =>
    ({ title: 'Two', variants, issues: [] }) as unknown as Preparation;

  it('has the cells, the programmes and the resolution of each', () => {
    const classes = {
      ...made.cell,
      derived: [],
      cathode: { ...made.cell.cathode, classes: made.cell.cathode.classes.slice(0, 1) },
    };
    const text = checkText(
      preparation(
        prepared('a'),
        prepared('b', { numerics: { throughNodes: 3, radialNodes: 7, tolerance: 1.5e-3 }, cell: classes }),
      ),
    );
    expect(text).toMatch(/^Two\n\nquantity/);
    expect(text).toContain('\n\nProgramme\n  Rest for 1 hour\n  Charge at 1C\n\nResolution\n');
    expect(text).toMatch(
      /\nResolution\n {2}a: 1 node through the cathode, 13 along the radius, 3 classes of particles, tolerance 3e-4\n {2}b: 3 nodes through the cathode, 7 along the radius, 1 class of particles, tolerance 1\.5e-3\n$/,
    );
    const other = { programme: programme({ cycles: 5 }, 'Rest for 2 hours') };
    expect(checkText(preparation(prepared('a'), prepared('b', other), prepared('c'), prepared('d', other)))).toContain(
      '\n\nProgramme of a, c\n  Rest for 1 hour\n  Charge at 1C\n\nProgramme of b, d\n  Rest for 2 hours\n  stops after 5 cycles\n\nResolution\n',
    );
  });

  it('is the same as data, with errors of discretisation where they were measured', () => {
    const json = checkJson(preparation(prepared('a')));
    expect(json).toEqual({
      title: 'Two',
      scenario: { a: { a: 1 } },
      variants: {
        a: {
          derived: [{ name: 'ratio', value: 1.2, unit: '' }],
          numerics: { throughNodes: 1, radialNodes: 13, tolerance: 3e-4 },
          programme: 'Rest for 1 hour; Charge at 1C',
        },
      },
      issues: [],
    });
    const error = { variant: 'a', numerics: {}, classes: 3, errors: [], notes: [] } as unknown as DiscretisationError;
    expect(checkJson(preparation(prepared('a')), [error])).toMatchObject({
      accuracy: { a: { classes: 3, errors: [], notes: [] } },
    });
  });

  it('says what a finer resolution changes, in its worst cycle', () => {
    const of = (change: number, cycle = 7) => ({ change, cycle });
    const found: DiscretisationError = {
      variant: 'bare',
      numerics: {} as DiscretisationError['numerics'],
      classes: 3,
      errors: [
        {
          direction: 'radial',
          used: '13',
          finer: '26',
          capacity: of(-0.00123),
          voltage: of(0.0045, 2),
          resistance: of(Number.NaN),
        },
        { direction: 'through', used: '3', finer: '6', capacity: of(0.1), voltage: of(-0.1), resistance: of(0.1) },
        { direction: 'classes', used: '16', finer: '32', capacity: of(0), voltage: of(0), resistance: of(0) },
        {
          direction: 'tolerance',
          used: '3e-4',
          finer: '1e-4',
          capacity: of(1e-6),
          voltage: of(1e-6),
          resistance: of(1e-6),
        },
        { direction: 'all', used: '', finer: '', capacity: of(1), voltage: of(1), resistance: of(1) },
      ],
      notes: ['One cycle ended early.'],
    };
    expect(`\n${discretisationText([found, { ...found, variant: 'b', errors: [], notes: [] }])}`).toBe(`
bare                       used  finer      discharge capacity         mean voltage    interface resistance
-----------------------------------------------------------------------------------------------------------
nodes along the radius       13     26        0.12 % (cycle 7)     4.5 mV (cycle 2)
nodes through the cathode     3      6          10 % (cycle 7)     100 mV (cycle 7)          10 % (cycle 7)
classes of particles         16     32           0 % (cycle 7)       0 mV (cycle 7)           0 % (cycle 7)
tolerance in time          3e-4   1e-4  1.0 × 10⁻⁴ % (cycle 7)  0.0010 mV (cycle 7)  1.0 × 10⁻⁴ % (cycle 7)
all of them                                    100 % (cycle 7)    1000 mV (cycle 7)         100 % (cycle 7)
One cycle ended early.

b  used  finer  discharge capacity  mean voltage  interface resistance
`);
    expect(discretisationJson([found])).toMatchObject({
      bare: {
        classes: 3,
        notes: ['One cycle ended early.'],
        errors: [
          { direction: 'radial', capacity: { change: -0.00123, cycle: 7 }, resistance: { change: null } },
          {},
          {},
          {},
          {},
        ],
      },
    });
  });
});

describe('tables', () => {
  it('have heads, gaps and sides as asked for', () => {
    const rows = [['a', 'b', 'c'], ['long', 'x', ''], ['1']];
    expect(formatTable(rows)).toBe('   a  b  c\n----------\nlong  x\n   1\n');
    expect(formatTable(rows, { heads: 0, gap: '|', align: ['center', 'left', 'right'] })).toBe(
      ' a  |b|c\nlong|x|\n 1  | |\n',
    );
    expect(formatTable(rows, { heads: 2 })).toBe('   a  b  c\nlong  x\n----------\n   1\n');
    expect(formatTable(rows, { heads: 3 })).not.toContain('-');
    expect(formatTable([])).toBe('\n');
    expect(
      formatTable(
        [
          ['µm', 'x'],
          ['\u{1F50B}', 'y'],
        ],
        { heads: 0 },
      ),
    ).toBe('µm  x\n \u{1F50B}  y\n');
  });

  it('list 24 cycles, evenly chosen', () => {
    const [variant] = resultsOf({ bare: Array.from({ length: 30 }, (_, i) => cycleRow(i + 1)) }).variants;
    expect(cycleTable(variant).trimEnd().split('\n')).toHaveLength(3 + 24);
    expect([
      evenChoice([1, 2, 3, 4, 5], 3),
      evenChoice([1, 2, 3, 4, 5], 1),
      evenChoice([1, 2, 3], 0),
      evenChoice([1, 2], 2),
    ]).toEqual([[1, 3, 5], [1], [], [1, 2]]);
  });

  it('set as many variants beside one another as have room', () => {
    const results = resultsOf(Object.fromEntries(['a', 'b', 'c'].map((name) => [`variant ${name}`, [cycleRow(1)]])));
    const blocks = (width?: number) =>
      comparisonTable(results, width === undefined ? {} : { width })
        .split('\n\n')
        .map((block) => block.split('\n')[0].trim().split(/ {2,}/));
    expect(blocks()).toEqual([['variant a', 'variant b', 'variant c']]);
    const [all] = comparisonTable(results)
      .split('\n')
      .map((line) => line.length);
    expect(blocks(all)).toHaveLength(1);
    expect(blocks(all - 1)).toEqual([['variant a', 'variant b'], ['variant c']]);
    expect(blocks(10)).toEqual([['variant a'], ['variant b'], ['variant c']]);
    const wide = resultsOf(Object.fromEntries(['a', 'b'].map((name) => [name.padEnd(40, '.'), [cycleRow(1)]])));
    expect(comparisonTable(wide).split('\n\n')).toHaveLength(2);
  });
});

describe('what studies print', () => {
  it('counts what is missed in words that fit', () => {
    const [ma] = validation.studies;
    const last = (...studies: readonly (typeof ma)[]) =>
      validationText({ ...validation, studies })
        .trimEnd()
        .split('\n');
    const [ok, missed, known] = ma.rows;
    const [, order] = ma.orderings;
    const claims = (rows: readonly (typeof ok)[], orderings: readonly (typeof order)[] = []) =>
      last({ ...ma, rows, orderings }).at(-1);
    expect(claims([missed])).toBe('Missed and not marked as missed: 1 value.');
    expect(claims([missed, missed], [order, order])).toBe('Missed and not marked as missed: 2 values and 2 orderings.');
    expect(claims([], [order])).toBe('Missed and not marked as missed: 1 ordering.');
    expect(claims([known])).toBe('Everything that is not marked as missed is met.');
    const better = { ...ok, knownMiss: true };
    expect(claims([better, better])).toBe('2 values that are marked as missed are met now: take the mark away.');
    expect(last({ ...ma, rows: [better], orderings: [] }).slice(-2)).toEqual([
      'Everything that is not marked as missed is met.',
      'One value that is marked as missed is met now: take the mark away.',
    ]);
    expect(last({ ...ma, orderings: [] }).join('\n')).not.toContain('Orderings');
    expect(validationText({ ...validation, leftOut: 'late' })).toMatch(
      /\nCalibrated without what is predicted here \(late\)\. One law, one fit: compare-laws shows the spread\.\n$/,
    );
  });

  it('wraps what is suggested to the width', () => {
    const text = suggestionText({
      title: 'T',
      basis: 'a b c d e f',
      suggestions: [{ ...suggestions[0], message: 'aa bb cc dd' }],
      width: 10,
    });
    expect(text).toMatch(/^T\na b c d e\nf\n\n/);
    expect(text).toMatch(/\n {2}aa bb cc\n {4}dd\n$/);
    const wide = suggestionText({ title: 'T', basis: 'x '.repeat(60).trim(), suggestions });
    expect(wide.split('\n')[1]).toHaveLength(99);
  });
});

describe('progress', () => {
  const run = { variant: 'bare', cycle: 1, cycles: 10, voltage: 2.3, done: 0.5, elapsed: 10 };

  it('says what is left when there is something to tell it from', () => {
    expect(progressText(run)).toBe('bare: cycle 1 of 10, 2.30 V, 50 % done, 10 s left');
    expect(progressText({ ...run, elapsed: 1 })).toBe('bare: cycle 1 of 10, 2.30 V, 50 % done');
    expect(progressText({ ...run, done: 0.9999, elapsed: 2 })).toMatch(/99 % done, 1\.0 s left$/);
    const text = progressText(run);
    expect(progressText(run, text.length + 1)).toBe(text);
    expect(progressText(run, text.length)).toBe(text.slice(0, -1));
    expect(progressText(run, 0)).toBe('');
    expect(progressText({ ...run, variant: 'v'.repeat(99) })).toHaveLength(79);
  });

  it('of a fit has its limit while it is not passed', () => {
    const fit = { phase: 'search', evaluations: 3, most: 3, rms: 1 };
    expect(fitProgressText(fit)).toBe('search: 3 evaluations of at most 3, rms residual 1.00 standard errors');
    expect(fitProgressText({ ...fit, evaluations: 4 })).toBe(
      'search: 4 evaluations, rms residual 1.00 standard errors',
    );
    expect(fitProgressText({ phase: 'search', evaluations: 3, rms: Number.NaN })).toBe(
      'search: 3 evaluations, first run',
    );
    const text = fitProgressText(fit);
    expect(fitProgressText(fit, text.length + 1)).toBe(text);
    expect(fitProgressText(fit, text.length)).toBe(text.slice(0, -1));
    expect(fitProgressText(fit, 0)).toBe('');
  });
});
