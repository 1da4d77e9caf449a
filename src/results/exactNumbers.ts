/** JSON has no NaN, no infinity and no -0; every other number comes back from it to the last bit. For `JSON.stringify`. */
export function spelledNumber(value: number): number | { readonly $number: string } {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { $number: value === 0 ? '-0' : String(value) };
}

/** The number again; undefined for anything else. For `JSON.parse`. */
export function readNumber(value: object): number | undefined {
  return '$number' in value ? Number(value.$number) : undefined;
}
