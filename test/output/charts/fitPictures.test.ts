import { describe, expect, it } from 'vitest';
import { correlationChart, correlationSize } from '../../../src/output/chart/fit/correlationChart.js';
import { fitChart, fittedQuantities } from '../../../src/output/chart/fit/fitChart.js';
import { fitCurveChart, fitSpectrumChart } from '../../../src/output/chart/fit/fitCurveCharts.js';
import { profileChart } from '../../../src/output/chart/fit/profileChart.js';
import { residualChart, residualHeight } from '../../../src/output/chart/fit/residualChart.js';
import { startsChart } from '../../../src/output/chart/fit/startsChart.js';
import { suggestionChart, suggestionHeight } from '../../../src/output/chart/fit/suggestionChart.js';
import type { FitParameterResult, FitResult } from '../../../src/results/fit.js';
import { outlier, parameter, point, series, smallFit } from './smallFit.js';
import { drawing, told } from './told.js';

// Charts of a fit so small that every point, colour and size in them can be checked by hand.

const drawn = (option: object | undefined) => `\n${drawing(option).join('\n')}\n`;
const only = (option: object | undefined, what: RegExp) => told(option).filter((line) => what.test(line));
/** Numbers of an axis, without the rest. */
const ends = (option: object | undefined, axis: 'x' | 'y', panel = 0) =>
  /: (\S+ to \S+ by \S+)/.exec(only(option, new RegExp(`^${axis} ${panel} (left|bottom)`))[0])?.[1];
const data = (line: string) => line.split(': ').at(-1);

const result = smallFit();
const capacity = { quantity: 'dischargeCapacity', unit: 'mAh/g' };
const withSeries = (...all: FitResult['series']): FitResult => ({ ...result, series: all, bands: [], outliers: [] });

describe('data and fit over the cycles', () => {
  it('has bands, line, errors, symbols filled, open and ringed', () => {
    expect(drawn(fitChart(result, capacity))).toBe(`
box {left: 61, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 4 by 1 "Cycle number" 30 px off; 0 "0" 1 "1"
y 0 left: 150 to 200 by 10 "Discharge capacity / mAh g⁻¹" 41 px off; 150 "150" 160 "160"
keys bare, held out, outlier {top: 4, left: center, width: 276, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
custom on 0 {silent: true, clip: true, z: 1}: 1,186
  polygon {shape: {points: [[100, -18600], [400, -15400], [400, -16600], [100, -19600]]}, style: {fill: #0072B2, opacity: 0.12}}
custom on 0 {silent: true, clip: true, z: 1}: 1,190
  polygon {shape: {points: [[100, -19000], [400, -15800], [400, -16200], [100, -19200]]}, style: {fill: #0072B2, opacity: 0.28}}
line bare on 0 {symbol: circle, showSymbol: false, lineStyle: {color: #0072B2, width: 1.6}, itemStyle: {color: #0072B2}, z: 7}: 1,191 4,160
custom on 0 {silent: true, encode: {x: 0, y: [1, 2]}, z: 4}: 1,188,192 2,178,182 3,150,152 4,158,162
  line {shape: {x1: 100, y1: -18800, x2: 100, y2: -19200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 97, y1: -18800, x2: 103, y2: -18800}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 97, y1: -19200, x2: 103, y2: -19200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 200, y1: -17800, x2: 200, y2: -18200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 197, y1: -17800, x2: 203, y2: -17800}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 197, y1: -18200, x2: 203, y2: -18200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 300, y1: -15000, x2: 300, y2: -15200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 297, y1: -15000, x2: 303, y2: -15000}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 297, y1: -15200, x2: 303, y2: -15200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 400, y1: -15800, x2: 400, y2: -16200}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 397, y1: -15800, x2: 403, y2: -15800}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 397, y1: -16200, x2: 403, y2: -16200}, style: {stroke: #0072B2, lineWidth: 1}}
scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 1,190 2,180
scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.4, opacity: 1}}: 4,160
scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 7, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 3,150
scatter bare on 0 {clip: false, symbol: circle, z: 7, symbolSize: 13, itemStyle: {color: transparent, borderColor: #111111, borderWidth: 1.2, opacity: 1}}: 3,150
scatter held out on 0 {symbol: circle, itemStyle: {color: #ffffff, borderColor: #8a8a8a, borderWidth: 1.4}}:
scatter outlier on 0 {symbol: circle, itemStyle: {color: transparent, borderColor: #111111, borderWidth: 1.2, opacity: 1}}:
`);
  });

  it('goes from datum to datum in their order where there is no band, and knows samples of several scenarios apart', () => {
    const other = { scenario: 'runs/cell.old.yaml', unit: 'mAh/g' };
    const two = withSeries(
      series('a', [point(3, 150, 151), point(1, 190, 191)]),
      series('b', [point(2, 170, 171)]),
      series('c', [point(2, 100, 101)], other),
      series('d', [point(2, 55, 56)], { unit: 'mAh/cm2' }),
      series('e', [point(2, 66, 67)], { quantity: 'chargeCapacity' }),
      series('f', [point(2, 77, 78)], { kind: 'curve' }),
    );
    const chart = fitChart(two, capacity, 150);
    expect(only(chart, /^(keys|line|scatter)/).map((line) => line.replace(/ \{.*\}/, ''))).toEqual([
      'keys bare, cell, bare, cell.old',
      'line bare, cell on 0: 1,191 2,171 3,151',
      'scatter bare, cell on 0: 3,150 1,190 2,170',
      'line bare, cell.old on 0: 2,101',
      'scatter bare, cell.old on 0: 2,100',
    ]);
    expect(only(chart, /^keys/)[0]).toContain('width: 116');
    expect(only(chart, /^custom/).map(data)).toEqual(['3,148,152 1,188,192 2,168,172', '2,98,102']);
    expect(fittedQuantities(two)).toEqual([
      capacity,
      { ...capacity, unit: 'mAh/cm2' },
      { quantity: 'chargeCapacity', unit: 'mAh/g' },
    ]);
  });

  it('takes the band of its own quantity, unit and sample', () => {
    const [band] = result.bands;
    const bands = [
      { ...band, quantity: 'retention' },
      { ...band, unit: '%' },
      { ...band, variant: 'coated' },
      { ...band, scenario: 'other.yaml' },
    ];
    expect(only(fitChart({ ...result, bands }, capacity), /^line/).map(data)).toEqual(['1,192 2,179 3,160 4,161']);
  });

  it('has an axis from zero where data come near to it, and no errors below it', () => {
    const of = (...points: FitResult['series'][number]['points']) =>
      ends(fitChart(withSeries(series('a', points)), capacity), 'y');
    expect(of(point(1, 1, 1), point(2, 50, 50))).toBe('0 to 60 by 10');
    expect(of(point(1, 20, 20), point(2, 50, 50))).toBe('15 to 55 by 5');
    expect(of(point(1, -1, 1), point(2, 50, 50))).toBe('-10 to 60 by 10');
    expect(of(point(1, 100, 100), point(2, 200, 200, { error: 30 }))).toBe('80 to 240 by 20');
  });

  it('does not stretch its axis to an outlier, which is drawn on the edge without an error', () => {
    const far = series('bare: capacity', [
      point(1, 190, 190),
      point(2, 180, 180),
      point(3, 900, 170, { line: 4, residual: 5 }),
    ]);
    const chart = fitChart({ ...result, series: [far], bands: [] }, capacity);
    expect(ends(chart, 'y')).toBe('165 to 195 by 5');
    expect(only(chart, /^(custom|scatter bare)/).map(data)).toEqual([
      '1,188,192 2,178,182',
      '1,190 2,180',
      '3,195',
      '3,195',
    ]);
  });

  it('believes a datum unless series, cycle, line and residual are those of the outlier', () => {
    const rings = (more: object) =>
      only(
        fitChart({ ...result, outliers: [{ ...outlier, series: 'bare: capacity', message: '', ...more }] }, capacity),
        /^scatter outlier/,
      ).length;
    expect(rings({})).toBe(1);
    for (const more of [{ series: 'x' }, { cycle: 2 }, { line: 5 }, { residual: 4 }]) expect(rings(more)).toBe(0);
  });

  it('of many data has smaller, paler symbols, no errors, and not more of them than can be seen', () => {
    const many = (count: number) =>
      fitChart(
        withSeries(
          series(
            'a',
            Array.from({ length: count }, (_, i) => point(i + 1, 150, 151)),
          ),
        ),
        capacity,
      );
    const kinds = (count: number) => only(many(count), /^(custom|scatter)/).map((line) => line.split(' ')[0]);
    expect(kinds(60)).toEqual(['custom', 'scatter']);
    expect(kinds(61)).toEqual(['scatter']);
    const [symbols] = only(many(401), /^scatter/);
    expect(symbols).toContain(
      'symbolSize: 4, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 0.5}',
    );
    expect(data(symbols)?.split(' ')).toHaveLength(400);
    const held = Array.from({ length: 61 }, (_, i) => point(i + 1, 150, 151, { heldOut: true }));
    expect(only(fitChart(withSeries(series('a', held)), capacity), /^scatter bare/)[0]).toContain(
      'symbolSize: 4, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1, opacity: 1}',
    );
  });

  it('leaves out of its bands what is not known', () => {
    const [band] = result.bands;
    const holes = {
      ...band,
      cycle: [1, 2, 4],
      best: [191, Number.NaN, 160],
      low: [190, Number.NaN, 158],
      high: [192, 1, 162],
      dataLow: [Number.NaN, 1, 2],
      dataHigh: [Number.NaN, 1, Number.NaN],
    };
    const chart = fitChart({ ...result, bands: [holes] }, capacity);
    const unknown = holes.cycle.map(() => Number.NaN);
    const nothing = fitChart({ ...result, bands: [{ ...holes, low: unknown }] }, capacity);
    expect(only(nothing, /^custom.*clip: true/).map((line) => line.replace(/\{.*\}/, ''))).toEqual([
      'custom on 0 : 2,1',
      'custom on 0 :',
    ]);
    const lines = told(chart);
    const at = lines.findIndex((line) => line.startsWith('custom'));
    expect(lines.slice(at, at + 4).map((line) => line.replace(/\{silent.*\}/, ''))).toEqual([
      'custom on 0 : 2,1',
      '  polygon {shape: {points: [[200, -100], [200, -100]]}, style: {fill: #0072B2, opacity: 0.12}}',
      'custom on 0 : 1,190',
      '  polygon {shape: {points: [[100, -19000], [400, -15800], [400, -16200], [100, -19200]]}, style: {fill: #0072B2, opacity: 0.28}}',
    ]);
  });
});

describe('fitted curves', () => {
  it('go over the share of the half cycle, in the order of it', () => {
    expect(drawn(fitCurveChart(result))).toBe(`
box {left: 58, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 100 by 20 "Share of the half cycle / %" 30 px off; 0 "0" 20 "20"
y 0 left: 1.8 to 3.2 by 0.2 "Cell voltage / V" 38 px off; 1.8 "1.8" 2 "2.0"
keys bare, cycle 1 {top: 4, left: center, width: 116, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare, cycle 1 on 0 {symbol: circle, showSymbol: false, lineStyle: {color: #0072B2, width: 1.6}, itemStyle: {color: #0072B2}, z: 7}: 25,2.98 75,2.01
custom on 0 {silent: true, encode: {x: 0, y: [1, 2]}, z: 4}: 25,2.99,3.01 75,1.99,2.01
  line {shape: {x1: 2500, y1: -299, x2: 2500, y2: -301}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 2497, y1: -299, x2: 2503, y2: -299}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 2497, y1: -301, x2: 2503, y2: -301}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 7500, y1: -199, x2: 7500, y2: -201}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 7497, y1: -199, x2: 7503, y2: -199}, style: {stroke: #0072B2, lineWidth: 1}}
  line {shape: {x1: 7497, y1: -201, x2: 7503, y2: -201}, style: {stroke: #0072B2, lineWidth: 1}}
scatter bare, cycle 1 on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 25,3 75,2
`);
    expect(only(fitCurveChart(result, 90), /^keys/)[0]).toContain('width: 70');
    expect(fitCurveChart(withSeries(result.series[0]))).toBeUndefined();
  });
});

describe('fitted spectra', () => {
  it('pair real and imaginary parts of one frequency', () => {
    expect(drawn(fitSpectrumChart(result))).toBe(`
box {left: 54, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 30 by 5 "Z′ / Ω cm²" 30 px off; 0 "0" 5 "5"
y 0 left: 0 to 22.0952 by 5 "−Z″ / Ω cm²" 34 px off; 0 "0" 5 "5" {axisLabel: {showMaxLabel: false}}
y 0 right: 0 to 22.0952 by 5; 0 "0" 5 "5" {axisLabel: {show: false, showMaxLabel: false}}
keys bare, cycle 5 {top: 4, left: center, width: 116, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare, cycle 5 on 0 {itemStyle: {color: #0072B2}, symbol: circle, symbolSize: 5, lineStyle: {width: 0}, z: 4}: 10,2 30,12
line bare, cycle 5 on 0 {itemStyle: {color: #0072B2}, symbol: none, lineStyle: {color: #0072B2, width: 1.2}, z: 3}: 11,1 29,13
`);
  });

  it('pair those of one sample, file and cycle only', () => {
    const [, , real, imaginary] = result.series;
    const chart = (more: object) => fitSpectrumChart(withSeries(real, { ...imaginary, ...more }));
    expect(chart({})).toBeDefined();
    for (const more of [
      { source: 'other.mpt' },
      { variant: 'coated' },
      { quantity: 'realImpedance' },
      { points: imaginary.points.map((one) => ({ ...one, cycle: 6 })) },
      { points: imaginary.points.map((one) => ({ ...one, x: one.x + 1 })) },
      { points: [] },
      { kind: 'cycles' },
    ])
      expect(chart(more)).toBeUndefined();
    const half = chart({ points: imaginary.points.slice(0, 1) });
    expect(only(half, /^line/).map(data)).toEqual(['30,12', '29,13']);
    expect(only(fitSpectrumChart(withSeries({ ...real, unit: 'Ohm' }, imaginary)), /^x 0 bottom/)[0]).toContain(
      '"Z′ / Ω"',
    );
    expect(fitSpectrumChart(withSeries(result.series[0]))).toBeUndefined();
    expect(fitSpectrumChart(withSeries({ ...real, points: [] }, imaginary))).toBeUndefined();
  });
});

describe('residuals', () => {
  it('have a panel a quantity with levels at zero and two', () => {
    expect(drawn(residualChart(result, 'spectrum'))).toBe(`
box {left: 54, right: 16, top: 56, outerBoundsMode: none, height: 96}
box {left: 54, right: 16, top: 174, outerBoundsMode: none, height: 96}
x 0 bottom: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
x 0 top: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
x 1 bottom: 1 to 3 by 1 "Frequency / Hz" 30 px off; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}}
x 1 top: 1 to 3 by 1; 1 "10¹" 2 "10²" 3 "10³" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: -4 to 4 by 2 "Residual / s.e." 34 px off; -4 "−4" -2 "−2"
y 1 left: -4 to 4 by 2 "Residual / s.e." 34 px off; -4 "−4" -2 "−2"
keys bare {top: 4, left: center, width: 116, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
title {text: real impedance, left: 220, textAlign: center, top: 38, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
title {text: imaginary impedance, left: 220, textAlign: center, top: 156, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
line on 0 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 1,-2 3,-2
line on 0 {symbol: none, silent: true, lineStyle: {color: #111111, width: 1, type: solid}, z: 2}: 1,0 3,0
line on 0 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 1,2 3,2
scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 3,0.5 1,-0.5
line on 2 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 1,-2 3,-2
line on 2 {symbol: none, silent: true, lineStyle: {color: #111111, width: 1, type: solid}, z: 2}: 1,0 3,0
line on 2 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 1,2 3,2
scatter bare on 2 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 1,-0.5 3,0.5
`);
    expect(residualHeight(result, 'spectrum')).toBe(14 + 20 + 2 * 118 + 50);
  });

  it('of curves and cycles go over share and number', () => {
    expect(drawn(residualChart(result, 'curve', 500))).toBe(`
box {left: 54, right: 16, top: 56, outerBoundsMode: none, height: 96}
x 0 bottom: 0 to 100 by 20 "Share of the half cycle / %" 30 px off; 0 "0" 20 "20"
y 0 left: -4 to 4 by 2 "Residual / s.e." 34 px off; -4 "−4" -2 "−2"
keys bare {top: 4, left: center, width: 116, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
title {text: voltage, left: 270, textAlign: center, top: 38, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
line on 0 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 0,-2 100,-2
line on 0 {symbol: none, silent: true, lineStyle: {color: #111111, width: 1, type: solid}, z: 2}: 0,0 100,0
line on 0 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [4, 3]}, z: 2}: 0,2 100,2
scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 75,1 25,-2
`);
    expect(only(residualChart(result, 'cycles'), /^(x 0 bottom|y 0 left|keys|title|scatter)/)).toEqual([
      'x 0 bottom: 0 to 4 by 1 "Cycle number" 30 px off; 0 "0" 1 "1"',
      'y 0 left: -6 to 6 by 4 "Residual / s.e." 34 px off; -6 "−6" -2 "−2"',
      'keys bare, held out, outlier {top: 4, left: center, width: 276, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}',
      'title {text: discharge capacity, left: 220, textAlign: center, top: 38, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}',
      'scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 1,1 2,-0.5',
      'scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 6, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.4, opacity: 1}}: 4,0.5',
      'scatter bare on 0 {clip: false, symbol: circle, z: 6, symbolSize: 7, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 0, opacity: 1}}: 3,5',
      'scatter bare on 0 {clip: false, symbol: circle, z: 7, symbolSize: 13, itemStyle: {color: transparent, borderColor: #111111, borderWidth: 1.2, opacity: 1}}: 3,5',
      'scatter held out on 0 {symbol: circle, itemStyle: {color: #ffffff, borderColor: #8a8a8a, borderWidth: 1.4}}:',
      'scatter outlier on 0 {symbol: circle, itemStyle: {color: transparent, borderColor: #111111, borderWidth: 1.2, opacity: 1}}:',
    ]);
    expect(residualHeight(result, 'cycles')).toBe(14 + 20 + 118 + 50);
    expect(residualHeight(result, 'cycles', 100)).toBe(14 + 3 * 24 - 4 + 118 + 50);
  });

  it('reach as far as the data, from four to eight standard errors, and know nothing of what has no number', () => {
    const of = (...residuals: readonly number[]) =>
      ends(
        residualChart(
          withSeries(
            series(
              'a',
              residuals.map((residual, i) => point(i + 1, 1, 1, { residual })),
            ),
          ),
          'cycles',
        ),
        'y',
      );
    expect(of(0.1, -0.5)).toBe('-4 to 4 by 2');
    expect(of(0.1, -4)).toBe('-4 to 4 by 2');
    expect(of(0.1, -4.1)).toBe('-6 to 6 by 4');
    expect(of(7, Number.NaN)).toBe('-8 to 8 by 4');
    expect(of(99, Infinity)).toBe('-8 to 8 by 4');
    expect(of(Number.NaN)).toBeUndefined();
    const lost = withSeries(series('a', [point(1, 1, Number.NaN, { residual: 1 }), point(2, 1, 1, { residual: 9 })]));
    expect(only(residualChart(lost, 'cycles'), /^scatter/).map(data)).toEqual(['2,8']);
  });
});

describe('a profile', () => {
  it('has its points, the root of it straight in between, the level, the ends and the parabola', () => {
    const [resistance] = result.parameters;
    expect(drawn(profileChart(resistance))).toBe(`
box {left: 47, right: 16, top: 14, outerBoundsMode: none, bottom: 50}
x 0 bottom: 3 to 7 by 1 "extra resistance / Ω cm²" 30 px off; 3 "3" 4 "4"
y 0 left: 0 to 8 by 2 "Rise of the cost" 27 px off; 0 "0" 2 "2"
line on 0 {symbol: none, silent: true, lineStyle: {color: #8a8a8a, width: 1, type: [6, 3]}, z: 2}: 3,4 7,4
line on 0 {symbol: none, silent: true, lineStyle: {color: #D55E00, width: 1, type: [2, 3]}, z: 2}: 4,0 4,4
line on 0 {symbol: none, silent: true, lineStyle: {color: #D55E00, width: 1, type: [2, 3]}, z: 2}: 6,0 6,4
line on 0 {symbol: none, lineStyle: {color: #111111, width: 1, type: [5, 3]}, z: 3}: 3.58579,8 3.63293,7.47556 3.68007,6.96889 3.72721,6.48 3.77435,6.00889 3.82149,5.55556 3.86863,5.12 3.91577,4.70222 3.96291,4.30222 4.01005,3.92 4.05719,3.55556 4.10433,3.20889 4.15147,2.88 4.19861,2.56889 4.24575,2.27556 4.29289,2 4.34003,1.74222 4.38717,1.50222 4.43431,1.28 4.48146,1.07556 4.5286,0.888889 4.57574,0.72 4.62288,0.568889 4.67002,0.435556 4.71716,0.32 4.7643,0.222222 4.81144,0.142222 4.85858,0.08 4.90572,0.0355556 4.95286,0.00888889 5,0 5.04714,0.00888889 5.09428,0.0355556 5.14142,0.08 5.18856,0.142222 5.2357,0.222222 5.28284,0.32 5.32998,0.435556 5.37712,0.568889 5.42426,0.72 5.4714,0.888889 5.51854,1.07556 5.56569,1.28 5.61283,1.50222 5.65997,1.74222 5.70711,2 5.75425,2.27556 5.80139,2.56889 5.84853,2.88 5.89567,3.20889 5.94281,3.55556 5.98995,3.92 6.03709,4.30222 6.08423,4.70222 6.13137,5.12 6.17851,5.55556 6.22565,6.00889 6.27279,6.48 6.31993,6.96889 6.36707,7.47556 6.41421,8
line on 0 {symbol: none, clip: true, lineStyle: {color: #0072B2, width: 1.6}, z: 4}: 4,4 4.08333,3.36111 4.16667,2.77778 4.25,2.25 4.33333,1.77778 4.41667,1.36111 4.5,1 4.58333,0.694444 4.66667,0.444444 4.75,0.25 4.83333,0.111111 4.91667,0.0277778 5,0 5.08333,0.0277778 5.16667,0.111111 5.25,0.25 5.33333,0.444444 5.41667,0.694444 5.5,1 5.58333,1.36111 5.66667,1.77778 5.75,2.25 5.83333,2.77778 5.91667,3.36111 6,4
scatter on 0 {clip: false, symbol: circle, symbolSize: 5, itemStyle: {color: #0072B2, opacity: 1}, z: 5}: 4,4 5,0 6,4
`);
  });

  const titleOf = (more: Partial<FitParameterResult>) =>
    only(
      profileChart(parameter('cell.extraResistance', { profile: result.parameters[0].profile!, ...more })),
      /^x 0 bottom/,
    )[0];
  const profiled = (values: readonly number[], interval: { low?: number; high?: number } = {}) => ({
    profile: { values, rise: values.map((_, i) => i), threshold: 2, interval, stretch: 1 },
  });

  it('has a title with the unit and the power of ten that its numbers leave out', () => {
    expect(titleOf({})).toContain('3 to 7 by 1 "extra resistance / Ω cm²"');
    expect(titleOf({ unit: '' })).toContain('"extra resistance" 30');
    expect(titleOf({ unit: '1' })).toContain('"extra resistance" 30');
    expect(titleOf({ unit: '', value: 5e-5, ...profiled([4e-5, 6e-5]) })).toBe(
      'x 0 bottom: 0.00003 to 0.00007 by 0.00001 "extra resistance / 10⁻⁵" 30 px off; 0.00003 "3" 0.00004 "4" 0.00005 "5" 0.00006 "6" 0.00007 "7" {minorTick: {show: false}}',
    );
    expect(titleOf({ value: 5e4, ...profiled([4e4, 6e4]) })).toContain('/ 10⁴ Ω cm²');
    expect(titleOf({ value: 0, ...profiled([0, 6e4]) })).toBe(
      'x 0 bottom: 0 to 60000 by 20000 "extra resistance / 10⁴ Ω cm²" 30 px off; 0 "0" 20000 "2" 40000 "4" 60000 "6" {minorTick: {show: false}}',
    );
    expect(titleOf({ value: 2e-9, scale: 'log', ...profiled([1e-9, 3e-9]) })).toBe(
      'x 0 bottom: -9.01431 to -8.50857 by 0.505749 "extra resistance / 10⁻⁹ Ω cm²" 30 px off; -9 "1" -8.82391 "1.5" -8.69897 "2" -8.60206 "2.5" -8.52288 "3" {minorTick: {show: false}}',
    );
    expect(titleOf({ value: 2e-9, scale: 'log', ...profiled([1e-9, 3.1e-8]) })).toBe(
      'x 0 bottom: -9.04474 to -7.4639 by 1.58084 "extra resistance / Ω cm²" 30 px off; -9 "10⁻⁹" -8.69897 "2·10⁻⁹" -8.30103 "5·10⁻⁹" -8 "10⁻⁸" -7.69897 "2·10⁻⁸" {minorTick: {show: false}}',
    );
  });

  it('needs two points and positive ones on a log scale', () => {
    expect(profileChart(parameter('a'))).toBeUndefined();
    expect(profileChart(parameter('a', profiled([5])))).toBeUndefined();
    expect(profileChart(parameter('a', { ...profiled([-1, 0]), scale: 'log' }))).toBeUndefined();
  });

  it('draws the parabola from an end that no bound has cut, or else from the error', () => {
    const lines = (more: Partial<FitParameterResult>) =>
      only(profileChart(parameter('a', { ...profiled([4, 5, 6]), ...more })), /^line.*type: \[5, 3\]/).map((line) => {
        const points = data(line)!.split(' ');
        return `${points[0]} ${points[30]} ${points[60]}`;
      });
    // Rise 2 one half width from the best value, up to the top of the axis.
    expect(lines({ interval: { low: 4.5, high: 6 } })).toEqual(['4.29289,4 5,0 5.70711,4']);
    expect(lines({ interval: { low: 0, high: 5.5 } })).toEqual(lines({ interval: { low: 4.5, high: 60 } }));
    expect(lines({ interval: {}, error: 0.5 })).toEqual(lines({ interval: { low: 0, high: 60 }, error: 0.5 }));
    expect(lines({ interval: {}, error: 0.5 / Math.SQRT2 })).toEqual(lines({ interval: { low: 4.5 } }));
    expect(lines({ interval: { low: Number.NaN, high: Infinity }, error: Infinity })).toEqual([]);
    expect(lines({ interval: {}, error: Number.NaN })).toEqual([]);
    expect(lines({ interval: {}, error: 0 })).toEqual([]);
    expect(lines({ interval: { low: 5 } })).toEqual([]);
    expect(lines({ scale: 'log', interval: { low: 2.5 } })).toEqual(lines({ scale: 'log', interval: { high: 10 } }));
    expect(lines({ scale: 'log', interval: {}, error: (5 * Math.LN2) / Math.SQRT2 })).toEqual(
      lines({ scale: 'log', interval: { high: 10 } }),
    );
  });

  it('walks from left to right, falls to its lowest point and rises, and shows what is on the axis', () => {
    const chart = profileChart(
      parameter('a', {
        profile: { values: [6, 4, 5, 7], rise: [1, 4, -0.01, 9], threshold: 4, interval: { high: 6.5 }, stretch: 1 },
      }),
    );
    expect(only(chart, /^scatter/).map(data)).toEqual(['4,4 5,-0.01 6,1']);
    const curve = data(only(chart, /^line.*width: 1\.6/)[0])!.split(' ');
    expect([0, 6, 12, 18, 24, 30, 36].map((i) => curve[i])).toEqual([
      '4,4',
      '4.5,1',
      '5,0',
      '5.5,0.25',
      '6,1',
      '6.5,4',
      '7,9',
    ]);
    expect(only(chart, /^line.*type: \[2, 3\]/).map(data)).toEqual(['6.5,0 6.5,4']);
    // Between two points on either side of the minimum it touches zero.
    const apart = { values: [4, 5, 6], rise: [4, 1, 9], threshold: 4, interval: {}, stretch: 1 };
    const line = data(only(profileChart(parameter('a', { profile: apart })), /^line.*width: 1\.6/)[0])!.split(' ');
    expect([0, 8, 12, 18, 24].map((i) => line[i])).toEqual(['4,4', '4.66667,0', '5,1', '5.5,4', '6,9']);
  });
});

describe('correlations', () => {
  it('are numbers on colours', () => {
    expect(drawn(correlationChart(result))).toBe(`
box {left: 185, right: 16, top: 14, outerBoundsMode: none, bottom: 34}
x 0 bottom: 0 to 3 by 1; 0.5 "1" 1.5 "2" 2.5 "3" {axisTick: {show: false}, minorTick: {show: false}}
x 0 top: 0 to 3 by 1; 0.5 "1" 1.5 "2" 2.5 "3" {axisTick: {show: false}, minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 0 to 3 by 1; 2.5 "1  extra resistance" 1.5 "2  contact loss rate" 0.5 "3  oxidation" {axisTick: {show: false}, minorTick: {show: false}}
y 0 right: 0 to 3 by 1; 2.5 "1  extra resistance" 1.5 "2  contact loss rate" 0.5 "3  oxidation" {axisTick: {show: false}, minorTick: {show: false}, axisLabel: {show: false}}
custom on 0 {silent: true, z: 1}: 0.5,2.5 1.5,2.5 2.5,2.5 0.5,1.5 1.5,1.5 2.5,1.5 0.5,0.5 1.5,0.5 2.5,0.5
  rect {shape: {x: 0, y: -300, width: 100, height: 100}, style: {fill: #e4e4e4, stroke: #ffffff, lineWidth: 1}}
  text {x: 50, y: -250, style: {text: 1, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 100, y: -300, width: 100, height: 100}, style: {fill: #2989be, stroke: #ffffff, lineWidth: 1}}
  text {x: 150, y: -250, style: {text: −0.84, fill: #ffffff, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 200, y: -300, width: 100, height: 100}, style: {fill: #f7dfcc, stroke: #ffffff, lineWidth: 1}}
  text {x: 250, y: -250, style: {text: 0.20, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 0, y: -200, width: 100, height: 100}, style: {fill: #2989be, stroke: #ffffff, lineWidth: 1}}
  text {x: 50, y: -150, style: {text: −0.84, fill: #ffffff, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 100, y: -200, width: 100, height: 100}, style: {fill: #e4e4e4, stroke: #ffffff, lineWidth: 1}}
  text {x: 150, y: -150, style: {text: 1, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 200, y: -200, width: 100, height: 100}, style: {fill: #fbefe6, stroke: #ffffff, lineWidth: 1}}
  text {x: 250, y: -150, style: {text: 0.10, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 0, y: -100, width: 100, height: 100}, style: {fill: #f7dfcc, stroke: #ffffff, lineWidth: 1}}
  text {x: 50, y: -50, style: {text: 0.20, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 100, y: -100, width: 100, height: 100}, style: {fill: #fbefe6, stroke: #ffffff, lineWidth: 1}}
  text {x: 150, y: -50, style: {text: 0.10, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
  rect {shape: {x: 200, y: -100, width: 100, height: 100}, style: {fill: #e4e4e4, stroke: #ffffff, lineWidth: 1}}
  text {x: 250, y: -50, style: {text: 1, fill: #111111, font: 13px sans, textAlign: center, textVerticalAlign: middle}}
`);
    expect(correlationSize(result)).toEqual({
      height: 168,
      width: 398,
    });
    expect(correlationChart({ ...result, parameters: result.parameters.slice(0, 1) })).toBeUndefined();
  });

  it('are grey where there are none, and white on dark colours only', () => {
    const two = { ...result, parameters: result.parameters.slice(0, 2) };
    const cell = (value: number) => {
      const [, , rect, text] = told(correlationChart({ ...two, correlation: [[1, value]] })).filter((line) =>
        /^ {2}/.test(line),
      );
      return [/fill: (\S+),/.exec(rect)![1], /text: (\S+), fill: (\S+),/.exec(text)!.slice(1).join(' ')].join(' ');
    };
    expect(cell(Number.NaN)).toBe('#f2f2f2 – #111111');
    expect(cell(0.6)).toBe('#e69e66 0.60 #111111');
    expect(cell(0.61)).toBe('#e59d63 0.61 #ffffff');
    expect(cell(-1.2)).toBe('#0072b2 −1.20 #ffffff');
    expect(cell(0)).toBe('#ffffff 0.00 #111111');
  });

  it('cut names that would take the room, and take the width that they need', () => {
    const name = (length: number) => `x${'y'.repeat(length - 1)}`;
    const of = (...lengths: readonly number[]) => ({ ...result, parameters: lengths.map((n) => parameter(name(n))) });
    const labels = only(correlationChart(of(26, 27)), /^y 0 left/)[0].match(/"[^"]+"/g);
    expect(labels).toEqual([`"1 \u00a0${name(26)}"`, `"2 \u00a0…${'y'.repeat(25)}"`]);
    expect(correlationSize(of(1, 2))).toEqual({ width: 224, height: 128 });
    expect(correlationSize(of(26, 27))).toEqual({ width: 399, height: 128 });
    expect(correlationSize(of(...Array.from({ length: 20 }, () => 2)))).toEqual({ width: 896, height: 848 });
  });
});

describe('starts', () => {
  it('are ranked by their cost, with the fall of those that were searched from', () => {
    expect(drawn(startsChart(result))).toBe(`
box {left: 69, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 4 by 1 "Starts, best first" 30 px off; 1 "1" 2 "2" 3 "3" {minorTick: {show: false}}
x 0 top: 0 to 4 by 1; 1 "1" 2 "2" 3 "3" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 1.97 to 3.03 by 1.06 "Cost" 49 px off; 2 "100" 2.30103 "200" 2.69897 "500" 3 "1000" {minorTick: {show: false}}
y 0 right: 1.97 to 3.03 by 1.06; 2 "100" 2.30103 "200" 2.69897 "500" 3 "1000" {minorTick: {show: false}, axisLabel: {show: false}}
keys from the file, tried, searched {top: 4, left: center, width: 326, padding: [0, 0], itemGap: 11, itemWidth: 9, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line on 0 {symbol: none, silent: true, lineStyle: {color: #0072B2, width: 1}, z: 3}: 1,2.30103 1,2.07918
line on 0 {symbol: none, silent: true, lineStyle: {color: #0072B2, width: 1}, z: 3}: 3,3 3,2
scatter from the file on 0 {clip: false, symbol: rect, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.4, opacity: 1}, z: 5}: 3,3
scatter tried on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #ffffff, borderColor: #8a8a8a, borderWidth: 1.4, opacity: 1}, z: 5}: 1,2.30103 2,2.69897
scatter searched on 0 {clip: false, symbol: circle, symbolSize: 7, itemStyle: {color: #0072B2, borderColor: #0072B2, borderWidth: 1.4, opacity: 1}, z: 5}: 1,2.07918 3,2
`);
  });

  it('count in steps where there are many, and leave out what has no cost', () => {
    const starts = Array.from({ length: 17 }, (_, i) => ({
      origin: 'sequence' as const,
      start: [],
      screened: 100 + i,
    }));
    const chart = startsChart(
      {
        ...result,
        starts: [
          ...starts,
          { origin: 'file', start: [], screened: 0 },
          { origin: 'file', start: [], screened: Number.NaN },
        ],
      },
      200,
    );
    expect(only(chart, /^x 0 bottom/)).toEqual([
      'x 0 bottom: 0 to 18 by 3 "Starts, best first" 30 px off; 1 "1" 4 "4" 7 "7" 10 "10" 13 "13" 16 "16" {minorTick: {show: false}}',
    ]);
    expect(only(chart, /^keys/)[0]).toMatch(/^keys tried \{.*itemWidth: 9/);
    expect(only(startsChart({ ...result, starts: [...starts, { ...starts[0], cost: -1 }] }), /^line/)).toEqual([]);
    expect(startsChart({ ...result, starts: starts.slice(0, 1) })).toBeUndefined();
    expect(only(startsChart({ ...result, starts: starts.slice(0, 2) }), /^scatter/).map(data)).toEqual([
      '1,2 2,2.00432',
    ]);
    expect(startsChart({ ...result, starts: [] })).toBeUndefined();
  });
});

describe('suggestions', () => {
  it('are bars under their words, with the number that gains most', () => {
    expect(drawn(suggestionChart(result))).toBe(`
box {left: 39, right: 16, top: 10, outerBoundsMode: none, bottom: 50}
x 0 bottom: 1 to 4 by 0.5 "Intervals narrower on average by a factor of" 30 px off; 1 "1.0" 1.5 "1.5"
y 0 left: 0 to 2 by 2; 0 "" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 right: 0 to 2 by 2; 0 "" {minorTick: {show: false}, axisLabel: {show: false}}
custom on 0 {silent: true, clip: false, z: 4}: 2,1.5 1.25,0.5
  text {x: 106, y: -160, style: {text: Impedance of bare at cycle 4, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: 100, y: -150, width: 100, height: 12}, style: {fill: #0072B2}}
  text {x: 205, y: -144, style: {text: 2.0× (contact loss rate 5.0×), fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  text {x: 106, y: -60, style: {text: A second rate, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
  rect {shape: {x: 100, y: -50, width: 25, height: 12}, style: {fill: #56B4E9}}
  text {x: 130, y: -44, style: {text: 1.25×, fill: #111111, font: 13px sans, textVerticalAlign: middle}}
`);
    expect(suggestionHeight(result)).toBe(10 + 88 + 50);
    expect(suggestionChart({ ...result, suggestions: [] })).toBeUndefined();
  });

  it('end where narrower is just narrow, are cut where the figure ends, and name what is no parameter by its path', () => {
    const [first] = result.suggestions;
    const texts = (more: object, width?: number) =>
      told(suggestionChart({ ...result, suggestions: [{ ...first, ...more }] }, width)).flatMap(
        (line) => /text: (.*), fill/.exec(line)?.[1] ?? [],
      );
    expect(texts({ factor: 0.04, improvements: [{ path: 'x.y', factor: 0 }] })[1]).toBe('>20× (x.y >20×)');
    expect(texts({ factor: 0.05, improvements: [] })[1]).toBe('20.0×');
    expect(texts({ factor: 0.67, improvements: [] })[1]).toBe('1.49×');
    expect(texts({ factor: 0.66, improvements: [] })[1]).toBe('1.5×');
    const words = 'w'.repeat(52);
    expect(texts({ measurement: words })[0]).toBe(words);
    expect(texts({ measurement: `${words}w` })[0]).toBe(`${'w'.repeat(51)}…`);
    expect(texts({ measurement: words }, 125)[0]).toBe(`${'w'.repeat(9)}…`);
    const bar = (factor: number) =>
      only(suggestionChart({ ...result, suggestions: [{ ...first, factor }] }), /^ {2}rect/)[0];
    expect(bar(0.001)).toContain('width: 1900');
    expect(bar(1)).toContain('width: 1,');
    expect(bar(2)).toContain('width: 1,');
  });
});
