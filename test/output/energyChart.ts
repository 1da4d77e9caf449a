import { framed, margin } from '../../src/output/chart/drawing/frame.js';
import { quantityTitle } from '../../src/output/chart/drawing/quantityTitle.js';
import { niceScale } from '../../src/output/chart/drawing/scale.js';
import type { ReportChart } from '../../src/output/report/charts/reportChart.js';

/** A chart that the report does not have: discharge energy against cycle number. */
export const energyChart: ReportChart = {
  part: 'figures',
  ofRun: ({ variants }) => {
    const lines = variants.map(({ name, cycles }) => ({
      name,
      data: cycles.map((row): [number, number] => [row.cycle, row.dischargeEnergy]),
    }));
    const x = niceScale(lines.flatMap(({ data }) => data.map(([cycle]) => cycle)));
    const y = niceScale(lines.flatMap(({ data }) => data.map(([, energy]) => energy)));
    const title = quantityTitle('dischargeEnergy', 'mWh/g');
    const panel = x && y && { ...margin, x: { title: 'Cycle number', scale: x }, y: { title, scale: y } };
    return {
      id: 'energy',
      option:
        panel &&
        framed(
          [panel],
          lines.map((line) => ({ type: 'line', xAxisIndex: 0, yAxisIndex: 0, ...line })),
        ),
      caption: 'Energy of each discharge.',
    };
  },
};
