import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/circuit.js';
import { relaxationTimes } from '../../src/measure/relaxationTimes.js';
import { bodeChart, nyquistChart, relaxationChart } from '../../src/output/chart/spectrumCharts.js';
import { renderSvg } from '../../src/output/chart/svg.js';

const { circuit } = parseCircuit('R0-p(R1,CPE1)-p(R2,CPE2)');
const spectrum = circuitSpectrum(circuit!, [10, 20, 1e-6, 0.9, 30, 1e-3, 0.85], logFrequencies(1e6, 1e-2, 8));
const spectra = [
  { name: 'bare', spectrum, fitted: spectrum },
  { name: 'ZrO2', spectrum },
];

const charts = [
  ['nyquist', nyquistChart(spectra), ['bare', 'ZrO2', 'Z′ / Ω', '−Z″ / Ω']],
  ['bode', bodeChart(spectra, { unit: 'Ω cm²' }), ['bare', 'Frequency / Hz', '|Z| / Ω cm²', '−Phase / °', '10²']],
  [
    'drt',
    relaxationChart([{ name: 'bare', times: relaxationTimes(spectrum) }]),
    ['bare', 'Relaxation time / s', 'γ / Ω', '10⁰'],
  ],
] as const;

describe.each(charts)('%s chart', (id, option, texts) => {
  const svg = renderSvg(option!, { id });

  it('names its series and axes, and draws numbers only', () => {
    for (const text of texts) expect(svg).toContain(`>${text}<`);
    expect(svg.match(/NaN|undefined|Infinity/)?.[0]).toBeUndefined();
  });
});

describe('charts of spectra', () => {
  it('are left out without data', () => {
    expect(nyquistChart([])).toBeUndefined();
    expect(bodeChart([])).toBeUndefined();
    expect(relaxationChart([])).toBeUndefined();
  });

  it('have equal scales in a Nyquist plot: an arc is as high as half its width', () => {
    const arc = circuitSpectrum(parseCircuit('R0-p(R1,C1)').circuit!, [0, 100, 1e-3], logFrequencies(1e4, 1e-2, 40));
    const svg = renderSvg(nyquistChart([{ name: 'arc', spectrum: arc, fitted: arc }])!);
    // The fitted line is the longest path of the figure: its extent in px.
    const path = [...svg.matchAll(/<path d="([^"]+)"/g)].map((m) => m[1]).sort((a, b) => b.length - a.length)[0];
    const numbers = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
    const extent = (axis: number) =>
      Math.max(...numbers.map((p) => p[axis])) - Math.min(...numbers.map((p) => p[axis]));
    expect(extent(1) / extent(0)).toBeGreaterThan(0.47);
    expect(extent(1) / extent(0)).toBeLessThan(0.53);
  });
});
