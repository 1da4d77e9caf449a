import type { Condition } from './condition.js';
import type { ProgrammeEntry } from './programme.js';

/** Equal passes of a block, some of which may be others. */
export interface Passes {
  readonly times: number;
  readonly label?: string | undefined;
  readonly entries: readonly ProgrammeEntry[];
  /** What is done instead in the passes with these numbers, from 1, in rising order. */
  readonly odd?:
    | undefined
    | {
        readonly at: readonly number[];
        readonly label: string;
        readonly entries: readonly ProgrammeEntry[];
      };
}

/** What is put between the passes of a block, and what ends it before the last of them. */
export interface Between {
  readonly checkUp?: {
    /** After so many passes, again and again. */
    readonly every: number;
    readonly atStart: boolean;
    readonly entries: readonly ProgrammeEntry[];
  };
  readonly until?: readonly Condition[];
}

/** How a check-up is called in results. */
export const checkUpLabel = 'check-up';

/** The block of a programme, its size independent of the number of passes. */
export function repeated(passes: Passes, { checkUp, until }: Between = {}): ProgrammeEntry {
  const { times, entries, odd } = passes;
  const label = passes.label === undefined ? {} : { label: passes.label };
  const end = until === undefined ? {} : { until };
  if (checkUp === undefined && odd === undefined) return { kind: 'repeat', times, ...label, ...end, entries };
  if (checkUp === undefined) return { kind: 'repeat', times: 1, ...label, ...end, entries: stretch(passes, 0, times) };
  const between: ProgrammeEntry = {
    kind: 'repeat',
    times: 1,
    label: checkUpLabel,
    role: 'check-up',
    entries: checkUp.entries,
  };
  const { every } = checkUp;
  const found: ProgrammeEntry[] = checkUp.atStart ? [between] : [];
  const whole = Math.floor(times / every);
  const special = [...new Set(odd?.at.map((number) => Math.floor((number - 1) / every)))].filter((i) => i < whole);
  let done = 0;
  const alike = (upTo: number): void => {
    if (upTo > done) {
      const once = [...stretch({ ...passes, odd: undefined }, 0, every), between];
      found.push({ kind: 'repeat', times: upTo - done, role: 'group', entries: once });
    }
    done = Math.max(upTo, done);
  };
  for (const i of special) {
    alike(i);
    found.push(...stretch(passes, i * every, (i + 1) * every), between);
    done = i + 1;
  }
  alike(whole);
  found.push(...stretch(passes, whole * every, times));
  return { kind: 'repeat', times: 1, ...label, ...end, entries: found };
}

/** The passes after number `from` up to number `to`. */
function stretch({ entries, label, odd }: Passes, from: number, to: number): ProgrammeEntry[] {
  const found: ProgrammeEntry[] = [];
  const plainly = (times: number): void => {
    if (times <= 0) return;
    found.push({ kind: 'repeat', times, ...(label === undefined ? {} : { label }), role: 'passes', entries });
  };
  let before = from;
  for (const number of odd?.at ?? []) {
    if (odd === undefined || number <= from || number > to) continue;
    plainly(number - 1 - before);
    found.push({ kind: 'repeat', times: 1, label: odd.label, role: 'passes', entries: odd.entries });
    before = number;
  }
  plainly(to - before);
  return found;
}
