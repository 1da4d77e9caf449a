import type { FitPoint, FitResult, FitSeries, FitSeriesKind } from '../../../results/fit.js';
import type { ChartSeries } from '../drawing/echartsOption.js';
import { figureSize } from '../drawing/figureSize.js';
import { type Axis, framed, margin, type Panel } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import { logScale } from '../drawing/logScale.js';
import type { ChartOption } from '../drawing/option.js';
import { quantityWords } from '../drawing/quantityTitle.js';
import { niceScale, type Scale } from '../drawing/scale.js';
import { faint, ink, text } from '../drawing/style.js';
import { type Mark, markKeys, markKind, markSeries } from './fitMarks.js';
import { fitSamples, isOfSample, outlierTest } from './fitSamples.js';

/** [px] */
const panelHeight = 96;
const heading = 22;
/** [standard errors] Of a normal distribution 95 % lie within 2; an axis reaches this far at least and at most. */
const usual = 2;
const least = 3;
const most = 8;

/**
 * Residuals in standard errors, one panel a quantity, one colour a sample, with lines at +-2: against cycle number, share of
 * the half cycle or frequency. What lies beyond the axis is drawn on its edge. Undefined without data of the kind.
 */
export function residualChart(
  result: FitResult,
  kind: FitSeriesKind,
  width: number = figureSize.width,
): ChartOption | undefined {
  const series = drawable(result, kind);
  const quantities = [...new Set(series.map(({ quantity }) => quantity))];
  const points = series.flatMap((one) => one.points);
  const x = axisOf(kind, points);
  if (!x) return undefined;
  const all = series.flatMap((one) => marksOf(result, one, kind));
  const keys = markKeys(all);
  const samples = fitSamples(result).filter((sample) => series.some((one) => isOfSample(sample, one)));
  const names = [...samples.map(({ name }) => name), ...keys.map(({ name }) => String(name))];
  const legend = legendAbove(names, width);
  const top = (panel: number) => margin.top + legend.height + heading + panel * (panelHeight + heading);
  const last = quantities.length - 1;
  const scales = quantities.map((quantity) => scaleOf(series.filter((one) => one.quantity === quantity)));
  const panels = quantities.map(
    (_, p): Panel => ({
      top: top(p),
      height: panelHeight,
      x: p === last ? x : { ...x, title: '', bare: true },
      y: { title: 'Residual / s.e.', scale: scales[p] },
    }),
  );
  const marks = quantities.flatMap((quantity, p): ChartSeries[] => [
    ...[-usual, 0, usual].map((level) => levelLine(level, x.scale, p)),
    ...samples.flatMap((sample) =>
      series
        .filter((one) => one.quantity === quantity && isOfSample(sample, one))
        .flatMap((one) => [...markSeries(sample.name, sample.index, marksOf(result, one, kind), scales[p], p)]),
    ),
  ]);
  return framed(panels, [...marks, ...keys], {
    // Only samples have symbols: a key that is a line would promise one.
    legend: { ...legend.option, itemWidth: legend.option.itemHeight },
    title: quantities.map((quantity, p) => ({
      text: quantityWords(quantity),
      left: width / 2 + 20,
      textAlign: 'center' as const,
      top: top(p) - heading + 4,
      padding: 0,
      textStyle: { fontSize: text.label, fontWeight: 'normal' as const, color: ink, fontFamily: text.family },
    })),
  });
}

/** [px] Height that the chart needs for its panels. */
export function residualHeight(result: FitResult, kind: FitSeriesKind, width: number = figureSize.width): number {
  const series = drawable(result, kind);
  const panels = new Set(series.map(({ quantity }) => quantity)).size;
  const samples = fitSamples(result).filter((sample) => series.some((one) => isOfSample(sample, one)));
  const keys = markKeys(series.flatMap((one) => marksOf(result, one, kind)));
  const legend = legendAbove(
    [...samples, ...keys].map(({ name }) => String(name)),
    width,
  );
  return margin.top + legend.height + panels * (panelHeight + heading) + margin.bottom;
}

/** The series of a kind that have a residual to show. */
function drawable(result: FitResult, kind: FitSeriesKind): readonly FitSeries[] {
  return result.series.filter((one) => one.kind === kind && marksOf(result, one, kind).length > 0);
}

function axisOf(kind: FitSeriesKind, points: readonly FitPoint[]): Axis | undefined {
  if (points.length === 0) return undefined;
  if (kind === 'curve') return { title: 'Share of the half cycle / %', scale: { min: 0, max: 100, interval: 20 } };
  if (kind === 'spectrum') {
    const axis = logScale(points.map(({ x }) => x));
    return axis && { title: 'Frequency / Hz', ...axis };
  }
  const scale = niceScale(
    points.map(({ x }) => x),
    { include: [0], whole: true },
  );
  return scale && { title: 'Cycle number', scale };
}

function marksOf(result: FitResult, series: FitSeries, kind: FitSeriesKind): readonly Mark[] {
  const isOutlier = outlierTest(result, series);
  const at = { cycles: (x: number) => x, curve: (x: number) => 100 * x, spectrum: Math.log10 }[kind];
  return series.points
    .filter(({ residual, simulated }) => Number.isFinite(residual) && Number.isFinite(simulated))
    .map((point) => ({ x: at(point.x), y: point.residual, error: 0, kind: markKind(point, isOutlier) }));
}

function scaleOf(series: readonly FitSeries[]): Scale {
  const sizes = series.flatMap(({ points }) => points.map(({ residual }) => Math.abs(residual)));
  const reach = Math.min(most, Math.max(least, ...sizes.filter(Number.isFinite)));
  const even = Math.ceil(reach / 2) * 2;
  return { min: -even, max: even, interval: even > 4 ? 4 : 2 };
}

function levelLine(level: number, x: Scale, panel: number): ChartSeries {
  return {
    type: 'line',
    xAxisIndex: 2 * panel,
    yAxisIndex: 2 * panel,
    symbol: 'none',
    silent: true,
    lineStyle: { color: level === 0 ? ink : faint, width: 1, type: level === 0 ? 'solid' : [4, 3] },
    data: [
      [x.min, level],
      [x.max, level],
    ],
    z: 2,
  };
}
