import type { RunOutcome } from '../results/runsTable.js';

/** Counts why runs failed: the same fault at another time or place counts as one. */
export class Failures {
  private readonly counts = new Map<string, number>();

  add({ status, reason }: Pick<RunOutcome, 'status' | 'reason'>): void {
    if (status !== 'failed') return;
    const kind = reason.replace(/\d[\d.e+-]*/g, '#');
    // Reasons that are all different would fill the memory of a long study.
    if (this.counts.has(kind) || this.counts.size < mostKinds) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  /** The most frequent first. */
  get reasons(): readonly { readonly reason: string; readonly runs: number }[] {
    return [...this.counts].map(([reason, runs]) => ({ reason, runs })).sort((a, b) => b.runs - a.runs);
  }
}

const mostKinds = 1000;
