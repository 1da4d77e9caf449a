/**
 * A point, and the parameters (their numbers) by which the residuals there are to be differentiated as well, where whoever evaluates can:
 * the answer is then the residuals r_i and after them d r_i/d q_k in search coordinates, row by row.
 */
export type AskedPoint = Float64Array & { readonly by?: readonly number[] };

/** Evaluations that the points of a list count as: those with derivatives as one and one for each parameter. */
export function evaluationsAsked(points: readonly AskedPoint[]): number {
  return points.reduce((sum, { by }) => sum + 1 + (by?.length ?? 0), 0);
}

/** Answer to a list of points: the residuals at each of them, undefined where there are none, or the wish to end with the best so far. */
export type Answer = readonly (ArrayLike<number> | undefined)[] | 'stop';

/**
 * A search taken out of the hands that evaluate: it yields lists of points and is given the residuals there. The points of one list
 * do not depend on each other and may be computed at the same time. After 'stop' it asks for nothing more.
 */
export type Exchange<T> = Generator<readonly AskedPoint[], T, Answer>;

/** A search under way beside others, waiting for the answer to its list. */
export class Running<T> {
  /** Points that it waits for; undefined when it has ended. */
  request: readonly AskedPoint[] | undefined;
  result: T | undefined;

  constructor(private readonly search: Exchange<T>) {
    this.take(search.next());
  }

  answer(answer: Answer): void {
    if (this.request) this.take(this.search.next(answer));
  }

  private take(next: IteratorResult<readonly AskedPoint[], T>): void {
    this.request = next.done ? undefined : next.value;
    if (next.done) this.result = next.value;
  }
}

/** Asks for the points of several searches in one list and gives each its part of the answer; true when the answer was 'stop', which all get. */
export function* oneRound<T>(searches: readonly Running<T>[]): Exchange<boolean> {
  const waiting = searches.filter((search) => search.request);
  const answer = yield waiting.flatMap((search) => search.request!);
  let from = 0;
  for (const search of waiting) {
    const to = from + search.request!.length;
    search.answer(answer === 'stop' ? 'stop' : answer.slice(from, to));
    from = to;
  }
  return answer === 'stop';
}

/** Runs searches at the same time, so that a pool of threads is kept busy; each takes the path that it takes alone. */
export function* sideBySide<T>(searches: readonly Exchange<T>[]): Exchange<T[]> {
  const running = searches.map((search) => new Running(search));
  while (running.some(({ request }) => request)) yield* oneRound(running);
  return running.map(({ result }) => result!);
}
