import type { Measurement } from '../../index.js';
import type { CellRequest } from './messages.js';

/**
 * One cell of the page as a scenario: its document with everything that stands in it, and the measured points under the names
 * that they were given. The other names are there so that their points are understood, too.
 */
export function cellRequest(name: string, document: object, data: readonly Measurement[]): CellRequest {
  const names = new Set([name, ...data.flatMap(({ variant }) => variant ?? [])]);
  const variants = Object.fromEntries([...names].map((one) => [one, {}]));
  return { name, text: JSON.stringify({ ...document, ...(data.length > 0 ? { data } : {}), variants }) };
}
