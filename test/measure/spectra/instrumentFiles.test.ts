import { describe, expect, it } from 'vitest';
import { readSpectra } from '../../../src/measure/spectrum/readSpectrum.js';

/** A resistor of 42 Ohm, an arc of 18 Ohm at 1 kHz (no depression) and a little of diffusion, four digits: f, Z', Z''. */
const points: readonly (readonly [number, number, number])[] = [
  [100000, 42.01, -0.184],
  [10000, 42.19, -1.795],
  [1000, 51.02, -9.022],
  [100, 59.87, -1.836],
  [10, 60.13, -0.305],
  [1, 60.4, -0.4],
];
const scientific = (v: number): string => v.toExponential(6).toUpperCase().replace('E+', 'E+00').replace('E-', 'E-00');

function expectRead(text: string, column: "Z''" | "-Z''", instrument: string, issues: readonly string[] = []) {
  const file = readSpectra(text);
  const all = [...file.issues, ...file.spectra.flatMap((one) => one.issues)];
  expect(all.map(({ severity, message }) => `${severity}: ${message}`)).toEqual(issues);
  expect(file.instrument).toBe(instrument);
  for (const { spectrum, column: held } of file.spectra) {
    expect(held).toBe(column);
    for (const [i, [f, re, im]] of points.entries()) {
      expect(spectrum!.frequency[i]).toBeCloseTo(f, 6);
      expect(spectrum!.re[i]).toBeCloseTo(re, 3);
      expect(spectrum!.im[i]).toBeCloseTo(im, 3);
    }
    expect(spectrum!.frequency).toHaveLength(6);
  }
  return file.spectra;
}

describe('ZPlot', () => {
  const row = (separator: string) =>
    points.map(([f, re, im], i) => [f, 0.01, 0, 0.7 * i, re, im, 0, 0, 5].join(separator));

  it('without comments: heads between quotes and blanks above rows with commas', () => {
    const head = `"  Freq(Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range"`;
    const preamble = ['"ZPlotW Data File: Version 3.2c"', '"Raw Data"', 'pellet, 25 C', '0,3,0,1,100000,1', '6'];
    expectRead([...preamble, head, ...row(', ')].join('\n'), "Z''", 'ZPlot .z');
    expectRead([...preamble, head.replace('Freq(Hz)', 'Freq (Hz)'), ...row(',')].join('\r\n'), "Z''", 'ZPlot .z');
  });

  it('with comments: heads above "End Comments", a preamble that speaks of frequencies', () => {
    const lines = ['ZPLOT2 ASCII', '  Freq Limits: 1E5 1', '  vs Freq-Initial:  100000', '  Data Points:  6'];
    const head = "  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange";
    expectRead([...lines, head, 'End Comments', ...row('\t')].join('\n'), "Z''", 'ZPlot .z');
  });
});

it('PowerSuite: "Zimg", line ends of two carriage returns, lowest frequency first', () => {
  const rows = points.map((p) => p.join('\t ')).reverse();
  const file = readSpectra(`${['Frequency\t Zre\t Zimg', ...rows].join('\r\r\n')}\r\r\n`);
  expect(file.issues).toEqual([]);
  expect([...file.spectra[0].spectrum!.frequency]).toEqual([1, 10, 100, 1000, 10000, 100000]);
  expect([...file.spectra[0].spectrum!.re]).toEqual([60.4, 60.13, 59.87, 51.02, 42.19, 42.01]);
  expect([...file.spectra[0].spectrum!.im]).toEqual([-0.4, -0.305, -1.836, -9.022, -1.795, -0.184]);
});

it('Maccor: a preamble of words and numbers, heads that an empty line parts from the rows', () => {
  const rows = points.map(([f, re, im], i) =>
    [f.toFixed(5), 2.1, i, re, im, Math.atan2(im, re) * 57.29578, Math.hypot(re, im), 0, '7.1'].join('\t'),
  );
  const text = [
    'MACCOR, INC.    AC Impedance Test',
    'Frequency Sweep:   Open Circut Voltage',
    '0.01  2  0  0  0  0  0  10  1000  1',
    '',
    "Freq(Hz)\tPolar(V)\tTime(sec)\tZ'(a)\tZ''(b)\tPhase_Angle\tZ-Mag\tC(F)\tStatus",
    '',
    ...rows,
  ];
  expectRead(text.join('\r\n'), "Z''", 'Maccor EIS text');
});

it('Gamry: the table of impedances among others, units on a line of their own, an aborted experiment', () => {
  const text = [
    'EXPLAIN',
    'FREQINIT\tQUANT\t1.00000E+005\tInitial Fre&q. (Hz)',
    'OCVCURVE\tTABLE\t2',
    '\tPt\tT\tVf\tVm\tAch\tOver\tTemp',
    '\t#\ts\tV vs. Ref.\tV\tV\tbits\tdeg C',
    '\t0\t0.25\t2.1\t2.1\t0\t..........a\t25',
    '\t1\t0.50\t2.1\t2.1\t0\t..........a\t25',
    'EOC\tQUANT\t2.1\tOpen Circuit (V)',
    'ZCURVE\tTABLE',
    '\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange',
    '\t#\ts\tkHz\tohm\tohm\tV\tohm\t\uFFFD\tA\tV\t#',
    ...points.map(([f, re, im], i) =>
      ['', i, i, scientific(f / 1000), re, im, 1, Math.hypot(re, im), Math.atan2(im, re) * 57.29578, 0, 2, 9].join(
        '\t',
      ),
    ),
    'EXPERIMENTABORTED\tTOGGLE\tT\tExperiment Aborted',
    'FRACURVE\tTABLE\t2',
    '\tPt\tT\tV\tI\tOlCtrl\tOverload',
    '\t#\tS\tV\tA\tbits\tbits',
    '\t0\t2.0E+001\t2.9E-004\t6.7E-008\t......\t...........',
    '\t1\t2.1E+001\t3.9E-004\t6.9E-008\t......\t...........',
  ];
  expect(expectRead(text.join('\r\n'), "Z''", 'Gamry .DTA')).toHaveLength(1);
});

it('VersaStudio: heads behind "Definition=", impedances beside real and imaginary parts of other things', () => {
  const heads =
    'Definition=Segment #, Point #, E(V), Elapsed Time(s), Frequency(Hz), E Real, E Imag, Z Real, Z Imag, Z2 Real, Z2 Imag, 0';
  const segment = (k: number) => [
    `<Segment${k}>`,
    'Type=2',
    heads,
    ...points.map(([f, re, im], i) => [k, i, 0, i, f, 1, 2, re, im, 0, 0, 0.02].join(',')),
    `</Segment${k}>`,
  ];
  const text = ['<Application>', 'Name=VersaStudio', '</Application>', ...segment(1), ...segment(2), 'Analysis=0'];
  const spectra = expectRead(text.join('\n'), "Z''", 'VersaStudio .par');
  expect(spectra.map(({ line, lastLine }) => [line, lastLine])).toEqual([
    [7, 12],
    [17, 22],
  ]);
});

it('CH Instruments: one quote for two primes, |Z| called Z', () => {
  const text = [
    'A.C. Impedance',
    'Instrument Model:  CHI660E',
    'High Frequency (Hz) = 1e+5',
    '',
    'Freq/Hz, Z\'/ohm, Z"/ohm, Z/ohm, Phase/deg',
    '',
    ...points.map(([f, re, im]) =>
      [f.toExponential(3), re, im, Math.hypot(re, im).toPrecision(4), (Math.atan2(im, re) * 57.3).toFixed(1)].join(
        ', ',
      ),
    ),
  ];
  expectRead(text.join('\n'), "Z''", 'CH Instruments text');
});

it('Zahner: |Z| and phase; a start within the range that leads to one end of it is measured again and left out', () => {
  const row = ([f, re, im]: readonly [number, number, number], i: number) =>
    [i, f, Math.hypot(re, im), Math.atan2(im, re) * 57.29578, 0.99, i].join('\t');
  const rows = [points[2], points[1], ...points].map(row);
  const head = 'Number\tFrequency/Hz\tImpedance/Ohm\tPhase/deg\tSignificance\tTime/s';
  expectRead(['Potential: 3.7 V', head, ...rows].join('\n'), "Z''", 'Zahner text', [
    'note: Lines 3 to 4 lead to the first frequency of the sweep, which measures theirs again; they are left out.',
  ]);
});

it("Ivium: Z', Z'' and the frequency, in this order, in data blocks without heads", () => {
  const block = ['Title=cell', 'Method=Impedance', 'primary_data', '3', '6'];
  const rows = points.map(([f, re, im]) => ` ${re} ${im} ${f}`.replaceAll('.', ','));
  expectRead([...block, ...rows, 'Title=next', ...block.slice(1), ...rows].join('\r\n'), "Z''", 'Ivium .idf');
  // The same block of another method holds no impedance.
  const { spectra } = readSpectra([...block, ...rows].join('\n').replace('Impedance', 'CyclicVoltammetry'));
  expect(spectra).toEqual([]);
  const text = ['freq. /Hz\tZ1 /ohm\tZ2 /ohm', ...points.map((p) => p.join('\t'))];
  expectRead(text.join('\n'), "Z''", 'Ivium text');
});

it('NOVA, PSTrace and Novocontrol: names with signs and units of their own', () => {
  const phase = (re: number, im: number) => -Math.atan2(im, re) * 57.29578;
  const nova = points.map(([f, re, im], i) => [i + 1, f, re, -im, Math.hypot(re, im), phase(re, im)]);
  const lines = nova.map((cells) => cells.join(';').replaceAll('.', ','));
  const heads = "Index;Frequency (Hz);Z' (Ω);-Z'' (Ω);Z (Ω);-Phase (°)";
  expectRead([heads, ...lines].join('\n'), "-Z''", 'table');
  const trace = points.map(([f, re, im]) => [f, phase(re, im), 0.1, Math.hypot(re, im), re, -im].join(','));
  expectRead(["freq / Hz,neg. Phase / °,Idc / uA,Z / Ohm,Z' / Ohm,-Z'' / Ohm", ...trace].join('\n'), "-Z''", 'table');
  const novo = points.map(([f, re, im]) => [f, 1e4, re, im].join('\t'));
  expectRead([" Freq. [Hz]\tEps'    \tZs' [Ohms]\tZs'' [Ohms]", ...novo].join('\n'), "Z''", 'Novocontrol text');
});
