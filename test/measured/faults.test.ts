import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measured } from '../../src/measured/measured.js';
import { measurements } from '../../src/measured/measurements.js';
import { readMeasured } from '../../src/measured/readFile.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { bdf, maccorCsv, neware } from './exports.js';
import { massMilligram, signal } from './signal.js';

const mass = massMilligram * 1e-6;
const heads = 'Cycle,Charge capacity (mAh/g),Discharge capacity (mAh/g)';
const rows = Array.from(
  { length: 12 },
  (_, i) => `${i + 1},${(200 - 0.5 * i).toFixed(2)},${(199.2 - 0.5 * i).toFixed(2)}`,
);
const table = (lines: readonly string[] = rows, head = heads): string => [head, ...lines, ''].join('\n');

/** The only issue, or all of them to look at. */
function only({ issues }: Measured): Measured['issues'][number] {
  expect(issues.map(({ message }) => message)).toHaveLength(1);
  return issues[0];
}

describe('in a cycle table', () => {
  it('a bad row is named by its line and left out', () => {
    const read = readMeasuredText(table([...rows.slice(0, 4), '5,error,197.2', ...rows.slice(5)]));
    expect(only(read)).toMatchObject({ severity: 'warning', line: 6 });
    expect(only(read).message).toContain('"error" in column "Charge capacity (mAh/g)" is no number');
    expect(read.cycles.rows).toHaveLength(11);
    expect(read.findings.join('\n')).toContain('Not in the file: cycle 5.');
    const many = readMeasuredText(
      table(rows.map((row, i) => (i % 2 ? `${row}x` : row)).concat(Array(40).fill('a,b,c'))),
    );
    expect(many.issues.some(({ message }) => /\d+ more rows are left out/.test(message))).toBe(true);
  });

  it('an empty cell is nothing bad', () => {
    const read = readMeasuredText(table([...rows.slice(0, 4), '5,,197.2', ...rows.slice(5)]));
    expect(read.issues).toEqual([]);
    expect(read.cycles.rows[4].chargeCapacity).toBeNaN();
    expect(measurements(read, { source: 'here' }).filter(({ cycle }) => cycle === 5)).toHaveLength(1);
  });

  it('a cycle that stands twice is used once', () => {
    const same = only(readMeasuredText(table([...rows.slice(0, 4), rows[3], ...rows.slice(4)])));
    expect(same).toMatchObject({ line: 6 });
    expect(same.message).toBe('Cycle 4 stands twice, on lines 5 and 6, with the same values; the first is used.');
    const read = readMeasuredText(table([...rows.slice(0, 4), '4,150,149', ...rows.slice(4)]));
    expect(only(read).message).toContain('with different values');
    expect(read.cycles.rows).toHaveLength(12);
    expect(read.cycles.rows[3].chargeCapacity).toBe(198.5);
  });

  it('an outlier is named and kept', () => {
    const read = readMeasuredText(table(rows.map((row, i) => (i === 6 ? '7,197,120' : row))));
    expect(only(read)).toMatchObject({ severity: 'warning', line: 8 });
    expect(only(read).message).toContain('Cycle 7 stands out');
    expect(read.cycles.rows[6].dischargeCapacity).toBe(120);
  });

  it('the steps of a rate test are no outliers', () => {
    const capacity = [205, 204.8, 190, 189.9, 170, 169.8, 150, 149.7, 189, 188.9];
    const read = readMeasuredText(table(capacity.map((q, i) => `${i + 1},${(q + 0.5).toFixed(2)},${q}`)));
    expect(read.issues).toEqual([]);
  });

  it('a wrong unit shows in what cannot be', () => {
    const read = readMeasuredText(table(rows, heads.replaceAll('mAh/g', 'Ah/g')));
    expect(only(read)).toMatchObject({ severity: 'warning', line: 1, got: '196500 mAh/g' });
    const corrected = readMeasuredText(table(rows, heads.replaceAll('mAh/g', 'Ah/g')), {
      columns: ['Charge capacity (Ah/g) = chargeCapacity / mAh/g', '3 = dischargeCapacity / Ah/kg'],
    });
    expect(corrected.issues).toEqual([]);
    expect(corrected.cycles.rows[0]).toMatchObject({ chargeCapacity: 200, dischargeCapacity: 199.2 });
    const weighed = only(readMeasuredText(table(rows, heads.replaceAll('mAh/g', 'uAh')), { mass: 8.3 }));
    expect(weighed.message).toContain('the mass of active material is wrong');
  });

  it('a unit that is none is named', () => {
    const read = readMeasuredText(table(rows, heads.replace('(mAh/g)', '(mAhh)')));
    expect(read.issues[0]).toMatchObject({ severity: 'warning', line: 1, got: 'mAhh' });
    expect(read.columns[1]).toMatchObject({ used: false, remark: 'its unit "mAhh" is not known' });
  });

  it('a unit that is stated nowhere is asked for', () => {
    const read = readMeasuredText(table(rows, 'Cycle,Charge capacity,Discharge capacity'));
    expect(read.issues.map(({ severity, line, path }) => [severity, line, path])).toEqual([
      ['error', 1, '--column'],
      ['error', 1, '--column'],
    ]);
  });

  it('a missing column is told by what is there and what would do', () => {
    const read = readMeasuredText(table(rows, 'Cycle,A,B'));
    expect(only(read)).toMatchObject({ severity: 'error', line: 1 });
    expect(only(read).message).toContain('there is only cycle number');
    expect(only(read).hint).toContain('--column');
  });

  it('a wrong wish is answered with what there is', () => {
    const wishes = ['nothing', 'Cycl = cycle', 'Cycle = cicle', 'Cycle = voltage / mAh'];
    const { issues } = readMeasuredText(table(), { columns: wishes });
    expect(issues.map(({ got }) => got)).toEqual(wishes);
    expect(issues.map(({ hint }) => hint)).toEqual([
      undefined,
      'did you mean Cycle?',
      'did you mean cycle?',
      undefined,
    ]);
  });

  it('charge and discharge exchanged are a question, unless the efficiencies answer it', () => {
    const swapped = 'Cycle,Discharge capacity (mAh/g),Charge capacity (mAh/g)';
    const asked = only(readMeasuredText(table(rows, swapped)));
    expect(asked).toMatchObject({ severity: 'error', line: 2, path: '--swap' });
    const right = readMeasuredText(table()).cycles.rows.map(({ chargeCapacity }) => chargeCapacity);
    const answered = readMeasuredText(table(rows, swapped), { swap: true });
    expect(answered.issues).toEqual([]);
    expect(answered.cycles.rows.map(({ chargeCapacity }) => chargeCapacity)).toEqual(right);
    expect(readMeasuredText(table(rows, swapped), { swap: false }).issues).toEqual([]);
    const efficient = rows.map((row) => {
      const [, charge, discharge] = row.split(',').map(Number);
      return `${row},${((100 * discharge) / charge).toFixed(3)}`;
    });
    const told = readMeasuredText(table(efficient, `${swapped},CE (%)`));
    expect(only(told)).toMatchObject({ severity: 'warning', line: 2 });
    expect(told.cycles.rows.map(({ chargeCapacity }) => chargeCapacity)).toEqual(right);
  });

  it('a first cycle that gives back more than it took is doubted where the later ones tell nothing', () => {
    const even = rows.map((row, i) => (i % 2 ? row : row.replace(/,(.*),(.*)/, ',$2,$1')));
    const asked = only(readMeasuredText(table(['1,176,220', ...even.slice(1)])));
    expect(asked).toMatchObject({ severity: 'warning', line: 2, path: '--swap' });
    expect(readMeasuredText(table(['1,220,176', ...even.slice(1)])).issues).toEqual([]);
    expect(readMeasuredText(table(['1,176,220', ...even.slice(1)]), { swap: false }).issues).toEqual([]);
  });

  it('a file cut off in the middle of a row loses this row', () => {
    const read = readMeasuredText(table().slice(0, -10));
    expect(only(read)).toMatchObject({ severity: 'warning', line: 13 });
    expect(only(read).message).toContain('the file ends in the middle of it');
    expect(read.cycles.rows).toHaveLength(11);
  });

  it('a last cycle that was going on is not used', () => {
    const read = readMeasuredText(table([...rows, '13,194,60.1']));
    expect(only(read)).toMatchObject({ line: 14 });
    expect(read.cycles.rows[12].complete).toBe(false);
    expect(measurements(read, { source: 'here' }).some(({ cycle }) => cycle === 13)).toBe(false);
  });
});

describe('in a time series', () => {
  const lines = bdf().split('\r\n');
  const read = (changed: readonly string[]): Measured => readMeasuredText(changed.join('\r\n'), { mass });
  const clean = read(lines);

  it('bad rows are named', () => {
    const measured = read(lines.map((line, i) => (i === 20 ? line.replace(/,[\d.]+,/, ',OVERFLOW,') : line)));
    expect(only(measured)).toMatchObject({ line: 21 });
    expect(measured.series!.voltage).toHaveLength(clean.series!.voltage.length - 1);
  });

  it('a spike of the voltage is left out', () => {
    const measured = read(lines.map((line, i) => (i === 30 ? line.replace(/^([^,]+),[\d.]+,/, '$1,0.012,') : line)));
    expect(only(measured)).toMatchObject({ line: 31 });
    expect(measured.cycles.rows[1]).toEqual(clean.cycles.rows[1]);
  });

  it('a file cut off loses its last cycle', () => {
    const measured = read(lines.slice(0, 262));
    expect(only(measured)).toMatchObject({ severity: 'warning', line: 262 });
    expect(only(measured).message).toMatch(/within cycle 3: its discharge ends at 3\.\d+ V, those before at 2\.800 V/);
    expect(measured.cycles.rows.map(({ complete }) => complete)).toEqual([true, true, false]);
    const charge = read(lines.slice(0, 220));
    expect(only(charge).message).toContain('its charge ends at');
    const inRow = readMeasuredText(lines.slice(0, 284).join('\r\n').slice(0, -15), { mass });
    expect(inRow.issues.some(({ message }) => message.includes('ends in the middle'))).toBe(true);
  });

  it('what passed in cycles that are left out is not counted', () => {
    const head = 'Test Time / s,Voltage / V,Current / A,Cycle Count / 1';
    const cycle = (n: number): string[] =>
      Array.from({ length: 40 }, (_, i) => {
        const charging = i < 20;
        const voltage = charging ? 3 + i / 20 : 4 - (i - 20) / 20;
        return `${n * 40_000 + i * 1000},${voltage},${charging ? 1e-3 : -1e-3},${n}`;
      });
    const read = readMeasuredText([head, ...cycle(1), ...cycle(2), ...cycle(40), ''].join('\n'), { mass: 4e-5 });
    const charges = read.cycles.rows.map(({ chargeCapacity }) => chargeCapacity);
    expect(charges).toHaveLength(3);
    expect(charges[2] / charges[0]).toBeCloseTo(1, 10);
  });

  it('a repeated block is left out', () => {
    const second = lines.slice(95, 189);
    const measured = read([...lines.slice(0, 189), ...second, ...lines.slice(189)]);
    expect(only(measured).message).toBe('Lines 190 to 283 repeat lines 96 to 189; the repetition is left out.');
    expect(measured.cycles.rows.map(({ dischargeCapacity }) => dischargeCapacity)).toEqual(
      clean.cycles.rows.map(({ dischargeCapacity }) => dischargeCapacity),
    );
  });

  it('a clock that starts again is continued, and joined exports are seen', () => {
    const tests = read([...lines.slice(0, -1), ...lines.slice(0, 95)]);
    expect(tests.issues.map(({ line }) => line)).toContain(284);
    expect(tests.issues.some(({ message }) => message.startsWith('The heads stand again'))).toBe(true);
  });

  it('words that say charge while the voltage falls are believed, and the contradiction is told', () => {
    const rows = signal().map((row) => ({ ...row, state: ({ C: 'D', D: 'C', R: 'R' } as const)[row.state] }));
    const unsigned = readMeasuredText(maccorCsv(rows), { mass });
    expect(unsigned.issues[0]).toMatchObject({ severity: 'warning', line: 2, path: '--swap' });
    expect(unsigned.issues[0].message).toContain('The voltage goes against what "Md" says');
    expect(unsigned.cycles.rows[0].dischargeCapacity).toBeCloseTo(1600 / 8.3, 2);
    const signed = readMeasuredText(neware(rows), { mass });
    expect(signed.issues.map(({ line }) => line)).toContain(2);
    expect(signed.cycles.rows[0].dischargeCapacity).toBeCloseTo(1600 / 8.3, 2);
  });

  it('counters are believed as the words are, and --swap and --no-swap act on all of it', () => {
    const rows = signal().map((row) => ({ ...row, charged: row.discharged, discharged: row.charged }));
    const measured = readMeasuredText(bdf(rows), { mass });
    expect(measured.issues[0].message).toContain(
      'The voltage goes against what "Charging Capacity / Ah" and "Discharging Capacity / Ah" say',
    );
    const capacities = ({ cycles }: Measured): readonly number[][] =>
      cycles.rows.map(({ chargeCapacity, dischargeCapacity }) => [chargeCapacity, dischargeCapacity]);
    expect(capacities(measured)).toEqual(capacities(clean).map(([charge, discharge]) => [discharge, charge]));
    const swapped = readMeasuredText(bdf(rows), { mass, swap: true });
    expect(swapped.issues).toEqual([]);
    expect(capacities(swapped)).toEqual(capacities(clean));
    expect(swapped.series!.current).toEqual(clean.series!.current);
    expect(swapped.series!.direction).toEqual(clean.series!.direction);
    expect(readMeasuredText(bdf(rows), { mass, swap: false }).issues).toEqual([]);
    const other = readMeasuredText(bdf(), { mass, swap: true });
    expect(capacities(other)).toEqual(capacities(measured));
  });

  it('a current that is positive on discharge stays so where a person says that nothing is exchanged', () => {
    const head = 'Test Time / s,Voltage / V,Current / A';
    const rows = signal().map(({ time, voltage, current }) => [time, voltage, -current].join(','));
    const text = [head, ...rows, ''].join('\n');
    const turned = readMeasuredText(text, { mass });
    expect(turned.series!.current![5]).toBe(0.5e-3);
    const kept = readMeasuredText(text, { mass, swap: false });
    expect(kept.series!.current![5]).toBe(-0.5e-3);
    expect(readMeasuredText(text, { mass, swap: true }).series!.current![5]).toBe(-0.5e-3);
  });

  it('voltages in mV are seen, whatever the head says', () => {
    const rows = signal().map((row) => ({ ...row, voltage: 1000 * row.voltage }));
    const measured = readMeasuredText(bdf(rows), { mass });
    expect(only(measured)).toMatchObject({ severity: 'warning', line: 1 });
    expect(measured.series!.voltage[3]).toBeCloseTo(clean.series!.voltage[3], 9);
  });

  it('current and capacity in units that do not go together are a question', () => {
    const text = bdf().replace('Current / A', 'Current / mA');
    const asked = only(readMeasuredText(text, { mass }));
    expect(asked).toMatchObject({ severity: 'error', line: 1 });
    expect(asked.message).toContain('"Current / mA" or of "Charging Capacity / Ah" is wrong');
    expect(readMeasuredText(text, { mass, columns: ['Current / mA = current / A'] }).issues).toEqual([]);
  });

  it('a unit that is stated nowhere is found where the numbers decide, else asked for', () => {
    const text = bdf().replace('Current / A', 'Current');
    const found = readMeasuredText(text, { mass });
    expect(found.issues).toEqual([]);
    expect(found.findings.join('\n')).toContain('The current is in A: so it adds up');
    const alone = text
      .split('\r\n')
      .map((line) => line.split(',').slice(0, 6).join(','))
      .join('\r\n');
    expect(only(readMeasuredText(alone, { mass }))).toMatchObject({ severity: 'error', path: '--column' });
  });
});

describe('files that are none', () => {
  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2]), 'archive'],
    ['EC-Lab binary', new TextEncoder().encode('BIO-LOGIC MODULAR FILE\u001a   '), 'EC-Lab'],
    ['bytes', Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256), 'no text'],
    ['prose', new TextEncoder().encode('Dear colleague,\nplease find the data attached.\n'), 'no rows'],
    ['heads only', new TextEncoder().encode(`${heads}\n`), 'no rows'],
  ])('%s: one sentence', async (_, bytes, word) => {
    const { kind, issues } = await readMeasured(bytes);
    expect(kind === 'unknown' || issues.some(({ severity }) => severity === 'error')).toBe(true);
    expect(issues[0].message).toContain(word);
  });

  it('nonsense never throws', () => {
    const pieces = [
      'Cycle',
      'Voltage (V)',
      ',',
      ';',
      '\t',
      '\n',
      '1',
      '2.5',
      '"',
      ' ',
      'Capacity/mAh',
      '-',
      '00:01:00',
      'µ',
      '#',
      '1e999',
      'time/s',
      'I/mA',
      'NaN',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 150 }), (words) => {
        expect(readMeasuredText(words.join('')).kind).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
