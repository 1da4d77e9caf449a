import { cycleKind } from '../programme/cycleKind.js';
import type { Half } from '../programme/cycleRule.js';
import type { StepMemory } from '../steps/resolvedStep.js';
import type { BlockEnd } from './blockEnd.js';

/** The cycle that counts as 100 %, with what it discharged [C/m2]. */
export interface RetentionReference {
  readonly cycle: number;
  readonly discharged: number;
}

/** Where a run stands between two protocol steps: with the cell's own state, all that is needed to go on. Plain data. */
export interface CyclerState {
  /** Number of protocol steps done. */
  done: number;
  /** [s] Time since the start of the programme. */
  time: number;
  cycle: number;
  memory: StepMemory;
  /** [C/m2] Charge and discharge of the present cycle so far. */
  charged: number;
  discharged: number;
  /** What has been done in the present cycle (`withStep`). */
  kind: readonly string[];
  /** What retention refers to, by the kind of cycle. */
  references: Readonly<Record<string, RetentionReference>>;
  /** What conditions of blocks refer to: the first cycle of each kind, and the first check-up. */
  firsts: Readonly<Record<string, RetentionReference>>;
  firstCheckUps: Readonly<Record<string, RetentionReference>>;
  /** The largest discharge [C/m2] of the check-up in progress, with the kind of its cycle. */
  checkUp?: { readonly kind: string; readonly discharged: number } | undefined;
  /** Blocks with conditions in progress: index of their first step, and when they began [s]. */
  began: readonly { readonly from: number; readonly time: number }[];
  /** How those before them ended. */
  blocks: readonly BlockEnd[];
  /** What ended the step before. */
  endedBy: string;
  /** The half cycle in progress. */
  half?: Half | undefined;
  /** Cycles in a row that moved no charge. */
  idle: number;
  halfCycles: number;
  /** [C/m2] Largest difference between the charge by the clock and the charge in the anode, over all steps. */
  chargeError: number;
  /** [C/m2] Charge moved in either direction. */
  throughput: number;
}

export function freshState(): CyclerState {
  return {
    done: 0,
    time: 0,
    cycle: 1,
    memory: {},
    charged: 0,
    discharged: 0,
    endedBy: '',
    kind: [],
    references: {},
    firsts: {},
    firstCheckUps: {},
    began: [],
    blocks: [],
    idle: 0,
    halfCycles: 0,
    chargeError: 0,
    throughput: 0,
  };
}

/** The cycle that the present one is compared with. */
export function referenceOf({ kind, references }: CyclerState): RetentionReference | undefined {
  return references[cycleKind(kind)];
}
