import { batch, effect, signal } from '@preact/signals';
import { lessons } from '../lessons/lessons.js';
import { canUndo } from './history.js';
import {
  apart,
  choosePair,
  cursor,
  followDocuments,
  lesson,
  names,
  notice,
  playing,
  takeLinked,
  variants,
  whereCellsDiffer,
  wholeScenario,
} from './lab.js';
import { answer, begin, drawn, openLesson, revealed, step, view } from './lesson.js';
import { decodeState, encodePlainly, encodeState, type LinkView } from './link.js';
import { tab, tabNames } from './tab.js';

/** [ms] Pause after the last change before the address is rewritten. */
const PAUSE = 400;
const DRAFT = 'argyrode-draft';
const LATE = 'argyrode-late';

/** Address of the cells of last time, where the page was opened without one; undefined when there is none. */
export const draft = signal<string | undefined>(undefined);

/** Takes the state of the page from its address, and from then on puts it there. */
export async function openFromAddress(): Promise<void> {
  const hash = late(location.hash);
  await take(hash);
  if (!/[zs]=|lesson=/.test(hash)) draft.value = stored(() => localStorage, DRAFT);
  followDocuments();
  followState();
}

/** The cells of last time. */
export async function bringBack(): Promise<void> {
  const hash = draft.peek();
  draft.value = undefined;
  if (hash) await take(hash);
}

async function take(hash: string): Promise<void> {
  const state = await decodeState(hash);
  if ('problem' in state) {
    notice.value = {
      is: 'unknown',
      name: 'The link',
      issues: [
        { severity: 'error', path: '', message: state.problem, hint: 'the link may have been cut when it was copied' },
      ],
    };
    return;
  }
  if (state.scenario) await takeLinked(state.scenario);
  batch(() => show(state.view, state.scenario !== undefined));
}

function show(wanted: LinkView, withCells: boolean): void {
  const { lesson: key, pair, cycle, moment } = wanted;
  if (pair) choosePair(variants.value[pair[0]]?.name ?? '', variants.value[pair[1]]?.name ?? '');
  const at = key === undefined ? -1 : lessons.findIndex((one, i) => one.key === key || String(i + 1) === key);
  const chosen = lessons[at];
  if (chosen) {
    // A link to a lesson without cells of its own opens the lesson's cells.
    if (withCells) {
      lesson.value = at;
      begin(chosen);
    } else openLesson(at);
    const { options } = chosen.question;
    if (wanted.answer !== undefined && wanted.answer < options.length) answer.value = wanted.answer;
    if (wanted.drawn?.length === chosen.prediction.points.length) drawn.value = wanted.drawn;
    revealed.value = wanted.revealed === true;
    step.value = Math.min(3, wanted.step ?? 0);
  }
  if (wanted.mode) view.value = wanted.mode;
  if (cycle !== undefined || moment !== undefined)
    cursor.value = { cycle: cycle ?? cursor.value.cycle, position: moment ?? cursor.value.position };
  if (wanted.apart) apart.value = new Set(wanted.apart.map((path) => JSON.stringify(pathOf(path))));
  const named = tabNames.find((name) => name === wanted.tab);
  if (named) tab.value = named;
}

const pathOf = (text: string) => text.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** What the page shows, in the words of a link. What moves by itself is not followed. */
function shown(): LinkView {
  const chosen = lesson.value === undefined ? undefined : lessons[lesson.value];
  const all = variants.value.map(({ name }) => name);
  const pair = names.value.map((name) => all.indexOf(name.replace(/ \(2\)$/, '')));
  const { cycle, position } = playing.value === '' ? cursor.value : cursor.peek();
  const first = variants.value[0];
  const start = first && whereCellsDiffer(first.document);
  return {
    ...(all.length > 2 ? { pair: [pair[0], pair[1]] as const } : {}),
    ...(chosen
      ? {
          lesson: chosen.key,
          ...(answer.value === undefined ? {} : { answer: answer.value }),
          drawn: drawn.value,
          revealed: revealed.value,
          step: step.value,
        }
      : {}),
    ...(start?.cycle === cycle ? {} : { cycle }),
    moment: Number(position.toFixed(2)),
    ...(tab.value === 'particle' ? {} : { tab: tab.value }),
    apart: [...apart.value].map((path) => (JSON.parse(path) as unknown[]).join('.')),
    ...(view.value === 'page' ? {} : { mode: view.value }),
  };
}

function followState(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: (() => string) | undefined;
  const put = (hash: string): void => {
    history.replaceState(null, '', hash);
    // Cells that nobody has changed are no draft.
    if (canUndo.peek()) store(() => localStorage, DRAFT, hash);
  };
  effect(() => {
    const [scenario, words] = [wholeScenario(), shown()];
    clearTimeout(timer);
    const mine = () => encodePlainly(scenario, words);
    due = mine;
    timer = setTimeout(() => {
      // Packing takes its time: until it is done, the change is still due.
      void encodeState(scenario, words).then((hash) => {
        if (due !== mine) return;
        due = undefined;
        put(hash);
      });
    }, PAUSE);
  });
  // Whoever reloads at once does not lose the last change: the address itself cannot be changed any more.
  addEventListener('pagehide', () => {
    if (due) store(() => sessionStorage, LATE, JSON.stringify([location.hash, due()]));
  });
}

/** The address, or what it would have become if the page had not been left at once. */
function late(hash: string): string {
  const left = stored(() => sessionStorage, LATE);
  if (left === undefined) return hash;
  store(() => sessionStorage, LATE, '');
  const [from, to] = JSON.parse(left) as [string, string];
  return from === hash ? to : hash;
}

// A page in a frame may not be allowed to remember; then it does not.

function store(where: () => Storage, key: string, text: string): void {
  try {
    where().setItem(key, text);
  } catch {
    // Full, or not allowed.
  }
}

function stored(where: () => Storage, key: string): string | undefined {
  try {
    return where().getItem(key) || undefined;
  } catch {
    return undefined;
  }
}
