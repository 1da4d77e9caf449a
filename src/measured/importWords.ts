import type { Issue } from '../scenario/document/issue.js';

/** Options of `argyrode import` and how a fit file writes them. */
const words: readonly (readonly [option: RegExp, written: string])[] = [
  [/--column '([^']*)'/g, 'columns: ["$1"]'],
  [/--column/g, 'columns'],
  [/--(mass|area) '([^']*)'/g, '$1: $2'],
  [/--(mass|area)/g, '$1'],
  [/--shift (-?\d+)/g, 'shift: $1'],
  [/--shift/g, 'shift'],
  [/--no-swap/g, 'swap: false'],
  [/--swap/g, 'swap: true'],
];

/** A sentence of the import in the words of a fit file. */
export function inFitFile(sentence: string): string {
  return words.reduce((text, [option, written]) => text.replace(option, written), sentence);
}

/** The same of an issue; what an option was named by is the key of the fit file. */
export function issueInFitFile({ path, message, hint, allowed, ...issue }: Issue): Issue {
  return {
    ...issue,
    path: path.replace(/^--column$/, 'columns').replace(/^--/, ''),
    message: inFitFile(message),
    ...(allowed === undefined ? {} : { allowed: inFitFile(allowed) }),
    ...(hint === undefined ? {} : { hint: inFitFile(hint) }),
  };
}
