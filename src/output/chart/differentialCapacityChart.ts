import { differentialCapacity } from '../../measure/differentialCapacity.js';
import type { Results } from '../../results/results.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { tellingVoltages } from './drawing/halfCycles.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { recordedLine, recordedLines } from './drawing/recordedLines.js';
import { niceScale } from './drawing/scale.js';
import { linePoints, type Point, thin } from './drawing/thin.js';
import type { RecordedOptions } from './voltageChart.js';

/** dQ/dV against cell voltage of the recorded cycles: charge above, discharge below zero. Undefined without time series. */
export function differentialCapacityChart(results: Results, options: RecordedOptions = {}): ChartOption | undefined {
  const lines = recordedLines(results);
  const drawn = lines.halves.map((entry) => ({
    entry,
    curve: differentialCapacity(entry.half.voltage, entry.half.capacity),
  }));
  const x = niceScale(lines.halves.flatMap(({ half }) => tellingVoltages(half)));
  const y = niceScale(
    drawn.flatMap(({ curve }) => [...curve.slope]),
    { include: [0], pad: 0.02 },
  );
  if (!x || !y) return undefined;
  const legend = legendAbove(lines.names, options.width ?? figureSize.width, {
    linesOnly: true,
  });
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Cell voltage / V', scale: x },
        y: { title: 'dQ/dV / mAh g⁻¹ V⁻¹', scale: y },
      },
    ],
    [
      ...lines.keys,
      ...drawn.map(({ entry, curve }) => ({
        ...recordedLine(entry),
        data: thin(
          Array.from(curve.voltage, (v, i): Point => [v, curve.slope[i]]),
          options.points ?? linePoints,
        ),
      })),
    ],
    { legend: legend.option },
  );
}
