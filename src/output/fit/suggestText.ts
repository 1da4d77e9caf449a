import type { Suggestion } from '../../results/fit.js';
import { type Json, plain } from '../../results/plain.js';
import { fixed } from '../text/numberText.js';
import { formatTable } from '../text/table.js';
import { wrapped } from '../text/wrapped.js';

/** Suggestions and what they were computed at. */
export interface SuggestionSheet {
  readonly title: string;
  /** Where the values of the parameters come from, one sentence. */
  readonly basis: string;
  readonly suggestions: readonly Suggestion[];
  /** [characters] */
  readonly width?: number;
}

/** What to measure next: a table, best first, and a sentence on each. */
export function suggestionText({ title, basis, suggestions, width = 100 }: SuggestionSheet): string {
  const head = `${title}\n${wrapped(basis, width)}\n`;
  if (suggestions.length === 0) return `${head}\nNo further measurement would narrow the intervals by much.\n`;
  const rows = suggestions.map(({ measurement, assumedError, factor, improvements }) => [
    measurement,
    assumedError,
    fixed(factor, 2),
    improvements[0] ? fixed(improvements[0].factor, 2) : '',
    improvements[0]?.path ?? '',
  ]);
  const table = formatTable([['measurement', 'error', 'all', 'best', 'of'], ...rows], {
    align: ['left', 'left', 'right', 'right', 'left'],
  });
  const note = 'Width of the intervals with it over without: geometric mean of all, and of the number that gains most.';
  const sentences = suggestions.map(({ message }) => `  ${wrapped(message, width - 2, '    ')}\n`).join('');
  return `${head}\n${table}${wrapped(note, width)}\n\n${sentences}`;
}

/** The object that `suggest --json` prints. */
export function suggestionJson({ title, basis, suggestions }: SuggestionSheet): Json {
  return { title, basis, suggestions: plain(suggestions) };
}
