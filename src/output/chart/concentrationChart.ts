import type { Profile, VariantResult } from '../../results/results.js';
import { classNames, shownClasses } from './drawing/classNames.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { dashKey } from './drawing/recordedLines.js';
import { niceScale } from './drawing/scale.js';
import { colourOf, dashOf } from './drawing/style.js';
import type { Point } from './drawing/thin.js';

/** More lines of different colours cannot be told apart. */
const mostLines = 6;

/**
 * Lithium content against relative radius at one moment: colour tells the class of particles; next to the separator the lines are
 * solid, at the collector dashed.
 */
export function concentrationChart(
  variant: VariantResult,
  profile: Profile,
  width: number = figureSize.width,
): ChartOption | undefined {
  const last = profile.content.length - 1;
  const places = last > 0 ? [0, last] : [0];
  const y = niceScale(profile.content.flatMap((node) => node.flatMap((line) => [...line])));
  if (!y) return undefined;
  const { classes } = variant.cell.cathode;
  const names = classNames(variant.cell.cathode);
  const shown = shownClasses(classes, mostLines);
  const sides = last > 0 ? ['separator side', 'collector side'] : [];
  const legend = legendAbove([...shown.map((k) => names[k]), ...sides], width, { linesOnly: true });
  const lines = places.flatMap((node, place) =>
    shown.map(
      (k, position): ChartSeries => ({
        type: 'line',
        name: names[k],
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: 'none',
        lineStyle: { color: colourOf(position), width: 1.6, type: dashOf(place) },
        itemStyle: { color: colourOf(position) },
        data: smoothProfile(profile.radius, profile.content[node][k]),
        z: 4,
      }),
    ),
  );
  const keys = sides.map(dashKey);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Relative radius r/R', scale: { min: 0, max: 1, interval: 0.2 } },
        y: { title: 'Lithium content x', scale: y },
      },
    ],
    [...lines, ...keys],
    { legend: legend.option },
  );
}

/** Lines drawn between two nodes. */
const pieces = 6;

/** [r/R, x] from the centre to the surface, straight in r^2 between nodes: near a centre that nothing flows through, x = a + b r^2. */
function smoothProfile(radius: ArrayLike<number>, content: ArrayLike<number>): Point[] {
  if (radius.length < 2) return Array.from(content, (x, i): Point => [radius[i], x]);
  const points: Point[] = [];
  for (let i = 0; i < radius.length; i++) {
    const from = i === 0 ? 0 : radius[i - 1];
    const [a, b] = i === 0 ? [0, 1] : [i - 1, i];
    const slope = (content[b] - content[a]) / (radius[b] ** 2 - radius[a] ** 2);
    for (let k = 0; k < pieces; k++) {
      const r = from + ((radius[i] - from) * k) / pieces;
      points.push([r, content[a] + slope * (r ** 2 - radius[a] ** 2)]);
    }
  }
  points.push([radius[radius.length - 1], content[content.length - 1]]);
  return points;
}
