import type { MapAxis, OutputSensitivity } from '../../../results/studyAnalysis.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { decimals, niceScale, type Scale } from '../drawing/scale.js';
import { ink, text, viridis, viridisAt } from '../drawing/style.js';

/** The mean of an output over all others against its two strongest parameters, as a coloured map. Undefined where it is not known. */
export function sensitivityMapChart({ output, unit, map }: OutputSensitivity): ChartOption | undefined {
  if (!map) return undefined;
  const scale = niceScale(map.values.flat(), { ticks: 4 });
  if (!scale) return undefined;
  const n = map.values.length;
  const places = decimals(scale.interval);
  const boxes = map.values.flatMap((line, j) => line.map((value, i) => ({ i, j, value })));
  return framed(
    [{ top: 30, bottom: margin.bottom, x: axisOf(map.x), y: axisOf(map.y) }],
    [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        data: boxes.map(({ i, j }) => [i / n, j / n]),
        z: 1,
        renderItem: (params, api) => {
          const { i, j, value } = boxes[params.dataIndex];
          const [x0, y0] = api.coord([i / n, (j + 1) / n]);
          const [x1, y1] = api.coord([(i + 1) / n, j / n]);
          // A little larger, so that no white line is left between two.
          return {
            type: 'rect' as const,
            shape: { x: x0, y: y0, width: x1 - x0 + 0.6, height: y1 - y0 + 0.6 },
            style: { fill: viridisAt((value - scale.min) / (scale.max - scale.min)) },
          };
        },
      },
    ],
    {
      title: {
        text: `${output}${unit === '' ? '' : ` / ${unit}`}`,
        left: 'center',
        top: 4,
        textStyle: { fontSize: text.title, fontWeight: 'normal', color: ink },
      },
      visualMap: {
        type: 'continuous',
        seriesIndex: [],
        calculable: false,
        min: scale.min,
        max: scale.max,
        right: 8,
        top: 'middle',
        itemHeight: 150,
        itemWidth: 12,
        precision: places,
        text: [scale.max.toFixed(places), scale.min.toFixed(places)],
        textStyle: { fontSize: text.label, color: ink },
        inRange: { color: [...viridis] },
      },
    },
    84,
  );
}

/** Drawn in the coordinate of the design, 0 to 1, with ticks at values of the parameter. */
function axisOf({ parameter, unit, scale, from, to }: MapAxis) {
  const at = (value: number): number =>
    scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const values = scale === 'log' ? logTicks(from, to) : linearTicks(from, to);
  const ticks = values.map((value) => ({ value: at(value), label: String(Number(value.toPrecision(3))) }));
  const box: Scale = { min: 0, max: 1, interval: 0.5 };
  return { title: `${parameter}${unit === '' ? '' : ` / ${unit}`}`, scale: box, ticks };
}

function linearTicks(from: number, to: number): number[] {
  const interval = niceScale([from, to], { ticks: 4 })?.interval ?? to - from;
  const first = Math.ceil(from / interval - 1e-9);
  return Array.from({ length: Math.floor(to / interval + 1e-9) - first + 1 }, (_, k) => (first + k) * interval);
}

function logTicks(from: number, to: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
    for (const digit of [1, 2, 5]) {
      const value = digit * 10 ** power;
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) ticks.push(value);
    }
  return ticks.length <= 7 ? ticks : ticks.filter((value) => /^1(e|0*$|$)|^0\.0*1$/.test(String(value)));
}
