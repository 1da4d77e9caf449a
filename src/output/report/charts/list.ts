import { capacity, polarisation, rate } from './cycling.js';
import { lithium } from './lithium.js';
import { activeMass, nyquist, resistances } from './measured.js';
import { differentialCapacity, polarisationSplit, voltage } from './recorded.js';
import type { ReportChart } from './reportChart.js';

/** All charts of the report of a run, in their order within each part. */
export const reportCharts: readonly ReportChart[] = [
  capacity,
  rate,
  voltage,
  differentialCapacity,
  polarisation,
  polarisationSplit,
  lithium,
  nyquist,
  resistances,
  activeMass,
];
