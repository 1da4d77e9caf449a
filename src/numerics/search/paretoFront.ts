/**
 * Numbers of the points that no other point beats: none is at least as good in all goals and better in one. `goals`: by point, larger
 * is better; points with a goal that is no number are left out. Of points that are alike all are kept.
 */
export function paretoFront(goals: readonly (readonly number[])[]): readonly number[] {
  const whole = goals.flatMap((point, i) => (point.every(Number.isFinite) ? [i] : []));
  // Whoever beats a point comes before it in this order.
  const sorted = whole.sort((i, j) => compare(goals[j], goals[i]) || i - j);
  const front: number[] = [];
  for (const i of sorted) if (!front.some((j) => beats(goals[j], goals[i]))) front.push(i);
  return front.sort((i, j) => i - j);
}

function beats(one: readonly number[], other: readonly number[]): boolean {
  return one.every((value, g) => value >= other[g]) && one.some((value, g) => value > other[g]);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const g = one.findIndex((value, at) => value !== other[at]);
  return g < 0 ? 0 : one[g] - other[g];
}
