import { shorten } from '../scenario/document/path.js';
import { allowedAmounts, readAmount, type SentenceIssue } from './amount.js';
import {
  capitalise,
  exampleHint,
  missingControl,
  missingEnding,
  misspeltKeyword,
  repeatedEnding,
  unknownVerb,
  withWordHint,
  wrongEnding,
} from './complaints.js';
import { formatStep } from './format.js';
import { parseImpedance } from './parseImpedance.js';
import { parseStorage } from './parseStorage.js';
import type { Control, Step, Termination, VoltageAmount } from './step.js';
import { endings, verbs } from './verbs.js';

/** Sentences longer than this are not step texts [characters]. */
const longestSentence = 300;

/**
 * Reads a sentence of one or more steps joined by "then" or a semicolon:
 *
 *     sentence := clause { ("then" | ";") clause }
 *     clause   := verb [ "at" amount ] { ("for" | "until" | "to") amount { ("or" | "and" | ",") amount } }
 *
 * or "EIS from" frequency "to" frequency "," number "points per decade". Words may be in any case. The first limit met ends the step, whichever word joins them. A "hold" without voltage after "then"
 * holds the voltage that ended the clause before it. All issues of the sentence are returned at once.
 */
export function parseSteps(
  text: string,
): { readonly steps: readonly Step[] } | { readonly issues: readonly SentenceIssue[] } {
  if (text.length > longestSentence) {
    return {
      issues: [
        { message: `A step has at most ${longestSentence} characters.`, got: shorten(text), hint: exampleHint() },
      ],
    };
  }
  const clauses = normalise(text).split(/[\s,;]*(?:\band\s+)?\bthen\b\s*|\s*;\s*/i);
  const issues: SentenceIssue[] = [];
  const steps: Step[] = [];
  for (const clause of clauses) {
    const step = parseClause(clause, steps.at(-1), issues);
    if (step !== undefined) steps.push(step);
  }
  return issues.length > 0 ? { issues } : { steps };
}

/** Like `parseSteps` for a sentence that must be a single step. */
export function parseStep(text: string): { readonly step: Step } | { readonly issues: readonly SentenceIssue[] } {
  const parsed = parseSteps(text);
  if ('issues' in parsed) return parsed;
  if (parsed.steps.length === 1) return { step: parsed.steps[0] };
  return {
    issues: [
      { message: 'One step is expected here, not several.', got: shorten(text), hint: 'write one list entry per step' },
    ],
  };
}

function parseClause(clause: string, before: Step | undefined, issues: SentenceIssue[]): Step | undefined {
  const word = /^[a-z]*/i.exec(clause)![0];
  const verb = word.toLowerCase();
  if (!Object.hasOwn(verbs, verb)) {
    issues.push(unknownVerb(clause, word));
    return undefined;
  }
  const direction = verbs[verb];
  if (direction === 'impedance') {
    const control = parseImpedance(clause.slice(verb.length), issues);
    if (control === undefined) return undefined;
    const step: Step = { text: '', direction, control, until: [] };
    return { ...step, text: formatStep(step) };
  }
  const parts = splitParts(clause.slice(verb.length), direction);
  const issuesBefore = issues.length;

  const control = parseControl(direction, parts.at, before, issuesBefore > 0, clause, issues);
  const until: Termination[] = [];
  for (const limit of parts.limits) {
    const read = readAmount(limit);
    if (read.kind === 'unreadable')
      issues.push({ allowed: allowedAmounts(endings[direction]), ...withWordHint(read.issue, limit) });
    else if (!endings[direction].includes(read.kind)) {
      // Without a fitting control it may be the verb that is wrong; the control has been reported.
      if (control !== undefined) issues.push(wrongEnding(direction, read.kind, limit));
    } else if (until.some((other) => other.kind === read.kind)) issues.push(repeatedEnding(read.kind, limit));
    else until.push(read);
  }
  // A misspelt "until" hides the limit inside the amount before it; that has been reported.
  if (parts.limits.length === 0 && !parts.at.some(misspeltKeyword)) issues.push(missingEnding(direction, clause));
  if (control === undefined || issues.length > issuesBefore) return undefined;
  const step: Step = { text: capitalise(clause), direction, control, until };
  return direction === 'hold' && parts.at.length === 0 ? { ...step, text: formatStep(step) } : step;
}

function parseControl(
  direction: Exclude<Step['direction'], 'impedance'>,
  at: readonly string[],
  before: Step | undefined,
  beforeFailed: boolean,
  clause: string,
  issues: SentenceIssue[],
): Control | undefined {
  if (direction === 'store') return parseStorage(at, issues);
  if (direction === 'rest') {
    if (at.length === 0) return { kind: 'rest' };
    issues.push({
      message: 'A rest has no current or voltage.',
      got: shorten(clause),
      hint: 'write for example "Rest for 2 hours"',
    });
    return undefined;
  }
  const wanted = direction === 'hold' ? 'voltage' : 'current';
  if (at.length === 0) {
    const inherited = direction === 'hold' ? endVoltage(before) : undefined;
    if (inherited !== undefined) return { kind: 'voltage', voltage: inherited };
    // After a clause that could not be read, the voltage to hold is unknown; the clause has been reported.
    if (direction !== 'hold' || !beforeFailed) issues.push(missingControl(direction, clause));
    return undefined;
  }
  if (at.length > 1) {
    issues.push({
      message: `The step has ${at.length} parts with "at".`,
      got: shorten(clause),
      allowed: `"at" with ${allowedAmounts([wanted])}`,
      hint: 'keep one; temperature and pressure belong to the cell, not to a step',
    });
    return undefined;
  }
  const read = readAmount(at[0]);
  if (read.kind === 'unreadable') {
    issues.push({ allowed: allowedAmounts([wanted]), ...withWordHint(read.issue, at[0]) });
    return undefined;
  }
  if (read.kind === 'voltage' && wanted === 'voltage') return { kind: 'voltage', voltage: read.voltage };
  if (read.kind === 'current' && wanted === 'current' && read.current.unit !== 'of charging current') {
    const { value, unit } = read.current;
    return { kind: 'current', current: { value: direction === 'charge' ? value : -value, unit } };
  }
  issues.push({
    message: `"${capitalise(direction)} at" takes a ${wanted}.`,
    got: shorten(at[0]),
    allowed: allowedAmounts([wanted]),
    ...(read.kind === 'voltage' ? { hint: `to keep a voltage write "Hold at ${at[0]} until C/20"` } : {}),
  });
  return undefined;
}

function endVoltage(step: Step | undefined): VoltageAmount | undefined {
  if (step?.control.kind === 'voltage' || step?.control.kind === 'store') return step.control.voltage;
  const limit = step?.until.find((end) => end.kind === 'voltage');
  return limit?.kind === 'voltage' ? limit.voltage : undefined;
}

/** Splits what follows the verb at its keywords; an amount without keyword belongs to the verb ("Charge 0.1C", "Rest 2 h"). */
function splitParts(text: string, direction: Step['direction']): { readonly at: string[]; readonly limits: string[] } {
  const at: string[] = [];
  const limits: string[] = [];
  const pieces = text.split(/\b(at|for|until|till|to)\b/i);
  for (let i = 0; i < pieces.length; i += 2) {
    const keyword =
      i === 0 ? (direction === 'rest' || direction === 'store' ? 'for' : 'at') : pieces[i - 1].toLowerCase();
    const amounts = pieces[i].split(/,(?!\d)|(?<!\d),|\b(?:or|and)\b/i).map((amount) => amount.trim());
    if (keyword === 'at') at.push(...amounts.filter((amount) => amount !== ''));
    else limits.push(...amounts.filter((amount) => amount !== ''));
  }
  return { at, limits };
}

/** One spelling of blanks, minus signs, superscripts and micro; no full stop at the end. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/\u03bc/g, 'u')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.;]+$/, '');
}
