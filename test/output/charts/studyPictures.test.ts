import { describe, expect, it } from 'vitest';
import { parityChart } from '../../../src/output/chart/fit/parityChart.js';
import { differenceChart, waterfallChart, waterfallHeight } from '../../../src/output/chart/waterfallChart.js';
import type { AttributionResult } from '../../../src/results/attribution.js';
import { attribution, validation } from '../../columns/studyResults.js';
import { drawing, told } from './told.js';

// Charts of studies so small that every point, colour and size in them can be checked by hand.

const drawn = (option: object | undefined) => `\n${drawing(option).join('\n')}\n`;
const only = (option: object | undefined, what: RegExp) => told(option).filter((line) => what.test(line));
const data = (line: string) => line.split(': ').at(-1);

describe('simulated against published', () => {
  const [first, second] = validation.studies[0].rows;
  const rows = [
    { ...first, published: 100, simulated: 110, tolerance: 5 },
    { ...second, study: 'shi', published: 20, simulated: 20, tolerance: 4, role: 'predicted' as const },
  ];

  it('has a bar of the tolerance at each value and the line of equality, filled what was calibrated on', () => {
    expect(drawn(parityChart({ title: 'capacity / mAh g⁻¹', rows }))).toBe(`
box {left: 61, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 120 by 20 "Published capacity / mAh g⁻¹" 30 px off; 0 "0" 20 "20"
y 0 left: 0 to 120 by 20 "Simulated capacity / mAh g⁻¹" 41 px off; 0 "0" 20 "20"
keys ma, shi {top: 4, left: center, width: 136, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
custom on 0 {silent: true, clip: true, encode: {x: 0, y: [1, 2]}, z: 2}: 100,95,105 20,16,24
  line {shape: {x1: 10000, y1: -9500, x2: 10000, y2: -10500}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 9997, y1: -9500, x2: 10003, y2: -9500}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 9997, y1: -10500, x2: 10003, y2: -10500}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 2000, y1: -1600, x2: 2000, y2: -2400}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 1997, y1: -1600, x2: 2003, y2: -1600}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 1997, y1: -2400, x2: 2003, y2: -2400}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
line on 0 {symbol: none, silent: true, lineStyle: {color: #111111, width: 1}, z: 3}: 0,0 120,120
scatter ma on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 1.5, opacity: 1}, z: 6}: 100,110
scatter ma on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.5, opacity: 1}, z: 6}:
scatter shi on 0 {clip: false, symbol: rect, symbolSize: 7, itemStyle: {color: #D55E00, borderColor: #D55E00, borderWidth: 1.5, opacity: 1}, z: 6}:
scatter shi on 0 {clip: false, symbol: rect, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.5, opacity: 1}, z: 6}: 20,20
`);
  });

  it('goes by logarithms where that is asked for, with ticks at 1, 2 and 5', () => {
    const chart = parityChart({ title: 'resistance / Ω', rows, logarithmic: true }, 100);
    expect(drawn(chart)).toBe(`
box {left: 61, right: 16, top: 58, outerBoundsMode: none, bottom: 50}
x 0 bottom: 1.15412 to 2.09139 by 0.937273 "Published resistance / Ω" 30 px off; 1.30103 "20" 1.69897 "50" 2 "100" {minorTick: {show: false}}
x 0 top: 1.15412 to 2.09139 by 0.937273; 1.30103 "20" 1.69897 "50" 2 "100" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 1.15412 to 2.09139 by 0.937273 "Simulated resistance / Ω" 41 px off; 1.30103 "20" 1.69897 "50" 2 "100" {minorTick: {show: false}}
y 0 right: 1.15412 to 2.09139 by 0.937273; 1.30103 "20" 1.69897 "50" 2 "100" {minorTick: {show: false}, axisLabel: {show: false}}
keys ma, shi {top: 4, left: center, width: 80, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
custom on 0 {silent: true, clip: true, encode: {x: 0, y: [1, 2]}, z: 2}: 2,1.97772,2.02119 1.30103,1.20412,1.38021
  line {shape: {x1: 200, y1: -197.772, x2: 200, y2: -202.119}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 197, y1: -197.772, x2: 203, y2: -197.772}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 197, y1: -202.119, x2: 203, y2: -202.119}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 130.103, y1: -120.412, x2: 130.103, y2: -138.021}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 127.103, y1: -120.412, x2: 133.103, y2: -120.412}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
  line {shape: {x1: 127.103, y1: -138.021, x2: 133.103, y2: -138.021}, style: {stroke: #8a8a8a, lineWidth: 1.2}}
line on 0 {symbol: none, silent: true, lineStyle: {color: #111111, width: 1}, z: 3}: 1.15412,1.15412 2.09139,2.09139
scatter ma on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 1.5, opacity: 1}, z: 6}: 2,2.04139
scatter ma on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.5, opacity: 1}, z: 6}:
scatter shi on 0 {clip: false, symbol: rect, symbolSize: 7, itemStyle: {color: #D55E00, borderColor: #D55E00, borderWidth: 1.5, opacity: 1}, z: 6}:
scatter shi on 0 {clip: false, symbol: rect, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.5, opacity: 1}, z: 6}: 1.30103,1.30103
`);
    const wide = [rows[0], { ...rows[1], tolerance: 20, simulated: 2000 }];
    const [axis] = only(parityChart({ title: 'x', rows: wide, logarithmic: true }), /^x 0 bottom/);
    expect(axis).toContain('1.55206 to 3.35103');
    // A bar that reaches down to nothing ends at the box.
    expect(only(parityChart({ title: 'x', rows: wide, logarithmic: true }), /^custom/).map(data)).toEqual([
      '2,1.97772,2.02119 1.30103,-12,1.60206',
    ]);
  });

  it('gives a study the colour that it has on the whole page', () => {
    const chart = parityChart({ title: 'x', rows, studies: ['walther', 'shi', 'ma'] });
    expect(only(chart, /^keys/)[0]).toMatch(/^keys ma, shi \{/);
    expect(
      only(chart, /^scatter/).map((line) =>
        /^scatter (\w+).*symbol: (\w+).*borderColor: (\S+),/.exec(line)!.slice(1).join(' '),
      ),
    ).toEqual([
      'walther circle #0072B2',
      'walther circle #0072B2',
      'shi rect #D55E00',
      'shi rect #D55E00',
      'ma triangle #009E73',
      'ma triangle #009E73',
    ]);
  });

  it('needs two values, positive ones for logarithms', () => {
    const [one, two] = rows;
    expect(parityChart({ title: 'x', rows: [one] })).toBeUndefined();
    expect(parityChart({ title: 'x', rows: [one, { ...two, simulated: Number.NaN }] })).toBeUndefined();
    expect(parityChart({ title: 'x', rows: [one, { ...two, simulated: 0 }], logarithmic: true })).toBeUndefined();
    expect(parityChart({ title: 'x', rows: [one, { ...two, simulated: 0 }] })).toBeDefined();
  });
});

describe('waterfalls', () => {
  it('fall from part to part to the total, on one scale', () => {
    const [bare, coated] = attribution.variants;
    const two: AttributionResult = { ...attribution, variants: [bare, coated] };
    expect(drawn(waterfallChart(two))).toBe(`
box {left: 127, right: 16, top: 24, outerBoundsMode: none, height: 80}
box {left: 127, right: 16, top: 128, outerBoundsMode: none, height: 80}
x 0 bottom: -10 to 50 by 10; -10 "−10" 0 "0" {axisLabel: {show: false}}
x 1 bottom: -10 to 50 by 10 "Lost capacity / mAh g⁻¹" 30 px off; -10 "−10" 0 "0"
y 0 left: 0 to 4 by 4; 3.5 "interphase" 2.5 "contact loss" 1.5 "cracks" 0.5 "total" {minorTick: {show: false}}
y 0 right: 0 to 4 by 4; 3.5 "interphase" 2.5 "contact loss" 1.5 "cracks" 0.5 "total" {minorTick: {show: false}, axisLabel: {show: false}}
y 1 left: 0 to 4 by 4; 3.5 "interphase" 2.5 "contact loss" 1.5 "cracks" 0.5 "total" {minorTick: {show: false}}
y 1 right: 0 to 4 by 4; 3.5 "interphase" 2.5 "contact loss" 1.5 "cracks" 0.5 "total" {minorTick: {show: false}, axisLabel: {show: false}}
title {text: bare: 182.3 (cycle 3) to 150.2 (cycle 50), left: 16, top: 5, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
title {text: coated: 188.7 (cycle 3) to 189.9 (cycle 50), left: 16, top: 109, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
custom on 0 {silent: true, clip: false, encode: {x: [0, 1], y: 2}, z: 4}: 0,25.06,3.5 25.06,33.37,2.5 33.37,32.15,1.5 0,32.14,0.5
  rect {shape: {x: 0, y: -356.2, width: 2506, height: 12.4}, style: {fill: #0072B2}}
  line {shape: {x1: 2506, y1: -356.2, x2: 2506, y2: -336.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: 2511, y: -350, style: {text: 25.1, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: 2506, y: -256.2, width: 831, height: 12.4}, style: {fill: #CC79A7}}
  line {shape: {x1: 3337, y1: -256.2, x2: 3337, y2: -236.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: 3342, y: -250, style: {text: 8.3, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: 3215, y: -156.2, width: 122, height: 12.4}, style: {fill: #56B4E9}}
  line {shape: {x1: 3215, y1: -156.2, x2: 3215, y2: -136.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: 3342, y: -150, style: {text: −1.2, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: 0, y: -56.2, width: 3214, height: 12.4}, style: {fill: #111111}}
  text {x: 3219, y: -50, style: {text: 32.1, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
custom on 2 {silent: true, clip: false, encode: {x: [0, 1], y: 2}, z: 4}: 0,-1.2,3.5 -1.2,-1.2,2.5 -1.2,-1.2,1.5 0,-1.2,0.5
  rect {shape: {x: -120, y: -356.2, width: 120, height: 12.4}, style: {fill: #0072B2}}
  line {shape: {x1: -120, y1: -356.2, x2: -120, y2: -336.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: 5, y: -350, style: {text: −1.2, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: -120, y: -256.2, width: 1, height: 12.4}, style: {fill: #CC79A7}}
  line {shape: {x1: -120, y1: -256.2, x2: -120, y2: -236.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: -115, y: -250, style: {text: 0.0, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: -120, y: -156.2, width: 1, height: 12.4}, style: {fill: #56B4E9}}
  line {shape: {x1: -120, y1: -156.2, x2: -120, y2: -136.2}, style: {stroke: #111111, lineWidth: 0.8}}
  text {x: -115, y: -150, style: {text: 0.0, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: -120, y: -56.2, width: 120, height: 12.4}, style: {fill: #111111}}
  text {x: 5, y: -50, style: {text: −1.2, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
`);
    // Three mechanisms and the total, twice.
    expect(waterfallHeight(two.variants)).toBe(2 * (24 + 4 * 20) + 50 + 6);
  });

  it('of differences name both, and begin with what was there at the start', () => {
    const [difference] = attribution.differences;
    const one = { ...attribution, differences: [difference] };
    expect(only(differenceChart(one), /^(title|x 0 bottom|y 0 left| {2}(rect|text))/)).toEqual([
      'x 0 bottom: 0 to 50 by 10 "More capacity / mAh g⁻¹" 30 px off; 0 "0" 10 "10"',
      'y 0 left: 0 to 5 by 5; 4.5 "at the start" 3.5 "interphase" 2.5 "contact loss" 1.5 "cracks" 0.5 "total" {minorTick: {show: false}}',
      'title {text: coated against bare, cycle 50, left: 16, top: 5, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}',
      '  rect {shape: {x: 0, y: -456.2, width: 636, height: 12.4}, style: {fill: #8a8a8a}}',
      '  text {x: 641, y: -450, style: {text: 6.4, fill: #111111, font: 13px sans, textVerticalAlign: middle}}',
      '  rect {shape: {x: 636, y: -356.2, width: 2625, height: 12.4}, style: {fill: #0072B2}}',
      '  text {x: 3266, y: -350, style: {text: 26.3, fill: #111111, font: 13px sans, textVerticalAlign: middle}}',
      '  rect {shape: {x: 3261, y: -256.2, width: 831, height: 12.4}, style: {fill: #CC79A7}}',
      '  text {x: 4097, y: -250, style: {text: 8.3, fill: #111111, font: 13px sans, textVerticalAlign: middle}}',
      '  rect {shape: {x: 3970, y: -156.2, width: 122, height: 12.4}, style: {fill: #56B4E9}}',
      '  text {x: 4097, y: -150, style: {text: −1.2, fill: #111111, font: 13px sans, textVerticalAlign: middle}}',
      '  rect {shape: {x: 0, y: -56.2, width: 3970, height: 12.4}, style: {fill: #111111}}',
      '  text {x: 3975, y: -50, style: {text: 39.7, fill: #111111, font: 13px sans, textVerticalAlign: middle}}',
    ]);
  });

  it('are none without a loss to show', () => {
    const [bare] = attribution.variants;
    const small = [{ mechanism: 'cracking' as const, loss: 0.049 }];
    expect(waterfallChart({ ...attribution, variants: [{ ...bare, parts: small }] })).toBeUndefined();
    expect(
      waterfallChart({ ...attribution, variants: [{ ...bare, parts: [{ ...small[0], loss: -0.05 }] }] }),
    ).toBeDefined();
    expect(waterfallChart({ ...attribution, variants: [] })).toBeUndefined();
    expect(differenceChart({ ...attribution, differences: [] })).toBeUndefined();
  });

  it('colour every mechanism in its own way', () => {
    const [bare] = attribution.variants;
    const names = [
      'interphase',
      'carbonOxidation',
      'oxygenRelease',
      'contactLoss',
      'isolation',
      'cracking',
      'unaged',
    ] as const;
    const chart = waterfallChart({
      ...attribution,
      variants: [{ ...bare, parts: names.map((mechanism) => ({ mechanism, loss: 1 })) }],
    });
    expect(only(chart, /^ {2}rect/).map((line) => /fill: ([^}]*)/.exec(line)![1])).toEqual([
      '#0072B2',
      '#D55E00',
      '#009E73',
      '#CC79A7',
      '#E69F00',
      '#56B4E9',
      '#8a8a8a',
      '#111111',
    ]);
    expect(only(chart, /^y 0 left/)[0].match(/"[^"]*"/g)).toEqual([
      '"interphase"',
      '"oxidation on carbon"',
      '"oxygen release"',
      '"contact loss"',
      '"isolated particles"',
      '"cracks"',
      '"without ageing"',
      '"total"',
    ]);
  });
});
