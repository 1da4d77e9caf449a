import type { Cell } from '../cell/cell.js';
import { FARADAY } from '../materials/constants.js';
import type { CellModel } from '../model/cellModel.js';
import { type Guard, Integrator, type LegEnd } from '../numerics/integrator.js';
import type { Recorder, StepSummary } from './recorder.js';
import { remember, resolveStep } from './resolve.js';
import type { ResolvedStep, StepMemory } from './resolvedStep.js';
import type { Programme } from './step.js';
import { flatten } from './walk.js';

/** Slow ageing between half cycles; sees every time step and may change contact, connected fraction, lengths and films. */
export interface SlowAgeing {
  advanced(time: number, h: number, before: Float64Array, after: Float64Array): void;
  /** After each step of the programme: change the model and y accordingly. */
  apply(y: Float64Array): void;
}

export interface CyclerOptions {
  readonly recorders: readonly Recorder[];
  readonly ageing?: SlowAgeing;
  /** Asked a few times a second; true ends the run with what there is. */
  readonly interrupted?: () => boolean;
}

export interface RunEnd {
  readonly code: 'completed' | 'stopped' | 'interrupted' | 'failed';
  readonly message: string;
}

/** A cycle that moves less than this part of the electrode's capacity in either direction does not cycle at all. */
const NOTHING = 1e-6;
/** A step without its own time limit ends after this many times the time that the whole cathode would take. */
const PATIENCE = 3;
/** [s] Longest hold without a time limit. */
const LONGEST_HOLD = 3.6e6;
/** [A/m2] Guards on the current compare with this at least. */
const SMALLEST_CURRENT = 1e-9;

/**
 * Runs a programme on one cell: step by step, each from a consistent start to the first limit that is met.
 * A generator: it pauses after every step, so that a caller can show progress, stay responsive and stop.
 */
export class Cycler {
  readonly integrator: Integrator;
  /** [s] Time since the start of the programme. */
  time = 0;
  cycle = 1;
  halfCycles = 0;
  /** [C/m2] Largest difference between the charge by the clock and the charge in the anode, over all steps. */
  chargeError = 0;
  /** [C/m2] Charge moved in either direction. */
  throughput = 0;
  private readonly scratch: Float64Array;
  private before: Float64Array = new Float64Array(0);

  constructor(
    private readonly cell: Cell,
    private readonly model: CellModel,
    readonly y: Float64Array,
    private readonly options: CyclerOptions,
  ) {
    this.integrator = new Integrator(model, model.tolerance);
    this.scratch = new Float64Array(model.size);
  }

  *run(programme: Programme): Generator<StepSummary, RunEnd, undefined> {
    const { stop } = programme;
    let memory: StepMemory = {};
    let charged = 0;
    let discharged = 0;
    let reference = Number.NaN;
    let lastDischarge = Number.NaN;
    const nothing = NOTHING * this.electrodeCapacity();
    for (const { step, index } of flatten(programme)) {
      if (step.direction === 'charge' && discharged > 0) {
        lastDischarge = discharged;
        if (this.cycle === (stop.retentionCycle ?? 1)) reference = discharged;
        if (stop.cycles !== undefined && this.cycle >= stop.cycles) {
          return { code: 'completed', message: `Stopped after ${this.cycle} cycles, as asked.` };
        }
        if (stop.retention !== undefined && lastDischarge < stop.retention * reference) {
          const kept = ((100 * lastDischarge) / reference).toFixed(1);
          return {
            code: 'completed',
            message: `Stopped in cycle ${this.cycle}: ${kept} % of the reference discharge capacity are left.`,
          };
        }
        if (charged < nothing && discharged < nothing) {
          return {
            code: 'stopped',
            message: `Stopped after cycle ${this.cycle}: the cell cannot pass the current, each half cycle ends at once at its voltage limit. Try a lower rate or a wider window.`,
          };
        }
        this.cycle++;
        charged = 0;
        discharged = 0;
      }
      const resolved = resolveStep(step, this.cell, memory);
      memory = remember(memory, resolved);
      const start = this.time;
      const { end, charge } = this.perform(resolved, index, stop.time);
      const endVoltage = this.model.voltage(this.y);
      const summary: StepSummary = {
        cycle: this.cycle,
        index,
        step: resolved,
        endedBy: reasonOf(end, resolved),
        start,
        duration: this.time - start,
        charge,
        endVoltage,
      };
      // A half cycle that ended at once still happened: it must not glue two cycles into one.
      if (step.direction === 'discharge') discharged += Math.max(-charge, Number.MIN_VALUE);
      else if (charge < 0 && discharged > 0) discharged -= charge;
      else if (charge > 0) charged += charge;
      if (resolved.control.kind === 'current' && resolved.control.density !== 0) this.halfCycles++;
      for (const recorder of this.options.recorders) recorder.stepEnded(summary, this.y);
      if (end.kind === 'failed') return { code: 'failed', message: this.failure(end, summary) };
      if (end.kind === 'interrupted') return this.interrupted();
      this.options.ageing?.apply(this.y);
      yield summary;
      // The integrator asks only in the middle of long steps; a programme of short ones has to end here.
      if (this.options.interrupted?.()) return this.interrupted();
      if (stop.time !== undefined && this.time >= stop.time * (1 - 1e-12)) {
        return { code: 'completed', message: `Stopped after the time asked for, in cycle ${this.cycle}.` };
      }
    }
    return {
      code: 'completed',
      message: `Programme completed: ${this.cycle} ${this.cycle === 1 ? 'cycle' : 'cycles'}.`,
    };
  }

  private perform(step: ResolvedStep, index: number, stopTime: number | undefined): { end: LegEnd; charge: number } {
    const { model, y, integrator, scratch, options } = this;
    const { limits, control } = step;
    const current = model.layout.current;
    const anode = model.layout.anode;
    const anodeBefore = y[anode];
    const guards: Guard[] = [];
    if (control.kind === 'current') model.controlCurrent(control.density);
    else model.controlVoltage(control.voltage);
    const { voltageAbove, voltageBelow, currentBelow, capacity } = limits;
    if (voltageAbove !== undefined) guards.push((state) => model.voltage(state) - voltageAbove);
    if (voltageBelow !== undefined) guards.push((state) => voltageBelow - model.voltage(state));
    if (currentBelow !== undefined) {
      const limit = Math.max(currentBelow, SMALLEST_CURRENT);
      guards.push((state) => (limit - Math.abs(state[current])) / Math.max(limit, Math.abs(state[current])));
    }
    let duration = limits.time ?? LONGEST_HOLD;
    if (control.kind === 'current' && control.density !== 0) {
      const size = Math.abs(control.density);
      duration = Math.min(duration, (PATIENCE * this.electrodeCapacity()) / size);
      if (capacity !== undefined) duration = Math.min(duration, capacity / size);
    } else if (capacity !== undefined) {
      guards.push((state) => (Math.abs(state[anode] - anodeBefore) * FARADAY - capacity) / capacity);
    }
    if (stopTime !== undefined) duration = Math.min(duration, Math.max(stopTime - this.time, 0));
    const start = this.time;
    if (!model.makeConsistent(y)) return { end: { kind: 'failed', reason: 'inconsistent', time: 0 }, charge: 0 };
    for (const recorder of options.recorders) recorder.stepStarted(step, this.cycle, index, start, y);
    const interpolate = (theta: number, out: Float64Array): void => {
      integrator.method.interpolate(this.before, theta, out);
      model.makeConsistent(out);
    };
    const end = integrator.run(y, {
      duration,
      guards,
      onStep: (time, h, before, after) => {
        this.before = before;
        options.ageing?.advanced(start + time, h, before, after);
        for (const recorder of options.recorders) recorder.advanced(start + time, h, before, after, interpolate);
      },
      ...(options.interrupted ? { interrupted: options.interrupted } : {}),
    });
    scratch.set(y);
    if (model.makeConsistent(scratch)) y.set(scratch);
    this.time = start + end.time;
    const stored = (y[anode] - anodeBefore) * FARADAY;
    const charge = control.kind === 'current' ? control.density * end.time : stored;
    this.chargeError = Math.max(this.chargeError, Math.abs(charge - stored));
    this.throughput += Math.abs(charge);
    return { end, charge };
  }

  /** [C/m2] All the lithium that the connected active material can hold. */
  private electrodeCapacity(): number {
    const { cathode } = this.cell;
    const volume = cathode.classes.reduce((sum, c) => sum + c.volumeFraction, 0);
    return volume * cathode.thickness * cathode.maximumConcentration * FARADAY;
  }

  private interrupted(): RunEnd {
    return { code: 'interrupted', message: `Interrupted in cycle ${this.cycle}; what was computed is kept.` };
  }

  private failure(end: Extract<LegEnd, { kind: 'failed' }>, summary: StepSummary): string {
    const what = {
      inconsistent: 'no potentials could be found that carry the current',
      'step too small': 'the time step became too small to follow the equations',
      'too many steps': 'the step needed too many time steps',
    }[end.reason];
    return (
      `Numerical failure in cycle ${summary.cycle}, "${summary.step.text}", ${formatSeconds(summary.duration)} into the step at ` +
      `${summary.endVoltage.toFixed(3)} V: ${what}. Try a tolerance of 1e-4, more radial nodes or the finite-volume grid; the result up to here is kept.`
    );
  }
}

function formatSeconds(seconds: number): string {
  return seconds < 120 ? `${seconds.toFixed(1)} s` : `${(seconds / 3600).toFixed(2)} h`;
}

function reasonOf(end: LegEnd, step: ResolvedStep): string {
  switch (end.kind) {
    case 'failed':
    case 'interrupted':
      return end.kind;
    case 'duration':
      if (step.limits.time !== undefined && end.time >= step.limits.time * (1 - 1e-9)) return 'time';
      if (step.limits.capacity !== undefined && step.control.kind === 'current') {
        const reached = end.time * Math.abs(step.control.density);
        if (reached >= step.limits.capacity * (1 - 1e-9)) return 'capacity';
      }
      return 'time: its limit was not reached';
    case 'event': {
      const names = guardNames(step);
      const name = names[end.guard] ?? 'limit';
      return end.time === 0 ? `at once: ${name}` : name;
    }
  }
}

/** In the order in which `perform` builds the guards. */
function guardNames({ limits }: ResolvedStep): string[] {
  const names: string[] = [];
  if (limits.voltageAbove !== undefined) names.push(`${limits.voltageAbove.toFixed(3)} V`);
  if (limits.voltageBelow !== undefined) names.push(`${limits.voltageBelow.toFixed(3)} V`);
  if (limits.currentBelow !== undefined) names.push('current');
  names.push('capacity');
  return names;
}
