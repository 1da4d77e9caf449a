import { describe, expect, it } from 'vitest';
import { readSign } from '../../src/measure/spectrum/signConvention.js';

describe('the sign of an imaginary column of few points', () => {
  const sign = (frequency: number[], re: number[], im: number[]) => readSign(frequency, re, im);

  it('follows the real part, in whatever order the frequencies stand', () => {
    // Towards low frequency Z' rises: Z'' is negative there.
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
    ]) {
      const at = (values: number[]) => order.map((i) => values[i]);
      const capacitive = sign(at([100, 10, 1]), at([1, 5, 9]), at([-1, -3, -1]));
      expect(capacitive).toMatchObject({ column: "Z''", clear: true });
      const mirrored = sign(at([100, 10, 1]), at([1, 5, 9]), at([1, 3, 1]));
      expect(mirrored).toMatchObject({ column: "-Z''", clear: true });
      expect([...mirrored.spectrum.im]).toEqual(at([-1, -3, -1]));
      expect([...mirrored.spectrum.re]).toEqual(at([1, 5, 9]));
    }
  });

  it('is not clear where rises and falls nearly cancel, and then follows the area', () => {
    // Weights 4 and 2.5: 1.5 of 6.5 speak.
    const mixed = sign([100, 10, 1], [9, 5, 7.5], [-1, -1, -1]);
    expect(mixed.clear).toBe(false);
    expect(mixed.column).toBe("Z''");
    // 4 and 2: 2 of 6 are clear.
    expect(sign([100, 10, 1], [9, 5, 7], [-1, -1, -1])).toMatchObject({ clear: true, column: "-Z''" });
    // Area over ln f, not over points: one decade of +3 or +5 against two of -2.
    expect(sign([1000, 10, 1], [7, 7, 7], [-3, -1, 7]).column).toBe("Z''");
    expect(sign([1000, 10, 1], [7, 7, 7], [-3, -1, 11]).column).toBe("-Z''");
    // Points at one frequency say nothing.
    expect(sign([10, 10, 1], [1, 100, 5], [-1, -1, -1])).toMatchObject({ clear: true, column: "Z''" });
  });
});
