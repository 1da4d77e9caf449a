import type { CustomSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import { type PolarisationPart, polarisationParts } from '../../model/polarisation.js';
import type { PolarisationSplit, VariantResult } from '../../results/results.js';
import { figureSize } from './drawing/figureSize.js';
import { framed, margin } from './drawing/frame.js';
import { shownCycles } from './drawing/halfCycles.js';
import { legendAbove } from './drawing/legend.js';
import type { ChartOption } from './drawing/option.js';
import { niceScale } from './drawing/scale.js';
import { ink, palette } from './drawing/style.js';

const partText: Readonly<Record<PolarisationPart, string>> = {
  ionic: 'ionic',
  electronic: 'electronic',
  chargeTransfer: 'charge transfer',
  coating: 'coating',
  interphase: 'interphase',
  solidDiffusion: 'diffusion in particles',
  unevenFilling: 'uneven filling',
  separator: 'separator',
  anode: 'anode',
  extra: 'contacts, cables',
};

/** The cathode in colours, what is outside of it in greys. */
const colours: readonly string[] = [...palette, '#6f6f6f', '#a3a3a3', '#d0d0d0'];

/** [V] A part that is smaller everywhere is not drawn. */
const smallest = 2e-4;
const mostCycles = 8;

/** Charge on the left, discharge on the right, in units of the distance between cycles: what goes against the others shows in both. */
const aside = { charge: -0.16, discharge: 0.16 } as const;
const halfWidth = 0.14;

/**
 * Where the overpotential comes from at the lithium content at which charge and discharge are compared, stacked per recorded cycle: charge on the left, above zero, discharge on the right, below.
 * The top and the bottom of a stack differ from the total where a part goes against the others; the bar across marks it.
 * Undefined when no split was recorded.
 */
export function polarisationSplitChart(
  variant: VariantResult,
  width: number = figureSize.width,
): ChartOption | undefined {
  const known = new Set(variant.cycles.map((row) => row.cycle));
  const recorded = (variant.polarisationSplits ?? []).filter(({ cycle }) => known.has(cycle));
  const cycles = shownCycles(
    recorded.map(({ cycle }) => cycle),
    mostCycles,
  );
  const splits = recorded.filter(({ cycle }) => cycles.includes(cycle));
  const parts = polarisationParts.filter((part) => splits.some((split) => Math.abs(split.parts[part]) > smallest));
  const stacks = splits.map((split) => stackOf(split, parts, cycles.indexOf(split.cycle) + 1 + aside[split.direction]));
  const y = niceScale(
    stacks.flatMap(({ bars, total }) => [...bars.flatMap(({ begin, end }) => [begin, end]), total]),
    { include: [0], pad: 0.04 },
  );
  if (!y || parts.length === 0) return undefined;
  const legend = legendAbove(
    parts.map((part) => partText[part]),
    width,
  );
  return framed(
    [
      {
        top: margin.top + legend.height,
        bottom: margin.bottom,
        x: {
          title: 'Cycle number',
          scale: { min: 0.4, max: cycles.length + 0.6, interval: cycles.length + 0.2 },
          ticks: cycles.map((cycle, i) => ({ value: i + 1, label: String(cycle) })),
        },
        y: { title: 'Overpotential at equal lithium content / mV', scale: y },
      },
    ],
    [...parts.map(key), ...stacks.map(drawn)],
    // Narrow keys: the room goes between the entries, behind the texts since rows are spaced like columns.
    {
      legend: {
        ...legend.option,
        itemWidth: 13,
        formatter: '{name}\u2003',
      },
    },
  );
}

interface Stack {
  /** Position on the axis of cycles. */
  readonly at: number;
  readonly bars: readonly { readonly begin: number; readonly end: number; readonly colour: string }[];
  /** [mV] */
  readonly total: number;
}

/** Parts of one sign grow from zero upwards, those of the other downwards. */
function stackOf({ parts: split }: PolarisationSplit, parts: readonly PolarisationPart[], at: number): Stack {
  let above = 0;
  let below = 0;
  const bars = parts.map((part) => {
    const value = 1000 * split[part];
    const begin = value >= 0 ? above : below;
    const end = begin + value;
    if (value >= 0) above = end;
    else below = end;
    return { begin, end, colour: colourFor(part) };
  });
  return { at, bars, total: 1000 * split.total };
}

function colourFor(part: PolarisationPart): string {
  return colours[polarisationParts.indexOf(part)];
}

/** A series without data that brings a part into the legend. */
function key(part: PolarisationPart): ScatterSeriesOption {
  return {
    type: 'scatter',
    name: partText[part],
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: 'rect',
    itemStyle: { color: colourFor(part), opacity: 1 },
    data: [],
  };
}

function drawn({ at, bars, total }: Stack): CustomSeriesOption {
  return {
    type: 'custom',
    xAxisIndex: 0,
    yAxisIndex: 0,
    silent: true,
    data: [[at, total, ...bars.flatMap(({ begin, end }) => [begin, end])]],
    encode: { x: 0, y: [1] },
    z: 4,
    renderItem: (_, api) => {
      const [left] = api.coord([at - halfWidth, 0]);
      const [right] = api.coord([at + halfWidth, 0]);
      const height = (value: number): number => api.coord([at, value])[1];
      return {
        type: 'group',
        children: [
          ...bars.map(({ begin, end, colour }) => ({
            type: 'rect' as const,
            shape: {
              x: left,
              y: Math.min(height(begin), height(end)),
              width: right - left,
              height: Math.abs(height(end) - height(begin)),
            },
            style: { fill: colour },
          })),
          {
            type: 'line' as const,
            shape: { x1: left - 3, y1: height(total), x2: right + 3, y2: height(total) },
            style: { stroke: ink, lineWidth: 1.4 },
          },
        ],
      };
    },
  };
}
