import type { FitResult } from '../../../results/fit.js';
import type { ChartSeries } from '../drawing/echartsOption.js';
import { figureSize } from '../drawing/figureSize.js';
import { fineLogScale } from '../drawing/fineLogScale.js';
import { framed, margin } from '../drawing/frame.js';
import { legendAbove } from '../drawing/legend.js';
import type { ChartOption } from '../drawing/option.js';
import { colourOf, faint } from '../drawing/style.js';
import type { Point } from '../drawing/thin.js';

const triedName = 'tried';
const searchedName = 'searched';
const fileName = 'from the file';

/**
 * Where the searches began and where they ended: the cost of every start, best first, and of the local search from it. Several
 * searches that end at the same height have found the same minimum. Undefined for fewer than two starts.
 */
export function startsChart({ starts }: FitResult, width: number = figureSize.width): ChartOption | undefined {
  const ranked = starts.filter(({ screened }) => screened > 0).sort((a, b) => a.screened - b.screened);
  const y = fineLogScale(ranked.flatMap(({ screened, cost }) => [screened, cost ?? Number.NaN]));
  if (!y || ranked.length < 2) return undefined;
  const points = (list: readonly (readonly [number, number | undefined])[]): Point[] =>
    list.flatMap(([x, cost]): Point[] => (cost !== undefined && cost > 0 ? [[x, Math.log10(cost)]] : []));
  const all = ranked.map((start, i) => ({ ...start, x: i + 1 }));
  const tried = points(all.filter(({ origin }) => origin !== 'file').map(({ x, screened }) => [x, screened]));
  const file = points(all.filter(({ origin }) => origin === 'file').map(({ x, screened }) => [x, screened]));
  const searched = points(all.map(({ x, cost }) => [x, cost]));
  const falls = all.flatMap(({ x, screened, cost }): ChartSeries[] =>
    cost === undefined || !(cost > 0) ? [] : [fall(x, screened, cost)],
  );
  const keys: readonly (readonly [string, Point[], ChartSeries])[] = [
    [fileName, file, marked(fileName, file, 'rect', '#ffffff', colourOf(1))],
    [triedName, tried, marked(triedName, tried, 'circle', '#ffffff', faint)],
    [searchedName, searched, marked(searchedName, searched, 'circle', colourOf(0), colourOf(0))],
  ];
  const present = keys.filter(([, list]) => list.length > 0);
  const legend = legendAbove(
    present.map(([name]) => name),
    width,
  );
  const every = Math.ceil(ranked.length / 8);
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: {
          title: 'Starts, best first',
          scale: { min: 0, max: ranked.length + 1, interval: every },
          ticks: all.filter((_, i) => i % every === 0).map(({ x }) => ({ value: x, label: String(x) })),
        },
        y: { title: 'Cost', ...y },
      },
    ],
    [...falls, ...present.map(([, , series]) => series)],
    { legend: { ...legend.option, itemWidth: legend.option.itemHeight } },
  );
}

function marked(name: string, data: Point[], symbol: string, color: string, borderColor: string): ChartSeries {
  return {
    type: 'scatter',
    name,
    xAxisIndex: 0,
    yAxisIndex: 0,
    clip: false,
    symbol,
    symbolSize: 7,
    itemStyle: { color, borderColor, borderWidth: 1.4, opacity: 1 },
    data,
    z: 5,
  };
}

function fall(x: number, from: number, to: number): ChartSeries {
  return {
    type: 'line',
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'none',
    silent: true,
    lineStyle: { color: colourOf(0), width: 1 },
    data: [
      [x, Math.log10(from)],
      [x, Math.log10(to)],
    ],
    z: 3,
  };
}
