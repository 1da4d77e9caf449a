import { assumedErrorOf, type MeasuredQuantity, measuredQuantity, quantityNamed } from '../quantities/registry.js';
import type { GivenUse } from '../results/prediction.js';
import type { CycleRow, Measurement } from '../results/results.js';
import { rowOf } from './cycleValues.js';
import { distanceOf, effectiveDraws, type GivenValue, lawError, movedDraws, weightsOf } from './given.js';
import { driftShare, quantityError } from './modelError.js';
import type { Population } from './population.js';
import type { SampleDraws } from './sampleDraws.js';

/** What is known of draws, and of the error of the laws in each of them. */
export interface Conditioned {
  /** Adding up to 1. */
  readonly weights: Float64Array;
  /** The error of the laws in a quantity of a sample with one draw, where measured cycles tell it. */
  readonly errors: (variant: string, quantity: string, draw: number) => ReturnType<typeof lawError> | undefined;
  readonly use?: GivenUse;
}

/** Draws of which nothing is known: all alike. */
export function unconditioned(draws: number): Conditioned {
  return { weights: new Float64Array(draws).fill(1 / draws), errors: () => undefined };
}

interface Drawn {
  readonly draws: readonly Float64Array[];
  readonly samples: readonly SampleDraws[];
}

/** Effective draws below which weights stand for too few of them. */
const fewest = 20;

/** [standard deviations] No constant is moved further from what studies have: simulations there mean nothing. */
const furthest = 4;

/**
 * Draws weighted by measured cycles of one sample. Where fewer than twenty of them (or a tenth) are near the data, they are moved by one linear step
 * and run again: weights of very few draws have bands that are too narrow and jump with the seed, a proposal widened by hand needs to be
 * tuned in thirty dimensions, the linear step does neither.
 */
export async function conditioned<D extends Drawn>(
  first: D,
  given: { readonly variant: string; readonly measurements: readonly Measurement[] },
  context: {
    readonly population: Population;
    readonly seed: number;
    readonly run: (draws: readonly Float64Array[]) => Promise<D>;
  },
): Promise<D & Conditioned> {
  const { population, seed } = context;
  const sampled = first.samples.find(({ prepared }) => prepared.name === given.variant);
  // What no draw comes to tells nothing of any.
  const values = givenValues(given.measurements, population).filter(({ simulated: of }) =>
    (sampled?.tables ?? []).some((rows) => rows && Number.isFinite(of(rows))),
  );
  const numbers = values.map(({ given: one }) => one);
  const simulated = (drawn: Drawn): readonly (readonly number[])[] => {
    const sample = drawn.samples.find(({ prepared }) => prepared.name === given.variant);
    return (sample?.tables ?? []).map((rows) => values.map(({ simulated: of }) => (rows ? of(rows) : Number.NaN)));
  };
  const residualsOf = (own: readonly number[]): readonly number[] =>
    numbers.map(({ value }, i) => value - (own[i] ?? Number.NaN));
  const told = (drawn: D, weights: Float64Array, use: GivenUse): D & Conditioned => {
    const residuals = simulated(drawn).map(residualsOf);
    const known = new Map<string, ReturnType<typeof lawError>>();
    return {
      ...drawn,
      weights,
      errors: (variant, quantity, draw) => {
        if (variant !== given.variant) return undefined;
        const shared = sharedError(quantity);
        const key = `${shared} ${draw}`;
        const own = values.flatMap(({ given: one }, i) => (one.shares === shared ? [i] : []));
        if (own.length === 0) return undefined;
        const there = known.get(key);
        if (there) return there;
        const found = lawError(
          own.map((i) => residuals[draw]?.[i] ?? 0),
          own.flatMap((i) => numbers[i] ?? []),
        );
        known.set(key, found);
        return found;
      },
      use,
    };
  };
  if (values.length === 0) {
    const { weights, errors } = unconditioned(first.draws.length);
    const { length: effective } = first.draws;
    return {
      ...first,
      weights,
      errors,
      use: { variant: given.variant, values: 0, distance: 0, effective, method: 'weighted' },
    };
  }
  const weights = weightsOf(simulated(first).map(residualsOf), numbers);
  const effective = effectiveDraws(weights);
  const distance = distanceOf(simulated(first), numbers);
  const use = { variant: given.variant, values: values.length, distance } as const;
  if (effective >= Math.max(fewest, first.draws.length / 10))
    return told(first, weights, { ...use, effective, method: 'weighted' });
  const near = movedDraws(first.draws, simulated(first), numbers, seed).map((draw) =>
    draw.map((z) => Math.min(furthest, Math.max(-furthest, z))),
  );
  const moved = await context.run(near);
  const ran = simulated(moved).map((own) => (own.every(Number.isFinite) ? 1 : 0));
  const count = ran.reduce<number>((sum, one) => sum + one, 0);
  return told(
    moved,
    Float64Array.from(ran, (one) => one / count),
    { ...use, effective, method: 'updated' },
  );
}

/** Quantities that say the same of a cycle have one error of the laws: that of the discharge capacity, of which a retention has the drift. */
const likeCapacity: ReadonlySet<string | undefined> = new Set(['capacity', 'arealCapacity', 'energy', 'duration']);

function sharedError(quantity: string): string {
  if (quantity === 'activeMassRetention') return quantity;
  return likeCapacity.has(quantityNamed(quantity)?.kind) ? 'dischargeCapacity' : quantity;
}

interface UsedValue {
  readonly given: GivenValue;
  readonly simulated: (rows: readonly CycleRow[]) => number;
}

/**
 * Measured values that a cycle table has a counterpart of, in the coordinates of their errors. Of capacities and energies that say the same
 * of a cycle the discharge capacity alone counts: with the efficiency beside it, all others would be believed twice.
 */
function givenValues(measurements: readonly Measurement[], { modelError }: Population): readonly UsedValue[] {
  const main = measurements.some(({ quantity }) => quantity === 'dischargeCapacity');
  const once = measurements.filter(
    ({ quantity }) => quantity === 'dischargeCapacity' || !main || sharedError(quantity) === quantity,
  );
  return once.flatMap((measurement): UsedValue[] => {
    const { quantity, cycle, value, unit, error: stated } = measurement;
    const measured = measuredQuantity(quantity);
    if (cycle === undefined || !measured?.column || measured.measured.compares || unit !== measured.measured.unit)
      return [];
    const error = quantityError(quantity, unit, modelError);
    const assumed = assumedErrorOf(quantity).error;
    const absolute = stated ?? ('relative' in assumed ? assumed.relative * Math.abs(value) : assumed.absolute);
    const coordinate = error.to(value);
    // The slope of the coordinate carries the error over.
    const inCoordinate = Math.max(Math.abs(error.to(value + absolute) - error.to(value - absolute)) / 2, 1e-6);
    return [
      {
        given: {
          value: coordinate,
          error: inCoordinate,
          shares: sharedError(quantity),
          level: error.level,
          drift: error.drift * driftShare(cycle - 1, error),
        },
        simulated: (rows) => error.to(inside(measured, rowOf(cycle, rows))),
      },
    ];
  });
}

function inside({ column, measured }: MeasuredQuantity, row: CycleRow | undefined): number {
  if (!row || !column) return Number.NaN;
  const value = column.of(row);
  return measured.unit === '%' && column.unit === '1' ? 100 * value : value;
}
