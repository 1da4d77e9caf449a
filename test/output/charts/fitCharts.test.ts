import { describe, expect, it } from 'vitest';
import { colourOf } from '../../../src/output/chart/drawing/style.js';
import { correlationChart } from '../../../src/output/chart/fit/correlationChart.js';
import { fitChart, fittedQuantities } from '../../../src/output/chart/fit/fitChart.js';
import { fitCurveChart, fitSpectrumChart } from '../../../src/output/chart/fit/fitCurveCharts.js';
import { profileChart } from '../../../src/output/chart/fit/profileChart.js';
import { residualChart } from '../../../src/output/chart/fit/residualChart.js';
import { startsChart } from '../../../src/output/chart/fit/startsChart.js';
import { suggestionChart } from '../../../src/output/chart/fit/suggestionChart.js';
import type { FitSeries } from '../../../src/results/fit.js';
import { fitFixture } from '../../fit/fitFixture.js';
import { type Drawn, drawn, named, type Point } from './drawn.js';

// Every point of every chart of a fit, against the result it was made from.

const result = fitFixture();

const close = (found: readonly Point[], expected: readonly Point[]): void => {
  expect(found.length).toBe(expected.length);
  found.forEach(([x, y], i) => {
    expect(x).toBeCloseTo(expected[i][0], 6);
    expect(y).toBeCloseTo(expected[i][1], 6);
  });
};

const seriesOf = (variant: string, quantity: string): FitSeries =>
  result.series.find((one) => one.variant === variant && one.quantity === quantity)!;

/** The symbols of a sample: filled, open, ringed. */
const symbols = (chart: Drawn, name: string, panel = 0) => named(chart, name, panel, 'scatter');

describe('chart of data and fit', () => {
  const chart = drawn(fitChart(result, { quantity: 'dischargeCapacity', unit: 'mAh/g' }));

  it('draws data as symbols, held-out ones open, and the fit as a line', () => {
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual([
      'Cycle number',
      'Discharge capacity / mAh g⁻¹',
    ]);
    for (const variant of ['bare', 'coated']) {
      const { points } = seriesOf(variant, 'dischargeCapacity');
      const { min, max } = chart.panels[0].y;
      const at = (kept: boolean): Point[] =>
        points
          .filter((point) => point.heldOut !== kept && !isOutlier(variant, point.cycle))
          .map(({ x, measured }) => [x, Math.min(max, Math.max(min, measured))]);
      const [filled, open] = symbols(chart, variant);
      expect([filled.open, open.open]).toEqual([false, true]);
      close(filled.points, at(true));
      close(open.points, at(false));
      const band = result.bands.find((one) => one.variant === variant && one.quantity === 'dischargeCapacity')!;
      close(
        named(chart, variant, 0, 'line')[0].points,
        band.cycle.map((cycle, i) => [cycle, band.best[i]]),
      );
    }
    expect(chart.legend).toEqual(['bare', 'coated', 'held out', 'outlier']);
  });

  it('rings the outlier, and no other', () => {
    const outliers = symbols(chart, 'bare').slice(2);
    expect(outliers.map(({ points }) => points.map(([x]) => x))).toEqual([[57], [57]]);
    expect(symbols(chart, 'coated')).toHaveLength(2);
  });

  it('lays the band of the parameters into that of the next datum', () => {
    const areas = chart.series.filter(({ type, shapes }) => type === 'custom' && shapes[0]?.type === 'polygon');
    expect(areas.map(({ shapes }) => shapes[0].colour)).toEqual([colourOf(0), colourOf(0), colourOf(1), colourOf(1)]);
    const [band] = result.bands;
    const outline = (low: readonly number[], high: readonly number[]): Point[] => [
      ...band.cycle.map((cycle, i): Point => [cycle, low[i]]),
      ...[...band.cycle.keys()].reverse().map((i): Point => [band.cycle[i], high[i]]),
    ];
    close(areas[0].shapes[0].points, outline(band.dataLow, band.dataHigh));
    close(areas[1].shapes[0].points, outline(band.low, band.high));
  });

  it('draws from datum to datum, and errors one standard error to each side, where there is no band and few data', () => {
    const [only] = fittedQuantities(result).filter(
      ({ quantity }) => !result.bands.some((b) => b.quantity === quantity) && /esistance/.test(quantity),
    );
    const few = drawn(fitChart(result, only));
    const { points, variant } = result.series.find(({ quantity }) => quantity === only.quantity)!;
    close(
      named(few, variant, 0, 'line')[0].points,
      points.map(({ x, simulated }) => [x, simulated]),
    );
    const bars = few.series.find(({ type }) => type === 'custom')!;
    close(
      bars.shapes.filter((_, i) => i % 3 === 0).flatMap((bar) => bar.points),
      points.flatMap(({ x, measured, error }): Point[] => [
        [x, measured - error],
        [x, measured + error],
      ]),
    );
  });
});

function isOutlier(variant: string, cycle: number): boolean {
  return result.outliers.some(({ series, cycle: at }) => series === `${variant}: dischargeCapacity` && at === cycle);
}

describe('chart of fitted voltage curves', () => {
  it('draws voltage against the share of the half cycle in per cent', () => {
    const chart = drawn(fitCurveChart(result));
    const { label, points } = result.series.find(({ kind }) => kind === 'curve')!;
    const name = label.replace(': voltage', '');
    expect(chart.legend[0]).toBe(name);
    expect([chart.panels[0].x.title, chart.panels[0].y.title]).toEqual([
      'Share of the half cycle / %',
      'Cell voltage / V',
    ]);
    const sorted = [...points].sort((a, b) => a.x - b.x);
    close(
      named(chart, name, 0, 'line')[0].points,
      sorted.map(({ x, simulated }) => [100 * x, simulated]),
    );
    close(
      symbols(chart, name).flatMap((one) => one.points),
      sorted.map(({ x, measured }) => [100 * x, measured]),
    );
  });
});

describe('chart of fitted spectra', () => {
  it('pairs real and imaginary parts of one frequency, measured and fitted', () => {
    const chart = drawn(fitSpectrumChart(result));
    const real = result.series.find(({ quantity }) => quantity === 'realImpedance')!.points;
    const imaginary = result.series.find(({ quantity }) => quantity === 'imaginaryImpedance')!.points;
    expect(chart.panels[0].x.title).toContain('/ Ω');
    const pairs = (key: 'measured' | 'simulated') =>
      real.map((re, i): Point => [re[key], -imaginary[i][key]]).sort((a, b) => a[0] - b[0]);
    const found = chart.series
      .filter(({ points }) => points.length === real.length)
      .map(({ points }) => [...points].sort((a, b) => a[0] - b[0]));
    expect(found).toHaveLength(2);
    close(found.find((points) => Math.abs(points[0][0] - pairs('measured')[0][0]) < 1e-9)!, pairs('measured'));
    close(found.find((points) => Math.abs(points[0][0] - pairs('simulated')[0][0]) < 1e-9)!, pairs('simulated'));
  });
});

describe('chart of residuals', () => {
  it.each([
    ['cycles', 'Cycle number', (x: number) => x],
    ['curve', 'Share of the half cycle / %', (x: number) => 100 * x],
    ['spectrum', 'Frequency / Hz', Math.log10],
  ] as const)('of %s has a panel a quantity, with the lines at 0 and +-2', (kind, title, at) => {
    const chart = drawn(residualChart(result, kind));
    const quantities = [...new Set(result.series.filter((one) => one.kind === kind).map(({ quantity }) => quantity))];
    expect(chart.panels).toHaveLength(quantities.length);
    expect(chart.panels.at(-1)?.x.title).toBe(title);
    quantities.forEach((quantity, panel) => {
      const { x, y } = chart.panels[panel];
      expect(y.title).toBe('Residual / s.e.');
      expect(y.min).toBe(-y.max);
      const levels = chart.series.filter((one) => one.panel === panel && one.type === 'line');
      expect(levels.map(({ points }) => points)).toEqual(
        [-2, 0, 2].map((level) => [
          [x.min, level],
          [x.max, level],
        ]),
      );
      for (const one of result.series.filter((series) => series.kind === kind && series.quantity === quantity)) {
        const expected = one.points
          .filter(({ residual }) => Number.isFinite(residual))
          .map((point): Point => [at(point.x), Math.min(y.max, Math.max(y.min, point.residual))]);
        const found = new Set(
          symbols(chart, one.variant, panel).flatMap(({ points }) =>
            points.map(([a, b]) => `${a.toFixed(6)} ${b.toFixed(6)}`),
          ),
        );
        for (const [a, b] of expected) expect(found).toContain(`${a.toFixed(6)} ${b.toFixed(6)}`);
      }
    });
    if (kind === 'spectrum') for (const [value, text] of chart.panels[0].x.ticks) expect(text).toBe(decade(value));
  });
});

const decade = (n: number): string =>
  `10${[...String(n)].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'['0123456789'.indexOf(c)] ?? '⁻').join('')}`;

describe('chart of a profile', () => {
  const profiled = result.parameters.filter(({ profile }) => profile);

  it.each(profiled.map((parameter) => [parameter.path, parameter] as const))('of %s', (_, parameter) => {
    const { profile, scale, value } = parameter;
    const at = (v: number) => (scale === 'log' ? Math.log10(v) : v);
    const chart = drawn(profileChart(parameter));
    const { x, y } = chart.panels[0];
    const { values, rise, threshold, interval } = profile!;
    expect(y.title).toBe('Rise of the cost');
    const walked = values.map((v, i): Point => [at(v), rise[i]]).sort((a, b) => a[0] - b[0]);
    close(
      chart.series.find(({ type }) => type === 'scatter')!.points,
      walked.filter(([, r]) => r <= y.max),
    );
    const [level, ...others] = chart.series.filter(({ type }) => type === 'line');
    close(level.points, [
      [x.min, threshold],
      [x.max, threshold],
    ]);
    const ends = [interval.low, interval.high].filter((end) => end !== undefined);
    ends.forEach((end, i) => {
      close(others[i].points, [
        [at(end), 0],
        [at(end), threshold],
      ]);
    });
    const curve = others.at(-1)!.points;
    for (const point of walked) {
      expect(curve.some(([a, b]) => Math.abs(a - point[0]) < 1e-9 && Math.abs(b - point[1]) < 1e-9)).toBe(true);
    }
    // The parabola of linear theory touches zero at the best value, and the level where its interval ends.
    const parabola = others[ends.length];
    if (others.length > ends.length + 1) {
      const lowest = parabola.points.reduce((a, b) => (b[1] < a[1] ? b : a));
      const spacing = Math.abs(parabola.points[1][0] - parabola.points[0][0]);
      expect(Math.abs(lowest[0] - at(value))).toBeLessThanOrEqual(spacing);
    }
    // A tick stands where it says: the title holds the power of ten that is left out.
    const power = /10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(x.title.split('/')[1] ?? '')?.[1];
    const exponent =
      power === undefined
        ? 0
        : Number(
            [...power]
              .map((c) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))
              .map((d) => (d === 0 ? '-' : d - 1))
              .join(''),
          );
    for (const [place, text] of x.ticks) {
      const said = tickNumber(text) * 10 ** exponent;
      expect(said / (scale === 'log' ? 10 ** place : place || 1)).toBeCloseTo(
        place === 0 && scale !== 'log' ? 0 : 1,
        2,
      );
    }
  });
});

/** `3.2`, `10⁻²²`, `2·10⁻²²`. */
function tickNumber(text: string): number {
  const plain = [...text.replace('−', '-')]
    .map((c) => ('⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(c) ? `^${c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)}` : c))
    .join('')
    .replace(/\^/, 'e')
    .replaceAll('^', '');
  const [, mantissa, power] = /^(?:(.*)·)?10e(.*)$/.exec(plain) ?? [];
  return power === undefined ? Number(plain) : Number(mantissa ?? 1) * 10 ** Number(power);
}

describe('chart of correlations', () => {
  const chart = drawn(correlationChart(result));
  const [{ shapes }] = chart.series;
  const n = result.parameters.length;
  const cells = shapes.filter(({ type }) => type === 'rect');
  const texts = shapes.filter(({ type }) => type === 'text');

  it('prints each at its row and column, the first row above', () => {
    expect(cells).toHaveLength(n * n);
    result.correlation.forEach((row, i) => {
      row.forEach((value, j) => {
        const cell = cells[n * i + j];
        expect(cell.points.map((point) => point.map((c) => Math.round(c)))).toEqual([
          [j, n - i - 1],
          [j + 1, n - i],
        ]);
        const said = texts[n * i + j].text;
        if (i === j) expect(said).toBe('1');
        else if (Number.isFinite(value)) expect(Number(said.replace('−', '-'))).toBeCloseTo(value, 2);
        else expect(said).not.toMatch(/\d/);
      });
    });
    const { x, y } = chart.panels[0];
    expect(x.ticks.map(([at, text]) => [at, text])).toEqual(
      Array.from({ length: n }, (_, i) => [i + 0.5, String(i + 1)]),
    );
    y.ticks.forEach(([at, text], i) => {
      expect(at).toBe(n - i - 0.5);
      expect(text).toMatch(new RegExp(`^${i + 1} `));
    });
  });

  it('is blue where one grows as the other falls, orange where both grow', () => {
    const channels = (colour: string) => [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16));
    const [red, , blue] = channels(cells[1].colour);
    expect(blue).toBeGreaterThan(red);
    const [warmRed, , warmBlue] = channels(cells[2].colour);
    expect(warmRed).toBeGreaterThan(warmBlue);
    expect(Math.min(...channels(cells[3].colour))).toBeGreaterThan(230);
    expect(Math.min(...channels(cells[1].colour))).toBeLessThan(60);
  });
});

describe('chart of the starts', () => {
  it('ranks them by cost and lets each search fall from its own', () => {
    const chart = drawn(startsChart(result));
    const ranked = [...result.starts].sort((a, b) => a.screened - b.screened);
    const points = (list: readonly (readonly [number, number])[]): Point[] => list.map(([x, y]) => [x, Math.log10(y)]);
    const at = ranked.map((start, i) => ({ ...start, x: i + 1 }));
    expect(chart.panels[0].y.title).toBe('Cost');
    expect(chart.legend).toEqual(['from the file', 'tried', 'searched']);
    close(
      named(chart, 'from the file')[0].points,
      points(at.filter(({ origin }) => origin === 'file').map(({ x, screened }) => [x, screened])),
    );
    close(
      named(chart, 'tried')[0].points,
      points(at.filter(({ origin }) => origin !== 'file').map(({ x, screened }) => [x, screened])),
    );
    const searched = at.filter(({ cost }) => cost !== undefined);
    close(named(chart, 'searched')[0].points, points(searched.map(({ x, cost }) => [x, cost!])));
    const falls = chart.series.filter(({ type }) => type === 'line');
    falls.forEach(({ points: line }, i) => {
      close(
        line,
        points([
          [searched[i].x, searched[i].screened],
          [searched[i].x, searched[i].cost!],
        ]),
      );
    });
    expect(falls).toHaveLength(searched.length);
    for (const [place, text] of chart.panels[0].y.ticks) expect(tickNumber(text) / 10 ** place).toBeCloseTo(1, 6);
  });
});

describe('chart of suggestions', () => {
  it('draws how many times narrower, best above, and names what gains most', () => {
    const chart = drawn(suggestionChart(result));
    expect(chart.panels[0].x.title).toMatch(/narrower on average/);
    expect(chart.panels[0].x.min).toBe(1);
    const [{ shapes }] = chart.series;
    const n = result.suggestions.length;
    result.suggestions.forEach(({ measurement, factor, improvements }, i) => {
      const [head, bar, words] = shapes.slice(3 * i, 3 * i + 3);
      expect(head.text).toBe(measurement);
      expect(bar.points[0][0]).toBeCloseTo(1, 5);
      expect(bar.points[1][0]).toBeCloseTo(1 / factor, 5);
      expect(bar.points[0][1]).toBeCloseTo(n - i - 0.5, 4);
      const times = [...words.text.matchAll(/([\d.]+)×/g)].map(([, number]) => Number(number));
      expect(times[0]).toBeCloseTo(1 / factor, 1);
      expect(times[1]).toBeCloseTo(1 / improvements[0].factor, 1);
    });
  });
});
