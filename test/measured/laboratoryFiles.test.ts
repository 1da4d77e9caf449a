import { describe, expect, it } from 'vitest';
import type { Measured } from '../../src/measured/measured.js';
import { readMeasured } from '../../src/measured/readFile.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import * as files from './laboratoryFiles.js';

const mass = 8.3e-6;

/** Capacities of every cycle in mAh/g, to a tenth. */
function halves({ cycles }: Measured): readonly (readonly [number, number])[] {
  expect(cycles.capacityUnit).toBe('mAh/g');
  const tenth = (value: number): number => Math.round(10 * value) / 10;
  return cycles.rows.map(({ chargeCapacity, dischargeCapacity }) => [tenth(chargeCapacity), tenth(dischargeCapacity)]);
}

/** 1.6, 1.52, 1.5 mAh and 1.48, 1.46, 1.44 mAh of 8.3 mg. */
const right = [
  [192.8, 178.3],
  [183.1, 175.9],
  [180.7, 173.5],
];

function warnings({ issues }: Measured): readonly string[] {
  expect(issues.every(({ severity }) => severity === 'warning')).toBe(true);
  return issues.map(({ message }) => message);
}

describe('a cycler file that is read without a doubt', () => {
  it.each([
    ['nested rows of cycles, steps and records', files.nestedNeware(), 1],
    ['the same with tabs', files.nestedNeware('\t'), 1],
    ['a tab behind the heads and no end of the last line', files.lastRowWithoutEnd(), 0],
    ['spectra among the cycles', files.cyclesWithSpectra(), 0],
    ['a number of the test that is no time', files.pec(), 1],
    ['columns that were never filled', files.notAvailable(), 0],
    ['a protocol in the preamble', files.protocolInPreamble(), 1],
    ['tabs before the dates of a file with commas', files.tabbedDates(), 1],
    ['metadata and a log above the table', files.metadataAndLog(), 1],
    ['heads that are units', files.headsOfUnits(), 1],
    ['a rest that bears the number of the next cycle', files.restOfTheNextCycle(), 1],
    ['Chinese heads', files.chineseNeware(), 1],
    ['Japanese heads', files.japanese(), 1],
    ['ends of line CR CR LF', files.tabbedDates().replaceAll('\n', '\r\r\n'), 1],
    ['every row in quotes', files.pec().replace(/^.+$/gm, '"$&"'), 1],
    ['every cell in quotes', files.pec().replace(/[^,\n]+/g, '"$&"'), 1],
  ])('%s', (_, text, first) => {
    const measured = readMeasuredText(text, { mass });
    expect(measured.issues).toEqual([]);
    expect(measured.kind).toBe('time series');
    expect(halves(measured)).toEqual(right);
    expect(measured.cycles.rows.map(({ cycle, complete }) => [cycle, complete])).toEqual(
      [0, 1, 2].map((c) => [c + first, true]),
    );
    expect(measured.series!.line).toHaveLength(78);
    // 28.9 h of current and six half hours of rest, with a second between all of them.
    const { time } = measured.series!;
    expect((time![77] - time![0]) / 3600).toBeCloseTo(18 + 3 + 11 / 3600, 2);
  });

  it('in the encodings of East Asian installations', async () => {
    const chinese = await readMeasured(files.encoded(files.chineseNeware(), 'gbk'), { mass });
    expect([chinese.source.encoding, halves(chinese)]).toEqual(['GBK (GB 18030)', right]);
    expect(chinese.columns.map(({ head }) => head)).toContain('工步类型');
    const japanese = await readMeasured(files.encoded(files.japanese(), 'shift_jis'), { mass });
    expect([japanese.source.encoding, halves(japanese)]).toEqual(['Shift-JIS', right]);
    const western = new TextEncoder().encode('Voltage (V),T (°C)\n').filter((byte) => byte !== 0xc2);
    expect((await readMeasured(western)).source.encoding).toBe('Latin-1 (Windows-1252)');
  });
});

describe('a cycler file', () => {
  it('that nests its rows says what it nests', () => {
    expect(readMeasuredText(files.nestedNeware(), { mass }).findings[0]).toBe(
      'The file nests 3 rows of cycles, 12 rows of steps, 78 rows of records under heads of their own; the records were read, each with the numbers of what it stands under.',
    );
  });

  it('that nests no records is a table of its cycles', () => {
    const text = files
      .nestedNeware()
      .split('\n')
      .map((line) => line.replace(/^,,(?!Rec).*|Voltage\(V\)/, ''))
      .filter((line) => !line.startsWith(',,'))
      .join('\n');
    const { kind, cycles } = readMeasuredText(text, { mass });
    expect(kind).toBe('cycle table');
    expect(cycles.rows.map(({ chargeCapacity }) => Math.round(chargeCapacity))).toEqual([1193, 1193, 1193]);
  });

  it('that holds spectra and cycles gives both', () => {
    const { spectrum, findings } = readMeasuredText(files.cyclesWithSpectra(), { mass });
    expect(findings[0]).toContain('21 rows hold impedance');
    expect(spectrum!.frequency).toHaveLength(7);
    expect(spectrum!.re[0]).toBeCloseTo(31.002, 3);
    const without = readMeasuredText(
      files.cyclesWithSpectra().replace(/\t(1(?:0*))\t(3[1-3]|[45]\d)\.\d+\t/g, '\t0\t0\t'),
      { mass },
    );
    expect([without.kind, without.spectrum]).toEqual(['time series', undefined]);
  });

  it('of one direction is what its counters say, though the voltage comes back', () => {
    const measured = readMeasuredText(files.plating(), { mass: 1e-5 });
    expect(halves(measured)).toEqual([[Number.NaN, 60]]);
    expect(warnings(measured)).toEqual([expect.stringContaining('The voltage goes against')]);
    const swapped = readMeasuredText(files.plating(), { mass: 1e-5, swap: true });
    expect(halves(swapped)).toEqual([[60, Number.NaN]]);
    expect(swapped.series!.current![3]).toBe(0.2e-3);
    expect(swapped.issues).toEqual([]);
  });

  it('of a rest has no direction, and its time is what the dates say', () => {
    const measured = readMeasuredText(files.restInMinutes(), { mass });
    expect(measured.issues).toEqual([]);
    expect(measured.cycles.rows).toEqual([]);
    expect([...new Set(measured.series!.direction)]).toEqual([0]);
    expect(measured.series!.time![24]).toBe(7200);
    expect(measured.findings.join('\n')).toContain('The time is in min: so the dates of the rows say.');
    expect(measured.findings.join('\n')).not.toMatch(/discharged|charged,/);
    const stated = readMeasuredText(files.restInMinutes('TestTime (s)'), { mass });
    expect(stated.series!.time![24]).toBe(7200);
    expect(warnings(stated)).toEqual([
      expect.stringContaining('by the dates it is in min, by its head in s. The dates were believed'),
    ]);
  });

  it('in mV keeps rows with noise of a millivolt', () => {
    const measured = readMeasuredText(files.milliMaccor(), { mass });
    expect(warnings(measured)).toEqual([expect.stringContaining('they were taken for mV')]);
    expect(halves(measured)).toEqual(right);
    expect(measured.source).toMatchObject({ rows: 78, leftOut: 0 });
  });

  it.each([
    ['not whole', () => 2.5, 'holds no numbers of cycles: 2.5 is not whole'],
    ['the same in all rows', () => 1, 'says 1 in every row, the current makes 3 cycles'],
  ])('with numbers of cycles that are %s is numbered by the current', (_, number, words) => {
    const measured = readMeasuredText(files.cycleNumbers(number), { mass });
    expect(warnings(measured)).toEqual([expect.stringContaining(words)]);
    expect(halves(measured)).toEqual(right);
    expect(measured.cycles.rows.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
  });

  it('with single numbers of cycles astray or missing keeps its cycles', () => {
    const astray = readMeasuredText(
      files.cycleNumbers(({ cycle, time }) => (time % 7 > 5.5 ? 0 : cycle)),
      { mass },
    );
    expect(warnings(astray)).toEqual([expect.stringContaining('leaves its number and comes back')]);
    expect(halves(astray)).toEqual(right);
    const missing = readMeasuredText(
      files.cycleNumbers(({ cycle, state }) => (state === 'R' ? 'N/A' : cycle)),
      { mass },
    );
    expect(missing.issues).toEqual([]);
    expect(halves(missing)).toEqual(right);
  });

  it('without voltages in the discharge says that they are not known', () => {
    const measured = readMeasuredText(files.voltageNotWritten(), { mass });
    expect(warnings(measured)).toEqual([expect.stringContaining('The voltage is exactly 0 in 21 rows')]);
    expect(halves(measured)).toEqual(right);
    expect(measured.cycles.rows.map(({ meanDischargeVoltage }) => meanDischargeVoltage)).toEqual([NaN, NaN, NaN]);
    expect(measured.cycles.rows[0].meanChargeVoltage).toBeCloseTo(3.9, 6);
  });

  it('of sulfur is doubted and read', () => {
    const measured = readMeasuredText(files.sulfur(), { mass });
    expect(warnings(measured)).toEqual([expect.stringContaining('around 1205 mAh/g are beyond a cathode of an oxide')]);
    expect(halves(measured)).toEqual([
      [1204.8, 1204.8],
      [1204.8, 1204.8],
    ]);
  });

  it('with a counter that glitches goes on', () => {
    const text = files.restOfTheNextCycle().split('\n');
    const [head, ...body] = text;
    const glitch = (row: number, value: string): string[] =>
      body.map((line, i) => (i === row ? line.replace(/[^,]+(?=,[^,]+$)/, value) : line));
    for (const [row, value] of [
      [4, '0.00000000'],
      [31, '0.09000000'],
    ] as const) {
      const measured = readMeasuredText([head, ...glitch(row, value)].join('\n'), { mass });
      expect(warnings(measured)).toEqual([
        `Column "Charge_Capacity(Ah)" leaves its course and comes back on line ${row + 2}; the counter was continued there.`,
      ]);
      expect(halves(measured)).toEqual(right);
    }
  });

  it('asks for a unit without naming a wrong one', () => {
    const { issues } = readMeasuredText(
      files.restOfTheNextCycle().replace('Current(A)', 'Current').replaceAll('(Ah)', ''),
    );
    expect(issues.map(({ hint }) => hint)).toEqual(["--column 'Current = current / mA' or '... / A', whichever it is"]);
  });

  it('whose head says which way a positive current flows is believed', () => {
    const text = files.plainTable('Discharge current (mA)', -1);
    const measured = readMeasuredText(text, { mass });
    expect(measured.issues).toEqual([]);
    expect(halves(measured)).toEqual(right);
    expect(measured.findings[0]).toBe(
      'In the file the current is positive on discharge (as its head says); it was turned around to be positive on charge.',
    );
    const against = readMeasuredText(files.plainTable('Current (positive on charge) (mA)', -1), { mass });
    expect(warnings(against)).toEqual([
      expect.stringContaining('The voltage goes against what "Current (positive on charge) (mA)" says'),
    ]);
    expect(halves(against)[0]).toEqual([178.3, 192.8]);
  });

  it('of open circuit alone has no current', () => {
    const measured = readMeasuredText(files.openCircuit(), { mass });
    expect([measured.kind, measured.issues, measured.cycles.rows]).toEqual(['time series', [], []]);
    expect(measured.series!.current).toBeUndefined();
    expect([...new Set(measured.series!.direction)]).toEqual([0]);
    expect(measured.findings[0]).toBe('There is no current in the file: nothing says of charge or discharge.');
    const other = readMeasuredText(files.openCircuit().replace('Open Circuit Voltage', 'Unknown'));
    expect(other.issues[0].hint).toContain('current / mA');
  });

  it('whose numbers of cycles start again in a time that goes on is continued', () => {
    const text = files.cycleNumbers(({ cycle }) => (cycle === 3 ? 1 : cycle));
    const measured = readMeasuredText(text, { mass });
    expect(warnings(measured)).toEqual([expect.stringContaining('starts again on line 54 while the time goes on')]);
    expect(halves(measured)).toEqual(right);
    expect(measured.cycles.rows.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
  });

  it('whose first step stands on the line of its cycle is read by level all the same', () => {
    const text = files.nestedNeware().replace(/^(\d),9\.9,8\.8\n,(\d)/gm, '$1,9.9,8.8,$2');
    const measured = readMeasuredText(text, { mass });
    expect(measured.issues).toEqual([]);
    expect(halves(measured)).toEqual(right);
    expect([...measured.series!.step]).toEqual([...readMeasuredText(files.nestedNeware()).series!.step]);
  });

  it('of a hold alone is what its sign says, whatever the noise of the voltage does', () => {
    const measured = readMeasuredText(files.hold(1), { mass });
    expect(measured.issues).toEqual([]);
    expect([...new Set(measured.series!.direction)]).toEqual([1]);
    expect(measured.findings[0]).toContain('the file does not say which; it was taken for charge by its sign (+)');
    expect([...new Set(readMeasuredText(files.hold(-1), { mass }).series!.direction)]).toEqual([-1]);
  });

  it('with a counter of one half cycle alone is of this half cycle', () => {
    const [, ...body] = files.hold(1).trim().split('\n');
    const counted = body.map((line, i) => `${line},${(0.01 * i).toFixed(3)}`);
    const text = ['Time (s),Voltage (V),Current (mA),Discharge capacity (mAh)', ...counted, ''].join('\n');
    const measured = readMeasuredText(text, { mass });
    expect([...new Set(measured.series!.direction)]).toEqual([-1]);
    expect(measured.findings[0]).toContain('the cell is discharged, as the counters of the file say');
  });
});
