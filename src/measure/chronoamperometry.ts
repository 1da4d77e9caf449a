/**
 * [s] Time from the first point until |current| has fallen below `share` of |reference| for good, by interpolation of ln |I|;
 * NaN when it does not within the data. Chronoamperometry as a diffusion measure: hold the potential after a charge and wait
 * for 1 % of the charging current. Times rising, any unit of current.
 */
export function timeToShare(
  time: ArrayLike<number>,
  current: ArrayLike<number>,
  reference: number,
  share = 0.01,
): number {
  const limit = share * Math.abs(reference);
  const n = Math.min(time.length, current.length);
  let first = n;
  // From the end: a noisy tail that crosses the limit again has not arrived yet.
  while (first > 0 && Math.abs(current[first - 1]) <= limit) first--;
  if (n === 0 || first === n) return Number.NaN;
  if (first === 0) return 0;
  const before = Math.abs(current[first - 1]);
  const after = Math.abs(current[first]);
  const part = after > 0 ? Math.log(before / limit) / Math.log(before / after) : 1;
  return time[first - 1] + part * (time[first] - time[first - 1]) - time[0];
}
