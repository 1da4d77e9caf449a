import { signal } from '@preact/signals';
import type { Evidence } from '../lessons/lesson.js';
import { lessons } from '../lessons/lessons.js';
import { same } from '../state/document.js';
import {
  both,
  cells,
  cursor,
  documents,
  lesson,
  load,
  lossLevel,
  names,
  shownLevel,
  type Which,
} from '../state/lab.js';
import { Icon } from './Icon.js';
import { LevelMark } from './Keys.js';
import { lossOf } from './Losses.js';

const answer = signal<number | undefined>(undefined);

export function openLesson(index: number | undefined): void {
  answer.value = undefined;
  lesson.value = index;
  const chosen = index === undefined ? undefined : lessons[index];
  if (!chosen) return;
  load(chosen.pair);
  cursor.value = chosen.cursor;
}

/** The list of lessons. */
export function LessonMenu() {
  return (
    <label class="lesson-menu">
      <span class="visually-hidden">Lesson</span>
      <select
        value={lesson.value ?? ''}
        onChange={(event) =>
          openLesson(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
        }
      >
        <option value="">Lessons …</option>
        {lessons.map(({ title }, i) => (
          <option key={title} value={i}>
            {i + 1}. {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Question, prediction, what the simulation says, why, and what to try next. */
export function LessonPanel() {
  const index = lesson.value;
  const chosen = index === undefined ? undefined : lessons[index];
  if (index === undefined || !chosen) return null;
  const given = answer.value;
  const ready = cells.every((cell) => cell.done.value);
  const evidence = both.map(evidenceOf);
  const [a, b] = evidence;
  const verdict = given !== undefined && ready && a && b ? chosen.judge(a, b) : undefined;
  // The split of the loss becomes fine later than the runs: it counts where the verdict cannot do without it.
  const bySplit = a && b && chosen.judge({ ...a, loss: undefined }, { ...b, loss: undefined }) === undefined;
  const level = bySplit ? lossLevel.value : shownLevel.value;
  const changed = both.some((i) => !same(documents.value[i], chosen.pair[i].document));
  return (
    <section class="panel lesson" aria-label={`Lesson ${index + 1}`}>
      <div class="panel-head">
        <h2>
          {index + 1}. {chosen.title}
        </h2>
        <span class="buttons">
          {changed && (
            <button type="button" onClick={() => openLesson(index)}>
              Start again
            </button>
          )}
          {index + 1 < lessons.length && (
            <button type="button" onClick={() => openLesson(index + 1)}>
              Next
            </button>
          )}
          <button type="button" aria-label="Close the lesson" onClick={() => openLesson(undefined)}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <div class="lesson-body">
        <div>
          <p class="question">{chosen.question}</p>
          <p class="soft">{chosen.look}</p>
          <fieldset class="options">
            <legend class="visually-hidden">Your prediction</legend>
            {chosen.options.map((option, i) => (
              <button
                key={option}
                type="button"
                aria-pressed={given === i}
                class={verdict && i === verdict.option ? 'supported' : ''}
                onClick={() => {
                  answer.value = i;
                }}
              >
                {option}
                {verdict && i === verdict.option && <Icon name="check" />}
              </button>
            ))}
          </fieldset>
        </div>
        <div aria-live="polite">
          {given !== undefined && !verdict && <p class="soft">The simulation is still working on it …</p>}
          {verdict && (
            <div class="verdict">
              <p>
                <b>{given === verdict.option ? 'The simulation agrees.' : 'The simulation says otherwise.'}</b>
                {changed && ' With your changes: '} {verdict.because} <LevelMark level={level} />
              </p>
              <p>{chosen.explanation}</p>
              <p class="try">
                <b>Try:</b>
              </p>
              <ul>
                {chosen.tries.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              <p class="soft small">{chosen.paper}</p>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function evidenceOf(which: Which): Evidence | undefined {
  const cell = cells[which];
  cell.arrived.value;
  const run = cell.refused.value ? undefined : cell.shown.value;
  const rows = run?.rows.filter(({ dischargeCapacity }) => Number.isFinite(dischargeCapacity)) ?? [];
  if (!run || rows.length === 0) return undefined;
  const loss = lossOf(which);
  return {
    name: names.value[which],
    rows,
    first: rows[0],
    last: rows[rows.length - 1],
    spectra: run.spectra,
    loss,
    lostTo: (mechanism) => loss?.parts.find((part) => part.mechanism === mechanism)?.loss ?? 0,
  };
}
