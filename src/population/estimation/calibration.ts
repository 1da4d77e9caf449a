import { normalCdf } from '../../numerics/probability/distributions.js';
import type { Weighted } from '../bands.js';

/** A number of a left-out study: where its prediction lies without the error of the laws, and what that error is thought to be. */
export interface LeftOutNumber {
  /** Of the quantity, as the errors of the laws are told apart. */
  readonly kind: string;
  readonly value: number;
  /** Values of draws with their weights; `sd`: of the print alone. */
  readonly draws: readonly Weighted[];
  /** Standard deviation of the laws. */
  readonly laws: number;
}

/** Factors on the standard deviations of the error of the laws, by kind. */
export type Widening = Readonly<Record<string, number>>;

/** Of the numbers of left-out studies that 90 % bands should hold. */
const wanted = 0.87;
/**
 * Some cells die where the laws let them live, and the other way round. Bands that hold these, too, would be so wide for all that they say nothing:
 * twice as wide holds 3 % more.
 */
const [least, most] = [0.5, 1.5];
/** Share of a distribution within its band. */
const central = 0.9;

/**
 * Factors by which the error of the laws has to be larger (or smaller) so that the 90 % bands of left-out studies hold 87 % of their numbers, as far
 * as a factor of 1.5 does that. Studies come out with that of the others, so that none of them is judged by its own width (jackknife+, Barber et al. 2021, Ann.
 * Stat. 49, 486, in spirit). Equation (T17.14) of the handbook.
 */
export function widenings(studies: readonly (readonly LeftOutNumber[])[]): {
  readonly all: Widening;
  readonly without: readonly Widening[];
} {
  const kinds = [...new Set(studies.flatMap((numbers) => numbers.map(({ kind }) => kind)))].sort();
  const of = (some: readonly (readonly LeftOutNumber[])[]): Widening =>
    Object.fromEntries(kinds.map((kind) => [kind, widening(some.map((one) => one.filter((n) => n.kind === kind)))]));
  return { all: of(studies), without: studies.map((_, s) => of(studies.filter((_, other) => other !== s))) };
}

function widening(studies: readonly (readonly LeftOutNumber[])[]): number {
  const numbers = studies.flat();
  if (numbers.length === 0) return 1;
  const held = (by: number): number => numbers.filter((one) => isHeld(one, by)).length / numbers.length;
  let [low, high] = [Math.log(least), Math.log(most)];
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (held(Math.exp(middle)) < wanted) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}

function isHeld({ value, draws, laws }: LeftOutNumber, by: number): boolean {
  let [below, all] = [0, 0];
  for (const one of draws) {
    below += one.weight * normalCdf((value - one.value) / Math.hypot(one.sd, by * laws));
    all += one.weight;
  }
  return Math.abs(below / all - 0.5) <= central / 2;
}
