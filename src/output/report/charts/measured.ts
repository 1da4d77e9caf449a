import type { VariantResult } from '../../../results/results.js';
import type { ChartOption } from '../../chart/drawing/option.js';
import { activeMassChart, resistanceReadingsChart } from '../../chart/readingsChart.js';
import { nyquistChart } from '../../chart/spectrumCharts.js';
import { fixed } from '../../text/numberText.js';
import { evenChoice } from '../../text/table.js';
import type { ReportChart } from './reportChart.js';

/** Spectra in one Nyquist plot: a report is read, not searched. */
const shownSpectra = 5;

export const nyquist: ReportChart = {
  part: 'measured',
  ofVariant: ({ name, spectra = [] }, v) => {
    const chosen = evenChoice(spectra, shownSpectra);
    const left =
      chosen.length < spectra.length ? ` ${chosen.length} of ${spectra.length} shown; all are in spectra.csv.` : '';
    return [
      {
        id: `nyquist-${v}`,
        option: spectraChart(chosen),
        caption: `Impedance spectra of ${name}, whole cell.${left}`,
      },
    ];
  },
};

export const resistances: ReportChart = {
  part: 'measured',
  ofVariant: (variant, v) => [
    {
      id: `resistances-${v}`,
      option: resistanceReadingsChart(variant),
      caption: `Resistances read from the spectra of ${variant.name} (symbols), and that of films and charge transfer inside (line).`,
    },
  ],
};

export const activeMass: ReportChart = {
  part: 'measured',
  ofVariant: (variant, v) => [
    {
      id: `active-mass-${v}`,
      option: activeMassChart(variant),
      caption: `Active mass of ${variant.name} by relaxed potentials (symbols), and the connected fraction inside (line).`,
    },
  ],
};

function spectraChart(chosen: NonNullable<VariantResult['spectra']>): ChartOption | undefined {
  const sameCycle = new Set(chosen.map(({ cycle }) => cycle)).size < chosen.length;
  return nyquistChart(
    chosen.map((record) => ({
      name: `cycle ${record.cycle}${sameCycle ? `, ${fixed(record.potential, 2)} V` : ''}`,
      spectrum: record,
    })),
  );
}
