import { capacity, capacityResiduals, polarisation, rate } from './cycling.js';
import { lithium } from './lithium.js';
import { activeMass, nyquist, resistances } from './measured.js';
import { differentialCapacity, polarisationSplit, voltage, voltageResiduals } from './recorded.js';
import type { ReportChart } from './reportChart.js';

/** The charts that are built in, in their order within each part. */
const list: readonly ReportChart[] = [
  capacity,
  capacityResiduals,
  rate,
  voltage,
  voltageResiduals,
  differentialCapacity,
  polarisation,
  polarisationSplit,
  lithium,
  nyquist,
  resistances,
  activeMass,
];

let known = list;

/** All charts of the report of a run: those built in, then those added. */
export function reportCharts(): readonly ReportChart[] {
  return known;
}

/** Adds a chart to the reports that are written from now on, in this thread. Returns what takes it out again. */
export function addReportChart(added: ReportChart): () => void {
  known = [...known, added];
  return () => {
    known = known.filter((one) => one !== added);
  };
}
