import { describe, expect, it } from 'vitest';
import { svgToPng } from '../../src/node/png.js';
import { capacityChart } from '../../src/output/chart/capacityChart.js';
import { concentrationChart } from '../../src/output/chart/concentrationChart.js';
import { concentrationMap } from '../../src/output/chart/concentrationMap.js';
import { differentialCapacityChart } from '../../src/output/chart/differentialCapacityChart.js';
import { halfCycles, shownCycles } from '../../src/output/chart/drawing/halfCycles.js';
import type { ChartOption } from '../../src/output/chart/drawing/option.js';
import { decimals, niceScale } from '../../src/output/chart/drawing/scale.js';
import { renderSvg } from '../../src/output/chart/drawing/svg.js';
import { type Point, thin } from '../../src/output/chart/drawing/thin.js';
import { polarisationChart } from '../../src/output/chart/polarisationChart.js';
import { rateChart } from '../../src/output/chart/rateChart.js';
import { voltageChart } from '../../src/output/chart/voltageChart.js';
import { fixture } from './fixture.js';
import { lowered } from './lowered.js';

const results = fixture();
const [bare] = results.variants;
const charts: readonly (readonly [string, ChartOption | undefined, readonly string[]])[] = [
  [
    'capacity',
    capacityChart(results),
    ['bare', 'ZrO2', 'published', 'Cycle number', 'CE / %', 'Specific capacity / mAh g⁻¹'],
  ],
  ['rate', rateChart(results), ['bare', 'ZrO2', 'Discharge rate / C', 'Discharge capacity / mAh g⁻¹', '0.5']],
  ['voltage', voltageChart(results), ['bare, cycle 1', 'ZrO2, cycle 20', 'Cell voltage / V', 'Voltage vs Li⁺/Li / V']],
  ['dqdv', differentialCapacityChart(results), ['bare, cycle 20', 'dQ/dV / mAh g⁻¹ V⁻¹', 'Cell voltage / V']],
  ['polarisation', polarisationChart(results), ['ZrO2', 'Polarisation at equal lithium content / mV']],
  [
    'lines',
    concentrationChart(bare, bare.profiles[0]),
    ['d = 3.0 µm', 'collector side', 'Relative radius r/R', 'Lithium content x'],
  ],
  ['map', concentrationMap(bare, bare.profiles[0]), ['d = 5.6 µm', 'Depth from separator / µm', 'Li content x']],
];

describe.each(charts)('%s chart', (id, option, texts) => {
  const svg = renderSvg(option!, { id });

  it('names its series and axes', () => {
    for (const text of texts) expect(lowered(svg)).toContain(`>${text}<`);
  });

  it('draws numbers only, and loads nothing', () => {
    expect(svg.match(/NaN|undefined|Infinity/)?.[0]).toBeUndefined();
    expect(svg.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/https?:/);
  });

  it('is the same text each time, with ids of its own', () => {
    expect(renderSvg(option!, { id })).toBe(svg);
    expect(svg.match(/\bzr\d/)?.[0]).toBeUndefined();
    // What only a browser with the chart library could use.
    expect(svg.match(/<style|ecmeta_| class=|pointer-events/)?.[0]).toBeUndefined();
  });
});

describe('charts without data', () => {
  it('are left out instead of drawn empty', () => {
    const none = { ...results, variants: [] };
    for (const chart of [capacityChart, rateChart, voltageChart, differentialCapacityChart, polarisationChart]) {
      expect(chart(none)).toBeUndefined();
    }
  });

  it('skip half cycles that did not happen', () => {
    const cycles = bare.cycles.slice(0, 2).map((row) => ({
      ...row,
      chargeCapacity: Number.NaN,
      coulombicEfficiency: Number.NaN,
      polarisation: Number.NaN,
    }));
    const dischargeOnly = { ...results, measurements: [], variants: [{ ...bare, cycles }] };
    expect(renderSvg(capacityChart(dischargeOnly)!).match(/NaN|undefined/)?.[0]).toBeUndefined();
    expect(polarisationChart(dischargeOnly)).toBeUndefined();
  });

  it('escape what a person called a variant', () => {
    const named = { ...results, variants: [{ ...bare, name: '<script>alert(1)</script>' }] };
    expect(renderSvg(capacityChart(named)!)).not.toContain('<script');
  });
});

describe('many variants', () => {
  const names = ['bare', 'LiNbO3, 10 nm, 90 % covered', 'Li2CO3/LiNbO3', 'PVBTA-TFSI', 'HfO2 nanoparticles'];
  const many = { ...results, variants: names.map((name) => ({ ...bare, name })) };

  it('get legend entries for variants and cycles apart', () => {
    const svg = renderSvg(voltageChart(many)!);
    for (const text of [...names, 'cycle 1', 'cycle 20']) expect(svg).toContain(`>${text}<`);
    expect(svg).not.toContain('bare, cycle 1');
  });

  it('make the figure taller instead of the plot smaller', () => {
    const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)![1]);
    expect(heightOf(renderSvg(capacityChart(many)!))).toBeGreaterThan(heightOf(renderSvg(capacityChart(results)!)));
  });
});

describe('half cycles of the recorded series', () => {
  it('are charge and discharge of the recorded cycles, without rests', () => {
    const halves = halfCycles(bare);
    expect(halves.map((half) => [half.cycle, half.direction])).toEqual([
      [1, 'charge'],
      [1, 'discharge'],
      [20, 'charge'],
      [20, 'discharge'],
    ]);
    expect(halves[1].capacity.at(-1)).toBeCloseTo(bare.cycles[0].dischargeCapacity, 6);
    expect(shownCycles([5, 1, 9, 2, 9])).toEqual([1, 5, 9]);
  });
});

describe('scale', () => {
  it.each([
    [0, 1],
    [1.35, 2.79],
    [-0.02, 0.013],
    [129.6, 203],
    [1e-7, 9e5],
  ])('of %d to %d holds the data with 2 to 8 round intervals', (low, high) => {
    const scale = niceScale([low, high])!;
    const count = (scale.max - scale.min) / scale.interval;
    expect(scale.min).toBeLessThanOrEqual(low);
    expect(scale.max).toBeGreaterThanOrEqual(high);
    expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-6);
    expect(Math.round(count)).toBeGreaterThanOrEqual(2);
    expect(Math.round(count)).toBeLessThanOrEqual(8);
    expect(Number(scale.interval.toFixed(decimals(scale.interval)))).toBeCloseTo(scale.interval, 12);
  });

  it('takes one value, ignores NaN, and says so when there is nothing', () => {
    const scale = niceScale([Number.NaN, 3])!;
    expect(scale.min).toBeLessThan(3);
    expect(scale.max).toBeGreaterThan(3);
    expect(niceScale([Number.NaN])).toBeUndefined();
  });
});

describe('thinning', () => {
  it('keeps ends and peaks in at most the wanted number of points', () => {
    const line = Array.from({ length: 50_000 }, (_, i): Point => [i, i === 31_234 ? 5 : Math.sin(i / 4000)]);
    const kept = thin(line);
    expect(kept.length).toBeLessThanOrEqual(2000);
    expect(kept[0]).toEqual(line[0]);
    expect(kept.at(-1)).toEqual(line.at(-1));
    expect(kept).toContainEqual([31_234, 5]);
    for (let i = 1; i < kept.length; i++) expect(kept[i][0]).toBeGreaterThan(kept[i - 1][0]);
  });
});

describe('PNG', () => {
  it('is a picture of the asked width', async () => {
    const { bytes } = await svgToPng(renderSvg(rateChart(results)!), { width: 600 });
    expect([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe('PNG');
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBe(600);
  });
});
