import type { MeasuredQuantity } from '../../quantities/registry.js';
import { fits, fromSi, parseQuantity } from './quantity.js';

/** The way from a unit as written to the one in which a quantity is kept. */
export interface Conversion {
  readonly unit: string;
  readonly convert: (value: number) => number;
}

/** How a value with a unit as written is kept; undefined where the unit does not fit. Some keep one of another kind. */
export function conversion(
  { measured: { unit: own, alsoIn } }: MeasuredQuantity,
  written: string,
): Conversion | undefined {
  const [, plain = '', reference] = /^\s*(.*?)\s*(?:\bvs\b\.?\s*(.*?))?\s*$/is.exec(written.slice(0, 100)) ?? [];
  if (reference === undefined) return wayTo(plain, own) ?? (alsoIn === 'Ohm' ? wayTo(plain, alsoIn) : undefined);
  if (alsoIn !== 'V vs Li' || !/^li(?:\/li\+|\+\/li)?$/i.test(reference)) return undefined;
  const direct = wayTo(plain, own);
  return direct && { ...direct, unit: alsoIn };
}

/** How a pure number may be marked as one. */
const pureNumber = /^(?:1|-|fraction)?$/i;

function wayTo(written: string, unit: string): Conversion | undefined {
  if (written === unit) return { unit, convert: (value) => value };
  const text = pureNumber.test(written) ? '' : ` ${written}`;
  const one = parseQuantity(`1${text}`);
  if ('error' in one || !fits(one, unit)) return undefined;
  return {
    unit,
    convert: (value) => {
      const read = parseQuantity(`${value}${text}`);
      return 'error' in read ? Number.NaN : fromSi(read.value, unit);
    },
  };
}
