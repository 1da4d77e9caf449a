import { describe, expect, it } from 'vitest';
import { finiteSpace } from '../../src/measure/finiteSpace.js';

function expectZ(found: { re: number; im: number }, re: number, im: number) {
  expect(found.re).toBeCloseTo(re, 9);
  expect(found.im).toBeCloseTo(im, 9);
}

describe('finite-space diffusion', () => {
  it.each([
    [0.001, 0.002],
    [0.0071, 0.0071],
    [0.5, 0.7],
    [3, -2],
  ])('in a sphere is 1/(u coth u - 1), for u = %d + %dj', (re, im) => {
    // u coth u - 1 by its series 2 u^2 sum 1/(n^2 pi^2 + u^2), the tail of which is 2 u^2/(pi^2 N).
    const s = { re: re * re - im * im, im: 2 * re * im };
    let sum = { re: 0, im: 0 };
    const terms = 20000;
    for (let n = 1; n <= terms; n++) {
      const d = { re: (n * Math.PI) ** 2 + s.re, im: s.im };
      const size = d.re * d.re + d.im * d.im;
      sum = { re: sum.re + d.re / size, im: sum.im - d.im / size };
    }
    sum.re += 1 / (Math.PI ** 2 * (terms + 0.5));
    const found = finiteSpace.sphere({ re, im });
    const f = { re: 2 * (s.re * sum.re - s.im * sum.im), im: 2 * (s.re * sum.im + s.im * sum.re) };
    expect(found.re * f.re - found.im * f.im).toBeCloseTo(1, 8);
    expect(found.re * f.im + found.im * f.re).toBeCloseTo(0, 8);
  });

  it('is coth(u)/u in a plate, and 1/u in both where nothing comes back', () => {
    expectZ(finiteSpace.plate({ re: 2, im: 0 }), 1 / Math.tanh(2) / 2, 0);
    expectZ(finiteSpace.plate({ re: 20, im: 20 }), 1 / 40, -1 / 40);
    // 1/(u - 1).
    expectZ(finiteSpace.sphere({ re: 20, im: 20 }), 19 / 761, -20 / 761);
  });
});
