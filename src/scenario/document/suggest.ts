/** The candidate that a person most likely meant, or undefined when none is close. Letter case counts less than letters. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  // Long texts are no typing errors, and comparing them costs time.
  if (text.length > 60) return undefined;
  const lower = text.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase()) + (text === candidate ? 0 : 0.5);
    // With one letter of two exchanged little is left that speaks for a word.
    const short = text.length < 3 && candidate.length < 3;
    const allowed = 0.5 + (short ? 0 : Math.max(1, Math.floor(Math.min(text.length, candidate.length) / 3)));
    if (distance <= allowed && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/**
 * Letters to insert, delete, replace or swap with the neighbour to get from a to b
 * (optimal string alignment: Damerau, Commun. ACM 7 (1964) 171).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(row[j - 1] + 1, above[j] + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length];
}
