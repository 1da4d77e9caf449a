import type { Results } from '../../results/results.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { tellingVoltages } from './drawing/halfCycles.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { recordedLine, recordedLines } from './drawing/recordedLines.js';
import { decimals, niceScale, type Scale } from './drawing/scale.js';
import { linePoints, type Point, thin } from './drawing/thin.js';

export interface RecordedOptions {
  readonly width?: number;
  /** Points kept per line. */
  readonly points?: number;
}

/**
 * Cell voltage against specific capacity of the recorded cycles, charge and discharge both counted from zero. The right-hand
 * axis reads the same curve against Li where all variants have an anode with one plateau. Undefined without time series.
 */
export function voltageChart(results: Results, options: RecordedOptions = {}): ChartOption | undefined {
  const lines = recordedLines(results);
  const drawn = lines.halves;
  const x = niceScale(
    drawn.flatMap(({ half }) => half.capacity),
    { include: [0] },
  );
  const y = niceScale(drawn.flatMap(({ half }) => tellingVoltages(half)));
  if (!x || !y) return undefined;
  const width = options.width ?? figureSize.width;
  const legend = legendAbove(lines.names, width, { linesOnly: true });
  const plateaus = new Set(results.variants.map((variant) => variant.cell.anode.plateau));
  const plateau = plateaus.size === 1 ? [...plateaus][0] : 0;
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: 'Specific capacity / mAh g⁻¹', scale: x },
        y: { title: 'Cell voltage / V', scale: y },
        ...(plateau > 0 ? { rightAxis: againstLithium(y, plateau) } : {}),
      },
    ],
    [
      ...lines.keys,
      ...drawn.map((entry) => ({
        ...recordedLine(entry),
        data: thin(
          entry.half.capacity.map((q, i): Point => [q, entry.half.voltage[i]]),
          options.points ?? linePoints,
        ),
      })),
    ],
    { legend: legend.option },
  );
}

/** The same axis with its round numbers shifted by the anode plateau. */
function againstLithium(y: Scale, plateau: number) {
  const ticks: { value: number; label: string }[] = [];
  const places = decimals(y.interval);
  for (let k = Math.ceil((y.min + plateau) / y.interval - 1e-9); k * y.interval <= y.max + plateau + 1e-9; k++) {
    ticks.push({ value: k * y.interval - plateau, label: (k * y.interval).toFixed(places) });
  }
  return { title: 'Voltage vs Li⁺/Li / V', scale: y, ticks };
}
