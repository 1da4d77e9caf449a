import { batch, computed, effect, signal } from '@preact/signals';
import type { Evidence } from '../lessons/evidence.js';
import { gathered, scanOf, spectraAfter, startOf, tried } from '../lessons/gather.js';
import { incomparable, verdictOf } from '../lessons/judge.js';
import type { Lesson } from '../lessons/lesson.js';
import { lessons } from '../lessons/lessons.js';
import { same } from './document.js';
import { both, cells, cursor, documents, lesson, load } from './lab.js';
import { sideRunOf, want } from './sideRuns.js';

/** What the reader has chosen and drawn, and whether the simulation may be seen. */
export const answer = signal<number | undefined>(undefined);
export const drawn = signal<readonly number[]>([]);
export const revealed = signal(false);
/** The whole page, one step after the other on a projector, or without what a frame around it has. */
export const view = signal<'page' | 'present' | 'embed'>('page');
export const step = signal(0);

export const open = computed((): Lesson | undefined =>
  lesson.value === undefined ? undefined : lessons[lesson.value],
);

/** Opens a lesson from its beginning; undefined goes back to the lab with the cells as they are. */
export function openLesson(index: number | undefined): void {
  const chosen = index === undefined ? undefined : lessons[index];
  batch(() => {
    lesson.value = chosen && index;
    if (!chosen) {
      if (view.value === 'present') view.value = 'page';
      return;
    }
    load(chosen.pair, chosen.measured);
    cursor.value = { cycle: chosen.picture.kind === 'voltage' ? chosen.picture.cycle : 1, position: 1.5 };
    begin(chosen);
  });
}

/** The reader's part of a lesson, empty. */
export function begin(chosen: Lesson): void {
  answer.value = undefined;
  drawn.value = chosen.prediction.points.map((point) => point.begin);
  revealed.value = false;
  step.value = 0;
}

export function draw(index: number, value: number): void {
  const prediction = open.peek()?.prediction;
  if (!prediction) return;
  const { from, to, step: least } = prediction;
  const kept = Math.min(to, Math.max(from, Math.round(value / least) * least));
  if (Number.isFinite(kept)) drawn.value = drawn.value.map((old, i) => (i === index ? kept : old));
}

/** Both cells as a try asks for them. */
export function apply(index: number): void {
  const chosen = open.peek();
  const one = chosen?.tries[index];
  if (chosen && one) documents.value = tried(startOf(chosen), one);
}

export function backToStart(): void {
  const chosen = open.peek();
  if (chosen) documents.value = startOf(chosen);
}

/** Which of the tries the cells are, -1: as the lesson begins; undefined: changed otherwise. */
export const situation = computed((): number | undefined => {
  const chosen = open.value;
  if (!chosen) return undefined;
  if (same(documents.value, startOf(chosen))) return -1;
  const found = chosen.tries.findIndex((one) => same(documents.value, tried(startOf(chosen), one)));
  return found < 0 ? undefined : found;
});

/** All simulations that the lesson speaks of; undefined while one of them is missing. */
export const evidence = computed((): Evidence | undefined => {
  const chosen = open.value;
  if (!chosen) return undefined;
  const after = spectraAfter(chosen);
  return gathered(chosen, documents.value, (_, document) => {
    const own = both.find((i) => same(documents.value[i], document));
    const cell = own === undefined ? undefined : cells[own];
    cell?.arrived.value;
    const run = cell?.done.value && !cell.refused.value ? cell.quick.value : undefined;
    return run ?? sideRunOf({ document, spectraAfter: after });
  });
});

/** Why there is no verdict although everything has been computed; empty when there is one. */
export const withheld = computed((): string => {
  const chosen = open.value;
  if (!chosen) return '';
  if (both.some((i) => cells[i].refused.value)) return 'One of the cells cannot be computed like this.';
  const broken = both.find((i) => {
    const run = cells[i].quick.value;
    return run?.status !== undefined && run.status.code !== 'completed';
  });
  if (broken !== undefined) return 'One of the cells did not come to its end.';
  if (situation.value !== undefined && situation.value >= 0) return '';
  return incomparable(chosen, documents.value);
});

export const verdict = computed(() => {
  const [chosen, found] = [open.value, evidence.value];
  return chosen && found && withheld.value === '' ? verdictOf(chosen.question, found) : undefined;
});

/** Has all cells simulated that the lesson needs. */
export function followLesson(): void {
  effect(() => {
    const chosen = open.value;
    if (!chosen) return;
    const after = spectraAfter(chosen);
    const now = documents.value;
    const pairs = same(now, startOf(chosen)) ? [now] : [now, startOf(chosen)];
    const own = pairs
      .slice(1)
      .flatMap((pair) => pair.map((document) => ({ name: 'cell', document, spectraAfter: after })));
    const scans = pairs.flatMap((pair) => scanOf(chosen, pair).map((cell) => ({ ...cell, spectraAfter: after })));
    want([...own, ...scans]);
  });
}
