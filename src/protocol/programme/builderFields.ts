import type { Issue } from '../../scenario/document/issue.js';
import { mostRepeats } from '../../scenario/quantities/amountRange.js';
import { type Plateaus, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import { type AmountKind, allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { Termination } from '../language/amounts.js';
import { parseStep } from './parse.js';
import type { ProgrammeEntry } from './programme.js';

/** An amount as a person writes it. A bare number is a C-rate where a current is asked for and an issue elsewhere. */
export type AmountInput = string | number;

/** Lower and upper limit. */
export type WindowInput = readonly [AmountInput, AmountInput];

/** Steps from sentences put together here; what is wrong with them is reported where the person wrote the odd part. */
export function stepsFrom(
  texts: readonly { readonly text: string; readonly path: string }[],
  issues: Issue[],
): ProgrammeEntry[] {
  return texts.flatMap(({ text, path }): ProgrammeEntry[] => {
    const parsed = parseStep(text);
    if ('step' in parsed) return [{ kind: 'step', step: parsed.step }];
    for (const issue of parsed.issues) addIssue({ severity: 'error', path, ...issue }, issues);
    return [];
  });
}

export function checkWindow(
  low: Termination | undefined,
  high: Termination | undefined,
  path: string,
  window: WindowInput,
  plateaus: Plateaus,
  issues: Issue[],
): void {
  if (low?.kind !== 'voltage' || high?.kind !== 'voltage') return;
  const width = voltageDifference(high.voltage, low.voltage, plateaus);
  if (width === undefined || width > 0) return;
  addIssue(
    {
      severity: 'error',
      path,
      message: 'The voltage window is crossed: its lower limit is not below its upper one.',
      got: `[${window.join(', ')}]`,
      allowed: '[lower, upper]; against different electrodes, In/InLi counts 0.62 V and LTO 1.55 V above Li',
      hint: 'swap the two, or check what they are measured against',
    },
    issues,
  );
}

export function readField(
  amount: AmountInput,
  kind: AmountKind,
  path: string,
  issues: Issue[],
): Termination | undefined {
  const text = withUnit(amount, kind);
  const read = readAmount(text);
  if (read.kind === kind && !(read.kind === 'current' && read.current.unit === 'of charging current')) return read;
  const allowed = allowedAmounts([kind]);
  const wrongKind: SentenceIssue = { message: `A ${kind} is expected here.`, got: text };
  addIssue({ severity: 'error', path, allowed, ...(read.kind === 'unreadable' ? read.issue : wrongKind) }, issues);
  return undefined;
}

export function withUnit(amount: AmountInput, kind: AmountKind): string {
  const text = String(amount).trim();
  return kind === 'current' && text !== '' && Number.isFinite(Number(text)) ? `${text}C` : text;
}

export function checkCount(count: number, path: string, issues: Issue[]): void {
  if (Number.isInteger(count) && count > 0 && count <= mostRepeats) return;
  issues.push({
    severity: 'error',
    path,
    message: 'A whole number above zero is expected.',
    got: String(count),
    allowed: `1 to ${mostRepeats}`,
  });
}

/** A field used by several steps is complained about once. */
export function addIssue(issue: Issue, issues: Issue[]): void {
  if (!issues.some((known) => known.path === issue.path && known.message === issue.message)) issues.push(issue);
}
