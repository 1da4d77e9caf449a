import type { Cell } from '../../cell/cell.js';
import { FARADAY } from '../../constants/physical.js';
import { stepperFor } from '../../kernel/stepper.js';
import type { CellModel } from '../../model/cellModel.js';
import { Integrator, type LegEnd } from '../../numerics/integration/integrator.js';
import { cycleKind, stepIdentity, withStep } from '../programme/cycleKind.js';
import type { Programme } from '../programme/programme.js';
import { ProgrammeReader, stepsAhead } from '../programme/walk.js';
import { kindOf, knownCurrent, senseOf } from '../steps/kindOf.js';
import { remember, resolveStep } from '../steps/resolve.js';
import type { ResolvedStep } from '../steps/resolvedStep.js';
import type { Step } from '../steps/step.js';
import type { EquilibriumSolver, StepRun } from '../steps/stepRun.js';
import { Audience } from './audience.js';
import { type CyclerState, freshState, referenceOf } from './cyclerState.js';
import { endedBy } from './endedBy.js';
import { throughParts, timeOf } from './parts.js';
import { afterStep, beforeStep } from './passEnd.js';
import type { PlanCourse } from './plan.js';
import type { Recorder, StepSummary } from './recorder.js';
import { type Refusal, refuse } from './refusal.js';
import { safetyLimit } from './safety.js';
import { MOST, watches } from './watches.js';

/** Slow ageing between half cycles; sees every time step and may change contact, connected fraction, lengths and films. */
export interface SlowAgeing {
  advanced(time: number, h: number, before: Float64Array, after: Float64Array): void;
  /** After each step of the programme: change the model and y accordingly. */
  apply(y: Float64Array): void;
}

export interface CyclerOptions {
  readonly recorders: readonly Recorder[];
  readonly ageing?: SlowAgeing;
  /** Performs the storage steps; without it they take no time. */
  readonly storage?: EquilibriumSolver;
  /** Said of where the cell is, where that is not the place of the recipe: cycles at different places are of different kinds. */
  readonly place?: string;
  /** Time steps after which a step of the protocol is given up. */
  readonly mostSteps?: number;
  /** False: time steps by the equations as they are written, never by the compiled kernel. */
  readonly compiled?: boolean;
  /** Asked a few times a second; true ends the run with what there is. */
  readonly interrupted?: () => boolean;
  /** Writes down what is decided on the way, or keeps to it. */
  readonly plan?: PlanCourse;
}

export interface RunEnd {
  readonly code: 'completed' | 'stopped' | 'interrupted' | 'failed';
  readonly message: string;
}

/** A cycle that moves less than this part of the electrode's capacity in either direction does not cycle at all. */
const NOTHING = 1e-6;
/** So many such cycles in a row end the programme, if nothing else is still to come; fewer may be the fast part of a rate test. */
const MOST_IDLE_CYCLES = 20;
/** A step without its own time limit ends after this many times the time that the whole cathode would take. */
const PATIENCE = 3;
/** [s] Longest hold without a time limit. */
const LONGEST_HOLD = 3.6e6;
const NO_CURRENT_HINT = 'Try a lower rate or a wider window.';

/**
 * Runs a programme on one cell: step by step, each from a consistent start to the first limit that is met.
 * A generator: it pauses after every step, so that a caller can show progress, stay responsive, save the state and stop.
 */
export class Cycler {
  readonly integrator: Integrator;
  state: CyclerState = freshState();
  private readonly kinds = new WeakMap<Step, string | undefined>();
  private readonly scratch: Float64Array;
  private readonly audience: Audience;
  /** State at the start of the time step that is being shown. */
  private before: Float64Array = new Float64Array(0);

  constructor(
    private readonly cell: Cell,
    private readonly model: CellModel,
    readonly y: Float64Array,
    private readonly options: CyclerOptions,
  ) {
    this.integrator = new Integrator(model, model.tolerance, stepperFor(model, options.compiled));
    this.scratch = new Float64Array(model.size);
    this.audience = new Audience(model, options.recorders, options.plan?.choose);
  }

  /** Runs from the present state, which is the beginning unless one was put back. */
  *run(programme: Programme): Generator<StepSummary, RunEnd, undefined> {
    const { stop } = programme;
    const { state } = this;
    const reader = new ProgrammeReader(programme);
    for (let place = reader.at(state.done); place !== undefined; place = reader.at(state.done)) {
      const { step, index, opens, half, afterLimit, checkUp } = place;
      if (opens) {
        const ended = this.endOfCycle(programme);
        if (ended) return ended;
      }
      if (half !== undefined && half !== state.half) state.halfCycles++;
      state.half = half ?? state.half;
      state.kind = withStep(state.kind, this.kindOf(step));
      beforeStep(state, place);
      const resolved = resolveStep(step, this.cell, state.memory);
      state.memory = remember(state.memory, resolved);
      const start = state.time;
      const { end, charge, refusal, jumped } = this.asPlanned(resolved, index, stop.time);
      const summary: StepSummary = {
        cycle: state.cycle,
        index,
        step: resolved,
        endedBy: endedBy(
          end,
          resolved,
          this.cell,
          stop.time !== undefined && state.time >= stop.time * (1 - 1e-12),
          jumped,
        ),
        start,
        duration: state.time - start,
        charge,
        endVoltage: this.model.voltage(this.y),
        ...(refusal ? { refusal } : {}),
        ...(checkUp ? { checkUp } : {}),
      };
      state.endedBy = summary.endedBy;
      if (charge > 0) state.charged += charge;
      else state.discharged -= charge;
      for (const recorder of this.options.recorders) recorder.stepEnded(summary, this.y);
      if (end.kind === 'failed') return { code: 'failed', message: this.failure(end, summary) };
      if (end.kind === 'interrupted') return this.interrupted();
      // Where a step only says what the cell is under, there is nothing that mechanisms could have collected.
      if (kindOf(resolved).run.sets === undefined) this.options.ageing?.apply(this.y);
      const next = afterLimit !== undefined && atVoltageLimit(end, resolved) ? afterLimit : index + 1;
      state.done = afterStep(state, place, next, this.cell, summary.endVoltage);
      yield summary;
      // The integrator asks only in the middle of long steps; a programme of short ones has to end here.
      if (this.options.interrupted?.()) return this.interrupted();
      if (stop.time !== undefined && state.time >= stop.time * (1 - 1e-12)) {
        return { code: 'completed', message: `Stopped after the time asked for, in cycle ${state.cycle}.` };
      }
    }
    const cycles = state.cycle === 1 ? '1 cycle' : `${state.cycle} cycles`;
    if (state.halfCycles > 0 && state.throughput === 0) {
      return {
        code: 'stopped',
        message: `Programme ended without any current having flowed: in ${cycles} each half cycle ended at once at its voltage limit. ${NO_CURRENT_HINT}`,
      };
    }
    return { code: 'completed', message: `Programme completed: ${cycles}.` };
  }

  /** Closes the cycle before the next charge begins; the reason when the programme ends here. */
  private endOfCycle({ entries, stop }: Programme): RunEnd | undefined {
    const { state } = this;
    const { cycle, charged, discharged } = state;
    const reference = referenceOf(state);
    const kind = cycleKind(state.kind);
    if (state.firsts[kind] === undefined) state.firsts = { ...state.firsts, [kind]: { cycle, discharged } };
    if (reference === undefined && cycle === (stop.retentionCycle ?? cycle))
      state.references = { ...state.references, [kind]: { cycle, discharged } };
    if (stop.cycles !== undefined && cycle >= stop.cycles) {
      return { code: 'completed', message: `Stopped after ${cycle} cycles, as asked.` };
    }
    if (stop.retention !== undefined && reference && discharged < stop.retention * reference.discharged) {
      const kept = ((100 * discharged) / reference.discharged).toFixed(1);
      return {
        code: 'completed',
        message: `Stopped in cycle ${cycle}: ${kept} % of the reference discharge capacity are left (that of cycle ${reference.cycle}, at the same rates and limits).`,
      };
    }
    const nothing = NOTHING * this.electrodeCapacity();
    state.idle = charged < nothing && discharged < nothing ? state.idle + 1 : 0;
    if (state.idle >= MOST_IDLE_CYCLES && !this.otherStepsAhead(entries)) {
      return {
        code: 'stopped',
        message: `Stopped after cycle ${cycle}: the cell cannot pass the current, each half cycle ends at once at its voltage limit. ${NO_CURRENT_HINT}`,
      };
    }
    state.cycle++;
    state.charged = 0;
    state.discharged = 0;
    state.kind = [];
    return undefined;
  }

  /** Whether the programme still has charges, discharges or holds that are not of the cycle in progress: slower ones may do. */
  private otherStepsAhead(entries: Programme['entries']): boolean {
    const { done, kind } = this.state;
    for (const step of stepsAhead(entries, done)) if (withStep(kind, this.kindOf(step)) !== kind) return true;
    return false;
  }

  private kindOf(step: Step): string | undefined {
    const { kinds, cell, options } = this;
    if (!kinds.has(step)) {
      const identity = stepIdentity(step, cell);
      kinds.set(step, identity && `${identity}${options.place ?? ''}`);
    }
    return kinds.get(step);
  }

  /** A step, and whether it went as a plan that it is to keep to. */
  private asPlanned(step: ResolvedStep, index: number, stopTime: number | undefined): Performed {
    const { plan } = this.options;
    if (plan && !plan.begin(index, this.model.size)) return offPlan;
    const performed = this.perform(step, index, stopTime);
    return !plan || performed.end.kind === 'interrupted' || plan.ended(performed.end) ? performed : offPlan;
  }

  private perform(step: ResolvedStep, index: number, stopTime: number | undefined): Performed {
    const { model, y, integrator, scratch, options } = this;
    const { limits, control } = step;
    const conduct = kindOf(step).run;
    if ('perform' in conduct) return this.carryOut(step, conduct.perform.bind(conduct), index, stopTime);
    const { current, anode } = model.layout;
    const anodeBefore = y[anode];
    conduct.drive(model, control, 0);
    const watched = watches(step, this.cell);
    const guards = watched.map(({ guard }) => guard(model, y));
    const known = knownCurrent(step);
    const whole = conduct.length?.(control)?.time;
    let duration = limits.time ?? (known ? Infinity : (whole ?? LONGEST_HOLD));
    if (known) {
      const size = Math.abs(known);
      duration = Math.min(duration, (PATIENCE * this.electrodeCapacity()) / size);
      if (limits.capacity !== undefined) duration = Math.min(duration, limits.capacity / size);
    }
    if (whole !== undefined) duration = Math.min(duration, whole);
    if (stopTime !== undefined) duration = Math.min(duration, Math.max(stopTime - this.state.time, 0));
    const start = this.state.time;
    const given = model.makeConsistent(y);
    if (!given && !this.asks(step, y)) return inconsistent;
    const hasWay = senseOf(step) !== 0 || conduct.partEnd !== undefined;
    let beyond = y[current] === 0 || !hasWay ? -1 : guards.findIndex((guard) => guard(y) >= 0);
    beyond = options.plan?.limitAtOnce ?? beyond;
    if (!given && beyond < 0) {
      beyond = watched.findIndex(({ name }) => name === MOST);
      if (beyond < 0) return inconsistent;
    }
    const refusal = beyond < 0 ? undefined : refuse(model, y);
    for (const recorder of options.recorders) recorder.stepStarted(step, this.state.cycle, index, start, y);
    if (beyond >= 0) {
      if (!refusal) return inconsistent;
      const end: LegEnd = { kind: 'event', guard: beyond, time: 0 };
      return watched[beyond].ofContent ? { end, charge: 0 } : { end, charge: 0, refusal };
    }
    const entries = (theta: number, at: Int32Array, out: Float64Array): void =>
      integrator.interpolateEntries(this.before, theta, at, out);
    const interpolate = Object.assign(
      (theta: number, out: Float64Array): void => {
        integrator.interpolate(this.before, y, theta, out);
      },
      {
        entries,
        forVoltage: (theta: number, out: Float64Array): void => {
          // What a plan is kept for is differentiated: rough states have an error of their own.
          integrator.interpolate(this.before, y, theta, out, options.plan?.keeps !== true);
        },
      },
    );
    const leg = (from: number, until: number): LegEnd => {
      const planned = options.plan?.nextOf(step.text);
      if (options.plan && !planned) return offPlan.end;
      const end = integrator.run(y, {
        duration: until - from,
        guards,
        onStep: (time, h, before, after) => {
          const now = start + timeOf(from, time, until);
          options.ageing?.advanced(now, h, before, after);
          this.before = before;
          this.audience.advanced(now, h, before, after, interpolate);
        },
        ...(options.interrupted ? { interrupted: options.interrupted } : {}),
        ...(options.mostSteps === undefined ? {} : { mostSteps: options.mostSteps }),
        ...(planned ? { plan: planned } : {}),
      });
      options.plan?.legEnded(end);
      return end;
    };
    const { end, jumped } = throughParts({
      duration,
      partEnd: conduct.partEnd && ((part) => conduct.partEnd?.(control, part) ?? duration),
      leg,
      jump: (part, time) => {
        scratch.set(y);
        conduct.drive(model, control, part);
        const possible = model.makeConsistent(y);
        const passed = possible
          ? guards.findIndex((guard) => guard(y) >= 0)
          : watched.findIndex(({ name }) => name === MOST);
        if (passed < 0 && !possible) return { kind: 'failed', reason: 'inconsistent', time };
        if (passed >= 0) {
          // The limit would be passed and the step goes no further: the cell is left as it was before the jump.
          y.set(scratch);
          return { kind: 'event', guard: passed, time };
        }
        if (options.interrupted?.()) return { kind: 'interrupted', time };
        for (const recorder of options.recorders) recorder.stepStarted(step, this.state.cycle, index, start + time, y);
        return undefined;
      },
    });
    scratch.set(y);
    if (!jumped && model.makeConsistent(scratch)) y.set(scratch);
    this.state.time = start + end.time;
    const stored = (y[anode] - anodeBefore) * FARADAY;
    const charge = known === undefined ? stored : known * end.time;
    this.state.chargeError = Math.max(this.state.chargeError, Math.abs(charge - stored));
    this.state.throughput += Math.abs(charge);
    return { end, charge, jumped };
  }

  /**
   * Where no state gives the power that is asked for: whether there is one with the current that it would take at the voltage limit.
   * Its voltage is beyond that limit then. Below no voltage a power cannot be given at all: half of that without current counts there.
   */
  private asks(step: ResolvedStep, y: Float64Array): boolean {
    const { currentAt } = kindOf(step).run;
    const { voltageAbove, voltageBelow } = step.limits;
    const way = Math.sign(currentAt?.(step.control, 1) ?? 0);
    const limit = (way > 0 ? voltageAbove : voltageBelow) ?? safetyLimit(step, this.cell, way);
    if (currentAt === undefined || limit === undefined) return false;
    this.model.controlCurrent(0);
    if (limit <= 0 && !this.model.makeConsistent(y)) return false;
    this.model.controlCurrent(currentAt(step.control, limit > 0 ? limit : this.model.voltage(y) / 2));
    return this.model.makeConsistent(y);
  }

  /** A step that its own kind carries out: a cell at rest in, a cell at rest out. */
  private carryOut(
    step: ResolvedStep,
    perform: (control: ResolvedStep['control'], run: StepRun) => LegEnd,
    index: number,
    stopTime: number | undefined,
  ): Performed {
    const { model, y, options, state } = this;
    const { anode } = model.layout;
    const anodeBefore = y[anode];
    const start = state.time;
    model.controlCurrent(0);
    if (!model.makeConsistent(y)) return inconsistent;
    const end = perform(step.control, {
      model,
      y,
      duration: Math.min(step.limits.time ?? LONGEST_HOLD, Math.max((stopTime ?? Infinity) - start, 0)),
      ...(options.storage ? { equilibrium: options.storage } : {}),
      began: (time, now) => {
        for (const recorder of options.recorders) recorder.stepStarted(step, state.cycle, index, start + time, now);
      },
      stepped: (time, h, before, after, inside) => {
        // The mechanisms have been told what time does; what is left for them to see is the new content.
        options.ageing?.advanced(start + time, 0, before, after);
        this.audience.advanced(start + time, h, before, after, inside);
      },
    });
    state.time = start + end.time;
    const charge = (y[anode] - anodeBefore) * FARADAY;
    state.throughput += Math.abs(charge);
    return { end, charge };
  }

  /** [C/m2] All the lithium that the connected active material can hold. */
  private electrodeCapacity(): number {
    const { cathode } = this.cell;
    const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction, 0);
    return volume * cathode.thickness * cathode.maximumConcentration * FARADAY;
  }

  private interrupted(): RunEnd {
    return { code: 'interrupted', message: `Interrupted in cycle ${this.state.cycle}; what was computed is kept.` };
  }

  private failure(end: Extract<LegEnd, { kind: 'failed' }>, summary: StepSummary): string {
    const what = {
      inconsistent: 'no potentials could be found that carry the current',
      'step too small': 'the time step became too small to follow the equations',
      'too many steps': 'the step needed too many time steps',
      'off the plan': 'the plan of another run does not hold for this one',
    }[end.reason];
    return (
      `Numerical failure in cycle ${summary.cycle}, "${summary.step.text}", ${formatSeconds(summary.duration)} into the step at ` +
      `${summary.endVoltage.toFixed(3)} V: ${what}. Try a tolerance of 1e-4, more radial nodes or the finite-volume grid; the result up to here is kept.`
    );
  }
}

/** How one step of the programme went; `refusal` when nothing could flow. */
interface Performed {
  readonly end: LegEnd;
  /** [C/m2] */
  readonly charge: number;
  readonly refusal?: Refusal;
  /** Whether its next part would have been beyond the limit that ended it. */
  readonly jumped?: boolean;
}

const offPlan: Performed = { end: { kind: 'failed', reason: 'off the plan', time: 0 }, charge: 0 };
const inconsistent: Performed = { end: { kind: 'failed', reason: 'inconsistent', time: 0 }, charge: 0 };

function formatSeconds(seconds: number): string {
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 3600).toFixed(2)} h`;
}

/** The voltage limit of a charge or discharge is its first guard. */
function atVoltageLimit(end: LegEnd, { limits }: ResolvedStep): boolean {
  const limited = limits.voltageAbove !== undefined || limits.voltageBelow !== undefined;
  return limited && end.kind === 'event' && end.guard === 0;
}
