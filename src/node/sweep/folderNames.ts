/** In the folder of a study: its record, the finished parts of its table, and the rows of unfinished ones. */
export const recordName = 'study.json';
export const partsName = 'runs';
export const journalName = 'unfinished';

/** Names sort as their runs do. */
export function partName(part: number): string {
  return `part-${String(part).padStart(4, '0')}.parquet`;
}

export function partNumber(name: string): number | undefined {
  const found = /^part-(\d+)\.parquet$/.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}
