import type { Cell } from '../cell/cell.js';
import { FARADAY } from '../materials/constants.js';
import type { CellModel } from '../model/cellModel.js';
import { interfaceResistance } from '../model/interfaceResistance.js';
import { meanContent } from '../model/inventory.js';
import { whatWentWrong } from '../protocol/endedBy.js';
import type { Interpolate, Recorder, StepSummary } from '../protocol/recorder.js';
import type { ResolvedStep } from '../protocol/resolvedStep.js';
import { HalfCurve, type HalfCurveState } from './halfCurve.js';
import type { CycleRow, StepRecord } from './results.js';

/** Lithium content at which resistances of different cycles are compared: about 3.77 V vs Li. */
const MID_CONTENT = 0.6;
/** Most step records that are kept: enough for any report, bounded for any run. */
const MOST_STEP_RECORDS = 2000;

/** [V] Change of the voltage over a time step from which on the curve gets a point in its middle. */
const STRAIGHT = 0.04;

/** Sums over one half cycle so far. */
interface HalfSums {
  /** [C/m2] */
  charge: number;
  duration: number;
  /** [A s/m2] integral of |I| dt over controlled-current steps and their time, for the mean rate. */
  rateTime: number;
  endVoltage: number;
  endContent: number;
  label: string;
}

interface Half extends HalfSums {
  readonly curve: HalfCurve;
}

/** Makes one row per cycle and a short record per step, whatever the protocol is. */
export class CycleRecorder implements Recorder {
  readonly rows: CycleRow[] = [];
  readonly steps: StepRecord[] = [];
  private readonly charge = emptyHalf();
  private readonly discharge = emptyHalf();
  /** In progress; 0 between two cycles. */
  private cycle = 1;
  private moved = 0;
  private direction = 0;
  /** A hold moves lithium in the direction of its current, which may turn. */
  private holding = false;
  /** Storage has no curve of its own: its charge comes at once, at its end. */
  private storing = false;
  /** Sentences of steps that ended at once or missed their limit. */
  private readonly wrong = new Set<string>();
  private readonly middle: Float64Array;

  constructor(
    private readonly cell: Cell,
    private readonly model: CellModel,
  ) {
    this.middle = new Float64Array(model.size);
  }

  stepStarted(step: ResolvedStep, cycle: number, _index: number, _time: number, y: Float64Array): void {
    if (cycle !== this.cycle) {
      if (this.cycle > 0) this.closeCycle(y);
      this.cycle = cycle;
    }
    if (step.direction === 'charge') this.direction = 1;
    else if (step.direction === 'discharge') this.direction = -1;
    // A hold belongs to the half cycle that its current makes: it may come first, or go against the step before it.
    else if (step.direction === 'hold') this.direction = Math.sign(y[this.model.layout.current]) || this.direction;
    this.holding = step.direction === 'hold';
    this.storing = step.control.kind === 'store';
    this.sample(0, y);
  }

  advanced(_time: number, _h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    const { model, middle } = this;
    const { anode } = model.layout;
    const charge = (after[anode] - before[anode]) * FARADAY;
    if (this.holding) this.direction = Math.sign(charge) || this.direction;
    if (charge !== 0 && Math.abs(model.voltage(after) - model.voltage(before)) > STRAIGHT) {
      interpolate(0.5, middle);
      this.sample((middle[anode] - before[anode]) * FARADAY, middle);
      this.sample((after[anode] - middle[anode]) * FARADAY, after);
    } else this.sample(charge, after);
  }

  stepEnded(summary: StepSummary, y: Float64Array): void {
    const { control } = summary.step;
    // A hold or storage at a voltage belongs to the half cycle that its charge makes.
    this.direction = Math.sign(summary.charge) || this.direction;
    const half = this.half();
    if (control.kind === 'current' && control.density !== 0) {
      half.rateTime += summary.duration;
      if (half.label === '') half.label = this.rateLabel(Math.abs(control.density));
    }
    if (summary.charge !== 0) {
      // The time in storage says nothing about the rate of the half cycle.
      if (control.kind !== 'store') half.duration += summary.duration;
      else half.curve.add(half.curve.total + Math.abs(summary.charge), summary.endVoltage);
      half.charge += Math.abs(summary.charge);
      half.endVoltage = summary.endVoltage;
      half.endContent = meanContent(this.model, y);
    }
    const { cycle, endedBy, duration, charge, endVoltage, refusal } = summary;
    const { text } = summary.step;
    this.keep({ cycle, text, endedBy, duration, charge, endVoltage, ...(refusal ? { refusal } : {}) });
  }

  /** The first records, and of each sentence the first one that went wrong: warnings are made from them. */
  private keep(record: StepRecord): void {
    const wrong = whatWentWrong(record.endedBy);
    const key = `${wrong?.kind} ${record.text}`;
    const news = wrong !== undefined && !this.wrong.has(key);
    if (this.steps.length >= MOST_STEP_RECORDS && !news) return;
    if (news) this.wrong.add(key);
    this.steps.push(record);
  }

  /** Closes the last cycle; call once at the end of the run. */
  finish(y: Float64Array): void {
    const { charge, discharge } = this;
    // A label without charge is a half cycle that ended at once: it happened all the same.
    const happened = [charge, discharge].some((half) => half.curve.total > 0 || half.charge > 0 || half.label !== '');
    if (happened || this.rows.length === 0) this.closeCycle(y);
  }

  /** Closes the cycle at its own end, before anything is done to the cell between it and the next one. */
  endCycle(y: Float64Array): void {
    if (this.cycle === 0) return;
    this.closeCycle(y);
    this.cycle = 0;
  }

  /** The cycle in progress; rows and step records are not part of it. */
  snapshot(): CycleRecorderState {
    const { cycle, moved, direction, charge, discharge } = this;
    return { cycle, moved, direction, charge: halfState(charge), discharge: halfState(discharge) };
  }

  restore(state: CycleRecorderState, rows: readonly CycleRow[], steps: readonly StepRecord[]): void {
    this.cycle = state.cycle;
    this.moved = state.moved;
    this.direction = state.direction;
    for (const half of ['charge', 'discharge'] as const) {
      const { curve, ...sums } = state[half];
      Object.assign(this[half], sums);
      this[half].curve.restore(curve);
    }
    this.rows.length = 0;
    for (const row of rows) this.rows.push(row);
    this.steps.length = 0;
    for (const step of steps) this.keep(step);
  }

  private half(): Half {
    return this.direction < 0 ? this.discharge : this.charge;
  }

  private sample(charge: number, y: Float64Array): void {
    const { layout } = this.model;
    // A rest moves no charge and leaves the curve as it is.
    if (y[layout.current] === 0 && charge === 0) return;
    if (this.direction === 0 || this.storing) return;
    const half = this.half();
    this.moved = half.curve.total + Math.abs(charge);
    half.curve.add(this.moved, this.model.voltage(y));
  }

  private rateLabel(density: number): string {
    return `${Number((density / this.cell.oneC).toPrecision(3))}C`;
  }

  private closeCycle(y: Float64Array): void {
    const { cell, charge, discharge } = this;
    const specific = 1 / (3600 * cell.activeMass); // C/m2 -> mAh/g
    const areal = 1 / 36000; // C/m2 -> mAh/cm2
    const row = (half: Half) => {
      const done = half.curve.total > 0;
      const happened = done || half.charge > 0 || half.label !== '';
      const energy = half.curve.energy();
      return {
        capacity: happened ? half.charge * specific : Number.NaN,
        areal: happened ? half.charge * areal : Number.NaN,
        mean: done ? energy / half.curve.total : Number.NaN,
        energy: done ? energy * specific : Number.NaN,
        duration: happened ? half.duration : Number.NaN,
        rate: half.rateTime > 0 && half.duration > 0 ? half.charge / half.duration / cell.oneC : Number.NaN,
      };
    };
    const up = row(charge);
    const down = row(discharge);
    this.rows.push({
      cycle: this.cycle,
      label:
        charge.label === discharge.label || discharge.label === ''
          ? charge.label || discharge.label
          : [charge.label, discharge.label].filter(Boolean).join(' / '),
      chargeCapacity: up.capacity,
      dischargeCapacity: down.capacity,
      chargeCapacityAreal: up.areal,
      dischargeCapacityAreal: down.areal,
      coulombicEfficiency: charge.charge > 0 ? down.capacity / up.capacity : Number.NaN,
      meanChargeVoltage: up.mean,
      meanDischargeVoltage: down.mean,
      chargeEnergy: up.energy,
      dischargeEnergy: down.energy,
      polarisation: charge.curve.voltageAt(0.5) - discharge.curve.voltageAt(0.5),
      chargeDuration: up.duration,
      dischargeDuration: down.duration,
      chargeRate: up.rate,
      dischargeRate: down.rate,
      endOfChargeVoltage: charge.endVoltage,
      endOfDischargeVoltage: discharge.endVoltage,
      endOfChargeContent: charge.endContent,
      endOfDischargeContent: discharge.endContent,
      ...this.ageing(y),
    });
    resetHalf(charge);
    resetHalf(discharge);
  }

  /** Volume-weighted means of the state of ageing. */
  private ageing(
    y: Float64Array,
  ): Pick<
    CycleRow,
    | 'contact'
    | 'connected'
    | 'filmBare'
    | 'filmCovered'
    | 'diffusionLength'
    | 'interfaceResistance'
    | 'interfaceResistanceMid'
  > {
    const { model } = this;
    const { classes, patches } = model.cell.cathode;
    const volume = classes.reduce((sum, c) => sum + c.volumeFraction, 0);
    const mean = (values: ArrayLike<number>) =>
      classes.reduce((sum, c, k) => sum + c.volumeFraction * values[k], 0) / volume;
    const film = (name: string): number => {
      const p = patches.findIndex((patch) => patch.name === name);
      if (p < 0) return Number.NaN;
      if (!model.layout.films) return patches[p].filmThickness * 1e9;
      return 1e9 * mean(classes.map((_, k) => this.meanFilm(y, k, p)));
    };
    return {
      contact: mean(classes.map((_, k) => model.contact[k] * this.patchContact(k))),
      connected: mean(model.connected),
      filmBare: film('bare'),
      filmCovered: film('covered'),
      diffusionLength: 1e6 * mean(model.diffusionLength),
      interfaceResistance: 1e4 * interfaceResistance(model, y),
      interfaceResistanceMid: 1e4 * interfaceResistance(model, y, MID_CONTENT),
    };
  }

  /** Factor of the patches on the contact of class k, by their share of the surface. */
  private patchContact(k: number): number {
    const { patches } = this.model.cell.cathode;
    return patches.reduce(
      (sum, { fraction }, p) => sum + fraction * this.model.patchContact[k * patches.length + p],
      0,
    );
  }

  private meanFilm(y: Float64Array, k: number, p: number): number {
    const { layout, through } = this.model;
    let sum = 0;
    for (let i = 0; i < layout.nodes; i++) sum += through.weights[i] * y[layout.film(layout.particle(i, k), p)];
    return sum;
  }
}

/** What `CycleRecorder.snapshot` saves. */
export interface CycleRecorderState {
  readonly cycle: number;
  readonly moved: number;
  readonly direction: number;
  readonly charge: HalfState;
  readonly discharge: HalfState;
}

type HalfState = Readonly<HalfSums> & { readonly curve: HalfCurveState };

function halfState({ curve, ...sums }: Half): HalfState {
  return { ...sums, curve: curve.snapshot() };
}

function emptyHalf(): Half {
  return {
    curve: new HalfCurve(),
    charge: 0,
    duration: 0,
    rateTime: 0,
    endVoltage: Number.NaN,
    endContent: Number.NaN,
    label: '',
  };
}

function resetHalf(half: Half): void {
  half.curve.clear();
  half.charge = 0;
  half.duration = 0;
  half.rateTime = 0;
  half.endVoltage = Number.NaN;
  half.endContent = Number.NaN;
  half.label = '';
}
