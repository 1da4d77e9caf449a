import { type Plateaus, plateausWith, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import type { VoltageAmount } from '../language/amounts.js';
import { halfByName, heldVoltage } from '../steps/kindOf.js';
import type { Step } from '../steps/step.js';
import type { Programme, ProgrammeEntry } from './programme.js';

/** The half cycle that a step makes or goes on with. */
export type Half = 'charge' | 'discharge';

/** What the steps so far mean for the cycle that the next one belongs to. */
export interface Course {
  /** From 1. */
  readonly cycle: number;
  /** Whether the cycle has been discharged, so that a charge begins another one. */
  readonly discharged: boolean;
  /** A voltage that the cell was brought to, and where it has gone from there; absent while nothing is known. */
  readonly driven?: { readonly voltage: VoltageAmount; readonly since: 'at' | 'above' | 'below' };
}

/** [V] Voltages that differ by less are the same. */
const SAME = 1e-3;

/**
 * The half cycle that a step begins or goes on with: charges and discharges by their names; a voltage that is held above the one
 * the cell was brought to before charges it, one below discharges it. Nothing of the kind: the half cycle before goes on.
 */
export function halfOf(step: Step, { driven }: Course, plateaus: Plateaus): Half | undefined {
  const named = halfByName(step);
  if (named !== undefined) return named;
  const held = heldVoltage(step);
  if (held === undefined || driven === undefined) return undefined;
  const rise = voltageDifference(held, driven.voltage, plateaus);
  if (rise === undefined) return undefined;
  if (driven.since === 'below') return rise > -SAME ? 'charge' : undefined;
  if (driven.since === 'above') return rise < SAME ? 'discharge' : undefined;
  if (Math.abs(rise) < SAME) return undefined;
  return rise > 0 ? 'charge' : 'discharge';
}

/** The course after a step. Its cycle is that of the step: a charge after a discharge begins another one. */
export function after(step: Step, course: Course, plateaus: Plateaus): Course {
  const half = halfOf(step, course, plateaus);
  const opens = half === 'charge' && course.discharged;
  const driven = drivenBy(step, course.driven);
  return {
    cycle: opens ? course.cycle + 1 : course.cycle,
    discharged: half === 'discharge' || (course.discharged && !opens),
    ...(driven === undefined ? {} : { driven }),
  };
}

function drivenBy(step: Step, before: Course['driven']): Course['driven'] {
  const held = heldVoltage(step);
  if (held !== undefined) return { voltage: held, since: 'at' };
  const half = halfByName(step);
  if (half === undefined) return before;
  const limit = step.until.find((end) => end.kind === 'voltage');
  if (limit?.kind === 'voltage') return { voltage: limit.voltage, since: 'at' };
  const since = half === 'charge' ? 'above' : 'below';
  return before && (before.since === 'at' || before.since === since) ? { voltage: before.voltage, since } : undefined;
}

type Repeat = Extract<ProgrammeEntry, { kind: 'repeat' }>;

/**
 * The rule over blocks of any size without walking through them: a pass that ends as it began, but for the number of the
 * cycle, does the same every time. What a list of entries makes of a course is remembered.
 */
export class CourseRule {
  readonly beginning: Course;
  private readonly plateaus: Plateaus;
  private readonly known = new Map<readonly ProgrammeEntry[], Map<string, Course>>();

  constructor({ cell }: Pick<Programme, 'cell'>) {
    this.plateaus = plateausWith(cell?.plateau);
    const fresh = { cycle: 1, discharged: false };
    this.beginning = cell
      ? { ...fresh, driven: { voltage: { value: cell.start, reference: 'cell' }, since: 'at' } }
      : fresh;
  }

  half(step: Step, course: Course): Half | undefined {
    return halfOf(step, course, this.plateaus);
  }

  past(entry: ProgrammeEntry, course: Course): Course {
    return entry.kind === 'step' ? after(entry.step, course, this.plateaus) : this.passes(entry, entry.times, course);
  }

  passes({ entries }: Repeat, times: number, course: Course): Course {
    let now = course;
    for (let pass = 1; pass <= times; pass++) {
      const next = this.through(entries, now);
      if (keyOf(next) === keyOf(now)) return later(next, (times - pass) * (next.cycle - now.cycle));
      now = next;
    }
    return now;
  }

  through(entries: readonly ProgrammeEntry[], course: Course): Course {
    const key = keyOf(course);
    const known = this.known.get(entries) ?? new Map<string, Course>();
    this.known.set(entries, known);
    const change =
      known.get(key) ?? entries.reduce<Course>((now, entry) => this.past(entry, now), { ...course, cycle: 0 });
    known.set(key, change);
    return later(change, course.cycle);
  }
}

function later(course: Course, cycles: number): Course {
  return { ...course, cycle: course.cycle + cycles };
}

/** All of a course but the number of the cycle. */
function keyOf({ discharged, driven }: Course): string {
  const at = driven ? `${driven.since} ${driven.voltage.value} ${driven.voltage.reference}` : '';
  return `${discharged} ${at}`;
}
