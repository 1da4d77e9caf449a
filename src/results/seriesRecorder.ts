import { FARADAY } from '../constants/physical.js';
import type { CellModel } from '../model/cellModel.js';
import { SurfacePotential } from '../model/surfacePotential.js';
import { type Choose, freely } from '../numerics/integration/plannedLeg.js';
import type { Interpolate, Recorder, StepSummary } from '../protocol/cycler/recorder.js';
import type { ResolvedStep } from '../protocol/steps/resolvedStep.js';
import type { Issue } from '../scenario/document/issue.js';
import type { Profile, Series } from './results.js';

/** [V] Points are added between time steps until a straight line between neighbours is this close to the solution. */
const STRAIGHTNESS = 2e-5;
/** Part of it up to which a guess of the middle is believed. */
const BELIEVED = 0.5;
/** The same for the current of a hold, relative. */
const STRAIGHT_CURRENT = 1e-3;
const DEEPEST = 8;
/** Where between two points the line is held against the curve. */
const QUARTERS = [0.25, 0.5, 0.75];
/** Profiles per half cycle, evenly spaced in charge. */
const PROFILES_PER_HALF = 6;
/** Most points and profiles that are kept, so that memory is bounded for any run: about 60 MB of points. */
const MOST_POINTS = 1_000_000;
const MOST_PROFILES = 5000;

/** Which cycles to record. */
export type CycleSelection = (cycle: number) => boolean;

/** One accepted time step, to be sampled more finely. */
interface Span {
  readonly start: number;
  readonly h: number;
  /** [C/m2] Charge at its start and at its end, and [mol/m2] what the anode held at the start. */
  readonly charge: number;
  readonly end: number;
  readonly anode: number;
  readonly interpolate: Interpolate;
}

interface Point {
  readonly theta: number;
  readonly voltage: number;
  readonly current: number;
  /** [V] What the voltage is above the mean potential of the surfaces. */
  readonly over: number;
}

/**
 * Time series and internal profiles of chosen cycles. Between accepted steps the contents are interpolated and the algebraic
 * part is solved again, as often as the curvature of the voltage asks for: linear interpolation of the columns is then safe. At a
 * constant current the potential of the surfaces, which is cheap, tells where that is not worth the while: the overpotential above it
 * is off its line by a quarter of what it was over twice the length.
 */
export class SeriesRecorder implements Recorder {
  readonly profiles: Profile[] = [];
  private readonly columns: { readonly [K in keyof Series]: number[] } = {
    time: [],
    voltage: [],
    current: [],
    charge: [],
    cycle: [],
    step: [],
    cathodePotential: [],
    anodePotential: [],
  };
  private readonly scratch: Float64Array[];
  private readonly potential: SurfacePotential;
  private readonly contents: Float64Array;
  private readonly lastProfile = new Map<string, number>();
  private recording = false;
  private profiling = false;
  private cycle = 0;
  private step = 0;
  private direction = '';
  /** [V] Limits of the step: a state between two time steps beyond them is an error of the interpolation, as the step went on. */
  private lowest = Number.NEGATIVE_INFINITY;
  private highest = Number.POSITIVE_INFINITY;
  private charge = 0;
  private halfCharge = 0;
  private nextProfile = 0;
  /** Cycle in which the first point or profile was left out; 0: none. */
  private fullInCycle = 0;

  constructor(
    private readonly model: CellModel,
    private readonly seriesOf: CycleSelection,
    private readonly profilesOf: CycleSelection,
    private readonly limits: { readonly points: number; readonly profiles: number } = {
      points: MOST_POINTS,
      profiles: MOST_PROFILES,
    },
    private readonly choose: Choose = freely,
  ) {
    this.scratch = Array.from({ length: DEEPEST + 1 }, () => new Float64Array(model.size));
    this.potential = new SurfacePotential(model);
    this.contents = new Float64Array(this.potential.entries.length);
  }

  stepStarted(step: ResolvedStep, cycle: number, index: number, time: number, y: Float64Array): void {
    this.recording = this.seriesOf(cycle);
    this.profiling = this.profilesOf(cycle);
    if (cycle !== this.cycle) this.lastProfile.clear();
    const half = step.direction === 'charge' || step.direction === 'discharge' ? step.direction : this.direction;
    if (half !== this.direction || cycle !== this.cycle) {
      this.halfCharge = 0;
      this.nextProfile = 0;
      this.charge = 0;
    }
    this.direction = half;
    this.cycle = cycle;
    this.step = index;
    this.lowest = step.limits.voltageBelow ?? Number.NEGATIVE_INFINITY;
    this.highest = step.limits.voltageAbove ?? Number.POSITIVE_INFINITY;
    if (this.recording) this.push(time, y, this.charge);
    if (this.profiling && this.halfCharge === 0) this.profile(time, y, `start of ${half || 'rest'}`);
  }

  advanced(time: number, h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    const { anode } = this.model.layout;
    const moved = (after[anode] - before[anode]) * FARADAY;
    if (this.recording) {
      this.potential.begin(before, after);
      const from = this.point(0, before);
      const to = this.point(1, after);
      const { charge } = this;
      const span = { start: time - h, h, charge, end: charge + moved, anode: before[anode], interpolate };
      this.refine(span, from, to, 0);
      this.push(time, after, this.charge + moved);
    }
    this.charge += moved;
    this.halfCharge += Math.abs(moved);
    if (this.profiling && moved !== 0) {
      const every = (this.model.cell.oneC * 3600) / PROFILES_PER_HALF;
      if (this.halfCharge >= this.nextProfile + every) {
        this.nextProfile = Math.floor(this.halfCharge / every) * every;
        this.profile(time, after, `during ${this.direction}`);
      }
    }
  }

  stepEnded(summary: StepSummary, y: Float64Array): void {
    const end = summary.start + summary.duration;
    if (this.recording) {
      // The step's last point again with its algebraic part solved exactly: the limit it ended at.
      const { time, voltage } = this.columns;
      if (time.length > 0 && time[time.length - 1] === end) voltage[voltage.length - 1] = summary.endVoltage;
    }
    if (this.profiling && summary.charge !== 0) this.profile(end, y, `end of ${this.direction}`);
  }

  get points(): number {
    return this.columns.time.length;
  }

  /** All points, or those after the first `from`. */
  series(from = 0): Series {
    const column = (name: keyof Series): number[] => (from === 0 ? this.columns[name] : this.columns[name].slice(from));
    return {
      time: Float64Array.from(column('time')),
      voltage: Float64Array.from(column('voltage')),
      current: Float64Array.from(column('current')),
      charge: Float64Array.from(column('charge')),
      cycle: Int32Array.from(column('cycle')),
      step: Int32Array.from(column('step')),
      cathodePotential: Float64Array.from(column('cathodePotential')),
      anodePotential: Float64Array.from(column('anodePotential')),
    };
  }

  /** What was left out because the limit of points or profiles was reached. */
  warnings(): Issue[] {
    if (this.fullInCycle === 0) return [];
    const { points, profiles } = this.limits;
    return [
      {
        severity: 'warning',
        path: 'output',
        message: `The time series or lithium profiles are incomplete from cycle ${this.fullInCycle} on: at most ${points} points and ${profiles} profiles of a variant are kept.`,
        hint: 'record fewer cycles, e.g. output: { series: [first, 100, last] }',
      },
    ];
  }

  /** The half cycle in progress; points and profiles are not part of it. */
  snapshot(): SeriesRecorderState {
    const { recording, profiling, cycle, step, direction, charge, halfCharge, nextProfile, fullInCycle } = this;
    const moments = [...this.lastProfile];
    return { recording, profiling, cycle, step, direction, charge, halfCharge, nextProfile, fullInCycle, moments };
  }

  restore({ moments, ...state }: SeriesRecorderState, series: Series, profiles: readonly Profile[]): void {
    Object.assign(this, state);
    this.lastProfile.clear();
    for (const [key, time] of moments) this.lastProfile.set(key, time);
    for (const name of Object.keys(this.columns) as (keyof Series)[]) {
      this.columns[name].length = 0;
      for (const value of series[name]) this.columns[name].push(value);
    }
    this.profiles.length = 0;
    for (const profile of profiles) this.profiles.push(profile);
  }

  /** `bend`: how far the overpotential is expected to be off its line in the middle [V]; NaN where nothing is known. */
  private refine(span: Span, from: Point, to: Point, depth: number, bend = Number.NaN): void {
    if (depth >= DEEPEST) return;
    const steady = from.current === to.current;
    const asExpected = steady && !Number.isNaN(bend) && !this.isOffLine(span, from, to, bend, BELIEVED * STRAIGHTNESS);
    if (this.choose(asExpected ? 1 : 0) === 1) return;
    const theta = (from.theta + to.theta) / 2;
    const state = this.scratch[depth];
    span.interpolate(theta, state);
    const middle = this.point(theta, state, true);
    const overLine = (from.over + to.over) / 2;
    // A curve with a turning point, as over a step of the open-circuit curve, is on its line in the middle and off it on both sides.
    const isBent =
      !isStraight(from, middle, to) ||
      (steady
        ? this.isOffLine(span, from, to, middle.over - overLine, STRAIGHTNESS)
        : depth === 0 && !isStraight(from, this.quarter(span), to));
    if (this.choose(isBent ? 1 : 0) === 0) return;
    const quarter = (middle.over - overLine) / 4;
    this.refine(span, from, middle, depth + 1, quarter);
    // Not in proportion to the time: the current of a hold falls. It does not turn within the step, but an interpolant may.
    const found = span.charge + (state[this.model.layout.anode] - span.anode) * FARADAY;
    const charge = between(this.columns.charge[this.points - 1], span.end, found);
    this.push(span.start + theta * span.h, state, charge, middle.voltage);
    this.refine(span, middle, to, depth + 1, quarter);
  }

  /**
   * Whether the voltage at constant current is further than `most` [V] off the line between two points, at a quarter or in the middle, by
   * the potential of the surfaces and an overpotential that is a parabola; `bend` as for `refine`.
   */
  private isOffLine(span: Span, from: Point, to: Point, bend: number, most: number): boolean {
    const { potential, contents } = this;
    for (const part of QUARTERS) {
      span.interpolate.entries(from.theta + part * (to.theta - from.theta), potential.entries, contents);
      const over = from.over + part * (to.over - from.over) + 4 * part * (1 - part) * bend;
      const line = from.voltage + part * (to.voltage - from.voltage);
      if (!(Math.abs(potential.at(contents) + over - line) <= most)) return true;
    }
    return false;
  }

  /** The first quarter of a time step, solved for: at a changing current the potential of the surfaces alone tells nothing. */
  private quarter(span: Span): Point {
    const state = this.scratch[1];
    span.interpolate(0.25, state);
    return this.point(0.25, state, true);
  }

  private point(theta: number, y: Float64Array, between = false): Point {
    const found = this.model.voltage(y);
    const voltage = between ? Math.min(Math.max(found, this.lowest), this.highest) : found;
    const over = voltage - this.potential.of(y, this.contents);
    return { theta, voltage, current: y[this.model.layout.current], over };
  }

  private push(time: number, y: Float64Array, charge: number, shown?: number): void {
    const { model, columns } = this;
    if (columns.time.length >= this.limits.points) {
      this.fullInCycle ||= this.cycle;
      this.recording = false;
      return;
    }
    const found = model.voltage(y);
    const voltage = shown ?? found;
    columns.time.push(time);
    columns.voltage.push(voltage);
    columns.current.push(y[model.layout.current] * model.cell.area);
    columns.charge.push(charge);
    columns.cycle.push(this.cycle);
    columns.step.push(this.step);
    columns.cathodePotential.push(model.cathodePotential(y) + voltage - found);
    columns.anodePotential.push(model.anodePotentialUnderCurrent(y));
  }

  private profile(time: number, y: Float64Array, when: string): void {
    // Two steps can meet at one moment (a charge and the hold after it): once is enough.
    if (this.profiles.length >= this.limits.profiles) {
      this.fullInCycle ||= this.cycle;
      return;
    }
    const key = `${this.cycle} ${when}`;
    if (this.lastProfile.get(key) === time) return;
    this.lastProfile.set(key, time);
    const { layout, radial, through } = this.model;
    const nodes = Array.from({ length: layout.nodes }, (_, i) => i);
    this.profiles.push({
      cycle: this.cycle,
      when,
      time,
      radius: radial.radius,
      through: through.position,
      content: nodes.map((i) =>
        Array.from({ length: layout.classes }, (_, k) =>
          y.slice(layout.particle(i, k), layout.particle(i, k) + layout.radialNodes),
        ),
      ),
      potential: Float64Array.from(nodes, (i) => y[layout.psi(i)]),
    });
  }
}

/** What `SeriesRecorder.snapshot` saves. */
export interface SeriesRecorderState {
  readonly recording: boolean;
  readonly profiling: boolean;
  readonly cycle: number;
  readonly step: number;
  readonly direction: string;
  readonly charge: number;
  readonly halfCharge: number;
  readonly nextProfile: number;
  readonly fullInCycle: number;
  /** When the last profile of each kind was taken [s]. */
  readonly moments: readonly (readonly [string, number])[];
}

/** Whether a point lies on the line between two others, in voltage and current. */
function isStraight(from: Point, inside: Point, to: Point): boolean {
  const part = (inside.theta - from.theta) / (to.theta - from.theta);
  const bent = Math.abs(inside.voltage - from.voltage - part * (to.voltage - from.voltage));
  const turned = Math.abs(inside.current - from.current - part * (to.current - from.current));
  return !(bent > STRAIGHTNESS || turned > STRAIGHT_CURRENT * Math.abs(inside.current));
}

/** A value, or the nearer of two limits in any order. */
function between(a: number, b: number, value: number): number {
  return Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));
}
