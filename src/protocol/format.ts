import { formatQuantity, fromSi } from '../scenario/quantities/quantity.js';
import type { CapacityAmount, CurrentAmount, RelativeCurrent, Step, Termination, VoltageAmount } from './step.js';

const labUnits = {
  A: 'mA',
  'A/m2': 'mA/cm2',
  'A/kg': 'mA/g',
  C: 'mAh',
  'C/m2': 'mAh/cm2',
  'C/kg': 'mAh/g',
} as const;

/** The sentence of a step in lab units; `parseStep` reads it back to the same step within rounding to 12 digits. */
export function formatStep(step: Step): string {
  const { control } = step;
  if (control.kind === 'impedance') return formatImpedance(control);
  const verb = step.direction.charAt(0).toUpperCase() + step.direction.slice(1);
  const at =
    control.kind === 'current'
      ? ` at ${formatCurrent({ ...control.current, value: Math.abs(control.current.value) })}`
      : control.kind === 'voltage'
        ? ` at ${formatVoltage(control.voltage)}`
        : '';
  if (control.kind === 'store')
    return `${verb} for ${step.until.map(formatTermination).join(' or ')}${formatStorage(control)}`;
  if (step.until.length === 0) return verb + at;
  const joint = step.until[0].kind === 'time' ? 'for' : 'until';
  return `${verb}${at} ${joint} ${step.until.map(formatTermination).join(' or ')}`;
}

function formatImpedance({ from, to, perDecade }: Extract<Step['control'], { kind: 'impedance' }>): string {
  return `EIS from ${formatFrequency(from)} to ${formatFrequency(to)}, ${digits(perDecade)} points per decade`;
}

/** [Hz] with the prefix that leaves one to three digits before the point. */
function formatFrequency(frequency: number): string {
  const unit = ['MHz', 'kHz', 'Hz', 'mHz'].find((candidate) => fromSi(frequency, candidate) >= 1);
  return inUnit(frequency, unit ?? 'uHz');
}

function formatStorage({ temperature, voltage }: Extract<Step['control'], { kind: 'store' }>): string {
  const place = temperature === undefined ? '' : ` at ${inUnit(temperature, 'degC')}`;
  return `${place} at ${voltage === undefined ? 'open circuit' : formatVoltage(voltage)}`;
}

export function formatTermination(end: Termination): string {
  if (end.kind === 'voltage') return formatVoltage(end.voltage);
  if (end.kind === 'current') return formatCurrent(end.current);
  if (end.kind === 'time') return formatTime(end.time);
  return formatCapacity(end.capacity);
}

export function formatCurrent({ value, unit }: CurrentAmount | RelativeCurrent): string {
  if (unit === 'of charging current') return `${digits(100 * value)} % of the charging current`;
  return unit === 'C' ? `${digits(value)}C` : inUnit(value, labUnits[unit]);
}

export function formatVoltage({ value, reference }: VoltageAmount): string {
  return reference === 'cell' ? `${digits(value)} V` : `${digits(value)} V vs ${reference}`;
}

export function formatCapacity({ value, unit }: CapacityAmount): string {
  return inUnit(value, labUnits[unit]);
}

/** [s] in the largest of days, h, min and s that makes it a number of at most four digits; decades and more in days. */
export function formatTime(time: number): string {
  if (time === 86400) return '1 day';
  const unit = ['days', 'h', 'min'].find((candidate) => {
    const value = fromSi(time, candidate);
    return value >= 1 && digits(value).length <= 4;
  });
  return inUnit(time, unit ?? (time >= 86400e4 ? 'days' : 's'));
}

/** Enough to be read back as the same number for every practical purpose, too few to show rounding noise. */
const significantDigits = 12;

function inUnit(siValue: number, unit: string): string {
  return formatQuantity(siValue, unit, significantDigits);
}

function digits(value: number): string {
  return formatQuantity(value, '', significantDigits);
}
