import type { Issue } from '../../scenario/document/issue.js';
import { numberAt } from '../numberAt.js';

/** Share of rows beyond which numbers that are not whole are no faults of single rows. */
const singleRows = 0.01;
/** Rows that a number may be astray before it comes back. */
const longestGlitch = 3;

/** The numbers of cycles of a column row by row; absent when they are none. */
export function cycleColumn(
  column: readonly number[],
  line: readonly number[],
  head: string,
  time?: readonly number[],
): { readonly cycle?: readonly number[]; readonly issues: readonly Issue[] } {
  const issue = (message: string, at: number): Issue => ({
    severity: 'warning',
    path: '',
    message,
    line: numberAt(line, at),
  });
  const odd = column.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6);
  const count = column.filter((value) => Math.abs(value - Math.round(value)) > 1e-6).length;
  if (count > singleRows * column.length)
    return {
      issues: [
        issue(
          `Column "${head}" holds no numbers of cycles: ${column[odd]} is not whole. Cycles were numbered by the current.`,
          odd,
        ),
      ],
    };
  const cycle = column.map((value) => (Math.abs(value - Math.round(value)) > 1e-6 ? Number.NaN : Math.round(value)));
  const issues: Issue[] = [];
  // What has no number belongs to the cycle of the row before.
  const known = cycle.find((value) => !Number.isNaN(value)) ?? 0;
  for (let i = 0; i < cycle.length; i++) if (Number.isNaN(cycle[i])) cycle[i] = cycle[i - 1] ?? known;
  const astray: number[] = [];
  for (let i = 1; i < cycle.length - 1; i++) {
    const before = numberAt(cycle, i - 1);
    if (cycle[i] === before) continue;
    for (let back = i + 1; back <= Math.min(i + longestGlitch, cycle.length - 1); back++) {
      if (cycle[back] !== before) continue;
      for (let row = i; row < back; row++) {
        cycle[row] = before;
        astray.push(row);
      }
      break;
    }
  }
  const [firstAstray] = astray;
  if (firstAstray !== undefined)
    issues.push(
      issue(
        `Column "${head}" leaves its number and comes back ${astray.length === 1 ? 'on' : `in ${astray.length} rows, first on`} line ${line[firstAstray]}; these rows were kept in the cycle around them.`,
        firstAstray,
      ),
    );
  const again = time ? restarts(cycle, time) : [];
  const [firstAgain] = again;
  if (firstAgain !== undefined) {
    issues.push(
      issue(
        `Column "${head}" starts again ${again.length === 1 ? 'on' : `${again.length} times, first on`} line ${line[firstAgain]} while the time goes on; its numbers were continued from the cycle before.`,
        firstAgain,
      ),
    );
    let offset = 0;
    const raw = [...cycle];
    for (let i = 1; i < cycle.length; i++) {
      if (again.includes(i)) offset = numberAt(cycle, i - 1) + 1 - numberAt(raw, i);
      cycle[i] = numberAt(raw, i) + offset;
    }
  }
  return { cycle, issues };
}

/** Rows on which numbers that rise by one begin anew with the first of the file, in a time that does not. */
function restarts(cycle: readonly number[], time: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < cycle.length; i++) {
    const step = numberAt(cycle, i) - numberAt(cycle, i - 1);
    if (step === 0) continue;
    if (step < 0 && cycle[i] === cycle[0] && numberAt(time, i) >= numberAt(time, i - 1)) found.push(i);
    else if (step !== 1) return [];
  }
  return found;
}
