import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import type { CellModel } from '../../src/model/cellModel.js';
import { prepare } from '../../src/prepare.js';
import type { Recorder } from '../../src/protocol/cycler/recorder.js';
import type { Results } from '../../src/results/results.js';
import { simulate } from '../../src/simulate.js';

/** The state of a cell at one moment as the equations see it. */
export interface Moment {
  readonly cycle: number;
  /** [s] */
  readonly time: number;
  readonly y: Float64Array;
  readonly contact: Float64Array;
  readonly connected: Float64Array;
  readonly diffusionLength: Float64Array;
}

/** What a run is watched for, one entry a variant. */
export interface Watched {
  readonly model: CellModel;
  /** After every accepted time step. */
  readonly moments: Moment[];
  /** At the end of every cycle, before the next one begins. */
  readonly cycleEnds: Moment[];
}

export interface WatchedRun {
  readonly results: Results;
  readonly watched: readonly Watched[];
}

/** Runs a scenario with all time series, and copies the raw state on the way. */
export function watchedRun(text: string): WatchedRun {
  const watched: Watched[] = [];
  const preparation = prepare(text);
  if (preparation.variants.length === 0) throw new Error(JSON.stringify(preparation.issues));
  const results = simulate(preparation, {
    series: true,
    recorder: (model) => {
      const one: Watched = { model, moments: [], cycleEnds: [] };
      watched.push(one);
      return watcher(one);
    },
  });
  return { results, watched };
}

function watcher({ model, moments, cycleEnds }: Watched): Recorder {
  let now = 1;
  const moment = (cycle: number, time: number, y: Float64Array): Moment => ({
    cycle,
    time,
    y: y.slice(),
    contact: model.parameters.contact.slice(),
    connected: model.parameters.connected.slice(),
    diffusionLength: model.parameters.diffusionLength.slice(),
  });
  return {
    stepStarted(_step, cycle, _index, time, y) {
      if (cycle !== now) cycleEnds.push(moment(now, time, y));
      now = cycle;
    },
    advanced(time, _h, _before, after) {
      moments.push(moment(now, time, after));
    },
    stepEnded() {},
  };
}

export type Fields = Readonly<Record<string, string>>;

/** CSV text as a table: its heads, and its rows by head. */
export function table(text: string): { readonly heads: readonly string[]; readonly rows: readonly Fields[] } {
  const [heads] = parse(text, { to: 1 }) as string[][];
  return { heads, rows: parse(text, { columns: true }) as Fields[] };
}

export async function parquetRows(bytes: Uint8Array): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return parquetReadObjects({ file });
}

/** Largest distance between two lists; NaN where one is shorter or holds no number. */
export function furthest(found: readonly number[], expected: readonly number[]): number {
  if (found.length !== expected.length) return Number.NaN;
  return found.reduce((most, value, i) => {
    const distance = Math.abs(value - expected[i]);
    return Number.isNaN(distance) || distance > most ? distance : most;
  }, 0);
}
