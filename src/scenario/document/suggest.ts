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

/** The word that was meant where another stands: a slip of the pen, else one of the same meaning. */
export function likeliestKey(text: string, candidates: readonly string[]): string | undefined {
  return nearest(text, candidates) ?? alikeInMeaning(text, candidates);
}

/** Words that say the same, by the one to which all are put. */
const synonyms: Readonly<Record<string, string>> = {
  ocv: 'open circuit voltage',
  ocp: 'open circuit voltage',
  kappa: 'ionic conductivity',
  sigma: 'conductivity',
  diffusion: 'diffusivity',
  coefficient: '',
  stiffness: 'modulus',
  weight: 'mass',
  percent: 'share',
  wt: 'mass',
  capacities: 'capacity',
  size: 'd50',
  diameter: 'd50',
  amounts: 'amount',
  temp: 'temperature',
  voids: 'porosity',
  pores: 'porosity',
  expansion: 'volume change',
  contraction: 'volume change',
  bet: 'surface',
  name: 'material',
  type: 'material',
  se: 'electrolyte',
  cam: 'active material',
  ratios: 'ratio',
};

/** The candidate whose words are among those of the text or contain them all: `conductivity` and `ionicConductivity`, `OCV` and `openCircuitVoltage`. */
export function alikeInMeaning(text: string, candidates: readonly string[]): string | undefined {
  if (text.length > 60) return undefined;
  const asked = wordsOf(text);
  if (asked.size === 0) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const words = wordsOf(candidate);
    const shared = [...asked].filter((word) => [...words].some((other) => sameWord(word, other))).length;
    const within = shared > 0 && (shared === words.size || shared === asked.size);
    const score = within ? shared / Math.max(words.size, asked.size) : 0;
    if (score > most) {
      best = candidate;
      most = score;
    }
  }
  return best;
}

function sameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 4 && editDistance(a, b) <= 1);
}

function wordsOf(text: string): ReadonlySet<string> {
  const parts = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => (Object.hasOwn(synonyms, word) ? (synonyms[word] ?? '') : word).split(' '));
  return new Set(parts.filter((word) => word !== ''));
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
