import type { PredictedOrdering } from '../results/prediction.js';
import { probabilityAbove } from './bands.js';
import { lastCycle, lastValues } from './lastValues.js';
import type { ModelError } from './population.js';
import type { SampleDraws } from './sampleDraws.js';

/** Samples of which every pair is compared; of more, each with the first one. */
const everyPair = 5;

const words = { dischargeCapacity: 'has more capacity', retention: 'keeps more' } as const;

/** Which of two samples has more in the end, with the draws that both have in common; the more probable order is told. */
export function orderings(
  samples: readonly SampleDraws[],
  weights: Float64Array,
  modelError: ModelError,
): readonly PredictedOrdering[] {
  const pairs = samples.flatMap((a, i) =>
    samples.slice(i + 1).flatMap((b) => (samples.length <= everyPair || i === 0 ? [[a, b] as const] : [])),
  );
  return pairs.flatMap(([a, b]) => {
    const [lastA, lastB] = [lastCycle(a), lastCycle(b)];
    if (lastA === undefined || lastB === undefined) return [];
    const cycle = Math.min(lastA, lastB);
    const ofB = lastValues(b, modelError, cycle);
    return lastValues(a, modelError, cycle).flatMap((one): PredictedOrdering[] => {
      const other = ofB.find(({ quantity }) => quantity === one.quantity);
      const there = new Map(other?.values.map(({ draw, value }) => [draw, value]));
      const sd = one.sd * Math.sqrt(2 * (1 - modelError.shared));
      const differences = one.values.flatMap(({ draw, value }) => {
        const beside = there.get(draw);
        return beside === undefined ? [] : [{ value: value - beside, weight: weights[draw] ?? 0, sd }];
      });
      if (differences.length === 0) return [];
      const above = probabilityAbove(differences);
      const drawn = probabilityAbove(differences.map((difference) => ({ ...difference, sd: 0 })));
      const first = above >= 0.5;
      const names = [a.prepared.name, b.prepared.name] as const;
      const order = first ? names : ([names[1], names[0]] as const);
      return [
        {
          statement: `${order[0]} ${words[one.quantity]} than ${order[1]} in cycle ${cycle}`,
          quantity: one.quantity,
          cycle,
          order,
          probability: first ? above : 1 - above,
          draws: Math.round(100 * (first ? drawn : 1 - drawn)),
        },
      ];
    });
  });
}
