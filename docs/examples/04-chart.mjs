// Draw a chart
//
// A chart is an option of echarts, which a page may show; `renderSvg` draws it without a browser. Undefined where there is nothing to draw.

import { prepare, simulate } from 'argyrode';
import { capacityChart, renderSvg } from 'argyrode/output';
import { cell } from './cell.mjs';

const chart = capacityChart(simulate(prepare(cell)));
const svg = renderSvg(chart, { width: 520 });
console.log(svg.slice(0, 4), svg.length > 5000);
