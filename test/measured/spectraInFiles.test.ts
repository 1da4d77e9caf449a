import { expect, it } from 'vitest';
import { readMeasuredText } from '../../src/measured/readMeasured.js';
import { measuredFiles, measuredJson } from '../../src/output/measured/measuredFiles.js';
import { measuredText } from '../../src/output/measured/measuredText.js';

const sweep = [1e4, 1e3, 100, 10, 1].map((f, i) => [f, 10 + 5 * i, [-1, -4, -9, -5, -1][i]]);

/** Charge, impedance and discharge of two cycles, as EC-Lab writes them. */
const heads = 'Ns\ttime/s\tEwe/V\tI/mA\t(Q-Qo)/mA.h\tfreq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\tcycle number\t';
const rows = [0, 1].flatMap((cycle) => {
  const half = (ns: number, sign: number) =>
    Array.from({ length: 6 }, (_, i) =>
      [ns, 9000 * cycle + 4000 * ns + 600 * i, 3.6 + 0.1 * sign * i, sign, (sign * i) / 6, 0, 0, 0, cycle].join('\t'),
    );
  const peis = sweep.map(([f, re, im], i) =>
    [1, 9000 * cycle + 3500 + i, 3.9, 0, 0, f, re + 7 * cycle, -im, cycle].join('\t'),
  );
  return [...half(0, 1), ...peis, ...half(1, -1)];
});
const text = ['EC-Lab ASCII FILE', 'Nb header lines : 4', '', heads, ...rows].join('\r\n');

it('a file of cycles and spectra gives both, spectra with cycles as they are counted in the file, or shifted', () => {
  const measured = readMeasuredText(text, { mass: 1e-5, shift: 1 });
  expect(measured.kind).toBe('time series');
  expect(measured.series!.line).toHaveLength(24);
  expect(measured.spectra!.map(({ number, cycle, line, lastLine }) => [number, cycle, line, lastLine])).toEqual([
    [1, 1, 11, 15],
    [2, 2, 28, 32],
  ]);
  expect(measured.spectra!.map(({ spectrum }) => spectrum!.re[0])).toEqual([10, 17]);
  expect(measured.spectrum!.re[0]).toBe(10);
  expect(measuredText(measured, 'cell.mpt')).toMatch(/\n +2 +2 +28 to 32 +5\n/);
  expect(JSON.parse(JSON.stringify(measuredJson(measured, { source: 'x' }))).spectra).toMatchObject([
    { number: 1, cycle: 1, line: 11, lastLine: 15, points: 5 },
    { number: 2, cycle: 2, line: 28, lastLine: 32, points: 5 },
  ]);
});

it('all spectra of a file come out at once, in one table that gives them back', () => {
  const measured = readMeasuredText(text, { mass: 1e-5, shift: 1 });
  const json = JSON.parse(JSON.stringify(measuredJson(measured, { source: 'x' })));
  expect(json.spectra[1].spectrum).toEqual({
    frequency: [1e4, 1e3, 100, 10, 1],
    re: [17, 22, 27, 32, 37],
    im: [-1, -4, -9, -5, -1],
  });
  const [table] = measuredFiles(measured, { name: 'cell', source: 'x' }).filter(
    ({ name }) => name === 'cell.spectrum.csv',
  );
  const again = readMeasuredText(String(table.content));
  expect(again.spectra?.map(({ cycle, spectrum }) => [cycle, spectrum])).toEqual(
    measured.spectra?.map(({ cycle, spectrum }) => [cycle, spectrum]),
  );
});

it('one spectrum is not listed', () => {
  const one = readMeasuredText(["freq/Hz,Z'/Ohm,Z''/Ohm", ...sweep.map((p) => p.join(','))].join('\n'));
  expect(one.spectrum!.frequency).toHaveLength(5);
  expect(one.spectra).toBeUndefined();
});
