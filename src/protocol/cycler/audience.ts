import type { CellModel } from '../../model/cellModel.js';
import { freely } from '../../numerics/integration/plannedLeg.js';
import type { Interpolate, Recorder } from './recorder.js';

/** A current this small, relative to those at the ends of the step, counts as turned. */
const TURNED = 1e-7;
const MOST_TRIES = 50;

/**
 * Shows the time steps of a run to its recorders. A step in which the current turns, as in a hold against relaxing particles, is
 * shown as two, one before and one after: within what a recorder sees the cell is charged, or discharged, or at rest.
 */
export class Audience {
  private readonly turned: Float64Array;
  /** The state last asked for within the step: several recorders ask for the same one. */
  private readonly shown: Float64Array;
  private shownAt = Number.NaN;
  private inside: Interpolate | undefined;
  private readonly remembered: Interpolate;

  constructor(
    private readonly model: CellModel,
    private readonly recorders: readonly Recorder[],
    private readonly choose = freely,
  ) {
    this.turned = new Float64Array(model.size);
    this.shown = new Float64Array(model.size);
    const remembered = (theta: number, out: Float64Array): void => {
      if (theta !== this.shownAt) this.inside?.(theta, this.shown);
      this.shownAt = theta;
      out.set(this.shown);
    };
    const entries = (theta: number, at: Int32Array, out: Float64Array): void => this.inside?.entries(theta, at, out);
    const forVoltage = (theta: number, out: Float64Array): void => {
      if (theta === this.shownAt || !this.inside?.forVoltage) remembered(theta, out);
      else this.inside.forVoltage(theta, out);
    };
    this.remembered = Object.assign(remembered, { entries, forVoltage });
  }

  advanced(time: number, h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    const { remembered, recorders, turned } = this;
    this.shownAt = Number.NaN;
    this.inside = interpolate;
    const part = this.turn(before, after);
    if (part === undefined) {
      for (const recorder of recorders) recorder.advanced(time, h, before, after, remembered);
      return;
    }
    const middle = time - (1 - part) * h;
    const first = within(remembered, 0, part);
    const second = within(remembered, part, 1);
    for (const recorder of recorders) {
      recorder.advanced(middle, part * h, before, turned, first);
      recorder.advanced(time, (1 - part) * h, turned, after, second);
    }
  }

  /** The fraction of the step at which the current changes its sign, the state there in `turned`; undefined where it does not. */
  private turn(before: Float64Array, after: Float64Array): number | undefined {
    const { turned } = this;
    const { current } = this.model.layout;
    const [from, to] = [before[current], after[current]];
    if (this.choose(from * to < 0 ? 1 : 0) === 0) return undefined;
    let low = 0;
    let high = 1;
    let theta = from / (from - to);
    for (let i = 0; i < MOST_TRIES; i++) {
      this.remembered(theta, turned);
      const value = turned[current];
      if (Math.abs(value) <= TURNED * Math.max(Math.abs(from), Math.abs(to))) break;
      if (value * from > 0) low = theta;
      else high = theta;
      theta = (low + high) / 2;
    }
    return theta;
  }
}

/** The part of a step between two fractions as a step of its own. */
function within(interpolate: Interpolate, from: number, to: number): Interpolate {
  const at = (theta: number): number => from + (to - from) * theta;
  return Object.assign((theta: number, out: Float64Array): void => interpolate(at(theta), out), {
    entries: (theta: number, entries: Int32Array, out: Float64Array): void =>
      interpolate.entries(at(theta), entries, out),
    forVoltage: (theta: number, out: Float64Array): void => (interpolate.forVoltage ?? interpolate)(at(theta), out),
  });
}
