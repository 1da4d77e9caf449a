import type { CycleRow, VariantResult } from '../../../results/results.js';
import type { ChartSeries } from './echartsOption.js';
import { colourOf, dashOf, palette, symbolOf } from './style.js';
import { type Point, thin } from './thin.js';

/** Up to this many cycles the simulated points themselves are marked. */
export const markedCycles = 60;

/** A value against cycle number: a line through the cycles, and one through the check-ups, which compare with one another only. */
export function cycleLines(
  { name, cycles }: Pick<VariantResult, 'name' | 'cycles'>,
  index: number,
  panel: number,
  value: (row: CycleRow) => number,
): readonly ChartSeries[] {
  const pointsOf = (checkUps: boolean) =>
    cycles.filter((row) => (row.checkUp === true) === checkUps).map((row): Point => [row.cycle, value(row)]);
  const [points, checkUps] = [pointsOf(false), pointsOf(true)];
  const colour = colourOf(index);
  const common = { type: 'line', name, xAxisIndex: 2 * panel, yAxisIndex: 2 * panel, clip: false } as const;
  const line: ChartSeries = {
    ...common,
    symbol: points.length <= markedCycles ? symbolOf(index) : 'none',
    symbolSize: 5,
    lineStyle: { color: colour, width: 1.5, type: dashOf(Math.floor(index / palette.length)) },
    itemStyle: { color: colour },
    data: thin(points),
    z: 4,
  };
  if (checkUps.length === 0) return [line];
  const between: ChartSeries = {
    ...common,
    symbol: 'diamond',
    symbolSize: 8,
    lineStyle: { color: colour, width: 0.8, type: 'dotted' },
    itemStyle: { color: colour },
    data: thin(checkUps),
    z: 4,
  };
  return points.length === 0 ? [between] : [line, between];
}
