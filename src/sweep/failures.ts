import type { RunOutcome } from '../results/runsTable.js';

/** Counts why runs failed: the same fault at another time or place counts as one. */
export class Failures {
  private readonly kinds = new Map<string, { readonly reason: string; runs: number }>();

  add({ status, reason }: Pick<RunOutcome, 'status' | 'reason'>): void {
    if (status !== 'failed') return;
    const kind = reason.replace(/\d[\d.e+-]*/g, '#');
    // Reasons that are all different would fill the memory of a long study.
    const known = this.kinds.get(kind);
    if (known) known.runs++;
    else if (this.kinds.size < mostKinds) this.kinds.set(kind, { reason, runs: 1 });
  }

  /** The most frequent first, each in the words of its first run. */
  get reasons(): readonly { readonly reason: string; readonly runs: number }[] {
    return [...this.kinds.values()].sort((a, b) => b.runs - a.runs);
  }
}

const mostKinds = 1000;
