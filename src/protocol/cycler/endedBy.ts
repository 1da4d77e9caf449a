import type { Cell } from '../../cell/cell.js';
import type { LegEnd } from '../../numerics/integration/integrator.js';
import { kindOf } from '../steps/kindOf.js';
import type { ResolvedStep } from '../steps/resolvedStep.js';
import { MOST, SAFETY, watches } from './watches.js';

const AT_ONCE = 'at once: ';
const MISSED = 'time: its limit was not reached';
/** How a step ends that `stop.time` cuts short. */
export const CUT_SHORT = 'time of the whole programme';

const JUMPED = ', passed by a jump';

/** What ended a step, in words; `jumped`: its next part would have been beyond the limit from its start. */
export function endedBy(end: LegEnd, step: ResolvedStep, cell: Cell, cutShort: boolean, jumped = false): string {
  switch (end.kind) {
    case 'failed':
    case 'interrupted':
      return end.kind;
    case 'duration': {
      const { current, length } = kindOf(step).run;
      const whole = length?.(step.control);
      if (whole !== undefined && end.time >= whole.time * (1 - 1e-9)) return whole.ended;
      if (step.limits.time !== undefined && end.time >= step.limits.time * (1 - 1e-9)) return 'time';
      const flow = current?.(step.control);
      if (step.limits.capacity !== undefined && flow !== undefined) {
        const reached = end.time * Math.abs(flow);
        if (reached >= step.limits.capacity * (1 - 1e-9)) return 'capacity';
      }
      return cutShort ? CUT_SHORT : MISSED;
    }
    case 'event': {
      const name = watches(step, cell)[end.guard]?.name ?? 'limit';
      if (jumped) return `${name}${JUMPED}`;
      return end.time === 0 ? `${AT_ONCE}${name}` : name;
    }
  }
}

/** What went wrong with a step, by what ended it; `limit` names the limit that ended it. */
export function whatWentWrong(
  reason: string,
): { readonly kind: 'at once' | 'safety' | 'most' | 'missed'; readonly limit: string } | undefined {
  if (reason === MISSED) return { kind: 'missed', limit: '' };
  if (reason.startsWith(AT_ONCE)) return { kind: 'at once', limit: reason.slice(AT_ONCE.length) };
  if (reason.startsWith(MOST)) return { kind: 'most', limit: '' };
  if (reason.startsWith(SAFETY)) return { kind: 'safety', limit: reason.slice(SAFETY.length) };
  return undefined;
}
