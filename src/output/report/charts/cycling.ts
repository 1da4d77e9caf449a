import { capacityChart } from '../../chart/capacityChart.js';
import { polarisationChart } from '../../chart/polarisationChart.js';
import { rateChart } from '../../chart/rateChart.js';
import { capacityResidualChart } from '../../chart/residualCharts.js';
import type { ReportChart } from './reportChart.js';

export const capacity: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'capacity',
    option: capacityChart(results),
    caption: 'Discharge capacity and Coulombic efficiency over the cycles.',
  }),
};

export const capacityResiduals: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'capacity-residuals',
    option: capacityResidualChart(results),
    caption: 'Simulated minus measured discharge capacity over the cycles.',
  }),
};

export const rate: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'rate',
    option: rateChart(results),
    caption: 'Discharge capacity at the first cycle of each rate.',
  }),
};

export const polarisation: ReportChart = {
  part: 'figures',
  ofRun: (results) => ({
    id: 'polarisation',
    option: polarisationChart(results),
    caption:
      'Polarisation: charge minus discharge voltage at equal lithium content, in the middle of the contents that both pass.',
  }),
};
