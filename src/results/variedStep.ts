import { FARADAY } from '../constants/physical.js';
import type { CellModel } from '../model/cellModel.js';
import { type Choose, freely } from '../numerics/integration/plannedLeg.js';
import type { Interpolate } from '../protocol/steps/stepRun.js';
import type { Span } from './curvedStep.js';
import type { HalfCurve } from './halfCurve.js';

/**
 * [V] The bend of the voltage over a part of a time step counts with the share of the half cycle that it holds for: below FLAT, or as
 * expected within SMOOTH by the parabola over twice the length, a parabola is believed; other parts are halved.
 */
const FLAT = 5e-7;
const SMOOTH = 1e-6;
const DEEPEST = 10;

interface Moment {
  readonly theta: number;
  /** [C/m2] Since the start of the time step. */
  readonly charge: number;
  readonly voltage: number;
}

/**
 * Puts the voltage over a time step in which current and voltage both change (a power, a load, a ramp, a profile) into the curve of its
 * half cycle: the state is solved for in between, at least once, and the voltage is a parabola in the charge.
 */
export class VariedStep {
  private readonly state: Float64Array;
  private span: Span = { moved: 0, from: 0, to: 0, start: 0, end: 0 };
  private anode = 0;

  constructor(
    private readonly model: CellModel,
    private readonly choose: Choose = freely,
  ) {
    this.state = new Float64Array(model.size);
  }

  add(curve: HalfCurve, span: Span, before: Float64Array, interpolate: Interpolate): void {
    this.span = span;
    this.anode = before[this.model.layout.anode];
    const start = { theta: 0, charge: 0, voltage: span.start };
    const end = { theta: 1, charge: span.moved, voltage: span.end };
    this.divide(curve, start, end, interpolate, 0, Number.NaN);
  }

  private divide(
    curve: HalfCurve,
    from: Moment,
    to: Moment,
    interpolate: Interpolate,
    depth: number,
    expected: number,
  ): void {
    const { span } = this;
    const moved = to.charge - from.charge;
    const middle = this.moment((from.theta + to.theta) / 2, interpolate);
    const part = (middle.charge - from.charge) / moved;
    // Of the parabola through the three moments, in the middle of the charge.
    const off = middle.voltage - from.voltage - part * (to.voltage - from.voltage);
    const bend = part > 0 && part < 1 ? off / (4 * part * (1 - part)) : 0;
    const share = moved / (curve.charge + moved);
    const believed = share * Math.abs(bend) < FLAT || share * Math.abs(bend - expected) < SMOOTH;
    if (this.choose(!believed && depth < DEEPEST ? 1 : 0) === 1) {
      this.divide(curve, from, middle, interpolate, depth + 1, bend / 4);
      this.divide(curve, middle, to, interpolate, depth + 1, bend / 4);
      return;
    }
    const contentAt = (charge: number): number => span.from + ((span.to - span.from) * charge) / span.moved;
    const voltage = (from.voltage + to.voltage) / 2 + bend;
    curve.add(moved, contentAt(from.charge), contentAt(to.charge), from.voltage, voltage, to.voltage);
  }

  private moment(theta: number, interpolate: Interpolate): Moment {
    const { model, state } = this;
    interpolate(theta, state);
    const charge = Math.abs(state[model.layout.anode] - this.anode) * FARADAY;
    return { theta, charge, voltage: model.voltage(state) };
  }
}
