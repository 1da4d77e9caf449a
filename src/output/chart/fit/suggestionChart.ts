import type { FitResult } from '../../../results/fit.js';
import { shortName } from '../../fit/fitNames.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, ink, text } from '../drawing/style.js';

/** [px] A line of words, and the bar below it. */
const row = 44;
const bar = 12;
/** Beyond this a narrower interval is just that: the bar ends. */
const most = 20;

/** How many times narrower the intervals would become with a further measurement: on average, and the parameter that gains most. Undefined without suggestions. */
export function suggestionChart(
  { suggestions, parameters }: FitResult,
  width: number = figureSize.width,
): ChartOption | undefined {
  if (suggestions.length === 0) return undefined;
  const rows = suggestions.map(({ measurement, factor, improvements }) => {
    const [best] = improvements;
    const gain = narrower(factor);
    const parameter = best && parameters.find(({ path }) => path === best.path);
    const named = best ? (parameter ? shortName(parameter) : best.path) : '';
    return { measurement, gain, words: best ? `${times(factor)} (${named} ${times(best.factor)})` : times(factor) };
  });
  // Words stand behind their bar: the axis reaches as far as the longest of both together.
  const reach = rows.map(({ gain, words }) => (gain - 1) / Math.max(0.2, 1 - (8 + textWidth(words)) / (width - 50)));
  const x = niceScale([1, 1 + Math.max(0.2, ...reach)]);
  if (!x) return undefined;
  const n = rows.length;
  return framed(
    [
      {
        top: 10,
        bottom: margin.bottom,
        x: { title: 'Intervals narrower on average by a factor of', scale: { ...x, min: 1 } },
        y: { title: '', scale: { min: 0, max: n, interval: n }, ticks: [{ value: 0, label: '' }], bare: true },
      },
    ],
    [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        clip: false,
        data: rows.map(({ gain }, i) => [gain, n - i - 0.5]),
        z: 4,
        renderItem: (params, api) => {
          const i = params.dataIndex;
          const { measurement, gain, words } = rows[i];
          const [x0, y] = api.coord([1, n - i - 0.5]);
          const [x1] = api.coord([gain, n - i - 0.5]);
          const font = `${text.label}px ${text.family}`;
          return {
            type: 'group',
            children: [
              {
                type: 'text' as const,
                x: x0 + 6,
                y: y - row / 2 + 12,
                style: { text: fittingText(measurement, width), fill: ink, font, textVerticalAlign: 'middle' as const },
              },
              {
                type: 'rect' as const,
                shape: { x: x0, y: y - row / 2 + 22, width: Math.max(1, x1 - x0), height: bar },
                style: { fill: colourOf(i === 0 ? 0 : 5) },
              },
              {
                type: 'text' as const,
                x: x1 + 5,
                y: y - row / 2 + 22 + bar / 2,
                style: { text: words, fill: ink, font, textVerticalAlign: 'middle' as const },
              },
            ],
          };
        },
      },
    ],
  );
}

/** [px] Height that the chart needs. */
export function suggestionHeight({ suggestions }: FitResult): number {
  return 10 + suggestions.length * row + margin.bottom;
}

function narrower(factor: number): number {
  return Math.min(most, 1 / Math.max(factor, 1e-9));
}

function times(factor: number): string {
  const gain = 1 / Math.max(factor, 1e-9);
  return gain > most ? `>${most}×` : `${gain.toFixed(gain < 1.5 ? 2 : 1)}×`;
}

/** [px] Estimated. */
function textWidth(words: string): number {
  return 0.57 * text.label * words.length;
}

/** Cut where the figure ends. */
function fittingText(words: string, width: number): string {
  const room = Math.floor((width - 60) / (0.5 * text.label));
  return words.length <= room ? words : `${words.slice(0, room - 1)}…`;
}
