import type { Ageing } from '../../model/ageing.js';
import type { CellModel } from '../../model/cellModel.js';
import { type CyclerState, referenceOf } from '../cycler/cyclerState.js';
import type { ChooseJump } from '../cycler/plan.js';
import type { StepSummary } from '../cycler/recorder.js';
import type { Programme } from '../programme/programme.js';
import { type CycleBlock, CycleBlocks } from './cycleBlock.js';
import { SlowState } from './slowState.js';

export interface JumpingOptions {
  /** Largest ratio of the numbers of two resolved cycles that follow each other. */
  readonly ratio: number;
  /** Error of the discharge capacity that jumping may cause, relative to the first cycle of the block. */
  readonly tolerance: number;
}

/** Cycle numbers step by at most 10 %: rates of ageing have kinks (a plateau that leaves the window), so that longer steps do not pay. */
export const defaultJumping: JumpingOptions = { ratio: 1.1, tolerance: 1e-3 };

/** What cycle jumping did in one run. */
export interface JumpingReport {
  /** Cycles that were cycled through, and all cycles of the programme up to its end. */
  readonly resolved: number;
  readonly cycles: number;
  /** Estimated error of the discharge capacity, relative to the first cycle of the block: largest over the run. */
  readonly error: number;
  /** One sentence for each stretch that was cycled directly although jumping was asked for. */
  readonly refusals: readonly string[];
}

/** Passes of a block that are always cycled through: the first ones settle the profile and give the first difference of rates. */
const OPENING = 4;
/** A jump is at most this many times as long as the one before. */
const GROWTH = 2;
/** Blocks with fewer passes are cycled directly. */
const FEWEST = 20;
/** Part of the error of a prediction that stays after its correction, for the second-order Adams pair at equal steps (Milne's device). */
const CORRECTED = 1 / 6;
/** Part of the tolerance that a single prediction may use up: its error shows in the cycle resolved there only. */
const PREDICTION_SHARE = 0.5;
const SAFETY = 0.8;
const LARGEST_CUT = 0.2;
/** Largest fall of capacity over one jump, relative to the first cycle of the block. */
const LARGEST_FADE = 0.02;
/** Below this part of the first capacity half cycles begin to end at once, and nothing can be foreseen. */
const END_OF_LIFE = 0.02;
/** Passes that are cycled directly after a jump that went wrong, before jumping is tried again. */
const RESOLVED_AFTER_MISS = 5;
/** Forgetful states are extrapolated only as long as they move by less than this. */
const LARGEST_MOVE = 0.05;
/** A group of slow states whose change since the start of the block is below this part of its size has no say in the error. */
const STILL = 1e-6;
const MOST_REFUSALS = 10;

/** A resolved cycle: where the next jump starts from. */
interface Node {
  /** Passes of the block done at its end. */
  readonly passes: number;
  /** Corrected slow state at the start of the cycle, and its change over the cycle. */
  readonly state: Float64Array;
  readonly rate: Float64Array;
  readonly forgetful: Float64Array;
  /** [C/m2] Discharged in the cycle. */
  readonly capacity: number;
}

/** What `CycleJumping.snapshot` saves. */
export interface JumpingState {
  readonly block: number;
  readonly started?: Float64Array;
  readonly jump: number;
  readonly nodes: readonly Node[];
  readonly first?: Node;
  readonly resolvedLeft: number;
  readonly predicted: number;
  readonly accumulated: number;
  readonly error: number;
  readonly skipped: number;
  readonly dying: boolean;
  readonly refusals: readonly string[];
}

/** What the jumper works on: the run between two protocol steps. */
export interface JumpedRun {
  readonly programme: Programme;
  readonly model: CellModel;
  readonly ageing: Ageing;
  readonly y: Float64Array;
  /** Live state of the cycler. */
  readonly state: () => CyclerState;
  /** Cycles that have to be resolved because somebody asks for them. */
  readonly reported: readonly number[];
  /** Called before the state changes: the cycle that has just ended is complete. */
  readonly closeCycle: () => void;
  /** Decisions that a plan keeps. */
  readonly choose?: ChooseJump;
}

/**
 * Advances the slow state over many equal cycles by the change that a few of them cause.
 *
 * The slow state z (`SlowState`) is a sequence in the cycle number with difference r(N) = z(N+1) - z(N), known only by cycling
 * through cycle N. Between resolved cycles r is taken as linear and summed, which is the second-order Adams pair for a sequence:
 *     predict  z(N+M) = z(N) + M r(N) + M(M-1)/2 (r(N) - r(N')) / (N - N')     N' the resolved cycle before N
 *     resolve cycle N+M
 *     correct  z(N+M) = z(N) + M r(N) + (M-1)/2 (r(N+M) - r(N))
 * Exact for M = 1, where both are plain cycling. One resolved cycle a jump: the rate of the predicted state serves the corrected one
 * (PEC). Contents at the end of discharge are no slow state: they forget, within a few cycles. They are extrapolated as they are, by a line
 * through the last two resolved ends, never by a rate times M.
 * Error: the correction of each group of states, as a part of its change over the jump, times the change of capacity over the jump.
 * Equations (N5.2), (N5.3) and (N5.4) of the handbook.
 */
export class CycleJumping {
  private readonly slow: SlowState;
  private readonly blocks: CycleBlocks;
  private readonly choose: ChooseJump;
  private block = -1;
  /** Slow state at which the cycle in progress started; a prediction, unless the cycle follows a resolved one. */
  private started: Float64Array | undefined;
  /** How many cycles the cycle in progress is after the one resolved before it. */
  private jump = 1;
  private nodes: Node[] = [];
  private first: Node | undefined;
  private resolvedLeft = 0;
  /** Error of the last prediction, and the sum of what its corrections have left, relative to the first capacity. */
  private predicted = 0;
  private accumulated = 0;
  private error = 0;
  private skipped = 0;
  private dying = false;
  private refusals: string[] = [];
  /** In rising order. */
  private readonly wanted: readonly number[];

  constructor(
    private readonly run: JumpedRun,
    private readonly options: JumpingOptions = defaultJumping,
  ) {
    this.slow = new SlowState(run.model, run.ageing);
    this.choose = run.choose ?? ((make) => make());
    this.blocks = new CycleBlocks(run.programme);
    const { cycles, retention, retentionCycle } = run.programme.stop;
    // The cycle after one that decides about the end has to be resolved too: then it is not jumped away from.
    const decisive = [cycles, retention === undefined ? undefined : retentionCycle].filter(
      (cycle) => cycle !== undefined,
    );
    this.wanted = [...run.reported, ...decisive, ...decisive.map((cycle) => cycle + 1)].sort((a, b) => a - b);
  }

  /** After every protocol step: jumps when a cycle of a block has just ended and its successors can be foreseen. */
  stepDone({ index }: StepSummary): void {
    const { run, slow } = this;
    const block = this.blocks.at(index);
    if (!block) return;
    if (block.first !== this.block) this.enter(block);
    if (block.times < FEWEST) return;
    const passes = (index + 1 - block.first) / block.size;
    if (!Number.isInteger(passes)) return;
    const state = run.state();
    const end = slow.take(run.y, state.time);
    const corrected = this.started !== undefined && this.addNode(this.started, end, passes, state);
    const jump = this.choose(() => this.length(block.times - passes, state));
    if (jump > 1 || corrected) this.perform(jump, block.size, end);
    else this.started = end;
    this.jump = jump;
  }

  /** All that changes from cycle to cycle, as plain data: put back into the jumper of a fresh run of the same scenario. */
  snapshot(): JumpingState {
    const {
      block,
      started,
      jump,
      nodes,
      first,
      resolvedLeft,
      predicted,
      accumulated,
      error,
      skipped,
      dying,
      refusals,
    } = this;
    const optional = { ...(started ? { started } : {}), ...(first ? { first } : {}) };
    return {
      block,
      jump,
      nodes: [...nodes],
      resolvedLeft,
      predicted,
      accumulated,
      error,
      skipped,
      dying,
      refusals: [...refusals],
      ...optional,
    };
  }

  restore({ nodes, refusals, started, first, ...state }: JumpingState): void {
    Object.assign(this, state);
    this.nodes = [...nodes];
    this.refusals = [...refusals];
    this.started = started;
    this.first = first;
  }

  report(): JumpingReport {
    const { cycle } = this.run.state();
    const { refusals, block, skipped, error } = this;
    const conditional = hasConditions(this.run.programme.entries)
      ? ' Blocks that end by a condition are cycled directly.'
      : '';
    const none =
      block < 0
        ? [`Cycle jumping found no repeated block whose every pass is one charge and one discharge.${conditional}`]
        : [];
    return { resolved: cycle - skipped, cycles: cycle, error, refusals: [...none, ...refusals] };
  }

  private enter({ first, times }: CycleBlock): void {
    this.block = first;
    this.started = undefined;
    this.nodes = [];
    this.first = undefined;
    this.jump = 1;
    this.resolvedLeft = 0;
    this.predicted = 0;
    this.accumulated = 0;
    this.dying = false;
    if (times < FEWEST) this.refuse(`a block of ${times} cycles is too short to jump, it was cycled directly`);
  }

  /** Takes in the cycle just resolved; true when the state at its start had to be corrected. */
  private addNode(started: Float64Array, end: Float64Array, passes: number, { discharged }: CyclerState): boolean {
    const rate = end.map((value, i) => value - started[i]);
    const forgetful = this.slow.takeForgetful(this.run.y);
    const last = this.nodes.at(-1);
    const { jump } = this;
    let state = started;
    if (last && jump > 1) {
      state = last.state.map((value, i) => value + jump * last.rate[i] + ((jump - 1) / 2) * (rate[i] - last.rate[i]));
      this.keepSense(state, last.state);
    }
    const node = { passes, state, rate, forgetful, capacity: discharged };
    this.first ??= node;
    if (state !== started) this.judge(this.first, started, node);
    this.nodes.push(node);
    if (this.nodes.length > 2) this.nodes.shift();
    return state !== started;
  }

  /** Error of the jump that led to a node: how much each group was corrected against all that it has changed and done so far. */
  private judge(first: Node, predicted: Float64Array, node: Node): void {
    let share = 0;
    for (const { from, to } of this.slow.groups) {
      let off = 0;
      let moved = 0;
      let size = 0;
      for (let i = from; i < to; i++) {
        off += Math.abs(node.state[i] - predicted[i]);
        moved += Math.abs(node.state[i] - first.state[i]);
        size += Math.abs(node.state[i]);
      }
      if (moved > STILL * size) share = Math.max(share, off / moved);
    }
    const error = share * Math.abs(1 - node.capacity / first.capacity);
    this.accumulated += CORRECTED * error;
    this.error = Math.max(this.error, this.accumulated + error);
    this.predicted = error;
    if (error <= this.options.tolerance) return;
    this.resolvedLeft = RESOLVED_AFTER_MISS;
    this.refuse(
      `a jump to cycle ${this.run.state().cycle} missed the capacity by about ${(100 * error).toFixed(2)} %, the next cycles were cycled directly`,
    );
  }

  /** How many cycles to go on: 1 is the next cycle. */
  private length(left: number, state: CyclerState): number {
    const { cycle, discharged, time } = state;
    const { options, nodes, first, run } = this;
    const [before, last] = nodes;
    if (!first || !last || last.passes < OPENING || left < 2) return 1;
    if (this.resolvedLeft > 0) {
      this.resolvedLeft--;
      return 1;
    }
    if (discharged < END_OF_LIFE * first.capacity) {
      if (!this.dying)
        this.refuse(
          `from cycle ${cycle} on less than ${100 * END_OF_LIFE} % of the capacity is left, it was cycled directly`,
        );
      this.dying = true;
      return 1;
    }
    let jump = Math.min((options.ratio - 1) * cycle, GROWTH * this.jump, left);
    const fade = Math.abs(last.capacity - before.capacity) / (last.passes - before.passes);
    if (fade > 0) jump = Math.min(jump, (LARGEST_FADE * first.capacity) / fade);
    if (this.jump > 1 && this.predicted > 0) {
      const allowed = (PREDICTION_SHARE * options.tolerance) / this.predicted;
      jump = Math.min(jump, this.jump * Math.max(LARGEST_CUT, SAFETY * allowed ** (1 / 3)));
    }
    // The end of the programme is approached by halves, so that it falls into a resolved cycle after a resolved one.
    const { retention, time: end } = run.programme.stop;
    const reference = referenceOf(state);
    if (retention !== undefined && reference)
      jump = Math.min(jump, (0.5 * (discharged - retention * reference.discharged)) / fade);
    if (end !== undefined) jump = Math.min(jump, (0.5 * (end - time)) / last.rate[this.slow.size - 1]);
    const wanted = this.wanted.find((number) => number > cycle);
    if (wanted !== undefined) jump = Math.min(jump, wanted - cycle);
    return jump >= 2 ? Math.floor(jump) : 1;
  }

  private perform(jump: number, size: number, end: Float64Array): void {
    const { run, slow, nodes } = this;
    const [before, last] = nodes.length > 1 ? nodes : [nodes[0], nodes[0]];
    const gap = Math.max(last.passes - before.passes, 1);
    const bend = (jump * (jump - 1)) / 2 / gap;
    const next = last.state.map((value, i) => value + jump * last.rate[i] + bend * (last.rate[i] - before.rate[i]));
    this.keepSense(next, end);
    const forgetful = extrapolate(last.forgetful, before.forgetful, (jump - 1) / gap, this.choose);
    run.closeCycle();
    slow.put(next, forgetful, run.y, jump - 1);
    const state = run.state();
    state.time = next[slow.size - 1];
    state.cycle += jump - 1;
    state.done += (jump - 1) * size;
    this.skipped += jump - 1;
    this.started = slow.take(run.y, state.time);
  }

  /** No law makes films or cracks shrink or contact come back, and neither does an extrapolation. */
  private keepSense(next: Float64Array, before: Float64Array): void {
    for (const { from, to, sense, most } of this.slow.groups) {
      for (let i = from; i < to; i++) {
        if (sense === 'grows') next[i] = Math.max(Math.min(next[i], most), before[i]);
        else next[i] = Math.min(next[i], before[i]);
      }
    }
  }

  private refuse(reason: string): void {
    if (this.refusals.length < MOST_REFUSALS) this.refusals.push(`Cycle jumping: ${reason}.`);
  }
}

function hasConditions(entries: Programme['entries']): boolean {
  return entries.some(
    (entry) => entry.kind === 'repeat' && (entry.until !== undefined || hasConditions(entry.entries)),
  );
}

function extrapolate(last: Float64Array, before: Float64Array, factor: number, choose: ChooseJump): Float64Array {
  const move = last.map((value, i) => factor * (value - before[i]));
  let largest = 0;
  for (const m of move) largest = Math.max(largest, Math.abs(m));
  const follows = choose(() => (largest < LARGEST_MOVE ? 1 : 0)) === 1;
  return follows ? last.map((value, i) => value + move[i]) : last;
}
