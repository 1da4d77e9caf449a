import type { FitResult } from '../../../results/fit.js';
import { shortNames } from '../../fit/fitNames.js';
import { fixed } from '../../text/numberText.js';
import { divergingColour } from '../drawing/divergingColour.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import type { Scale } from '../drawing/scale.js';
import { ink, text } from '../drawing/style.js';

/** [px] */
const cell = 40;
const top = 14;
const bottom = 34;
/** [px] Cells are not wider than this times their height. */
const widest = 1.6;
/** Names beyond this length are cut: the axis would take the room of the cells. */
const longestName = 26;
/** Size from which a number is printed white. */
const dark = 0.6;

/** Correlations between the parameters as numbers on colours: blue negative, orange positive. Undefined for fewer than two. */
export function correlationChart(result: FitResult): ChartOption | undefined {
  const { parameters, correlation } = result;
  const n = parameters.length;
  if (n < 2) return undefined;
  const scale: Scale = { min: 0, max: n, interval: 1 };
  const names = shortNames(parameters).map((name, i) => `${i + 1}  ${cut(name)}`.replaceAll('  ', ' \u00a0'));
  const middle = (i: number) => i + 0.5;
  const cells = parameters.flatMap((_, i) =>
    parameters.map((__, j) => ({ i, j, value: i === j ? 1 : (correlation[i]?.[j] ?? Number.NaN) })),
  );
  return framed(
    [
      {
        top,
        bottom,
        x: {
          title: '',
          scale,
          tickless: true,
          ticks: parameters.map((_, i) => ({ value: middle(i), label: String(i + 1) })),
        },
        y: { title: '', scale, tickless: true, ticks: names.map((label, i) => ({ value: n - middle(i), label })) },
      },
    ],
    [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        data: cells.map(({ i, j }) => [middle(j), n - middle(i)]),
        z: 1,
        renderItem: (params, api) => {
          const { i, j, value } = cells[params.dataIndex];
          const [x0, y0] = api.coord([j, n - i]);
          const [x1, y1] = api.coord([j + 1, n - i - 1]);
          return {
            type: 'group',
            children: [
              {
                type: 'rect' as const,
                shape: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
                style: { fill: i === j ? '#e4e4e4' : divergingColour(value), stroke: '#ffffff', lineWidth: 1 },
              },
              {
                type: 'text' as const,
                x: (x0 + x1) / 2,
                y: (y0 + y1) / 2,
                style: {
                  text: i === j ? '1' : numberText(value),
                  fill: i !== j && Math.abs(value) > dark ? '#ffffff' : ink,
                  font: `${text.label}px ${text.family}`,
                  textAlign: 'center' as const,
                  textVerticalAlign: 'middle' as const,
                },
              },
            ],
          };
        },
      },
    ],
  );
}

/** [px] Size that the chart needs: cells of the same height for any number of parameters. */
export function correlationSize({ parameters }: FitResult): { readonly width: number; readonly height: number } {
  const longest = Math.max(...shortNames(parameters).map((name) => Math.min(name.length, longestName) + 3));
  const beside = longest * 0.56 * text.label + 60;
  const most = beside + parameters.length * cell * widest;
  return {
    width: Math.round(Math.max(Math.min(figureSize.width, most), beside + parameters.length * cell)),
    height: top + bottom + parameters.length * cell,
  };
}

function cut(name: string): string {
  return name.length <= longestName ? name : `…${name.slice(name.length - longestName + 1)}`;
}

function numberText(value: number): string {
  return fixed(value, 2).replace('-', '−');
}
