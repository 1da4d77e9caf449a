import { describe, expect, it } from 'vitest';
import type { RelaxationTimes } from '../../../src/measure/spectrum/relaxationDistribution.js';
import { bodeChart, nyquistChart, relaxationChart } from '../../../src/output/chart/spectrumCharts.js';
import { drawing, told } from './told.js';

// Charts of spectra so small that every point, colour and size in them can be checked by hand.

const drawn = (option: object | undefined) => `\n${drawing(option).join('\n')}\n`;
const only = (option: object | undefined, what: RegExp) => told(option).filter((line) => what.test(line));

const spectrum = (scale: number) => ({
  frequency: Float64Array.of(1000, 10),
  re: Float64Array.of(30 * scale, 60 * scale),
  im: Float64Array.of(-40 * scale, -80 * scale),
});
const pair = [
  { name: 'bare', spectrum: spectrum(1), fitted: spectrum(1.1) },
  { name: 'coated', spectrum: spectrum(2) },
];

describe('Nyquist plot', () => {
  it('has one scale for both axes, symbols for data and a line for the fit', () => {
    expect(drawn(nyquistChart(pair))).toBe(`
box {left: 61, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 217.241 by 20 "Z′ / Ω" 30 px off; 0 "0" 20 "20" {axisLabel: {showMaxLabel: false}}
x 0 top: 0 to 217.241 by 20; 0 "0" 20 "20" {axisLabel: {show: false, showMaxLabel: false}}
y 0 left: 0 to 160 by 20 "−Z″ / Ω" 41 px off; 0 "0" 20 "20"
keys bare, coated {top: 4, left: center, width: 176, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare on 0 {itemStyle: {color: #0072B2}, symbol: circle, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 30,40 60,80
line bare on 0 {itemStyle: {color: #0072B2}, symbol: none, lineStyle: {color: #0072B2, width: 1.2}, z: 3}: 33,44 66,88
line coated on 0 {itemStyle: {color: #D55E00}, symbol: rect, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 60,80 120,160
`);
  });

  it('keeps the scale in another figure, and what lies below the axis in sight', () => {
    const inductive = { frequency: Float64Array.of(1e5, 1), re: Float64Array.of(-1, 9), im: Float64Array.of(2, -3) };
    const chart = nyquistChart([{ name: 'x', spectrum: inductive }], { width: 285, height: 200, unit: 'mΩ' });
    expect(only(chart, /^(x 0 bottom|y 0 left|keys)/)).toEqual([
      'x 0 bottom: -2 to 10 by 2 "Z′ / mΩ" 30 px off; -2 "−2" 0 "0"',
      'y 0 left: -2 to 4.96 by 2 "−Z″ / mΩ" 34 px off; -2 "−2" 0 "0" {axisLabel: {showMaxLabel: false}}',
      'keys x {top: 4, left: center, width: 111, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}',
    ]);
  });
});

describe('Bode plot', () => {
  it('has the size above and the phase below', () => {
    expect(drawn(bodeChart(pair))).toBe(`
box {left: 61, right: 16, top: 34, outerBoundsMode: none, height: 107}
box {left: 61, right: 16, top: 159, outerBoundsMode: none, height: 107}
x 0 bottom: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
x 0 top: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
x 1 bottom: 1 to 3 by 1 "Frequency / Hz" 30 px off; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}}
x 1 top: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 1.68091 to 2.31909 by 0.638184 "|Z| / Ω" 41 px off; 1.69897 "50" 1.87506 "75" 2 "100" 2.09691 "125" 2.17609 "150" 2.24304 "175" 2.30103 "200" {minorTick: {show: false}}
y 0 right: 1.68091 to 2.31909 by 0.638184; 1.69897 "50" 1.87506 "75" 2 "100" 2.09691 "125" 2.17609 "150" 2.24304 "175" 2.30103 "200" {minorTick: {show: false}, axisLabel: {show: false}}
y 1 left: 0 to 60 by 20 "−Phase / °" 41 px off; 0 "0" 20 "20"
keys bare, coated {top: 4, left: center, width: 176, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare on 0 {itemStyle: {color: #0072B2}, symbol: circle, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 3,1.69897 1,2
line bare on 0 {itemStyle: {color: #0072B2}, symbol: none, lineStyle: {color: #0072B2, width: 1.2}, z: 3}: 3,1.74036 1,2.04139
line bare on 2 {itemStyle: {color: #0072B2}, symbol: circle, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 3,53.1301 1,53.1301
line bare on 2 {itemStyle: {color: #0072B2}, symbol: none, lineStyle: {color: #0072B2, width: 1.2}, z: 3}: 3,53.1301 1,53.1301
line coated on 0 {itemStyle: {color: #D55E00}, symbol: rect, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 3,2 1,2.30103
line coated on 2 {itemStyle: {color: #D55E00}, symbol: rect, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 3,53.1301 1,53.1301
`);
    const other = bodeChart(pair, { width: 150, height: 208, unit: 'Ω cm²' });
    expect(only(other, /^(box|keys|y . left)/).map((line) => line.replace(/(, padding|;).*/, ''))).toEqual([
      'box {left: 61, right: 16, top: 58, outerBoundsMode: none, height: 41}',
      'box {left: 61, right: 16, top: 117, outerBoundsMode: none, height: 41}',
      'y 0 left: 1.68091 to 2.31909 by 0.638184 "|Z| / Ω cm²" 41 px off',
      'y 1 left: 0 to 60 by 20 "−Phase / °" 41 px off',
      'keys bare, coated {top: 4, left: center, width: 116',
    ]);
  });
});

describe('distribution of relaxation times', () => {
  const times = (scale: number, tau = [1e-3, 1e-2, 1e-1]) =>
    ({
      tau: Float64Array.from(tau),
      gamma: Float64Array.of(0, 4 * scale, 1 * scale),
      gammaLow: Float64Array.of(0, 3 * scale, 0),
      gammaHigh: Float64Array.of(1 * scale, 6 * scale, 2 * scale),
    }) as unknown as RelaxationTimes;

  it('is a line in the band of its credible intervals, which the legend names', () => {
    expect(drawn(relaxationChart([{ name: 'bare', times: times(1) }]))).toBe(`
box {left: 47, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: -3 to -1 by 1 "Relaxation time τ / s" 30 px off; -3 "10⁻³" -2 "10⁻²" -1 "10⁻¹" {minorTick: {show: false}}
x 0 top: -3 to -1 by 1; -3 "10⁻³" -2 "10⁻²" -1 "10⁻¹" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 0 to 6 by 1 "γ(ln τ) / Ω" 27 px off; 0 "0" 1 "1"
keys bare {itemStyle: {opacity: 0}}, 95 % credible interval {top: 4, left: center, width: 286, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
custom on 0 {silent: true, clip: true, z: 1}: -3,0
  polygon {shape: {points: [[-300, 0], [-200, -300], [-100, 0], [-100, -200], [-200, -600], [-300, -100]]}, style: {fill: #0072B2, opacity: 0.25}}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.5, type: solid}, itemStyle: {color: #0072B2}, z: 4}: -3,0 -2,4 -1,1
scatter 95 % credible interval on 0 {symbol: rect, itemStyle: {color: #8a8a8a, opacity: 0.4}}:
`);
  });

  it('has a dash from the eighth sample on, and a tick at every decade', () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ name: `v${i}`, times: times(1 + i, [1e-6, 1e-2, 10]) }));
    const chart = relaxationChart(many, { unit: 'Ω cm²', width: 200 });
    expect(only(chart, /^line v[07]/).map((line) => line.replace(/itemStyle.*/, ''))).toEqual([
      'line v0 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.5, type: solid}, ',
      'line v7 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.5, type: [7, 3]}, ',
    ]);
    expect(only(chart, /^(x 0 bottom|y 0 left|keys)/)).toEqual([
      'x 0 bottom: -6 to 1 by 2 "Relaxation time τ / s" 30 px off; -6 "10⁻⁶" -5 "" -4 "10⁻⁴" -3 "" -2 "10⁻²" -1 "" 0 "10⁰" 1 "" {minorTick: {show: false}}',
      'y 0 left: 0 to 50 by 10 "γ(ln τ) / Ω cm²" 34 px off; 0 "0" 10 "10"',
      'keys v0 {itemStyle: {opacity: 0}}, v1 {itemStyle: {opacity: 0}}, v2 {itemStyle: {opacity: 0}}, v3 {itemStyle: {opacity: 0}}, v4 {itemStyle: {opacity: 0}}, v5 {itemStyle: {opacity: 0}}, v6 {itemStyle: {opacity: 0}}, v7 {itemStyle: {opacity: 0}}, 95 % credible interval {top: 4, left: center, width: 180, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}',
    ]);
  });
});
