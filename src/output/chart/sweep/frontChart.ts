import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, faint } from '../drawing/style.js';

/** Runs that are drawn beside the front. */
const mostPoints = 2000;

/** Two columns of all runs against each other, the front in colour. Undefined for fewer than two points. */
export function frontChart(
  titles: readonly [string, string],
  points: readonly (readonly [number, number])[],
  front: readonly (readonly [number, number])[],
  _width: number = figureSize.width,
): ChartOption | undefined {
  const whole = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const x = niceScale(
    whole.map(([value]) => value),
    { pad: 0.03 },
  );
  const y = niceScale(
    whole.map(([, value]) => value),
    { pad: 0.03 },
  );
  if (!x || !y || whole.length < 2) return undefined;
  const step = Math.max(1, Math.ceil(whole.length / mostPoints));
  const scatter = (data: readonly (readonly [number, number])[], color: string, size: number, z: number) => ({
    type: 'scatter' as const,
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    data: data.map((point) => [...point]),
    symbolSize: size,
    itemStyle: { color },
    z,
  });
  return framed(
    [{ top: margin.top, bottom: margin.bottom, x: { title: titles[0], scale: x }, y: { title: titles[1], scale: y } }],
    [
      scatter(
        whole.filter((_, k) => k % step === 0),
        faint,
        3,
        1,
      ),
      scatter(front, colourOf(1), 7, 2),
    ],
  );
}
