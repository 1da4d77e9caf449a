import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readMeasured } from '../../src/measured/readFile.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { bdf, ecLab, exports, maccor, neware } from './exports.js';
import { massMilligram, signal, truth } from './signal.js';

const mass = massMilligram * 1e-6;
const fromZero = new Set(['ecLab', 'ecLabComma', 'maccor']);

describe.each(Object.entries(exports))('a file of %s', (name, write) => {
  const measured = readMeasuredText(write(), { mass });

  it('is understood without a doubt', () => {
    expect(measured.kind).toBe('time series');
    expect(measured.issues).toEqual([]);
    expect(measured.source.rows).toBe(signal().length);
    expect(measured.columns.every(({ used, quantity, remark }) => (used ? quantity : remark))).toBe(true);
  });

  it('gives back what the cell did', () => {
    const { series, cycles } = measured;
    expect(cycles.capacityUnit).toBe('mAh/g');
    expect(cycles.rows.map(({ cycle }) => cycle)).toEqual(fromZero.has(name) ? [0, 1, 2] : [1, 2, 3]);
    cycles.rows.forEach((row, c) => {
      expect(row.chargeCapacity / (truth.charge[c] / 8.3e-3)).toBeCloseTo(1, 4);
      expect(row.dischargeCapacity / (truth.discharge[c] / 8.3e-3)).toBeCloseTo(1, 4);
      expect(row.coulombicEfficiency).toBeCloseTo((100 * truth.discharge[c]) / truth.charge[c], 2);
      // 4.2 V - 1.4 V s^2 over the discharge.
      expect(row.meanDischargeVoltage).toBeCloseTo(4.2 - 1.4 / 3, 2);
      expect(row.complete).toBe(true);
    });
    signal().forEach((row, i) => {
      expect(series!.voltage[i]).toBeCloseTo(row.voltage, 4);
      expect(series!.current![i]).toBeCloseTo(row.current, 9);
      expect(series!.direction[i]).toBe({ C: 1, D: -1, R: 0 }[row.state]);
    });
  });

  it('keeps its clock, steps and lines', () => {
    const { series, source } = measured;
    const time = series!.time!;
    expect(time.every((moment, i) => i === 0 || moment >= time[i - 1])).toBe(true);
    expect(Math.abs((time[time.length - 1] - time[0]) / signal()[signal().length - 1].time - 1)).toBeLessThan(2e-4);
    expect(series!.line[0]).toBe(source.firstLine);
    expect(new Set(series!.step).size).toBe(name === 'bdf' ? 12 : 4);
  });
});

describe('the report of a cycler file', () => {
  it('names the cycler', () => {
    const formats = Object.entries(exports).map(([name, write]) => [
      name,
      readMeasuredText(write()).format.split(' ')[0],
    ]);
    expect(Object.fromEntries(formats)).toEqual({
      ecLab: 'EC-Lab',
      ecLabComma: 'EC-Lab',
      maccor: 'Maccor',
      maccorCsv: 'Maccor',
      arbin: 'Arbin',
      arbinSpaces: 'Arbin',
      neware: 'Neware',
      newareOld: 'Neware',
      landt: 'Landt',
      digatron: 'Digatron',
      novonix: 'Novonix',
      bdf: 'Battery',
    });
  });

  it('says how a column was converted and why another one was not used', () => {
    const { columns, findings } = readMeasuredText(ecLab());
    expect(columns.find(({ head }) => head === 'I/mA')).toMatchObject({ quantity: 'current', conversion: 'mA -> A' });
    expect(columns.find(({ head }) => head === '(Q-Qo)/mA.h')).toMatchObject({ used: false });
    expect(findings.join('\n')).toContain(
      "Line 7 states a mass of 8.300 mg; it is used only if you say so: --mass '8.300 mg'",
    );
    expect(findings.join('\n')).toContain('cycle 0');
  });

  it('says that the sign of a current was turned around, and that one was given', () => {
    const reversed = signal().map((row) => ({ ...row, current: -row.current }));
    const turned = readMeasuredText(bdf(reversed), { mass });
    expect(turned.findings.join('\n')).toContain('positive on discharge');
    expect(turned.series!.current![5]).toBeGreaterThan(0);
    expect(turned.cycles).toEqual(readMeasuredText(bdf(), { mass }).cycles);
    expect(readMeasuredText(maccor()).findings.join('\n')).toContain('no sign in the file');
  });

  it('never guesses a mass', () => {
    const { cycles, issues } = readMeasuredText(maccor());
    expect(cycles.capacityUnit).toBe('mAh');
    expect(cycles.rows[0].chargeCapacity).toBeCloseTo(1.6, 4);
    expect(issues[0]).toMatchObject({ path: '--mass', severity: 'warning' });
  });

  it('tells with which mass capacities per gram were computed', () => {
    const text = neware()
      .split('\r\n')
      .map((line) =>
        line
          .split(',')
          .filter((_, i) => ![8, 10, 12].includes(i))
          .join(','),
      )
      .join('\r\n');
    const plain = readMeasuredText(text);
    expect(plain.cycles.rows[0].chargeCapacity).toBeCloseTo(1.6 / 8.3e-3, 1);
    expect(plain.findings.join('\n')).toMatch(/per gram were computed with 8\.\d+ mg/);
    const other = readMeasuredText(text, { mass: 10e-6 });
    expect(other.issues[0].message).toContain('not with the 10 mg given');
    expect(other.cycles.rows[0].chargeCapacity).toBeCloseTo(160, 1);
  });
});

describe('cycles and steps', () => {
  const withoutCounters = (text: string): string =>
    text
      .split('\r\n')
      .map((line) =>
        line
          .split(',')
          .filter((_, i) => i !== 4 && i !== 5)
          .join(','),
      )
      .join('\r\n');

  it('are found where the file does not number them', () => {
    const found = readMeasuredText(withoutCounters(bdf()), { mass });
    const known = readMeasuredText(bdf(), { mass });
    expect(found.findings.join('\n')).toContain(
      '3 found by the direction of the current, each beginning with a charge',
    );
    expect(found.series!.cycle).toEqual(known.series!.cycle);
    expect(found.cycles).toEqual(known.cycles);
    expect(found.series!.step).toEqual(known.series!.step);
  });

  it('begin with the discharge where the file does', () => {
    const cut = signal().slice(47);
    const { findings, cycles } = readMeasuredText(withoutCounters(bdf(cut)), { mass });
    expect(findings.join('\n')).toContain('each beginning with a discharge');
    expect(cycles.rows).toHaveLength(3);
  });

  it('are never renumbered', () => {
    const odd = signal().map((row) => ({ ...row, cycle: [7, 11, 12][row.cycle - 1] }));
    const { series, cycles, findings } = readMeasuredText(bdf(odd), { mass });
    expect(cycles.rows.map(({ cycle }) => cycle)).toEqual([7, 11, 12]);
    expect([...new Set(series!.cycle)]).toEqual([7, 11, 12]);
    expect(findings.join('\n')).toContain('Not in the file: cycle 8 to 10.');
    const shifted = readMeasuredText(ecLab(), { mass, shift: 1 });
    expect(shifted.cycles.rows.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
  });
});

describe('Parquet', () => {
  const rows = signal();
  const column = (name: string, value: (row: (typeof rows)[number]) => number) => ({
    name,
    data: Float64Array.from(rows, value),
    type: 'DOUBLE' as const,
  });
  const file = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        column('test_time_second', ({ time }) => time),
        column('voltage_volt', ({ voltage }) => voltage),
        column('current_ampere', ({ current }) => current),
        { name: 'cycle_count', data: Int32Array.from(rows, ({ cycle }) => cycle), type: 'INT32' as const },
        column('charging_capacity_ah', ({ charged }) => charged),
        column('discharging_capacity_ah', ({ discharged }) => discharged),
      ],
    }),
  );

  it('is read as text is', async () => {
    const measured = await readMeasured(file, { mass });
    expect(measured).toMatchObject({ kind: 'time series', issues: [], source: { encoding: 'Parquet' } });
    expect(measured.format).toContain('BDF');
    const text = readMeasuredText(bdf(), { mass });
    expect(measured.series!.voltage).toEqual(text.series!.voltage);
    expect(measured.cycles.rows.map(({ chargeCapacity }) => chargeCapacity)).toEqual(
      text.cycles.rows.map(({ chargeCapacity }) => chargeCapacity),
    );
  });

  it('cut off is refused in a sentence', async () => {
    const { issues, kind } = await readMeasured(file.subarray(0, 2000));
    expect(kind).toBe('unknown');
    expect(issues[0].message).toContain('Parquet');
  });
});
