import { onTheSameCells, type Suggestion } from '../../results/fit.js';

/** Suggestions by what they take: a measurement on the cells that there are, or a further cell. Groups that are empty are left out. */
export function suggestionGroups(
  suggestions: readonly Suggestion[],
): readonly { readonly title: string; readonly messages: readonly string[] }[] {
  const messages = (same: boolean): string[] =>
    suggestions.filter(({ kind }) => onTheSameCells.has(kind) === same).map(({ message }) => message);
  return [
    { title: 'What to measure next on such cells', messages: messages(true) },
    { title: 'What further cells would tell', messages: messages(false) },
  ].filter((group) => group.messages.length > 0);
}
