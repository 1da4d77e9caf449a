import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent, VisualMapContinuousComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  LineChart,
  ScatterChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapContinuousComponent,
  SVGRenderer,
]);

/**
 * The parts of echarts that our figures need, for programs that bundle them. Node takes `#echarts` from its one bundled file instead
 * (see `imports` in package.json): finding and reading the 580 modules it is made of is half of the start of a command.
 */
export { init };
