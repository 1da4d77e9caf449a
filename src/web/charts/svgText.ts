import { LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { LabOption } from './options.js';

use([LineChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** A chart as SVG text, for a file: white ground, one journal column wide unless told otherwise. */
export function svgText(option: LabOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  const { tooltip: _, ...still } = option;
  chart.setOption({
    ...still,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'Arial, Helvetica, sans-serif', color: '#1b1f24' },
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
