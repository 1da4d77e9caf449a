/** What stands for a number that does not exist (a half cycle that did not happen). */
export const missing = '–';

/** A number with a fixed count of decimals; never "-0.0", and a dash for NaN or infinity. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return missing;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** A number with an explicit sign, as deviations are written. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text === missing || text.startsWith('-') || Number(text) === 0 ? text : `+${text}`;
}

/** A number to the given significant digits; very large and very small ones as a power of ten. */
export function significant(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return missing;
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude < -3 || magnitude > 5) return powerOfTen(value, digits);
  return fixed(value, Math.max(0, digits - 1 - magnitude));
}

/** 3.2 × 10⁻¹³ */
export function powerOfTen(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return missing;
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${mantissa}\u00a0×\u00a010${superscript(String(Number(exponent)))}`;
}

const raised: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

export function superscript(digits: string): string {
  return [...digits].map((c) => raised[c] ?? c).join('');
}

/** A duration as a person says it: 42 s, 12 min, 5.2 h, 3.4 d. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return missing;
  if (seconds < 90) return `${significant(seconds, 2)} s`;
  if (seconds < 5400) return `${fixed(seconds / 60, 0)} min`;
  if (seconds < 2 * 86400) return `${fixed(seconds / 3600, 1)} h`;
  return `${fixed(seconds / 86400, 1)} d`;
}
