/**
 * A chart as a plain echarts option, drawn alike to SVG text by `renderSvg` and by `setOption` of a page that has echarts. Built here
 * against the types of echarts, told without them: they do not pass every strict compiler.
 */
export type ChartOption = {
  readonly animation: boolean;
  readonly backgroundColor: string;
  readonly textStyle: { readonly fontFamily: string; readonly color: string };
  /** The boxed plotting area [px] of a panel, or of each. */
  readonly grid: object | object[];
  /** Of several panels two each: the axis and its mirror on the other side. */
  readonly xAxis: object | object[];
  readonly yAxis: object | object[];
  readonly series: object[];
  readonly legend?: object;
  readonly title?: object;
  readonly visualMap?: object;
};
