import type { Interval, RelaxationTimes } from '../../measure/spectrum/relaxationDistribution.js';
import type { SpectrumAnalysis } from '../../measure/spectrum/spectrumAnalysis.js';
import type { SpectrumFile } from '../../measure/spectrum/spectrumFile.js';
import type { Estimate, SpectrumFit } from '../../measure/spectrum/spectrumFit.js';
import { missing, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** How many peaks of the relaxation times are listed. */
const shownPeaks = 6;

/** One of several spectra of a file. */
export interface SpectrumName {
  readonly number: number;
  readonly cycle?: number;
}

/** What the analysis of a measured spectrum says, for the terminal. */
export function analysisText(
  file: Pick<SpectrumFile, 'column'>,
  analysis: SpectrumAnalysis,
  name: string,
  which?: SpectrumName,
): string {
  const { spectrum, kramersKronig: check, relaxationTimes: times, line, circuit, diffusionLength: length } = analysis;
  const range = [Math.max(...spectrum.frequency), Math.min(...spectrum.frequency)].map(frequencyText).join(' to ');
  const title = which ? `${name}, ${whichText(which)}` : name;
  const parts = [
    `${title}: ${spectrum.frequency.length} points, ${range}. The imaginary column holds ${file.column}` +
      `${file.column === "-Z''" ? ' and was turned around' : ''}.\n`,
  ];
  if (analysis.thinned !== undefined) {
    parts.push(`Neighbouring points were averaged: all of the following is about ${analysis.thinned} points.\n`);
  }
  if (check) {
    const where = check.suspicious.length === 0 ? '' : `; suspicious at ${frequencyList(check.suspicious)}`;
    parts.push(
      `Kramers-Kronig: ${check.consistent ? 'consistent' : 'NOT consistent'}, largest residual ` +
        `${percent(check.largest)} of |Z|, root mean square ${percent(check.deviation)}, ${check.elements} RC elements${where}.\n`,
    );
  }
  if (times) parts.push(relaxationText(times));
  if (circuit) parts.push(fitText(`Circuit ${circuit.text}`, circuit, circuit.parameters));
  if (line) {
    const { cathode, geometricMean } = line;
    const all = { ...line.parameters, R_cathode: cathode, 'sqrt(R_ion R_ct)': geometricMean };
    parts.push(fitText('Transmission line', line, all));
  }
  if (length) parts.push(fitText('Finite-space diffusion', length, { L_diff: length.length, ...length.parameters }));
  if (analysis.suggestedCircuit !== undefined)
    parts.push(
      `To fit a circuit: argyrode analyse ${name} ${which ? `--spectrum ${which.number} ` : ''}--circuit '${analysis.suggestedCircuit}'\n`,
    );
  return parts.join('\n');
}

function whichText({ number, cycle }: SpectrumName): string {
  return `spectrum ${number}${cycle === undefined ? '' : ` (cycle ${cycle})`}`;
}

/** The fitted parameters of several spectra, one row each; empty where nothing was fitted. */
export function parametersText(
  all: readonly { readonly which: SpectrumName; readonly analysis: SpectrumAnalysis }[],
): string {
  const fitted = all.flatMap(({ which, analysis: { circuit, line, diffusionLength } }) => {
    const fit = circuit ?? line ?? diffusionLength;
    return fit ? [{ which, parameters: fit.parameters }] : [];
  });
  if (fitted.length < 2) return '';
  const names = Object.entries(fitted[0].parameters);
  const cell = (estimate: Estimate | undefined): string =>
    estimate?.determined ? plainNumber(estimate.value, 4) : missing;
  return formatTable([
    ['spectrum', 'cycle', ...names.map(([name, { unit }]) => (unit === '-' ? name : `${name} / ${unit}`))],
    ...fitted.map(({ which, parameters }) => [
      String(which.number),
      which.cycle === undefined ? missing : String(which.cycle),
      ...names.map(([name]) => cell(parameters[name])),
    ]),
  ]);
}

function relaxationText(times: RelaxationTimes): string {
  const { lambda, ohmic, ohmicInterval, polarisation, polarisationInterval, inductance, peaks, deviation, remarks } =
    times;
  const within = ([low, high]: Interval): string => `${plainNumber(low)} to ${plainNumber(high)}`;
  const head =
    `Relaxation times (lambda ${plainNumber(lambda, 2)}): ohmic ${plainNumber(ohmic)} Ohm (${within(ohmicInterval)}), polarisation ` +
    `${plainNumber(polarisation)} Ohm (${within(polarisationInterval)}), ${inductance > 0 ? `inductance ${plainNumber(inductance)} H, ` : ''}deviation ${percent(deviation)}; in brackets 95 % intervals.\n`;
  const rows = peaks
    .slice(0, shownPeaks)
    .map(({ frequency, tau, tauInterval, resistance, resistanceInterval }) => [
      frequencyText(frequency),
      plainNumber(tau),
      within(tauInterval),
      plainNumber(resistance),
      within(resistanceInterval),
    ]);
  const table = formatTable([['frequency', 'tau / s', '95 %', 'R / Ohm', '95 %'], ...rows]);
  const more =
    peaks.length > shownPeaks ? `${peaks.length - shownPeaks} smaller peaks are in the JSON output (--json).\n` : '';
  const said = remarks.map((remark) => `${remark}\n`).join('');
  return times.usable ? head + (rows.length > 0 ? table + more : 'No peak stands out.\n') + said : said + head;
}

function fitText(title: string, fit: SpectrumFit, parameters: Readonly<Record<string, Estimate>>): string {
  const head = `${title}: deviation ${percent(fit.deviation)} of |Z|${fit.atMinimum ? '' : `; ${fit.message}`}\n`;
  return (
    head +
    formatTable(
      [
        ['parameter', 'value', 'standard error', 'unit'],
        ...Object.entries(parameters).map(([name, { value, error, unit, determined }]) => [
          name,
          determined ? plainNumber(value, 4) : missing,
          determined ? errorText(error) : 'not determined',
          unit,
        ]),
      ],
      { align: ['left', 'right', 'right', 'left'] },
    ) +
    fit.remarks.map((remark) => `${remark}\n`).join('')
  );
}

/** A determined number without an error stands at the end of its law. */
function errorText(error: number): string {
  return Number.isFinite(error) ? plainNumber(error, 2) : 'on a bound';
}

/** As programs read it too: 1.2e-6, not 1.2 times a raised power. */
function plainNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return missing;
  const rounded = Number(value.toPrecision(digits));
  return Math.abs(rounded) < 1e-4 && rounded !== 0 ? rounded.toExponential() : String(rounded);
}

function percent(share: number): string {
  return `${significant(100 * share, 2)} %`;
}

function frequencyText(hertz: number): string {
  if (hertz >= 1e6) return `${plainNumber(hertz / 1e6)} MHz`;
  if (hertz >= 1e3) return `${plainNumber(hertz / 1e3)} kHz`;
  if (hertz >= 1) return `${plainNumber(hertz)} Hz`;
  return `${plainNumber(hertz * 1e3)} mHz`;
}

function frequencyList(all: readonly number[]): string {
  const shown = all.slice(0, 5).map(frequencyText).join(', ');
  return all.length > 5 ? `${shown} and ${all.length - 5} more` : shown;
}
