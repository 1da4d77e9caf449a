import { describe, expect, it } from 'vitest';
import { polarisationParts } from '../../../src/model/polarisation.js';
import { capacityChart } from '../../../src/output/chart/capacityChart.js';
import { concentrationChart } from '../../../src/output/chart/concentrationChart.js';
import { concentrationMap } from '../../../src/output/chart/concentrationMap.js';
import { differentialCapacityChart } from '../../../src/output/chart/differentialCapacityChart.js';
import { polarisationChart } from '../../../src/output/chart/polarisationChart.js';
import { polarisationSplitChart } from '../../../src/output/chart/polarisationSplitChart.js';
import { rateChart } from '../../../src/output/chart/rateChart.js';
import { activeMassChart, resistanceReadingsChart } from '../../../src/output/chart/readingsChart.js';
import { voltageChart } from '../../../src/output/chart/voltageChart.js';
import type {
  AnalysedCycle,
  Measurement,
  PolarisationSplit,
  Profile,
  Results,
  Series,
  VariantResult,
} from '../../../src/results/results.js';
import { cycleRow, none, resultsOf } from '../../columns/handMade.js';
import { drawing, told } from './told.js';

// Charts of runs so small that every point, colour and size in them can be checked by hand.

const measured = (quantity: string, value: number, more: Partial<Measurement>): Measurement => ({
  quantity,
  value,
  unit: quantity === 'coulombicEfficiency' ? '%' : 'mAh/g',
  source: 'Fig. 1',
  ...more,
});

const lines = (...text: readonly string[]): string => `\n${text.join('\n')}\n`;
const whole = (option: object | undefined) => lines(...told(option));
const drawn = (option: object | undefined) => lines(...drawing(option));
/** One sort of line of a chart. */
const only = (option: object | undefined, what: RegExp) => told(option).filter((line) => what.test(line));

const bare = [
  cycleRow(1, { dischargeCapacity: 190, coulombicEfficiency: 0.86 }),
  cycleRow(2, { dischargeCapacity: 180, coulombicEfficiency: none }),
  cycleRow(3, { dischargeCapacity: 170, coulombicEfficiency: 0.99 }),
];
const coated = [cycleRow(1, { dischargeCapacity: 200, coulombicEfficiency: 0.9 })];

describe('capacity over the cycles', () => {
  it('has efficiency above and capacity below, measured points with their errors over the lines', () => {
    const results = resultsOf({ bare, coated }, [
      measured('dischargeCapacity', 175, { variant: 'bare', cycle: 2, error: 5 }),
      measured('dischargeCapacity', 160, { variant: 'coated', cycle: 4 }),
      measured('coulombicEfficiency', 88, { cycle: 1, error: 1 }),
      measured('dischargeCapacity', 100, { variant: 'bare', rate: 1 }),
      measured('chargeCapacity', 300, { variant: 'bare', cycle: 1 }),
      measured('dischargeCapacity', 100, { variant: 'bare', cycle: 9, unit: 'apples' }),
    ]);
    expect(whole(capacityChart(results))).toBe(`
{animation: false, backgroundColor: #ffffff, textStyle: {fontFamily: sans, color: #111111}}
box {left: 61, right: 16, top: 34, outerBoundsMode: none, height: 66}
box {left: 61, right: 16, top: 118, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 4 by 1; 0 "0" 1 "1" {axisLabel: {show: false}}
x 0 top: 0 to 4 by 1; 0 "0" 1 "1" {axisLabel: {show: false}}
x 1 bottom: 0 to 4 by 1 "Cycle number" 30 px off; 0 "0" 1 "1"
x 1 top: 0 to 4 by 1; 0 "0" 1 "1" {axisLabel: {show: false}}
y 0 left: 85 to 100 by 5 "CE / %" 41 px off; 85 "85" 90 "90"
y 0 right: 85 to 100 by 5; 85 "85" 90 "90" {axisLabel: {show: false}}
y 1 left: 150 to 210 by 10 "Specific capacity / mAh g⁻¹" 41 px off; 150 "150" 160 "160"
y 1 right: 150 to 210 by 10; 150 "150" 160 "160" {axisLabel: {show: false}}
keys bare, coated, published {top: 4, left: center, width: 276, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare on 0 {clip: false, symbol: circle, symbolSize: 5, lineStyle: {color: #0072B2, width: 1.5, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 1,86 3,99
line bare on 2 {clip: false, symbol: circle, symbolSize: 5, lineStyle: {color: #0072B2, width: 1.5, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 1,190 2,180 3,170
custom on 0 {silent: true, encode: {x: 0, y: [1, 2]}, z: 5}: 1,87,89
  line {shape: {x1: 100, y1: -8700, x2: 100, y2: -8900}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: 97, y1: -8700, x2: 103, y2: -8700}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: 97, y1: -8900, x2: 103, y2: -8900}, style: {stroke: #0072B2, lineWidth: 1.2}}
scatter bare on 0 {clip: false, symbol: circle, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.6, opacity: 1}, z: 6}: 1,88
custom on 2 {silent: true, encode: {x: 0, y: [1, 2]}, z: 5}: 2,170,180
  line {shape: {x1: 200, y1: -17000, x2: 200, y2: -18000}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: 197, y1: -17000, x2: 203, y2: -17000}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: 197, y1: -18000, x2: 203, y2: -18000}, style: {stroke: #0072B2, lineWidth: 1.2}}
scatter bare on 2 {clip: false, symbol: circle, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.6, opacity: 1}, z: 6}: 2,175
line coated on 0 {clip: false, symbol: rect, symbolSize: 5, lineStyle: {color: #D55E00, width: 1.5, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 1,90
line coated on 2 {clip: false, symbol: rect, symbolSize: 5, lineStyle: {color: #D55E00, width: 1.5, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 1,200
custom on 0 {silent: true, encode: {x: 0, y: [1, 2]}, z: 5}: 1,87,89
  line {shape: {x1: 100, y1: -8700, x2: 100, y2: -8900}, style: {stroke: #D55E00, lineWidth: 1.2}}
  line {shape: {x1: 97, y1: -8700, x2: 103, y2: -8700}, style: {stroke: #D55E00, lineWidth: 1.2}}
  line {shape: {x1: 97, y1: -8900, x2: 103, y2: -8900}, style: {stroke: #D55E00, lineWidth: 1.2}}
scatter coated on 0 {clip: false, symbol: rect, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.6, opacity: 1}, z: 6}: 1,88
scatter coated on 2 {clip: false, symbol: rect, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.6, opacity: 1}, z: 6}: 4,160
scatter published on 0 {symbol: circle, itemStyle: {color: #ffffff, borderColor: #8a8a8a, borderWidth: 1.6}}:
`);
  });

  it('of many cycles is a line without marks, in the legend too, and dashed from the eighth variant on', () => {
    const many = Array.from({ length: 61 }, (_, i) => cycleRow(i + 1));
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const all = resultsOf(Object.fromEntries(names.map((name) => [name, many])));
    const chart = capacityChart(all);
    const head = only(chart, /^line [ah] on 2/).map((line) => line.replace(/: [^:]*$/, ''));
    expect(lines(...head, ...only(chart, /^keys/))).toBe(`
line a on 2 {clip: false, symbol: none, symbolSize: 5, lineStyle: {color: #0072B2, width: 1.5, type: solid}, itemStyle: {color: #0072B2}, z: 4}
line h on 2 {clip: false, symbol: none, symbolSize: 5, lineStyle: {color: #0072B2, width: 1.5, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}
keys a, b, c, d, e, f, g, h {top: 4, left: center, width: 216, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, itemStyle: {opacity: 0}, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
`);
    // A point that was measured has a symbol.
    const points = { ...all, measurements: [measured('dischargeCapacity', 180, { cycle: 1 })] };
    expect(only(capacityChart(points), /^keys/)[0]).not.toContain('opacity: 0');
    const few = resultsOf({ a: many.slice(0, 60), b: many });
    expect(only(capacityChart(few), /^line . on 0/).map((line) => /symbol: (\w+)/.exec(line)![1])).toEqual([
      'circle',
      'none',
    ]);
    expect(only(capacityChart(few), /^keys/)[0]).not.toContain('opacity: 0');
  });

  it('has room for the errors of the efficiency', () => {
    const far = measured('coulombicEfficiency', 88, { cycle: 1, error: 20 });
    expect(only(capacityChart(resultsOf({ bare }, [far])), /^y 0 left/)[0]).toMatch(/^y 0 left: 60 to 120 /);
  });

  it('has an axis of the efficiency where there is none', () => {
    const half = resultsOf({ bare: bare.map((row) => ({ ...row, coulombicEfficiency: none })) });
    expect(only(capacityChart(half), /^y 0 left/)).toEqual([
      'y 0 left: 90 to 100 by 5 "CE / %" 41 px off; 90 "90" 95 "95"',
    ]);
  });

  it('needs two cycles', () => {
    expect(capacityChart(resultsOf({ coated }))).toBeUndefined();
  });
});

describe('capacity against rate', () => {
  const rates = [0.1, 0.5, 0.5, 1].map((rate, i) =>
    cycleRow(i + 1, { dischargeRate: rate, dischargeCapacity: 190 - 20 * i }),
  );

  it('has a tick at every rate, simulated or measured', () => {
    const results = resultsOf({ bare: rates, coated }, [
      measured('dischargeCapacity', 150, { variant: 'bare', rate: 0.5, error: 3 }),
      measured('dischargeCapacity', 110, { rate: 2 }),
      measured('chargeCapacity', 110, { rate: 5 }),
      measured('dischargeCapacity', 110, { cycle: 1 }),
      measured('dischargeCapacity', 110, { rate: 0 }),
      measured('dischargeCapacity', 110, { rate: 3, unit: 'apples' }),
    ]);
    expect(drawn(rateChart(results))).toBe(`
box {left: 61, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: -1.07806 to 0.379092 by 1.30103 "Discharge rate / C" 30 px off; -1 "0.1" -0.30103 "0.5" 0 "1" 0.30103 "2" {minorTick: {show: false}}
x 0 top: -1.07806 to 0.379092 by 1.30103; -1 "0.1" -0.30103 "0.5" 0 "1" 0.30103 "2" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: 0 to 200 by 50 "Discharge capacity / mAh g⁻¹" 41 px off; 0 "0" 50 "50"
keys bare, coated, published {top: 4, left: center, width: 276, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
scatter published on 0 {symbol: circle, itemStyle: {color: #ffffff, borderColor: #8a8a8a, borderWidth: 1.6}}:
line bare on 0 {clip: false, symbol: circle, symbolSize: 6, lineStyle: {color: #0072B2, width: 1.6}, itemStyle: {color: #0072B2}, z: 4}: -1,190 -0.30103,170 0,130
custom on 0 {silent: true, encode: {x: 0, y: [1, 2]}, z: 5}: -0.30103,147,153
  line {shape: {x1: -30.103, y1: -14700, x2: -30.103, y2: -15300}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: -33.103, y1: -14700, x2: -27.103, y2: -14700}, style: {stroke: #0072B2, lineWidth: 1.2}}
  line {shape: {x1: -33.103, y1: -15300, x2: -27.103, y2: -15300}, style: {stroke: #0072B2, lineWidth: 1.2}}
scatter bare on 0 {clip: false, symbol: circle, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #0072B2, borderWidth: 1.6, opacity: 1}, z: 6}: -0.30103,150 0.30103,110
line coated on 0 {clip: false, symbol: rect, symbolSize: 6, lineStyle: {color: #D55E00, width: 1.6}, itemStyle: {color: #D55E00}, z: 4}: -1,200
scatter coated on 0 {clip: false, symbol: rect, symbolSize: 8, itemStyle: {color: #ffffff, borderColor: #D55E00, borderWidth: 1.6, opacity: 1}, z: 6}: 0.30103,110
`);
  });

  it('needs two rates', () => {
    expect(rateChart(resultsOf({ bare: rates.slice(1, 3), coated }))).toBeUndefined();
  });
});

/** [cycle, current sign, C/m2 of 396 C/m2 (1 mAh/g), V] */
function seriesOf(
  rows: readonly (readonly [cycle: number, sign: number, capacity: number, voltage: number])[],
): Series {
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]);
  return {
    time: column(0),
    voltage: column(3),
    current: column(1),
    charge: Float64Array.from(rows, ([, sign, capacity]) => sign * capacity * 396),
    cycle: Int32Array.from(rows, ([cycle]) => cycle),
    step: Int32Array.from(rows, () => 0),
    cathodePotential: column(3),
    anodePotential: column(1),
  };
}

const halves = (cycle: number, shift: number) =>
  [
    [cycle, 1, 0, 1.6 + shift],
    [cycle, 1, 100, 2.2 + shift],
    [cycle, 1, 200, 2.6 + shift],
    [cycle, 0, 200, 2.5],
    [cycle, -1, 0, 2.5 - shift],
    [cycle, -1, 90, 2.1 - shift],
    [cycle, -1, 180, 1.5 - shift],
  ] as const;

function recorded(cycles: readonly number[], names = ['bare', 'coated']): Results {
  const results = resultsOf(Object.fromEntries(names.map((name) => [name, bare])));
  const variants = results.variants.map((variant, v) => ({
    ...variant,
    series: seriesOf(cycles.flatMap((cycle) => halves(cycle, 0.02 * v))),
  }));
  return { ...results, variants };
}

describe('voltage curves', () => {
  it('are charge and discharge from zero, without the climb from where the cell had relaxed to on the axis', () => {
    expect(whole(voltageChart(recorded([1, 3])))).toBe(`
{animation: false, backgroundColor: #ffffff, textStyle: {fontFamily: sans, color: #111111}}
box {left: 58, right: 58, top: 58, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 200 by 50 "Specific capacity / mAh g⁻¹" 30 px off; 0 "0" 50 "50"
x 0 top: 0 to 200 by 50; 0 "0" 50 "50" {axisLabel: {show: false}}
y 0 left: 1.4 to 2.8 by 0.2 "Cell voltage / V" 38 px off; 1.4 "1.4" 1.6 "1.6"
y 0 right: 1.4 to 2.8 by 0.2 "Voltage vs Li⁺/Li / V" 38 px off; 1.45 "3.0" 1.65 "3.2" 1.85 "3.4" 2.05 "3.6" 2.25 "3.8" 2.45 "4.0" 2.65 "4.2" {minorTick: {show: false}}
keys bare, cycle 1, bare, cycle 3, coated, cycle 1, coated, cycle 3 {top: 4, left: center, width: 316, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, itemStyle: {opacity: 0}, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare, cycle 1 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 0,1.6 100,2.2 200,2.6
line bare, cycle 1 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 0,2.5 90,2.1 180,1.5
line bare, cycle 3 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}: 0,1.6 100,2.2 200,2.6
line bare, cycle 3 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}: 0,2.5 90,2.1 180,1.5
line coated, cycle 1 on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 0,1.62 100,2.22 200,2.62
line coated, cycle 1 on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 0,2.48 90,2.08 180,1.48
line coated, cycle 3 on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [7, 3]}, itemStyle: {color: #D55E00}, z: 4}: 0,1.62 100,2.22 200,2.62
line coated, cycle 3 on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [7, 3]}, itemStyle: {color: #D55E00}, z: 4}: 0,2.48 90,2.08 180,1.48
`);
  });

  it('of more than four lines are named by variant and by cycle, of which three are shown', () => {
    const chart = voltageChart(recorded([1, 2, 3, 5, 9]), { width: 300 });
    expect(lines(...only(chart, /^keys/), ...only(chart, /^line/).map((line) => line.replace(/: 0,.*/, '')))).toBe(`
keys bare, coated, cycle 1, cycle 3, cycle 9 {top: 4, left: center, width: 266, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, itemStyle: {opacity: 0}, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line cycle 1 on 0 {symbol: none, lineStyle: {color: #8a8a8a, width: 1.6, type: solid}, itemStyle: {color: #8a8a8a}}:
line cycle 3 on 0 {symbol: none, lineStyle: {color: #8a8a8a, width: 1.6, type: [7, 3]}, itemStyle: {color: #8a8a8a}}:
line cycle 9 on 0 {symbol: none, lineStyle: {color: #8a8a8a, width: 1.6, type: [2, 3]}, itemStyle: {color: #8a8a8a}}:
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [2, 3]}, itemStyle: {color: #0072B2}, z: 4}
line bare on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [2, 3]}, itemStyle: {color: #0072B2}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: solid}, itemStyle: {color: #D55E00}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: solid}, itemStyle: {color: #D55E00}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [7, 3]}, itemStyle: {color: #D55E00}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [7, 3]}, itemStyle: {color: #D55E00}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [2, 3]}, itemStyle: {color: #D55E00}, z: 4}
line coated on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [2, 3]}, itemStyle: {color: #D55E00}, z: 4}
`);
  });

  it('are none without time series, and have no second axis where anodes differ or have no plateau', () => {
    expect(voltageChart(recorded([]))).toBeUndefined();
    const { variants, ...rest } = recorded([1]);
    const [first, second] = variants;
    const at = (variant: VariantResult, plateau: number) => ({
      ...variant,
      cell: { ...variant.cell, anode: { ...variant.cell.anode, plateau } },
    });
    for (const pair of [
      [at(first, 1.55), at(second, 0.62)],
      [at(first, 0), at(second, 0)],
    ])
      expect(only(voltageChart({ ...rest, variants: pair }), /^y 0 right/)[0]).not.toContain('Li⁺/Li');
  });
});

describe('differential capacity', () => {
  it('is positive on charge and negative on discharge', () => {
    const results = recorded([1], ['bare']);
    const variants = results.variants.map((variant) => ({
      ...variant,
      series: seriesOf([
        [1, 1, 0, 2],
        [1, 1, 10, 2.005],
        [1, 1, 30, 2.01],
        [1, -1, 0, 2.01],
        [1, -1, 10, 2.005],
        [1, -1, 15, 2],
      ]),
    }));
    expect(drawn(differentialCapacityChart({ ...results, variants }))).toBe(`
box {left: 76, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 2 to 2.01 by 0.002 "Cell voltage / V" 30 px off; 2 "2.000" 2.002 "2.002"
y 0 left: -4000 to 6000 by 2000 "dQ/dV / mAh g⁻¹ V⁻¹" 56 px off; -4000 "−4000" -2000 "−2000"
keys bare, cycle 1 {top: 4, left: center, width: 116, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, itemStyle: {opacity: 0}, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare, cycle 1 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 2,1000 2.005,3000 2.01,5000
line bare, cycle 1 on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 2.01,-2500 2.005,-1500 2,-500
`);
  });

  it('is as wide and has as many points as is asked for', () => {
    const results = recorded([1], ['bare']);
    const [keys, charge] = only(differentialCapacityChart(results, { width: 120, points: 10 }), /^(keys|line)/);
    expect(keys).toContain('width: 100');
    expect(charge.split(': ').at(-1)!.split(' ')).toHaveLength(10);
    expect(differentialCapacityChart(recorded([]))).toBeUndefined();
  });

  it('of a charge alone begins at zero', () => {
    const [variant] = recorded([1], ['bare']).variants;
    const charge = { ...variant, series: seriesOf([0, 1, 2, 3].map((i) => [1, 1, 500 + 5 * i, 2 + 0.005 * i])) };
    const chart = differentialCapacityChart({ ...recorded([1], ['bare']), variants: [charge] });
    expect(only(chart, /^y 0 left/)[0]).toMatch(/^y 0 left: 0 to 1000 by 200 /);
  });
});

describe('polarisation over the cycles', () => {
  const rows = [50, 70].map((millivolts, i) => cycleRow(i + 1, { polarisation: millivolts / 1000 }));

  it('is drawn in millivolts', () => {
    expect(
      drawn(polarisationChart(resultsOf({ bare: rows, coated: [...rows, cycleRow(3, { polarisation: none })] }))),
    ).toBe(`
box {left: 54, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 2 by 1 "Cycle number" 30 px off; 0 "0" 1 "1"
y 0 left: 0 to 80 by 20 "Polarisation at equal lithium content / mV" 34 px off; 0 "0" 20 "20"
keys bare, coated {top: 4, left: center, width: 176, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line bare on 0 {clip: false, symbol: circle, symbolSize: 5, lineStyle: {color: #0072B2, width: 1.5, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 1,50 2,70
line coated on 0 {clip: false, symbol: rect, symbolSize: 5, lineStyle: {color: #D55E00, width: 1.5, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 1,50 2,70
`);
  });

  it('has no marks on many cycles, and needs two cycles', () => {
    const many = Array.from({ length: 61 }, (_, i) => cycleRow(i + 1));
    const [keys] = only(polarisationChart(resultsOf({ a: many })), /^keys/);
    expect(keys).toContain('itemStyle: {opacity: 0}');
    const both = polarisationChart(resultsOf({ a: many.slice(0, 60), b: many }));
    expect(only(both, /^keys/)[0]).not.toContain('opacity');
    expect(only(both, /^line/).map((line) => /symbol: (\w+)/.exec(line)![1])).toEqual(['circle', 'none']);
    expect(polarisationChart(resultsOf({ bare: rows.slice(0, 1) }))).toBeUndefined();
    expect(
      polarisationChart(resultsOf({ bare: rows.slice(0, 1), coated: [cycleRow(2, { polarisation: none })] })),
    ).toBeUndefined();
  });
});

describe('parts of the overpotential', () => {
  const [variant] = resultsOf({ bare }).variants;
  const split = (
    cycle: number,
    direction: 'charge' | 'discharge',
    volts: Readonly<Record<string, number>>,
  ): PolarisationSplit => ({
    cycle,
    direction,
    content: 0.5,
    parts: Object.fromEntries(
      [...polarisationParts, 'total'].map((part) => [part, volts[part] ?? 0]),
    ) as PolarisationSplit['parts'],
  });
  const volts = { ionic: 0.002, coating: -0.001, extra: 0.004, separator: 0.0001, total: 0.0051 };

  it('are stacked away from zero, those that go against the others on the other side, with a line at the sum', () => {
    const polarisationSplits = [
      split(1, 'charge', volts),
      split(1, 'discharge', { ionic: -0.003, total: -0.003 }),
      split(3, 'charge', volts),
      split(7, 'charge', { anode: 1, total: 1 }),
    ];
    expect(drawn(polarisationSplitChart({ ...variant, polarisationSplits }))).toBe(`
box {left: 54, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0.4 to 2.6 by 2.2 "Cycle number" 30 px off; 1 "1" 2 "3" {minorTick: {show: false}}
x 0 top: 0.4 to 2.6 by 2.2; 1 "1" 2 "3" {minorTick: {show: false}, axisLabel: {show: false}}
y 0 left: -4 to 8 by 2 "Overpotential at equal lithium content / mV" 34 px off; -4 "−4" -2 "−2"
keys ionic, coating, contacts, cables {top: 4, left: center, width: 336, padding: [0, 0], itemGap: 11, itemWidth: 13, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}, formatter: {name} }
scatter ionic on 0 {symbol: rect, itemStyle: {color: #0072B2, opacity: 1}}:
scatter coating on 0 {symbol: rect, itemStyle: {color: #CC79A7, opacity: 1}}:
scatter contacts, cables on 0 {symbol: rect, itemStyle: {color: #d0d0d0, opacity: 1}}:
custom on 0 {silent: true, encode: {x: 0, y: [1]}, z: 4}: 0.84,5.1,0,2,0,-1,2,6
  rect {shape: {x: 70, y: -200, width: 28, height: 200}, style: {fill: #0072B2}}
  rect {shape: {x: 70, y: 0, width: 28, height: 100}, style: {fill: #CC79A7}}
  rect {shape: {x: 70, y: -600, width: 28, height: 400}, style: {fill: #d0d0d0}}
  line {shape: {x1: 67, y1: -510, x2: 101, y2: -510}, style: {stroke: #111111, lineWidth: 1.4}}
custom on 0 {silent: true, encode: {x: 0, y: [1]}, z: 4}: 1.16,-3,0,-3,0,0,0,0
  rect {shape: {x: 102, y: 0, width: 28, height: 300}, style: {fill: #0072B2}}
  rect {shape: {x: 102, y: 0, width: 28, height: 0}, style: {fill: #CC79A7}}
  rect {shape: {x: 102, y: 0, width: 28, height: 0}, style: {fill: #d0d0d0}}
  line {shape: {x1: 99, y1: 300, x2: 133, y2: 300}, style: {stroke: #111111, lineWidth: 1.4}}
custom on 0 {silent: true, encode: {x: 0, y: [1]}, z: 4}: 1.84,5.1,0,2,0,-1,2,6
  rect {shape: {x: 170, y: -200, width: 28, height: 200}, style: {fill: #0072B2}}
  rect {shape: {x: 170, y: 0, width: 28, height: 100}, style: {fill: #CC79A7}}
  rect {shape: {x: 170, y: -600, width: 28, height: 400}, style: {fill: #d0d0d0}}
  line {shape: {x1: 167, y1: -510, x2: 201, y2: -510}, style: {stroke: #111111, lineWidth: 1.4}}
`);
  });

  it('are named and coloured one by one', () => {
    const all = Object.fromEntries(polarisationParts.map((part) => [part, 0.001]));
    const chart = polarisationSplitChart(
      { ...variant, polarisationSplits: [split(1, 'charge', { ...all, total: 0.01 })] },
      300,
    );
    expect(
      only(chart, /^scatter/).map((line) =>
        /^scatter (.*) on.*itemStyle: \{color: ([^,]*)/.exec(line)!.slice(1).join(' '),
      ),
    ).toEqual([
      'ionic #0072B2',
      'electronic #D55E00',
      'charge transfer #009E73',
      'coating #CC79A7',
      'interphase #E69F00',
      'diffusion in particles #56B4E9',
      'uneven filling #000000',
      'separator #6f6f6f',
      'anode #a3a3a3',
      'contacts, cables #d0d0d0',
    ]);
    expect(only(chart, /^keys/)[0]).toContain('width: 266');
  });

  it('are shown of eight cycles at most, and not at all where all are small', () => {
    const cycles = Array.from({ length: 20 }, (_, i) => cycleRow(i + 1));
    const splits = cycles.map(({ cycle }) => split(cycle, 'charge', volts));
    const [axis] = only(polarisationSplitChart({ ...variant, cycles, polarisationSplits: splits }), /^x 0 bottom/);
    expect(axis).toContain('1 "1" 2 "4" 3 "6" 4 "9" 5 "12" 6 "15" 7 "17" 8 "20"');
    const small = splits.map(({ parts, ...rest }) => ({
      ...rest,
      parts: { ...parts, ionic: 0.0002, coating: 0, extra: 0 },
    }));
    expect(polarisationSplitChart({ ...variant, cycles, polarisationSplits: small })).toBeUndefined();
  });
});

const [mapped] = resultsOf({ bare }).variants;
const profile: Profile = {
  cycle: 3,
  when: 'end of charge',
  time: 0,
  radius: Float64Array.of(0, 1),
  through: Float64Array.of(0.25, 0.75),
  content: [
    [Float64Array.of(0.2, 0.3), Float64Array.of(0.25, 0.35), Float64Array.of(0.3, 0.4)],
    [Float64Array.of(0.4, 0.5), Float64Array.of(0.45, 0.55), Float64Array.of(0.5, 0.6)],
  ],
  potential: Float64Array.of(4, 4),
};

describe('lithium over the radius', () => {
  it('goes with the square of the radius from node to node', () => {
    expect(drawn(concentrationChart(mapped, profile))).toBe(`
box {left: 58, right: 16, top: 58, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 1 by 0.2 "Relative radius r/R" 30 px off; 0 "0.0" 0.2 "0.2"
y 0 left: 0.2 to 0.6 by 0.1 "Lithium content x" 38 px off; 0.2 "0.2" 0.3 "0.3"
keys d = 1.6 µm, d = 3.0 µm, d = 5.6 µm, separator side, collector side {top: 4, left: center, width: 356, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, itemStyle: {opacity: 0}, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line d = 1.6 µm on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: solid}, itemStyle: {color: #0072B2}, z: 4}: 0,0.2 0,0.2 0,0.2 0,0.2 0,0.2 0,0.2 0,0.2 0.166667,0.202778 0.333333,0.211111 0.5,0.225 0.666667,0.244444 0.833333,0.269444 1,0.3
line d = 3.0 µm on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: solid}, itemStyle: {color: #D55E00}, z: 4}: 0,0.25 0,0.25 0,0.25 0,0.25 0,0.25 0,0.25 0,0.25 0.166667,0.252778 0.333333,0.261111 0.5,0.275 0.666667,0.294444 0.833333,0.319444 1,0.35
line d = 5.6 µm on 0 {symbol: none, lineStyle: {color: #009E73, width: 1.6, type: solid}, itemStyle: {color: #009E73}, z: 4}: 0,0.3 0,0.3 0,0.3 0,0.3 0,0.3 0,0.3 0,0.3 0.166667,0.302778 0.333333,0.311111 0.5,0.325 0.666667,0.344444 0.833333,0.369444 1,0.4
line d = 1.6 µm on 0 {symbol: none, lineStyle: {color: #0072B2, width: 1.6, type: [7, 3]}, itemStyle: {color: #0072B2}, z: 4}: 0,0.4 0,0.4 0,0.4 0,0.4 0,0.4 0,0.4 0,0.4 0.166667,0.402778 0.333333,0.411111 0.5,0.425 0.666667,0.444444 0.833333,0.469444 1,0.5
line d = 3.0 µm on 0 {symbol: none, lineStyle: {color: #D55E00, width: 1.6, type: [7, 3]}, itemStyle: {color: #D55E00}, z: 4}: 0,0.45 0,0.45 0,0.45 0,0.45 0,0.45 0,0.45 0,0.45 0.166667,0.452778 0.333333,0.461111 0.5,0.475 0.666667,0.494444 0.833333,0.519444 1,0.55
line d = 5.6 µm on 0 {symbol: none, lineStyle: {color: #009E73, width: 1.6, type: [7, 3]}, itemStyle: {color: #009E73}, z: 4}: 0,0.5 0,0.5 0,0.5 0,0.5 0,0.5 0,0.5 0,0.5 0.166667,0.502778 0.333333,0.511111 0.5,0.525 0.666667,0.544444 0.833333,0.569444 1,0.6
line separator side on 0 {symbol: none, lineStyle: {color: #8a8a8a, width: 1.6, type: solid}, itemStyle: {color: #8a8a8a}}:
line collector side on 0 {symbol: none, lineStyle: {color: #8a8a8a, width: 1.6, type: [7, 3]}, itemStyle: {color: #8a8a8a}}:
`);
  });

  it('goes from one node to the next and not beyond', () => {
    const bent: Profile = {
      ...profile,
      radius: Float64Array.of(0.6, 0.8, 1),
      content: [profile.content[0].map(() => Float64Array.of(0.2, 0.48, 0.3))],
    };
    const points = only(concentrationChart(mapped, bent), /^line/)[0].split(': ').at(-1)!.split(' ');
    // x = 0.2 + (r^2 - 0.36) within the second node, 0.48 - (r^2 - 0.64)/2 beyond it.
    expect([0, 3, 6, 9, 12, 15, 18].map((i) => points[i])).toEqual([
      '0,-0.16',
      '0.3,-0.07',
      '0.6,0.2',
      '0.7,0.33',
      '0.8,0.48',
      '0.9,0.395',
      '1,0.3',
    ]);
  });

  it('of one place needs no sides, and of one node is a point', () => {
    const flat: Profile = {
      ...profile,
      radius: Float64Array.of(1),
      through: Float64Array.of(0.5),
      content: [profile.content[0].map((x) => x.slice(0, 1))],
    };
    const chart = concentrationChart(mapped, flat, 130);
    expect(only(chart, /^line/).map((line) => line.split(': ').at(-1))).toEqual(['1,0.2', '1,0.25', '1,0.3']);
    expect(only(chart, /^keys/)[0]).toMatch(
      /^keys d = 1\.6 µm, d = 3\.0 µm, d = 5\.6 µm \{.*width: 110,.*itemStyle: \{opacity: 0\}/,
    );
    expect(concentrationChart(mapped, { ...flat, content: [] })).toBeUndefined();
  });
});

describe('lithium through the electrode', () => {
  it('is a column a node, coloured from centre to surface, one panel a class', () => {
    expect(whole(concentrationMap(mapped, profile))).toBe(`
{animation: false, backgroundColor: #ffffff, textStyle: {fontFamily: sans, color: #111111}}
box {left: 58, right: 96, top: 16, outerBoundsMode: none, height: 71.3333}
box {left: 58, right: 96, top: 105.333, outerBoundsMode: none, height: 71.3333}
box {left: 58, right: 96, top: 194.667, outerBoundsMode: none, height: 71.3333}
x 0 bottom: 0 to 48 by 10; 0 "0" 10 "10" {axisLabel: {show: false, showMaxLabel: false}}
x 0 top: 0 to 48 by 10; 0 "0" 10 "10" {axisLabel: {show: false, showMaxLabel: false}}
x 1 bottom: 0 to 48 by 10; 0 "0" 10 "10" {axisLabel: {show: false, showMaxLabel: false}}
x 1 top: 0 to 48 by 10; 0 "0" 10 "10" {axisLabel: {show: false, showMaxLabel: false}}
x 2 bottom: 0 to 48 by 10 "Depth from separator / µm" 30 px off; 0 "0" 10 "10" {axisLabel: {showMaxLabel: false}}
x 2 top: 0 to 48 by 10; 0 "0" 10 "10" {axisLabel: {show: false, showMaxLabel: false}}
y 0 left: 0 to 1 by 0.5; 0 "0.0" 0.5 "0.5"
y 0 right: 0 to 1 by 0.5; 0 "0.0" 0.5 "0.5" {axisLabel: {show: false}}
y 1 left: 0 to 1 by 0.5 "Relative radius r/R" 38 px off; 0 "0.0" 0.5 "0.5"
y 1 right: 0 to 1 by 0.5; 0 "0.0" 0.5 "0.5" {axisLabel: {show: false}}
y 2 left: 0 to 1 by 0.5; 0 "0.0" 0.5 "0.5"
y 2 right: 0 to 1 by 0.5; 0 "0.0" 0.5 "0.5" {axisLabel: {show: false}}
title {text: Li content x, right: 4, top: 6, padding: 0, textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
title {text: d = 1.6 µm, left: 70, top: 22, padding: [2, 4], backgroundColor: rgba(255,255,255,0.85), textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
title {text: d = 3.0 µm, left: 70, top: 111.333, padding: [2, 4], backgroundColor: rgba(255,255,255,0.85), textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
title {text: d = 5.6 µm, left: 70, top: 200.667, padding: [2, 4], backgroundColor: rgba(255,255,255,0.85), textStyle: {fontSize: 13, fontWeight: normal, color: #111111, fontFamily: sans}}
bar {type: continuous, seriesIndex: [], calculable: false, min: 0.2, max: 0.6, right: 8, top: 40, itemWidth: 14, itemHeight: 180, inRange: {color: [#440154, #443983, #31688e, #21918c, #35b779, #90d743, #fde725]}, text: [0.6, 0.2], textStyle: {color: #111111, fontSize: 13, fontFamily: sans}}
custom on 0 {silent: true, encode: {x: [0, 1]}, z: 1}: 0,24,0 24,48,1
  rect {shape: {x: 0, y: -100, width: 2400.5, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #440154}, {offset: 1, color: #3b5189}], global: false}}}
  rect {shape: {x: 2400, y: -100, width: 2400, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #21918c}, {offset: 1, color: #63c75e}], global: false}}}
custom on 2 {silent: true, encode: {x: [0, 1]}, z: 1}: 0,24,0 24,48,1
  rect {shape: {x: 0, y: -100, width: 2400.5, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #442b77}, {offset: 1, color: #2d728e}], global: false}}}
  rect {shape: {x: 2400, y: -100, width: 2400, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #30ae7e}, {offset: 1, color: #abdb3b}], global: false}}}
custom on 4 {silent: true, encode: {x: [0, 1]}, z: 1}: 0,24,0 24,48,1
  rect {shape: {x: 0, y: -100, width: 2400.5, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #3b5189}, {offset: 1, color: #21918c}], global: false}}}
  rect {shape: {x: 2400, y: -100, width: 2400, height: 100}, style: {fill: {type: linear, x: 0, y: 1, x2: 0, y2: 0, colorStops: [{offset: 0, color: #63c75e}, {offset: 1, color: #fde725}], global: false}}}
`);
  });

  it('of one class has finer ticks, and of many the first, the middle and the last by load', () => {
    const [first] = mapped.cell.cathode.classes;
    const of = (classes: typeof mapped.cell.cathode.classes) => ({
      ...mapped,
      cell: { ...mapped.cell, cathode: { ...mapped.cell.cathode, classes } },
    });
    const one = concentrationMap(
      of([first]),
      { ...profile, content: profile.content.map((node) => node.slice(0, 1)) },
      200,
    );
    expect(lines(...only(one, /^(box|[xy] 0 (left|bottom)|bar)/))).toBe(`
box {left: 65, right: 96, top: 16, outerBoundsMode: none, height: 134}
x 0 bottom: 0 to 48 by 10 "Depth from separator / µm" 30 px off; 0 "0" 10 "10" {axisLabel: {showMaxLabel: false}}
y 0 left: 0 to 1 by 0.25 "Relative radius r/R" 45 px off; 0 "0.00" 0.25 "0.25"
bar {type: continuous, seriesIndex: [], calculable: false, min: 0.2, max: 0.5, right: 8, top: 40, itemWidth: 14, itemHeight: 64, inRange: {color: [#440154, #443983, #31688e, #21918c, #35b779, #90d743, #fde725]}, text: [0.5, 0.2], textStyle: {color: #111111, fontSize: 13, fontFamily: sans}}
`);
    const many = [0.9, 0.1, 0.5, 0.3].map((contact) => ({ ...first, contact }));
    const four = { ...profile, content: profile.content.map((node) => [...node, node[0]]) };
    expect(
      only(concentrationMap(of(many), four), /^title/).map((line) => /text: ([^,]*, [^,]*)/.exec(line)![1]),
    ).toEqual([
      'Li content x, right: 4',
      'd = 1.6 µm, contact 0.90',
      'd = 1.6 µm, contact 0.50',
      'd = 1.6 µm, contact 0.10',
    ]);
  });
});

describe('readings of a lab', () => {
  const [variant] = resultsOf({ bare }).variants;
  const read = (value: number) => ({ value, error: 1 });
  const cycle = (at: number, scale: number, activeMass: number): AnalysedCycle => ({
    cycle: at,
    spectra: [1, 7].map((more) => ({
      step: 1,
      content: 0.6,
      cathodeResistance: read(40 * scale * more),
      geometricMean: read(30 * scale),
      ionResistance: read(12),
      chargeTransfer: read(75),
      interfaceResistance: read(20 * scale),
      diffusionLength: read(1.5),
      deviation: 0.01,
      inside: { interfaceResistance: 18 * scale, contact: 0.8, connected: 0.9, diffusionLength: 1.4 },
    })),
    activeMass,
    relaxed: 7200,
    holdTime: 3600,
    connected: activeMass + 0.02,
    diffusionLength: 1.4,
    remarks: [],
  });

  it('are symbols, and what is inside is a line; of each cycle the first spectrum', () => {
    const analysed = [cycle(1, 1, 0.94), cycle(50, 2, 0.9), cycle(60, 2, none)];
    expect(drawn(resistanceReadingsChart({ ...variant, analysed }))).toBe(`
box {left: 61, right: 16, top: 58, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 60 by 10 "Cycle number" 30 px off; 0 "0" 10 "10"
y 0 left: 0 to 100 by 20 "Resistance / Ω cm²" 41 px off; 0 "0" 20 "20"
keys R_cathode by line fit, √(R_ion R_ct), Interface arc, Interface inside {top: 4, left: center, width: 336, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line R_cathode by line fit on 0 {symbol: circle, symbolSize: 6, lineStyle: {color: #0072B2, width: 0}, itemStyle: {color: #0072B2}, z: 4}: 1,40 50,80 60,80
line √(R_ion R_ct) on 0 {symbol: rect, symbolSize: 6, lineStyle: {color: #D55E00, width: 0}, itemStyle: {color: #D55E00}, z: 4}: 1,30 50,60 60,60
line Interface arc on 0 {symbol: triangle, symbolSize: 6, lineStyle: {color: #009E73, width: 0}, itemStyle: {color: #009E73}, z: 4}: 1,20 50,40 60,40
line Interface inside on 0 {symbol: none, symbolSize: 6, lineStyle: {color: #444444, width: 1.5}, itemStyle: {color: #444444}, z: 3}: 1,18 50,36 60,36
`);
    expect(drawn(activeMassChart({ ...variant, analysed }))).toBe(`
box {left: 54, right: 16, top: 34, outerBoundsMode: none, bottom: 50}
x 0 bottom: 0 to 50 by 10 "Cycle number" 30 px off; 0 "0" 10 "10"
y 0 left: 89 to 97 by 1 "Active mass / %" 34 px off; 89 "89" 90 "90"
keys By relaxed potentials, Connected inside {top: 4, left: center, width: 356, padding: [0, 0], itemGap: 11, itemWidth: 26, itemHeight: 9, textStyle: {fontSize: 13, color: #111111, fontFamily: sans}}
line By relaxed potentials on 0 {symbol: circle, symbolSize: 6, lineStyle: {color: #0072B2, width: 0}, itemStyle: {color: #0072B2}, z: 4}: 1,94 50,90
line Connected inside on 0 {symbol: none, symbolSize: 6, lineStyle: {color: #444444, width: 1.5}, itemStyle: {color: #444444}, z: 3}: 1,96 50,92
`);
  });

  it('need two cycles', () => {
    for (const chart of [resistanceReadingsChart, activeMassChart]) {
      expect(chart({ ...variant, analysed: [cycle(1, 1, 0.94)] })).toBeUndefined();
      expect(chart(variant)).toBeUndefined();
    }
  });
});
