import { expect } from 'vitest';

/** What was read, nothing being wrong with it. */
export function withoutIssues<R extends { readonly issues: readonly unknown[] }>(read: R): R {
  expect(read.issues).toEqual([]);
  return read;
}
