import type { Step } from '../steps/step.js';
import { type Course, CourseRule, type Half } from './cycleRule.js';
import type { Programme, ProgrammeEntry } from './programme.js';

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
}

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
  yield* new Walk(programme, options).through(programme.entries, [], []);
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

  *through(
    entries: readonly ProgrammeEntry[],
    labels: ProgrammeStep['labels'],
    repeats: ProgrammeStep['repeats'],
    afterLimit?: number,
  ): Generator<ProgrammeStep, void, undefined> {
    for (const entry of entries) {
      const end = this.index + countSteps([entry]);
      if (end <= this.from || this.isEmpty(entry)) {
        this.course = this.rule.past(entry, this.course);
        this.index = end;
      } else if (entry.kind === 'step') {
        const half = this.rule.half(entry.step, this.course);
        const before = this.course.cycle;
        this.course = this.rule.past(entry, this.course);
        yield {
          step: entry.step,
          index: this.index++,
          cycle: this.course.cycle,
          opens: this.course.cycle > before,
          ...(half === undefined ? {} : { half }),
          labels,
          repeats,
          ...(afterLimit === undefined ? {} : { afterLimit }),
        };
      } else {
        const size = countSteps(entry.entries);
        const inner = entry.label === undefined ? labels : [...labels, entry.label];
        const { times } = entry;
        const passed = Math.max(Math.floor((this.from - this.index) / size), 0);
        const last = Math.min(times, passed + this.most);
        this.passOver(entry, passed);
        for (let pass = passed; pass < last; pass++) {
          const around = [...repeats, { pass, times }];
          yield* this.through(entry.entries, inner, around, entry.untilLimit ? end : afterLimit);
        }
        this.passOver(entry, times - last);
      }
    }
  }

  private passOver(block: Extract<ProgrammeEntry, { kind: 'repeat' }>, passes: number): void {
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
