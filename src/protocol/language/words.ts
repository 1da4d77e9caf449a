import { nearest } from '../../scenario/document/suggest.js';

/** What follows the verb of a sentence: what stands with "at", and what ends the step. */
export interface ClauseParts {
  readonly at: readonly string[];
  readonly limits: readonly string[];
}

/** Splits what follows the verb at its keywords; an amount without keyword belongs to the verb ("Charge 0.1C", "Rest 2 h"). */
export function splitParts(text: string, first: 'at' | 'for'): ClauseParts {
  const at: string[] = [];
  const limits: string[] = [];
  const pieces = text.split(/\b(at|for|until|till|to)\b/i);
  for (let i = 0; i < pieces.length; i += 2) {
    const keyword = i === 0 ? first : pieces[i - 1]?.toLowerCase();
    const amounts = (pieces[i] ?? '').split(/,(?!\d)|(?<!\d),|\b(?:or|and)\b/i).map((amount) => amount.trim());
    if (keyword === 'at') at.push(...amounts.filter((amount) => amount !== ''));
    else limits.push(...amounts.filter((amount) => amount !== ''));
  }
  return { at, limits };
}

/** A phrase, and what ends the step after it; the keyword stands between blanks, so that names may contain it. */
export function cutEndings(phrase: string): { readonly text: string; readonly limits: readonly string[] } {
  const at = phrase.search(/\s(?:until|till|for)\s/i);
  if (at < 0) return { text: phrase, limits: [] };
  return { text: phrase.slice(0, at), limits: splitParts(phrase.slice(at), 'for').limits };
}

/** One spelling of blanks, minus signs, superscripts and micro; no full stop at the end. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/\u03bc/g, 'u')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.;]+$/, '');
}

/** "untill" in "0.1C untill 4.3 V". */
export function misspeltKeyword(text: string): { readonly written: string; readonly meant: string } | undefined {
  for (const written of text.match(/[a-z]{3,}/gi) ?? []) {
    const meant = nearest(written, ['until', 'for', 'then', 'and', 'the']);
    if (meant !== undefined && meant !== 'the' && meant !== written.toLowerCase()) return { written, meant };
  }
  return undefined;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
