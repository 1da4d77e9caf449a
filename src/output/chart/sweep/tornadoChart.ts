import type { OutputSensitivity } from '../../../results/studyAnalysis.js';
import { significant } from '../../text/numberText.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed, margin } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { niceScale } from '../drawing/scale.js';
import { colourOf, ink, text } from '../drawing/style.js';

/** [px] A line of words, and the bar below it. */
const row = 40;
const bar = 12;
const mostRows = 12;

/**
 * How far an output moves when one parameter goes from near its lower to near its upper end, the mean over all others: one bar each,
 * the strongest on top. Undefined where no such means are known.
 */
export function tornadoChart(
  { output, unit, parameters }: OutputSensitivity,
  width: number = figureSize.width,
): ChartOption | undefined {
  const rows = parameters.slice(0, mostRows).flatMap(({ parameter, ends }) => (ends ? [{ parameter, ends }] : []));
  const x = niceScale(
    rows.flatMap(({ ends }) => ends.map((end) => end.output)),
    { pad: 0.05 },
  );
  if (!x || rows.length === 0) return undefined;
  const n = rows.length;
  const room = Math.floor((width - 60) / (0.52 * text.label));
  return framed(
    [
      {
        top: 10,
        bottom: margin.bottom,
        x: { title: `${output}${unit === '' ? '' : ` / ${unit}`}`, scale: x },
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
        data: rows.map(({ ends }, i) => [ends[0].output, n - i - 0.5]),
        z: 4,
        renderItem: (params, api) => {
          const i = params.dataIndex;
          const { parameter, ends } = rows[i];
          const [low, high] = ends;
          const [from, y] = api.coord([low.output, n - i - 0.5]);
          const [to] = api.coord([high.output, n - i - 0.5]);
          const [left] = api.coord([x.min, n - i - 0.5]);
          const words = cut(`${parameter}: ${shown(low.at)} to ${shown(high.at)}`, room);
          return {
            type: 'group',
            children: [
              {
                type: 'text' as const,
                x: left + 6,
                y: y - row / 2 + 11,
                style: {
                  text: words,
                  fill: ink,
                  font: `${text.label}px ${text.family}`,
                  textVerticalAlign: 'middle' as const,
                },
              },
              {
                type: 'rect' as const,
                shape: {
                  x: Math.min(from, to),
                  y: y - row / 2 + 21,
                  width: Math.max(1, Math.abs(to - from)),
                  height: bar,
                },
                style: { fill: colourOf(high.output >= low.output ? 0 : 1) },
              },
            ],
          };
        },
      },
    ],
  );
}

/** [px] Height that the chart needs. */
export function tornadoHeight({ parameters }: OutputSensitivity): number {
  return 10 + Math.min(mostRows, parameters.length) * row + margin.bottom;
}

function shown(at: number | string): string {
  return typeof at === 'number' ? significant(at, 3) : at;
}

function cut(words: string, room: number): string {
  return words.length <= room ? words : `${words.slice(0, room - 1)}…`;
}
