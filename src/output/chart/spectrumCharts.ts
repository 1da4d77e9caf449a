import type { Spectrum } from '../../impedance/spectrum.js';
import type { RelaxationTimes } from '../../measure/spectrum/relaxationDistribution.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { fineLogScale } from './drawing/fineLogScale.js';
import { framed, margin, type Panel } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import { logScale } from './drawing/logScale.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale, type Scale } from './drawing/scale.js';
import { colourOf, dashOf, faint, palette, symbolOf } from './drawing/style.js';
import type { Point } from './drawing/thin.js';
import { bandArea } from './fit/fitMarks.js';

/** A spectrum to draw, and what a fit made of it. */
export interface NamedSpectrum {
  readonly name: string;
  readonly spectrum: Spectrum;
  /** Drawn as a line through the points. */
  readonly fitted?: Spectrum;
}

export interface SpectrumChartOptions {
  readonly width?: number;
  readonly height?: number;
  /** Unit of the values as written on the axes; default Ω. */
  readonly unit?: string;
}

/** Room that axes and titles take from a Nyquist plot of the usual figure, [px]: width and height of the box must be known for equal scales. */
const AXES = { width: 85, height: margin.top + margin.bottom };

/** [px] Between the panels of a Bode plot, so that the numbers at their touching ends do not. */
const GAP = 18;

/** -Z'' against Z' with one scale for both, without which an arc is no arc. Undefined without points. */
export function nyquistChart(
  spectra: readonly NamedSpectrum[],
  options: SpectrumChartOptions = {},
): ChartOption | undefined {
  const unit = options.unit ?? 'Ω';
  const width = options.width ?? figureSize.width;
  const legend = legendAbove(
    spectra.map((s) => s.name),
    width,
  );
  const height = options.height ?? figureSize.height;
  const all = spectra.flatMap(({ spectrum, fitted }) => [...nyquist(spectrum), ...(fitted ? nyquist(fitted) : [])]);
  const x = niceScale(
    all.map((p) => p[0]),
    { include: [0] },
  );
  const y = niceScale(
    all.map((p) => p[1]),
    { include: [0] },
  );
  if (!x || !y) return undefined;
  const [equalX, equalY] = equalScales(x, y, (width - AXES.width) / (height - AXES.height - legend.height));
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: `Z′ / ${unit}`, scale: equalX },
        y: { title: `−Z″ / ${unit}`, scale: equalY },
      },
    ],
    spectra.flatMap((entry, index) => drawn(entry, index, nyquist, 0)),
    { legend: legend.option },
  );
}

/** |Z| above, phase below, against frequency. Undefined without points. */
export function bodeChart(
  spectra: readonly NamedSpectrum[],
  options: SpectrumChartOptions = {},
): ChartOption | undefined {
  const unit = options.unit ?? 'Ω';
  const width = options.width ?? figureSize.width;
  const legend = legendAbove(
    spectra.map((s) => s.name),
    width,
  );
  const frequency = logScale(spectra.flatMap(({ spectrum }) => [...spectrum.frequency]));
  const size = fineLogScale(spectra.flatMap(({ spectrum }) => modulus(spectrum).map((p) => 10 ** p[1])));
  const angle = niceScale(
    spectra.flatMap(({ spectrum }) => phase(spectrum).map((p) => p[1])),
    { include: [0], ticks: 4 },
  );
  if (!frequency || !size || !angle) return undefined;
  const top = margin.top + legend.height;
  const panel = Math.round(((options.height ?? figureSize.height) - top - margin.bottom - GAP) / 2);
  const panels: Panel[] = [
    { top, height: panel, x: { title: '', ...frequency, bare: true }, y: { title: `|Z| / ${unit}`, ...size } },
    {
      top: top + panel + GAP,
      height: panel,
      x: { title: 'Frequency / Hz', ...frequency },
      y: { title: '−Phase / °', scale: angle },
    },
  ];
  return framed(
    panels,
    spectra.flatMap((entry, index) => [...drawn(entry, index, modulus, 0), ...drawn(entry, index, phase, 2)]),
    { legend: legend.option },
  );
}

/** What the band around a distribution is called in the legend. */
const bandName = '95 % credible interval';

/** Distributions of relaxation times, each in the band of its 95 % credible intervals. Undefined without any. */
export function relaxationChart(
  distributions: readonly { readonly name: string; readonly times: RelaxationTimes }[],
  options: SpectrumChartOptions = {},
): ChartOption | undefined {
  const names = distributions.map((d) => d.name);
  const legend = legendAbove([...names, bandName], options.width ?? figureSize.width);
  const x = logScale(distributions.flatMap(({ times }) => [...times.tau]));
  const y = niceScale(
    distributions.flatMap(({ times }) => [...times.gamma, ...times.gammaHigh]),
    { include: [0] },
  );
  if (!x || !y) return undefined;
  const series = distributions.flatMap(({ name, times }, index): ChartSeries[] => {
    const logs = Array.from(times.tau, Math.log10);
    const line: ChartSeries = {
      type: 'line',
      name,
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbol: 'none',
      lineStyle: { color: colourOf(index), width: 1.5, type: dashOf(Math.floor(index / palette.length)) },
      itemStyle: { color: colourOf(index) },
      data: logs.map((tau, k): Point => [tau, times.gamma[k]]),
      z: 4,
    };
    return [bandArea(colourOf(index), logs, [...times.gammaLow], [...times.gammaHigh], 0.25), line];
  });
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Relaxation time τ / s', ...x },
        // Per unit of ln τ: the area of a peak is its resistance.
        y: { title: `γ(ln τ) / ${options.unit ?? 'Ω'}`, scale: y },
      },
    ],
    [...series, bandKey],
    // Lines are drawn without symbols, the band as a patch.
    {
      legend: {
        ...legend.option,
        data: [...names.map((name) => ({ name, itemStyle: { opacity: 0 } })), { name: bandName }],
      },
    },
  );
}

/** A series without data that brings the band into the legend. */
const bandKey: ChartSeries = {
  type: 'scatter',
  name: bandName,
  xAxisIndex: 0,
  yAxisIndex: 0,
  symbol: 'rect',
  itemStyle: { color: faint, opacity: 0.4 },
  data: [],
};

function drawn(
  { name, spectrum, fitted }: NamedSpectrum,
  index: number,
  points: (s: Spectrum) => Point[],
  axis: number,
): ChartSeries[] {
  const colour = colourOf(index);
  const place = { name, xAxisIndex: axis, yAxisIndex: axis, itemStyle: { color: colour } };
  // A line of no width: the legend draws the symbols of lines in their proportions.
  const measured: ChartSeries = {
    ...place,
    type: 'line',
    symbol: symbolOf(index),
    symbolSize: 5,
    lineStyle: { width: 0 },
    data: points(spectrum),
    z: 4,
  };
  if (!fitted) return [measured];
  const line: ChartSeries = {
    ...place,
    type: 'line',
    symbol: 'none',
    lineStyle: { color: colour, width: 1.2 },
    data: points(fitted),
    z: 3,
  };
  return [measured, line];
}

function nyquist({ re, im }: Spectrum): Point[] {
  return Array.from(re, (r, i): Point => [r, -im[i]]);
}

function modulus({ frequency, re, im }: Spectrum): Point[] {
  return Array.from(frequency, (f, i): Point => [Math.log10(f), Math.log10(Math.hypot(re[i], im[i]))]);
}

function phase({ frequency, re, im }: Spectrum): Point[] {
  return Array.from(frequency, (f, i): Point => [Math.log10(f), (-Math.atan2(im[i], re[i]) * 180) / Math.PI]);
}

/** Both scales with the same interval and as many intervals as the box has room for: `aspect` is its width over its height. */
function equalScales(x: Scale, y: Scale, aspect: number): readonly [Scale, Scale] {
  const interval = Math.max(x.interval, y.interval);
  const left = Math.floor(x.min / interval + 1e-6) * interval;
  const bottom = Math.floor(y.min / interval + 1e-6) * interval;
  const widest = Math.max(x.max - left, aspect * (y.max - bottom));
  return [
    { min: left, max: left + widest, interval },
    { min: bottom, max: bottom + widest / aspect, interval },
  ];
}
