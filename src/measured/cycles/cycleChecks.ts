import type { Issue } from '../../scenario/document/issue.js';
import type { MeasuredCycle } from '../measured.js';

const warning = (message: string, line: number, hint?: string): Issue => ({
  severity: 'warning',
  path: '',
  message,
  ...(hint === undefined ? {} : { hint }),
  line,
});

interface Repeat {
  readonly before: MeasuredCycle;
  readonly row: MeasuredCycle;
  readonly same: boolean;
}

/** From so many cycles on, a block that stands twice is named as one. */
const leastBlock = 4;

function repeatIssues(repeats: readonly Repeat[]): Issue[] {
  const issues: Issue[] = [];
  const joined = (a: Repeat, b: Repeat): boolean => b.row.cycle === a.row.cycle + 1 && b.same === a.same;
  for (let i = 0; i < repeats.length; i++) {
    const first = repeats[i];
    if (first === undefined) break;
    let end = i + 1;
    let final = first;
    for (let next = repeats[end]; next !== undefined && joined(final, next); next = repeats[++end]) final = next;
    const { before, row, same } = first;
    const block = end - i >= leastBlock;
    const last = block ? final : first;
    const values = same ? 'the same' : 'different';
    issues.push(
      warning(
        block
          ? `Cycles ${row.cycle} to ${last.row.cycle} stand twice, from lines ${before.line} and ${row.line} on, with ${values} values; the first are used.`
          : `Cycle ${row.cycle} stands twice, on lines ${before.line} and ${row.line}, with ${values} values; the first is used.`,
        row.line,
        same ? undefined : 'are two tests in one file, or was the counter set back?',
      ),
    );
    if (block) i = end - 1;
  }
  return issues;
}

/** Cycles that stand twice; the first one is kept. Numbers are never changed. */
export function withoutRepeats(rows: readonly MeasuredCycle[]): {
  readonly rows: readonly MeasuredCycle[];
  readonly issues: readonly Issue[];
} {
  const seen = new Map<number, MeasuredCycle>();
  const repeats: Repeat[] = [];
  for (const row of rows) {
    const before = seen.get(row.cycle);
    if (before === undefined) {
      seen.set(row.cycle, row);
      continue;
    }
    const same = Object.entries(row).every(
      ([key, value]) => key === 'line' || Object.is(value, before[key as keyof MeasuredCycle]),
    );
    repeats.push({ before, row, same });
  }
  const issues = repeatIssues(repeats);
  const kept = [...seen.values()];
  const back = kept.findIndex(({ cycle }, i) => cycle < (kept[i - 1]?.cycle ?? Number.NaN));
  const [before, row] = [kept[back - 1], kept[back]];
  if (before !== undefined && row !== undefined) {
    issues.push(
      warning(
        `The cycle number goes back from ${before.cycle} to ${row.cycle} on line ${row.line}; the numbers are kept.`,
        row.line,
      ),
    );
  }
  return { rows: kept, issues };
}

/** A whole share of cycles with more discharged than charged is no scatter; the smaller the difference, the more of them. */
const persistent = [
  { share: 0.8, cycles: 3, over: 5e-4 },
  { share: 0.95, cycles: 10, over: 5e-5 },
] as const;

/**
 * Whether charge and discharge seem to be exchanged: a cell cannot give back more than it took, cycle after cycle. Returns the
 * first such cycle.
 */
export function exchangedHalves(rows: readonly MeasuredCycle[]): MeasuredCycle | undefined {
  const both = rows.filter(({ chargeCapacity: a, dischargeCapacity: b }) => a > 0 && b > 0);
  for (const { share, cycles, over: least } of persistent) {
    const over = both.filter(({ chargeCapacity: a, dischargeCapacity: b }) => b > a * (1 + least));
    if (both.length >= cycles && over.length >= share * both.length) return over[0];
  }
  return undefined;
}
