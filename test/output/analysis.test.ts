import { describe, expect, it } from 'vitest';
import type { RelaxationPeak, RelaxationTimes } from '../../src/measure/spectrum/relaxationDistribution.js';
import type { SpectrumAnalysis } from '../../src/measure/spectrum/spectrumAnalysis.js';
import type { SpectrumFile } from '../../src/measure/spectrum/spectrumFile.js';
import type { Estimate, SpectrumFit } from '../../src/measure/spectrum/spectrumFit.js';
import { analysisFiles, analysisJson } from '../../src/output/measured/analysisJson.js';
import { analysisText, parametersText } from '../../src/output/measured/analysisText.js';

// What `analyse` says of a made-up spectrum: as text, as data, as files.

const spectrum = {
  frequency: Float64Array.of(2.5e6, 1000, 0.05),
  re: Float64Array.of(10, 20, 40),
  im: Float64Array.of(1, -5, -9),
};
const estimate = (value: number, more: Partial<Estimate> = {}): Estimate => ({
  value,
  error: value / 50,
  unit: 'Ohm',
  determined: true,
  ...more,
});

const fit: SpectrumFit = {
  parameters: { R0: estimate(12.3456), L1: estimate(1.2e-6, { unit: 'H' }) },
  converged: true,
  atMinimum: true,
  usable: true,
  message: 'It stopped early.',
  remarks: ['R0 is small.', 'L1 too.'],
  deviation: 0.01234,
  fitted: { ...spectrum, re: Float64Array.of(11, 21, 41) },
  correlation: Float64Array.of(1, 0, 0, 1),
  uncertainty: { seen: [], unseen: [] } as unknown as SpectrumFit['uncertainty'],
};

const peak = (k: number): RelaxationPeak => ({
  tau: k * 1e-3,
  tauInterval: [k * 0.9e-3, k * 1.1e-3],
  frequency: 10 ** (k - 3),
  resistance: 5 / k,
  resistanceInterval: [4 / k, Number.NaN],
});

const times = (more: Partial<RelaxationTimes> = {}): RelaxationTimes => ({
  tau: Float64Array.of(1e-3, 1e-2),
  gamma: Float64Array.of(1, 2),
  gammaLow: Float64Array.of(0, 1),
  gammaHigh: Float64Array.of(2, 3),
  ohmic: 10.04,
  ohmicInterval: [9.5, 10.5],
  polarisation: 30.06,
  polarisationInterval: [28, 33],
  inductance: 0,
  lambda: 0.0123,
  peaks: [],
  faster: 0.1,
  slower: 0.2,
  deviation: 0.0034,
  usable: true,
  remarks: ['Something is slow.'],
  fitted: { ...spectrum, re: Float64Array.of(12, 22, 42) },
  ...more,
});

const file: SpectrumFile = {
  column: "Z''",
  issues: [{ severity: 'warning', path: 'row', message: 'A bad row.', line: 3 }],
};
const check = {
  consistent: true,
  largest: 0.0456,
  deviation: 0.0078,
  suspicious: [],
  elements: 9,
  mu: 0.85,
  residuals: [],
} as unknown as NonNullable<SpectrumAnalysis['kramersKronig']>;
const text = (more: Partial<SpectrumAnalysis> = {}, column: SpectrumFile['column'] = "Z''") =>
  `\n${analysisText({ column }, { spectrum, ...more }, 'eis.csv')}`;
const json = (more: Partial<SpectrumAnalysis> = {}) =>
  JSON.parse(JSON.stringify(analysisJson(file, { spectrum, ...more })));

describe('text of an analysis', () => {
  it('says what there was, in handy frequencies, and what was turned around', () => {
    expect(text()).toBe("\neis.csv: 3 points, 2.5 MHz to 50 mHz. The imaginary column holds Z''.\n");
    expect(text({ thinned: 2 }, "-Z''")).toBe(
      "\neis.csv: 3 points, 2.5 MHz to 50 mHz. The imaginary column holds -Z'' and was turned around.\n\nNeighbouring points were averaged: all of the following is about 2 points.\n",
    );
    const from = (...frequency: readonly number[]) =>
      /points, (.*?)\. The/.exec(text({ spectrum: { ...spectrum, frequency: Float64Array.from(frequency) } }))![1];
    expect(from(1e6, 1e3)).toBe('1 MHz to 1 kHz');
    expect(from(0.999, 999, 5)).toBe('999 Hz to 999 mHz');
    expect(from(1, 999_000)).toBe('999 kHz to 1 Hz');
    // Small numbers have a power, none is none.
    expect(from(0, 1e-8)).toBe('1e-5 mHz to 0 mHz');
    expect(from(1e-7, 1e-8)).toBe('0.0001 mHz to 1e-5 mHz');
  });

  it('of one of several spectra says which, also in what to run next', () => {
    const of = (which: { number: number; cycle?: number }) =>
      analysisText({ column: "Z''" }, { spectrum, suggestedCircuit: 'R0-C1' }, 'cell.mpt', which);
    expect(of({ number: 2, cycle: 50 })).toContain('cell.mpt, spectrum 2 (cycle 50): 3 points');
    expect(of({ number: 3 })).toContain('cell.mpt, spectrum 3: 3 points');
    expect(of({ number: 3 })).toContain("argyrode analyse cell.mpt --spectrum 3 --circuit 'R0-C1'");
  });

  it('of several spectra ends with their parameters in one table', () => {
    const of = (number: number, R0: Estimate, cycle?: number) => ({
      which: { number, ...(cycle === undefined ? {} : { cycle }) },
      analysis: { spectrum, circuit: { ...fit, text: 'R0-L1', parameters: { ...fit.parameters, R0 } } },
    });
    const table = parametersText([of(1, estimate(12), 5), of(2, estimate(15, { determined: false }))]);
    expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      ['spectrum', 'cycle', 'R0 / Ohm', 'L1 / H'],
      [expect.stringMatching(/^-+$/)],
      ['1', '5', '12', '1.2e-6'],
      ['2', '–', '–', '1.2e-6'],
      [''],
    ]);
    expect(parametersText([of(1, estimate(12))])).toBe('');
    expect(parametersText([{ which: { number: 1 }, analysis: { spectrum } }])).toBe('');
  });

  it('says whether the spectrum is consistent, and where not', () => {
    expect(text({ kramersKronig: check })).toMatch(
      /\nKramers-Kronig: consistent, largest residual 4\.6 % of \|Z\|, root mean square 0\.78 %, 9 RC elements\.\n$/,
    );
    const bad = { ...check, consistent: false, suspicious: [1, 2, 3, 4, 5, 6, 7] } as typeof check;
    expect(text({ kramersKronig: bad })).toMatch(
      /: NOT consistent, .* 9 RC elements; suspicious at 1 Hz, 2 Hz, 3 Hz, 4 Hz, 5 Hz and 2 more\.\n$/,
    );
    const five = { ...check, suspicious: [1, 2, 3, 4, 5] } as typeof check;
    expect(text({ kramersKronig: five })).toMatch(/; suspicious at 1 Hz, 2 Hz, 3 Hz, 4 Hz, 5 Hz\.\n$/);
  });

  it('lists the largest peaks of the relaxation times', () => {
    expect(text({ relaxationTimes: times({ inductance: 2.345e-7, peaks: [1, 2, 3, 4, 5, 6, 7, 8].map(peak) }) })).toBe(`
eis.csv: 3 points, 2.5 MHz to 50 mHz. The imaginary column holds Z''.

Relaxation times (lambda 0.012): ohmic 10 Ohm (9.5 to 10.5), polarisation 30.1 Ohm (28 to 33), inductance 2.34e-7 H, deviation 0.34 %; in brackets 95 % intervals.
frequency  tau / s              95 %  R / Ohm        95 %
---------------------------------------------------------
   10 mHz    0.001  0.0009 to 0.0011        5      4 to –
  100 mHz    0.002  0.0018 to 0.0022      2.5      2 to –
     1 Hz    0.003  0.0027 to 0.0033     1.67   1.33 to –
    10 Hz    0.004  0.0036 to 0.0044     1.25      1 to –
   100 Hz    0.005  0.0045 to 0.0055        1    0.8 to –
    1 kHz    0.006  0.0054 to 0.0066    0.833  0.667 to –
2 smaller peaks are in the JSON output (--json).
Something is slow.
`);
    expect(text({ relaxationTimes: times({ peaks: [1, 2, 3, 4, 5, 6].map(peak) }) })).not.toContain('smaller peaks');
    expect(text({ relaxationTimes: times() })).toBe(`
eis.csv: 3 points, 2.5 MHz to 50 mHz. The imaginary column holds Z''.

Relaxation times (lambda 0.012): ohmic 10 Ohm (9.5 to 10.5), polarisation 30.1 Ohm (28 to 33), deviation 0.34 %; in brackets 95 % intervals.
No peak stands out.
Something is slow.
`);
    expect(text({ relaxationTimes: times({ usable: false, peaks: [peak(1)] }) })).toMatch(
      /\n\nSomething is slow\.\nRelaxation times \(lambda 0\.012\): .* in brackets 95 % intervals\.\n$/,
    );
  });

  it('lists the numbers of every fit with their errors, or why there are none', () => {
    const open = {
      ...fit.parameters,
      R1: estimate(5, { determined: false }),
      n1: estimate(1, { error: Number.NaN, unit: '' }),
    };
    const line = { ...fit, remarks: [], geometricMean: estimate(33), cathode: estimate(44) };
    expect(
      text({
        circuit: { ...fit, parameters: open, atMinimum: false, text: 'L1-R0-p(R1,CPE1)' },
        line,
        diffusionLength: { ...fit, remarks: [], length: estimate(1.5e-6, { unit: 'm' }) },
        suggestedCircuit: 'R0-p(R1,CPE1)',
      }),
    ).toBe(`
eis.csv: 3 points, 2.5 MHz to 50 mHz. The imaginary column holds Z''.

Circuit L1-R0-p(R1,CPE1): deviation 1.2 % of |Z|; It stopped early.
parameter   value  standard error  unit
---------------------------------------
R0          12.35            0.25  Ohm
L1         1.2e-6          2.4e-8  H
R1              –  not determined  Ohm
n1              1      on a bound
R0 is small.
L1 too.

Transmission line: deviation 1.2 % of |Z|
parameter          value  standard error  unit
----------------------------------------------
R0                 12.35            0.25  Ohm
L1                1.2e-6          2.4e-8  H
R_cathode             44            0.88  Ohm
sqrt(R_ion R_ct)      33            0.66  Ohm

Finite-space diffusion: deviation 1.2 % of |Z|
parameter   value  standard error  unit
---------------------------------------
L_diff     1.5e-6            3e-8  m
R0          12.35            0.25  Ohm
L1         1.2e-6          2.4e-8  H

To fit a circuit: argyrode analyse eis.csv --circuit 'R0-p(R1,CPE1)'
`);
  });
});

describe('data of an analysis', () => {
  it('are what the file held where nothing was asked for', () => {
    expect(json()).toEqual({
      parameters: {},
      imaginaryColumn: "Z''",
      points: 3,
      issues: [{ severity: 'warning', path: 'row', message: 'A bad row.', line: 3 }],
    });
    expect(json({ thinned: 2, suggestedCircuit: 'R0' })).toMatchObject({ thinned: 2, suggestedCircuit: 'R0' });
  });

  it('have the parameters of the circuit, or of the line, or of the diffusion', () => {
    const circuit = { ...fit, text: 'R0-L1' };
    const line = { ...fit, remarks: [], geometricMean: estimate(33), cathode: estimate(44) };
    const diffusionLength = { ...fit, length: estimate(1.5e-6, { unit: 'm', error: Infinity, determined: false }) };
    const parameters = {
      R0: { value: 12.3456, error: 12.3456 / 50, unit: 'Ohm', determined: true },
      L1: { value: 1.2e-6, error: 1.2e-6 / 50, unit: 'H', determined: true },
    };
    const ofLine = {
      ...parameters,
      R_cathode: { value: 44, error: 0.88, unit: 'Ohm', determined: true },
      R_geometric: { value: 33, error: 0.66, unit: 'Ohm', determined: true },
    };
    const ofLength = { ...parameters, L_diff: { value: 1.5e-6, error: null, unit: 'm', determined: false } };
    const record = { converged: true, message: 'It stopped early.', deviation: 0.01234 };
    expect(json({ circuit, line, diffusionLength })).toMatchObject({
      parameters,
      circuit: { text: 'R0-L1', ...record, remark: 'R0 is small. L1 too.' },
      line: { ...record, remark: null, parameters: ofLine },
      diffusionLength: { ...record, remark: 'R0 is small. L1 too.', parameters: ofLength },
    });
    expect(json({ line, diffusionLength }).parameters).toEqual(ofLine);
    expect(json({ diffusionLength }).parameters).toEqual(ofLength);
    expect(Object.keys(json({ diffusionLength }))).toEqual([
      'parameters',
      'imaginaryColumn',
      'points',
      'diffusionLength',
      'issues',
    ]);
  });

  it('have the check and the distribution number by number', () => {
    expect(json({ kramersKronig: check }).kramersKronig).toEqual({
      consistent: true,
      largest: 0.0456,
      deviation: 0.0078,
      suspicious: [],
      elements: 9,
      mu: 0.85,
    });
    const { drt } = json({ relaxationTimes: times({ peaks: [peak(1)], tail: { Q: 0.5, exponent: 1 } }) });
    expect(drt).toEqual({
      usable: true,
      remarks: ['Something is slow.'],
      lambda: 0.0123,
      ohmic: 10.04,
      ohmicInterval: [9.5, 10.5],
      polarisation: 30.06,
      polarisationInterval: [28, 33],
      faster: 0.1,
      slower: 0.2,
      inductance: 0,
      tail: { Q: 0.5, exponent: 1 },
      capacitance: 0.5,
      deviation: 0.0034,
      peaks: [
        { tau: 0.001, tauInterval: [0.0009, 0.0011], frequency: 0.01, resistance: 5, resistanceInterval: [4, null] },
      ],
      tau: [0.001, 0.01],
      gamma: [1, 2],
      gammaLow: [0, 1],
      gammaHigh: [2, 3],
    });
    expect(json({ relaxationTimes: times({ tail: { Q: 0.5, exponent: 0.5 } }) }).drt).toMatchObject({
      tail: { exponent: 0.5 },
      capacitance: null,
    });
    expect(json({ relaxationTimes: times() }).drt).toMatchObject({ tail: null, capacitance: null });
  });
});

describe('files of an analysis', () => {
  const named = (more: Partial<SpectrumAnalysis>) => analysisFiles(file, { spectrum, ...more }, 'eis');
  const names = (more: Partial<SpectrumAnalysis> = {}) => named(more).map(({ name }) => name);

  it('are the charts and the data; no picture of what must not be used', () => {
    expect(names()).toEqual(['nyquist.svg', 'bode.svg', 'analysis.json']);
    expect(names({ relaxationTimes: times() })).toEqual(['nyquist.svg', 'bode.svg', 'drt.svg', 'analysis.json']);
    expect(names({ relaxationTimes: times({ usable: false }) })).toEqual(['nyquist.svg', 'bode.svg', 'analysis.json']);
    const empty = new Float64Array(0);
    expect(names({ spectrum: { frequency: empty, re: empty, im: empty } })).toEqual(['analysis.json']);
    const files = named({ circuit: { ...fit, text: 'R0-L1' } });
    expect(String(files[0].content)).toMatch(/^<svg [\s\S]*>eis<[\s\S]*<\/svg>\n$/);
    expect(String(files[2].content)).toBe(`${JSON.stringify(json({ circuit: { ...fit, text: 'R0-L1' } }), null, 1)}\n`);
  });

  it('draw what the circuit made of the spectrum, or the line, the diffusion, the relaxation times', () => {
    // The line of a fit is the one drawn path that is as wide as no axis.
    const line = (more: Partial<SpectrumAnalysis>) =>
      [...String(named(more)[0].content).matchAll(/<path d="([^"]*)" [^>]*stroke-width="1\.2"/g)].map(
        ([, path]) => path,
      );
    const circuit = { ...fit, text: 'R0' };
    const [own, ...others] = line({ circuit });
    expect(others).toEqual([]);
    expect(line({})).toEqual([]);
    expect(line({ line: { ...fit, geometricMean: estimate(1), cathode: estimate(1) } })).toEqual([own]);
    expect(line({ diffusionLength: { ...fit, length: estimate(1) } })).toEqual([own]);
    expect(line({ relaxationTimes: times(), circuit })).toEqual([own]);
    const [ofTimes] = line({ relaxationTimes: times() });
    expect(ofTimes).toMatch(/^M/);
    expect(ofTimes).not.toBe(own);
  });
});
