import { polarisation } from '../../quantities/voltage.js';
import type { Results } from '../../results/results.js';
import { markedCycles } from './capacityChart.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { axisTitle } from './drawing/quantityTitle.js';
import { niceScale } from './drawing/scale.js';
import { colourOf, dashOf, palette, symbolOf } from './drawing/style.js';
import { type Point, thin } from './drawing/thin.js';

/** Charge minus discharge voltage at equal lithium content against cycle number. Undefined for fewer than two full cycles. */
export function polarisationChart(results: Results, width: number = figureSize.width): ChartOption | undefined {
  const lines = results.variants.map((variant) =>
    variant.cycles.map((row): Point => [row.cycle, polarisation.shown.scale * row.polarisation]),
  );
  const cycles = lines.flat().filter((point) => Number.isFinite(point[1]));
  const x = niceScale(
    cycles.map((point) => point[0]),
    { include: [0], whole: true },
  );
  const y = niceScale(
    cycles.map((point) => point[1]),
    { include: [0], pad: 0.03 },
  );
  if (!x || !y || new Set(cycles.map((point) => point[0])).size < 2) return undefined;
  const linesOnly = lines.every((line) => line.length > markedCycles);
  const legend = legendAbove(
    results.variants.map((variant) => variant.name),
    width,
    { linesOnly },
  );
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Cycle number', scale: x },
        y: { title: axisTitle('Polarisation at equal lithium content', polarisation), scale: y },
      },
    ],
    results.variants.map((variant, index) => ({
      type: 'line',
      name: variant.name,
      xAxisIndex: 0,
      yAxisIndex: 0,
      clip: false,
      symbol: lines[index].length <= markedCycles ? symbolOf(index) : 'none',
      symbolSize: 5,
      lineStyle: { color: colourOf(index), width: 1.5, type: dashOf(Math.floor(index / palette.length)) },
      itemStyle: { color: colourOf(index) },
      data: thin(lines[index]),
      z: 4,
    })),
    { legend: legend.option },
  );
}
