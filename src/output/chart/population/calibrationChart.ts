import { normalQuantile } from '../../../numerics/probability/distributions.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import type { ChartOption } from '../drawing/option.js';
import { colourOf, faint } from '../drawing/style.js';

/** One kind of prediction: errors over their expected standard deviations. */
export interface Calibrated {
  readonly name: string;
  readonly scaled: readonly number[];
}

const levels = Array.from({ length: 19 }, (_, i) => 0.05 * (i + 1));

/** Share of numbers that central bands of a probability hold, in %: on the diagonal where the bands are honest, below it where they are too narrow. */
export function calibrationPoints({ scaled }: Pick<Calibrated, 'scaled'>): readonly (readonly [number, number])[] {
  return levels.map((level) => {
    const most = normalQuantile((1 + level) / 2);
    return [100 * level, (100 * scaled.filter((z) => Math.abs(z) <= most).length) / scaled.length];
  });
}

/** Share of printed numbers within central bands, against the probability of the bands; in grey what honest bands give. */
export function calibrationChart(
  kinds: readonly Calibrated[],
  width: number = figureSize.width,
): ChartOption | undefined {
  const drawn = kinds.filter(({ scaled }) => scaled.length > 0);
  if (drawn.length === 0) return undefined;
  const scale = { min: 0, max: 100, interval: 20 };
  const legend = legendAbove(
    drawn.map(({ name }) => name),
    width,
  );
  const line = (
    name: string,
    data: readonly (readonly [number, number])[],
    color: string,
    type: 'solid' | 'dashed',
  ) => ({
    type: 'line' as const,
    name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    showSymbol: false,
    data: data.map((point) => [...point]),
    lineStyle: { color, width: type === 'dashed' ? 1 : 1.8, type },
    itemStyle: { color },
  });
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Probability of the band / %', scale },
        y: { title: 'Printed numbers within it / %', scale },
      },
    ],
    [
      line(
        '',
        [
          [0, 0],
          [100, 100],
        ],
        faint,
        'dashed',
      ),
      ...drawn.map((one, i) => line(one.name, calibrationPoints(one), colourOf(i), 'solid')),
    ],
    { legend: legend.option },
  );
}
