import type { FitParameterResult, Profile } from '../../../results/fit.js';
import { plainNumber } from '../../../text/plainNumber.js';
import { shortName } from '../../fit/fitNames.js';
import { superscript } from '../../text/numberText.js';
import type { ChartSeries } from '../drawing/echartsOption.js';
import { fineLogScale, handyExponent } from '../drawing/fineLogScale.js';
import { type Axis, framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { printedUnit } from '../drawing/quantityTitle.js';
import { niceScale, type Scale } from '../drawing/scale.js';
import { colourOf, faint, ink } from '../drawing/style.js';
import type { Point } from '../drawing/thin.js';

/** [px] One of several small charts beside each other. */
export const profileSize = { width: 300, height: 240 } as const;

/** [thresholds] Height of the axis. */
const reach = 1.8;
/** Points of the parabola, and between two points of the profile. */
const points = 60;
const fine = 12;

/**
 * Rise of the cost over its minimum with the parameter held at a value and all others fitted again. Where it crosses the
 * dashed level the interval ends (dotted); the dashed parabola is what linear theory expects. Undefined without a profile.
 */
export function profileChart(parameter: FitParameterResult): ChartOption | undefined {
  const { profile, scale, value } = parameter;
  if (!profile || profile.values.length < 2) return undefined;
  const at = (v: number): number => (scale === 'log' ? Math.log10(v) : v);
  const linear = expected(parameter, profile);
  const ends = [profile.interval.low, profile.interval.high].filter((end) => end !== undefined);
  const x = axisOf(parameter, [...profile.values, ...ends]);
  const y = niceScale([0, reach * profile.threshold], { ticks: 4 });
  if (!x || !y) return undefined;
  const walked = profile.values.map((v, i): Point => [at(v), profile.rise[i]]).sort((a, b) => a[0] - b[0]);
  const within = walked.filter((point) => point[1] <= y.max);
  return framed(
    [
      {
        top: margin.top,
        bottom: margin.bottom,
        x,
        y: { title: 'Rise of the cost', scale: y },
      },
    ],
    [
      straight([x.scale.min, profile.threshold], [x.scale.max, profile.threshold], faint, [6, 3]),
      ...ends.map((end) => straight([at(end), 0], [at(end), profile.threshold], colourOf(1), [2, 3])),
      ...(linear ? [parabola(at(value), linear, profile.threshold, x.scale, y)] : []),
      {
        type: 'line',
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: 'none',
        clip: true,
        lineStyle: { color: colourOf(0), width: 1.6 },
        data: between(walked),
        z: 4,
      },
      {
        type: 'scatter',
        xAxisIndex: 0,
        yAxisIndex: 0,
        clip: false,
        symbol: 'circle',
        symbolSize: 5,
        itemStyle: { color: colourOf(0), opacity: 1 },
        data: within,
        z: 5,
      },
    ],
  );
}

/** The root of the rise, with the sign of the side, is nearly a straight line: points in between lie on it. */
function between(walked: readonly Point[]): Point[] {
  const lowest = walked.reduce((best, point, i) => (point[1] < walked[best][1] ? i : best), 0);
  const root = walked.map(([, rise], i) => (i < lowest ? -1 : 1) * Math.sqrt(Math.max(0, rise)));
  return walked.flatMap((point, i): Point[] => {
    const next = walked[i + 1];
    if (!next) return [point];
    return Array.from({ length: fine }, (_, k): Point => {
      const share = k / fine;
      const z = root[i] + (root[i + 1] - root[i]) * share;
      return [point[0] + (next[0] - point[0]) * share, z * z];
    });
  });
}

/** Title with the power of ten of small numbers, so that the ticks are short. */
function axisOf(parameter: FitParameterResult, values: readonly number[]): Axis | undefined {
  const { unit, scale, value } = parameter;
  const spread = Math.max(...values) / Math.min(...values);
  // Over many decades every tick has its own power.
  const exponent = scale === 'log' && spread > 30 ? 0 : handyExponent(value === 0 ? Math.max(...values) : value);
  const power = exponent === 0 ? '' : `10${superscript(String(exponent))}`;
  const of = [power, printedUnit(unit)].filter((part) => part !== '' && part !== '1').join(' ');
  const title = of === '' ? shortName(parameter) : `${shortName(parameter)} / ${of}`;
  if (scale === 'log') {
    const axis = fineLogScale(values, exponent);
    return axis && { title, ...axis };
  }
  // What begins at zero is not drawn below it.
  const even = niceScale(values, { ticks: 4, most: 5, pad: Math.min(...values) === 0 ? 0 : 0.02 });
  if (!even || exponent === 0) return even && { title, scale: even };
  const count = Math.round((even.max - even.min) / even.interval);
  const ticks = Array.from({ length: count + 1 }, (_, i) => even.min + i * even.interval);
  return {
    title,
    scale: even,
    ticks: ticks.map((tick) => ({ value: tick, label: plainNumber(tick / 10 ** exponent, 4) })),
  };
}

/** Half width of the linear interval in the coordinate of the axis, from an end that no bound has cut. */
function expected(parameter: FitParameterResult, { threshold }: Profile): number | undefined {
  const { value, interval, lower, upper, scale, error } = parameter;
  const distance = (end: number): number => (scale === 'log' ? Math.log10(end / value) : end - value);
  const free = [interval.low, interval.high].filter(
    (end) => end !== undefined && Number.isFinite(end) && end !== lower && end !== upper,
  );
  if (free.length > 0) return Math.abs(distance(free[0] as number)) || undefined;
  if (!(error > 0 && error < Infinity)) return undefined;
  return Math.sqrt(threshold) * (scale === 'log' ? error / value / Math.LN10 : error);
}

function parabola(centre: number, half: number, threshold: number, x: Scale, y: Scale): ChartSeries {
  const width = half * Math.sqrt(y.max / threshold);
  const from = Math.max(x.min, centre - width);
  const to = Math.min(x.max, centre + width);
  return {
    type: 'line',
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    lineStyle: { color: ink, width: 1, type: [5, 3] },
    data: Array.from({ length: points + 1 }, (_, i): Point => {
      const at = from + ((to - from) * i) / points;
      return [at, threshold * ((at - centre) / half) ** 2];
    }),
    z: 3,
  };
}

function straight(from: Point, to: Point, color: string, type: number[]): ChartSeries {
  return {
    type: 'line',
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    silent: true,
    lineStyle: { color, width: 1, type },
    data: [from, to],
    z: 2,
  };
}
