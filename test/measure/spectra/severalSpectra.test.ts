import { describe, expect, it } from 'vitest';
import { chosenSpectra } from '../../../src/measure/spectrum/chosenSpectra.js';
import { readSpectra, readSpectrum } from '../../../src/measure/spectrum/readSpectrum.js';

const sweep = [
  [10000, 10, -1],
  [1000, 12, -4],
  [100, 20, -9],
  [10, 28, -5],
  [1, 30, -1],
];

/** EC-Lab's Modulo Bat: charge, impedance, discharge of each cycle; only the impedance has a frequency. */
function cycledCell(): string {
  const heads = 'mode\tNs\ttime/s\tEwe/V\tI/mA\tfreq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\t';
  const cycling = (cycle: number, ns: number) => [0, 1, 2].map((i) => [1, ns, i, 3.7, 1, 0, 0, 0, cycle].join('\t'));
  const peis = (cycle: number) =>
    sweep.map(([f, re, im], i) => [2, 1, i, 3.9, 0, f, re + 5 * cycle, -im, cycle].join('\t'));
  const rows = [0, 1, 2].flatMap((cycle) => [...cycling(cycle, 0), ...peis(cycle), ...cycling(cycle, 2)]);
  return ['EC-Lab ASCII FILE', 'Nb header lines : 5', '', 'Modulo Bat', heads, ...rows].join('\r\n');
}

describe('a file of cycles with impedance', () => {
  const file = readSpectra(cycledCell());

  it('gives the spectra with cycle and lines, and says how many rows are none', () => {
    expect(file.instrument).toBe('EC-Lab .mpt');
    expect(file.issues.map(({ severity, message, line }) => [severity, message, line])).toEqual([
      ['note', '18 rows hold no impedance and are no part of a spectrum.', 5],
    ]);
    expect(file.spectra.map(({ number, cycle, line, lastLine }) => [number, cycle, line, lastLine])).toEqual([
      [1, 0, 9, 13],
      [2, 1, 20, 24],
      [3, 2, 31, 35],
    ]);
    expect(file.spectra.map(({ spectrum }) => spectrum!.re[0])).toEqual([10, 15, 20]);
    expect([...file.spectra[2].spectrum!.im]).toEqual([-1, -4, -9, -5, -1]);
  });

  it('is chosen from by number, by cycle, or taken as a whole', () => {
    const numbers = (wish?: string) => chosenSpectra(file, wish).chosen.map(({ number }) => number);
    expect(numbers()).toEqual([1]);
    expect(numbers('3')).toEqual([3]);
    expect(numbers('cycle 1')).toEqual([2]);
    expect(numbers(' Cycle0')).toEqual([1]);
    expect(numbers('ALL')).toEqual([1, 2, 3]);
    expect(readSpectrum(cycledCell(), '2').spectrum!.re[0]).toBe(15);
  });

  it('refuses what there is not, with what there is', () => {
    expect(chosenSpectra(file, '4').issues).toEqual([
      {
        severity: 'error',
        path: '--spectrum',
        message: 'The file has no spectrum of this number.',
        got: '4',
        allowed: '1 to 3, all, or cycle 0, 1, 2',
      },
    ]);
    expect(chosenSpectra(file, 'cycle 7').issues[0].message).toBe('The file has no spectrum of this cycle.');
    expect(chosenSpectra(file, 'last').issues[0].message).toBe('This names no spectrum.');
  });
});

it('a sweep goes on across a change of step, and ends there when it turns or repeats its frequency', () => {
  const rows = (step: number, f: readonly number[]) => f.map((v) => `${step},${v},${10 + 1 / v},-1`);
  const text = (...parts: string[][]) => ["step,f,Z',Im(Z)", ...parts.flat()].join('\n');
  const counts = (...parts: string[][]) => readSpectra(text(...parts)).spectra.map((s) => s.spectrum!.frequency.length);
  const [high, low] = [
    [1e5, 1e4, 1e3],
    [1e2, 10, 1],
  ];
  expect(counts(rows(1, high), rows(2, low))).toEqual([6]);
  const whole = [...high, ...low];
  expect(counts(rows(1, whole), rows(2, whole))).toEqual([6, 6]);
  expect(counts(rows(1, whole), rows(2, [...whole].reverse()))).toEqual([6, 6]);
});

it('a sweep that was broken off is left out, with its lines, beside whole ones', () => {
  const rows = (cycle: number, count: number) => sweep.slice(0, count).map((p) => [cycle, ...p].join(','));
  const { spectra, issues } = readSpectra(["cycle,f,Z',Z''", ...rows(1, 5), ...rows(2, 3)].join('\n'));
  expect(spectra).toHaveLength(1);
  expect(issues.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', 'Lines 7 to 9 are left out: 3 points make no spectrum.'],
  ]);
});

it('an impossible row refuses the spectrum that it belongs to, not its neighbours', () => {
  const rows = (of: readonly (readonly number[])[]) => of.map((p) => p.join(','));
  const spoilt = sweep.map(([f, re, im]) => (f === 100 ? [f, 0, 0] : [f, re, im]));
  const more = [[1e5, 9.9, -0.3], ...spoilt];
  const { spectra } = readSpectra(["f,Z',Z''", ...rows(sweep), ...rows(more), ...rows(sweep)].join('\n'));
  expect(spectra.map(({ spectrum }) => spectrum?.frequency.length)).toEqual([5, undefined, 5]);
  expect(spectra[1].issues.map(({ severity, line }) => [severity, line])).toEqual([['error', 10]]);
});
