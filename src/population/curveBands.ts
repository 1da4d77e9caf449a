import type { Observation } from '../fit/problem.js';
import type { Prepared } from '../prepare.js';
import { cycleCount } from '../protocol/programme/programmeCycles.js';
import type { PredictedCurve } from '../results/prediction.js';
import { bandOf } from './bands.js';
import { deviation, quantityError } from './modelError.js';
import type { ModelError } from './population.js';

/** Shares of a half cycle at which its voltage is told: denser towards the ends, where curves are steep. */
const shares = Array.from({ length: 25 }, (_, i) => Number(((1 - Math.cos((Math.PI * i) / 24)) / 2).toFixed(4)));

/** The half cycles whose curves are predicted: of the first cycle and the last. */
export function curveObservations({ programme }: Prepared): readonly Extract<Observation, { kind: 'curve' }>[] {
  const cycles = [...new Set([1, cycleCount(programme)])].filter((cycle) => Number.isFinite(cycle) && cycle >= 1);
  return cycles.flatMap((cycle) =>
    (['charge', 'discharge'] as const).flatMap((direction) =>
      shares.map((share) => ({ kind: 'curve' as const, cycle, direction, share })),
    ),
  );
}

/**
 * Bands of voltage along half cycles, from draws that have them. `values`: by draw, of each observation (V); `weights`: of the draws. A half cycle
 * that fewer than half of the draws have is left out.
 */
export function curveBands(
  observations: ReturnType<typeof curveObservations>,
  values: readonly (readonly number[])[],
  weights: Float64Array,
  model: ModelError,
): readonly PredictedCurve[] {
  const error = quantityError('meanDischargeVoltage', 'V', model);
  const heads = observations.filter(({ share }) => share === 0);
  return heads.flatMap(({ cycle, direction }): PredictedCurve[] => {
    const sd = deviation(error, cycle - 1);
    const points = observations.flatMap((one, at) => {
      if (one.cycle !== cycle || one.direction !== direction) return [];
      const there = values.flatMap((own, draw) => {
        const value = own[at] ?? Number.NaN;
        return Number.isFinite(value) ? [{ value, weight: weights[draw] ?? 0, sd }] : [];
      });
      return 2 * there.length < values.length ? [] : [{ share: one.share, voltage: bandOf(there, (v) => v) }];
    });
    return points.length < shares.length ? [] : [{ cycle, direction, points }];
  });
}
