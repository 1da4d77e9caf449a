import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { ValidationRow } from '../../../results/validation.js';
import { plainNumber } from '../../../text/plainNumber.js';
import { errorBar } from '../drawing/errorBar.js';
import { figureSize } from '../drawing/figureSize.js';
import { type Axis, framed, margin } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, faint, ink, symbolOf } from '../drawing/style.js';

/** Published numbers of one kind beside their simulations, to be drawn in one chart. */
export interface ParityGroup {
  /** Quantity and unit, as on the axes: "capacity / mAh g⁻¹". */
  readonly title: string;
  readonly rows: readonly ValidationRow[];
  /** All studies of the page, so that each has the same colour in every chart; default: those of the rows. */
  readonly studies?: readonly string[];
  /** Values over more than a decade are laid out by their logarithm. */
  readonly logarithmic?: boolean;
}

/** [px] That makes the plot about square at the usual width of a figure. */
export const parityHeight = 392;

/**
 * Simulated against published values, one colour a study; filled: calibrated on, open: predicted. The grey bar across the line
 * of equality is the tolerance of each value: a symbol on its bar is within it. Undefined without two values.
 */
export function parityChart(group: ParityGroup, width: number = figureSize.width): ChartOption | undefined {
  const { title, logarithmic = false } = group;
  const rows = group.rows.filter(({ simulated }) => Number.isFinite(simulated) && (!logarithmic || simulated > 0));
  if (rows.length < 2) return undefined;
  const at = (value: number): number => (logarithmic ? Math.log10(Math.max(value, 1e-12)) : value);
  const axis = logarithmic ? decades(rows) : linear(rows);
  if (!axis) return undefined;
  const present = new Set(rows.map(({ study }) => study));
  const studies = group.studies ?? [...present];
  const legend = legendAbove([...present], width);
  const low = axis.scale.min;
  const high = axis.scale.max;
  const equality: LineSeriesOption = {
    type: 'line',
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    silent: true,
    lineStyle: { color: ink, width: 1 },
    data: [
      [low, low],
      [high, high],
    ],
    z: 3,
  };
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { ...axis, title: `Published ${title}` },
        y: { ...axis, title: `Simulated ${title}` },
      },
    ],
    [
      tolerances(
        rows.map((row) => [row.published, row.published - row.tolerance, row.published + row.tolerance].map(at)),
      ),
      equality,
      ...studies.flatMap((study, i) => points(study, i, rows, at)),
    ],
    { legend: { ...legend.option, itemWidth: legend.option.itemHeight } },
  );
}

function points(
  study: string,
  index: number,
  rows: readonly ValidationRow[],
  at: (value: number) => number,
): ScatterSeriesOption[] {
  const own = rows.filter((row) => row.study === study);
  const colour = colourOf(index);
  const of = (role: ValidationRow['role'], fill: string): ScatterSeriesOption => ({
    type: 'scatter',
    name: study,
    xAxisIndex: 0,
    yAxisIndex: 0,
    clip: false,
    symbol: symbolOf(index),
    symbolSize: 7,
    itemStyle: { color: fill, borderColor: colour, borderWidth: 1.5, opacity: 1 },
    data: own.filter((row) => row.role === role).map(({ published, simulated }) => [at(published), at(simulated)]),
    z: 6,
  });
  return [of('calibrated', colour), of('predicted', '#ffffff')];
}

function tolerances(bars: readonly (readonly number[])[]): CustomSeriesOption {
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    clip: true,
    data: bars.map((bar) => [...bar]),
    encode: { x: 0, y: [1, 2] },
    z: 2,
    renderItem: errorBar(faint, 1.2),
  };
}

function values(rows: readonly ValidationRow[]): number[] {
  return rows.flatMap(({ published, simulated, tolerance }) => [
    published - tolerance,
    published + tolerance,
    simulated,
  ]);
}

function linear(rows: readonly ValidationRow[]): Omit<Axis, 'title'> | undefined {
  const scale = niceScale(values(rows), { pad: 0.02 });
  return scale && { scale };
}

/** Ticks at 1, 2 and 5 of every decade. */
function decades(rows: readonly ValidationRow[]): Omit<Axis, 'title'> {
  const positive = values(rows).filter((value) => value > 0);
  const low = Math.log10(Math.min(...positive)) - 0.05;
  const high = Math.log10(Math.max(...positive)) + 0.05;
  const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, i) => 10 ** (Math.floor(low) + i));
  const ticks = powers
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((value) => Math.log10(value) >= low && Math.log10(value) <= high)
    .map((value) => ({ value: Math.log10(value), label: plainNumber(value, 2) }));
  return { scale: { min: low, max: high, interval: high - low }, ticks };
}
