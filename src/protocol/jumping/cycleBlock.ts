import { type Course, CourseRule } from '../programme/cycleRule.js';
import type { Programme, ProgrammeEntry } from '../programme/programme.js';
import { countSteps } from '../programme/walk.js';

/** A repeated block whose every pass is one cycle: a charge, then a discharge, with holds and rests. */
export interface CycleBlock {
  /** Index of its first step, repeats of what surrounds it counted. */
  readonly first: number;
  /** Steps of one pass. */
  readonly size: number;
  readonly times: number;
}

type Repeat = Extract<ProgrammeEntry, { kind: 'repeat' }>;

/** Finds the blocks of equal cycles of one programme. */
export class CycleBlocks {
  private readonly known = new Map<Repeat, boolean>();
  private readonly rule: CourseRule;

  constructor(private readonly programme: Programme) {
    this.rule = new CourseRule(programme);
  }

  /** The innermost repeated block around a step, by the step's index, when each of its passes is one cycle. */
  at(index: number): CycleBlock | undefined {
    return this.search(this.programme.entries, index, 0);
  }

  private search(entries: readonly ProgrammeEntry[], index: number, first: number): CycleBlock | undefined {
    let at = first;
    for (const entry of entries) {
      const size = countSteps([entry]);
      if (index >= at + size) {
        at += size;
        continue;
      }
      if (entry.kind === 'step') return undefined;
      const pass = countSteps(entry.entries);
      // The end of a block with conditions is looked for after every pass, and a check-up is what is to be seen.
      if (entry.until !== undefined || entry.role === 'check-up') return undefined;
      if (this.isCycle(entry)) return { first: at, size: pass, times: entry.times };
      return this.search(entry.entries, index, at + Math.floor((index - at) / pass) * pass);
    }
    return undefined;
  }

  /** Once the first pass is over, the first step begins a cycle and no other one does. */
  private isCycle(block: Repeat): boolean {
    const known = this.known.get(block) ?? this.judge(block);
    this.known.set(block, known);
    return known;
  }

  private judge({ entries }: Repeat): boolean {
    const { rule } = this;
    if (entries.some((entry) => entry.kind === 'repeat')) return false;
    const before = rule.through(entries, rule.through(entries, { cycle: 0, discharged: false }));
    const begun: Course = rule.past(entries[0], before);
    return begun.cycle === before.cycle + 1 && rule.through(entries, before).cycle === begun.cycle;
  }
}
