import type { Evidence } from './evidence.js';

/** What is read from simulations, by name. */
export type Numbers = Readonly<Record<string, number>>;

/** A sentence about simulations: where the predicate does not hold of their numbers, it is not said. */
export interface Claim {
  /** `{gain}` is a number of the simulation, `{gain.1}` the same with one decimal, `{A}` and `{B}` are the cells; no other number stands in it. */
  readonly says: string;
  readonly numbers: (evidence: Evidence) => Numbers;
  readonly holds: (numbers: Numbers) => boolean;
}

/** A claim whose predicate knows which numbers there are. */
export function claim<N extends Numbers>(of: {
  readonly says: string;
  readonly numbers: (evidence: Evidence) => N;
  readonly holds: (numbers: N) => boolean;
}): Claim {
  return of as unknown as Claim;
}

/** The sentence of a claim about these simulations; undefined where it is not true of them, or a number is missing. */
export function said(one: Claim, evidence: Evidence): string | undefined {
  const numbers = one.numbers(evidence);
  if (!Object.values(numbers).every(Number.isFinite) || !one.holds(numbers)) return undefined;
  return filled(one.says, numbers, evidence);
}

/** A template with its numbers, by fixed decimals, and the names of both cells. */
export function filled(template: string, numbers: Numbers, { a, b }: Pick<Evidence, 'a' | 'b'>): string {
  const text = template.replace(/\{(\w+)(?:\.(\d))?\}/g, (all, name: string, decimals = '0') => {
    if (name === 'A') return a.name;
    if (name === 'B') return b.name;
    const value = numbers[name];
    return value === undefined ? all : fixed(value, Number(decimals));
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A number with fixed decimals and a proper minus; what rounds to nothing has none. */
export function fixed(value: number, decimals = 0): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
