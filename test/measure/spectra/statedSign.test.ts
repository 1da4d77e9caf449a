import { describe, expect, it } from 'vitest';
import { readSpectra } from '../../../src/measure/spectrum/readSpectrum.js';

/** Milliohms with the coil of a winding, whose Z'' outweighs the arc, and whose Z' falls towards high frequency. */
const inductive = [
  [1e6, 10.3, 3.2],
  [5e5, 11.6, 4],
  [2e5, 13.3, 2.7],
  [1e5, 13.8, 1.5],
  [2e4, 14, 0.3],
  [5e3, 14.1, -0.1],
  [1e3, 14.2, -0.3],
  [200, 14.6, -0.7],
  [100, 15.1, -0.9],
  [50, 15.5, -0.9],
  [10, 16.3, -0.5],
  [1, 16.8, -0.5],
];

function read(head: string, of: (p: readonly number[]) => readonly number[], rows: readonly (readonly number[])[]) {
  const { spectra, issues } = readSpectra([head, ...rows.map((p) => of(p).join(','))].join('\n'));
  return {
    im: [...spectra[0].spectrum!.im],
    column: spectra[0].column,
    messages: issues.map(({ message }) => message),
  };
}

describe('an inductive end', () => {
  const truth = inductive.map(([, , im]) => im);

  it.each([
    ['freq/Hz,Re(Z)/Ohm,-Im(Z)/Ohm', -1],
    ['freq/Hz,Re(Z)/Ohm,Im(Z)/Ohm', 1],
    ["freq/Hz,Z'/Ohm,Z''/Ohm", 1],
    ['Frequency,Zre,Zimg', 1],
  ])('does not mirror a spectrum: %s', (head, sign) => {
    const { im, messages } = read(head, ([f, re, z]) => [f, re, sign * z], inductive);
    expect(im).toEqual(truth);
    expect(messages).toEqual([]);
  });

  it('does not keep a column without a sign from being recognised as turned', () => {
    const { im, column, messages } = read("freq/Hz,Z'/Ohm,Z''/Ohm", ([f, re, z]) => [f, re, -z], inductive);
    expect(column).toBe("-Z''");
    expect(im).toEqual(truth);
    expect(messages).toHaveLength(1);
  });
});

it("a coil larger than the cell tells the sign, where Z' changes by noise alone", () => {
  const rows = [1e5, 5e4, 2e4, 1e4, 5e3, 2e3, 1e3].map((f, i) => [f, 0.05 + 0.001 * ((i * 5) % 7), 1e-5 * f]);
  for (const [sign, column] of [
    [1, "Z''"],
    [-1, "-Z''"],
  ] as const)
    expect(read("f,Z',Z''", ([f, re, im]) => [f, re, sign * im], rows).column).toBe(column);
});

it("an arc whose fast side outweighs Z' is no coil", () => {
  const rows = [
    [10, 8180, -68],
    [100, 8162, -43],
    [1000, 8104, -450],
    [5000, 7832, -1321],
    [8000, 7333, -2133],
    [15000, 6220, -3067],
    [27000, 4409, -3534],
    [48000, 2597, -3070],
  ];
  for (const [sign, column] of [
    [1, "Z''"],
    [-1, "-Z''"],
  ] as const)
    expect(read("f,Z',Z''", ([f, re, im]) => [f, re, sign * im], rows).column).toBe(column);
});

describe('a stated sign', () => {
  const arc = [
    [1e4, 10, -1],
    [1e3, 12, -4],
    [100, 20, -9],
    [10, 28, -5],
    [1, 30, -1],
  ];
  const degrees = (re: number, im: number) => (Math.atan2(im, re) * 180) / Math.PI;

  it('of a function, Im(Z), is believed against the numbers, which is said', () => {
    const { im, messages } = read('f,Re(Z),Im(Z)', ([f, re, z]) => [f, re, -z], arc);
    expect(im).toEqual([1, 4, 9, 5, 1]);
    expect(messages).toEqual([
      "The head of the imaginary column says Z'' and was believed, but the numbers behave like -Z''.",
    ]);
  });

  it('of the phase beside it tells what a column without one holds', () => {
    for (const [sign, column] of [
      [1, "Z''"],
      [-1, "-Z''"],
    ] as const) {
      const turned = read('f,Zre,Zim,Phase/deg', ([f, re, z]) => [f, re, sign * z, degrees(re, z)], arc);
      expect(turned).toEqual({ im: [-1, -4, -9, -5, -1], column, messages: [] });
    }
  });

  it('that the phase contradicts is believed, which is said', () => {
    const { im, messages } = read('f,Re(Z),-Im(Z),Phase/deg', ([f, re, z]) => [f, re, z, degrees(re, z)], arc);
    expect(im).toEqual([1, 4, 9, 5, 1]);
    expect(messages[0]).toContain("but the column of phases speaks for Z'' and the numbers behave like Z''");
  });

  it('of a phase alone is believed, too', () => {
    const { im, column } = read(
      'f,|Z|/Ohm,-Phase/rad',
      ([f, re, z]) => [f, Math.hypot(re, z), -Math.atan2(z, re)],
      arc,
    );
    expect(column).toBe("-Z''");
    expect(im[2]).toBeCloseTo(-9, 12);
  });
});

it('where nothing is stated and the numbers do not speak, the name of the column is taken, and the doubt is said', () => {
  const flat = [1e4, 1e3, 100, 10, 1].map((f, i) => [f, 10, i + 1]);
  const { column, messages } = read("f,Z',Z''", (p) => p, flat);
  expect(column).toBe("Z''");
  expect(messages).toEqual(["The sign of Z'' is not clear from the data; the column was taken for Z''."]);
});
