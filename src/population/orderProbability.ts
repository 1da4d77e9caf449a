/**
 * Share of draws in which values fall from each place to the next. `alike`: neighbours may rise by that share. Draws in which one of the
 * values does not exist do not count; NaN without any other.
 */
export function probabilityOfOrder(values: readonly (readonly number[])[], alike: number): number {
  const draws = values[0]?.length ?? 0;
  let [right, of] = [0, 0];
  for (let i = 0; i < draws; i++) {
    const own = values.map((place) => place[i] ?? Number.NaN);
    if (!own.every(Number.isFinite)) continue;
    of++;
    if (isInOrder(own, alike)) right++;
  }
  return right / of;
}

/** Whether values fall from each to the next. `alike`: neighbours may rise by that share. */
export function isInOrder(values: readonly number[], alike: number): boolean {
  return values.every((value, k) => k === 0 || value * (1 - alike) <= (values[k - 1] ?? Number.NaN));
}
