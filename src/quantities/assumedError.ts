/** Standard error of a quantity: the same for all values, or a share of each. */
export type ErrorLaw = { readonly absolute: number } | { readonly relative: number };

/** What is assumed where nothing is said, in the customary unit of the quantity, and in words. */
export interface AssumedError {
  readonly error: ErrorLaw;
  readonly words: string;
}

/** A share of each value. */
export function percent(share: number, of = ''): AssumedError {
  return { error: { relative: share / 100 }, words: `${share} %${of}` };
}

/** Of a quantity in per cent. */
export function points(count: number): AssumedError {
  return { error: { absolute: count }, words: count === 1 ? '1 point' : `${count} points` };
}

/** Of a quantity in V. */
export function millivolts(count: number): AssumedError {
  return { error: { absolute: count / 1000 }, words: `${count} mV` };
}

/** Where nothing is customary. */
export const uncustomary = percent(5);
