import { shorten } from '../../scenario/document/path.js';
import { nearest } from '../../scenario/document/suggest.js';
import { type AmountKind, allowedAmounts, type SentenceIssue, type Wanted } from '../language/amount.js';
import { capitalise, misspeltKeyword } from '../language/words.js';
import type { Direction } from '../steps/step.js';
import type { StepKind } from '../steps/stepKind.js';
import { stepKinds } from '../steps/stepKinds.js';

const verbs = (): readonly string[] => stepKinds.flatMap((kind) => Object.keys(kind.verbs));

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
  const near = nearest(verb, verbs());
  return {
    message: verb === '' ? 'A step begins with a verb.' : `"${shorten(verb)}" is not a known kind of step.`,
    got: shorten(clause),
    allowed: inWords(stepKinds.flatMap(({ examples }) => Object.values(examples).map(firstWord))),
    hint: `${near === undefined ? '' : `did you mean "${capitalise(near)}"? `}${exampleHint()}`,
  };
}

export function wrongEnding(kind: StepKind, direction: Direction, amount: AmountKind, limit: string): SentenceIssue {
  return {
    message: `A ${direction} step ${kind.does}; a ${amount} cannot end it.`,
    got: shorten(limit),
    allowed: allowedAmounts(kind.endings),
    hint: `a ${amount} ends for example "${endedBy[amount]}"`,
  };
}

/** A step that makes sense with this ending. */
const endedBy: Readonly<Record<AmountKind, string>> = {
  voltage: 'Charge at 0.1C until 4.3 V vs Li',
  current: 'Hold at 4.3 V vs Li until C/20',
  time: 'Rest for 1 hour',
  capacity: 'Charge at 0.1C until 100 mAh/g',
  'state of charge': 'Discharge at 0.1C until 50 % SOC',
};

export function repeatedEnding(kind: AmountKind, limit: string): SentenceIssue {
  return {
    message: `The step has two limits on ${kind}.`,
    got: shorten(limit),
    hint: kind === 'time' ? 'write one, e.g. "1 h 30 min"' : 'keep the one that is met first',
  };
}

export function missingEnding(kind: StepKind, direction: Direction, clause: string): SentenceIssue {
  return {
    message: 'The step does not say when it ends.',
    got: shorten(clause),
    allowed: `"until" or "for" with ${allowedAmounts(kind.endings)}`,
    hint: `write for example "${kind.examples[direction]}"`,
  };
}

export function missingSetpoint(
  wanted: readonly Wanted[],
  kind: StepKind,
  direction: Direction,
  clause: string,
): SentenceIssue {
  return {
    message: `The step does not say its ${inWords(wanted.map((amount) => (typeof amount === 'string' ? amount : amount.name)))}.`,
    got: shorten(clause),
    allowed: `"at" with ${allowedAmounts(wanted)}`,
    hint: `write for example "${kind.examples[direction]}"`,
  };
}

/** The issue of an unreadable amount, with what to try when a word of it is a verb or almost a keyword ("0.1C untill 4.3 V"). */
export function withWordHint(issue: SentenceIssue, text: string): SentenceIssue {
  const slip = misspeltKeyword(text);
  if (slip !== undefined) return { ...issue, hint: `did you mean "${slip.meant}" instead of "${slip.written}"?` };
  const verb = text.match(/[a-z]+/gi)?.find((word) => verbs().includes(word.toLowerCase()));
  return verb === undefined ? issue : { ...issue, hint: `begin a new step with "then ${verb}"` };
}

/** Examples of the first kinds of step. */
export function exampleHint(): string {
  const sentences = stepKinds.slice(0, 3).map(({ examples }) => `"${Object.values(examples)[0]}"`);
  return `write for example ${sentences.join(', ')}`;
}

/** "Charge, Discharge or Rest", each once. */
export function inWords(names: readonly string[]): string {
  const different = [...new Set(names)];
  const last = different.pop() ?? '';
  return different.length === 0 ? last : `${different.join(', ')} or ${last}`;
}

function firstWord(sentence: string): string {
  return sentence.split(' ')[0] ?? sentence;
}
