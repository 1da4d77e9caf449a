import type { ErrorLaw } from '../../quantities/assumedError.js';
import { fits, fromSi, parseQuantity } from '../../scenario/quantities/quantity.js';

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
