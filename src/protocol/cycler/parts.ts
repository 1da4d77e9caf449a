import type { LegEnd } from '../../numerics/integration/integrator.js';

/** How a step goes that may have parts: a control that jumps or bends as its own time goes on. Times [s] since its start. */
export interface Parts {
  /** When it is over, whatever its parts are. */
  readonly duration: number;
  /** When a part is over; absent: there is one. */
  readonly partEnd?: ((part: number) => number) | undefined;
  /** Integrates from a time to another one, with the part that is in force. */
  readonly leg: (from: number, until: number) => LegEnd;
  /** Puts the next part in force at a time; says how the step ends where that cannot be. */
  readonly jump: (part: number, time: number) => LegEnd | undefined;
}

/** Goes through the parts to the first limit; `jumped` where it was met between two of them. */
export function throughParts({ duration, partEnd, leg, jump }: Parts): {
  readonly end: LegEnd;
  readonly jumped: boolean;
} {
  let from = 0;
  for (let part = 0; ; part++) {
    const until = Math.min(partEnd?.(part) ?? duration, duration);
    const end = leg(from, until);
    if (end.kind !== 'duration' || until >= duration)
      return { end: { ...end, time: timeOf(from, end.time, until) }, jumped: false };
    const stopped = jump(part + 1, until);
    if (stopped !== undefined) return { end: stopped, jumped: stopped.kind === 'event' };
    from = until;
  }
}

/** [s] A time of the part from one moment until another: by rounding, it could be after its end, and the next part begin before. */
export function timeOf(from: number, time: number, until: number): number {
  return Math.min(from + time, until);
}
