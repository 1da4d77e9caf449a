import { RandomStream } from '../probability/randomStream.js';
import { percentiles, type ShareWithInterval } from './sobolIndices.js';

/** How a response answers to steps of one coordinate. */
export interface ElementaryEffects {
  /** Mean of the magnitudes, per whole range of the coordinate. */
  readonly magnitude: ShareWithInterval;
  /** Mean with sign: smaller in magnitude where the response goes up and down. */
  readonly mean: number;
  /** Standard deviation: large where the effect depends on where one is. */
  readonly deviation: number;
}

const REPETITIONS = 500;

/**
 * Screening by elementary effects (Morris 1991; magnitudes as in Campolongo et al. 2007, Environ. Model. Softw. 22, 1509). `effects`:
 * by coordinate, one for each walk. Intervals (95 %) by percentile bootstrap over the walks.
 */
export function elementaryEffects(effects: readonly (readonly number[])[], seed = 1): readonly ElementaryEffects[] {
  return effects.map((found) => {
    const n = found.length;
    const mean = average(found);
    const random = new RandomStream(seed);
    const repeated = Array.from({ length: REPETITIONS }, () =>
      average(Array.from({ length: n }, () => Math.abs(found[Math.floor(random.uniform() * n)]))),
    );
    return {
      magnitude: { value: average(found.map(Math.abs)), ...percentiles(repeated) },
      mean,
      deviation: Math.sqrt(found.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / Math.max(1, n - 1)),
    };
  });
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
