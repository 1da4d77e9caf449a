import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { Palette } from '../state/colours.js';

export type LabOption = ComposeOption<
  | CustomSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
>;

export const symbols = ['circle', 'rect'] as const;

export function points({
  capacity,
  voltage,
}: {
  readonly capacity: ArrayLike<number>;
  readonly voltage: ArrayLike<number>;
}): [number, number][] {
  return Array.from(capacity, (q, i): [number, number] => [q, voltage[i]]);
}

export interface Stroke {
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: number[];
}

export function line(
  data: readonly (readonly [number, number])[],
  colour: string,
  { width, opacity = 1, dash }: Stroke,
): LineSeriesOption {
  return {
    type: 'line',
    showSymbol: false,
    silent: opacity < 1,
    lineStyle: { color: colour, width, opacity, type: dash ?? 'solid' },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    data: data.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y)).map(([x, y]) => [x, y]),
  };
}

export function scatter(data: [number, number][], i: number, palette: Palette, panel: number): ScatterSeriesOption {
  return {
    type: 'scatter',
    name: 'measured',
    xAxisIndex: panel,
    yAxisIndex: panel,
    symbol: symbols[i],
    symbolSize: 7,
    itemStyle: { color: palette.paper, borderColor: palette.cells[i], borderWidth: 1.6 },
    emphasis: { disabled: true },
    data,
    z: 5,
  };
}

/** Many measured points of one curve. */
export function small(data: readonly [number, number][], i: number, palette: Palette): ScatterSeriesOption {
  return { ...scatter([...data], i, palette, 0), symbolSize: 4, silent: true };
}

export function frame(palette: Palette) {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: 'inherit', color: palette.ink },
  };
}

export function axis(name: string, palette: Palette, gap: number) {
  return {
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap: gap,
    nameTextStyle: { color: palette.soft, fontSize: 12 },
    axisLine: { show: true, onZero: false, lineStyle: { color: palette.soft } },
    axisTick: { show: true, inside: true, lineStyle: { color: palette.soft } },
    axisLabel: { color: palette.ink, fontSize: 12, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
  };
}

export function tooltip(
  palette: Palette,
  text: (x: number, y: number, panel: number) => string,
): TooltipComponentOption {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.paper,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontSize: 12 },
    axisPointer: { type: 'line', lineStyle: { color: palette.soft } },
    formatter: (parameters) =>
      (Array.isArray(parameters) ? parameters : [parameters])
        .filter(({ seriesName, value }) => Array.isArray(value) && seriesName && !/^series/.test(seriesName))
        .map(({ seriesName, value, marker, ...rest }) => {
          const [x, y] = value as [number, number];
          const panel = 'axisIndex' in rest && typeof rest.axisIndex === 'number' ? rest.axisIndex : 0;
          return `${String(marker)} ${escaped(seriesName ?? '')}: ${text(x, y, panel)}`;
        })
        .join('<br>'),
  };
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
