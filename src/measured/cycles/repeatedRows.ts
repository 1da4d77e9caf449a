import type { Issue } from '../../scenario/document/issue.js';
import { numberAt } from '../numberAt.js';

/** Fewer rows alike are a coincidence. */
const leastAlike = 3;

/**
 * Blocks of rows that stand in the file a second time: where the time steps back to a moment that was there before and the
 * rows from there on are the same in every column. Returns which rows to keep.
 */
export function repeatedRows(
  columns: readonly (readonly number[])[],
  time: readonly number[],
  line: readonly number[],
): { readonly keep?: readonly boolean[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let keep: boolean[] | undefined;
  let seen: Map<string, number> | undefined;
  const alike = (a: number, b: number): boolean => columns.every((column) => Object.is(column[a], column[b]));
  for (let i = 1; i < time.length; i++) {
    if (!(numberAt(time, i) < numberAt(time, i - 1))) continue;
    seen ??= new Map(time.map((_, row) => [keyOf(columns, row), row] as const).reverse());
    const earlier = seen.get(keyOf(columns, i));
    if (earlier === undefined || earlier >= i) continue;
    let length = 0;
    while (i + length < time.length && earlier + length < i && alike(earlier + length, i + length)) length++;
    if (length < leastAlike) continue;
    keep ??= time.map(() => true);
    keep.fill(false, i, i + length);
    issues.push({
      severity: 'warning',
      path: '',
      message: `Lines ${line[i]} to ${line[i + length - 1]} repeat lines ${line[earlier]} to ${line[earlier + length - 1]}; the repetition is left out.`,
      line: numberAt(line, i),
    });
    i += length - 1;
  }
  return { ...(keep ? { keep } : {}), issues };
}

function keyOf(columns: readonly (readonly number[])[], row: number): string {
  return columns.map((column) => column[row]).join('|');
}
