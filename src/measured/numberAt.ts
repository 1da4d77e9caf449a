/** NaN beside the rows of a column: nothing follows from it. */
export function numberAt(column: ArrayLike<number>, row: number): number {
  return column[row] ?? Number.NaN;
}
