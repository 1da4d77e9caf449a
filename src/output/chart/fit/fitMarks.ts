import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { FitPoint } from '../../../results/fit.js';
import { evenChoice } from '../../text/table.js';
import type { ChartSeries } from '../drawing/echartsOption.js';
import { errorBar } from '../drawing/errorBar.js';
import type { Scale } from '../drawing/scale.js';
import { colourOf, faint, ink, symbolOf } from '../drawing/style.js';
import type { Point } from '../drawing/thin.js';

/** Names of the keys that explain the marks. */
export const heldOutName = 'held out';
export const outlierName = 'outlier';

/** A datum on a chart. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** In the unit of y; 0: not drawn. */
  readonly error: number;
  readonly kind: 'fitted' | 'heldOut' | 'outlier';
}

/** Up to this many data of a series get their error bars: more would be a grey wall. */
const mostBars = 60;
/** More symbols than this hide each other. */
const mostSymbols = 400;

export function markKind(point: FitPoint, isOutlier: (point: FitPoint) => boolean): Mark['kind'] {
  if (point.heldOut) return 'heldOut';
  return isOutlier(point) ? 'outlier' : 'fitted';
}

/** Symbols of a sample: filled where fitted, open where held out, ringed where not believed. Beyond the scale they are drawn on its edge. */
export function markSeries(
  name: string,
  index: number,
  marks: readonly Mark[],
  y: Scale,
  panel = 0,
): readonly ChartSeries[] {
  const axes = { xAxisIndex: 2 * panel, yAxisIndex: 2 * panel };
  const colour = colourOf(index);
  const inside = (value: number): number => Math.min(y.max, Math.max(y.min, value));
  const few = marks.length <= mostBars;
  const of = (kind: Mark['kind']): readonly Mark[] =>
    evenChoice(
      marks.filter((mark) => mark.kind === kind),
      mostSymbols,
    );
  const scatter = (kind: Mark['kind'], more: ScatterSeriesOption): ScatterSeriesOption[] => {
    const data = of(kind).map((mark): Point => [mark.x, inside(mark.y)]);
    if (data.length === 0) return [];
    return [{ type: 'scatter', name, ...axes, clip: false, symbol: symbolOf(index), data, z: 6, ...more }];
  };
  const size = few ? 6 : 4;
  const filled = { color: colour, borderColor: colour, borderWidth: 0, opacity: few ? 1 : 0.5 };
  const bars = few ? marks.filter(({ error, y: value }) => error > 0 && inside(value) === value) : [];
  return [
    ...(bars.length === 0 ? [] : [errorBars(bars, colour, inside, axes)]),
    ...scatter('fitted', { symbolSize: size, itemStyle: filled }),
    ...scatter('heldOut', {
      symbolSize: size,
      itemStyle: { color: '#ffffff', borderColor: colour, borderWidth: few ? 1.4 : 1, opacity: 1 },
    }),
    ...scatter('outlier', { symbolSize: size + 1, itemStyle: filled }),
    ...scatter('outlier', { symbol: 'circle', symbolSize: size + 7, itemStyle: ring, z: 7 }),
  ];
}

/** Series without data that bring the open symbol and the ring into the legend, where there are any of them. */
export function markKeys(marks: readonly Mark[]): readonly ScatterSeriesOption[] {
  const key = (kind: Mark['kind'], name: string, itemStyle: ScatterSeriesOption['itemStyle'] & object) =>
    marks.some((mark) => mark.kind === kind)
      ? [{ type: 'scatter' as const, name, xAxisIndex: 0, yAxisIndex: 0, symbol: 'circle', itemStyle, data: [] }]
      : [];
  return [
    ...key('heldOut', heldOutName, { color: '#ffffff', borderColor: faint, borderWidth: 1.4 }),
    ...key('outlier', outlierName, ring),
  ];
}

const ring = { color: 'transparent', borderColor: ink, borderWidth: 1.2, opacity: 1 } as const;

/** The simulated line. */
export function fitLine(name: string, index: number, points: readonly Point[], panel = 0): LineSeriesOption {
  const colour = colourOf(index);
  return {
    type: 'line',
    name,
    xAxisIndex: 2 * panel,
    yAxisIndex: 2 * panel,
    // For the legend: the line itself goes without symbols.
    symbol: symbolOf(index),
    showSymbol: false,
    lineStyle: { color: colour, width: 1.6 },
    itemStyle: { color: colour },
    data: points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
    z: 7,
  };
}

/** The area between two lines, in a light tint of a colour. */
export function bandArea(
  colour: string,
  x: readonly number[],
  low: readonly number[],
  high: readonly number[],
  opacity: number,
): CustomSeriesOption {
  const known = x.flatMap((_, i) => (Number.isFinite(low[i]) && Number.isFinite(high[i]) ? [i] : []));
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    clip: true,
    data: known.length === 0 ? [] : [[x[known[0]], low[known[0]]]],
    z: 1,
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: {
        points: [
          ...known.map((i) => api.coord([x[i], low[i]])),
          ...[...known].reverse().map((i) => api.coord([x[i], high[i]])),
        ],
      },
      style: { fill: colour, opacity },
    }),
  };
}

function errorBars(
  bars: readonly Mark[],
  colour: string,
  inside: (value: number) => number,
  axes: { readonly xAxisIndex: number; readonly yAxisIndex: number },
): CustomSeriesOption {
  return {
    type: 'custom',
    ...axes,
    silent: true,
    data: bars.map(({ x, y, error }) => [x, inside(y - error), inside(y + error)]),
    encode: { x: 0, y: [1, 2] },
    z: 4,
    renderItem: errorBar(colour, 1),
  };
}
