import { RandomStream } from './randomStream.js';

/**
 * Initial direction numbers of the dimensions after the first: coefficients a of the primitive polynomial as bits, then
 * m_1, m_2, ...; their count is its degree. From the list new-joe-kuo-6 of S. Joe and F. Y. Kuo (2008), Constructing Sobol
 * sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30, 2635.
 */
// biome-ignore format: one dimension per line, as in the list
const directions: readonly (readonly [number, ...number[]])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
  [4, 1, 3, 7, 13, 13, 15, 69],
  [7, 1, 1, 3, 13, 7, 35, 63],
  [8, 1, 3, 5, 9, 1, 25, 53],
  [14, 1, 3, 1, 13, 9, 35, 107],
  [19, 1, 3, 1, 5, 27, 61, 31],
  [21, 1, 1, 5, 11, 19, 41, 61],
  [28, 1, 3, 5, 3, 3, 13, 69],
  [31, 1, 1, 7, 13, 1, 19, 1],
  [32, 1, 3, 7, 5, 13, 19, 59],
  [37, 1, 1, 3, 9, 25, 29, 41],
  [41, 1, 3, 5, 13, 23, 1, 55],
  [42, 1, 3, 7, 3, 13, 59, 17],
  [50, 1, 3, 1, 3, 5, 53, 69],
  [55, 1, 1, 5, 5, 23, 33, 13],
  [56, 1, 1, 7, 7, 1, 61, 123],
  [59, 1, 1, 7, 9, 13, 61, 49],
  [62, 1, 3, 3, 5, 3, 55, 33],
  [14, 1, 3, 1, 15, 31, 13, 49, 245],
  [21, 1, 3, 5, 15, 31, 59, 63, 97],
  [22, 1, 3, 1, 11, 11, 11, 77, 249],
];

/** Dimensions that there are direction numbers for. */
export const MOST_DIMENSIONS = directions.length + 1;

const BITS = 32;

/**
 * Points in (0, 1)^d that fill it more evenly than random ones (Sobol 1967), in Gray code order (Antonov & Saleev 1979). With a seed,
 * each coordinate is shifted digit by digit (random bits, exclusive or), which keeps the evenness and leaves no point at a corner;
 * without, the first point is the corner at 0. The first 2^k points are the most even. Dimensions beyond `MOST_DIMENSIONS` are random.
 */
export function sobolPoints(count: number, dimensions: number, seed?: number): Float64Array[] {
  const random = seed === undefined ? undefined : new RandomStream(seed);
  const table = Math.min(dimensions, MOST_DIMENSIONS);
  const columns = Array.from({ length: table }, (_, j) => directionNumbers(j));
  const state = Uint32Array.from({ length: table }, () => random?.bits() ?? 0);
  const others = new RandomStream(seed ?? 0, 1);
  return Array.from({ length: count }, (_, i) => {
    if (i > 0) {
      // The digit by which the Gray codes of i - 1 and i differ: the lowest zero of i - 1.
      const digit = 31 - Math.clz32(i & -i);
      for (let j = 0; j < table; j++) state[j] ^= columns[j][digit];
    }
    return Float64Array.from({ length: dimensions }, (_, j) =>
      j < table ? (state[j] + 0.5) / 2 ** BITS : others.uniform(),
    );
  });
}

/**
 * The same sequence point by point: point i of `sobolPoints` with this seed, whichever are asked for before. Dimensions beyond
 * `MOST_DIMENSIONS` are random, each point from a stream of its own.
 */
export function sobolSequence(dimensions: number, seed?: number): (index: number) => Float64Array {
  const random = seed === undefined ? undefined : new RandomStream(seed);
  const table = Math.min(dimensions, MOST_DIMENSIONS);
  const columns = Array.from({ length: table }, (_, j) => directionNumbers(j));
  const shifts = Uint32Array.from({ length: table }, () => random?.bits() ?? 0);
  return (index) => {
    const gray = index ^ (index >>> 1);
    const others =
      dimensions > table ? new RandomStream(((seed ?? 0) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0) : undefined;
    return Float64Array.from({ length: dimensions }, (_, j) => {
      if (j >= table) return others?.uniform() ?? 0.5;
      let state = shifts[j];
      for (let rest = gray; rest !== 0; rest &= rest - 1) state ^= columns[j][31 - Math.clz32(rest & -rest)];
      return ((state >>> 0) + 0.5) / 2 ** BITS;
    });
  };
}

/** v_k = m_k 2^(32-k), with the recurrence of Joe & Kuo (2008), eq. 2, for the m_k that are not in the list. */
function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) return v.map((_, k) => 2 ** (BITS - 1 - k));
  const [a, ...m] = directions[dimension - 1];
  const s = m.length;
  for (let k = 0; k < BITS; k++) {
    if (k < s) {
      v[k] = m[k] * 2 ** (BITS - 1 - k);
      continue;
    }
    v[k] = v[k - s] ^ (v[k - s] >>> s);
    for (let i = 1; i < s; i++) if ((a >>> (s - 1 - i)) & 1) v[k] ^= v[k - i];
  }
  return v;
}
