import type { Cell } from '../cell/cell.js';
import type { LegEnd } from '../numerics/integration/integrator.js';
import type { ResolvedStep } from './resolvedStep.js';
import { safetyLimit } from './safety.js';

const AT_ONCE = 'at once: ';
const SAFETY = 'safety limit ';
const MISSED = 'time: its limit was not reached';
/** How a step ends that `stop.time` cuts short. */
export const CUT_SHORT = 'time of the whole programme';

/** What ended a step, in words. */
export function endedBy(end: LegEnd, step: ResolvedStep, cell: Cell, cutShort: boolean): string {
  switch (end.kind) {
    case 'failed':
    case 'interrupted':
      return end.kind;
    case 'duration':
      if (step.control.kind === 'impedance') return 'spectrum taken';
      if (step.limits.time !== undefined && end.time >= step.limits.time * (1 - 1e-9)) return 'time';
      if (step.limits.capacity !== undefined && step.control.kind === 'current') {
        const reached = end.time * Math.abs(step.control.density);
        if (reached >= step.limits.capacity * (1 - 1e-9)) return 'capacity';
      }
      return cutShort ? CUT_SHORT : MISSED;
    case 'event': {
      const name = guardNames(step, cell)[end.guard] ?? 'limit';
      return end.time === 0 ? `${AT_ONCE}${name}` : name;
    }
  }
}

/** In the order in which the cycler builds the guards. */
function guardNames(step: ResolvedStep, cell: Cell): string[] {
  const { limits } = step;
  const names: string[] = [];
  if (limits.voltageAbove !== undefined) names.push(`${limits.voltageAbove.toFixed(3)} V`);
  if (limits.voltageBelow !== undefined) names.push(`${limits.voltageBelow.toFixed(3)} V`);
  const safety = safetyLimit(step, cell);
  if (safety !== undefined)
    names.push(`${SAFETY}${safety.toFixed(3)} V (${(safety + cell.anode.plateau).toFixed(3)} V vs Li)`);
  if (limits.currentBelow !== undefined) names.push('current');
  names.push('capacity');
  return names;
}

/** What went wrong with a step, by what ended it; `limit` names the limit that ended it. */
export function whatWentWrong(
  reason: string,
): { readonly kind: 'at once' | 'safety' | 'missed'; readonly limit: string } | undefined {
  if (reason === MISSED) return { kind: 'missed', limit: '' };
  if (reason.startsWith(AT_ONCE)) return { kind: 'at once', limit: reason.slice(AT_ONCE.length) };
  if (reason.startsWith(SAFETY)) return { kind: 'safety', limit: reason.slice(SAFETY.length) };
  return undefined;
}
