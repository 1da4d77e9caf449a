import type { Results } from '../../results/results.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { tellingVoltages } from './drawing/halfCycles.js';
import { legendAbove } from './drawing/legend.js';
import { measuredKey } from './drawing/measuredPoints.js';
import type { ChartOption } from './drawing/option.js';
import { type RecordedHalf, recordedLine, recordedLines } from './drawing/recordedLines.js';
import { decimals, niceScale, type Scale } from './drawing/scale.js';
import { colourOf } from './drawing/style.js';
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
  const measured = measuredCurves(results, drawn);
  const x = niceScale(
    [...drawn.flatMap(({ half }) => half.capacity), ...measured.flatMap(({ points }) => points.map(([q]) => q))],
    { include: [0] },
  );
  const y = niceScale([
    ...drawn.flatMap(({ half }) => tellingVoltages(half)),
    ...measured.flatMap(({ points }) => points.map(([, volts]) => volts)),
  ]);
  if (!x || !y) return undefined;
  const width = options.width ?? figureSize.width;
  const key = measured.length > 0 ? measuredKey([[{ x: 0, y: 0, error: 0 }]], measuredWord) : [];
  const names = [...lines.names, ...key.map(() => measuredWord)];
  const legend = legendAbove(names, width, key.length > 0 ? {} : { linesOnly: true });
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
      ...measured.map(
        ({ index, name, points }): ChartSeries => ({
          type: 'scatter',
          name,
          xAxisIndex: 0,
          yAxisIndex: 0,
          symbol: 'circle',
          symbolSize: 4,
          itemStyle: { color: '#ffffff', borderColor: colourOf(index), borderWidth: 1, opacity: 1 },
          data: points,
          z: 6,
        }),
      ),
      ...key,
    ],
    { legend: key.length > 0 ? { ...legend.option, data: names.map(legendEntry) } : legend.option },
  );
}

/** Simulated curves are lines without symbols. */
function legendEntry(name: string) {
  return name === measuredWord ? { name } : { name, itemStyle: { opacity: 0 } };
}

/** Legend entry of measured curves. */
const measuredWord = 'measured';

/** Symbols of one measured half cycle: more lie on top of one another. */
const measuredPoints = 40;

/** The measured half cycles of those that are drawn. */
function measuredCurves({ curves = [], variants }: Results, drawn: readonly RecordedHalf[]) {
  return drawn.flatMap(({ half, variantIndex, name }) => {
    const { name: variant } = variants[variantIndex];
    return curves
      .filter((one) => one.cycle === half.cycle && one.direction === half.direction)
      .filter((one) => (one.variant ?? variant) === variant)
      .map(({ capacity, voltage }) => ({
        index: variantIndex,
        name,
        points: thin(
          capacity.map((q, i): Point => [q, voltage[i]]),
          measuredPoints,
        ),
      }));
  });
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
