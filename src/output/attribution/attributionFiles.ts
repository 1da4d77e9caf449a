import type { AttributionResult } from '../../results/attribution.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { differenceChart, waterfallChart, waterfallHeight } from '../chart/waterfallChart.js';
import type { RunFile } from '../run/runFiles.js';
import { attributionJson } from './attributionText.js';

/** What an attribution leaves behind: the charts there is something to show in, and the numbers. */
export function attributionFiles(result: AttributionResult): readonly RunFile[] {
  const charts = [
    { name: 'waterfall', option: waterfallChart(result), height: waterfallHeight(result.variants) },
    { name: 'difference', option: differenceChart(result), height: waterfallHeight(result.differences) },
  ];
  return [
    ...charts.flatMap(({ name, option, height }) =>
      option ? [{ name: `${name}.svg`, content: renderSvg(option, { height, id: name }) }] : [],
    ),
    { name: 'attribution.json', content: `${JSON.stringify(attributionJson(result), null, 1)}\n` },
  ];
}
