import { fits, fromSi, parseQuantity } from '../../scenario/quantities/quantity.js';

/** Standard error of a quantity: the same for all values, or a share of each. */
export type ErrorLaw = { readonly absolute: number } | { readonly relative: number };

/** What is assumed where nothing is said, in the customary unit of the quantity. */
const assumed: readonly (readonly [pattern: RegExp, error: ErrorLaw, words: string])[] = [
  [/Capacity$/, { relative: 0.01 }, '1 %'],
  [/^coulombicEfficiency$/, { absolute: 0.5 }, '0.5 points'],
  [/^retention$/, { absolute: 1 }, '1 point'],
  [/^activeMass/, { absolute: 2 }, '2 points'],
  [/Resistance$|^cathodeGeometricMean$/, { relative: 0.1 }, '10 %'],
  [/^mean\w*Voltage$|^voltage$/, { absolute: 0.005 }, '5 mV'],
  [/^impedance$/, { relative: 0.03 }, '3 % of |Z|'],
  [/^diffusionLength/, { relative: 0.15 }, '15 %'],
];

/** [share] Of a quantity that nothing is customary for. */
const UNKNOWN = 0.05;

/** Standard error that is assumed of a quantity, and in words. */
export function assumedError(quantity: string): { readonly error: ErrorLaw; readonly words: string } {
  const [, error, words] = assumed.find(([pattern]) => pattern.test(quantity)) ?? [];
  return { error: error ?? { relative: UNKNOWN }, words: words ?? `${100 * UNKNOWN} %` };
}

/**
 * "0.5 mAh/g", "5 mV", "1 %": absolute in the unit of the quantity. Per cent are of the value, but points of a quantity that is
 * itself in per cent.
 */
export function readError(
  text: string,
  unit: string,
): ErrorLaw | { readonly message: string; readonly allowed: string } {
  const allowed = unit === '%' ? 'points, for example 0.5 %' : `for example 0.5 ${unit}, or 1 % of the value`;
  const parsed = parseQuantity(text);
  if ('error' in parsed) return { message: `The error cannot be read: ${parsed.error}.`, allowed };
  if (!(parsed.value > 0)) return { message: 'A standard error is above zero.', allowed };
  if (parsed.unitText === '%' && unit !== '%') return { relative: parsed.value };
  if (parsed.unitText === '' && unit !== '1') return { message: 'The unit of the error is missing.', allowed };
  if (!fits(parsed, unit))
    return { message: `An error in ${parsed.unitText} does not fit a quantity in ${unit}.`, allowed };
  return { absolute: fromSi(parsed.value, unit) };
}

/** Below this share of the typical value, a relative error does not shrink any further. */
const SMALL = 0.05;

/** Standard errors of values, all above zero. */
export function standardErrors(law: ErrorLaw, values: readonly number[]): readonly number[] {
  if ('absolute' in law) return values.map(() => law.absolute);
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const typical = sizes[sizes.length >> 1] || sizes.at(-1) || 1;
  return values.map((value) => law.relative * Math.max(Math.abs(value), SMALL * typical));
}
