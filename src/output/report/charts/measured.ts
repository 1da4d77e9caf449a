import type { MeasuredSpectrum, VariantResult } from '../../../results/results.js';
import type { ChartOption } from '../../chart/drawing/option.js';
import { activeMassChart, resistanceReadingsChart } from '../../chart/readingsChart.js';
import { type NamedSpectrum, nyquistChart } from '../../chart/spectrumCharts.js';
import { fixed } from '../../text/numberText.js';
import { evenChoice } from '../../text/table.js';
import type { ReportChart } from './reportChart.js';

/** Spectra in one Nyquist plot: a report is read, not searched. */
const shownSpectra = 5;

export const nyquist: ReportChart = {
  part: 'measured',
  ofVariant: ({ name, spectra = [] }, v, { measuredSpectra = [] }) => {
    const measured = measuredSpectra.filter((one) => (one.variant ?? name) === name);
    const beside = spectra.filter(({ cycle }) => measured.some((one) => one.cycle === cycle));
    const chosen = evenChoice(beside.length > 0 ? beside : spectra, shownSpectra);
    const left =
      chosen.length < spectra.length ? ` ${chosen.length} of ${spectra.length} shown; all are in spectra.csv.` : '';
    return [
      {
        id: `nyquist-${v}`,
        option: spectraChart(chosen, measured),
        caption: `Impedance spectra of ${name}, whole cell${measured.length > 0 ? '; lines: simulated, symbols: measured' : ''}.${left}`,
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

function spectraChart(
  chosen: NonNullable<VariantResult['spectra']>,
  measured: readonly MeasuredSpectrum[],
): ChartOption | undefined {
  const sameCycle = new Set(chosen.map(({ cycle }) => cycle)).size < chosen.length;
  return nyquistChart(
    chosen.map((record): NamedSpectrum => {
      const name = `cycle ${record.cycle}${sameCycle ? `, ${fixed(record.potential, 2)} V` : ''}`;
      if (measured.length === 0) return { name, spectrum: record };
      const { frequency = [], re = [], im = [] } = measured.find((one) => one.cycle === record.cycle) ?? {};
      const [f, x, y] = [frequency, re, im].map((values) => Float64Array.from(values));
      return { name, spectrum: { frequency: f, re: x, im: y }, fitted: record };
    }),
  );
}
