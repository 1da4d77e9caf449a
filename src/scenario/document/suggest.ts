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
  const width = b.length + 1;
  /** Row by row, from nothing of a in the first. */
  const table = Array.from({ length: width }, (_, j) => j);
  const at = (i: number, j: number): number => table[i * width + j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    table.push(i);
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min(at(i, j - 1) + 1, at(i - 1, j) + 1, replaced);
      table.push(swapped ? Math.min(least, at(i - 2, j - 2) + 1) : least);
    }
  }
  return at(a.length, b.length);
}
