import { formatQuantity, fromSi } from '../../scenario/quantities/quantity.js';
import type { CapacityAmount, CurrentAmount, RelativeCurrent, Termination, VoltageAmount } from './amounts.js';

const labUnits = {
  A: 'mA',
  'A/m2': 'mA/cm2',
  'A/kg': 'mA/g',
  C: 'mAh',
  'C/m2': 'mAh/cm2',
  'C/kg': 'mAh/g',
} as const;

export function formatTermination(end: Termination): string {
  if (end.kind === 'voltage') return formatVoltage(end.voltage);
  if (end.kind === 'current') return formatCurrent(end.current);
  if (end.kind === 'time') return formatTime(end.time);
  if (end.kind === 'state of charge') return formatCharge(end.charge);
  return formatCapacity(end.capacity);
}

export function formatCharge(charge: number): string {
  return `${formatNumber(100 * charge)} % SOC`;
}

export function formatCurrent({ value, unit }: CurrentAmount | RelativeCurrent): string {
  if (unit === 'of charging current') return `${formatNumber(100 * value)} % of the charging current`;
  return unit === 'C' ? `${formatNumber(value)}C` : inUnit(value, labUnits[unit]);
}

export function formatVoltage({ value, reference }: VoltageAmount): string {
  return reference === 'cell' ? `${formatNumber(value)} V` : `${formatNumber(value)} V vs ${reference}`;
}

export function formatCapacity({ value, unit }: CapacityAmount): string {
  return inUnit(value, labUnits[unit]);
}

/** [s] in the largest of days, h, min and s that makes it a number of at most four digits; decades and more in days. */
export function formatTime(time: number): string {
  if (time === 86400) return '1 day';
  const unit = ['days', 'h', 'min'].find((candidate) => {
    const value = fromSi(time, candidate);
    return value >= 1 && formatNumber(value).length <= 4;
  });
  return inUnit(time, unit ?? (time >= 86400e4 ? 'days' : 's'));
}

/** Enough to be read back as the same number for every practical purpose, too few to show rounding noise. */
const significantDigits = 12;

/** A number in SI in a unit of the lab. */
export function inUnit(siValue: number, unit: string): string {
  return formatQuantity(siValue, unit, significantDigits);
}

export function formatNumber(value: number): string {
  return formatQuantity(value, '', significantDigits);
}
