import type { PopulationRow } from '../results/prediction.js';
import type { Population } from './population.js';

/** The constants of a population with what is known of each, for lists. */
export function populationRows({ constants, learnt }: Population): readonly PopulationRow[] {
  return constants.map(({ name, words, place, scale, level, of, sd, source }) => ({
    name,
    words,
    place,
    scale,
    level,
    of,
    shift: learnt[name]?.shift ?? 0,
    error: learnt[name]?.error ?? 0,
    sd: learnt[name]?.sd ?? sd,
    source,
  }));
}
