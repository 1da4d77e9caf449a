import { batch, computed, effect, signal } from '@preact/signals';
import { differences } from './document.js';
import { apart, documents, lesson, library, measured, names, records } from './lab.js';
import { answer, drawn, revealed } from './lesson.js';

/** [ms] Changes of the same place that follow each other faster are one movement of a slider: one step back. */
const GESTURE = 1000;
/** Steps that are kept. */
const MOST = 200;

/** Everything that a reader can change and would not want to lose. */
const kept = { names, documents, measured, records, library, apart, lesson, answer, drawn, revealed };
type Kept = { readonly [key in keyof typeof kept]: (typeof kept)[key]['value'] };

const past = signal<readonly Kept[]>([]);
const future = signal<readonly Kept[]>([]);
export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

let now: Kept | undefined;
let restoring = false;

/** From now on every change can be taken back. */
export function followChanges(): void {
  let last = { at: -Infinity, place: '' };
  effect(() => {
    const next = read();
    const before = now;
    now = next;
    if (!before || restoring || unchanged(before, next)) return;
    const [at, place] = [performance.now(), placeOf(before, next)];
    const sameGesture = place === last.place && at - last.at < GESTURE;
    last = { at, place };
    // What is added here is not read here: the effect does not call itself.
    if (!sameGesture) past.value = [...past.peek(), before].slice(-MOST);
    future.value = [];
  });
}

export function undo(): void {
  move(past, future);
}

export function redo(): void {
  move(future, past);
}

function move(from: typeof past, to: typeof past): void {
  const target = from.peek().at(-1);
  if (!target || !now) return;
  const left = now;
  restoring = true;
  batch(() => {
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), left];
    for (const key of Object.keys(kept) as (keyof Kept)[]) write(key, target[key]);
  });
  restoring = false;
}

function read(): Kept {
  return Object.fromEntries(Object.entries(kept).map(([key, { value }]) => [key, value])) as Kept;
}

function write<K extends keyof Kept>(key: K, value: Kept[K]): void {
  (kept[key] as unknown as { value: Kept[K] }).value = value;
}

function unchanged(a: Kept, b: Kept): boolean {
  return (Object.keys(kept) as (keyof Kept)[]).every((key) => a[key] === b[key]);
}

/** What has changed: places in the documents, else the names of the parts. */
function placeOf(a: Kept, b: Kept): string {
  const parts = (Object.keys(kept) as (keyof Kept)[]).filter((key) => a[key] !== b[key]);
  return parts.join() === 'documents' ? JSON.stringify(differences(a.documents, b.documents)) : parts.join();
}
