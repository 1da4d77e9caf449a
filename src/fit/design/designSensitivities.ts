import type { FitProblem, Observation } from '../problem.js';
import type { FitCell } from '../runs/fitCell.js';
import { coarseSettings } from '../search/searchAccuracy.js';
import type { Candidate } from './designCandidates.js';
import { type Observer, type Sensitivities, sensitivities } from './sensitivities.js';

/** Sensitivities of the fitted data and of all candidates; whatever can be read from the same run is. */
export async function designSensitivities(
  problem: FitProblem,
  candidates: readonly Candidate[],
  values: ArrayLike<number>,
  observer: Observer,
): Promise<{ readonly ofData: Sensitivities; readonly ofCandidates: readonly Sensitivities[] }> {
  const asked = new Map<FitCell, Observation[]>();
  const ask = (cell: FitCell, observations: readonly Observation[]): (() => Promise<Sensitivities>) => {
    const all = asked.get(cell) ?? [];
    asked.set(cell, all);
    const from = all.length;
    const to = all.push(...observations);
    return async () => {
      const { values: simulated, gradients } = await found.get(cell)!;
      return { values: simulated.slice(from, to), gradients: gradients.slice(from, to) };
    };
  };
  const data = problem.data.map(({ series, observation }) => ask(problem.series[series].cell, [observation]));
  const further = candidates.map(({ cell, observations }) => ask(cell, observations));
  const found = new Map(
    [...asked].map(([cell, observations]) => [
      cell,
      // What is only planned has a large error, against which that of jumping over cycles is small.
      sensitivities(
        observer,
        cell,
        observations,
        problem.parameters,
        values,
        problem.cells.includes(cell) ? [] : coarseSettings(problem),
      ),
    ]),
  );
  await Promise.all(found.values());
  const single = await Promise.all(data.map((answer) => answer()));
  return {
    ofData: { values: single.map((one) => one.values[0]), gradients: single.map((one) => one.gradients[0]) },
    ofCandidates: await Promise.all(further.map((answer) => answer())),
  };
}
