import { type ProfileResult, profileSearch } from '../../numerics/search/profileSearch.js';
import type { Profile } from '../../results/fit.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import type { FitWatch } from '../search/fitProgress.js';
import { coordinate } from '../search/residuals.js';
import { drive, searchParameters, simulationSearch } from '../search/search.js';
import { polished, type Solution } from '../search/solution.js';
import { quantileOf } from './parameterResult.js';

/** Times that a better minimum on a profile is followed. */
const FOLLOWED = 2;

/** What profiles have found out: the solution, a better one where a profile came upon it, and the profiles by parameter number. */
export interface Profiled {
  readonly solution: Solution;
  readonly profiles: ReadonlyMap<number, Profile>;
}

/** Profile likelihoods of the wished-for parameters, side by side. */
export async function profiled(solution: Solution, evaluation: ProblemEvaluation, watch: FitWatch): Promise<Profiled> {
  let present = solution;
  if (solution.problem.uncertainty.profiles !== 'none') watch.enter('profiles');
  for (let followed = 0; ; followed++) {
    if (present.stopped) return { solution: present, profiles: new Map() };
    const found = await profilesAt(present);
    if ([...found.values()].some(({ ends }) => ends.low === 'stopped' || ends.high === 'stopped'))
      return { solution: { ...present, stopped: true }, profiles: new Map() };
    const better = [...found.values()]
      .flatMap((one) => one.better ?? [])
      .reduce<ProfileResult['better']>((a, b) => (a && a.cost <= b.cost ? a : b), undefined);
    if (!better || followed >= FOLLOWED) return { solution: present, profiles: asResults(present, found) };
    // A valley that the search had missed.
    present = await polished(present, better.values, { evaluation, watch });
  }
}

async function profilesAt({ problem, best, known, ask }: Solution): Promise<ReadonlyMap<number, ProfileResult>> {
  const { parameters, uncertainty, search } = problem;
  const { profiles } = uncertainty;
  const wanted = parameters.flatMap(({ path, lower, upper }, j) =>
    upper > lower && (profiles === 'all' || profiles.includes(path)) ? [j] : [],
  );
  const threshold = quantileOf(problem, known.degreesOfFreedom) ** 2;
  // Twice the rise of a robust loss is chi-squared times E psi^2/E psi' (Huber & Ronchetti 2009, section 13.6).
  const variance = known.scatter ** 2 * known.curvature * known.inflation ** 2;
  if (!(variance > 0)) return new Map();
  const found = await Promise.all(
    wanted.map(async (j) => {
      const walk = profileSearch({ parameters: searchParameters(parameters) }, best, j, {
        threshold,
        variance,
        loss: search.loss,
        lossScale: search.lossScale,
        derivatives: simulationSearch.derivatives,
        differenceStep: simulationSearch.differenceStep,
      });
      return [j, await drive(walk, ask)] as const;
    }),
  );
  return new Map(found);
}

function asResults(solution: Solution, found: ReadonlyMap<number, ProfileResult>): ReadonlyMap<number, Profile> {
  const { problem, known } = solution;
  const t = quantileOf(problem, known.degreesOfFreedom);
  return new Map(
    [...found].map(([j, { values, rises, low, high }]): [number, Profile] => {
      const parameter = problem.parameters[j];
      const width =
        low === undefined || high === undefined ? Number.NaN : coordinate(parameter, high) - coordinate(parameter, low);
      const profile = {
        values: [...values],
        rise: [...rises],
        threshold: t * t,
        interval: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
        stretch: width / (2 * t * known.errors[j]),
      };
      return [j, profile];
    }),
  );
}
