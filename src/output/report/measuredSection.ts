import type { AnalysedCycle, FittedNumber, Results, VariantResult } from '../../results/results.js';
import type { ChartOption } from '../chart/option.js';
import { activeMassChart, resistanceReadingsChart } from '../chart/readingsChart.js';
import { nyquistChart } from '../chart/spectrumCharts.js';
import { renderSvg } from '../chart/svg.js';
import { fixed, missing, significant } from '../numberText.js';
import { evenChoice } from '../table.js';
import { dataTable } from './dataTable.js';
import { escapeHtml, html, type Markup, trusted } from './markup.js';

/** Spectra in one Nyquist plot, and rows of the tables: a report is read, not searched. */
const shownSpectra = 5;
const shownRows = 24;
const shownPulses = 16;
/** Differences between reading and truth that are worth a sentence: relative, and in points of active mass. */
const telling = 0.1;
const tellingMass = 0.02;

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

/** Where the lab's reading leads astray in this run, in sentences; that it does not is said too. */
function deceptions(variant: VariantResult): Markup {
  const sentences = [...ofResistance(variant), ...ofMass(variant), ...ofLength(variant), ...ofPulses(variant)];
  if (sentences.length === 0) return html`<p class="soft">Nothing in these readings is far from what is inside.</p>`;
  return html`<p>Where these readings deceive:</p><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

function ofResistance({ analysed = [] }: VariantResult): string[] {
  const all = analysed.flatMap(({ cycle, spectra }) => spectra.map((spectrum) => ({ cycle, ...spectrum })));
  const sentences: string[] = [];
  const worst = all
    .map((s) => ({ ...s, share: s.geometricMean.value / s.cathodeResistance.value }))
    .reduce<((typeof all)[number] & { share: number }) | undefined>(
      (a, b) => (a && a.share <= b.share ? a : b),
      undefined,
    );
  if (worst && worst.share < 1 - telling) {
    sentences.push(
      `√(R_ion R_ct) is no direct-current resistance once R_ct is far above R_ion: in cycle ${worst.cycle} (R_ct ${significant(worst.chargeTransfer.value / worst.ionResistance.value, 2)} times R_ion) it reads ${significant(worst.geometricMean.value)} Ω cm², ${fixed(100 * worst.share, 0)} % of the ${significant(worst.cathodeResistance.value)} Ω cm² that a direct current meets.`,
    );
    const [first, last] = [all[0], all[all.length - 1]];
    const growth = (of: (s: (typeof all)[number]) => FittedNumber) => significant(of(last).value / of(first).value, 2);
    if (first.cycle !== last.cycle)
      sentences.push(
        `From cycle ${first.cycle} to ${last.cycle} √(R_ion R_ct) changes by a factor of ${growth((s) => s.geometricMean)}, the resistance itself by ${growth((s) => s.cathodeResistance)}.`,
      );
  }
  const poor = all.filter(({ deviation }) => deviation > 0.03);
  if (poor.length > 0) {
    sentences.push(
      `In ${poor.length} of ${all.length} spectra one transmission line follows the data only to ${fixed(100 * Math.max(...poor.map(({ deviation }) => deviation)), 0)} % at worst: surfaces with different films react side by side, and R_ion and R_ct are averages of an unknown kind.`,
    );
  }
  const off = largest(all, (s) => s.interfaceResistance.value / s.inside.interfaceResistance - 1);
  if (off && Math.abs(off.by) > telling) {
    sentences.push(
      `The interface arc is up to ${fixed(100 * Math.abs(off.by), 0)} % ${off.by > 0 ? 'above' : 'below'} the resistance of films and charge transfer (cycle ${off.of.cycle}): it holds what the ionic rail and the beginning of diffusion add to it.`,
    );
  }
  return sentences;
}

function ofMass({ analysed = [] }: VariantResult): string[] {
  const worst = largest(analysed, (row) => row.activeMass - row.connected);
  if (!worst || Math.abs(worst.by) < tellingMass) return [];
  const { of, by } = worst;
  return [
    `The active mass from relaxed potentials is up to ${fixed(100 * Math.abs(by), 1)} points ${by < 0 ? 'below' : 'above'} the connected fraction (cycle ${of.cycle}: ${fixed(100 * of.activeMass, 1)} against ${fixed(100 * of.connected, 1)} %): after ${fixed(of.relaxed / 3600, 1)} h the particles with little contact have not come to the potential that is measured.`,
  ];
}

function ofLength({ analysed = [] }: VariantResult): string[] {
  const all = analysed.flatMap(({ cycle, spectra }) => spectra.map((spectrum) => ({ cycle, ...spectrum })));
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first.cycle === last.cycle) return [];
  const read = last.diffusionLength.value / first.diffusionLength.value;
  const inside = last.inside.diffusionLength / first.inside.diffusionLength;
  if (!(Math.abs(read / inside - 1) > telling)) return [];
  return [
    `L_diff reads ${significant(read, 2)} times its first value in cycle ${last.cycle}, inside it is ${significant(inside, 2)} times: the spectrum weights particles by contact surface, and low frequencies end before the largest ones are through.`,
  ];
}

function ofPulses({ gitt = [] }: VariantResult): string[] {
  const ratios = gitt
    .map((p) => p.diffusivity / p.diffusivityInside)
    .filter((r) => r > 0)
    .sort((a, b) => a - b);
  const median = ratios[ratios.length >> 1];
  if (median === undefined || Math.abs(Math.log(median)) < 0.3) return [];
  const times = median < 1 ? `${significant(1 / median, 2)} times below` : `${significant(median, 2)} times above`;
  return [
    `The apparent diffusion coefficient is ${times} the one that went in (median of ${ratios.length} pulses): the evaluation holds for pulses short against (V/S)²/D, for one particle size and a surface that reacts everywhere.`,
  ];
}

/** The entry with the largest difference, and the difference. */
function largest<T>(
  entries: readonly T[],
  difference: (entry: T) => number,
): { readonly of: T; readonly by: number } | undefined {
  let worst: { of: T; by: number } | undefined;
  for (const of of entries) {
    const by = difference(of);
    if (Number.isFinite(by) && (!worst || Math.abs(by) > Math.abs(worst.by))) worst = { of, by };
  }
  return worst;
}
