import type { Recorded, RecordMark, RunState } from '../results/checkpoint.js';
import type { RunParts } from './runParts.js';

/** What of the state of a run is in its parts. */
export type PartsState = Pick<
  RunState,
  'y' | 'ageing' | 'cycler' | 'work' | 'cycles' | 'series' | 'polarisation' | 'rests'
>;

/** All that `putBack` needs beside what was recorded. Only between two steps, or after the last one. */
export function stateOf({ y, ageing, cycler, cycles, series, polarisation, rests }: RunParts): PartsState {
  const { steps, rejected, method } = cycler.integrator;
  return {
    y: y.slice(),
    ageing: ageing.snapshot(),
    cycler: { ...cycler.state },
    work: { steps, rejected, evaluations: method.evaluations, factorisations: method.factorisations },
    cycles: cycles.snapshot(),
    series: series.snapshot(),
    polarisation: polarisation.snapshot(),
    rests: rests.snapshot(),
  };
}

/** What was recorded after `from`. */
export function recordedOf({ cycles, series, polarisation, spectra, rests }: RunParts, from: RecordMark): Recorded {
  return {
    rows: cycles.rows.slice(from.rows),
    steps: cycles.steps.slice(from.steps),
    series: series.series(from.points),
    profiles: series.profiles.slice(from.profiles),
    splits: polarisation.splits.slice(from.splits),
    spectra: spectra.spectra.slice(from.spectra),
    relaxations: rests.relaxations.slice(from.relaxations),
    holds: rests.holds.slice(from.holds),
  };
}

/** How much has been recorded so far. */
export function markOf({ cycles, series, polarisation, spectra, rests }: RunParts): RecordMark {
  return {
    rows: cycles.rows.length,
    steps: cycles.steps.length,
    points: series.points,
    profiles: series.profiles.length,
    splits: polarisation.splits.length,
    spectra: spectra.spectra.length,
    relaxations: rests.relaxations.length,
    holds: rests.holds.length,
  };
}

/** Into parts that have not begun: they go on from `state`. */
export function putBack(parts: RunParts, state: PartsState, recorded: Recorded): void {
  const { y, ageing, cycler, cycles, series, polarisation, spectra, rests } = parts;
  y.set(state.y);
  ageing.restore(state.ageing, y);
  Object.assign(cycler.state, state.cycler);
  const { steps, rejected, ...method } = state.work;
  Object.assign(cycler.integrator, { steps, rejected });
  Object.assign(cycler.integrator.method, method);
  cycles.restore(state.cycles, recorded.rows, recorded.steps);
  series.restore(state.series, recorded.series, recorded.profiles);
  polarisation.restore(state.polarisation, recorded.splits);
  spectra.restore(recorded.spectra);
  rests.restore(state.rests, recorded.relaxations, recorded.holds);
}
