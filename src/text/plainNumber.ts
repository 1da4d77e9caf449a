/** A number as messages have it: to so many significant digits, without trailing zeros. */
export function plainNumber(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
