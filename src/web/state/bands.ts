import { batch, effect, signal } from '@preact/signals';
import { cellRequest } from '../engine/cellRequest.js';
import { type Client, openClient } from '../engine/client.js';
import type { PredictedBands } from '../engine/messages.js';
import { same } from './document.js';
import { both, cells, documents, names, type Which } from './lab.js';

/** What the population of studies predicts of a cell, or how many draws have been run. */
interface Prediction {
  readonly document: object;
  readonly done: number;
  readonly bands?: PredictedBands | undefined;
}

/** Whether bands are wanted behind the curves. */
export const wantsBands = signal(false);
const predictions = signal<readonly [Prediction | undefined, Prediction | undefined]>([undefined, undefined]);
const clients: (Client | undefined)[] = [undefined, undefined];

/** The population is about cells under the laws that its studies have in common. */
export function isPredictable(which: Which): boolean {
  return documents.value[which].laws === 'transferable';
}

/** The bands of a cell as it is now. */
export function bandsOf(which: Which): PredictedBands | undefined {
  const found = predictions.value[which];
  return wantsBands.value && found && same(found.document, documents.value[which]) ? found.bands : undefined;
}

/** Draws that have been run for a cell; undefined when nobody is at it. */
export function drawsDone(which: Which): number | undefined {
  const found = predictions.value[which];
  return found && !found.bands && clients[which] ? found.done : undefined;
}

function set(which: Which, next: Prediction | undefined): void {
  const [a, b] = predictions.peek();
  predictions.value = which === 0 ? [next, b] : [a, next];
}

/** [ms] Pause after the last change before draws are run. */
const PAUSE = 500;

/** Has the bands of both cells computed, in a worker for each, once the cells themselves are there. */
export function followBands(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const ready = wantsBands.value && cells.every((cell) => cell.refined.value);
    const now = documents.value;
    clearTimeout(timer);
    if (!wantsBands.value) for (const i of both) stop(i);
    if (!ready) return;
    timer = setTimeout(() => {
      for (const i of both) if (isPredictable(i)) ask(i, now[i]);
    }, PAUSE);
  });
}

function ask(which: Which, document: object): void {
  const known = predictions.peek()[which];
  if (known && same(known.document, document)) return;
  stop(which);
  set(which, { document, done: 0 });
  const client = openClient((report) =>
    batch(() => {
      if (report.kind === 'drawn') set(which, { document, done: report.done });
      else if (report.kind === 'predicted') {
        stop(which);
        set(which, { document, done: 0, bands: report.bands });
      }
    }),
  );
  clients[which] = client;
  client.send({ kind: 'predict', cell: cellRequest(names.peek()[which], document, []) });
}

function stop(which: Which): void {
  clients[which]?.close();
  clients[which] = undefined;
  if (!predictions.peek()[which]?.bands && predictions.peek()[which]) set(which, undefined);
}
