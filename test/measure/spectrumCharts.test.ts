import { describe, expect, it } from 'vitest';
import { logFrequencies } from '../../src/impedance/spectrum.js';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { relaxationTimes } from '../../src/measure/spectrum/relaxationTimes.js';
import type { ChartOption } from '../../src/output/chart/drawing/option.js';
import { renderSvg } from '../../src/output/chart/drawing/svg.js';
import { bodeChart, nyquistChart, relaxationChart } from '../../src/output/chart/spectrumCharts.js';
import { drawn } from '../output/charts/drawn.js';
import { lowered } from '../output/lowered.js';

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
    ['bare', '95 % credible interval', 'Relaxation time τ / s', 'γ(ln τ) / Ω', '10⁰'],
  ],
] as const;

describe.each(charts)('%s chart', (id, option, texts) => {
  const svg = renderSvg(option!, { id });

  it('names its series and axes, and draws numbers only', () => {
    for (const text of texts) expect(lowered(svg)).toContain(`>${text}<`);
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

describe('points of charts', () => {
  /** R0 10, R1 20, C 1e-3: at omega = 50 the top of the arc. */
  const rc = circuitSpectrum(parseCircuit('R0-p(R1,C1)').circuit!, [10, 20, 1e-3], [1e6, 50 / (2 * Math.PI), 1e-6]);
  const fitted = { ...rc, re: rc.re.map((r) => 2 * r) };
  const pointsOf = (option: ChartOption | undefined, index: number) =>
    (option!.series as { data: [number, number][] }[])[index].data;

  it('Nyquist: capacitive arcs lie above the axis, at Z′ and −Z″', () => {
    const chart = nyquistChart([{ name: 'rc', spectrum: rc, fitted }]);
    const points = pointsOf(chart, 0);
    expect(points).toHaveLength(3);
    for (const [i, [x, y]] of points.entries()) {
      expect(x).toBe(rc.re[i]);
      expect(y).toBe(-rc.im[i]);
    }
    expect(points[1][0]).toBeCloseTo(20, 9);
    expect(points[1][1]).toBeCloseTo(10, 9);
    expect(pointsOf(chart, 1)[1][0]).toBeCloseTo(40, 9);
  });

  it('Bode: |Z| and minus the phase, which is positive for a capacitive cell, against frequency', () => {
    const chart = bodeChart([{ name: 'rc', spectrum: rc }]);
    const [modulus, phase] = [pointsOf(chart, 0), pointsOf(chart, 1)];
    for (const i of [0, 1, 2]) {
      expect(modulus[i][0]).toBeCloseTo(Math.log10(rc.frequency[i]), 12);
      expect(phase[i][0]).toBeCloseTo(Math.log10(rc.frequency[i]), 12);
    }
    expect(10 ** modulus[0][1]).toBeCloseTo(10, 6);
    expect(10 ** modulus[1][1]).toBeCloseTo(Math.sqrt(500), 9);
    expect(10 ** modulus[2][1]).toBeCloseTo(30, 6);
    expect(phase[1][1]).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 9);
    expect(phase[0][1]).toBeCloseTo(0, 2);
  });

  it('relaxation times: gamma against log tau with its interval, largest where the arc relaxes', () => {
    const times = relaxationTimes(
      circuitSpectrum(parseCircuit('R0-p(R1,CPE1)').circuit!, [10, 20, 1e-4, 0.9], logFrequencies(1e5, 1e-2, 6)),
    );
    const chart = relaxationChart([{ name: 'arc', times }]);
    const line = pointsOf(chart, 1);
    const last = times.tau.length - 1;
    // The outline of the band: along its lower limits and back along the upper ones.
    const outline = drawn(chart).series[0].shapes[0].points;
    for (const k of [0, 20, last]) {
      const tau = Math.log10(times.tau[k]);
      expect(line[k]).toEqual([tau, times.gamma[k]]);
      for (const [[x, y], gamma] of [
        [outline[k], times.gammaLow[k]],
        [outline[2 * last + 1 - k], times.gammaHigh[k]],
      ] as const) {
        expect(x).toBeCloseTo(tau, 9);
        expect(y).toBeCloseTo(gamma, 9);
      }
    }
    const top = line.reduce((a, b) => (b[1] > a[1] ? b : a));
    expect(Math.abs(top[0] - Math.log10((20 * 1e-4) ** (1 / 0.9)))).toBeLessThan(0.1);
  });
});
