import { significant } from '../text/numberText.js';
import { divergingColour } from './drawing/divergingColour.js';
import { framed } from './drawing/frame.js';
import type { ChartOption } from './drawing/option.js';
import type { Scale } from './drawing/scale.js';
import { ink, text } from './drawing/style.js';

/** What each of some quantities feels of each of some numbers: NaN where nothing is known. */
export interface SensitivityGrid {
  readonly parameters: readonly string[];
  readonly columns: readonly string[];
  /** d ln column/d ln parameter, by parameter, then by column. */
  readonly values: readonly (readonly number[])[];
}

/** [px] */
const height = 20;
const width = 74;
const top = 10;
const bottom = 64;
/** Part of the strongest of a column from which a number is printed white. */
const dark = 0.6;
/** Below this part of it a number is not worth printing. */
const least = 1e-4;
/** Numbers below this are written with a power of ten. */
const SMALL = 1e-3;

/**
 * Sensitivities as numbers on colours: orange where more of a number gives more, blue where it gives less, the strongest of each column
 * full. Colours go with the square root, so that weak ones are still seen.
 */
export function sensitivityChart({ parameters, columns, values }: SensitivityGrid): ChartOption | undefined {
  if (parameters.length === 0 || columns.length === 0) return undefined;
  const rows = parameters.length;
  const strongest = columns.map((_, c) => Math.max(...values.map((row) => Math.abs(row[c]) || 0)));
  const cells = values.flatMap((row, r) =>
    row.map((value, c) => ({ r, c, value, share: value / (strongest[c] || 1) })),
  );
  const scale = (max: number): Scale => ({ min: 0, max, interval: 1 });
  return framed(
    [
      {
        top,
        bottom,
        x: {
          title: '',
          scale: scale(columns.length),
          tickless: true,
          ticks: columns.map((label, c) => ({ value: c + 0.5, label })),
        },
        y: {
          title: '',
          scale: scale(rows),
          tickless: true,
          ticks: parameters.map((label, r) => ({ value: rows - r - 0.5, label })),
        },
      },
    ],
    [
      {
        type: 'custom',
        xAxisIndex: 0,
        yAxisIndex: 0,
        silent: true,
        data: cells.map(({ r, c }) => [c + 0.5, rows - r - 0.5]),
        z: 1,
        renderItem: (params, api) => {
          const { r, c, value, share } = cells[params.dataIndex];
          const [x0, y0] = api.coord([c, rows - r]);
          const [x1, y1] = api.coord([c + 1, rows - r - 1]);
          const shade = Math.sign(share) * Math.sqrt(Math.abs(share));
          return {
            type: 'group',
            children: [
              {
                type: 'rect' as const,
                shape: { x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
                style: { fill: divergingColour(shade), stroke: '#ffffff', lineWidth: 1 },
              },
              {
                type: 'text' as const,
                x: (x0 + x1) / 2,
                y: (y0 + y1) / 2,
                style: {
                  text: Math.abs(share) >= least ? sensitivityNumber(value).replaceAll('-', '−') : '',
                  fill: Math.abs(shade) > dark ? '#ffffff' : ink,
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

/** Two digits, in as few signs as a narrow cell has room for: "0.31", "-0.0042", "3e-5". */
export function sensitivityNumber(value: number): string {
  return Math.abs(value) < SMALL ? value.toExponential(0) : significant(value, 2);
}

/** [px] Size that the chart needs: cells of the same size for any number of them. */
export function sensitivityChartSize({ parameters, columns }: Pick<SensitivityGrid, 'parameters' | 'columns'>): {
  readonly width: number;
  readonly height: number;
} {
  const longest = Math.max(0, ...parameters.map(({ length }) => length));
  return {
    width: Math.round(longest * 0.56 * text.label + 40 + columns.length * width),
    height: top + bottom + parameters.length * height,
  };
}
