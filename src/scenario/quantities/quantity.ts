import { plainNumber } from '../../text/plainNumber.js';
import { nearest } from '../document/suggest.js';
import { type Dimension, familiarUnits, sameDimension } from './units.js';
import { parseUnit, plainSigns } from './unitText.js';

/** [K] 0 degC. */
const iceOffset = 273.15;

/** [characters] Whatever is longer is no quantity, and would take its time to be read. */
const longestQuantity = 200;

export interface Quantity {
  /** In the SI unit of `dimension`. */
  readonly value: number;
  readonly dimension: Dimension;
  /** The unit as written, empty for a pure number. */
  readonly unitText: string;
}

/** Reads "11 mg/cm2", "45 degC", "95 %", "10nm" or "0.5" into SI; a lone degC is shifted to kelvin. */
export function parseQuantity(text: string): Quantity | { readonly error: string } {
  if (text.length > longestQuantity) return { error: 'it is too long for a number with a unit' };
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(.*)$/s.exec(plainSigns(text));
  if (parts?.[2] === undefined)
    return { error: text.trim() === '' ? 'it is empty' : 'it does not begin with a number' };
  const unitText = parts[2].trim();
  if (/^,\d/.test(unitText)) return { error: 'decimals take a point, not a comma' };
  if (/^[\d.,]/.test(unitText)) return { error: 'there is more than one number' };
  const unit = parseUnit(unitText);
  if ('error' in unit) {
    const alike = nearest(unitText, familiarUnits);
    return { error: alike === undefined ? unit.error : `${unit.error}; did you mean ${alike}` };
  }
  const scaled = shiftDecimal(Number(parts[1]), unit.power) * unit.scale;
  const value = unitText === 'degC' ? scaled + iceOffset : scaled;
  if (!Number.isFinite(value)) return { error: 'it is not a finite number' };
  return { value, dimension: unit.dimension, unitText };
}

/** A number in `unit` as SI. Throws on an unknown unit: units in the program are not user input. */
export function toSi(value: number, unit: string): number {
  const { scale, power } = knownUnit(unit);
  if (!Number.isFinite(value)) return value;
  return shiftDecimal(value, power) * scale + (isCelsius(unit) ? iceOffset : 0);
}

/** An SI number in `unit`; the inverse of `toSi`. Throws on an unknown unit, as that. */
export function fromSi(siValue: number, unit: string): number {
  const { scale, power } = knownUnit(unit);
  if (!Number.isFinite(siValue)) return siValue;
  // 45 degC = 318.15 K: taking the offset off again leaves noise in the last digits that no thermometer has.
  if (isCelsius(unit)) return Number((siValue - iceOffset).toFixed(9));
  return shiftDecimal(siValue / scale, -power);
}

/** "11 mg/cm2" from 0.11 kg/m2: the text of an SI number in a lab unit, to `digits` significant digits. */
export function formatQuantity(siValue: number, unit: string, digits = 6): string {
  const value = fromSi(siValue, unit);
  const shown = Number.isFinite(value) ? plainNumber(value, digits) : String(value);
  return unit === '' || unit === '1' ? shown : `${shown} ${unit}`;
}

export function dimensionOf(unit: string): Dimension {
  return knownUnit(unit).dimension;
}

/** Whether a parsed quantity may stand where `unit` is expected. */
export function fits(quantity: Quantity, unit: string): boolean {
  return sameDimension(quantity.dimension, dimensionOf(unit));
}

function isCelsius(unit: string): boolean {
  return unit !== '' && plainSigns(unit) === 'degC';
}

function knownUnit(unit: string): Exclude<ReturnType<typeof parseUnit>, { error: string }> {
  const parsed = parseUnit(unit);
  if ('error' in parsed) throw new Error(`unit "${unit}": ${parsed.error}`);
  return parsed;
}

/** x 10^power, correctly rounded. */
function shiftDecimal(x: number, power: number): number {
  const [digits, exponent] = x.toExponential().split('e');
  return Number(`${digits}e${Number(exponent) + power}`);
}
