import { inverse, Matrix } from 'ml-matrix';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { backwardBand, factorBand, forwardBand } from '../../src/numerics/linear/bandLdl.js';
import { choleskyFactor, choleskySolve } from '../../src/numerics/linear/cholesky.js';

function randoms(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => generator.next() / 2 ** 31;
}

/** Random symmetric matrix of half-bandwidth b, made positive definite by its diagonal. */
function randomBand(size: number, b: number, random: () => number): Matrix {
  const a = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = Math.max(0, i - b); j < i; j++) {
      const entry = random();
      a.set(i, j, entry);
      a.set(j, i, entry);
    }
  }
  for (let i = 0; i < size; i++) {
    const row = a.getRow(i).reduce((sum, entry) => sum + Math.abs(entry), 0);
    a.set(i, i, row + 0.01 + Math.abs(random()));
  }
  return a;
}

function toBand(a: Matrix, b: number): Float64Array {
  const size = a.rows;
  const band = new Float64Array(size * (b + 1));
  for (let i = 0; i < size; i++) {
    for (let j = Math.max(0, i - b); j <= i; j++) band[i * (b + 1) + b - (i - j)] = a.get(i, j);
  }
  return band;
}

describe('band LDL^T', () => {
  const cases = [1, 2, 3, 5, 9].flatMap((b) => [1, 2, 5, 14, 40].map((size) => [size, b] as const));
  it.each(cases)('solves a random system of %i unknowns and bandwidth %i as a dense inverse does', (size, b) => {
    const random = randoms(100 * size + b);
    const a = randomBand(size, b, random);
    // Two matrices in one array: the second must not notice the first.
    const length = size * (b + 1);
    const bands = new Float64Array(2 * length);
    bands.set(toBand(a, b), length);
    bands.set(toBand(randomBand(size, b, random), b), 0);
    const rhs = Float64Array.from({ length: size }, random);
    const at = 3;
    const x = new Float64Array(size + 5).fill(7);
    x.set(rhs, at);
    factorBand(bands, length, size, b);
    forwardBand(bands, length, size, b, x, at, 2);
    const last = x[at + size - 1] * bands[length + length - 1];
    x[at + size - 1] = last;
    backwardBand(bands, length, size, b, x, at);
    // The forward sweep scales the right-hand side, here by 2.
    const exact = inverse(a).mmul(Matrix.columnVector(Array.from(rhs, (v) => 2 * v)));
    for (let i = 0; i < size; i++) expect(x[at + i]).toBeCloseTo(exact.get(i, 0), 11);
    expect([...x.slice(0, at), ...x.slice(at + size)]).toEqual([7, 7, 7, 7, 7]);
  });

  it('has in its last pivot the response of the last unknown to its own load', () => {
    const a = randomBand(12, 3, randoms(5));
    const band = toBand(a, 3);
    factorBand(band, 0, 12, 3);
    expect(band[band.length - 1]).toBeCloseTo(inverse(a).get(11, 11), 12);
  });
});

describe('Cholesky', () => {
  it.each([1, 2, 4, 20, 60])('solves a random dense system of %i unknowns as an inverse does', (n) => {
    const random = randoms(n);
    const half = new Matrix(Array.from({ length: n }, () => Array.from({ length: n }, random)));
    const a = half.mmul(half.transpose()).add(Matrix.eye(n, n).mul(0.1));
    const flat = Float64Array.from(a.to1DArray());
    // Only the lower triangle may be read.
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) flat[i * n + j] = Number.NaN;
    const x = Float64Array.from({ length: n }, random);
    const exact = inverse(a).mmul(Matrix.columnVector(Array.from(x)));
    choleskyFactor(flat, n);
    choleskySolve(flat, n, x);
    for (let i = 0; i < n; i++) expect(x[i]).toBeCloseTo(exact.get(i, 0), 8);
  });
});
