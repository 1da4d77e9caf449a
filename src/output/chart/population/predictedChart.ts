import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, faint } from '../drawing/style.js';

/** A printed number with its prediction. */
export interface PredictedPoint {
  readonly published: number;
  readonly median: number;
  readonly low90: number;
  readonly high90: number;
}

/** Predicted against printed numbers of one kind, 90 % bands as thin lines; on the grey line both agree, beyond the edge a number lies on it. Undefined for fewer than two. */
export function predictedChart(
  quantity: string,
  points: readonly PredictedPoint[],
  _width: number = figureSize.width,
): ChartOption | undefined {
  const known = points.filter(({ median }) => Number.isFinite(median));
  const printed = known.map(({ published }) => published);
  const most = 1.5 * Math.max(...printed);
  const x = niceScale(printed, { include: [0] });
  // A prediction far beyond all that is printed lies on the edge, and does not make the others small.
  const y = niceScale([...printed, ...known.map(({ median }) => Math.min(most, median))], { include: [0] });
  if (!x || !y || known.length < 2) return undefined;
  const inside = (value: number): number => Math.min(y.max, Math.max(y.min, value));
  const [from, to] = [Math.max(x.min, y.min), Math.min(x.max, y.max)];
  const line = (data: readonly (readonly [number, number])[], color: string, width: number) => ({
    type: 'line' as const,
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    showSymbol: false,
    data: data.map((point) => [...point]),
    lineStyle: { color, width, opacity: width < 1 ? 0.5 : 1 },
    z: 1,
  });
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
      line(
        [
          [from, from],
          [to, to],
        ],
        faint,
        1,
      ),
      ...known.map(({ published, low90, high90 }) =>
        line(
          [
            [published, inside(low90)],
            [published, inside(high90)],
          ],
          colourOf(0),
          0.7,
        ),
      ),
      {
        type: 'scatter' as const,
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        data: known.map(({ published, median }) => [published, inside(median)]),
        symbolSize: 4,
        itemStyle: { color: colourOf(0) },
        z: 3,
      },
    ],
  );
}
