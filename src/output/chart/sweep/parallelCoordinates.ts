import type { RunsColumn, RunsRow } from '../../../results/runsTable.js';
import { significant } from '../../text/numberText.js';
import { figureSize } from '../drawing/figureSize.js';
import { framed } from '../drawing/frame.js';
import type { ChartOption } from '../drawing/option.js';
import { faint, ink, text, viridisAt } from '../drawing/style.js';

/** Lines that can be told apart. */
const mostLines = 200;
/** [characters] Of the name of a column. */
const longest = 22;

const noTicks = [{ value: 0, label: '' }];

/**
 * Every run as a line across all columns of numbers, coloured by one of them (dark: low): what runs that end alike have in common.
 * Undefined for fewer than two runs or columns.
 */
export function parallelCoordinates(
  rows: readonly RunsRow[],
  columns: readonly RunsColumn[],
  by: string,
  width: number = 2 * figureSize.width,
): ChartOption | undefined {
  const shown = columns.flatMap((column) => {
    if (column.type !== 'number') return [];
    const at = columns.filter(({ of }) => of === column.of).indexOf(column);
    const of = (row: RunsRow): number => Number((column.of === 'parameter' ? row.parameters : row.outputs)[at]);
    const values = rows.map(of).filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return low < high ? [{ column, of, low, high }] : [];
  });
  const colour = shown.find(({ column }) => column.name === by);
  const whole = rows.filter((row) => shown.every(({ of }) => Number.isFinite(of(row))));
  if (shown.length < 2 || !colour || whole.length < 2) return undefined;
  const step = Math.max(1, Math.ceil(whole.length / mostLines));
  const lines = whole.filter((_, k) => k % step === 0).sort((a, b) => colour.of(a) - colour.of(b));
  const last = shown.length - 1;
  return framed(
    [
      {
        top: 44,
        bottom: 44,
        x: { title: '', scale: { min: 0, max: last, interval: last }, ticks: noTicks, tickless: true, bare: true },
        y: { title: '', scale: { min: 0, max: 1, interval: 1 }, ticks: noTicks, tickless: true, bare: true },
      },
    ],
    [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        clip: false,
        data: [...lines.map(() => [0, 0]), ...shown.map((_, k) => [k, 0])],
        z: 2,
        renderItem: (params, api) => {
          const i = params.dataIndex;
          const row = lines[i];
          const place = (k: number, share: number): [number, number] => api.coord([k, share]) as [number, number];
          if (row) {
            const points = shown.map(({ of, low, high }, k) => place(k, (of(row) - low) / (high - low)));
            const share = (colour.of(row) - colour.low) / (colour.high - colour.low);
            return {
              type: 'polyline' as const,
              shape: { points },
              style: { stroke: viridisAt(0.95 * share), lineWidth: 1, opacity: 0.7, fill: 'none' },
            };
          }
          const k = i - lines.length;
          const { column, low, high } = shown[k];
          const [x, bottom] = place(k, 0);
          const [, top] = place(k, 1);
          const textAlign = k === 0 ? ('left' as const) : k === last ? ('right' as const) : ('center' as const);
          const style = { fill: ink, font: `${text.label}px ${text.family}`, textAlign };
          const name = column.name.length > longest ? `…${column.name.slice(1 - longest)}` : column.name;
          const unit = column.unit === '' ? '' : ` ${column.unit}`;
          // Neighbours take turns, so that long names do not run into each other.
          const lift = k % 2 === 0 ? 34 : 50;
          return {
            type: 'group' as const,
            children: [
              {
                type: 'line' as const,
                shape: { x1: x, y1: top, x2: x, y2: bottom },
                style: { stroke: faint, lineWidth: 1 },
              },
              { type: 'text' as const, x, y: top - lift + 6, style: { ...style, text: name } },
              { type: 'text' as const, x, y: top - 16, style: { ...style, text: `${significant(high, 3)}${unit}` } },
              { type: 'text' as const, x, y: bottom + 4, style: { ...style, text: `${significant(low, 3)}${unit}` } },
            ],
          };
        },
      },
    ],
    {},
    Math.round(0.02 * width),
  );
}
