import type { Programme, ProgrammeEntry, Step } from './step.js';
import { countSteps } from './walk.js';

/** A repeated block whose every pass is one cycle: a charge, then a discharge, with holds and rests. */
export interface CycleBlock {
  /** Index of its first step, repeats of what surrounds it counted. */
  readonly first: number;
  /** Steps of one pass. */
  readonly size: number;
  readonly times: number;
}

/** The innermost repeated block around a step, by the step's index, when each of its passes is one cycle. */
export function cycleBlockAt(programme: Programme, index: number): CycleBlock | undefined {
  return search(programme.entries, index, 0);
}

function search(entries: readonly ProgrammeEntry[], index: number, first: number): CycleBlock | undefined {
  let at = first;
  for (const entry of entries) {
    const size = countSteps([entry]);
    if (index >= at + size) {
      at += size;
      continue;
    }
    if (entry.kind === 'step') return undefined;
    const pass = countSteps(entry.entries);
    const steps = entry.entries.flatMap((inner) => (inner.kind === 'step' ? [inner.step] : []));
    if (steps.length === pass && isCycle(steps)) return { first: at, size: pass, times: entry.times };
    return search(entry.entries, index, at + Math.floor((index - at) / pass) * pass);
  }
  return undefined;
}

/** Charge first, discharge later, each once: then a new cycle begins with every pass and with nothing else. */
function isCycle(steps: readonly Step[]): boolean {
  const halves = steps.map(({ direction }) => direction).filter((d) => d === 'charge' || d === 'discharge');
  return steps[0].direction === 'charge' && halves.join() === 'charge,discharge';
}
