import { describe, expect, it } from 'vitest';
import { isCutOff } from '../../src/measured/cycles/cutOff.js';
import type { Layout } from '../../src/measured/table/layout.js';

describe('a file that ends in the middle of a line', () => {
  const cut = (...lines: string[]) =>
    isCutOff(
      {
        lines: ['a;b', ...lines],
        firstLine: 1,
        heads: ['a', 'b'],
        split: (line: string) => line.split(';'),
      } as unknown as Layout,
      lines.length,
    );
  const six = (last: string, text = (i: number) => `${i};${(3.5 + 0.01 * i).toFixed(3)}`) =>
    cut(...[1, 2, 3, 4, 5].map(text), last);

  it('lacks cells or ends on a sign', () => {
    expect(six('6')).toBe(true);
    for (const end of ['3.', '3,', '3-', '3e', '3+', '3E']) expect(six(`6;${end}`)).toBe(true);
  });

  it('has fewer decimals than all above', () => {
    expect(six('6;3.56')).toBe(true);
    expect(six('6;3.560')).toBe(false);
    expect(six('6;3.5612')).toBe(false);
    expect(cut('1;3.510', '2;3.520', '3;3.530', '4;3.540', '5;3.55')).toBe(false);
    expect(six('6;3.560e-1', (i) => `${i};3.51${i}e-10`)).toBe(true);
    expect(six('6;')).toBe(false);
  });

  it('has a last number that is shorter than the nine above and out of their course', () => {
    const free = (i: number) => `${i};${[4123.25, 4123.5, 4124.125, 4125.5, 4126.75][i - 1]}`;
    expect(six('6;412', free)).toBe(true);
    expect(six('6;4127', free)).toBe(false);
    expect(six('6;41271234', free)).toBe(false);
    // Where numbers jump anyway nothing can be said.
    expect(six('6;412', (i) => `${i};${[4123.25, 9123.5, 1124.125, 4125.5, 9126.75][i - 1]}`)).toBe(false);
  });

  it('is only looked for in the last line, below the first', () => {
    const lines = ['a;b', '1;3.510', '2'];
    const layout = {
      lines,
      firstLine: 1,
      heads: ['a', 'b'],
      split: (line: string) => line.split(';'),
    } as unknown as Layout;
    expect(isCutOff(layout, 1)).toBe(false);
    expect(isCutOff(layout, 2)).toBe(true);
    expect(isCutOff({ ...layout, firstLine: 2 }, 2)).toBe(false);
  });
});
