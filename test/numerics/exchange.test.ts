import { describe, expect, it } from 'vitest';
import { type Answer, type Exchange, oneRound, Running, sideBySide } from '../../src/numerics/search/exchange.js';

function answered<T>(exchange: Exchange<T>, answer: (points: readonly Float64Array[]) => Answer): T {
  let next = exchange.next();
  while (!next.done) next = exchange.next(answer(next.value));
  return next.value;
}

/** Asks for its numbers one list after the other and adds up the answers; what it has so far with a minus after a stop. */
function* adding(...lists: number[][]): Exchange<number> {
  let sum = 0;
  for (const list of lists) {
    const answer = yield list.map((v) => Float64Array.of(v));
    if (answer === 'stop') return -sum;
    for (const r of answer) sum += r![0];
  }
  return sum;
}

const tenfold = (points: readonly Float64Array[]) => points.map(([v]) => [10 * v]);

describe('searches side by side', () => {
  it('share each list and end when they end', () => {
    const lists: number[][] = [];
    const found = answered(sideBySide([adding([1, 2], [3]), adding([4]), adding()]), (points) => {
      lists.push(points.map(([v]) => v));
      return tenfold(points);
    });
    expect(found).toEqual([60, 40, 0]);
    expect(lists).toEqual([[1, 2, 4], [3]]);
  });

  it('all stop together', () => {
    const running = [new Running(adding([1], [2])), new Running(adding([3]))];
    expect(answered(oneRound(running), tenfold)).toBe(false);
    expect(running[1]).toMatchObject({ request: undefined, result: 30 });
    expect(running[0].request).toHaveLength(1);
    expect(answered(oneRound(running), () => 'stop')).toBe(true);
    expect(running[0]).toMatchObject({ request: undefined, result: -10 });
    running[0].answer([[7]]);
    expect(running[0].result).toBe(-10);
  });
});
