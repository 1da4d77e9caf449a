import type { SpectrumFile } from '../measure/readSpectrum.js';
import type { SpectrumAnalysis } from '../measure/spectrumAnalysis.js';
import type { Estimate } from '../measure/spectrumFit.js';
import { missing, significant } from './numberText.js';
import { formatTable } from './table.js';

/** How many peaks of the relaxation times are listed. */
const shownPeaks = 6;

/** What the analysis of a measured spectrum says, for the terminal. */
export function analysisText(file: Pick<SpectrumFile, 'column'>, analysis: SpectrumAnalysis, name: string): string {
  const { spectrum, kramersKronig: check, relaxationTimes: times, line, circuit, diffusionLength: length } = analysis;
  const range = [Math.max(...spectrum.frequency), Math.min(...spectrum.frequency)].map(frequencyText).join(' to ');
  const parts = [
    `${name}: ${spectrum.frequency.length} points, ${range}. The imaginary column holds ${file.column}` +
      `${file.column === "-Z''" ? ' and was turned around' : ''}.\n`,
  ];
  if (check) {
    const where = check.suspicious.length === 0 ? '' : `; suspicious at ${frequencyList(check.suspicious)}`;
    parts.push(
      `Kramers-Kronig: ${check.consistent ? 'consistent' : 'NOT consistent'}, largest residual ` +
        `${percent(check.largest)} of |Z|, root mean square ${percent(check.deviation)}, ${check.elements} RC elements${where}.\n`,
    );
  }
  if (times) {
    parts.push(
      `Relaxation times (lambda ${significant(times.lambda, 2)}): ohmic ${significant(times.ohmic)} Ohm, polarisation ` +
        `${significant(times.polarisation)} Ohm, deviation ${percent(times.deviation)}.\n` +
        formatTable([
          ['frequency', 'tau / s', 'R / Ohm'],
          ...times.peaks
            .slice(0, shownPeaks)
            .map(({ frequency, tau, resistance }) => [
              frequencyText(frequency),
              plainNumber(tau),
              significant(resistance),
            ]),
        ]),
    );
  }
  if (circuit) parts.push(fitText(`Circuit ${circuit.text}`, circuit, circuit.parameters));
  if (line) {
    const { cathode, geometricMean } = line;
    const all = { ...line.parameters, R_cathode: cathode, 'sqrt(R_ion R_ct)': geometricMean };
    parts.push(fitText('Transmission line', line, all) + (line.remark ? `${line.remark}\n` : ''));
  }
  if (length) parts.push(fitText('Finite-space diffusion', length, { L_diff: length.length, ...length.parameters }));
  if (analysis.suggestedCircuit !== undefined)
    parts.push(`To fit a circuit: argyrode analyse ${name} --circuit '${analysis.suggestedCircuit}'\n`);
  return parts.join('\n');
}

function fitText(
  title: string,
  fit: { readonly converged: boolean; readonly message: string; readonly deviation: number },
  parameters: Readonly<Record<string, Estimate>>,
): string {
  const head = `${title}: deviation ${percent(fit.deviation)} of |Z|${fit.converged ? '' : `; ${fit.message}`}\n`;
  return (
    head +
    formatTable(
      [
        ['parameter', 'value', 'standard error', 'unit'],
        ...Object.entries(parameters).map(([name, { value, error, unit }]) => [
          name,
          plainNumber(value, 4),
          errorText(error),
          unit,
        ]),
      ],
      { align: ['left', 'right', 'right', 'left'] },
    )
  );
}

function errorText(error: number): string {
  if (error === Infinity) return 'not determined';
  return Number.isNaN(error) ? 'on a bound' : plainNumber(error, 2);
}

/** As programs read it too: 1.2e-6, not 1.2 times a raised power. */
function plainNumber(value: number, digits = 3): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : missing;
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
