import type { ProbeResult } from '../results/probeResult.js';
import { signProbeList } from './list.js';
import { probed } from './probe.js';
import { ProbeRuns } from './probeRuns.js';

/** Numbers of the sign probes in their order: "1", "2", ..., "11b", ... */
export const signProbeNumbers: readonly string[] = signProbeList.map(({ number }) => number);

/**
 * Measures the sign probes of the transferable laws, all of them or those whose numbers are given, one after another: the same
 * simulation serves all that ask for it. Synchronous between two results; all of them take about half a minute.
 */
export function* signProbes(only: readonly string[] = signProbeNumbers): Generator<ProbeResult, void, undefined> {
  const runs = new ProbeRuns();
  for (const probe of signProbeList) if (only.includes(probe.number)) yield probed(probe, runs);
}
