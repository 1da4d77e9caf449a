import { defined } from '../defined.js';
import type { Issue } from './issue.js';
import type { Path } from './path.js';

/** An issue with its place as segments, before it is known where in the file that place was written. */
export interface PlacedIssue extends Omit<Issue, 'path' | 'file' | 'line' | 'column'> {
  readonly place: Path;
}

export function placedIssue(
  place: Path,
  message: string,
  more: { got?: string | undefined; allowed?: string | undefined; hint?: string | undefined } = {},
): PlacedIssue {
  return defined({ severity: 'error' as const, place, message, ...more });
}
