import type { FreeParameter } from '../fit/opening/freeParameters.js';
import { fitUncertainty } from '../numerics/search/fitUncertainty.js';
import type { LeastSquaresResult } from '../numerics/search/leastSquares.js';
import { robustLoss } from '../numerics/search/robustLoss.js';

/** What data and priors say of the free numbers together. */
export interface KnownBesidePriors {
  /** Standard errors in the units of the numbers; NaN at a bound. */
  readonly errors: Float64Array;
  /** Row-major. */
  readonly correlation: Float64Array;
  /** Combinations that the data determine, priors left aside. */
  readonly rank: number;
  /** Share of a number's information that is its prior's, 0 to 1; undefined without a prior, and at a bound. */
  readonly fromPrior: readonly (number | undefined)[];
}

/**
 * Errors at the end of a search whose last rows are priors. Of the data their scatter is counted, s^2 = sum of their losses over
 * (data + priors - free numbers); what a prior says is as certain as it says: covariance (J^T J/s^2 + 1/sd^2)^-1.
 */
export function knownBesidePriors(
  { jacobian, residuals, values, atBound }: LeastSquaresResult,
  free: readonly FreeParameter[],
  data: number,
  held: readonly number[],
  lossScale: number,
): KnownBesidePriors {
  const n = free.length;
  const derivative = Float64Array.from(free, ({ scale }, j) => (scale === 'log' ? values[j] : 1));
  const moving = free.filter((_, j) => atBound[j] === undefined).length;
  const degreesOfFreedom = data + held.filter((j) => atBound[j] === undefined).length - moving;
  const { cost } = robustLoss(residuals.subarray(0, data), 'soft-l1', lossScale);
  // Too few data to see their scatter: tolerances as they are.
  const scatter = degreesOfFreedom > 0 && cost > 0 ? Math.sqrt((2 * cost) / degreesOfFreedom) : 1;
  const rows = Float64Array.from(jacobian.subarray(0, data * n), (entry) => entry / scatter);
  const shared = { variance: 1, cost: 0, derivative, bound: atBound };
  const alone = fitUncertainty({ ...shared, jacobian: rows, observations: jacobian.length === 0 ? 0 : data });
  const priors = Float64Array.from(held.flatMap((j) => free.map((_, l) => (l === j ? 1 / free[j].prior!.error : 0))));
  const together = fitUncertainty({
    ...shared,
    jacobian: Float64Array.from([...rows, ...priors]),
    observations: jacobian.length === 0 ? 0 : data + held.length,
  });
  return {
    errors: together.errors,
    correlation: together.correlation,
    rank: alone.rank,
    fromPrior: free.map(({ prior }, j) => {
      const error = together.errors[j] / derivative[j];
      return prior && Number.isFinite(error) ? Math.min(1, (error / prior.error) ** 2) : undefined;
    }),
  };
}
