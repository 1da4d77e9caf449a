import type { ProbeResult } from '../results/probeResult.js';
import type { ProbeRuns } from './probeRuns.js';

/** One thing that was measured on the runs of a probe, in words with its number, and whether it is as it must be. */
export interface Finding {
  readonly text: string;
  readonly holds: boolean;
}

/**
 * A sign probe of the transferable laws: one thing of the base cell is raised, and what must happen is stated beforehand, by
 * direction and by bounds that experiments give.
 */
export interface Probe {
  /** "2", "11b". */
  readonly number: string;
  readonly raised: string;
  readonly expected: string;
  /** Every part of what must happen, measured. */
  readonly measure: (runs: ProbeRuns) => readonly Finding[];
}

/** A finding without a bound: it stands beside the others for the reader. */
export function remark(text: string): Finding {
  return { text, holds: true };
}

/** Measures one probe. */
export function probed({ number, raised, expected, measure }: Probe, runs: ProbeRuns): ProbeResult {
  const findings = measure(runs);
  const got = findings.map(({ text, holds }) => (holds ? text : `${text} (no)`)).join('; ');
  const verdict = findings.every(({ holds }) => holds) ? 'holds' : 'fails';
  return { name: `${number} ${raised}`, number, raised, expected, got, verdict };
}
