import type { Profile, VariantResult } from '../../results/results.js';
import { framed, margin } from './frame.js';
import { legendAbove } from './legend.js';
import type { ChartOption, ChartSeries } from './option.js';
import { dashKey } from './recordedLines.js';
import { niceScale } from './scale.js';
import { colourOf, dashOf } from './style.js';
import { figureSize } from './svg.js';

/**
 * Lithium content against relative radius at one moment: colour tells the size class; next to the separator the lines are
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
  const names = variant.cell.cathode.classes.map((size) => `d = ${diameterText(size.radius)}`);
  const sides = last > 0 ? ['separator side', 'collector side'] : [];
  const legend = legendAbove([...names, ...sides], width, { linesOnly: true });
  const lines = places.flatMap((node, place) =>
    profile.content[node].map(
      (line, k): ChartSeries => ({
        type: 'line',
        name: names[k],
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: 'none',
        lineStyle: { color: colourOf(k), width: 1.6, type: dashOf(place) },
        itemStyle: { color: colourOf(k) },
        data: Array.from(line, (x, i) => [profile.radius[i], x]),
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

/** [m] radius -> "3.0 µm", the diameter people know particles by. */
export function diameterText(radius: number): string {
  const diameter = 2e6 * radius;
  return `${diameter.toFixed(diameter < 10 ? 1 : 0)} µm`;
}
