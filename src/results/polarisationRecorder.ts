import type { CellModel } from '../model/cellModel.js';
import { type Polarisation, polarisation, polarisationParts } from '../model/polarisation.js';
import type { Interpolate, Recorder } from '../protocol/recorder.js';
import type { ResolvedStep } from '../protocol/resolvedStep.js';
import type { PolarisationSplit } from './results.js';
import type { CycleSelection } from './seriesRecorder.js';

/** Between two time steps the split is taken at least this often, as a part of the charge that 1C moves in an hour. */
const SPACING = 0.01;

const columns = ['total', ...polarisationParts] as const;

/** The half cycle being recorded: charge passed so far and the split there, in the order of `columns`. */
interface Samples {
  cycle: number;
  direction: -1 | 0 | 1;
  /** [C/m2] */
  readonly charge: number[];
  readonly parts: number[][];
}

/**
 * The split of the overpotential at half of the capacity of each half cycle of the chosen cycles. What half is, is only known
 * at the end of the half cycle: until then samples are kept. Between two of them every part is interpolated in a straight
 * line, so that the parts still add up.
 */
export class PolarisationRecorder implements Recorder {
  splits: PolarisationSplit[] = [];
  private half: Samples = empty();
  private readonly between: Float64Array;

  constructor(
    private readonly model: CellModel,
    private readonly chosen: CycleSelection,
  ) {
    this.between = new Float64Array(model.size);
  }

  stepStarted(step: ResolvedStep, cycle: number, _index: number, _time: number, y: Float64Array): void {
    const flow = Math.sign(y[this.model.layout.current]) as -1 | 0 | 1;
    const direction = step.direction === 'charge' ? 1 : step.direction === 'discharge' ? -1 : flow;
    if (direction === 0) return;
    if (direction !== this.half.direction || cycle !== this.half.cycle) {
      this.finish();
      if (!this.chosen(cycle)) return;
      this.half = { ...empty(), cycle, direction };
    }
    if (this.half.charge.length === 0) this.sample(0, y);
  }

  advanced(_time: number, h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    const { charge } = this.half;
    if (charge.length === 0) return;
    const { current } = this.model.layout;
    const moved = (Math.abs(before[current] + after[current]) / 2) * h;
    if (moved === 0) return;
    const start = charge[charge.length - 1];
    const pieces = Math.ceil(moved / (SPACING * 3600 * this.model.cell.oneC));
    for (let piece = 1; piece < pieces; piece++) {
      interpolate(piece / pieces, this.between);
      this.sample(start + (moved * piece) / pieces, this.between);
    }
    this.sample(start + moved, after);
  }

  stepEnded(): void {}

  /** Closes the last half cycle; call once at the end of the run. */
  finish(): void {
    const { cycle, direction, charge, parts } = this.half;
    this.half = empty();
    if (charge.length < 2 || direction === 0) return;
    const middle = charge[charge.length - 1] / 2;
    let i = 0;
    while (i + 2 < charge.length && charge[i + 1] < middle) i++;
    const t = (middle - charge[i]) / (charge[i + 1] - charge[i]);
    const split = columns.map((name, c) => [name, (1 - t) * parts[i][c] + t * parts[i + 1][c]] as const);
    this.splits.push({
      cycle,
      direction: direction > 0 ? 'charge' : 'discharge',
      parts: Object.fromEntries(split) as Polarisation,
    });
  }

  /** The half cycle in progress; the splits are not part of it. */
  snapshot(): PolarisationRecorderState {
    return structuredClone(this.half);
  }

  restore(state: PolarisationRecorderState, splits: readonly PolarisationSplit[]): void {
    this.half = structuredClone(state);
    this.splits = [...splits];
  }

  private sample(charge: number, y: Float64Array): void {
    const split = polarisation(this.model, y);
    this.half.charge.push(charge);
    this.half.parts.push(columns.map((name) => split[name]));
  }
}

/** What `PolarisationRecorder.snapshot` saves. */
export type PolarisationRecorderState = Samples;

function empty(): Samples {
  return { cycle: 0, direction: 0, charge: [], parts: [] };
}
