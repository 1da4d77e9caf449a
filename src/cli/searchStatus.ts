import type { CalibrationProgress } from '../fit.js';
import { remark, StatusLine } from './terminal.js';

/** How a search is getting on: one line rewritten in place, or a line per improvement where stderr is no terminal. */
export class SearchStatus {
  private readonly line: StatusLine;
  private told = '';

  constructor(private readonly quiet: boolean) {
    this.line = new StatusLine(process.stderr.isTTY === true && !quiet);
  }

  show(what: string, { evaluations, most, cost }: CalibrationProgress): void {
    const best = Number.isFinite(cost) ? `best cost ${cost.toPrecision(4)}` : 'first run';
    this.line.show(`${what}: ${evaluations} evaluations (at most ${most}), ${best}`);
    if (this.quiet || process.stderr.isTTY || !Number.isFinite(cost)) return;
    if (this.told === `${what} ${cost}`) return;
    this.told = `${what} ${cost}`;
    remark(`${what}: ${evaluations} evaluations, ${best}\n`);
  }

  clear(): void {
    this.line.clear();
  }
}
