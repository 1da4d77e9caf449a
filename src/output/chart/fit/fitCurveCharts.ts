import type { FitResult, FitSeries } from '../../../results/fit.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import type { Point } from '../drawing/thin.js';
import { type NamedSpectrum, nyquistChart } from '../spectrumCharts.js';
import { fitLine, type Mark, markKeys, markKind, markSeries } from './fitMarks.js';
import { fitSamples, isOfSample, outlierTest } from './fitSamples.js';

/** Measured and fitted voltage curves against the share of each half cycle. Undefined without any. */
export function fitCurveChart(result: FitResult, width: number = figureSize.width): ChartOption | undefined {
  const drawn = result.series
    .filter(({ kind }) => kind === 'curve')
    .map((series, index) => {
      const isOutlier = outlierTest(result, series);
      const sorted = [...series.points].sort((a, b) => a.x - b.x);
      const marks = sorted.map(
        (point): Mark => ({
          x: 100 * point.x,
          y: point.measured,
          error: point.error,
          kind: markKind(point, isOutlier),
        }),
      );
      const line = sorted.map(({ x, simulated }): Point => [100 * x, simulated]);
      return { name: curveName(series), index, marks, line };
    });
  const marks = drawn.flatMap((one) => one.marks);
  const y = niceScale(
    [
      ...marks.flatMap((mark) => [mark.y - mark.error, mark.y + mark.error]),
      ...drawn.flatMap(({ line }) => line.map((point) => point[1])),
    ],
    { pad: 0.02 },
  );
  if (!y) return undefined;
  const keys = markKeys(marks);
  const legend = legendAbove([...drawn.map(({ name }) => name), ...keys.map(({ name }) => String(name))], width);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Share of the half cycle / %', scale: { min: 0, max: 100, interval: 20 } },
        y: { title: 'Cell voltage / V', scale: y },
      },
    ],
    [
      ...drawn.flatMap(({ name, index, marks: own, line }) => [
        fitLine(name, index, line),
        ...markSeries(name, index, own, y),
      ]),
      ...keys,
    ],
    { legend: legend.option },
  );
}

/** "bare: voltage, cycle 1, discharge" -> "bare, cycle 1, discharge" */
function curveName({ label }: FitSeries): string {
  return label.replace(/: voltage\b/, '');
}

/** Measured and fitted impedance spectra. Undefined without any. */
export function fitSpectrumChart(result: FitResult, width: number = figureSize.width): ChartOption | undefined {
  const unit = result.series.find(({ kind }) => kind === 'spectrum')?.unit ?? 'Ohm';
  return nyquistChart(fittedSpectra(result), { width, unit: unit.replace('Ohm', 'Ω').replace('cm2', 'cm²') });
}

/** Real and imaginary parts of one measurement are two series: frequencies that both have make the points. */
function fittedSpectra(result: FitResult): readonly NamedSpectrum[] {
  const spectra = result.series.filter(({ kind }) => kind === 'spectrum');
  return fitSamples(result).flatMap((sample) => {
    const own = spectra.filter((series) => isOfSample(sample, series));
    return own
      .filter(({ quantity }) => quantity === 'realImpedance')
      .flatMap((real): NamedSpectrum[] => {
        const cycle = real.points[0]?.cycle;
        const imaginary = own.find(
          (other) =>
            other.quantity === 'imaginaryImpedance' && other.source === real.source && other.points[0]?.cycle === cycle,
        );
        const pairs = real.points.flatMap((re) => {
          const im = imaginary?.points.find(({ x }) => x === re.x);
          return im ? [{ re, im }] : [];
        });
        if (pairs.length === 0) return [];
        const of = (key: 'measured' | 'simulated') => ({
          frequency: Float64Array.from(pairs, ({ re }) => re.x),
          re: Float64Array.from(pairs, ({ re }) => re[key]),
          im: Float64Array.from(pairs, ({ im }) => im[key]),
        });
        return [{ name: `${sample.name}, cycle ${cycle}`, spectrum: of('measured'), fitted: of('simulated') }];
      });
  });
}
