/**
 * The fair shares of n players in what they achieve together: the gain that each brings when players join one after the
 * other, averaged over all orders of joining,
 *     share_i = sum over S without i of |S|! (n - 1 - |S|)! / n! (value(S + i) - value(S)).
 * Shapley (1953), A value for n-person games, eq. 13. `value` is asked for every subset, as a bit mask; the shares add up to
 * value(all) - value(none), a player that changes nothing gets 0, players that change the same get the same. Equation (T16.4) of the handbook.
 */
export function shapley(players: number, value: (subset: number) => number): readonly number[] {
  const weights = orderWeights(players);
  return Array.from({ length: players }, (_, i) => {
    const bit = 1 << i;
    let share = 0;
    for (let subset = 0; subset < 1 << players; subset++) {
      if ((subset & bit) === 0) share += weights[size(subset)] * (value(subset | bit) - value(subset));
    }
    return share;
  });
}

/** |S|! (n - 1 - |S|)! / n! for |S| = 0 ... n - 1, without factorials that overflow. */
function orderWeights(players: number): readonly number[] {
  const weights = [1 / players];
  for (let s = 1; s < players; s++) weights.push((weights[s - 1] * s) / (players - s));
  return weights;
}

function size(subset: number): number {
  let count = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) count++;
  return count;
}
