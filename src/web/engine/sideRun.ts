import { VariantRun } from '../../index.js';
import { prepareCell } from './cellScenario.js';
import type { CellRequest, CellSpectrum, SideRun } from './messages.js';
import { spectrumOf } from './spectra.js';

/** Runs a cell at the quick level, with spectra after these cycles. */
export function sideRun(cell: CellRequest, spectraAfter: readonly number[] = []): SideRun {
  const { variants, issues } = prepareCell(cell, 'quick');
  const [prepared] = variants;
  if (!prepared) {
    const wrong = issues.find(({ severity }) => severity === 'error');
    return { rows: [], spectra: [], problem: wrong ? `${wrong.path} ${wrong.message}`.trim() : 'It was refused.' };
  }
  const run = new VariantRun(prepared, { analyse: false, endState: false });
  const spectra: CellSpectrum[] = [];
  for (const _ of run.steps()) {
    const { cycle } = run.cycler.state;
    if (run.cycleComplete() && spectraAfter.includes(cycle)) spectra.push(spectrumOf(run, cycle));
  }
  const { status } = run.result();
  return { rows: run.cycles.rows, spectra, problem: status.code === 'completed' ? '' : status.message };
}
