import { type Observed, observe, observedRow } from '../../measure/observable.js';
import { measuredQuantity } from '../../quantities/registry.js';
import type { CycleRow, VariantResult } from '../../results/results.js';
import type { Observation } from '../problem.js';
import { impedanceAt, spectrumOf } from './impedanceAt.js';
import { jumpedCycle } from './jumpedCycle.js';
import { type ShareCurve, shareCurve, voltageAtShare } from './shareCurve.js';

/** What a run says to an observation, and the cycle that it is of; NaN where it has none. */
export interface RunObservation extends Observed {
  readonly cycle: number;
}

/** Everything that is wanted of a run. */
export function observeRun(observations: readonly Observation[], run: VariantResult): readonly RunObservation[] {
  const variant = withJumpedCycles(run, observations);
  const curves = new Map<string, ShareCurve | undefined>();
  const curveOf = (cycle: number, direction: 'charge' | 'discharge'): ShareCurve | undefined => {
    const key = `${direction} ${cycle}`;
    if (!curves.has(key)) curves.set(key, shareCurve(variant.series, cycle, direction));
    return curves.get(key);
  };
  return observations.map((observation): RunObservation => {
    if (observation.kind === 'cycle') {
      const { measurement } = observation;
      const row = observedRow(measurement, variant.cycles);
      return { ...observe(measurement, variant), cycle: row?.cycle ?? Number.NaN };
    }
    const { cycle } = observation;
    if (observation.kind === 'curve') {
      const curve = curveOf(cycle, observation.direction);
      return read(curve && voltageAtShare(curve, observation.share), cycle);
    }
    const spectrum = spectrumOf(variant.spectra ?? [], cycle, observation.voltage);
    return read(spectrum && impedanceAt(spectrum, observation.frequency, observation.part), cycle);
  });
}

/** Cycles whose time series must be recorded. */
export function recordedCycles(observations: readonly Observation[]): readonly number[] {
  return distinct(observations.flatMap((one) => (one.kind === 'curve' ? [one.cycle] : [])));
}

/** Cycles that must not be jumped over: those of curves, of spectra, and of what the run may measure itself. */
export function resolvedCycles(observations: readonly Observation[]): readonly number[] {
  return distinct(
    observations.flatMap((one): number[] => {
      if (one.kind !== 'cycle') return [one.cycle];
      const { quantity, cycle, reference } = one.measurement;
      if (cycle === undefined || !measuredQuantity(quantity)?.measured.analysed)
        return reference === undefined ? [] : [reference];
      return [cycle, reference ?? 1];
    }),
  );
}

function read(value: number | undefined, cycle: number): RunObservation {
  const there = value !== undefined && Number.isFinite(value);
  return { value: value ?? Number.NaN, origin: 'analysed', cycle: there ? cycle : Number.NaN };
}

/** With rows of those cycles that are asked for and were jumped over. */
function withJumpedCycles(variant: VariantResult, observations: readonly Observation[]): VariantResult {
  if (!variant.jumped) return variant;
  const there = new Set(variant.cycles.map(({ cycle }) => cycle));
  const wanted = observations.flatMap((one) =>
    one.kind === 'cycle' ? [one.measurement.cycle ?? 1, one.measurement.reference ?? 1] : [],
  );
  const jumped = distinct(wanted.filter((cycle) => !there.has(cycle))).flatMap((cycle): CycleRow[] => {
    const row = jumpedCycle(cycle, variant.cycles);
    return row ? [row] : [];
  });
  return { ...variant, cycles: [...variant.cycles, ...jumped].sort((a, b) => a.cycle - b.cycle) };
}

function distinct(cycles: readonly number[]): readonly number[] {
  return [...new Set(cycles)].sort((a, b) => a - b);
}
