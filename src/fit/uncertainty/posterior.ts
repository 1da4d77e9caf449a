import { type MetropolisResult, metropolisSearch } from '../../numerics/probability/metropolis.js';
import type { PosteriorSummary } from '../../results/fit.js';
import type { FitWatch } from '../search/fitProgress.js';
import { drive, searchParameters } from '../search/search.js';
import type { Solution } from '../search/solution.js';

/** What Markov chains say about the parameters. */
export interface Posterior {
  /** By parameter. */
  readonly summaries: readonly PosteriorSummary[];
  /** Some of the samples, evenly taken. */
  readonly draws: (count: number) => readonly Float64Array[];
  readonly stopped: boolean;
}

/** Samples of the posterior with priors as in the file, uniform in the coordinate of the search where there are none; undefined where none are wished for. */
export async function sampled(
  { problem, best, known, ask, stopped }: Solution,
  watch: Pick<FitWatch, 'enter'>,
): Promise<Posterior | undefined> {
  const { samples, level } = problem.uncertainty;
  if (stopped || samples === 0) return undefined;
  watch.enter('chains');
  const { seed, loss, lossScale } = problem.search;
  const chains = metropolisSearch({ parameters: searchParameters(problem.parameters) }, best, {
    seed,
    samples,
    // As for profiles: what twice the rise of a robust loss has to be divided by.
    variance: known.scatter ** 2 * known.curvature * known.inflation ** 2,
    loss,
    lossScale,
    probabilities: [0.5 - level / 2, 0.5, 0.5 + level / 2],
  });
  const found = await drive(chains, ask);
  return {
    summaries: problem.parameters.map((_, j) => summaryOf(found, j)),
    draws: (count) => evenly(found.chains.flat(), count),
    stopped: found.stopped,
  };
}

function summaryOf({ mean, quantiles, agreement, effectiveSamples }: MetropolisResult, j: number): PosteriorSummary {
  const [low, median, high] = quantiles[j];
  return {
    mean: mean[j],
    median,
    interval: { low, high },
    agreement: agreement[j],
    effectiveSamples: effectiveSamples[j],
  };
}

function evenly<T>(all: readonly T[], count: number): readonly T[] {
  const taken = Math.min(count, all.length);
  return Array.from({ length: taken }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / taken)]);
}
