import type { Observation } from '../problem.js';

/** The last cycle that must be run for these; undefined where that is not known beforehand. */
export function lastCycle(observations: readonly Observation[]): number | undefined {
  let last = 1;
  for (const observation of observations) {
    if (observation.kind !== 'cycle') {
      last = Math.max(last, observation.cycle);
      continue;
    }
    const { cycle, rate, reference } = observation.measurement;
    if (cycle === undefined && rate !== undefined) return undefined;
    last = Math.max(last, cycle ?? 1, reference ?? 1);
  }
  return last;
}
