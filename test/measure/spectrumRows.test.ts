import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { readSpectrum } from '../../src/measure/spectrum/readSpectrum.js';
import { firstOf } from '../../src/measure/spectrum/spectrumRows.js';
import { normal } from './synthetic.js';

const model = parseCircuit('R0-p(R1,CPE1)-W1').circuit!;
const { frequency, re, im } = circuitSpectrum(model, [8, 25, 3e-5, 0.85, 2], logFrequencies(2e5, 0.05, 5));
const rows = Array.from(frequency, (f, i) => `${f},${re[i]},${im[i]}`);
const head = "freq/Hz,Z'/Ohm,Z''/Ohm";

/** The file with line `line` (counted from 1) replaced. */
function changed(line: number, text: string) {
  return readSpectrum([head, ...rows.map((row, i) => (i + 2 === line ? text : row))].join('\n'));
}

describe('a row that no cell gives', () => {
  it.each([
    ['zero', '300,0,0', 'zero'],
    ['negative real part', '300,-4,-1', 'negative'],
    ['frequency far too high', '1e300,4,-1', '1e-7 to 1e9 Hz'],
    ['frequency just too high', '1.1e9,4,-1', '1e-7 to 1e9 Hz'],
    ['frequency too low', '0.9e-7,4,-1', '1e-7 to 1e9 Hz'],
    ['impedance beyond instruments', '300,1e301,-1', '1e-9 to 1e15 Ohm'],
    ['impedance below instruments', '300,1e-301,0', '1e-9 to 1e15 Ohm'],
    ['not a number', '300,NaN,-1', 'finite'],
    ['infinite', '300,4,-Inf', 'finite'],
    ['more than a double holds', '300,1e999,-1', 'finite'],
  ])('%s is refused with its line', (_, text, expected) => {
    const { spectrum, issues } = changed(9, text);
    expect(spectrum).toBeUndefined();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'error', line: 9, got: text });
    expect(`${issues[0].message} ${issues[0].allowed}`).toContain(expected);
  });

  it.each(['1e9,9,-1', '1e-7,99,-1', '300,0,-1'])('at the end of what is possible, %s, is taken', (text) => {
    expect(changed(frequency.length + 1, text).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is named with all others of the file, twenty at most', () => {
    const all = readSpectrum([head, ...rows.map((_, i) => `${100 - i},-1,0`)].join('\n')).issues;
    expect(all).toHaveLength(21);
    expect(all[20].message).toBe(`${rows.length - 20} more lines have faults like these.`);
    const few = readSpectrum([head, ...rows, '7,0,0', '6,-1,0'].join('\n')).issues;
    expect(few.map(({ line }) => line)).toEqual([rows.length + 2, rows.length + 3]);
  });
});

describe('frequencies that stand twice', () => {
  const [f, real, imaginary] = [frequency[6], re[6], im[6]];

  it('are refused where the line is a copy or contradicts the other', () => {
    for (const [text, how] of [
      [rows[6], 'is a copy of line 8'],
      [`${f},${1.2 * real},${imaginary}`, 'contradicts line 8'],
    ]) {
      const { spectrum, issues } = changed(9, text);
      expect(spectrum).toBeUndefined();
      expect(issues[0]).toMatchObject({ severity: 'error', line: 9 });
      expect(issues[0].message).toContain(how);
    }
  });

  it('are used, and named, where they repeat a measurement', () => {
    const { spectrum, issues } = changed(9, `${f},${1.001 * real},${imaginary}`);
    expect(spectrum!.frequency).toHaveLength(rows.length);
    expect(issues[0]).toMatchObject({ severity: 'warning', line: 9 });
  });
});

it('rows in no order are named and used', () => {
  const shuffled = rows.map((_, i) => rows[(7 * i) % rows.length]);
  const { spectrum, issues } = readSpectrum([head, ...shuffled].join('\n'));
  expect(spectrum!.frequency).toHaveLength(rows.length);
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ severity: 'warning' });
  expect(issues[0].message).toContain('in no order');
});

it('the sign of a dense and noisy sweep is clear', () => {
  const dense = circuitSpectrum(model, [8, 25, 3e-5, 0.85, 2], logFrequencies(2e5, 0.05, 300));
  const random = normal(3);
  const text = Array.from(dense.frequency, (f, i) => `${f} ${dense.re[i] * (1 + 0.01 * random())} ${-dense.im[i]}`);
  const { column, issues } = readSpectrum(["f Z' Z''", ...text].join('\n'));
  expect(column).toBe("-Z''");
  // Not that the sign were unclear.
  expect(issues.map(({ message }) => message)).toEqual([
    "The head of the imaginary column says Z'', but the numbers behave like -Z''; the numbers were believed.",
  ]);
});

it('many issues of one kind are the first of them and how many more there are, as grave as the gravest', () => {
  const of = (...severities: ('error' | 'warning')[]) =>
    severities.map((severity, i) => ({ severity, path: '', message: `${i}` }));
  const three = of('warning', 'error', 'warning');
  expect(firstOf(three, 3)).toBe(three);
  expect(firstOf(three, 1)).toEqual([
    three[0],
    { severity: 'error', path: '', message: '2 more lines have faults like these.' },
  ]);
  expect(firstOf(of('warning', 'warning'), 1)[1].severity).toBe('warning');
});
