import type { AnalysedCycle, FittedNumber, VariantResult } from '../../results/results.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin, type Panel } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale } from './drawing/scale.js';
import { colourOf, symbolOf } from './drawing/style.js';
import { type Point, thin } from './drawing/thin.js';

/** A reading over the cycles, or what is inside. */
interface Line {
  readonly name: string;
  readonly points: readonly Point[];
  /** Inside: a line; read from signals: symbols. */
  readonly inside: boolean;
}

/** Resistances that a lab reads, and the one inside, against cycle number. Undefined for fewer than two tested cycles. */
export function resistanceReadingsChart({ analysed = [] }: VariantResult): ChartOption | undefined {
  const first = analysed.flatMap(({ cycle, spectra }) =>
    spectra.slice(0, 1).map((spectrum) => ({ cycle, ...spectrum })),
  );
  const read = (name: string, of: (s: (typeof first)[number]) => FittedNumber): Line => ({
    name,
    points: first.map((s) => [s.cycle, of(s).value]),
    inside: false,
  });
  return chart('Resistance / Ω cm²', [
    read('R_cathode by line fit', (s) => s.cathodeResistance),
    read('√(R_ion R_ct)', (s) => s.geometricMean),
    read('Interface arc', (s) => s.interfaceResistance),
    {
      name: 'Interface inside',
      points: first.map((s) => [s.cycle, s.inside.interfaceResistance]),
      inside: true,
    },
  ]);
}

/** Active mass by relaxed potentials and connected fraction against cycle number. Undefined for fewer than two cycles. */
export function activeMassChart({ analysed = [] }: VariantResult): ChartOption | undefined {
  const rows = analysed.filter(({ activeMass }) => Number.isFinite(activeMass));
  const of = (value: (row: AnalysedCycle) => number) => rows.map((row): Point => [row.cycle, 100 * value(row)]);
  return chart(
    'Active mass / %',
    [
      { name: 'By relaxed potentials', points: of((row) => row.activeMass), inside: false },
      { name: 'Connected inside', points: of((row) => row.connected), inside: true },
    ],
    false,
  );
}

function chart(title: string, lines: readonly Line[], fromZero = true): ChartOption | undefined {
  const points = lines.flatMap((line) => line.points).filter((point) => Number.isFinite(point[1]));
  if (new Set(points.map((point) => point[0])).size < 2) return undefined;
  const x = niceScale(
    points.map((point) => point[0]),
    { include: [0], whole: true },
  );
  const y = niceScale(
    points.map((point) => point[1]),
    { include: fromZero ? [0] : [], pad: 0.03 },
  );
  if (!x || !y) return undefined;
  const legend = legendAbove(
    lines.map((line) => line.name),
    figureSize.width,
  );
  const panel: Panel = {
    top: margin.top + legend.height,
    bottom: margin.bottom,
    x: { title: 'Cycle number', scale: x },
    y: { title, scale: y },
  };
  return framed([panel], lines.map(drawn), { legend: legend.option });
}

function drawn({ name, points, inside }: Line, index: number): ChartSeries {
  const colour = inside ? '#444444' : colourOf(index);
  return {
    type: 'line',
    name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: inside ? 'none' : symbolOf(index),
    symbolSize: 6,
    lineStyle: { color: colour, width: inside ? 1.5 : 0 },
    itemStyle: { color: colour },
    data: thin([...points]),
    z: inside ? 3 : 4,
  };
}
