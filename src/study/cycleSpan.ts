import type { CycleSpan } from '../results/attribution.js';
import type { Issue } from '../scenario/document/issue.js';
import type { DischargeRow, SubsetOutcome } from './subsetRun.js';

/**
 * The cycles between which a loss is meant, for what was left open: the last whole cycle, and the first one that was charged
 * and discharged at the rates of that. A loss between cycles of different rates would be no ageing.
 */
export function chooseSpan(
  variant: string,
  { status, cycles }: SubsetOutcome,
  asked: Partial<CycleSpan>,
): { readonly span?: CycleSpan; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const path = `variants.${variant}`;
  if (status.code === 'failed' || status.code === 'stopped') {
    issues.push({ severity: 'warning', path, message: status.message });
  }
  const rows = dischargedWhole({ status, cycles });
  const refuse = (message: string, more: Partial<Issue>) => ({
    issues: [...issues, { severity: 'error', path, message, ...more } as const],
  });
  const missing = (cycle: number) =>
    refuse(`Cycle ${cycle} has no discharge.`, {
      allowed: rows.length === 0 ? 'no cycle has one' : rangeText(rows),
      ...(status.code === 'completed' ? {} : { hint: status.message }),
    });
  const reversed = (from: number, to: number) =>
    refuse('The first of the two cycles must come before the other one.', { got: `from ${from} to ${to}` });

  if (asked.from !== undefined && asked.to !== undefined && asked.from >= asked.to)
    return reversed(asked.from, asked.to);
  const last = rows.find((row) => row.cycle === asked.to) ?? (asked.to === undefined ? rows.at(-1) : undefined);
  if (!last) return missing(asked.to ?? 1);
  const alike = rows.filter((row) => row.label === last.label && row.cycle < last.cycle);
  const first = asked.from === undefined ? alike[0] : rows.find((row) => row.cycle === asked.from);
  const likeText =
    alike.length === 0
      ? 'no earlier cycle was run at that rate'
      : `cycle ${alike[0].cycle} is the first one at ${last.label}`;
  if (!first) {
    if (asked.from !== undefined) return missing(asked.from);
    return refuse(`Cycle ${last.cycle} (${last.label}) has no earlier cycle at the same rate to compare with.`, {
      hint: 'choose another cycle, or repeat it at the beginning of the programme',
    });
  }
  if (first.cycle >= last.cycle) return reversed(first.cycle, last.cycle);
  if (first.label !== last.label) {
    return refuse(
      `Cycle ${first.cycle} (${first.label}) and cycle ${last.cycle} (${last.label}) were not run at the same rate: their difference is not a loss.`,
      { hint: likeText },
    );
  }
  return { span: { from: first.cycle, to: last.cycle }, issues };
}

/** The last cycle that all runs have discharged as a whole; undefined when one has none. */
export function lastCommonCycle(outcomes: readonly SubsetOutcome[]): number | undefined {
  const last = outcomes.map((outcome) => dischargedWhole(outcome).at(-1)?.cycle);
  return last.reduce((least, cycle) =>
    least === undefined || cycle === undefined ? undefined : Math.min(least, cycle),
  );
}

/** Without a cycle that was cut short: its capacity says when the run ended, nothing about the cell. */
function dischargedWhole({ status, cycles }: SubsetOutcome): readonly DischargeRow[] {
  const cut = status.code === 'interrupted' || status.code === 'failed';
  return cycles.filter((row, i) => !Number.isNaN(row.capacity) && !(cut && i > 0 && i === cycles.length - 1));
}

function rangeText(rows: readonly DischargeRow[]): string {
  return `${rows[0].cycle} to ${rows[rows.length - 1].cycle}`;
}
