import type { Cell } from '../cell/cell.js';
import { FARADAY } from '../constants/physical.js';
import type { CellModel } from '../model/cellModel.js';
import { interfaceResistance } from '../model/interfaceResistance.js';
import { meanContent, releasedOxygen } from '../model/inventory.js';
import { type Choose, freely } from '../numerics/integration/plannedLeg.js';
import { whatWentWrong } from '../protocol/cycler/endedBy.js';
import type { Interpolate, Recorder, StepSummary } from '../protocol/cycler/recorder.js';
import { keptVoltage, kindOf, knownCurrent, senseOf } from '../protocol/steps/kindOf.js';
import type { ResolvedStep } from '../protocol/steps/resolvedStep.js';
import { plainNumber } from '../text/plainNumber.js';
import { CurvedStep } from './curvedStep.js';
import { comparedContent, HalfCurve, type HalfCurveState } from './halfCurve.js';
import type { CycleRow, StepRecord } from './results.js';
import { VariedStep } from './variedStep.js';

/** Lithium content at which resistances of different cycles are compared: about 3.77 V vs Li. */
const MID_CONTENT = 0.6;
/** Most step records that are kept: enough for any report, bounded for any run. */
const MOST_STEP_RECORDS = 2000;

/** Sums over one half cycle so far. */
interface HalfSums {
  /** [s] Outside storage, and [C/m2] the charge that moved in it. */
  duration: number;
  timedCharge: number;
  /** [s] Of steps at controlled current. */
  rateTime: number;
  endVoltage: number;
  endContent: number;
  label: string;
}

interface Half extends HalfSums {
  readonly curve: HalfCurve;
}

/**
 * Makes one row per cycle and a short record per step, whatever the protocol is.
 *
 * The charge of a cycle is all the time in it in which the current charges the cell, its discharge all the time in which it
 * discharges it, as a battery tester counts: pulses against the direction, a hold whose current turns and storage at a voltage go
 * where their current goes. Capacity is the integral of |I| dt over that time, energy that of V |I| dt, the mean voltage their
 * quotient. At rest and in storage at open circuit nothing is counted.
 */
export class CycleRecorder implements Recorder {
  readonly rows: CycleRow[] = [];
  readonly steps: StepRecord[] = [];
  private readonly charge = emptyHalf();
  private readonly discharge = emptyHalf();
  /** In progress; 0 between two cycles. */
  private cycle = 1;
  /** A check-up has charged or discharged in it. */
  private checkUp = false;
  /** [C/m2], positive on charge. */
  private lastMove = 0;
  /** Of the last state shown. */
  private content = Number.NaN;
  private voltage = Number.NaN;
  /** How the voltage over a time step is put into the curve: by what is controlled. */
  private controlled: 'current' | 'voltage' | 'other' = 'other';
  /** The time in storage says nothing about the rate of a half cycle. */
  private timed = false;
  /** Sentences of steps that ended at once or missed their limit. */
  private readonly wrong = new Set<string>();
  private readonly curved: CurvedStep;
  private readonly varied: VariedStep;

  constructor(
    private readonly cell: Cell,
    private readonly model: CellModel,
    choose: Choose = freely,
  ) {
    this.curved = new CurvedStep(model, choose);
    this.varied = new VariedStep(model, choose);
  }

  stepStarted(step: ResolvedStep, cycle: number, _index: number, _time: number, y: Float64Array): void {
    if (cycle !== this.cycle) {
      if (this.cycle > 0) this.closeCycle(y);
      this.cycle = cycle;
    }
    this.lastMove = 0;
    this.content = meanContent(this.model, y);
    this.voltage = this.model.voltage(y);
    const held = keptVoltage(step) !== undefined || !('drive' in kindOf(step).run);
    this.controlled = knownCurrent(step) !== undefined ? 'current' : held ? 'voltage' : 'other';
    this.timed = kindOf(step).run.untimed === undefined;
    this.curved.begin();
  }

  advanced(_time: number, h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    const { model, content, voltage } = this;
    const { anode } = model.layout;
    const moved = (after[anode] - before[anode]) * FARADAY;
    if (moved === 0) return;
    const half = this.half(moved);
    this.lastMove = moved;
    this.content = meanContent(model, after);
    this.voltage = model.voltage(after);
    half.endContent = this.content;
    half.endVoltage = this.voltage;
    const span = { from: content, to: this.content, start: voltage, end: this.voltage, moved: Math.abs(moved) };
    // At a held voltage the current changes and the voltage does not.
    if (this.controlled === 'current') this.curved.add(half.curve, span, before, after, interpolate);
    else if (this.controlled === 'other') this.varied.add(half.curve, span, before, interpolate);
    else half.curve.add(span.moved, span.from, span.to, span.start, (span.start + span.end) / 2, span.end);
    if (this.timed) {
      half.duration += h;
      half.timedCharge += Math.abs(moved);
    }
  }

  stepEnded(summary: StepSummary): void {
    const sense = senseOf(summary.step);
    if (sense !== 0) {
      const half = this.half(sense);
      half.rateTime += summary.duration;
      if (half.label === '') half.label = this.label(summary.step);
    }
    if (this.lastMove !== 0) {
      const half = this.half(this.lastMove);
      // With the algebraic part solved exactly: the limit it ended at.
      half.endVoltage = summary.endVoltage;
    }
    if (summary.checkUp && (sense !== 0 || this.lastMove !== 0)) this.checkUp = true;
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
    const happened = [charge, discharge].some(({ curve, label }) => curve.charge > 0 || label !== '');
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
    const { cycle, charge, discharge, checkUp } = this;
    return { cycle, checkUp, charge: halfState(charge), discharge: halfState(discharge) };
  }

  restore(state: CycleRecorderState, rows: readonly CycleRow[], steps: readonly StepRecord[]): void {
    this.cycle = state.cycle;
    this.checkUp = state.checkUp;
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

  private half(moved: number): Half {
    return moved < 0 ? this.discharge : this.charge;
  }

  private label(step: ResolvedStep): string {
    const label = kindOf(step).run.label?.(step.control);
    if (label !== undefined) return label;
    const density = Math.abs(knownCurrent(step) ?? 0);
    return `${plainNumber(density / this.cell.oneC, 3)}C`;
  }

  /** The row of the cycle that has ended. Equation (T18.3) of the handbook. */
  private closeCycle(y: Float64Array): void {
    const { cell, charge, discharge } = this;
    const specific = 1 / (3600 * cell.activeMass); // C/m2 -> mAh/g
    const areal = 1 / 36000; // C/m2 -> mAh/cm2
    const row = ({ curve, label, rateTime, duration, timedCharge }: Half, beside = 0) => {
      const done = curve.charge > 0;
      const happened = done || label !== '';
      return {
        capacity: happened ? (curve.charge + beside) * specific : Number.NaN,
        areal: happened ? (curve.charge + beside) * areal : Number.NaN,
        mean: done ? curve.energy / curve.charge : Number.NaN,
        energy: done ? curve.energy * specific : Number.NaN,
        duration: happened ? duration : Number.NaN,
        rate: rateTime > 0 && duration > 0 ? timedCharge / duration / cell.oneC : Number.NaN,
      };
    };
    const compared = comparedContent(charge.curve.contents, discharge.curve.contents);
    const own = charge.curve.charge > 0 ? this.coatingCharge() : 0;
    const up = row(charge, own);
    const down = row(discharge);
    const rates =
      charge.label === discharge.label || discharge.label === ''
        ? charge.label || discharge.label
        : [charge.label, discharge.label].filter(Boolean).join(' / ');
    this.rows.push({
      cycle: this.cycle,
      label: this.checkUp ? `check-up ${rates}` : rates,
      ...(this.checkUp ? { checkUp: true } : {}),
      chargeCapacity: up.capacity,
      dischargeCapacity: down.capacity,
      chargeCapacityAreal: up.areal,
      dischargeCapacityAreal: down.areal,
      coulombicEfficiency: charge.curve.charge > 0 ? down.capacity / up.capacity : Number.NaN,
      meanChargeVoltage: up.mean,
      meanDischargeVoltage: down.mean,
      chargeEnergy: up.energy,
      dischargeEnergy: down.energy,
      polarisation: charge.curve.voltageAt(compared) - discharge.curve.voltageAt(compared),
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
    this.checkUp = false;
  }

  /**
   * [C/m2] What a coating gives up in the first charge: a tester would count it, the equations do not know of it. Curves, energies and the
   * books of lithium are without it. Equation (T6.9) of the handbook.
   */
  private coatingCharge(): number {
    const charged = this.rows.some(({ chargeCapacity }) => chargeCapacity > 0);
    return charged ? 0 : (this.cell.cathode.coating?.ownCharge ?? 0);
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
    | 'releasedOxygen'
    | 'interfaceResistance'
    | 'interfaceResistanceMid'
  > {
    const { model } = this;
    const { classes, patches, powders } = model.cell.cathode;
    const volume = classes.reduce((sum, c) => sum + c.volumeFraction, 0);
    const mean = (values: ArrayLike<number>) =>
      classes.reduce((sum, c, k) => sum + c.volumeFraction * values[k], 0) / volume;
    const film = (name: string): number => {
      const p = patches.findIndex((patch) => patch.name === name);
      // A bare patch that nothing has uncovered yet is no surface.
      if (p < 0 || classes.every((_, k) => model.parameters.coverage[k * patches.length + p] === 0)) return Number.NaN;
      if (!model.layout.films) return patches[p].filmThickness * 1e9;
      const films = classes.map((_, k) => this.meanFilm(y, k, p));
      if (powders === undefined) return 1e9 * mean(films);
      // Powders without that kind of surface have no film on it.
      const has = classes.map((_, k) => (model.parameters.coverage[k * patches.length + p] > 0 ? 1 : 0));
      return (1e9 * mean(films.map((film, k) => film * has[k]))) / mean(has);
    };
    return {
      contact: mean(classes.map((_, k) => model.parameters.contact[k] * model.parameters.meanPatchContact(k))),
      connected: mean(model.parameters.connected),
      filmBare: film('bare'),
      filmCovered: film('covered'),
      diffusionLength: 1e6 * mean(model.parameters.diffusionLength),
      releasedOxygen: 1e3 * releasedOxygen(model),
      interfaceResistance: 1e4 * interfaceResistance(model, y),
      interfaceResistanceMid: 1e4 * interfaceResistance(model, y, MID_CONTENT),
    };
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
  readonly checkUp: boolean;
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
    duration: 0,
    timedCharge: 0,
    rateTime: 0,
    endVoltage: Number.NaN,
    endContent: Number.NaN,
    label: '',
  };
}

function resetHalf(half: Half): void {
  half.curve.clear();
  half.duration = 0;
  half.timedCharge = 0;
  half.rateTime = 0;
  half.endVoltage = Number.NaN;
  half.endContent = Number.NaN;
  half.label = '';
}
