import { dischargeCapacity } from '../../quantities/capacity.js';
import { coulombicEfficiency } from '../../quantities/efficiency.js';
import type { TabulatedQuantity } from '../../quantities/registry.js';
import type { Results } from '../../results/results.js';
import { inTableUnit } from '../run/comparison.js';
import { shownNumber } from '../run/cycleColumns.js';
import { cycleLines, markedCycles } from './drawing/cycleLines.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import { type MeasuredPoint, measuredKey, measuredName, measuredSeries } from './drawing/measuredPoints.js';
import type { ChartOption } from './drawing/option.js';
import { axisTitle } from './drawing/quantityTitle.js';
import { niceScale } from './drawing/scale.js';

/** [px] Height of the upper panel and the space between both. */
const upper = { height: 66, gap: 18 };

/**
 * Coulombic efficiency (upper panel) and discharge capacity (lower panel) against cycle number, one line a variant, its check-ups on
 * a line of their own, measured points as open symbols. Undefined for fewer than two cycles.
 */
export function capacityChart(results: Results, width: number = figureSize.width): ChartOption | undefined {
  const capacity = measured(results, dischargeCapacity);
  const efficiency = measured(results, coulombicEfficiency);
  const cycles = results.variants.flatMap((variant) => variant.cycles.map((row) => row.cycle));
  const x = niceScale([...cycles, ...capacity.flat().map((p) => p.x)], { include: [0], whole: true });
  const y = niceScale(spread(results, dischargeCapacity, capacity), { pad: 0.03 });
  if (!x || !y || new Set(cycles).size < 2) return undefined;
  const yEfficiency = niceScale(spread(results, coulombicEfficiency, efficiency), {
    include: [100],
    ticks: 3,
    most: 4,
  }) ?? { min: 90, max: 100, interval: 5 };

  const key = measuredKey([...capacity, ...efficiency]);
  const linesOnly = key.length === 0 && results.variants.every((variant) => variant.cycles.length > markedCycles);
  const names = [...results.variants.map((variant) => variant.name), ...key.map(() => measuredName)];
  const legend = legendAbove(names, width, { linesOnly });
  const top = margin.top + legend.height;
  const series: readonly ChartSeries[] = results.variants.flatMap((variant, index) => [
    ...cycleLines(variant, index, 0, (row) => shownNumber(row, coulombicEfficiency)),
    ...cycleLines(variant, index, 1, (row) => shownNumber(row, dischargeCapacity)),
    ...measuredSeries(variant.name, index, efficiency[index], 0),
    ...measuredSeries(variant.name, index, capacity[index], 1),
  ]);
  const axisX = { title: 'Cycle number', scale: x };
  return framed(
    [
      {
        top,
        height: upper.height,
        x: { ...axisX, title: '', bare: true },
        y: { title: axisTitle(coulombicEfficiency.heads.report, coulombicEfficiency), scale: yEfficiency },
      },
      {
        top: top + upper.height + upper.gap,
        bottom: margin.bottom,
        x: axisX,
        y: { title: axisTitle('Specific capacity', dischargeCapacity), scale: y },
      },
    ],
    [...series, ...key],
    { legend: legend.option },
  );
}

/** Measured points of a quantity against cycle number, per variant, as they are shown. */
function measured(results: Results, { name, shown }: TabulatedQuantity): readonly (readonly MeasuredPoint[])[] {
  return results.variants.map((variant) =>
    results.measurements.flatMap((m): MeasuredPoint[] => {
      const value = inTableUnit(m, variant);
      if (m.quantity !== name || m.cycle === undefined || value === undefined) return [];
      if ((m.variant ?? variant.name) !== variant.name) return [];
      const y = shown.scale * value;
      return [{ x: m.cycle, y, error: m.error === undefined ? 0 : Math.abs((m.error * y) / m.value) }];
    }),
  );
}

/** All values of a panel, for its scale. */
function spread(
  results: Results,
  quantity: TabulatedQuantity,
  points: readonly (readonly MeasuredPoint[])[],
): number[] {
  const simulated = results.variants.flatMap(({ cycles }) => cycles.map((row) => shownNumber(row, quantity)));
  return simulated.concat(points.flat().flatMap((p) => [p.y - p.error, p.y + p.error]));
}
