import { useEffect } from 'preact/hooks';
import { lessons } from '../../lessons/lessons.js';
import { lesson } from '../../state/lab.js';
import { backToStart, begin, open, openLesson, situation, step, view } from '../../state/lesson.js';
import { Icon } from '../Icon.js';
import { Answer, LeftOut, Question, Teacher, Tries } from './Narrative.js';
import { LessonControls, LessonPicture } from './Picture.js';

/** One step of a presentation. */
const steps = ['Question', 'Answer', 'Try it', 'What is left out'] as const;

/** A lesson as a page: one picture that stays, and beside it question, answer, what to try and what is left out. */
export function LessonView() {
  useArrowKeys();
  const chosen = open.value;
  const index = lesson.value;
  if (!chosen || index === undefined) return null;
  const presenting = view.value === 'present';
  const shown = (at: number): boolean => !presenting || step.value === at;
  return (
    <main id="content" tabIndex={-1} class={`lesson-view ${presenting ? 'presenting' : ''}`}>
      <div class="lesson-bar">
        {view.value !== 'page' && <h1 class="visually-hidden">Argyrode lab</h1>}
        <h2>
          {index + 1}. {chosen.title}
        </h2>
        <div class="buttons">
          {presenting && (
            <span class="steps">
              <button type="button" disabled={step.value === 0} onClick={() => turn(-1)}>
                Back
              </button>
              <span>
                {steps[step.value]}, {step.value + 1} of {steps.length}
              </span>
              <button type="button" disabled={step.value === steps.length - 1} onClick={() => turn(1)}>
                On
              </button>
            </span>
          )}
          <button
            type="button"
            onClick={() => {
              backToStart();
              begin(chosen);
            }}
          >
            Start again
          </button>
          {situation.value !== -1 && (
            <button type="button" onClick={backToStart}>
              Cells of the lesson
            </button>
          )}
          {view.value !== 'embed' && (
            <button
              type="button"
              aria-pressed={presenting}
              onClick={() => {
                view.value = presenting ? 'page' : 'present';
              }}
            >
              Present
            </button>
          )}
          {index > 0 && !presenting && (
            <button type="button" onClick={() => openLesson(index - 1)}>
              Previous lesson
            </button>
          )}
          {index + 1 < lessons.length && !presenting && (
            <button type="button" onClick={() => openLesson(index + 1)}>
              Next lesson
            </button>
          )}
          {view.value !== 'embed' && (
            <button type="button" onClick={() => openLesson(undefined)}>
              <Icon name="close" /> To the lab
            </button>
          )}
        </div>
      </div>
      <div class="lesson-grid">
        <LessonPicture />
        <LessonControls />
        <div class="narrative">
          {shown(0) && <Question />}
          {shown(1) && <Answer />}
          {shown(2) && <Tries />}
          {shown(3) && <LeftOut />}
          {!presenting && <Teacher />}
        </div>
      </div>
    </main>
  );
}

/** Arrow keys turn the steps of a presentation unless they move a control. */
function useArrowKeys(): void {
  useEffect(() => {
    const pressed = ({ key, target }: KeyboardEvent): void => {
      if (view.value !== 'present' || (target instanceof Element && target.matches('input, select, summary'))) return;
      if (key === 'ArrowRight' || key === 'PageDown') turn(1);
      if (key === 'ArrowLeft' || key === 'PageUp') turn(-1);
      if (key === 'Escape') view.value = 'page';
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function turn(by: number): void {
  step.value = Math.min(steps.length - 1, Math.max(0, step.value + by));
}
