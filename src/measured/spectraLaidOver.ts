import type { NumberedSpectrum } from '../measure/spectrum/spectrumFile.js';
import type { MeasuredSpectrum } from '../results/results.js';
import { defined } from '../scenario/defined.js';
import type { Issue } from '../scenario/document/issue.js';
import type { DataFile } from '../scenario/schema/measuredData.js';
import type { Measured } from './measured.js';
import type { Simulated } from './simulated.js';

/** The spectra of a file that the programme takes one of the same cycle of. */
export function spectraLaidOver(
  { spectrum: asked, file, area }: DataFile,
  measured: Measured,
  { withSpectrum, area: ownArea }: Simulated,
  whose: { readonly variant?: string; readonly source: string },
): { readonly found: readonly MeasuredSpectrum[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const say = (severity: 'error' | 'warning', path: string, message: string, more: Partial<Issue> = {}): void => {
    issues.push({ severity, path, message, ...more });
  };
  const all = allSpectra(measured);
  if (all.length === 0) {
    if (asked) say('error', 'spectrum', `${file} holds no impedance spectrum.`, { got: measured.kind });
    return { found: [], issues };
  }
  // The number that an instrument gives its only spectrum does not go against what a person says.
  const counted = all.some(({ cycle }) => cycle !== undefined) && !(asked && all.length === 1);
  const there = [...new Set(withSpectrum)];
  const known = there.length > 0 ? { allowed: `cycle ${there.slice(0, 12).join(', ')}` } : noStep;
  if (asked && !there.includes(asked.cycle)) {
    say('error', 'spectrum.cycle', `The programme takes no spectrum in cycle ${asked.cycle}.`, known);
    return { found: [], issues };
  }
  if (!asked && !counted) {
    const severity = measured.kind === 'impedance spectrum' ? 'error' : 'warning';
    say(severity, 'file', `${file} holds an impedance spectrum; of which cycle it is must be said.`, {
      hint: `spectrum: { cycle: ${there[0] ?? 1} }`,
    });
    return { found: [], issues };
  }
  const chosen = asked && !counted ? all.slice(0, 1).map((one) => ({ ...one, cycle: asked.cycle })) : all;
  const wanted = chosen.filter(({ cycle }) => (asked ? cycle === asked.cycle : there.includes(cycle ?? Number.NaN)));
  if (wanted.length === 0) {
    const cycles = [...new Set(all.map(({ cycle }) => cycle))].slice(0, 12).join(', ');
    if (asked)
      say('error', 'spectrum.cycle', `${file} holds no spectrum of cycle ${asked.cycle}.`, {
        allowed: `cycle ${cycles}`,
      });
    else say('warning', 'file', `${file} holds spectra of cycle ${cycles}, in which the programme takes none.`, known);
  }
  return {
    found: wanted.map(({ cycle = 1, spectrum, timesArea }): MeasuredSpectrum => {
      const factor = timesArea ? 1e-4 / (area ?? ownArea) : 1;
      const scaled = (values: Float64Array): number[] =>
        Array.from(values, (value) => Number((factor * value).toPrecision(7)));
      return {
        ...whose,
        cycle,
        frequency: Array.from(spectrum!.frequency),
        re: scaled(spectrum!.re),
        im: scaled(spectrum!.im),
      };
    }),
    issues,
  };
}

const noStep = { hint: 'add a step "EIS from 1 MHz to 10 mHz" to the protocol' };

type OneSpectrum = Pick<NumberedSpectrum, 'cycle' | 'spectrum' | 'timesArea'>;

function allSpectra({ spectrum, spectra, spectrumCycle: cycle, timesArea }: Measured): readonly OneSpectrum[] {
  if (spectra) return spectra.filter((one) => one.spectrum !== undefined);
  return spectrum ? [defined({ spectrum, cycle, timesArea })] : [];
}
