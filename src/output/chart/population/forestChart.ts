import { normalQuantile } from '../../../numerics/probability/distributions.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, faint, ink } from '../drawing/style.js';

/** A constant with its mean, and where the studies lie; in its scale, from the value that was built in before. */
export interface ForestRow {
  readonly name: string;
  readonly mean: number;
  readonly error: number;
  readonly sd: number;
  readonly studies: readonly number[];
}

/** [px] */
const row = 22;
/** [standard deviations] Half of a 90 % interval. */
const z90 = normalQuantile(0.95);

/** [px] Of a chart of so many constants. */
export function forestHeight(constants: number): number {
  return 60 + row * constants;
}

/**
 * One line a constant: each study (open circles), their mean with its 90 % interval (filled, thick) and the spread between studies (thin, 90 %).
 * Undefined without a constant.
 */
export function forestChart(rows: readonly ForestRow[]): ChartOption | undefined {
  const n = rows.length;
  const x = niceScale(
    rows.flatMap(({ mean, sd, studies }) => [mean - z90 * sd, mean + z90 * sd, ...studies]),
    { pad: 0.03, include: [0] },
  );
  if (!x || n === 0) return undefined;
  const at = (i: number): number => n - i - 0.5;
  const line = (data: readonly (readonly [number, number])[], color: string, width: number) => ({
    type: 'line' as const,
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    showSymbol: false,
    data: data.map((point) => [...point]),
    lineStyle: { color, width },
    z: 2,
  });
  const across = (half: number, i: number, color: string, width: number) => {
    const { mean } = rows[i] ?? { mean: 0 };
    return line(
      [
        [mean - half, at(i)],
        [mean + half, at(i)],
      ],
      color,
      width,
    );
  };
  const scatter = (data: readonly (readonly [number, number])[], open: boolean) => ({
    type: 'scatter' as const,
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    data: data.map((point) => [...point]),
    symbolSize: open ? 4 : 6,
    itemStyle: open ? { color: 'transparent', borderColor: faint, borderWidth: 1 } : { color: colourOf(0) },
    z: open ? 3 : 5,
  });
  return framed(
    [
      {
        top: 10,
        bottom: margin.bottom,
        x: { title: 'Deviation from the value built in before (ln, ln-odds or plain)', scale: x },
        y: {
          title: '',
          scale: { min: 0, max: n, interval: 1 },
          ticks: rows.map(({ name }, i) => ({ value: at(i), label: name })),
        },
      },
    ],
    [
      line(
        [
          [0, 0],
          [0, n],
        ],
        ink,
        0.6,
      ),
      ...rows.flatMap(({ error, sd }, i) => [
        across(z90 * sd, i, colourOf(0), 0.8),
        across(z90 * error, i, colourOf(0), 2.6),
      ]),
      scatter(
        rows.flatMap(({ studies }, i) => studies.map((value) => [value, at(i)] as const)),
        true,
      ),
      scatter(
        rows.map(({ mean }, i) => [mean, at(i)] as const),
        false,
      ),
    ],
  );
}
