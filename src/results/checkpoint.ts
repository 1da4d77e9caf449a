import type { Conditions } from '../cell/conditions.js';
import type { AgeingState } from '../model/ageing.js';
import type { RunEnd } from '../protocol/cycler/cycler.js';
import type { CyclerState } from '../protocol/cycler/cyclerState.js';
import type { JumpingState } from '../protocol/jumping/jumping.js';
import type { CycleRecorderState } from './cycleRecorder.js';
import type { PolarisationRecorderState } from './polarisationRecorder.js';
import type { RestRecorderState } from './restRecorder.js';
import type {
  CycleRow,
  HoldRecord,
  PolarisationSplit,
  PressureChange,
  Profile,
  Relaxation,
  Series,
  SpectrumRecord,
  StepRecord,
  TemperatureChange,
} from './results.js';
import type { SeriesRecorderState } from './seriesRecorder.js';

/**
 * Where a run stands between two protocol steps, as plain data of a few kilobytes, whatever the number of cycles behind it.
 * Every number is exact: a run that goes on from here gives the same bits as one that was never interrupted.
 */
export interface RunState {
  /** The cell: contents, films, potentials. */
  readonly y: Float64Array;
  readonly ageing: AgeingState;
  readonly cycler: CyclerState;
  readonly work: { steps: number; rejected: number; evaluations: number; factorisations: number };
  /** The cycle and half cycles in progress. */
  readonly cycles: CycleRecorderState;
  readonly series: SeriesRecorderState;
  readonly polarisation: PolarisationRecorderState;
  readonly rests: RestRecorderState;
  /** Of cycle jumping, where it is asked for. */
  readonly jumping?: JumpingState;
  /** Where steps have set temperature and pressure so far, and what the cell is under since; absent: they have not. */
  readonly temperatures?: readonly TemperatureChange[];
  readonly pressures?: readonly PressureChange[];
  readonly conditions?: Conditions;
  /** How the run ended; absent while it goes on. */
  readonly end?: RunEnd;
}

/** What the recorders have made, all of it or a part. Only ever appended to. */
export interface Recorded {
  readonly rows: readonly CycleRow[];
  readonly steps: readonly StepRecord[];
  readonly series: Series;
  readonly profiles: readonly Profile[];
  readonly splits: readonly PolarisationSplit[];
  readonly spectra: readonly SpectrumRecord[];
  readonly relaxations: readonly Relaxation[];
  readonly holds: readonly HoldRecord[];
}

/** How much of each kind has been recorded: what is taken next begins here. */
export interface RecordMark {
  readonly rows: number;
  readonly steps: number;
  readonly points: number;
  readonly profiles: number;
  readonly splits: number;
  readonly spectra: number;
  readonly relaxations: number;
  readonly holds: number;
}

/** The beginning of a run: whatever is taken from here on is all that was recorded. */
export const nothingRecorded: RecordMark = {
  rows: 0,
  steps: 0,
  points: 0,
  profiles: 0,
  splits: 0,
  spectra: 0,
  relaxations: 0,
  holds: 0,
};

/** What was recorded of one run in several parts, in the order in which they were taken, as one: tables and arrays are joined end to end. */
export function joinRecorded(parts: readonly Recorded[]): Recorded {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    steps: parts.flatMap(({ steps }) => steps),
    series: {
      time: joinFloats(parts.map(({ series }) => series.time)),
      voltage: joinFloats(parts.map(({ series }) => series.voltage)),
      current: joinFloats(parts.map(({ series }) => series.current)),
      charge: joinFloats(parts.map(({ series }) => series.charge)),
      cycle: Int32Array.from(joinFloats(parts.map(({ series }) => series.cycle))),
      step: Int32Array.from(joinFloats(parts.map(({ series }) => series.step))),
      cathodePotential: joinFloats(parts.map(({ series }) => series.cathodePotential)),
      anodePotential: joinFloats(parts.map(({ series }) => series.anodePotential)),
    },
    profiles: parts.flatMap(({ profiles }) => profiles),
    splits: parts.flatMap(({ splits }) => splits),
    spectra: parts.flatMap(({ spectra }) => spectra),
    relaxations: parts.flatMap(({ relaxations }) => relaxations),
    holds: parts.flatMap(({ holds }) => holds),
  };
}

function joinFloats(parts: readonly ArrayLike<number>[]): Float64Array {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
