/**
 * Gelman-Rubin statistic of chains of equal length, each cut in two so that a drift shows as well (Gelman et al. 2013, Bayesian Data
 * Analysis, section 11.4): near 1 when all halves agree; below 1.1, better 1.01, they may be taken for one. NaN for constant chains.
 */
export function agreementOf(chains: readonly (readonly number[])[]): number {
  const halves = chains.flatMap((chain) => {
    const middle = Math.floor(chain.length / 2);
    return [chain.slice(0, middle), chain.slice(chain.length - middle)];
  });
  const { within, pooled } = variances(halves);
  return Math.sqrt(pooled / within);
}

/**
 * How many independent samples would give the mean as precisely: autocorrelation over all chains, summed over Geyer's (1992) initial
 * positive and monotone sequence (Vehtari et al. 2021, Bayesian Anal. 16, 667, eq. 10 to 13). NaN for constant chains.
 */
export function effectiveSamples(chains: readonly (readonly number[])[]): number {
  const length = chains[0]?.length ?? 0;
  const total = chains.length * length;
  const { within, pooled } = variances(chains);
  if (!(pooled > 0)) return Number.NaN;
  const centred = chains.map((chain) => {
    const mean = meanOf(chain);
    return chain.map((v) => v - mean);
  });
  const correlation = (lag: number): number => {
    let mean = 0;
    for (const chain of centred) {
      let sum = 0;
      for (let i = lag; i < length; i++) sum += chain[i] * chain[i - lag];
      mean += sum / length / chains.length;
    }
    return 1 - (within - mean) / pooled;
  };
  let time = -1;
  let before = Infinity;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1);
    if (!(pair > 0)) break;
    before = Math.min(before, pair);
    time += 2 * before;
  }
  // Chains that swing from side to side may do better than independent samples, but not without limit.
  return total / Math.max(time, 1 / Math.log10(Math.max(total, 10)));
}

/** Value below which a share p of the numbers lies, linear between them (Hyndman & Fan 1996, definition 7). */
export function sampleQuantile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** Mean variance within chains, and that of all together as the chains would have it in the end. */
function variances(chains: readonly (readonly number[])[]): { readonly within: number; readonly pooled: number } {
  const length = chains[0]?.length ?? 0;
  const means = chains.map(meanOf);
  const within = meanOf(chains.map((chain, m) => varianceAbout(chain, means[m])));
  const between = chains.length > 1 ? varianceAbout(means, meanOf(means)) : 0;
  return { within, pooled: ((length - 1) / length) * within + between };
}

function meanOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const v of numbers) sum += v;
  return sum / numbers.length;
}

function varianceAbout(numbers: readonly number[], mean: number): number {
  let sum = 0;
  for (const v of numbers) sum += (v - mean) ** 2;
  return sum / (numbers.length - 1);
}
