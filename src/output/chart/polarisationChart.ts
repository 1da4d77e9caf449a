import { polarisation } from '../../quantities/voltage.js';
import type { Results } from '../../results/results.js';
import { cycleLines, markedCycles } from './drawing/cycleLines.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { axisTitle } from './drawing/quantityTitle.js';
import { niceScale } from './drawing/scale.js';
import type { Point } from './drawing/thin.js';

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
    results.variants.flatMap((variant, index) =>
      cycleLines(variant, index, 0, (row) => polarisation.shown.scale * row.polarisation),
    ),
    { legend: legend.option },
  );
}
