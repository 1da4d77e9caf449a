/** A line of a file, counted from 0; empty beyond its ends. */
export function lineAt(lines: readonly string[], at: number): string {
  return lines[at] ?? '';
}
