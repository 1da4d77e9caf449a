import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { readSpectrum } from '../../src/measure/spectrum/readSpectrum.js';

const { frequency, re, im } = circuitSpectrum(
  parseCircuit('R0-p(R1,C1)').circuit!,
  [10, 30, 1e-4],
  logFrequencies(1e5, 0.1, 4),
);

/** The spectrum as a file would hold it. */
function file(head: string, separator: string, sign: 1 | -1, comma = false): string {
  const number = (v: number): string => (comma ? String(v).replace('.', ',') : String(v));
  const rows = Array.from(frequency, (f, i) => [f, re[i], sign * im[i]].map(number).join(separator));
  return [...(head ? [head] : []), ...rows].join('\n') + '\n';
}

function expectSame(text: string): ReturnType<typeof readSpectrum> {
  const read = readSpectrum(text);
  expect(read.spectrum).toBeDefined();
  const { spectrum } = read;
  expect(spectrum!.frequency).toHaveLength(frequency.length);
  for (let i = 0; i < frequency.length; i++) {
    expect(spectrum!.frequency[i] / frequency[i]).toBeCloseTo(1, 12);
    expect(spectrum!.re[i]).toBeCloseTo(re[i], 9);
    expect(spectrum!.im[i]).toBeCloseTo(im[i], 9);
  }
  return read;
}

describe('a file with a spectrum', () => {
  it('without heads is read where there are three columns, which is said', () => {
    const { column, issues } = expectSame(file('', ',', 1));
    expect(column).toBe("Z''");
    expect(issues).toEqual([
      {
        severity: 'note',
        path: '',
        message: "No line names the columns; the three of them were taken for frequency, Z' and Z''.",
      },
    ]);
  });

  it.each([
    ['commas', file("f / Hz,Z' / Ohm,Z'' / Ohm", ',', 1), "Z''"],
    [
      'instrument export',
      'EC-Lab ASCII FILE\nNb header lines : 3\n' + file('freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm', '\t', -1),
      "-Z''",
    ],
    ['decimal commas', file('Frequency (Hz);Zreal (Ω);-Zimag (Ω)', ';', -1, true), "-Z''"],
    ['blanks', file('Freq Zre Zim', '   ', 1), "Z''"],
    ['comment heads', file("# freq(Hz)  Z'(Ohm)  -Z''(Ohm)", ' ', -1), "-Z''"],
    ['typographic primes', file('Frequency [Hz],Z′ [Ohm],−Z″ [Ohm]', ',', -1), "-Z''"],
  ] as const)('is read: %s', (_, text, column) => {
    const read = expectSame(text);
    expect(read.column).toBe(column);
    expect(read.issues).toEqual([]);
  });

  it('is read with other units, other columns, other order, and with |Z| and phase', () => {
    const rows = Array.from(frequency, (f, i) => `${i},${im[i] / 1e3},${f / 1e3},${re[i] / 1e3}`).join('\r\n');
    expectSame(`n,Im(Z)/kOhm,freq/kHz,Re(Z)/kOhm\r\n${rows}`);
    const polar = Array.from(
      frequency,
      (f, i) => `${f};${Math.hypot(re[i], im[i])};${(Math.atan2(im[i], re[i]) * 180) / Math.PI}`,
    ).join('\n');
    expectSame(`freq/Hz;|Z|/Ohm;Phase(Z)/deg\n${polar}`);
  });

  it('has its bad rows named by line and left out', () => {
    const lines = file("freq/Hz,Z',Z''", ',', 1).split('\n');
    lines.splice(3, 0, '12,oops,3', '-5,1,1', '100');
    const { spectrum, issues } = readSpectrum(lines.join('\n'));
    expect(spectrum!.frequency).toHaveLength(frequency.length);
    expect(issues.map((issue) => issue.line)).toEqual([4, 5, 6]);
    expect(issues[1].message).toContain('above 0');
    expect(issues.every((issue) => issue.severity === 'warning')).toBe(true);
  });

  it('with several sweeps gives the first and says so, whichever way they go; frequencies in no order are one', () => {
    const first = file("freq/Hz,Z',Z''", ',', 1);
    const lines = first.trimEnd().split('\n').slice(1);
    for (const next of [lines, [...lines].reverse().slice(1)]) {
      const { issues } = expectSame(`${first}${next.join('\n')}\n`);
      expect(issues).toHaveLength(1);
      expect(issues[0]).toMatchObject({ severity: 'warning', line: lines.length + 2 });
      expect(issues[0].message).toContain('2 spectra');
    }
    const shuffled = lines.map((_, i) => lines[(7 * i) % lines.length]);
    expect(readSpectrum(["freq/Hz,Z',Z''", ...shuffled].join('\n')).spectrum!.frequency).toHaveLength(lines.length);
  });

  it('is believed against its head, which is said', () => {
    const { column, issues } = expectSame(file("freq/Hz,Z'/Ohm,Z''/Ohm", ',', -1));
    expect(column).toBe("-Z''");
    expect(issues[0].message).toContain("says Z'', but");
  });

  it.each(['', 'nothing here\nat all', "freq/Hz,Z',Z''\n1,2,3\n", 'freq/Hz,time/s,voltage\n1,2,3\n'])(
    'is refused with a reason: %j',
    (text) => {
      const { spectrum, issues } = readSpectrum(text);
      expect(spectrum).toBeUndefined();
      expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
    },
  );
});
