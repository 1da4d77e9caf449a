import { plainNumber } from '../../text/plainNumber.js';

/** Enough to tell rates apart, too few to see how a unit was converted. */
export function sixDigits(value: number): string {
  return plainNumber(value, 6);
}
