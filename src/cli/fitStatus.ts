import { type FitStatus, fitProgressText } from '../output.js';
import { remark, StatusLine } from './terminal.js';

/** Relative improvement of the residual that is worth a line where lines stay. */
const NOTICEABLE = 0.01;

/** How a fit is getting on: one line rewritten in place, or a line per phase and improvement where stderr is no terminal. */
export class FitStatusLine {
  private readonly line: StatusLine;
  private phase = '';
  private rms = Number.NaN;
  private ending = false;

  constructor(private readonly quiet: boolean) {
    this.line = new StatusLine(process.stderr.isTTY === true && !quiet);
  }

  show(given: FitStatus): void {
    if (this.ending) return;
    const { phase, evaluations, most, rms } = given;
    // Only the search has a limit.
    const status = { phase, evaluations, rms, ...(phase === 'search' && most !== undefined ? { most } : {}) };
    this.line.show(fitProgressText(status, this.line.width));
    if (this.quiet || process.stderr.isTTY) return;
    const better = Number.isFinite(status.rms) && !(status.rms > this.rms * (1 - NOTICEABLE));
    if (status.phase === this.phase && !better) return;
    this.phase = status.phase;
    if (better) this.rms = status.rms;
    remark(`${fitProgressText(status, 200)}\n`);
  }

  /** After a signal: nothing else is said any more. */
  end(): void {
    this.line.show('Ending the fit and keeping the best so far; Ctrl-C again quits at once.');
    this.ending = true;
  }

  clear(): void {
    this.line.clear();
  }
}
