import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { errorBar } from './errorBar.js';
import { colourOf, faint, symbolOf } from './style.js';

/** A measured value on a chart, with its one-sided error in the same unit (0: none stated). */
export interface MeasuredPoint {
  readonly x: number;
  readonly y: number;
  readonly error: number;
}

/** Legend entry of the open symbols. */
export const measuredName = 'published';

/** A series without data that brings the open symbol into the legend; none when nothing was measured. */
export function measuredKey(
  points: readonly (readonly MeasuredPoint[])[],
  name = measuredName,
): readonly ScatterSeriesOption[] {
  if (points.every((list) => list.length === 0)) return [];
  return [
    {
      type: 'scatter',
      name,
      xAxisIndex: 0,
      yAxisIndex: 0,
      symbol: 'circle',
      itemStyle: { color: '#ffffff', borderColor: faint, borderWidth: 1.6 },
      data: [],
    },
  ];
}

/** More symbols than this are small. */
const manyPoints = 60;

/** Open symbols and error bars of one variant, drawn over the simulated lines. */
export function measuredSeries(
  name: string,
  index: number,
  points: readonly MeasuredPoint[],
  panel: number,
): readonly (ScatterSeriesOption | CustomSeriesOption)[] {
  if (points.length === 0) return [];
  const axes = { xAxisIndex: 2 * panel, yAxisIndex: 2 * panel };
  const colour = colourOf(index);
  const bars = points.filter((point) => point.error > 0);
  const symbolsOnTop: ScatterSeriesOption = {
    type: 'scatter',
    name,
    ...axes,
    clip: false,
    symbol: symbolOf(index),
    symbolSize: points.length > manyPoints ? 4 : 8,
    itemStyle: { color: '#ffffff', borderColor: colour, borderWidth: 1.6, opacity: 1 },
    data: points.map(({ x, y }) => [x, y]),
    z: 6,
  };
  if (bars.length === 0) return [symbolsOnTop];
  const errorBars: CustomSeriesOption = {
    type: 'custom',
    ...axes,
    silent: true,
    data: bars.map(({ x, y, error }) => [x, y - error, y + error]),
    encode: { x: 0, y: [1, 2] },
    z: 5,
    renderItem: errorBar(colour, 1.2),
  };
  return [errorBars, symbolsOnTop];
}
