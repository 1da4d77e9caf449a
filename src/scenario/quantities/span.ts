import { plainSigns } from './unitText.js';

/** A range such as "8-10 nm" in three texts that are quantities: its ends and its mean. */
export interface Span {
  readonly low: string;
  readonly high: string;
  /** Arithmetic mean of the ends. */
  readonly mean: string;
}

const number = String.raw`(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?`;
const pattern = new RegExp(
  String.raw`^(${number})(\s*[^\d\s.,-][^\d-]*?\d?)?\s*(?:-|to\b|\.\.\.?)\s*(${number})\s*(.*)$`,
  's',
);

/** [characters] Longer texts are no quantities. */
const longest = 100;

/** Reads "8-10 nm", "8 - 10 nm", "8 nm to 10 nm" and "8...10 nm"; undefined for all else, also where the first number is not the lower. */
export function spanOf(text: string): Span | undefined {
  if (text.length > longest) return undefined;
  const [, first = '', firstUnit = '', second = '', unit = ''] = pattern.exec(plainSigns(text)) ?? [];
  if (first === '' || second === '') return undefined;
  const [low, high] = [Number(first), Number(second)];
  const same = firstUnit.trim() === '' || firstUnit.trim() === unit.trim();
  if (!same || !(low < high)) return undefined;
  // A mean without the noise of binary fractions: 0.1 to 0.3 is 0.2.
  const mean = Number(((low + high) / 2).toPrecision(12));
  const written = (value: string | number): string => `${value} ${unit}`.trim();
  return { low: written(first), high: written(second), mean: written(mean) };
}
