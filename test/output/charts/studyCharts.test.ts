import { describe, expect, it } from 'vitest';
import { colourOf, viridisAt } from '../../../src/output/chart/drawing/style.js';
import { parityChart } from '../../../src/output/chart/fit/parityChart.js';
import { particleMap } from '../../../src/output/chart/particleMap.js';
import { differenceChart, waterfallChart } from '../../../src/output/chart/waterfallChart.js';
import { particleGrid } from '../../../src/particle2d/particleGrid.js';
import { damagedParticle } from '../../../src/particle2d/shape.js';
import type { AttributionResult } from '../../../src/results/attribution.js';
import type { ValidationRow } from '../../../src/results/validation.js';
import { drawn, named, type Point } from './drawn.js';

const close = (found: readonly Point[], expected: readonly Point[], digits = 6): void => {
  expect(found.length).toBe(expected.length);
  found.forEach(([x, y], i) => {
    expect(x).toBeCloseTo(expected[i][0], digits);
    expect(y).toBeCloseTo(expected[i][1], digits);
  });
};

describe('chart of simulated against published values', () => {
  const row = (study: string, published: number, simulated: number, role: ValidationRow['role']): ValidationRow => ({
    study,
    scenario: 'cell.yaml',
    variant: 'bare',
    measurement: { quantity: 'dischargeCapacity', value: published, unit: 'mAh/g', source: 'Fig. 1' },
    quantity: 'dischargeCapacity',
    cycle: 1,
    published,
    simulated,
    origin: 'inside',
    unit: 'mAh/g',
    tolerance: 5,
    error: 0,
    role,
    verdict: 'ok',
    knownMiss: false,
  });
  const rows = [row('a', 150, 160, 'calibrated'), row('a', 120, 100, 'predicted'), row('b', 200, 190, 'calibrated')];

  it.each([false, true])(
    'has the published value across and the simulated one upwards (logarithmic: %s)',
    (logarithmic) => {
      const chart = drawn(parityChart({ title: 'capacity / mAh g⁻¹', rows, logarithmic }));
      const at = (value: number) => (logarithmic ? Math.log10(value) : value);
      const { x, y } = chart.panels[0];
      expect([x.title, y.title]).toEqual(['Published capacity / mAh g⁻¹', 'Simulated capacity / mAh g⁻¹']);
      expect([x.min, x.max]).toEqual([y.min, y.max]);
      const [calibrated, predicted] = named(chart, 'a');
      close(calibrated.points, [[at(150), at(160)]]);
      close(predicted.points, [[at(120), at(100)]]);
      expect([calibrated.open, predicted.open]).toEqual([false, true]);
      close(named(chart, 'b')[0].points, [[at(200), at(190)]]);
      expect(named(chart, 'b')[0].colour).toBe(colourOf(1));
      expect(chart.legend).toEqual(['a', 'b']);
      close(chart.series.find(({ type }) => type === 'line')!.points, [
        [x.min, x.min],
        [x.max, x.max],
      ]);
      const bars = chart.series.find(({ type }) => type === 'custom')!.shapes.filter((_, i) => i % 3 === 0);
      close(
        bars.flatMap(({ points }) => points),
        rows.flatMap(({ published }): Point[] => [
          [at(published), at(published - 5)],
          [at(published), at(published + 5)],
        ]),
      );
      for (const [place, text] of x.ticks) expect(Number(text)).toBeCloseTo(logarithmic ? 10 ** place : place, 6);
    },
  );
});

describe('waterfalls of the loss', () => {
  const loss = (variant: string, scale: number) => ({
    variant,
    from: 1,
    to: 100,
    capacityFrom: 180,
    capacityTo: 180 - 33 * scale,
    total: 33 * scale,
    parts: [
      { mechanism: 'interphase' as const, loss: 20 * scale },
      { mechanism: 'contactLoss' as const, loss: 15 * scale },
      { mechanism: 'cracking' as const, loss: -4 * scale },
      { mechanism: 'isolation' as const, loss: 0.01 },
      { mechanism: 'unaged' as const, loss: 2 * scale },
    ],
    unaged: 181,
    before: [],
    runs: 16,
  });
  const result: AttributionResult = {
    title: 'loss',
    variants: [loss('bare', 1), loss('coated', 0.5)],
    differences: [
      {
        variants: ['bare', 'coated'],
        from: 1,
        to: 100,
        total: 14,
        parts: [
          { mechanism: 'start', loss: -3 },
          { mechanism: 'interphase', loss: 10 },
          { mechanism: 'contactLoss', loss: 7 },
        ],
        start: [],
      },
    ],
    issues: [],
  };

  /** Bars of a panel as [row from above, begin, end, text]. */
  function bars(chart: ReturnType<typeof drawn>, panel: number) {
    const { shapes } = chart.series[panel];
    const names = chart.panels[panel].y.ticks;
    const rects = shapes.filter(({ type }) => type === 'rect');
    const texts = shapes.filter(({ type }) => type === 'text');
    return rects.map(({ points: [low, high], colour }, i) => {
      const middle = (low[1] + high[1]) / 2;
      const row = names.find(([at]) => Math.abs(at - middle) < 1e-3)?.[1];
      return { row, from: low[0], to: high[0], colour, text: texts[i].text };
    });
  }

  it('begin each part where the one before ended, and end with the total from zero', () => {
    const chart = drawn(waterfallChart(result));
    expect(chart.titles).toEqual([
      'bare: 180.0 (cycle 1) to 147.0 (cycle 100)',
      'coated: 180.0 (cycle 1) to 163.5 (cycle 100)',
    ]);
    expect(chart.panels.at(-1)?.x.title).toBe('Lost capacity / mAh g⁻¹');
    [1, 0.5].forEach((scale, panel) => {
      const expected = [
        { name: 'interphase', from: 0, by: 20 },
        { name: 'contact', from: 20, by: 15 },
        { name: 'crack', from: 35, by: -4 },
        { name: 'without', from: 31, by: 2 },
        { name: 'total', from: 0, by: 33 },
      ];
      const found = bars(chart, panel);
      expect(found).toHaveLength(expected.length);
      for (const { name, from, by } of expected) {
        const bar = found.find(({ row }) => row?.toLowerCase().includes(name));
        expect(bar?.from, name).toBeCloseTo(scale * Math.min(from, from + by), 4);
        expect(bar?.to, name).toBeCloseTo(scale * Math.max(from, from + by), 4);
        expect(bar?.text).toBe((scale * by).toFixed(1).replace('-', '−'));
      }
    });
  });

  it('name both variants of a difference, the poorer one last', () => {
    const chart = drawn(differenceChart(result));
    expect(chart.titles).toEqual(['coated against bare, cycle 100']);
    expect(chart.panels[0].x.title).toBe('More capacity / mAh g⁻¹');
    const found = bars(chart, 0);
    expect(found.map(({ text }) => text)).toEqual(['−3.0', '10.0', '7.0', '14.0']);
    expect(found[1].from).toBeCloseTo(-3, 4);
    expect(found[1].to).toBeCloseTo(7, 4);
  });

  it('give a mechanism one colour in every chart', () => {
    const [loss, difference] = [bars(drawn(waterfallChart(result)), 0), bars(drawn(differenceChart(result)), 0)];
    const colour = (list: typeof loss, name: string) =>
      list.find(({ row }) => row?.toLowerCase().includes(name))?.colour;
    expect(colour(loss, 'interphase')).toBe(colour(difference, 'interphase'));
    expect(colour(loss, 'contact')).toBe(colour(difference, 'contact'));
    expect(new Set(loss.map((bar) => bar.colour)).size).toBe(5);
  });
});

describe('map of a resolved particle', () => {
  const grid = particleGrid(damagedParticle({ geometry: 'sphere', contact: 0.5, patches: 1 }), {
    radialCells: 8,
    angularCells: 8,
  });
  // More lithium towards the pole that is in contact.
  const content = Float64Array.from({ length: grid.size }, (_, n) => {
    const j = grid.angularStride === 1 ? n % (grid.angles.length - 1) : Math.floor(n / grid.angularStride);
    return 0.9 - 0.05 * j;
  });
  const chart = drawn(particleMap(grid, content, 'x at the end'), { mirrored: false });
  const pieces = chart.series[0].shapes;

  it('puts the axis upwards, and fills the disc with the contents', () => {
    const { min, max, texts } = chart.bar;
    expect(texts.map(Number)).toEqual([max, min]);
    expect(chart.titles[0]).toBe('x at the end');
    const mean = (points: readonly Point[], k: 0 | 1) =>
      points.reduce((sum, point) => sum + point[k], 0) / points.length;
    const top = pieces.reduce((a, b) => (mean(b.points, 1) > mean(a.points, 1) ? b : a));
    const bottom = pieces.reduce((a, b) => (mean(b.points, 1) < mean(a.points, 1) ? b : a));
    expect(top.colour).toBe(viridisAt((0.9 - min) / (max - min)));
    expect(bottom.colour).not.toBe(top.colour);
    const area = (points: readonly Point[]) =>
      Math.abs(
        points.reduce((sum, [x, y], i) => {
          const [u, v] = points[(i + 1) % points.length];
          return sum + (x * v - u * y) / 2;
        }, 0),
      );
    expect(pieces.reduce((sum, { points }) => sum + area(points), 0) / Math.PI).toBeCloseTo(1, 2);
  });

  it('draws contact where it is: on the upper half', () => {
    const lines = chart.series[1].shapes;
    const contact = lines.filter(({ colour }) => colour === '#E69F00').flatMap(({ points }) => points);
    const free = lines.filter(({ colour }) => colour === '#b5b5b5').flatMap(({ points }) => points);
    expect(Math.min(...contact.map(([, y]) => y))).toBeGreaterThan(-0.05);
    expect(Math.max(...free.map(([, y]) => y))).toBeLessThan(0.05);
  });
});
