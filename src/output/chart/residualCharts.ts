import { dischargeCapacity } from '../../quantities/capacity.js';
import type { Results } from '../../results/results.js';
import { type Residual, residuals } from '../run/residuals.js';
import type { ChartSeries } from './drawing/echartsOption.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale } from './drawing/scale.js';
import { colourOf, dashOf, symbolOf } from './drawing/style.js';
import type { Point } from './drawing/thin.js';

/** Simulated minus measured voltage along measured curves. Undefined without any that was recorded. */
export function voltageResidualChart(results: Results, width: number = figureSize.width): ChartOption | undefined {
  const drawn = residuals(results).filter(({ kind, points }) => kind === 'curve' && points.length > 1);
  const cycles = [...new Set(drawn.map(({ label }) => cycleOf(label)))];
  return residualChart(results, drawn, { x: 'Specific capacity / mAh g⁻¹', y: 'Simulated − measured / mV' }, width, {
    name: ({ variant, label }) => (cycles.length > 1 ? `${variant}, cycle ${cycleOf(label)}` : variant),
    dash: ({ label }) => cycles.indexOf(cycleOf(label)),
  });
}

/** The same of discharge capacities over the cycles. Undefined for fewer than two of them. */
export function capacityResidualChart(results: Results, width: number = figureSize.width): ChartOption | undefined {
  const drawn = residuals(results).filter(
    ({ quantity, points }) => quantity === dischargeCapacity.name && points.length > 1,
  );
  return residualChart(results, drawn, { x: 'Cycle number', y: 'Simulated − measured / mAh g⁻¹' }, width, {
    name: ({ variant }) => variant,
    dash: () => 0,
    symbols: true,
  });
}

const cycleOf = (label: string): string => /cycle (\d+)/.exec(label)?.[1] ?? '';

function residualChart(
  results: Results,
  drawn: readonly Residual[],
  titles: { readonly x: string; readonly y: string },
  width: number,
  how: {
    readonly name: (residual: Residual) => string;
    readonly dash: (residual: Residual) => number;
    readonly symbols?: true;
  },
): ChartOption | undefined {
  const points = drawn.flatMap((residual) => residual.points);
  const x = niceScale(
    points.map(([at]) => at),
    { include: [0], ...(how.symbols ? { whole: true } : {}) },
  );
  const y = niceScale(
    points.map(([, difference]) => difference),
    { include: [0], pad: 0.03 },
  );
  if (!x || !y) return undefined;
  const names = [...new Set(drawn.map(how.name))];
  const legend = legendAbove(names, width, how.symbols ? {} : { linesOnly: true });
  const variants = results.variants.map(({ name }) => name);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: { title: titles.x, scale: x },
        y: { title: titles.y, scale: y },
      },
    ],
    drawn.map((residual): ChartSeries => {
      const index = variants.indexOf(residual.variant);
      const color = colourOf(index);
      return {
        type: 'line',
        name: how.name(residual),
        xAxisIndex: 0,
        yAxisIndex: 0,
        symbol: how.symbols ? symbolOf(index) : 'none',
        symbolSize: 5,
        lineStyle: { color, width: 1.6, type: dashOf(how.dash(residual)) },
        itemStyle: { color },
        data: residual.points.map(([at, difference]): Point => [at, difference]),
        z: 4,
      };
    }),
    { legend: legend.option },
  );
}
