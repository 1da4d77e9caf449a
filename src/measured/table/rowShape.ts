import type { Issue } from '../../scenario/document/issue.js';
import type { Layout } from './layout.js';
import { lineAt } from './lineAt.js';
import { isValue } from './writtenNumber.js';

/** Rows looked at. */
const sampled = 3000;

/**
 * Whether the cells of the rows can stand under the heads: more values than heads in most rows mean decimal commas between
 * separating commas or a column without a head, more heads than values in a file separated by blanks mean blanks in heads.
 * Nothing can then be said to stand in the right column.
 */
export function rowShape({ lines, firstLine, headLine, heads, split, separator }: Layout): readonly Issue[] {
  if (headLine === undefined) return [];
  let [rows, wide, narrow] = [0, 0, 0];
  let widest: { readonly line: number; readonly values: number } | undefined;
  for (let at = firstLine; at < Math.min(lines.length, firstLine + sampled); at++) {
    const cells = split(lineAt(lines, at));
    if (!cells.some(isValue)) continue;
    rows++;
    if (hasValuesBeyond(cells, heads.length)) {
      wide++;
      widest ??= { line: at + 1, values: cells.length };
    }
    if (cells.length < heads.length) narrow++;
  }
  if (widest !== undefined && wide > 0.5 * rows) {
    return [
      {
        severity: 'error',
        path: '',
        message: `Line ${widest.line} has ${widest.values} cells under ${heads.length} heads: which stands in which column cannot be said.`,
        got: lineAt(lines, widest.line - 1)
          .trim()
          .slice(0, 80),
        hint:
          separator === ','
            ? 'are there decimal commas in a file separated by commas? export it with semicolons or tabs, or with decimal points'
            : 'does a column have no head, or does a number hold a separator?',
        line: widest.line,
      },
    ];
  }
  if (separator !== ' ' || rows === 0 || narrow < 0.9 * rows) return [];
  return [
    {
      severity: 'error',
      path: '',
      message: `Line ${headLine + 1} seems to hold ${heads.length} heads over ${split(lineAt(lines, firstLine)).length} columns: there are blanks within heads of a table that is separated by blanks.`,
      got: lineAt(lines, headLine).trim().slice(0, 80),
      hint: 'separate with tabs or commas, or write the heads without blanks: Discharge_capacity/mAh/g',
      line: headLine + 1,
    },
  ];
}

/** Notes beyond the last head do not matter; values do. */
export function hasValuesBeyond(cells: readonly string[], heads: number): boolean {
  return cells.length > heads && cells.slice(heads).some(isValue);
}
