import type { FitResult, FitSeries, PredictionBand } from '../../../results/fit.js';
import type { ChartSeries } from '../drawing/echartsOption.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import type { ChartOption } from '../drawing/option.js';
import { quantityTitle } from '../drawing/quantityTitle.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf } from '../drawing/style.js';
import { type Point, thin } from '../drawing/thin.js';
import { bandArea, fitLine, type Mark, markKeys, markKind, markSeries } from './fitMarks.js';
import { type FitSample, fitSamples, isOfSample, outlierTest } from './fitSamples.js';

/** What a chart can be drawn of: the quantities against cycle number, each in one unit. */
export function fittedQuantities({
  series,
}: FitResult): readonly { readonly quantity: string; readonly unit: string }[] {
  const cycles = series.filter(({ kind }) => kind === 'cycles');
  const found = new Map(cycles.map(({ quantity, unit }) => [`${quantity} ${unit}`, { quantity, unit }]));
  return [...found.values()];
}

/**
 * Data and fit of a quantity against cycle number, one colour a sample: points with their standard errors, the fit as a line,
 * the band of the parameters dark and that of the next datum light. Undefined without data.
 */
export function fitChart(
  result: FitResult,
  { quantity, unit }: { readonly quantity: string; readonly unit: string },
  width: number = figureSize.width,
): ChartOption | undefined {
  const drawn = fitSamples(result).flatMap((sample) => {
    const own = result.series.filter(
      (one) => one.kind === 'cycles' && one.quantity === quantity && one.unit === unit && isOfSample(sample, one),
    );
    if (own.length === 0) return [];
    const band = result.bands.find((one) => one.quantity === quantity && one.unit === unit && isOfSample(sample, one));
    return [{ sample, band, marks: own.flatMap((one) => marksOf(result, one)), line: lineOf(own, band) }];
  });
  const marks = drawn.flatMap((one) => one.marks);
  const lines = drawn.flatMap(({ line }) => line);
  const x = niceScale([...marks.map((mark) => mark.x), ...lines.map((point) => point[0])], {
    include: [0],
    whole: true,
  });
  // An outlier may lie anywhere: it does not stretch the axis.
  const believed = marks.filter(({ kind }) => kind !== 'outlier');
  const lowest = Math.min(...believed.map((mark) => mark.y), ...lines.map((point) => point[1]));
  const values = [
    ...believed.flatMap((mark) => [mark.y - mark.error, mark.y + mark.error]),
    ...lines.map((point) => point[1]),
    ...drawn.flatMap(({ band }) => (band ? [...band.dataLow, ...band.dataHigh] : [])),
  ];
  // Bars and bands of what is never negative end at zero.
  const least = Math.min(...values.filter(Number.isFinite));
  const y =
    lowest >= 0 && least < 0.03 * Math.max(...values.filter(Number.isFinite))
      ? niceScale(
          values.map((value) => Math.max(0, value)),
          { include: [0] },
        )
      : niceScale(values, { pad: 0.03 });
  if (!x || !y) return undefined;
  const keys = markKeys(marks);
  const names = [...drawn.map(({ sample }) => sample.name), ...keys.map(({ name }) => String(name))];
  const legend = legendAbove(names, width);
  const series: readonly ChartSeries[] = drawn.flatMap(({ sample, band, marks: own, line }) => [
    ...bands(sample, band),
    fitLine(sample.name, sample.index, line),
    ...markSeries(sample.name, sample.index, own, y),
  ]);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Cycle number', scale: x },
        y: { title: quantityTitle(quantity, unit), scale: y },
      },
    ],
    [...series, ...keys],
    { legend: legend.option },
  );
}

function marksOf(result: FitResult, series: FitSeries): readonly Mark[] {
  const isOutlier = outlierTest(result, series);
  return series.points.map((point) => ({
    x: point.x,
    y: point.measured,
    error: point.error,
    kind: markKind(point, isOutlier),
  }));
}

/** The band knows every cycle; otherwise the line goes from datum to datum. */
function lineOf(series: readonly FitSeries[], band: PredictionBand | undefined): readonly Point[] {
  if (band) return thin(band.cycle.map((cycle, i): Point => [cycle, band.best[i]]));
  const points = series.flatMap(({ points: own }) => own.map(({ x, simulated }): Point => [x, simulated]));
  return thin(points.sort((a, b) => a[0] - b[0]));
}

function bands({ index }: FitSample, band: PredictionBand | undefined): readonly ChartSeries[] {
  if (!band) return [];
  return [
    bandArea(colourOf(index), band.cycle, band.dataLow, band.dataHigh, 0.12),
    bandArea(colourOf(index), band.cycle, band.low, band.high, 0.28),
  ];
}
