import { dischargeCapacity } from '../../quantities/capacity.js';
import type { Results } from '../../results/results.js';
import { inTableUnit } from '../run/comparison.js';
import { rateCapability } from '../run/rateCapability.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { legendAbove } from './drawing/legend.js';
import { type MeasuredPoint, measuredKey, measuredName, measuredSeries } from './drawing/measuredPoints.js';
import type { ChartOption } from './drawing/option.js';
import { axisTitle } from './drawing/quantityTitle.js';
import { niceScale } from './drawing/scale.js';
import { colourOf, symbolOf } from './drawing/style.js';

/**
 * Discharge capacity against C-rate on a logarithmic axis whose ticks are the rates of the test, measured points as open
 * symbols. Undefined unless some variant was discharged at two rates.
 */
export function rateChart(results: Results, width: number = figureSize.width): ChartOption | undefined {
  const simulated = results.variants.map((variant) => rateCapability(variant.cycles));
  const measured = results.variants.map((variant) =>
    results.measurements.flatMap((m): MeasuredPoint[] => {
      const y = inTableUnit(m, variant);
      if (m.quantity !== dischargeCapacity.name || m.rate === undefined || !(m.rate > 0) || y === undefined) return [];
      if ((m.variant ?? variant.name) !== variant.name) return [];
      return [{ x: Math.log10(m.rate), y, error: m.error === undefined ? 0 : Math.abs((m.error * y) / m.value) }];
    }),
  );
  const rates = simulated.flat().map((point) => point.rate);
  const texts = [...new Set([...rates, ...measured.flat().map((p) => 10 ** p.x)].map((r) => Number(r.toPrecision(2))))];
  if (!simulated.some((points) => points.length > 1)) return undefined;
  const y = niceScale(
    [...simulated.flat().map((p) => p.capacity), ...measured.flat().flatMap((p) => [p.y - p.error, p.y + p.error])],
    { include: [0] },
  );
  if (!y) return undefined;
  const low = Math.log10(Math.min(...texts));
  const high = Math.log10(Math.max(...texts));
  const room = 0.06 * (high - low);
  const key = measuredKey(measured);
  const legend = legendAbove(
    [...results.variants.map((variant) => variant.name), ...key.map(() => measuredName)],
    width,
  );
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: {
          title: 'Discharge rate / C',
          scale: { min: low - room, max: high + room, interval: high - low },
          ticks: texts.sort((a, b) => a - b).map((rate) => ({ value: Math.log10(rate), label: String(rate) })),
        },
        y: { title: axisTitle(dischargeCapacity.label, dischargeCapacity), scale: y },
      },
    ],
    [
      ...key,
      ...results.variants.flatMap((variant, index) => [
        {
          type: 'line' as const,
          name: variant.name,
          xAxisIndex: 0,
          yAxisIndex: 0,
          clip: false,
          symbol: symbolOf(index),
          symbolSize: 6,
          lineStyle: { color: colourOf(index), width: 1.6 },
          itemStyle: { color: colourOf(index) },
          data: simulated[index].map((point) => [Math.log10(point.rate), point.capacity]),
          z: 4,
        },
        ...measuredSeries(variant.name, index, measured[index], 0),
      ]),
    ],
    { legend: legend.option },
  );
}
