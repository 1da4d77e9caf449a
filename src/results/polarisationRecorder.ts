import { FARADAY } from '../constants/physical.js';
import type { CellModel } from '../model/cellModel.js';
import { meanContent } from '../model/inventory.js';
import { type Polarisation, polarisation, polarisationParts } from '../model/polarisation.js';
import { type Choose, freely } from '../numerics/integration/plannedLeg.js';
import type { Interpolate, Recorder } from '../protocol/cycler/recorder.js';
import type { ResolvedStep } from '../protocol/steps/resolvedStep.js';
import { type ContentRange, comparedContent } from './halfCurve.js';
import type { PolarisationSplit } from './results.js';
import type { CycleSelection } from './seriesRecorder.js';

/** Between two time steps the split is taken at least this often, as a part of the charge that 1C moves in an hour. */
const SPACING = 0.01;

const columns = ['total', ...polarisationParts] as const;

/** A half cycle being recorded: lithium contents passed so far and the split there, in the order of `columns`. */
interface Samples {
  readonly content: number[];
  readonly parts: number[][];
}

/** What `PolarisationRecorder.snapshot` saves. */
export interface PolarisationRecorderState {
  readonly cycle: number;
  readonly charge: Samples;
  readonly discharge: Samples;
}

/**
 * The split of the overpotential of both half cycles of the chosen cycles, at the content at which the cycle table compares their
 * voltages: half cycles are those of the table, and so is the content. It is only known at the end of the cycle: until then samples
 * are kept. Between two of them every part is interpolated in a straight line, so that the parts still add up.
 */
export class PolarisationRecorder implements Recorder {
  splits: PolarisationSplit[] = [];
  private cycle = 0;
  private charge: Samples = empty();
  private discharge: Samples = empty();
  /** Half cycle of the last time step of the same protocol step: without one, what flows may have jumped. */
  private last: Samples | undefined;
  private readonly between: Float64Array;

  constructor(
    private readonly model: CellModel,
    private readonly chosen: CycleSelection,
    private readonly choose: Choose = freely,
  ) {
    this.between = new Float64Array(model.size);
  }

  stepStarted(_step: ResolvedStep, cycle: number): void {
    this.last = undefined;
    if (cycle === this.cycle) return;
    this.finish();
    this.cycle = cycle;
  }

  advanced(_time: number, _h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void {
    if (!this.chosen(this.cycle)) return;
    const { anode } = this.model.layout;
    const moved = (after[anode] - before[anode]) * FARADAY;
    if (moved === 0) return;
    const half = moved > 0 ? this.charge : this.discharge;
    if (half !== this.last) this.sample(half, before);
    this.last = half;
    const pieces = this.choose(Math.ceil(Math.abs(moved) / (SPACING * 3600 * this.model.cell.oneC)));
    for (let piece = 1; piece < pieces; piece++) {
      interpolate(piece / pieces, this.between);
      this.sample(half, this.between);
    }
    this.sample(half, after);
  }

  stepEnded(): void {}

  /** Closes the last cycle; call once at the end of the run. */
  finish(): void {
    const { cycle, charge, discharge } = this;
    const compared = comparedContent(rangeOf(charge), rangeOf(discharge));
    for (const [direction, half] of [
      ['charge', charge],
      ['discharge', discharge],
    ] as const) {
      const range = rangeOf(half);
      if (!(range.greatest > range.least)) continue;
      const content = Number.isNaN(compared) ? (range.least + range.greatest) / 2 : compared;
      this.splits.push({ cycle, direction, content, parts: splitAt(half, content) });
    }
    this.charge = empty();
    this.discharge = empty();
  }

  /** The cycle in progress; the splits are not part of it. */
  snapshot(): PolarisationRecorderState {
    const { cycle, charge, discharge } = this;
    return structuredClone({ cycle, charge, discharge });
  }

  restore(state: PolarisationRecorderState, splits: readonly PolarisationSplit[]): void {
    const { cycle, charge, discharge } = structuredClone(state);
    this.cycle = cycle;
    this.charge = charge;
    this.discharge = discharge;
    this.splits = [...splits];
  }

  private sample(half: Samples, y: Float64Array): void {
    const split = polarisation(this.model, y);
    half.content.push(meanContent(this.model, y));
    half.parts.push(columns.map((name) => split[name]));
  }
}

function empty(): Samples {
  return { content: [], parts: [] };
}

function rangeOf({ content }: Samples): ContentRange {
  return {
    least: content.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY),
    greatest: content.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY),
  };
}

/** Where the samples first pass a content. */
function splitAt({ content, parts }: Samples, wanted: number): Polarisation {
  let i = 0;
  while (
    i + 2 < content.length &&
    ((content[i] - wanted) * (content[i + 1] - wanted) > 0 || content[i] === content[i + 1])
  )
    i++;
  const t = (wanted - content[i]) / (content[i + 1] - content[i]);
  const split = columns.map((name, c) => [name, (1 - t) * parts[i][c] + t * parts[i + 1][c]] as const);
  return Object.fromEntries(split) as Polarisation;
}
