import { formatTime } from './format.js';
import type { Programme, ProgrammeEntry, Step } from './step.js';

/** A step in its place in the run. */
export interface ProgrammeStep {
  readonly step: Step;
  /** Number of steps before this one, repeats counted. */
  readonly index: number;
  /** Labels of the blocks around the step, outermost first; blocks without a label are left out. */
  readonly labels: readonly string[];
  /** The repeats around the step, outermost first: which pass (from 0) of how many. */
  readonly repeats: readonly { readonly pass: number; readonly times: number }[];
  /** Index of the step that follows when this one ends at its voltage limit, in a block that is over with that. */
  readonly afterLimit?: number;
}

/** All steps in order. Memory grows with the nesting depth only, not with the number of repeats. */
export function* flatten(programme: Programme): Generator<ProgrammeStep, void, undefined> {
  const counter = { index: 0 };
  yield* walk(programme.entries, [], [], counter);
}

function* walk(
  entries: readonly ProgrammeEntry[],
  labels: ProgrammeStep['labels'],
  repeats: ProgrammeStep['repeats'],
  counter: { index: number },
  afterLimit?: number,
): Generator<ProgrammeStep, void, undefined> {
  for (const entry of entries) {
    if (entry.kind === 'step') {
      yield {
        step: entry.step,
        index: counter.index++,
        labels,
        repeats,
        ...(afterLimit === undefined ? {} : { afterLimit }),
      };
      continue;
    }
    const inner = entry.label === undefined ? labels : [...labels, entry.label];
    const after = entry.untilLimit ? counter.index + countSteps([entry]) : afterLimit;
    for (let pass = 0; pass < entry.times; pass++) {
      yield* walk(entry.entries, inner, [...repeats, { pass, times: entry.times }], counter, after);
    }
  }
}

/** Number of steps that `flatten` yields, without walking through the repeats. */
export function countSteps(entries: readonly ProgrammeEntry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'step' ? 1 : entry.times * countSteps(entry.entries)), 0);
}

/** The programme in one line: "cycling: 50 x (Charge at 0.1C until 4.3 V vs Li; Discharge ...); stops after 30 days". */
export function describe({ entries, stop }: Programme): string {
  const stops = [
    ...(stop.cycles === undefined ? [] : [`after ${stop.cycles} ${stop.cycles === 1 ? 'cycle' : 'cycles'}`]),
    ...(stop.retention === undefined
      ? []
      : [
          `below ${Number((100 * stop.retention).toPrecision(6))} % of the discharge capacity of cycle ${stop.retentionCycle ?? 1}`,
        ]),
    ...(stop.time === undefined ? [] : [`after ${formatTime(stop.time)}`]),
  ];
  const ending = stops.length === 0 ? '' : `; stops ${stops.join(' or ')}`;
  return entries.map(describeEntry).join('; ') + ending;
}

function describeEntry(entry: ProgrammeEntry): string {
  if (entry.kind === 'step') return entry.step.text;
  const label = entry.label === undefined ? '' : `${entry.label}: `;
  const inside = entry.entries.map(describeEntry).join('; ');
  if (entry.untilLimit) return `${label}repeated until a limit is reached (${inside})`;
  return entry.times === 1 && label !== '' ? `${label}${inside}` : `${label}${entry.times} x (${inside})`;
}
