import type { Answer } from '../../src/numerics/search/leastSquares.js';

export type ResidualsAt = (p: Float64Array) => ArrayLike<number> | undefined;

/** Answers a search until it ends, or with 'stop' from list number `most` on. Also sizes of the lists. */
export function drive<T>(
  search: Generator<readonly Float64Array[], T, Answer>,
  residuals: ResidualsAt,
  most = Infinity,
): { readonly result: T; readonly lists: readonly number[] } {
  const lists: number[] = [];
  let next = search.next();
  while (!next.done) {
    lists.push(next.value.length);
    next = search.next(lists.length <= most ? next.value.map((p) => residuals(p)) : 'stop');
  }
  return { result: next.value, lists };
}
