import { differentialCapacityChart } from '../../chart/differentialCapacityChart.js';
import { polarisationSplitChart } from '../../chart/polarisationSplitChart.js';
import { voltageResidualChart } from '../../chart/residualCharts.js';
import { voltageChart } from '../../chart/voltageChart.js';
import type { ReportChart } from './reportChart.js';

/** Points per line: more than a line of 85 mm can show in print. */
const points = 500;

export const voltage: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'voltage',
    option: voltageChart(results, { points }),
    caption: `Charge and discharge curves of the recorded cycles, capacity counted from the start of each half cycle${
      results.curves ? '; open symbols: measured' : ''
    }.`,
  }),
};

export const voltageResiduals: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'voltage-residuals',
    option: voltageResidualChart(results),
    caption: 'Simulated minus measured voltage at equal capacity, charge and discharge.',
  }),
};

export const differentialCapacity: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'dqdv',
    option: differentialCapacityChart(results, { points }),
    caption: 'Differential capacity of the recorded cycles: charge above, discharge below zero.',
  }),
};

export const polarisationSplit: ReportChart = {
  part: 'figures',
  ofVariant: (variant, v) => [
    {
      id: `polarisation-split-${v}`,
      option: polarisationSplitChart(variant),
      caption: `Where the overpotential comes from at the lithium content of the polarisation (${variant.name}): charge on the left, above zero, discharge on the right, below; what points the other way counts against, the line marks the sum.`,
    },
  ],
};
