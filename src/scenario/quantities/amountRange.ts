import { formatQuantity } from './quantity.js';

/**
 * What the amounts of a protocol may be, by the SI unit they are read in: beyond every instrument and every patience, so that a
 * slip in a power of ten is named and no number overflows. One truth for the schema, the sentences and the criteria to stop.
 */
export const amountRanges = {
  s: [1e-6, 1000 * 31557600],
  V: [-100, 100],
  'of 1C': [1e-6, 1e6],
  'of charging current': [1e-6, 1e6],
  A: [1e-12, 1e6],
  'A/m2': [1e-9, 1e8],
  'A/kg': [1e-6, 1e8],
  C: [1e-9, 1e9],
  'C/m2': [1e-6, 1e9],
  'C/kg': [1e-6, 1e9],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type AmountUnit = keyof typeof amountRanges;

/** Most repeats of one block, and the highest number of a cycle. */
export const mostRepeats = 1e6;

/** [s] Longest step, and longest programme. */
export const longestTime = amountRanges.s[1];

/** "1 us to 1000 years" in the unit that was written; undefined when the value [SI] lies within. */
export function outOfRange(value: number, unit: AmountUnit, written: string): string | undefined {
  const [least, most] = amountRanges[unit];
  if (value >= least * (1 - 1e-12 * Math.sign(least)) && value <= most * (1 + 1e-12)) return undefined;
  if (unit === 'of 1C') return `${least}C to ${most}C`;
  if (unit === 'of charging current')
    return `${formatQuantity(least, '%')} to ${formatQuantity(most, '%')} of the charging current`;
  const from = unit === 's' ? formatQuantity(least, 'us') : formatQuantity(least, written);
  return `${from} to ${formatQuantity(most, written)}`;
}
