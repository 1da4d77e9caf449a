import { clock, date, type Row, signal } from './signal.js';

/** Files with the peculiarities that exports of laboratories have. 8.3 mg; 1.6, 1.52, 1.5 mAh charged, 1.48, 1.46, 1.44 mAh discharged. */

const rows = signal(6);
const milli = (value: number, digits = 5): string => (1e3 * value).toFixed(digits);
const lines = (...all: readonly (string | readonly string[])[]): string => `${all.flat().join('\n')}\n`;
const of = (
  list: readonly Row[],
  separator: string,
  cells: (row: Row, i: number) => readonly (string | number)[],
): string[] => list.map((row, i) => cells(row, i).join(separator));

/** Neware "general report": rows of cycles, steps and records under three heads, each further to the right. */
export function nestedNeware(separator = ','): string {
  const line = (...cells: readonly (string | number)[]): string => cells.join(separator);
  const words = { C: 'CC_Chg', D: 'CC_DChg', R: 'Rest' } as const;
  const body = rows.flatMap((row, i) => {
    const [first, before] = [i === 0, rows[i - 1]];
    const cycle = first || row.cycle !== before.cycle ? [line(row.cycle, '9.9', '8.8')] : [];
    const step =
      first || row.step !== before.step ? [line('', row.step, words[row.state], clock(1), '7.7', 4.1, 2.9)] : [];
    const record = line(
      '',
      '',
      i + 1,
      clock(row.stepTime),
      row.voltage.toFixed(4),
      milli(row.current),
      milli(row.capacity),
    );
    return [...cycle, ...step, record];
  });
  return lines(
    line('Cycle ID', 'Cap_Chg(mAh)', 'Cap_DChg(mAh)'),
    line('', 'Step ID', 'Step Name', 'Step Time(h:min:s.ms)', 'Capacity(mAh)', 'Start Voltage(V)', 'End Voltage(V)'),
    line('', '', 'Record ID', 'Time(h:min:s.ms)', 'Voltage(V)', 'Current(mA)', 'Capacity(mAh)'),
    body,
  );
}

const ecLabStart = (heads: number, technique: string): string =>
  ['EC-Lab ASCII FILE', `Nb header lines : ${heads}`, '', technique, ''].slice(0, heads - 1).join('\n');

/** EC-Lab ends its line of heads with a tab, its rows do not, and there is no line end after the last one. */
export function lastRowWithoutEnd(): string {
  const heads = 'mode\tNs\ttime/s\tEwe/V\t<I>/mA\tQ discharge/mA.h\tQ charge/mA.h\tcycle number\t';
  const body = of(rows, '\t', (row) => [
    1,
    row.step,
    row.time.toExponential(9),
    row.voltage.toExponential(7),
    milli(row.current),
    milli(row.state === 'D' ? row.capacity : 0, 7),
    milli(row.state === 'C' ? row.capacity : 0, 7),
    (row.cycle - 1).toExponential(6),
  ]);
  return [ecLabStart(6, 'Galvanostatic Cycling with Potential Limitation'), heads, ...body].join('\n');
}

/** Lithium plated at 0.2 mA for 3 h: a current of one sign, and a voltage that dips and comes back. */
export function plating(): string {
  const body = Array.from({ length: 13 }, (_, i) =>
    [900 * i, -0.2, (-0.05 - 0.2 * Math.exp(-i / 3)).toFixed(5), (0.05 * i).toFixed(5), 0, 0].join('\t'),
  );
  const heads = 'time/s\t<I>/mA\tEwe/V\tQ discharge/mA.h\tQ charge/mA.h\tcycle number\t';
  return lines(ecLabStart(6, 'Chronopotentiometry'), heads, body);
}

/** Modulo Bat: a spectrum of seven points after every charge, in the rows of the cycles. */
export function cyclesWithSpectra(): string {
  const heads =
    'Ns\ttime/s\tEwe/V\tI/mA\tfreq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tQ discharge/mA.h\tQ charge/mA.h\tcycle number';
  const body = rows.flatMap((row, i) => {
    const counted = [
      row.state === 'D' ? milli(row.capacity) : 0,
      row.state === 'C' ? milli(row.capacity) : 0,
      row.cycle - 1,
    ];
    const own = [row.step, row.time, row.voltage.toFixed(5), milli(row.current), 0, 0, 0, ...counted].join('\t');
    if (row.state !== 'C' || rows[i + 1]?.state === 'C') return [own];
    const spectrum = Array.from({ length: 7 }, (_, k) => {
      const frequency = 10 ** (5 - k);
      const x = frequency / 1000;
      const r = 30 + row.cycle;
      const z = [(r + 20 / (1 + x * x)).toFixed(4), ((20 * x) / (1 + x * x)).toFixed(4)];
      return [row.step, row.time, row.voltage.toFixed(5), 0, frequency, ...z, ...counted].join('\t');
    });
    return [own, ...spectrum];
  });
  return lines(ecLabStart(6, 'Modulo Bat'), heads, body);
}

/** PEC: "Test" is the number of the test, voltages in mV, currents in mA. */
export function pec(): string {
  const heads =
    'Test,Cell,Step,Cycle,Total Time (Seconds),Step Time (Seconds),Real Time,Voltage (mV),Current (mA),Charge Capacity (mWh),Discharge Capacity (mWh),Charge Capacity (mAh),Discharge Capacity (mAh)';
  const body = of(rows, ',', (row) =>
    [
      7031,
      2,
      row.step,
      row.cycle,
      row.time,
      row.stepTime,
      date(row.time),
      (1e3 * row.voltage).toFixed(2),
      milli(row.current),
      0,
      0,
    ].concat([milli(row.charged), milli(row.discharged)]),
  );
  return lines('Request Year:,2023', 'Test:,7031', '', heads, body);
}

/** Maccor of the European kind: a rest of two hours, time in minutes, which only the dates tell. */
export function restInMinutes(head = 'TestTime'): string {
  const body = Array.from({ length: 25 }, (_, i) =>
    [i + 1, 1, 1, (5 * i).toFixed(4), '0.0000000', '0.0000000', (2.4 + 1e-4 * i).toFixed(4), 'R', date(300 * i)].join(
      '\t',
    ),
  );
  return lines(
    'Name:\tcell',
    '',
    `Rec\tCycle C\tStep\t${head}\tCap. [Ah]\tCurrent [A]\tVoltage [V]\tMd\tDPT Time`,
    '',
    body,
  );
}

/** Maccor milli: "Volts" are mV, and noise of a millivolt is no spike. */
export function milliMaccor(): string {
  const body = of(rows, '\t', (row, i) => [
    i + 1,
    row.cycle,
    row.step,
    clock(row.time, true),
    milli(row.capacity),
    milli(row.current),
    (1e3 * row.voltage + (i % 11 === 9 && row.state === 'R' ? 0.8 : 0)).toFixed(3),
    row.state,
  ]);
  return lines("Today''s Date\t03/28/2024", '', 'Rec#\tCyc#\tStep\tTestTime\tmAmp-hr\tmAmps\tVolts\tState', body);
}

/** Maccor with columns of charge and discharge that it never filled. */
export function notAvailable(): string {
  const heads = 'Rec#\tCyc#\tStep\tTest (Sec)\tAmp-hr\tAmps\tVolts\tState\tWF Chg Cap\tWF Dis Cap';
  const body = of(rows, '\t', (row, i) =>
    [
      i + 1,
      row.cycle - 1,
      row.step,
      row.time,
      row.capacity.toFixed(9),
      Math.abs(row.current),
      row.voltage.toFixed(5),
      row.state,
    ].concat(['N/A', 'N/A']),
  );
  return lines(heads, body);
}

/** Novonix UHPC with its protocol in the preamble. */
export function protocolInPreamble(): string {
  const step = '{StepType:3,StepConditions:[{Condition:Voltage,Range:current,Mode:control,Capacity:7,Units:Ah}]}';
  const heads = 'Date and Time,Cycle Number,Step Type,Run Time (h),Current (A),Potential (V),Capacity (Ah),Step Number';
  const body = of(rows, ',', (row) => [
    date(row.time),
    row.cycle,
    4,
    (row.time / 3600).toFixed(7),
    row.current.toFixed(7),
    row.voltage.toFixed(5),
    (row.charged - row.discharged).toFixed(9),
    row.step,
  ]);
  return lines(
    '[Summary]',
    'Novonix',
    'Protocol:',
    `{Version:2.1,List:[${Array(9).fill(step).join(',')}]}`,
    '',
    '[Data]',
    heads,
    body,
  );
}

/** Arbin with a mark of UTF-8 and a tab before every date. */
export function tabbedDates(): string {
  const heads =
    'Data Point,Date Time,Test Time (s),Cycle Index,Step Index,Current (A),Voltage (V),Charge Capacity (Ah),Discharge Capacity (Ah)';
  const body = of(rows, ',', (row, i) => [
    i + 1,
    `\t${date(row.time)}`,
    row.time.toFixed(4),
    row.cycle,
    row.step,
    row.current.toFixed(6),
    row.voltage.toFixed(5),
    row.charged.toFixed(8),
    row.discharged.toFixed(8),
  ]);
  return `\uFEFF${lines(heads, body)}`;
}

/** A table of a laboratory's own below what it knows of the cell and lines of its log, which have numbers as well. */
export function metadataAndLog(): string {
  const wide = (text: string): string => `${text}${';'.repeat(9 - text.split(';').length)}`;
  const known = ['operator;someone', 'counter;Li-metal', 'voltage;high', 'mass;8.3', 'cycle;C/10'].map(wide);
  const log = ['12;logging started', '815;R3', '2230;R3', '4115;R4'].map(wide);
  const heads =
    'index;test_time;date_stamp;step;cycle;current (mA);voltage;charge_capacity (mAh);discharge_Capacity (mAh)';
  const body = of(rows, ';', (row, i) => [
    i,
    row.time,
    (45000 + row.time / 86400).toFixed(6),
    row.step,
    row.cycle,
    milli(row.current),
    row.voltage.toFixed(4),
    milli(row.charged),
    milli(row.discharged),
  ]);
  return lines('# HEAD;;;;;;;;', known, '# LOG;;;;;;;;', log, '# DATA;;;;;;;;', heads, body);
}

/** Heads that are units and nothing else. */
export function headsOfUnits(): string {
  const body = of(rows, ',', (row) => [
    row.time,
    row.current,
    row.voltage.toFixed(5),
    row.state,
    row.step,
    row.cycle,
    row.capacity.toFixed(9),
  ]);
  return lines('Seconds,Amps,Volts,State,Step,Cycle,Ah', body);
}

/** The rest after a discharge is split: its last row bears the number of the next cycle. */
export function restOfTheNextCycle(): string {
  const body = of(rows, ',', (row, i) => [
    row.time,
    rows[i + 1]?.cycle ?? 4,
    row.step,
    row.current,
    row.voltage.toFixed(5),
    row.charged.toFixed(8),
    row.discharged.toFixed(8),
  ]);
  return lines(
    'Test_Time(s),Cycle_Index,Step_Index,Current(A),Voltage(V),Charge_Capacity(Ah),Discharge_Capacity(Ah)',
    body,
  );
}

/** BDF whose column of cycles holds what is none. */
export function cycleNumbers(number: (row: Row) => string | number): string {
  const heads = 'test_time_second,voltage_volt,current_ampere,cycle_count,charging_capacity_ah,discharging_capacity_ah';
  return lines(
    heads,
    of(rows, ',', (row) => [
      row.time,
      row.voltage.toFixed(5),
      row.current,
      number(row),
      row.charged.toFixed(8),
      row.discharged.toFixed(8),
    ]),
  );
}

/** EC-Lab CP: no voltage was written in the discharges. */
export function voltageNotWritten(): string {
  const heads = 'Ns\ttime/s\t<Ewe>/V\tI/mA\tQ discharge/mA.h\tQ charge/mA.h\tcycle number';
  const body = of(rows, '\t', (row) => [
    row.step,
    row.time,
    (row.state === 'D' ? 0 : row.voltage).toFixed(7),
    milli(row.current),
    milli(row.state === 'D' ? row.capacity : 0),
    milli(row.state === 'C' ? row.capacity : 0),
    row.cycle,
  ]);
  return lines(ecLabStart(6, 'Constant Current'), heads, body);
}

/** A Chinese installation of Neware, in characters. */
export function chineseNeware(): string {
  const words = { C: '恒流充电', D: '恒流放电', R: '静置' } as const;
  const body = of(rows, ',', (row) => [
    row.cycle,
    row.step,
    words[row.state],
    clock(row.stepTime),
    clock(row.time),
    Math.abs(row.current).toFixed(6),
    row.voltage.toFixed(4),
    row.capacity.toFixed(8),
  ]);
  return lines('循环号,工步号,工步类型,时间,总时间,电流(A),电压(V),容量(Ah)', body);
}

/** A Japanese one. */
export function japanese(): string {
  const words = { C: '充電', D: '放電', R: '休止' } as const;
  const body = of(rows, '\t', (row) => [
    row.cycle,
    words[row.state],
    row.time.toFixed(1),
    row.voltage.toFixed(4),
    milli(Math.abs(row.current)),
    milli(row.capacity),
  ]);
  return lines('サイクル\t状態\t経過時間[s]\t電圧[V]\t電流[mA]\t容量[mAh]', body);
}

/** Bytes of a text in GBK or Shift-JIS, by reading all pairs of bytes once. */
export function encoded(text: string, encoding: 'gbk' | 'shift_jis'): Uint8Array {
  const wanted = new Set([...text].filter((sign) => sign > '\u007f'));
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) {
      const sign = decoder.decode(Uint8Array.of(a, b));
      if (wanted.has(sign) && !bytesOf.has(sign)) bytesOf.set(sign, [a, b]);
    }
  return Uint8Array.from([...text].flatMap((sign) => bytesOf.get(sign) ?? [sign.charCodeAt(0)]));
}

/** Sulfur against lithium: the first half cycle is the discharge, of more than 1000 mAh/g. */
export function sulfur(): string {
  const body = [0, 1].flatMap((c) =>
    [-1, 1].flatMap((sign) =>
      Array.from({ length: 6 }, (_, i) =>
        [
          c + 1,
          18_000 * (2 * c + (sign + 1) / 2) + 3600 * i,
          (sign < 0 ? 2.3 - 0.1 * i : 1.9 + 0.1 * i).toFixed(3),
          2 * sign,
          sign > 0 ? 2 * i : 0,
          sign < 0 ? 2 * i : 0,
        ].join(','),
      ),
    ),
  );
  return lines(
    'Cycle Index,Test Time (s),Voltage (V),Current (mA),Charge Capacity (mAh),Discharge Capacity (mAh)',
    body,
  );
}

/** Three columns; positive currents charge (1) or discharge (-1). */
export function plainTable(head: string, positive: 1 | -1): string {
  return lines(
    `Time (s),Voltage (V),${head}`,
    of(rows, ',', (row) => [row.time, row.voltage.toFixed(5), milli(positive * row.current)]),
  );
}

/** EC-Lab OCV: no column of current at all. */
export function openCircuit(): string {
  const body = Array.from({ length: 9 }, (_, i) => [2, 0, 600 * i, (3.2 - 0.001 * i).toFixed(5)].join('\t'));
  return lines(ecLabStart(6, 'Open Circuit Voltage'), 'mode\terror\ttime/s\tEwe/V', body);
}

/** 4.2 V held for an hour while the current decays, with a tenth of a millivolt of noise. */
export function hold(sign: 1 | -1): string {
  const body = Array.from({ length: 31 }, (_, i) =>
    [120 * i, (4.2 + 1e-4 * ((i * 7) % 3)).toFixed(4), (sign * Math.exp(-i / 10)).toFixed(5)].join(','),
  );
  return lines('Time (s),Voltage (V),Current (mA)', body);
}
