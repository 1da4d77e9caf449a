import type { CellModel } from '../model/cellModel.js';
import type { Recorder, StepSummary } from '../protocol/cycler/recorder.js';
import { keptVoltage, knownCurrent } from '../protocol/steps/kindOf.js';
import type { ResolvedStep } from '../protocol/steps/resolvedStep.js';
import type { HoldRecord, Relaxation } from './results.js';

/** [s] Shorter rests are pauses, not relaxations. */
const SHORTEST_REST = 600;
/** Share of the charging current at which a hold counts as over. */
const SHARE = 0.01;
/** Rests and holds that are kept. */
const MOST = 100_000;
/** The solver stops a hold at its limit within its tolerance. */
const ROUNDING = 1e-3;

/** Notes the ends of rests and the currents of held potentials, of every cycle: two numbers each, so all of them are kept. */
export class RestRecorder implements Recorder {
  relaxations: Relaxation[] = [];
  holds: HoldRecord[] = [];
  private state: RestRecorderState = { charge: 0, direction: 0, chargingCurrent: Number.NaN };
  /** [A/m2] Below which the hold in progress counts as over; NaN outside holds after a charge. */
  private limit = Number.NaN;
  private started = 0;
  private crossed = Number.NaN;

  constructor(private readonly model: CellModel) {}

  stepStarted(step: ResolvedStep, _cycle: number, _index: number, time: number): void {
    this.limit = keptVoltage(step) !== undefined ? SHARE * this.state.chargingCurrent : Number.NaN;
    this.started = time;
    this.crossed = Number.NaN;
  }

  advanced(time: number, h: number, before: Float64Array, after: Float64Array): void {
    const { limit } = this;
    if (Number.isNaN(limit)) return;
    const { current } = this.model.layout;
    const from = Math.abs(before[current]);
    const to = Math.abs(after[current]);
    if (to > limit) this.crossed = Number.NaN;
    else if (from > limit) {
      // The current of a hold falls exponentially over a time step.
      const part = to > 0 ? Math.log(from / limit) / Math.log(from / to) : 1;
      this.crossed = time - h + part * h - this.started;
    }
  }

  stepEnded({ cycle, step, duration, charge, endVoltage }: StepSummary, y: Float64Array): void {
    const { state } = this;
    const current = knownCurrent(step);
    const voltage = keptVoltage(step);
    state.charge += charge;
    if (current !== undefined && current > 0) state.chargingCurrent = current;
    if (voltage !== undefined && Number.isFinite(this.limit) && this.holds.length < MOST) {
      const over = Math.abs(y[this.model.layout.current]) <= this.limit * (1 + ROUNDING);
      const timeToOnePercent = Number.isNaN(this.crossed) && over ? duration : this.crossed;
      const { chargingCurrent } = state;
      this.holds.push({ cycle, voltage, duration, chargingCurrent, timeToOnePercent });
    }
    state.direction = Math.sign(charge) || state.direction;
    if (current !== 0 || state.direction === 0 || duration < SHORTEST_REST || this.relaxations.length >= MOST) return;
    const after = state.direction > 0 ? 'charge' : 'discharge';
    this.relaxations.push({ cycle, after, duration, voltage: endVoltage, charge: state.charge });
  }

  snapshot(): RestRecorderState {
    return { ...this.state };
  }

  restore(state: RestRecorderState, relaxations: readonly Relaxation[], holds: readonly HoldRecord[]): void {
    this.state = { ...state };
    this.relaxations = [...relaxations];
    this.holds = [...holds];
  }
}

/** What `RestRecorder.snapshot` saves, between two steps. */
export interface RestRecorderState {
  /** [C/m2] External charge so far. */
  charge: number;
  /** Sign of the last current that moved any. */
  direction: number;
  /** [A/m2] Of the last charging step; NaN before the first. */
  chargingCurrent: number;
}
