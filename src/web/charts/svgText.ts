import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { LabOption } from './strokes.js';

use([
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  MarkLineComponent,
  SVGRenderer,
]);

/** [px] Above the plot, for what the page says beside its chart. */
const head = 26;

/** A chart as SVG text, for a file: white ground, with the names of its lines and a remark above, one journal column wide unless told otherwise. */
export function svgText(option: LabOption, width: number, height: number, remark = ''): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: height + head });
  const { tooltip: _, ...still } = option;
  const grids = Array.isArray(option.grid) ? option.grid : [];
  const series = Array.isArray(option.series) ? option.series : [];
  const names = new Set(
    series.flatMap(({ name, data }) => (name && Array.isArray(data) && data.length > 0 ? [String(name)] : [])),
  );
  chart.setOption({
    ...still,
    grid: grids.map((grid) => ({
      ...grid,
      top: Number(grid.top) + head,
      show: true,
      backgroundColor: 'transparent',
      borderColor: '#1b1f24',
      borderWidth: 1,
    })),
    legend: {
      top: 6,
      left: 58,
      itemHeight: 9,
      textStyle: { color: '#1b1f24', fontSize: 12 },
      data: [...names].map((name) => ({ name })),
    },
    title: { text: remark, right: 14, top: 6, textStyle: { color: '#5c6670', fontSize: 12, fontWeight: 'normal' } },
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'Arial, Helvetica, sans-serif', color: '#1b1f24' },
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
