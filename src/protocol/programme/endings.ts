import { customaryPlateaus, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import { allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { Termination } from '../language/amounts.js';
import type { Direction } from '../steps/step.js';
import type { StepKind } from '../steps/stepKind.js';
import { repeatedEnding, withWordHint, wrongEnding } from './complaints.js';

/** What ends a step, from the parts of its sentence after "until" and "for". `unsure`: do not say that one does not fit its verb. */
export function readEndings(
  kind: StepKind,
  direction: Direction,
  limits: readonly string[],
  issues: SentenceIssue[],
  unsure = false,
): readonly Termination[] {
  const until: Termination[] = [];
  for (const limit of limits) {
    const read = readAmount(limit);
    if (read.kind === 'unreadable') {
      issues.push({ allowed: allowedAmounts(kind.endings), ...withWordHint(read.issue, limit) });
      continue;
    }
    const alike = until.filter((other) => other.kind === read.kind).length;
    if (!kind.endings.includes(read.kind)) {
      if (!unsure) issues.push(wrongEnding(kind, direction, read.kind, limit));
    } else if (alike >= (kind.voltageSides && read.kind === 'voltage' ? 2 : 1)) {
      issues.push(repeatedEnding(read.kind, limit));
    } else until.push(read);
  }
  return kind.voltageSides ? sided(until, direction, issues) : until;
}

type VoltageEnd = Extract<Termination, { kind: 'voltage' }>;

/** Of two voltages the lower one is a lower limit and the upper one an upper limit; the one of the direction comes first. */
function sided(until: readonly Termination[], direction: Direction, issues: SentenceIssue[]): readonly Termination[] {
  const voltages = until.filter((end): end is VoltageEnd => end.kind === 'voltage');
  const [one, other] = voltages;
  if (one === undefined || other === undefined) return until;
  const rise = voltageDifference(other.voltage, one.voltage, customaryPlateaus);
  if (rise === undefined || rise === 0) {
    issues.push({
      message: 'Of two voltages that end a step one is a lower and one an upper limit.',
      got: voltages.map(({ voltage }) => `${voltage.value} V`).join(' or '),
      hint: 'write both against the same electrode',
    });
    return until;
  }
  const [low, high] = rise > 0 ? [one, other] : [other, one];
  const below: VoltageEnd = { ...low, side: 'below' };
  const above: VoltageEnd = { ...high, side: 'above' };
  const rest = until.filter((end) => end.kind !== 'voltage');
  return [...(direction === 'charge' ? [above, below] : [below, above]), ...rest];
}
