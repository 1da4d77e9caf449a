import type { AnalysedCycle, FittedNumber, Results, VariantResult } from '../../results/results.js';
import { fixed, missing, significant } from '../text/numberText.js';
import { evenChoice } from '../text/table.js';
import { dataTable } from './dataTable.js';
import { deceptions } from './deceptions.js';
import { measuredFigures } from './figures.js';
import { html, type Markup } from './markup.js';

/** Rows of the tables: a report is read, not searched. */
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
${measuredFigures(variant, v, results)}
${analysedTable(variant)}
${gittTable(variant)}
${deceptions(variant)}
`,
)}</section>`;
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
