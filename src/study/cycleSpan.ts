import type { CycleSpan } from '../results/attribution.js';
import type { Issue } from '../scenario/issue.js';
import type { DischargeRow, SubsetOutcome } from './subsetRun.js';

/**
 * The cycles between which a loss is meant, for what a person left open: the last whole cycle, and the first one that was
 * charged and discharged at the rates of that. A loss between cycles of different rates would be no ageing.
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
  const cut = status.code === 'interrupted' || status.code === 'failed';
  const rows = cycles.filter((row, i) => !Number.isNaN(row.capacity) && !(cut && i > 0 && i === cycles.length - 1));
  const refuse = (message: string, more: Partial<Issue>) => ({
    issues: [...issues, { severity: 'error', path, message, ...more } as const],
  });
  const missing = (cycle: number) =>
    refuse(`Cycle ${cycle} has no discharge.`, {
      allowed: rows.length === 0 ? 'no cycle has one' : rangeText(rows),
      ...(status.code === 'completed' ? {} : { hint: status.message }),
    });

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
  if (first.cycle >= last.cycle) {
    return refuse('The first of the two cycles must come before the other one.', {
      got: `from ${first.cycle} to ${last.cycle}`,
    });
  }
  if (first.label !== last.label) {
    return refuse(
      `Cycle ${first.cycle} (${first.label}) and cycle ${last.cycle} (${last.label}) were not run at the same rate: their difference is not a loss.`,
      { hint: likeText },
    );
  }
  return { span: { from: first.cycle, to: last.cycle }, issues };
}

function rangeText(rows: readonly DischargeRow[]): string {
  return `${rows[0].cycle} to ${rows[rows.length - 1].cycle}`;
}
