import { describe, expect, it } from 'vitest';
import type { Measurement, Results, VariantResult } from '../../../src/index.js';
import { polarisationParts } from '../../../src/index.js';
import { capacityChart } from '../../../src/output/chart/capacityChart.js';
import { concentrationChart } from '../../../src/output/chart/concentrationChart.js';
import { concentrationMap } from '../../../src/output/chart/concentrationMap.js';
import { differentialCapacityChart } from '../../../src/output/chart/differentialCapacityChart.js';
import { colourOf, viridisAt } from '../../../src/output/chart/drawing/style.js';
import { polarisationChart } from '../../../src/output/chart/polarisationChart.js';
import { polarisationSplitChart } from '../../../src/output/chart/polarisationSplitChart.js';
import { rateChart } from '../../../src/output/chart/rateChart.js';
import { activeMassChart, resistanceReadingsChart } from '../../../src/output/chart/readingsChart.js';
import { voltageChart } from '../../../src/output/chart/voltageChart.js';
import { fixture } from '../fixture.js';
import { type Drawn, drawn, named, type Point } from './drawn.js';

// Every point of every chart of a run, against the results it was made from.

const results = fixture();
const [bare, coated] = results.variants;

/** Errors of reading and writing aside, the same points in the same order. */
function expectPoints(found: readonly Point[], expected: readonly Point[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach(([x, y], i) => {
    expect(x).toBeCloseTo(expected[i][0], 9);
    expect(y).toBeCloseTo(expected[i][1], 9);
  });
}

/** Lines and symbols of one variant share its colour, which no other has; what the legend names is drawn. */
function expectColours(chart: Drawn, names: readonly string[]): void {
  names.forEach((name, i) => {
    const colours = new Set(chart.series.filter((one) => one.name === name).map(({ colour }) => colour));
    expect([...colours]).toEqual([colourOf(i)]);
  });
  for (const name of chart.legend) expect(chart.series.map((one) => one.name)).toContain(name);
}

describe('chart of capacity and efficiency', () => {
  const chart = drawn(capacityChart(results));
  const [efficiency, capacity] = chart.panels;

  it('draws discharge capacity below and Coulombic efficiency above', () => {
    expect([efficiency.y.title, capacity.y.title]).toEqual(['CE / %', 'Specific capacity / mAh g⁻¹']);
    expect([efficiency.x.title, capacity.x.title]).toEqual(['', 'Cycle number']);
    expect(efficiency.x.ticks).toEqual([]);
    for (const { name, cycles } of results.variants) {
      expectPoints(
        named(chart, name, 1, 'line')[0].points,
        cycles.map((row) => [row.cycle, row.dischargeCapacity]),
      );
      expectPoints(
        named(chart, name, 0, 'line')[0].points,
        cycles.map((row) => [row.cycle, (100 * row.dischargeCapacity) / row.chargeCapacity]),
      );
    }
    expect(chart.legend).toEqual(['bare', 'ZrO2', 'published']);
    expectColours(chart, ['bare', 'ZrO2']);
  });

  it('lays measured points with their errors over the panel of their quantity, as open symbols', () => {
    const [points] = named(chart, 'bare', 1, 'scatter');
    expect(points.open).toBe(true);
    expectPoints(points.points, [
      [1, 175],
      [15, 140],
    ]);
    expectPoints(named(chart, 'bare', 0, 'scatter')[0].points, [[1, 79]]);
    const bars = chart.series.filter(({ type, panel }) => type === 'custom' && panel === 1);
    expectPoints(bars[0].shapes[0].points, [
      [1, 172],
      [1, 178],
    ]);
    expect(bars[1].shapes[0].points[1][1]).toBeCloseTo(206, 9);
  });

  it('has errors in the unit of its axis', () => {
    const measurements: Measurement[] = [
      { quantity: 'dischargeCapacity', cycle: 3, value: 170, error: 10, unit: 'mAh/g', source: 'x', variant: 'bare' },
      { quantity: 'coulombicEfficiency', cycle: 2, value: 98, error: 1, unit: '%', source: 'x', variant: 'bare' },
    ];
    const other = drawn(capacityChart({ ...results, measurements }));
    const ends = (panel: number) =>
      other.series.find(({ type, panel: at }) => type === 'custom' && at === panel)!.shapes[0].points;
    expectPoints(ends(1), [
      [3, 160],
      [3, 180],
    ]);
    expectPoints(ends(0), [
      [2, 97],
      [2, 99],
    ]);
  });

  it('has axes that hold all of it, and say their numbers', () => {
    for (const { panel, points } of chart.series) {
      const { x, y } = chart.panels[panel];
      for (const [px, py] of points) {
        expect(px).toBeGreaterThanOrEqual(x.min);
        expect(px).toBeLessThanOrEqual(x.max);
        expect(py).toBeGreaterThanOrEqual(y.min - 1e-9);
        expect(py).toBeLessThanOrEqual(y.max + 1e-9);
      }
    }
    for (const [at, text] of [...capacity.x.ticks, ...capacity.y.ticks]) expect(Number(text)).toBeCloseTo(at, 6);
    expect(capacity.x.min).toBe(0);
  });

  it('needs two cycles', () => {
    const one = { ...results, variants: [{ ...bare, cycles: bare.cycles.slice(0, 1) }] };
    expect(capacityChart(one)).toBeUndefined();
  });
});

describe('chart of the rate test', () => {
  const chart = drawn(rateChart(results));

  it('draws the discharge of the first cycle of each rate', () => {
    for (const { name, cycles } of results.variants) {
      const first = [0.1, 0.2, 0.5, 1].map((rate) => cycles.find((row) => row.dischargeRate === rate)!);
      expectPoints(
        named(chart, name, 0, 'line')[0].points,
        first.map((row) => [Math.log10(row.dischargeRate), row.dischargeCapacity]),
      );
    }
    expectPoints(named(chart, 'bare', 0, 'scatter')[0].points, [[0, 100]]);
    expectPoints(named(chart, 'ZrO2', 0, 'scatter')[0].points, [[0, 150]]);
    expectColours(chart, ['bare', 'ZrO2']);
  });

  it('has the rates at their logarithms and capacity from zero', () => {
    const { x, y } = chart.panels[0];
    expect([x.title, y.title, y.min]).toEqual(['Discharge rate / C', 'Discharge capacity / mAh g⁻¹', 0]);
    expect(x.ticks.map(([, text]) => text)).toEqual(['0.1', '0.2', '0.5', '1']);
    for (const [at, text] of x.ticks) expect(10 ** at).toBeCloseTo(Number(text), 9);
  });
});

/** The half cycles of the fixture by an own count: 301 points each. */
function half(variant: VariantResult, cycle: number, sign: number): Point[] {
  const { series, cell } = variant;
  return Array.from(series.time, (_, i) => i)
    .filter((i) => series.cycle[i] === cycle && Math.sign(series.current[i]) === sign)
    .map((i): Point => [(sign * series.charge[i]) / 3.6 / (1000 * cell.activeMass), series.voltage[i]]);
}

describe('chart of voltage curves', () => {
  const chart = drawn(voltageChart(results));

  it('draws charge and discharge against capacity from zero', () => {
    for (const variant of results.variants) {
      for (const cycle of [1, 20]) {
        const lines = named(chart, `${variant.name}, cycle ${cycle}`);
        expect(lines).toHaveLength(2);
        expectPoints(lines[0].points, half(variant, cycle, 1));
        expectPoints(lines[1].points, half(variant, cycle, -1));
      }
    }
  });

  it('tells variants by colour and cycles by dash', () => {
    expect(chart.legend).toEqual(['bare, cycle 1', 'bare, cycle 20', 'ZrO2, cycle 1', 'ZrO2, cycle 20']);
    const look = (name: string) => named(chart, name).map(({ colour, dash }) => [colour, dash]);
    expect(look('bare, cycle 1')[0]).toEqual([colourOf(0), 'solid']);
    expect(look('ZrO2, cycle 1')[0]).toEqual([colourOf(1), 'solid']);
    expect(look('bare, cycle 20')).toEqual(Array(2).fill([colourOf(0), '7,3']));
  });

  it('reads the same against lithium on the right, where there is one plateau', () => {
    const { x, y, right } = chart.panels[0];
    expect([x.title, y.title, right.title]).toEqual([
      'Specific capacity / mAh g⁻¹',
      'Cell voltage / V',
      'Voltage vs Li⁺/Li / V',
    ]);
    expect(right.ticks.length).toBeGreaterThan(2);
    for (const [at, text] of right.ticks) expect(Number(text)).toBeCloseTo(at + 1.55, 9);
    const indium: Results = {
      ...results,
      variants: [bare, { ...coated, cell: { ...coated.cell, anode: { ...coated.cell.anode, plateau: 0.62 } } }],
    };
    expect(drawn(voltageChart(indium)).panels[0].right.title).toBe('');
  });

  it('keeps the last digit of its points when it is thinned', () => {
    const few = drawn(voltageChart(results, { points: 50 }));
    for (const { name, points } of few.series) {
      const [all] = named(chart, name).filter(
        (line) => line.points[1][1] > line.points[0][1] === points[1][1] > points[0][1],
      );
      expect(points.length).toBeLessThanOrEqual(50);
      for (const point of points) expect(all.points).toContainEqual(point);
    }
  });
});

describe('chart of differential capacity', () => {
  const chart = drawn(differentialCapacityChart(results));

  it('draws the charge above and the discharge below zero, with the capacity as area', () => {
    expect(chart.panels[0].x.title).toBe('Cell voltage / V');
    expect(chart.panels[0].y.title).toBe('dQ/dV / mAh g⁻¹ V⁻¹');
    for (const variant of results.variants) {
      const [charge, discharge] = named(chart, `${variant.name}, cycle 20`).map(({ points }) => points);
      const area = (points: readonly Point[]) =>
        points.slice(1).reduce((sum, [v, s], i) => sum + ((v - points[i][0]) * (s + points[i][1])) / 2, 0);
      const most = (points: readonly Point[], sign: number) => Math.max(...points.map(([, s]) => sign * s));
      expect(most(charge, 1)).toBeGreaterThan(10 * Math.max(0, most(charge, -1)));
      expect(most(discharge, -1)).toBeGreaterThan(10 * Math.max(0, most(discharge, 1)));
      const row = variant.cycles[19];
      expect(Math.abs(area(charge)) / row.chargeCapacity).toBeCloseTo(1, 1);
      expect(Math.abs(area(discharge)) / row.dischargeCapacity).toBeCloseTo(1, 1);
    }
  });
});

describe('chart of polarisation', () => {
  it('draws it in millivolts against the cycle, from zero', () => {
    const chart = drawn(polarisationChart(results));
    expect(chart.panels[0].x.title).toBe('Cycle number');
    expect(chart.panels[0].y.title).toMatch(/^Polarisation.* \/ mV$/);
    expect(chart.panels[0].y.min).toBe(0);
    for (const { name, cycles } of results.variants) {
      expectPoints(
        named(chart, name)[0].points,
        cycles.map((row) => [row.cycle, 1000 * row.polarisation]),
      );
    }
    expectColours(chart, ['bare', 'ZrO2']);
  });
});

describe('chart of the parts of the overpotential', () => {
  const volts = { ionic: 0.004, chargeTransfer: 0.03, coating: -0.006, interphase: 0.05, separator: 0.01 };
  const parts = (sign: number) => {
    const all = polarisationParts.map((part) => [part, sign * ((volts as Record<string, number>)[part] ?? 1e-5)]);
    return { ...Object.fromEntries(all), total: sign * 0.088 } as NonNullable<
      VariantResult['polarisationSplits']
    >[number]['parts'];
  };
  const variant: VariantResult = {
    ...bare,
    polarisationSplits: [1, 20].flatMap((cycle) => [
      { cycle, direction: 'charge' as const, content: 0.5, parts: parts(cycle === 1 ? 1 : 2) },
      { cycle, direction: 'discharge' as const, content: 0.5, parts: parts(-1) },
    ]),
  };
  const chart = drawn(polarisationSplitChart(variant));

  it('stacks the parts in mV, each as high as it is, those of one sign on one side', () => {
    expect(chart.legend).toEqual(['ionic', 'charge transfer', 'coating', 'interphase', 'separator']);
    expect(chart.panels[0].y.title).toMatch(/^Overpotential.* \/ mV$/);
    expect(chart.panels[0].x.ticks.map(([, text]) => text)).toEqual(['1', '20']);
    const key = new Map(chart.series.filter(({ name }) => name !== '').map(({ name, colour }) => [colour, name]));
    expect(new Set(key.keys()).size).toBe(5);
    const stacks = chart.series.filter(({ type }) => type === 'custom');
    const heights = stacks.map(({ shapes }) =>
      Object.fromEntries(
        shapes
          .filter(({ type }) => type === 'rect')
          .map(({ colour, points: [low, high] }) => [key.get(colour), [low[1], high[1]]]),
      ),
    );
    const [charge, discharge] = heights;
    const close = (found: number[], expected: number[]) =>
      expected.forEach((value, i) => {
        expect(found[i]).toBeCloseTo(value, 6);
      });
    close(charge.ionic, [0, 4]);
    close(charge['charge transfer'], [4, 34]);
    close(charge.interphase, [34, 84]);
    close(charge.separator, [84, 94]);
    close(charge.coating, [-6, 0]);
    close(discharge.interphase, [-84, -34]);
    close(discharge.coating, [0, 6]);
    close(heights[2].interphase, [68, 168]);
    const sums = stacks.map(({ shapes }) => shapes.find(({ type }) => type === 'line')!.points.map(([, y]) => y));
    close(sums[0], [88, 88]);
    close(sums[1], [-88, -88]);
  });

  it('stands at its cycle, charge on the left of discharge, so that neither covers the other', () => {
    const sides = chart.series
      .filter(({ type }) => type === 'custom')
      .map(({ shapes }) => {
        const across = shapes.filter(({ type }) => type === 'rect').flatMap(({ points }) => points.map(([x]) => x));
        return [Math.min(...across), Math.max(...across)];
      });
    for (const at of [1, 2]) {
      const [charge, discharge] = sides.slice(2 * at - 2, 2 * at);
      expect((charge[0] + discharge[1]) / 2).toBeCloseTo(at, 5);
      expect(charge[1]).toBeLessThan(discharge[0]);
    }
  });

  it('is left out without any', () => {
    expect(polarisationSplitChart(bare)).toBeUndefined();
  });
});

describe('chart of lithium over the radius', () => {
  const [profile] = bare.profiles;
  const chart = drawn(concentrationChart(bare, profile));

  it('draws every size class at the separator (solid) and the collector (dashed) through its nodes', () => {
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual(['Relative radius r/R', 'Lithium content x']);
    expect(chart.legend).toEqual(['d = 1.6 µm', 'd = 3.0 µm', 'd = 5.6 µm', 'separator side', 'collector side']);
    chart.legend.slice(0, 3).forEach((name, k) => {
      const lines = named(chart, name);
      expect(lines.map(({ dash }) => dash)).toEqual(['solid', '7,3']);
      lines.forEach(({ points, colour }, side) => {
        expect(colour).toBe(colourOf(k));
        const content = profile.content[side === 0 ? 0 : profile.content.length - 1][k];
        profile.radius.forEach((r, i) => {
          const nearest = points.find(([x]) => Math.abs(x - r) < 1e-12);
          expect(nearest?.[1]).toBeCloseTo(content[i], 9);
        });
        expect(points.every(([x], i) => i === 0 || x >= points[i - 1][0])).toBe(true);
      });
    });
    const keys = chart.series.filter(({ points }) => points.length === 0).map(({ name, dash }) => [name, dash]);
    expect(keys).toEqual([
      ['separator side', 'solid'],
      ['collector side', '7,3'],
    ]);
  });

  it('has a flat end in the centre', () => {
    const content = [bare.cell.cathode.classes.map(() => Float64Array.of(0.5, 0.6))];
    const inner = { ...profile, radius: Float64Array.of(0.3, 1), content };
    const { points } = named(drawn(concentrationChart(bare, inner)), 'd = 1.6 µm')[0];
    // Straight in r^2: x = a + b r^2 through both nodes.
    const b = 0.1 / (1 - 0.09);
    for (const [r, x] of points) expect(x).toBeCloseTo(0.5 + b * (r * r - 0.09), 9);
    expect(points[0][0]).toBe(0);
  });
});

describe('map of lithium through the electrode', () => {
  const [profile] = bare.profiles;
  const chart = drawn(concentrationMap(bare, profile));

  it('has a panel a class, columns from separator to collector, and the centre below', () => {
    expect(chart.titles).toEqual(['Li content x', 'd = 1.6 µm', 'd = 3.0 µm', 'd = 5.6 µm']);
    expect(chart.panels.map(({ x }) => x.title)).toEqual(['', '', 'Depth from separator / µm']);
    expect(chart.panels[2].x.max).toBeCloseTo(48, 9);
    expect(chart.panels.map(({ y }) => y.title)).toContain('Relative radius r/R');
    const { min, max, texts, colours } = chart.bar;
    expect(texts.map(Number)).toEqual([max, min]);
    expect([colours[0], colours.at(-1)]).toEqual([viridisAt(0), viridisAt(1)]);
    chart.series.forEach(({ shapes, panel }, k) => {
      expect(panel).toBe(k);
      expect(shapes).toHaveLength(profile.through.length);
      shapes.forEach(({ points: [low, high], colour }, i) => {
        expect(low[0]).toBeCloseTo((48 * i) / 6, 5);
        expect(high[0]).toBeCloseTo((48 * (i + 1)) / 6, 5);
        expect([low[1], high[1]]).toEqual([0, 1]);
        const content = profile.content[i][k];
        const stops = Array.from(profile.radius, (r, n) => `${r} ${viridisAt((content[n] - min) / (max - min))}`);
        expect(colour).toBe(`upwards ${stops.join(', ')}`);
      });
    });
  });

  it('is left out where the electrode is one place', () => {
    expect(concentrationMap(bare, { ...profile, through: Float64Array.of(0.5) })).toBeUndefined();
  });
});

describe('charts of what a lab reads', () => {
  const number = (value: number) => ({ value, error: 0.1 });
  const spectrum = (scale: number) => ({
    step: 1,
    content: 0.6,
    cathodeResistance: number(40 * scale),
    geometricMean: number(30 * scale),
    ionResistance: number(12),
    chargeTransfer: number(75 * scale),
    interfaceResistance: number(20 * scale),
    diffusionLength: number(1.5),
    deviation: 0.01,
    inside: { interfaceResistance: 18 * scale, contact: 0.8, connected: 0.9, diffusionLength: 1.4 },
  });
  const cycle = (at: number, scale: number, activeMass: number, connected: number) => ({
    cycle: at,
    spectra: [spectrum(scale)],
    activeMass,
    relaxed: 7200,
    holdTime: 3600,
    connected,
    diffusionLength: 1.4,
    remarks: [],
  });
  const variant: VariantResult = { ...bare, analysed: [cycle(1, 1, 0.94, 0.96), cycle(50, 3, 0.85, 0.9)] };

  it('show the resistances of every tested cycle', () => {
    const chart = drawn(resistanceReadingsChart(variant));
    const expected = { 'R_cathode by line fit': 40, '√(R_ion R_ct)': 30, 'Interface arc': 20, 'Interface inside': 18 };
    expect(chart.legend).toEqual(Object.keys(expected));
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual(['Cycle number', 'Resistance / Ω cm²']);
    expect(chart.panels[0].y.min).toBe(0);
    for (const [name, value] of Object.entries(expected)) {
      expectPoints(named(chart, name)[0].points, [
        [1, value],
        [50, 3 * value],
      ]);
    }
    expect(new Set(chart.series.map(({ colour }) => colour)).size).toBe(4);
  });

  it('show the active mass in per cent beside what is connected', () => {
    const chart = drawn(activeMassChart(variant));
    expect(chart.panels[0].y.title).toBe('Active mass / %');
    expectPoints(named(chart, 'By relaxed potentials')[0].points, [
      [1, 94],
      [50, 85],
    ]);
    expectPoints(named(chart, 'Connected inside')[0].points, [
      [1, 96],
      [50, 90],
    ]);
  });
});
