import { stepperFor } from '../dist/kernel/stepper.js';
import { connectedSites } from '../dist/model/inventory.js';
import { Integrator } from '../dist/numerics/integration/integrator.js';

/** Points at which two solutions are compared, away from the first and last half percent of a step. */
const POINTS = 400;
const EDGE = 0.005;

/** One constant-current step from a uniform state to a voltage, ready to be run again and again. */
export class Leg {
  /**
   * @param {import('../dist/model/cellModel.js').CellModel} model
   * @param {{ content: number, density: number, until: number }} step lithium content, [A/m2] positive on charge, [V]
   * @param {boolean} compiled time steps by the kernel, or by the equations as they are written
   */
  constructor(model, { content, density, until }, compiled = true) {
    this.model = model;
    this.density = density;
    this.integrator = new Integrator(model, model.tolerance, stepperFor(model, compiled));
    this.y = new Float64Array(model.size);
    this.state = new Float64Array(model.size);
    this.start = model.initialState(content);
    // The anode holds what the cathode lacks: an empty one would end a discharge at once.
    this.start[model.layout.anode] = (model.cell.initialContent - content) * connectedSites(model);
    const sign = Math.sign(density);
    this.guards = [(state) => sign * (model.voltage(state) - until)];
  }

  /** Runs it; the end with its number of time steps, rejected ones and those of the event location included. */
  run(onStep) {
    const { model, integrator, y, guards } = this;
    const before = integrator.steps + integrator.rejected;
    y.set(this.start);
    model.controlCurrent(this.density);
    const end = integrator.run(y, { duration: 1e9, guards, ...(onStep ? { onStep } : {}) });
    if (end.kind !== 'event') throw new Error(`the step ended by ${end.kind}`);
    return { time: end.time, steps: integrator.steps + integrator.rejected - before };
  }

  /** [V] at `times` [s] within the step. */
  voltages(times) {
    const { model, integrator, state } = this;
    const found = [];
    this.run((time, h, before, after) => {
      while (found.length < times.length && times[found.length] <= time) {
        integrator.interpolate(before, after, (times[found.length] - (time - h)) / h, state);
        found.push(model.voltage(state));
      }
    });
    return found;
  }
}

/** Times at which `leg` is compared with a reference that ends at `end` [s]. */
export function comparedTimes(end) {
  return Array.from({ length: POINTS }, (_, i) => end * (EDGE + ((1 - 2 * EDGE) * i) / (POINTS - 1)));
}

/**
 * Error of a leg against a converged one: [V] largest difference of the voltage away from the ends, relative error of the capacity.
 * @param {Leg} leg
 * @param {Leg} reference
 */
export function errorOf(leg, reference) {
  const end = reference.run().time;
  const own = leg.run().time;
  const times = comparedTimes(Math.min(end, own));
  const expected = reference.voltages(times);
  const voltage = leg.voltages(times).reduce((worst, v, i) => Math.max(worst, Math.abs(v - expected[i])), 0);
  return { voltage, capacity: Math.abs(own / end - 1) };
}
