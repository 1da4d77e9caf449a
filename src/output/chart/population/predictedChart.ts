import { errorBar } from '../drawing/errorBar.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, faint, ink } from '../drawing/style.js';

/** A printed number with its prediction. */
export interface PredictedPoint {
  readonly published: number;
  readonly median: number;
  readonly low90: number;
  readonly high90: number;
}

/** A prediction farther beyond all that is printed lies on the edge, and does not make the others small. */
const beyond = 1.5;

/**
 * Predicted against printed numbers of one kind, their 90 % bands in grey; on the line both agree. What lies beyond the edge is drawn on it.
 * Undefined for fewer than two.
 */
export function predictedChart(quantity: string, points: readonly PredictedPoint[]): ChartOption | undefined {
  const known = points.filter(({ median }) => Number.isFinite(median));
  const printed = known.map(({ published }) => published);
  const most = beyond * Math.max(...printed);
  const x = niceScale(printed, { include: [0] });
  const y = niceScale([...printed, ...known.map(({ median }) => Math.min(most, median))], { include: [0] });
  if (!x || !y || known.length < 2) return undefined;
  const inside = (value: number): number => Math.min(y.max, Math.max(y.min, value));
  const end = Math.min(x.max, y.max);
  const axes = { xAxisIndex: 0, yAxisIndex: 0, silent: true };
  return framed(
    [
      {
        top: margin.top,
        bottom: margin.bottom,
        x: { title: `${quantity}, printed`, scale: x },
        y: { title: 'predicted', scale: y },
      },
    ],
    [
      {
        type: 'custom',
        ...axes,
        data: known.map(({ published, low90, high90 }) => [published, inside(low90), inside(high90)]),
        encode: { x: 0, y: [1, 2] },
        renderItem: errorBar(faint, 0.7),
        z: 1,
      },
      {
        type: 'line',
        ...axes,
        symbol: 'none',
        data: [
          [0, 0],
          [end, end],
        ],
        lineStyle: { color: ink, width: 1 },
        z: 2,
      },
      {
        type: 'scatter',
        ...axes,
        data: known.map(({ published, median }) => [published, inside(median)]),
        symbolSize: 4,
        itemStyle: { color: colourOf(0) },
        z: 3,
      },
    ],
  );
}
