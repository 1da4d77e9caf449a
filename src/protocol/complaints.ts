import { shorten } from '../scenario/document/path.js';
import { nearest } from '../scenario/document/suggest.js';
import { type AmountKind, allowedAmounts, type SentenceIssue } from './amount.js';

import type { Step } from './step.js';
import { endings, verbs } from './verbs.js';

export const exampleSentences = [
  'Charge at 0.1C until 4.3 V vs Li',
  'Hold at 4.3 V vs Li until C/20 or 2 h',
  'Rest for 2 hours',
] as const;

export const clauseExamples: Readonly<Record<Step['direction'], string>> = {
  charge: exampleSentences[0],
  discharge: 'Discharge at 0.1C until 2.6 V vs Li',
  hold: exampleSentences[1],
  rest: exampleSentences[2],
  store: 'Store for 30 days at 60 degC at open circuit',
  impedance: 'EIS from 1 MHz to 1 mHz, 8 points per decade',
};

export function unknownVerb(clause: string, verb: string): SentenceIssue {
  if (clause === '') return { message: 'A step is empty.', got: '', hint: exampleHint() };
  if (/^\d*\.?\d*\s*c\s*=/i.test(clause)) {
    return {
      message: 'What 1C means belongs to the cell, not to the steps.',
      got: shorten(clause),
      hint: 'set cell.oneC, e.g. 190 mA/g',
    };
  }
  if (/^repeat$/i.test(verb)) {
    return {
      message: 'A repeat is a block, not a sentence.',
      got: shorten(clause),
      hint: 'write { repeat: 5, steps: [...] }',
    };
  }
  const near = nearest(verb, Object.keys(verbs));
  return {
    message: verb === '' ? 'A step begins with a verb.' : `"${shorten(verb)}" is not a known kind of step.`,
    got: shorten(clause),
    allowed: 'Charge, Discharge, Hold, Rest, Store or EIS',
    hint: `${near === undefined ? '' : `did you mean "${capitalise(near)}"? `}${exampleHint()}`,
  };
}

export function wrongEnding(direction: Step['direction'], kind: AmountKind, limit: string): SentenceIssue {
  const why = {
    charge: 'runs at constant current',
    discharge: 'runs at constant current',
    hold: 'keeps its voltage',
    rest: 'only lasts',
    store: 'only lasts',
    impedance: 'ends with its last frequency',
  };
  return {
    message: `A ${direction} step ${why[direction]}; a ${kind} cannot end it.`,
    got: shorten(limit),
    allowed: allowedAmounts(endings[direction]),
  };
}

export function repeatedEnding(kind: AmountKind, limit: string): SentenceIssue {
  return {
    message: `The step has two limits on ${kind}.`,
    got: shorten(limit),
    hint: kind === 'time' ? 'write one, e.g. "1 h 30 min"' : 'keep the one that is met first',
  };
}

export function missingEnding(direction: Step['direction'], clause: string): SentenceIssue {
  return {
    message: 'The step does not say when it ends.',
    got: shorten(clause),
    allowed: `"until" or "for" with ${allowedAmounts(endings[direction])}`,
    hint: `write for example "${clauseExamples[direction]}"`,
  };
}

export function missingControl(direction: 'charge' | 'discharge' | 'hold', clause: string): SentenceIssue {
  const wanted = direction === 'hold' ? 'voltage' : 'current';
  return {
    message: `The step does not say its ${wanted}.`,
    got: shorten(clause),
    allowed: `"at" with ${allowedAmounts([wanted])}`,
    hint: `write for example "${clauseExamples[direction]}"`,
  };
}

/** The issue of an unreadable amount, with what to try when a word of it is a verb or almost a keyword ("0.1C untill 4.3 V"). */
export function withWordHint(issue: SentenceIssue, text: string): SentenceIssue {
  const slip = misspeltKeyword(text);
  if (slip !== undefined) return { ...issue, hint: `did you mean "${slip.meant}" instead of "${slip.written}"?` };
  const verb = text.match(/[a-z]+/gi)?.find((word) => Object.hasOwn(verbs, word.toLowerCase()));
  return verb === undefined ? issue : { ...issue, hint: `begin a new step with "then ${verb}"` };
}

export function misspeltKeyword(text: string): { readonly written: string; readonly meant: string } | undefined {
  for (const written of text.match(/[a-z]{3,}/gi) ?? []) {
    const meant = nearest(written, ['until', 'for', 'then', 'and', 'the']);
    if (meant !== undefined && meant !== 'the' && meant !== written.toLowerCase()) return { written, meant };
  }
  return undefined;
}

export function exampleHint(): string {
  return `write for example ${exampleSentences.map((sentence) => `"${sentence}"`).join(', ')}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
