import { signal } from '@preact/signals';
import { cellRequest } from '../engine/cellRequest.js';
import { type Client, openClient } from '../engine/client.js';
import type { Report, SideRun } from '../engine/messages.js';
import type { Plain } from './document.js';

export interface Wanted {
  readonly name: string;
  readonly document: Plain;
  readonly spectraAfter: readonly number[];
}

/** Cells that are simulated beside the two of the page, one after the other in a worker of their own, each once. */
const known = signal<ReadonlyMap<string, SideRun>>(new Map());
export const sideTrouble = signal('');
let queue: readonly Wanted[] = [];
let busy: { readonly id: number; readonly key: string } | undefined;
let client: Client | undefined;
let lastId = 0;

/** More than a lesson with all that it proposes to try. */
const MOST = 200;

const keyOf = ({ document, spectraAfter }: Omit<Wanted, 'name'>): string => JSON.stringify([document, spectraAfter]);

/** What is known of a cell. */
export function sideRunOf(wanted: Omit<Wanted, 'name'>): SideRun | undefined {
  return known.value.get(keyOf(wanted));
}

/** From now on these are wanted, in this order; what was wanted before and has not begun is not any more. */
export function want(cells: readonly Wanted[]): void {
  queue = cells.filter((cell) => !known.peek().has(keyOf(cell)));
  next();
}

function next(): void {
  if (busy) return;
  const [cell, ...rest] = queue;
  if (!cell) return;
  queue = rest;
  const key = keyOf(cell);
  if (known.peek().has(key)) {
    next();
    return;
  }
  busy = { id: ++lastId, key };
  client ??= openClient(received);
  client.send({
    kind: 'side',
    id: busy.id,
    cell: cellRequest(cell.name, cell.document, []),
    spectraAfter: cell.spectraAfter,
  });
}

function received(report: Report): void {
  if (report.kind === 'broken') {
    sideTrouble.value = report.message;
    busy = undefined;
    next();
    return;
  }
  if (report.kind !== 'side' || report.id !== busy?.id) return;
  const kept = [...known.peek()].slice(-MOST);
  known.value = new Map([...kept, [busy.key, report.run]]);
  sideTrouble.value = '';
  busy = undefined;
  next();
}
