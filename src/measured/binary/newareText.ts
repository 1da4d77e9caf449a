import { tabbed, written } from './bytes.js';

/** One record of a Neware file; capacities and times count from the start of the step. */
export interface NewareRecord {
  readonly index: number;
  /** From 1; 0 where the file does not count. */
  readonly cycle: number;
  readonly step: number;
  readonly status: number;
  /** [s] */ readonly time: number;
  /** [V] */ readonly voltage: number;
  /** [mA] */ readonly current: number;
  /** [mAh] */ readonly charge: number;
  /** [mAh] */ readonly discharge: number;
  /** As text; empty where it is not known. */
  readonly date: string;
}

/** Kinds of steps by number, as BTSDA names them. */
const states: Readonly<Record<number, string>> = {
  1: 'CC Chg',
  2: 'CC DChg',
  3: 'CV Chg',
  4: 'Rest',
  5: 'Cycle',
  7: 'CCCV Chg',
  8: 'CP DChg',
  9: 'CP Chg',
  10: 'CR DChg',
  13: 'Pause',
  16: 'Pulse',
  17: 'SIM',
  19: 'CV DChg',
  20: 'CCCV DChg',
  21: 'Control',
  22: 'OCV',
  26: 'CPCV DChg',
  27: 'CPCV Chg',
};

/** Records as the table that BTSDA exports, steps numbered as they were carried out. */
export function newareTable(records: readonly NewareRecord[]): string {
  const counted = records.some(({ cycle }) => cycle > 0);
  const heads = [
    'DataPoint',
    ...(counted ? ['Cycle Index'] : []),
    'Step Number',
    'Step Type',
    'Step Time(s)',
    'Voltage(V)',
    'Current(mA)',
    'Chg. Cap.(mAh)',
    'DChg. Cap.(mAh)',
    'Date',
  ];
  let number = 0;
  let before: number | undefined;
  const rows = records.map((one) => {
    if (one.step !== before) number++;
    before = one.step;
    return [
      String(one.index),
      ...(counted ? [String(one.cycle)] : []),
      String(number),
      states[one.status] ?? '',
      written(Number(one.time.toFixed(6))),
      ...[one.voltage, one.current, one.charge, one.discharge].map((value) => written(value, true)),
      one.date,
    ];
  });
  return tabbed(heads, rows);
}

/** What a stored current or charge is multiplied by, by the range of the channel [mA]. */
export function rangeFactor(range: number): number {
  const size = Math.abs(range);
  if (range < -1e6) return 10;
  if (range < 0) return size >= 1000 ? 1e-2 : size >= 100 ? 1e-3 : size >= 10 ? 1e-4 : 1e-5;
  return size >= 1000 ? 1e-1 : size >= 100 ? 1e-2 : size >= 10 ? 1e-3 : size > 0 ? 1e-4 : 0;
}

/** Seconds since 1970 as a date in UTC. */
export function dateOf(seconds: number): string {
  return seconds > 0 && seconds < 1e11 ? new Date(1000 * seconds).toISOString().replace('T', ' ').replace('Z', '') : '';
}

/** Year, month, day, hour, minute, second as they stand in a record. */
export function calendarDate(view: DataView, at: number): string {
  const two = (offset: number): string => String(view.getUint8(at + offset)).padStart(2, '0');
  const year = view.getUint16(at, true);
  return year > 1990 && year < 2200 ? `${year}-${two(2)}-${two(3)} ${two(4)}:${two(5)}:${two(6)}` : '';
}
