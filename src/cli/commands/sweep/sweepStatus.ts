import { type SweepProgress, sweepProgressText } from '../../../output.js';
import { remark, StatusLine } from '../../terminal.js';

/** [ms] Between two looks at the line, and between two lines where lines stay. */
const [lineInterval, remarkInterval] = [200, 60_000];

/** The rows that are there. */
interface Rows {
  readonly count: number;
  readonly failed: number;
  readonly expected: number;
}

/** How a study is getting on: one line rewritten in place, or a line a minute where stderr is no terminal. */
export class SweepStatus {
  private readonly line: StatusLine;
  private readonly begin = performance.now();
  private last = this.begin;
  private count = 0;

  constructor(
    private readonly quiet: boolean,
    private readonly rows: Rows,
  ) {
    this.line = new StatusLine(process.stderr.isTTY === true && !quiet);
  }

  /** After every run. */
  made(): void {
    this.count++;
    const now = performance.now();
    if (this.quiet || now - this.last < (process.stderr.isTTY ? lineInterval : remarkInterval)) return;
    this.last = now;
    const text = sweepProgressText(this.progress());
    if (process.stderr.isTTY) this.line.show(text);
    else remark(`${text}\n`);
  }

  progress(): SweepProgress {
    const { count: done, failed, expected: of } = this.rows;
    return { done, failed, of, made: this.count, elapsed: (performance.now() - this.begin) / 1000 };
  }

  clear(): void {
    this.line.clear();
  }
}
