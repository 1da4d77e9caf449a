/** Enough to tell rates apart, too few to see how a unit was converted. */
export function sixDigits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
