import type { AnalysedCycle, FittedNumber, Results, VariantResult } from '../../results/results.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { activeMassChart, resistanceReadingsChart } from '../chart/readingsChart.js';
import { nyquistChart } from '../chart/spectrumCharts.js';
import { fixed, missing, significant } from '../text/numberText.js';
import { evenChoice } from '../text/table.js';
import { dataTable } from './dataTable.js';
import { deceptions } from './deceptions.js';
import { escapeHtml, html, type Markup, trusted } from './markup.js';

/** Spectra in one Nyquist plot, and rows of the tables: a report is read, not searched. */
const shownSpectra = 5;
const shownRows = 24;
const shownPulses = 16;

/** What the lab's own methods read from the simulated signals, beside what is inside; empty where the programme measured nothing. */
export function measuredSection(results: Results): Markup | undefined {
  const measured = results.variants.filter(({ analysed = [], gitt = [] }) => analysed.length + gitt.length > 0);
  if (measured.length === 0) return undefined;
  return html`<section aria-labelledby="measured"><h2 id="measured">As a lab would measure it</h2>
<p>Spectra, rests, holds and pulses of the programme, analysed like measured signals: transmission-line fit (R<sub>cathode</sub>, the resistance that a direct current meets), equivalent circuit (interface arc), finite-space diffusion (L<sub>diff</sub>), relaxed potentials (active mass). Beside them what only the simulation knows.</p>
${measured.map(
  (variant, v) => html`<h3>${variant.name}</h3>
${figures(variant, v)}
${analysedTable(variant)}
${gittTable(variant)}
${deceptions(variant)}
`,
)}</section>`;
}

function figures(variant: VariantResult, v: number): Markup | undefined {
  const { name, spectra = [] } = variant;
  const chosen = evenChoice(spectra, shownSpectra);
  const left =
    chosen.length < spectra.length ? ` ${chosen.length} of ${spectra.length} shown; all are in spectra.csv.` : '';
  const drawn = [
    { id: 'nyquist', option: spectraChart(chosen), caption: `Impedance spectra of ${name}, whole cell.${left}` },
    {
      id: 'resistances',
      option: resistanceReadingsChart(variant),
      caption: `Resistances read from the spectra of ${name} (symbols), and that of films and charge transfer inside (line).`,
    },
    {
      id: 'active-mass',
      option: activeMassChart(variant),
      caption: `Active mass of ${name} by relaxed potentials (symbols), and the connected fraction inside (line).`,
    },
  ].flatMap(({ id, option, caption }) => (option ? [figure(`fig-${id}-${v}`, option, caption)] : []));
  return drawn.length > 0 ? html`<div class="figures">${drawn}</div>` : undefined;
}

function spectraChart(chosen: NonNullable<VariantResult['spectra']>): ChartOption | undefined {
  const sameCycle = new Set(chosen.map(({ cycle }) => cycle)).size < chosen.length;
  return nyquistChart(
    chosen.map((record) => ({
      name: `cycle ${record.cycle}${sameCycle ? `, ${fixed(record.potential, 2)} V` : ''}`,
      spectrum: record,
    })),
  );
}

function figure(id: string, option: ChartOption, caption: string): Markup {
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  return html`<figure id="${id}">${trusted(renderSvg(option, { id }).replace('<svg ', `<svg ${label}`))}
<figcaption>${caption}</figcaption></figure>
`;
}

function analysedTable({ analysed = [] }: VariantResult): Markup | undefined {
  if (analysed.length === 0) return undefined;
  const telling = analysed.filter(({ spectra, holdTime }) => spectra.length > 0 || Number.isFinite(holdTime));
  const rows = evenChoice(telling.length > 0 ? telling : analysed, shownRows);
  return dataTable({
    caption: 'Read from the signals, and inside the simulation (in brackets)',
    heads: [
      'Cycle',
      'R_cathode / Ω cm²',
      '√(R_ion R_ct) / Ω cm²',
      'Interface arc (inside) / Ω cm²',
      'L_diff (inside) / µm',
      'Active mass (connected) / %',
      'Time to 1 % / h',
    ],
    rows: rows.flatMap(tableRows),
    short: true,
  });
}

function tableRows(row: AnalysedCycle): string[][] {
  const first = row.spectra[0];
  const mass = `${fixed(100 * row.activeMass, 1)} (${fixed(100 * row.connected, 1)})`;
  const rest = [Number.isNaN(row.activeMass) ? missing : mass, fixed(row.holdTime / 3600, 1)];
  if (!first) return [[String(row.cycle), missing, missing, missing, missing, ...rest]];
  return row.spectra.map((spectrum, i) => [
    i === 0 ? String(row.cycle) : `${row.cycle}, x ${fixed(spectrum.content, 2)}`,
    withError(spectrum.cathodeResistance),
    withError(spectrum.geometricMean),
    `${withError(spectrum.interfaceResistance)} (${significant(spectrum.inside.interfaceResistance)})`,
    `${withError(spectrum.diffusionLength)} (${significant(spectrum.inside.diffusionLength)})`,
    ...(i === 0 ? rest : [missing, missing]),
  ]);
}

function withError({ value, error }: FittedNumber): string {
  return Number.isFinite(error) ? `${significant(value)} ± ${significant(error, 1)}` : significant(value);
}

function gittTable({ gitt = [] }: VariantResult): Markup | undefined {
  if (gitt.length === 0) return undefined;
  return dataTable({
    caption: 'Pulses of the titration: apparent diffusion coefficient and the one that went in',
    heads: ['Potential vs Li / V', 'x', 'Direction', 'Polarisation / mV', 'D apparent / m² s⁻¹', 'D inside / m² s⁻¹'],
    rows: evenChoice(gitt, shownPulses).map((pulse) => [
      fixed(pulse.potential, 3),
      fixed(pulse.content, 2),
      pulse.direction,
      fixed(1000 * pulse.polarisation, 1).replace('-', '−'),
      significant(pulse.diffusivity, 2),
      significant(pulse.diffusivityInside, 2),
    ]),
    words: [2],
    short: true,
  });
}
