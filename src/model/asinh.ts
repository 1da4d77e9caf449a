/** asinh without the branchy library call: exact to rounding for the arguments of kinetics, odd by construction. */
export function asinh(x: number): number {
  const a = Math.abs(x);
  const value = a < 1e-4 ? a * (1 - (a * a) / 6) : Math.log(a + Math.sqrt(a * a + 1));
  return x < 0 ? -value : value;
}
