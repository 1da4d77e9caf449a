import type { CustomSeriesOption } from 'echarts/charts';

/** [px] Half width of the ends. */
const cap = 3;

/** Draws rows of x, low and high as bars with ends, of a line that is so many pixels wide. */
export function errorBar(colour: string, lineWidth: number): NonNullable<CustomSeriesOption['renderItem']> {
  return (_, api) => {
    const [x, low] = api.coord([api.value(0), api.value(1)]);
    const [, high] = api.coord([api.value(0), api.value(2)]);
    const line = (x1: number, y1: number, x2: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, y1, x2, y2 },
      style: { stroke: colour, lineWidth },
    });
    return {
      type: 'group',
      children: [line(x, low, x, high), line(x - cap, low, x + cap, low), line(x - cap, high, x + cap, high)],
    };
  };
}
