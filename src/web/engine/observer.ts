import { FARADAY } from '../../constants/physical.js';
import {
  type Interpolate,
  type Polarisation,
  polarisation,
  polarisationParts,
  type Recorder,
  type VariantRun,
} from '../../index.js';
import { FrameLayout } from './frames.js';
import type { HalfCurve } from './messages.js';

/** Moments per hour of 1C charge that are kept for the pictures: densely in the first cycle, then enough to move. */
const FIRST_CYCLE_MOMENTS = 30;
const LATER_MOMENTS = 8;

type Model = VariantRun['model'];
type Step = Parameters<Recorder['stepStarted']>[0];
type Summary = Parameters<Recorder['stepEnded']>[0];

/** Listens to a run and keeps what the page draws: voltage curves and moments of the particles. `taken` empties it. */
export class Observer implements Recorder {
  readonly layout: FrameLayout;
  /** Crack length over radius per class; set once the run exists. */
  cracks: ((k: number) => number) | undefined;
  private frames: Float32Array;
  private count = 0;
  private curves: HalfCurve[] = [];
  private capacity: number[] = [];
  private voltage: number[] = [];
  private cycle = 1;
  private direction: 1 | -1 | 0 = 0;
  /** [C/m2] */
  private charge = 0;
  private nextMoment = 0;

  /** Of the temperature at which the cell is: given anew when a step sets another one. */
  constructor(public model: Model) {
    const { nodes, classes, radialNodes, patches } = model.layout;
    this.layout = new FrameLayout({ nodes, classes, radialNodes, patches });
    this.frames = new Float32Array(64 * this.layout.size);
  }

  stepStarted(step: Step, cycle: number, _index: number, time: number, y: Float64Array): void {
    const direction = step.direction === 'charge' ? 1 : step.direction === 'discharge' ? -1 : 0;
    if (direction === 0) return;
    if (direction !== this.direction || cycle !== this.cycle) {
      this.closeCurve();
      this.direction = direction;
      this.cycle = cycle;
      this.charge = 0;
      this.nextMoment = 0;
    }
    this.point(y);
    if (this.nextMoment === 0) this.moment(time, y);
  }

  advanced(time: number, _h: number, before: Float64Array, after: Float64Array, _interpolate: Interpolate): void {
    const { anode } = this.model.layout;
    const moved = Math.abs(after[anode] - before[anode]) * FARADAY;
    if (this.direction === 0 || moved === 0) return;
    this.charge += moved;
    this.point(after);
    const spacing = (this.model.cell.oneC * 3600) / (this.cycle === 1 ? FIRST_CYCLE_MOMENTS : LATER_MOMENTS);
    if (this.charge >= this.nextMoment + spacing) {
      this.nextMoment = Math.floor(this.charge / spacing) * spacing;
      this.moment(time, after);
    }
  }

  stepEnded(summary: Summary, y: Float64Array): void {
    if (summary.charge === 0 || this.direction === 0) return;
    if (this.voltage.length > 0) this.voltage[this.voltage.length - 1] = summary.endVoltage;
    this.moment(summary.start + summary.duration, y);
  }

  /** Everything since the last call, the running half cycle left out. */
  taken(): { readonly curves: readonly HalfCurve[]; readonly frames: Float32Array<ArrayBuffer> } {
    const { curves } = this;
    const frames = this.frames.slice(0, this.count * this.layout.size) as Float32Array<ArrayBuffer>;
    this.curves = [];
    this.count = 0;
    return { curves, frames };
  }

  closeCurve(): void {
    if (this.direction !== 0 && this.capacity.length > 1) {
      this.curves.push({
        cycle: this.cycle,
        direction: this.direction,
        capacity: Float32Array.from(this.capacity),
        voltage: Float32Array.from(this.voltage),
      });
    }
    this.capacity = [];
    this.voltage = [];
  }

  /** [mAh/g] */
  private specific(): number {
    return this.charge / (3600 * this.model.cell.activeMass);
  }

  private point(y: Float64Array): void {
    this.capacity.push(this.specific());
    this.voltage.push(this.model.voltage(y));
  }

  private moment(time: number, y: Float64Array): void {
    const { model, layout } = this;
    if ((this.count + 1) * layout.size > this.frames.length) {
      const larger = new Float32Array(2 * this.frames.length);
      larger.set(this.frames);
      this.frames = larger;
    }
    const at = this.count * layout.size;
    const f = this.frames;
    const split: Polarisation = polarisation(model, y);
    const put = (index: number, value: number): void => {
      f[at + index] = value;
    };
    put(layout.scalar('cycle'), this.cycle);
    put(layout.scalar('direction'), this.direction);
    put(layout.scalar('capacity'), this.specific());
    put(layout.scalar('voltage'), model.voltage(y));
    put(layout.scalar('hours'), time / 3600);
    put(layout.scalar('rate'), y[model.layout.current] / model.cell.oneC);
    put(layout.scalar('total'), split.total);
    polarisationParts.forEach((part, i) => {
      put(layout.parts + i, split[part]);
    });
    const { nodes, classes, patches, radialNodes, films } = model.layout;
    const { cathode } = model.cell;
    for (let k = 0; k < classes; k++) {
      const powder = cathode.powders?.[model.powder[k]] ?? cathode;
      let contact = 0;
      let content = 0;
      for (let p = 0; p < patches; p++) {
        const share = model.parameters.coverage[k * patches + p];
        contact += share * model.parameters.contact[k] * model.parameters.patchContact[k * patches + p];
        let film = 0;
        for (let i = 0; i < nodes; i++) {
          const particle = model.layout.particle(i, k);
          film +=
            model.through.weights[i] * (films ? y[model.layout.film(particle, p)] : powder.patches[p].filmThickness);
        }
        put(layout.film(k, p), film * 1e9);
      }
      for (let i = 0; i < nodes; i++) {
        const particle = model.layout.particle(i, k);
        const start = layout.content(i, k);
        for (let n = 0; n < radialNodes; n++) {
          put(start + n, y[particle + n]);
          content += model.through.weights[i] * 3 * model.radial.mass[n] * y[particle + n];
        }
      }
      put(layout.ofClass('contact', k), contact);
      put(layout.ofClass('connected', k), model.parameters.connected[k]);
      put(layout.ofClass('crack', k), this.cracks?.(k) ?? 0);
      put(layout.ofClass('contraction', k), -powder.volumeChange.at(Math.min(1, Math.max(0, content))));
    }
    this.count++;
  }
}
