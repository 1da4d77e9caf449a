import type { Prediction } from '../../results/prediction.js';
import { bandMarks } from './bandMarks.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale } from './drawing/scale.js';

/**
 * Voltage along the half cycles of a cycle, one colour a sample: charge and discharge, medians as lines, 50 % bands dark and 90 % bands light, against
 * the share of the half cycle (discharges from right to left, so that both have the content of lithium in common). Undefined without any.
 */
export function curveBandChart(
  { variants }: Pick<Prediction, 'variants'>,
  cycle: number,
  width: number = figureSize.width,
): ChartOption | undefined {
  const drawn = variants.flatMap(({ name, curves }, index) =>
    curves
      .filter((curve) => curve.cycle === cycle)
      .map(({ direction, points }) => ({
        name,
        index,
        points: points.map(({ share, voltage }) => ({
          x: 100 * (direction === 'charge' ? share : 1 - share),
          band: voltage,
        })),
      })),
  );
  if (drawn.length === 0) return undefined;
  const x = niceScale([0, 100]);
  const y = niceScale(
    drawn.flatMap(({ points }) => points.flatMap(({ band }) => [band.low90, band.high90])),
    { pad: 0.03 },
  );
  if (!x || !y) return undefined;
  const legend = legendAbove([...new Set(drawn.map(({ name }) => name))], width);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Share of the half cycle / %', scale: x },
        y: { title: 'Voltage / V', scale: y },
      },
    ],
    drawn.flatMap(({ name, index, points }) => bandMarks(name, index, points)),
    { legend: legend.option },
  );
}
