import { quantityNamed } from '../../quantities/registry.js';
import type { Prediction } from '../../results/prediction.js';
import { bandMarks } from './bandMarks.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { quantityTitle } from './drawing/quantityTitle.js';
import { niceScale } from './drawing/scale.js';

/** Room around the bands, as a share of their range. */
const PAD = 0.03;

/**
 * A quantity of a prediction against cycle number, one colour a sample: the median as a line, its 50 % band dark and its 90 % band light.
 * Undefined for fewer than two cycles that have it.
 */
export function bandChart(
  { variants }: Pick<Prediction, 'variants'>,
  quantity: string,
  width: number = figureSize.width,
): ChartOption | undefined {
  const shown = quantityNamed(quantity);
  const scale = shown && 'shown' in shown ? shown.shown.scale : 1;
  const unit = shown && 'shown' in shown ? shown.shown.unit : '';
  const drawn = variants.map(({ name, cycles }, index) => ({
    name,
    index,
    points: cycles.flatMap(({ cycle, bands: { [quantity]: band } }) => (band ? [{ cycle, band }] : [])),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const x = niceScale(
    all.map(({ cycle }) => cycle),
    { include: [0], whole: true },
  );
  const limits = all.flatMap(({ band }) => [scale * band.low90, scale * band.high90]);
  const [low, high] = [Math.min(...limits), Math.max(...limits)];
  // Room below that would reach under zero is none that a positive quantity needs.
  const y = niceScale(limits, { pad: low >= 0 && low < PAD * (high - low) ? 0 : PAD });
  if (!x || !y || new Set(all.map(({ cycle }) => cycle)).size < 2) return undefined;
  const legend = legendAbove(
    drawn.map(({ name }) => name),
    width,
  );
  const series = drawn.flatMap(({ name, index, points }) =>
    bandMarks(
      name,
      index,
      points.map(({ cycle, band }) => ({ x: cycle, band })),
      scale,
    ),
  );
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Cycle number', scale: x },
        y: { title: quantityTitle(quantity, unit), scale: y },
      },
    ],
    series,
    { legend: legend.option },
  );
}
