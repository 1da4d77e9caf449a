import { shorten } from '../../scenario/document/path.js';
import { type AmountKind, allowedAmounts, readAmount, type SentenceIssue, type Wanted } from '../language/amount.js';
import type { VoltageAmount } from '../language/amounts.js';
import { readOwn } from '../language/ownAmount.js';
import { capitalise, cutEndings, misspeltKeyword, normalise, splitParts } from '../language/words.js';
import type { ProfileTables } from '../profile/profileTable.js';
import { heldVoltage } from '../steps/kindOf.js';
import type { Control, Step } from '../steps/step.js';
import type { Grammar, SetpointGrammar, StepKind } from '../steps/stepKind.js';
import { stepKinds } from '../steps/stepKinds.js';
import { exampleHint, inWords, missingEnding, missingSetpoint, unknownVerb, withWordHint } from './complaints.js';
import { readEndings } from './endings.js';
import { formatStep } from './formatStep.js';

/** Sentences longer than this are not step texts [characters]. */
const longestSentence = 300;

/**
 * Reads a sentence of one or more steps joined by "then" or a semicolon:
 *
 *     sentence := clause { ("then" | ";") clause }
 *     clause   := verb [ "at" amount ] { ("for" | "until" | "to") amount { ("or" | "and" | ",") amount } }
 *
 * or with the phrase that a kind of step has of its own ("EIS from" frequency "to" frequency). Words may be in any case. The first limit
 * met ends the step, whichever word joins them. A "hold" without voltage after "then" holds the voltage that ended the clause before
 * it. All issues of the sentence are returned at once. `profiles`: the tables that it may name; without them names are not looked up.
 */
export function parseSteps(
  text: string,
  profiles?: ProfileTables,
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
    const step = parseClause(clause, steps.at(-1), issues, profiles);
    if (step !== undefined) steps.push(step);
  }
  return issues.length > 0 ? { issues } : { steps };
}

/** Parses a sentence that must be a single step; else what is wrong with it, as `parseSteps` says it. */
export function parseStep(
  text: string,
  profiles?: ProfileTables,
): { readonly step: Step } | { readonly issues: readonly SentenceIssue[] } {
  const parsed = parseSteps(text, profiles);
  if ('issues' in parsed) return parsed;
  const [step, another] = parsed.steps;
  if (step !== undefined && another === undefined) return { step };
  return {
    issues: [
      { message: 'One step is expected here, not several.', got: shorten(text), hint: 'write one list entry per step' },
    ],
  };
}

function parseClause(
  clause: string,
  before: Step | undefined,
  issues: SentenceIssue[],
  profiles: ProfileTables | undefined,
): Step | undefined {
  const word = /^[a-z]*/i.exec(clause)?.[0] ?? '';
  const verb = word.toLowerCase();
  const [first, ...others] = stepKinds.filter(({ verbs }) => Object.hasOwn(verbs, verb));
  const direction = first?.verbs[verb];
  if (first === undefined || direction === undefined) {
    issues.push(unknownVerb(clause, word));
    return undefined;
  }
  const kinds: Kinds = [first, ...others];
  const { grammar } = first;
  const rest = clause.slice(verb.length);
  if ('phrase' in grammar) {
    const issuesBefore = issues.length;
    const [kind] = kinds;
    const { text, limits } = kind.endings.length > 0 ? cutEndings(rest) : { text: rest, limits: [] };
    const phrase = grammar.phrase(text, issues, { ends: limits.length > 0, profiles });
    if (phrase === undefined) return undefined;
    const until = readEndings(kind, phrase.direction ?? direction, limits, issues);
    issues.push(...(kind.wrongEnds?.(phrase.control, until) ?? []));
    if (issues.length > issuesBefore) return undefined;
    const step: Step = { text: '', direction, until, ...phrase };
    return { ...step, text: formatStep(step) };
  }
  const sets = !('parts' in grammar);
  const parts = splitParts(rest, sets ? 'at' : 'for');
  const issuesBefore = issues.length;
  const { control, kind } = sets
    ? readSetpoint({ clause, kinds, direction, at: parts.at, before, beforeFailed: issuesBefore > 0 }, issues)
    : { control: grammar.parts(parts.at, clause, issues), kind: first };
  // Without a fitting control it may be the verb that is wrong; the control has been reported.
  const until = readEndings(kind, direction, parts.limits, issues, control === undefined);
  // A misspelt "until" hides the limit inside the amount before it; that has been reported.
  if (parts.limits.length === 0 && !parts.at.some(misspeltKeyword)) issues.push(missingEnding(kind, direction, clause));
  if (control === undefined || issues.length > issuesBefore) return undefined;
  const step: Step = { text: capitalise(clause), direction, control, until };
  return sets && parts.at.length === 0 ? { ...step, text: formatStep(step) } : step;
}

/** All kinds of step with one verb. */
type Kinds = readonly [StepKind, ...StepKind[]];

interface SetpointClause {
  readonly clause: string;
  readonly kinds: Kinds;
  readonly direction: string;
  readonly at: readonly string[];
  readonly before: Step | undefined;
  readonly beforeFailed: boolean;
}

/** What is controlled, and which of the kinds of step it makes. */
function readSetpoint(
  { clause, kinds, direction, at, before, beforeFailed }: SetpointClause,
  issues: SentenceIssue[],
): { readonly control?: Control | undefined; readonly kind: StepKind } {
  const wanted = kinds.flatMap(({ grammar }): Wanted[] =>
    isSetpoint(grammar) ? [grammar.setpoint] : 'own' in grammar ? [grammar.own] : [],
  );
  const names = wanted.map((amount) => (typeof amount === 'string' ? amount : amount.name));
  const [kind] = kinds;
  const [amount] = at;
  if (amount === undefined) {
    const inherit = isSetpoint(kind.grammar) ? kind.grammar.inherit : undefined;
    const left = inherit && endVoltage(before);
    if (left !== undefined) return { control: inherit?.(left), kind };
    // After a clause that could not be read, the voltage to hold is unknown; the clause has been reported.
    if (!inherit || !beforeFailed) issues.push(missingSetpoint(wanted, kind, direction, clause));
    return { kind };
  }
  if (at.length > 1) {
    issues.push({
      message: `The step has ${at.length} parts with "at".`,
      got: shorten(clause),
      allowed: `"at" with ${allowedAmounts(wanted)}`,
      hint: 'keep one; temperature and pressure are set by steps of their own ("Set temperature to 45 degC")',
    });
    return { kind };
  }
  const read = readAmount(amount);
  for (const one of kinds) {
    const control = setBy(one, amount, read, direction);
    if (control === undefined) continue;
    if (!('message' in control)) return { control, kind: one };
    issues.push(control);
    return { kind: one };
  }
  if (read.kind === 'unreadable') {
    issues.push({ allowed: allowedAmounts(wanted), ...withWordHint(read.issue, amount) });
    return { kind };
  }
  const hint = names.includes(read.kind) ? undefined : insteadHint(read.kind, amount);
  issues.push({
    message: `"${capitalise(direction)} at" takes a ${inWords(names)}.`,
    got: shorten(amount),
    allowed: allowedAmounts(wanted),
    ...(hint === undefined ? {} : { hint }),
  });
  return { kind };
}

/** The control of a kind of step by an amount; an issue where it is of its kind and cannot be set; undefined where it is of another. */
function setBy(
  { grammar }: StepKind,
  text: string,
  read: ReturnType<typeof readAmount>,
  direction: string,
): Control | SentenceIssue | undefined {
  if (isSetpoint(grammar))
    return read.kind !== 'unreadable' && grammar.setpoint === read.kind ? grammar.control(read, direction) : undefined;
  if (!('own' in grammar)) return undefined;
  const amount = readOwn(text, grammar.own);
  return amount === undefined || 'message' in amount ? amount : grammar.take(amount, direction);
}

/** How a step at this kind of amount is written. */
function insteadHint(amount: AmountKind, text: string): string | undefined {
  for (const { grammar } of stepKinds)
    if (isSetpoint(grammar) && grammar.setpoint === amount && grammar.instead) return grammar.instead(text);
  return undefined;
}

function isSetpoint(grammar: Grammar<Control>): grammar is SetpointGrammar<Control> {
  return 'setpoint' in grammar;
}

/** The voltage at which a step leaves the cell, as far as its sentence says. */
function endVoltage(step: Step | undefined): VoltageAmount | undefined {
  if (step === undefined) return undefined;
  const limit = step.until.find((end) => end.kind === 'voltage');
  return limit?.kind === 'voltage' ? limit.voltage : heldVoltage(step);
}
