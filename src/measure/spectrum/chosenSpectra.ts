import type { Issue } from '../../scenario/document/issue.js';
import type { NumberedSpectrum, SpectraFile } from './spectrumFile.js';

/**
 * The spectra of a file that are wished for: a number ("2"), a cycle ("cycle 50"), "all"; without a wish the first, and that there are
 * others is said.
 */
export function chosenSpectra(
  { spectra }: SpectraFile,
  wish?: string,
): { readonly chosen: readonly NumberedSpectrum[]; readonly issues: readonly Issue[] } {
  if (spectra.length === 0) return { chosen: [], issues: [] };
  if (wish === undefined) return { chosen: spectra.slice(0, 1), issues: others(spectra) };
  const [, cycle, number] = /^\s*(cycle\s*)?(\d+)\s*$/i.exec(wish) ?? [];
  const all = wish.trim().toLowerCase() === 'all';
  const chosen = spectra.filter((one) =>
    all ? true : cycle === undefined ? one.number === Number(number) : one.cycle === Number(number),
  );
  if (chosen.length > 0) return { chosen, issues: [] };
  const cycles = [...new Set(spectra.flatMap((one) => (one.cycle === undefined ? [] : [one.cycle])))];
  const issue: Issue = {
    severity: 'error',
    path: '--spectrum',
    message:
      number === undefined
        ? 'This names no spectrum.'
        : `The file has no spectrum of this ${cycle === undefined ? 'number' : 'cycle'}.`,
    got: wish,
    allowed:
      (spectra.length === 1 ? '1' : `1 to ${spectra.length}, all`) +
      (cycles.length > 0 ? `, or cycle ${cycles.slice(0, 12).join(', ')}${cycles.length > 12 ? ' ...' : ''}` : ''),
  };
  return { chosen, issues: [issue] };
}

function others([first, second, ...more]: readonly NumberedSpectrum[]): readonly Issue[] {
  if (!first || !second) return [];
  return [
    {
      severity: 'warning',
      path: '--spectrum',
      message: `The file holds ${more.length + 2} spectra, the second from line ${second.line} on; only the first, from line ${first.line} on, is used.`,
      hint: 'analyse --spectrum 2 takes the second, --spectrum all takes each',
      line: second.line,
    },
  ];
}
