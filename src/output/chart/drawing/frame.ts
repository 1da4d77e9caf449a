import type { ChartSeries, EchartsOption } from './echartsOption.js';
import type { ChartOption } from './option.js';
import { decimals, type Scale } from './scale.js';
import { ink, text } from './style.js';

/** One axis of a boxed panel. */
export interface Axis {
  /** Quantity and unit, `Cell voltage / V`; empty for a panel that shares the axis of its neighbour. */
  readonly title: string;
  readonly scale: Scale;
  /** Ticks at chosen values with their texts, instead of the even ones of the scale. */
  readonly ticks?: readonly { readonly value: number; readonly label: string }[];
  /** Leave the numbers out (but keep the ticks). */
  readonly bare?: boolean;
  /** Leave the ticks out (but keep the numbers): they would run into what is drawn up to the axis. */
  readonly tickless?: boolean;
}

/** A boxed plotting area: position in px and its axes. Left and right follow from the widths of the tick labels. */
export interface Panel {
  readonly top: number;
  /** From the lower edge of the chart. */
  readonly bottom?: number;
  readonly height?: number;
  readonly x: Axis;
  readonly y: Axis;
  /** A second reading of the y axis on the right-hand side, in the units of the left one. */
  readonly rightAxis?: Axis;
}

interface Gaps {
  readonly bottom: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** [px] Room outside the boxes. */
export const margin = { bottom: 50, top: 14, side: 16, title: 20, label: 7 } as const;

/**
 * Option of a chart with boxed panels: thin axes on all four sides with ticks inwards. Each panel owns two x and two y axes
 * (the plain one and its mirror); series of panel p use xAxisIndex and yAxisIndex 2p.
 */
export function framed(
  panels: readonly Panel[],
  series: readonly ChartSeries[],
  extra: Pick<EchartsOption, 'legend' | 'title' | 'visualMap'> = {},
  right: number = margin.side,
): ChartOption {
  const leftGap = Math.max(...panels.map((panel) => titleGap(panel.y)));
  const rightGap = Math.max(0, ...panels.map((panel) => (panel.rightAxis ? titleGap(panel.rightAxis) : 0)));
  const gaps = { bottom: 30, top: 30, left: leftGap, right: rightGap };
  const box = { left: leftGap + margin.title, right: rightGap > 0 ? rightGap + margin.title : right };
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: text.family, color: ink },
    grid: panels.map(({ top, bottom, height }) => ({
      ...box,
      top,
      // Boxes of several panels must align: no shrinking around long labels.
      outerBoundsMode: 'none' as const,
      ...(bottom === undefined ? {} : { bottom }),
      ...(height === undefined ? {} : { height }),
    })),
    xAxis: panels.flatMap((panel, i) => [side(panel.x, i, 'bottom', gaps), side(mirror(panel.x), i, 'top', gaps)]),
    yAxis: panels.flatMap((panel, i) => [
      side(panel.y, i, 'left', gaps),
      side(panel.rightAxis ?? mirror(panel.y), i, 'right', gaps),
    ]),
    series: [...series],
    ...extra,
  } satisfies EchartsOption;
}

function mirror(axis: Axis): Axis {
  return { ...axis, title: '', bare: true };
}

/** [px] From the axis line to the middle of the rotated axis title, past the widest number (0.56 em a digit). */
function titleGap(axis: Axis): number {
  const { scale } = axis;
  const places = decimals(scale.interval);
  const labels = axis.ticks?.map((tick) => tick.label) ?? [scale.min, scale.max].map((v) => numberLabel(v, places));
  const widest = Math.max(...labels.map((label) => label.length - (label.includes('.') ? 0.5 : 0)));
  return Math.ceil(margin.label + widest * 0.56 * text.label + 12);
}

function numberLabel(value: number, places: number): string {
  return value.toFixed(places).replace('-', '−');
}

function side(axis: Axis, gridIndex: number, position: keyof Gaps, gaps: Gaps) {
  const { scale, ticks } = axis;
  const places = decimals(scale.interval);
  const labels = new Map(ticks?.map((tick) => [tick.value, tick.label]));
  const custom = ticks && { customValues: ticks.map((tick) => tick.value) };
  const intervals = (scale.max - scale.min) / scale.interval;
  return {
    type: 'value' as const,
    gridIndex,
    position,
    min: scale.min,
    max: scale.max,
    interval: scale.interval,
    name: axis.title,
    nameLocation: 'middle' as const,
    nameGap: gaps[position],
    // Raised digits are taken for wide signs: the name would be moved out of the picture to make room for them.
    nameMoveOverlap: false,
    nameTextStyle: { fontSize: text.title, color: ink },
    axisLine: { show: true, onZero: false, lineStyle: { color: ink, width: 1 } },
    axisTick: { show: axis.tickless !== true, inside: true, length: 5, lineStyle: { color: ink, width: 1 }, ...custom },
    minorTick: { show: !ticks, splitNumber: 2, length: 3, lineStyle: { color: ink, width: 1 } },
    splitLine: { show: false },
    axisLabel: {
      show: axis.bare !== true,
      color: ink,
      fontSize: text.label,
      margin: margin.label,
      hideOverlap: true,
      // Where the axis ends between two ticks, its odd last value is not worth a number.
      showMaxLabel: custom !== undefined || Math.abs(intervals - Math.round(intervals)) < 1e-6,
      ...custom,
      formatter: (value: number) => labels.get(value) ?? numberLabel(value, places),
    },
    // A mirror carries no series; without this an axis without data stays silent.
    show: true,
    z: 3,
  };
}
