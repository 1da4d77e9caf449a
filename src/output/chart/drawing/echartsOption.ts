import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** A series as echarts understands it. */
export type ChartSeries = LineSeriesOption | ScatterSeriesOption | CustomSeriesOption;

/** What charts are built of: held against the types of echarts, which strict users of the package would stumble over. */
export type EchartsOption = ComposeOption<
  | LineSeriesOption
  | ScatterSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | VisualMapComponentOption
>;
