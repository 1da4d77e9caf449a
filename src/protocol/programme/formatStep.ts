import { formatTermination } from '../language/formatAmount.js';
import { kindOf } from '../steps/kindOf.js';
import type { Step } from '../steps/step.js';

/** The sentence of a step in lab units; `parseStep` reads it back to the same step within rounding to 12 digits. */
export function formatStep(step: Step): string {
  const [first] = step.until;
  const joint = first?.kind === 'time' ? 'for' : 'until';
  const ends = first === undefined ? '' : ` ${joint} ${step.until.map(formatTermination).join(' or ')}`;
  return kindOf(step).sentence(step, ends);
}
