import { describe, expect, it } from 'vitest';
import type { CycleRow, Measurement } from '../../src/index.js';
import { ageingOption, type CellLines, nyquistOption, type Pair, voltageOption } from '../../src/web/charts/options.js';
import { svgText } from '../../src/web/charts/svgText.js';
import { drawn, named, type Point } from '../output/charts/drawn.js';
import { fixture } from '../output/fixture.js';

// Every point of the charts of the page, against what they are made from.

const [bare, coated] = fixture().variants;
const palette = {
  dark: false,
  cells: ['#0072b2', '#c2500a'] as const,
  ink: '#1b1f24',
  soft: '#5c6670',
  line: '#d9dee3',
  paper: '#ffffff',
  electrolyte: '#ece3c8',
  electrolyteGrain: '#d8cba3',
  liquid: '#d5e6f2',
  gap: '#ffffff',
  interphase: '#a8326e',
  coating: '#17a7e0',
  dead: '#a9adb2',
  outline: '#15191d',
};

const curve = (cycle: number, direction: 1 | -1, capacity: number[], voltage: number[]) => ({
  cycle,
  direction,
  capacity: Float32Array.from(capacity),
  voltage: Float32Array.from(voltage),
});

function lines(name: string, rows: readonly CycleRow[], shift: number): CellLines {
  return {
    name,
    rows,
    before: rows.map((row) => ({ ...row, dischargeCapacity: row.dischargeCapacity - 5 })),
    curves: [curve(20, 1, [0, 60, 120], [2 + shift, 2.5, 2.75]), curve(20, -1, [0, 50, 110], [2.5, 2.25, 1.5])],
    firstCurves: [curve(1, 1, [0, 100, 200], [1.5, 2.5, 2.75]), curve(1, -1, [0, 90, 175], [2.5, 2.25, 1.5])],
    spectrum: {
      cycle: 20,
      frequency: Float64Array.of(1e6, 1e3, 1, 1e-3),
      re: Float64Array.of(10, 30, 60, 62 + shift),
      im: Float64Array.of(0, -15, -2, -40),
    },
    moment: { capacity: 60, voltage: 2.5 },
  };
}

const pair: Pair = [lines('bare', bare.cycles, 0), lines('ZrO2', coated.cycles, 0.25)];
const measured: Measurement[] = [
  { variant: 'bare', quantity: 'dischargeCapacity', cycle: 15, value: 140, unit: 'mAh/g', source: 'x' },
  { quantity: 'coulombicEfficiency', cycle: 1, value: 0.79, unit: '1', source: 'x' },
  { variant: 'ZrO2', quantity: 'coulombicEfficiency', cycle: 2, value: 99, unit: '%', source: 'x' },
  { variant: 'other', quantity: 'dischargeCapacity', cycle: 3, value: 1, unit: 'mAh/g', source: 'x' },
  { variant: 'bare', quantity: 'dischargeCapacity', rate: 1, value: 2, unit: 'mAh/g', source: 'x' },
];
const read = (option: object) => drawn(option, { mirrored: false });

describe('voltage on the page', () => {
  it('draws both half cycles of the cycle shown and of the first one behind, each cell in its colour', () => {
    const chart = read(voltageOption(pair, 20, palette));
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual(['Capacity / mAh/g', 'Cell voltage / V']);
    pair.forEach(({ name, curves }, i) => {
      const found = named(chart, name);
      expect(found.map(({ points }) => points)).toEqual(
        curves.map(({ capacity, voltage }) => Array.from(capacity, (q, k) => [q, voltage[k]])),
      );
      for (const { colour } of found) expect(colour).toBe(palette.cells[i]);
    });
    const ghosts = chart.series.filter(({ name, type }) => name === '' && type === 'line');
    expect(ghosts.map(({ points }) => points[2])).toEqual([
      [200, 2.75],
      [175, 1.5],
      [200, 2.75],
      [175, 1.5],
    ]);
    expect(chart.series.filter(({ type }) => type === 'scatter').map(({ points }) => points)).toEqual([
      [[60, 2.5]],
      [[60, 2.5]],
    ]);
  });

  it('has an axis of round numbers around the ends of all curves', () => {
    const axis = (low: number, high: number) => {
      const own = lines('bare', bare.cycles, 0);
      const other = { ...own, curves: [curve(20, 1, [0, 9], [low, high]), curve(20, -1, [0, 9], [high, low])] };
      const narrow = { ...own, curves: [curve(20, 1, [0, 9], [2.2, 2.4]), curve(20, -1, [0, 9], [2.4, 2.3])] };
      const { y } = read(voltageOption([other, narrow], 20, palette)).panels[0];
      return [y.min, y.max];
    };
    // By quarters of a volt from 0.9 V on, else by tenths, with 10 mV of room.
    expect(axis(1.5, 2.75)).toEqual([1.25, 3]);
    expect(axis(1.52, 2.73)).toEqual([1.5, 2.75]);
    expect(axis(2.05, 2.68)).toEqual([2, 2.7]);
    expect(axis(2, 2.695)).toEqual([1.9, 2.8]);
  });

  it('ends below the lowest discharge and above the highest charge, and has no ghost of the cycle itself', () => {
    const chart = read(voltageOption(pair, 1, palette));
    expect(chart.panels[0].y.min).toBeLessThan(1.5);
    expect(chart.panels[0].y.max).toBeGreaterThan(2.75);
    expect(chart.series.filter(({ name, type }) => name === '' && type === 'line')).toEqual([]);
  });
});

describe('ageing on the page', () => {
  const chart = read(ageingOption(pair, measured, 20, 20, palette));

  it('draws efficiency above and discharge capacity below', () => {
    expect(chart.panels.map(({ y }) => y.title)).toEqual(['CE / %', 'Discharge / mAh/g']);
    expect(chart.panels.map(({ x }) => x.title)).toEqual(['', 'Cycle']);
    [bare, coated].forEach(({ name, cycles }, i) => {
      const [efficiency] = named(chart, name, 0);
      const [capacity] = named(chart, name, 1);
      expect(efficiency.points).toEqual(cycles.map((row) => [row.cycle, 100 * row.coulombicEfficiency]));
      expect(capacity.points).toEqual(cycles.map((row) => [row.cycle, row.dischargeCapacity]));
      expect([efficiency.colour, capacity.colour]).toEqual([palette.cells[i], palette.cells[i]]);
    });
  });

  it('has an axis for efficiencies above 100 %, as a slow cycle after fast ones shows', () => {
    const slow: Pair = [
      { ...pair[0], rows: pair[0].rows.map((row, i) => ({ ...row, coulombicEfficiency: i === 3 ? 1.163 : 0.999 })) },
      pair[1],
    ];
    const { yAxis } = ageingOption(slow, [], 20, 20, palette);
    expect((yAxis as { max: number }[])[0].max).toBe(117);
  });

  it('draws the run before the last change dashed', () => {
    const dashed = chart.series.filter(({ dash }) => dash === '4,4');
    expect(dashed.map(({ panel }) => panel)).toEqual([1, 1]);
    expect(dashed[0].points[19]).toEqual([20, bare.cycles[19].dischargeCapacity - 5]);
  });

  it('draws measured points on their cell, fractions as per cent', () => {
    const points = (panel: number) => named(chart, 'measured', panel).map((one) => [one.colour, one.points]);
    expect(points(1)).toEqual([[palette.cells[0], [[15, 140]]]]);
    expect(points(0)).toEqual([
      [palette.cells[0], [[1, 79]]],
      [
        palette.cells[1],
        [
          [1, 79],
          [2, 99],
        ],
      ],
    ]);
  });
});

describe('impedance on the page', () => {
  const size = { width: 400, height: 230 };
  const chart = read(nyquistOption(pair, palette, size));

  it('draws minus the imaginary part upwards, at one scale', () => {
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual(['Re Z / Ω cm²', '−Im Z / Ω cm²']);
    pair.forEach(({ name, spectrum }) => {
      const expected: Point[] = Array.from(spectrum!.re, (re, n) => [re, -spectrum!.im[n]]);
      expect(named(chart, name)[0].points).toEqual(expected);
    });
    const { x, y } = chart.panels[0];
    expect(x.max).toBeGreaterThan(62);
    const [perX, perY] = [(size.width - 76) / (x.max - x.min), (size.height - 56) / (y.max - y.min)];
    expect(perX / perY).toBeCloseTo(1, 9);
  });
});

describe('a saved figure', () => {
  const svg = svgText(voltageOption(pair, 20, palette), 420, 330, 'quick level');

  it('says which line is which cell and at which level it was computed', () => {
    for (const text of ['bare', 'ZrO2', 'quick level', 'Cell voltage / V']) expect(svg).toContain(`>${text}<`);
    expect(svgText(voltageOption(pair, 20, palette), 420, 330)).not.toContain('quick');
  });
});
