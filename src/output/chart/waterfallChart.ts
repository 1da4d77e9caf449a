import type { CustomSeriesOption } from 'echarts/charts';
import { perMechanisms } from '../../degradation/mechanisms.js';
import { type AttributionResult, type DifferencePart, lossOrder } from '../../results/attribution.js';
import { mechanismText } from '../attribution/mechanismText.js';
import { fixed } from '../text/numberText.js';
import { framed, margin, type Panel } from './drawing/frame.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale, type Scale } from './drawing/scale.js';
import { colourOf, faint, ink, palette, text } from './drawing/style.js';

/** [px] Height of a row and of the heading of a panel. */
const row = 20;
const heading = 24;

/** Room for the number beside the longest bar, as a part of the range. */
const numberRoom = 0.2;

/** [mAh/g] A part that is smaller in every panel gets no row: its number would be 0.0. */
const smallest = 0.05;

/** One set of bars: parts that start where the one before ended, and their total. */
interface Fall {
  readonly title: string;
  readonly parts: readonly DifferencePart[];
  readonly total: number;
}

type Mechanism = DifferencePart['mechanism'];

/** The loss of every variant as a waterfall, one panel below the other on one scale. Undefined without any loss to show. */
export function waterfallChart({ variants }: AttributionResult): ChartOption | undefined {
  return waterfall(
    variants.map(({ variant, from, to, capacityFrom, capacityTo, parts, total }) => ({
      title: `${variant}: ${fixed(capacityFrom, 1)} (cycle ${from}) to ${fixed(capacityTo, 1)} (cycle ${to})`,
      parts,
      total,
    })),
    'Lost capacity / mAh g⁻¹',
  );
}

/** What the other variants have more than the first one, in the same manner. Undefined for one variant. */
export function differenceChart({ differences }: AttributionResult): ChartOption | undefined {
  return waterfall(
    differences.map(({ variants: [first, other], to, parts, total }) => ({
      title: `${other} against ${first}, cycle ${to}`,
      parts,
      total,
    })),
    'More capacity / mAh g⁻¹',
  );
}

/** [px] Height that the chart needs: with the number of variants and mechanisms. */
export function waterfallHeight(falls: AttributionResult['variants'] | AttributionResult['differences']): number {
  const rows = rowsOf(falls.map(({ parts }) => parts)).length + 1;
  return falls.length * (heading + rows * row) + margin.bottom + 6;
}

function waterfall(falls: readonly Fall[], title: string): ChartOption | undefined {
  const mechanisms = rowsOf(falls.map(({ parts }) => parts));
  const bars = falls.map((fall) => barsOf(fall, mechanisms));
  const ends = bars.flat().flatMap(({ begin, end }) => [begin, end]);
  const [low, high] = [Math.min(...ends, 0), Math.max(...ends, 0)];
  const x = niceScale([low, high + numberRoom * (high - low)]);
  if (!x || mechanisms.length === 0) return undefined;
  const rows = mechanisms.length + 1;
  const y: Scale = { min: 0, max: rows, interval: rows };
  const names = [...mechanisms.map((mechanism) => mechanismText(mechanism)), 'total'];
  const ticks = names.map((label, i) => ({ value: rows - i - 0.5, label }));
  const top = (panel: number) => panel * (heading + rows * row) + heading;
  const last = falls.length - 1;
  return framed(
    falls.map(
      (_, p): Panel => ({
        top: top(p),
        height: rows * row,
        x: { title: p === last ? title : '', scale: x, bare: p < last },
        y: { title: '', scale: y, ticks },
      }),
    ),
    bars.map((list, p) => series(list, p, rows)),
    {
      title: falls.map((fall, p) => ({
        text: fall.title,
        left: margin.side,
        top: top(p) - heading + 5,
        padding: 0,
        textStyle: { fontSize: text.label, fontWeight: 'normal', color: ink, fontFamily: text.family },
      })),
    },
  );
}

interface Bar {
  readonly begin: number;
  readonly end: number;
  readonly colour: string;
}

function barsOf({ parts, total }: Fall, mechanisms: readonly Mechanism[]): readonly Bar[] {
  let at = 0;
  const bars = mechanisms.map((mechanism): Bar => {
    const begin = at;
    at += parts.find((part) => part.mechanism === mechanism)?.loss ?? 0;
    return { begin, end: at, colour: colourFor(mechanism) };
  });
  return [...bars, { begin: 0, end: total, colour: ink }];
}

/** Every mechanism that counts in some panel, in one order for all. */
function rowsOf(lists: readonly (readonly DifferencePart[])[]): readonly Mechanism[] {
  const counted = lists.flat().filter(({ loss }) => Math.abs(loss) >= smallest);
  const found = new Set(counted.map(({ mechanism }) => mechanism));
  return lossOrder().filter((mechanism) => found.has(mechanism));
}

/** Takes the place of the black of the palette, which is that of the totals (Tol, muted scheme). */
const wine = '#882255';

/** Mechanisms in the order of their colours: one that is new, or of one set of laws alone, leaves the others theirs. */
const coloured = perMechanisms((list): readonly string[] =>
  [...list.filter((one) => one.in === undefined), ...list.filter((one) => one.in !== undefined)].map(
    ({ name }) => name,
  ),
);

/** A mechanism has the same colour in every chart; grey is what is no mechanism. */
function colourFor(mechanism: Mechanism): string {
  if (mechanism === 'start' || mechanism === 'unaged') return faint;
  const at = coloured().indexOf(mechanism);
  return at === palette.length - 1 ? wine : colourOf(at);
}

function series(bars: readonly Bar[], panel: number, rows: number): CustomSeriesOption {
  return {
    type: 'custom',
    xAxisIndex: 2 * panel,
    yAxisIndex: 2 * panel,
    silent: true,
    clip: false,
    data: bars.map(({ begin, end }, i) => [begin, end, rows - i - 0.5]),
    encode: { x: [0, 1], y: 2 },
    z: 4,
    renderItem: (params, api) => {
      const i = params.dataIndex;
      const { begin, end, colour } = bars[i];
      const [x0, y] = api.coord([begin, rows - i - 0.5]);
      const [x1] = api.coord([end, rows - i - 0.5]);
      const thick = 0.62 * row;
      const lower = y + thick / 2 + (row - thick);
      return {
        type: 'group',
        children: [
          {
            type: 'rect' as const,
            shape: { x: Math.min(x0, x1), y: y - thick / 2, width: Math.max(Math.abs(x1 - x0), 1), height: thick },
            style: { fill: colour },
          },
          ...(i < bars.length - 1
            ? [
                {
                  type: 'line' as const,
                  shape: { x1, y1: y - thick / 2, x2: x1, y2: lower },
                  style: { stroke: ink, lineWidth: 0.8 },
                },
              ]
            : []),
          {
            type: 'text' as const,
            x: Math.max(x0, x1) + 5,
            y,
            style: {
              text: fixed(end - begin, 1).replace('-', '−'),
              fill: ink,
              font: `${text.label}px ${text.family}`,
              textVerticalAlign: 'middle' as const,
            },
          },
        ],
      };
    },
  };
}
