import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapley } from '../../src/study/shapley.js';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const members = (subset: number, players: number): readonly number[] =>
  Array.from({ length: players }, (_, i) => i).filter((i) => (subset >> i) & 1);

/** Any game of 1 to 6 players: its number of players and a value for every subset. */
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 64 })));

describe('Shapley shares', () => {
  it('add up to what all achieve together', () => {
    fc.assert(
      fc.property(games, ([n, values]) => {
        expect(sum(shapley(n, (s) => values[s]))).toBeCloseTo(values[2 ** n - 1] - values[0], 9);
      }),
    );
  });

  it('are the worth of each player where they do not influence one another', () => {
    const worth = [3, -1, 0.5, 20];
    const shares = shapley(4, (s) => 7 + sum(members(s, 4).map((i) => worth[i])));
    worth.forEach((value, i) => {
      expect(shares[i]).toBeCloseTo(value, 12);
    });
  });

  it('give nothing to a player that changes nothing, exactly', () => {
    fc.assert(fc.property(games, ([n, values]) => shapley(n + 1, (s) => values[s & (2 ** n - 1)])[n] === 0));
  });

  it('are equal for players that do the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 7, maxLength: 7 }), (bySize) => {
        const shares = shapley(6, (s) => bySize[members(s, 6).length]);
        for (const share of shares) expect(share).toBeCloseTo(shares[0], 9);
      }),
    );
  });

  it('are those of the glove game: one left glove, two right ones, a pair is worth 1', () => {
    const [left, ...right] = shapley(3, (s) => (s & 1 && s & 6 ? 1 : 0));
    expect(left).toBeCloseTo(2 / 3, 12);
    for (const share of right) expect(share).toBeCloseTo(1 / 6, 12);
  });
});
