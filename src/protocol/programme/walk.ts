import type { Step } from '../steps/step.js';
import type { Condition } from './condition.js';
import { type Course, CourseRule, type Half } from './cycleRule.js';
import type { Programme, ProgrammeEntry } from './programme.js';

type Repeat = Extract<ProgrammeEntry, { kind: 'repeat' }>;

/** A step in its place in the run. */
export interface ProgrammeStep {
  readonly step: Step;
  /** Number of steps before this one, repeats counted. */
  readonly index: number;
  /** Cycle it belongs to, from 1. */
  readonly cycle: number;
  /** Whether it begins this cycle after another one. */
  readonly opens: boolean;
  /** The half cycle it makes; absent where the one before goes on. */
  readonly half?: Half;
  /** Labels of the blocks around the step, outermost first; blocks without a label are left out. */
  readonly labels: readonly string[];
  /** The repeats around the step, outermost first: which pass (from 0) of how many. */
  readonly repeats: readonly { readonly pass: number; readonly times: number }[];
  /** Index of the step that follows when this one ends at its voltage limit, in a block that is over with that. */
  readonly afterLimit?: number;
  /** Of a check-up between the passes of a block. */
  readonly checkUp?: true;
  /** The step is the last of a pass of blocks with conditions, innermost first. */
  readonly exits?: readonly Exit[];
  /** Index of the first step of each block with conditions that the step is in. */
  readonly within?: readonly number[];
}

/** Where a block that ends by its conditions leads to. */
export interface Exit {
  readonly conditions: readonly Condition[];
  /** The pass that ends is a check-up. */
  readonly checkUp: boolean;
  /** Index of the first step of the block, and of the one after its last pass. */
  readonly from: number;
  readonly next: number;
  /** The block ends with this pass in any case. */
  readonly last: boolean;
  /** The block is the last of a pass of these. */
  readonly outer: readonly Exit[];
}

/** What surrounds a list of entries. */
interface Around {
  readonly labels: ProgrammeStep['labels'];
  readonly repeats: ProgrammeStep['repeats'];
  readonly afterLimit?: number | undefined;
  readonly checkUp?: boolean;
  /** What may end when the list does. */
  readonly exits: readonly Exit[];
  /** The block with conditions whose passes stand in the list, and all of them around it. */
  readonly block?: Omit<Exit, 'checkUp' | 'last'> | undefined;
  readonly within: readonly number[];
}

const none: readonly never[] = [];

const nothingAround: Around = { labels: [], repeats: [], exits: [], within: [] };

export interface WalkOptions {
  /** Index of the first step that is given. */
  readonly from?: number;
  /** Only these steps are given; blocks without any cost nothing. */
  readonly wanted?: (step: Step) => boolean;
  /** Of every block only so many passes are given; the others still count. */
  readonly passes?: number;
}

/** All steps in order. Time and memory grow with the steps that are taken from it, not with those that are passed over. */
export function* flatten(programme: Programme, options: WalkOptions = {}): Generator<ProgrammeStep, void, undefined> {
  yield* new Walk(programme, options).through(programme.entries, nothingAround);
}

class Walk {
  private index = 0;
  private course: Course;
  private readonly rule: CourseRule;
  private readonly from: number;
  private readonly wanted: WalkOptions['wanted'];
  private readonly most: number;
  /** Blocks in which no step is wanted. */
  private readonly empty = new Map<ProgrammeEntry, boolean>();

  constructor(programme: Programme, { from = 0, wanted, passes = Infinity }: WalkOptions) {
    this.rule = new CourseRule(programme);
    this.course = this.rule.beginning;
    this.from = from;
    this.wanted = wanted;
    this.most = passes;
  }

  *through(entries: readonly ProgrammeEntry[], around: Around): Generator<ProgrammeStep, void, undefined> {
    const final = entries.at(-1);
    for (const entry of entries) {
      const end = this.index + countSteps([entry]);
      const exits = entry === final ? around.exits : none;
      if (end <= this.from || this.isEmpty(entry)) {
        this.course = this.rule.past(entry, this.course);
        this.index = end;
      } else if (entry.kind === 'step') {
        const half = this.rule.half(entry.step, this.course);
        const before = this.course.cycle;
        this.course = this.rule.past(entry, this.course);
        const { labels, repeats, afterLimit, checkUp, within } = around;
        yield {
          step: entry.step,
          index: this.index++,
          cycle: this.course.cycle,
          opens: this.course.cycle > before,
          ...(half === undefined ? {} : { half }),
          labels,
          repeats,
          ...(afterLimit === undefined ? {} : { afterLimit }),
          ...(checkUp ? { checkUp } : {}),
          ...(exits.length > 0 ? { exits } : {}),
          ...(within.length > 0 ? { within } : {}),
        };
      } else yield* this.repeats(entry, end, exits, around);
    }
  }

  private *repeats(
    entry: Repeat,
    end: number,
    exits: readonly Exit[],
    around: Around,
  ): Generator<ProgrammeStep, void, undefined> {
    const size = countSteps(entry.entries);
    const { times, until, role } = entry;
    const from = end - times * size;
    const own = until && { conditions: until, from, next: end, outer: exits };
    const block = own ?? (role === undefined ? undefined : around.block);
    const ends = own !== undefined || role === 'passes' || role === 'check-up' ? block : undefined;
    const inner: Around = {
      labels: entry.label === undefined ? around.labels : [...around.labels, entry.label],
      repeats: around.repeats,
      afterLimit: entry.untilLimit ? end : around.afterLimit,
      checkUp: around.checkUp === true || role === 'check-up',
      exits: none,
      block,
      within: own ? [...around.within, from] : around.within,
    };
    const passed = Math.max(Math.floor((this.from - this.index) / size), 0);
    const last = Math.min(times, passed + this.most);
    this.passOver(entry, passed);
    for (let pass = passed; pass < last; pass++) {
      const final = pass === times - 1;
      const ending = ends && { ...ends, checkUp: role === 'check-up', last: final && end === ends.next };
      const outer = final ? exits.filter((exit) => exit.from !== ending?.from) : none;
      yield* this.through(entry.entries, {
        ...inner,
        repeats: [...around.repeats, { pass, times }],
        exits: ending ? [ending, ...outer] : outer,
      });
    }
    this.passOver(entry, times - last);
  }

  private passOver(block: Repeat, passes: number): void {
    this.course = this.rule.passes(block, passes, this.course);
    this.index += passes * countSteps(block.entries);
  }

  private isEmpty(entry: ProgrammeEntry): boolean {
    const { wanted, empty } = this;
    if (wanted === undefined) return false;
    if (entry.kind === 'step') return !wanted(entry.step);
    const known = empty.get(entry) ?? entry.entries.every((inner) => this.isEmpty(inner));
    empty.set(entry, known);
    return known;
  }
}

/** Gives the steps of a programme by their index: one after the other at no cost, and any other one at little. */
export class ProgrammeReader {
  private steps: Iterator<ProgrammeStep, void>;
  private current: ProgrammeStep | undefined;

  constructor(private readonly programme: Programme) {
    this.steps = flatten(programme);
  }

  /** Undefined after the last one. */
  at(index: number): ProgrammeStep | undefined {
    if (this.current?.index === index) return this.current;
    let next = this.steps.next();
    if (next.done || next.value.index !== index) {
      this.steps = flatten(this.programme, { from: index });
      next = this.steps.next();
    }
    this.current = next.done ? undefined : next.value;
    return this.current;
  }
}

/** Every step as it is written, in order, repeats not counted; `repeated` tells those inside a block. */
export function* writtenSteps(
  entries: readonly ProgrammeEntry[],
  repeated = false,
): Generator<{ readonly step: Step; readonly repeated: boolean }, void, undefined> {
  for (const entry of entries) {
    if (entry.kind === 'step') yield { step: entry.step, repeated };
    else yield* writtenSteps(entry.entries, true);
  }
}

/** Steps as they are written that still come, from an index on. */
export function* stepsAhead(entries: readonly ProgrammeEntry[], from: number): Generator<Step, void, undefined> {
  let index = 0;
  for (const entry of entries) {
    const end = index + countSteps([entry]);
    if (from < end) {
      if (entry.kind === 'step') yield entry.step;
      else {
        const size = countSteps(entry.entries);
        const done = Math.max(from - index, 0);
        const last = done >= (entry.times - 1) * size;
        yield* stepsAhead(entry.entries, last ? done - (entry.times - 1) * size : 0);
      }
    }
    index = end;
  }
}

const sizes = new WeakMap<ProgrammeEntry, number>();

/** Number of steps that `flatten` yields, without walking through the repeats. */
export function countSteps(entries: readonly ProgrammeEntry[]): number {
  return entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
}

function sizeOf(entry: ProgrammeEntry): number {
  if (entry.kind === 'step') return 1;
  const size = sizes.get(entry) ?? entry.times * countSteps(entry.entries);
  sizes.set(entry, size);
  return size;
}
