import { gittLabel } from './builders.js';
import type { Programme, ProgrammeEntry } from './programme.js';
import { countSteps } from './walk.js';

/** Indices of the first and the last step. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

/** Steps of the titration blocks of a programme among the first `done` of its steps; blocks that touch are one. */
export function titrationSteps({ entries }: Programme, done: number): StepRange[] {
  const ranges: StepRange[] = [];
  for (const { from, to } of blocks(entries, 0, done)) {
    const last = ranges.at(-1);
    if (last?.to === from - 1) ranges[ranges.length - 1] = { from: last.from, to };
    else ranges.push({ from, to });
  }
  return ranges;
}

function* blocks(
  entries: readonly ProgrammeEntry[],
  first: number,
  done: number,
): Generator<StepRange, void, undefined> {
  let index = first;
  for (const entry of entries) {
    if (index >= done) return;
    const size = countSteps([entry]);
    if (entry.kind === 'repeat' && entry.label === gittLabel) yield { from: index, to: index + size - 1 };
    else if (entry.kind === 'repeat' && holdsTitration(entry.entries)) {
      const pass = countSteps(entry.entries);
      for (let at = index; at < Math.min(index + size, done); at += pass) yield* blocks(entry.entries, at, done);
    }
    index += size;
  }
}

function holdsTitration(entries: readonly ProgrammeEntry[]): boolean {
  return entries.some(
    (entry) => entry.kind === 'repeat' && (entry.label === gittLabel || holdsTitration(entry.entries)),
  );
}
