import { fixed, said } from '../../lessons/claim.js';
import { cells, documents } from '../../state/lab.js';
import {
  answer,
  apply,
  backToStart,
  drawn,
  evidence,
  open,
  revealed,
  situation,
  verdict,
  withheld,
} from '../../state/lesson.js';
import { sideTrouble } from '../../state/sideRuns.js';
import { Icon } from '../Icon.js';

/** What is asked, what may be answered, and the button that shows what the simulation says. */
export function Question() {
  const chosen = open.value;
  if (!chosen) return null;
  const { question, caption } = chosen;
  const given = answer.value;
  const found = revealed.value ? verdict.value : undefined;
  return (
    <section class="panel" aria-label="Question">
      <h3 class="question">{question.asks}</h3>
      <p class="soft">{caption}</p>
      <fieldset class="options">
        <legend class="visually-hidden">Your answer</legend>
        {question.options.map(({ text }, i) => (
          <button
            key={text}
            type="button"
            aria-pressed={given === i}
            class={found && found.option === i ? 'supported' : ''}
            onClick={() => {
              answer.value = i;
            }}
          >
            {text}
            {found && found.option === i && (
              <>
                <Icon name="check" />
                <span class="visually-hidden">, says the simulation</span>
              </>
            )}
          </button>
        ))}
      </fieldset>
      {!revealed.value && (
        <p>
          <button
            type="button"
            class="primary"
            onClick={() => {
              revealed.value = true;
            }}
          >
            Show the simulation
          </button>{' '}
          <span class="soft small">
            {given === undefined ? 'Answer and draw first: ' : 'Draw first: '}
            {chosen.prediction.asks}
          </span>
        </p>
      )}
    </section>
  );
}

/** The verdict with its numbers, what was drawn beside what was found, and why. Read out when it comes. */
export function Answer() {
  const chosen = open.value;
  if (!chosen) return null;
  return (
    <section class="panel" aria-label="Answer">
      <h3>Answer</h3>
      <div role="status" aria-live="polite">
        <Spoken />
      </div>
      {revealed.value && <p>{chosen.explanation}</p>}
      {revealed.value && <p class="soft small">{chosen.paper}</p>}
    </section>
  );
}

function Spoken() {
  const [chosen, found] = [open.value, evidence.value];
  if (!chosen) return null;
  if (!revealed.value) return <p class="soft">It comes after your own.</p>;
  if (sideTrouble.value !== '') return <p>The simulation broke down: {sideTrouble.value}</p>;
  if (withheld.value !== '') return <p>No verdict. {withheld.value}</p>;
  const at = situation.value;
  if (!found) return <p class="soft">The simulation is still working on it …</p>;
  if (at !== undefined && at >= 0) return <Tried index={at} />;
  const judged = verdict.value;
  if (!judged) return <p>No verdict: the numbers lie between the answers.</p>;
  const given = answer.value;
  const agrees = given === judged.option;
  return (
    <>
      <p>
        {given !== undefined && <b>{agrees ? 'The simulation agrees. ' : 'The simulation says otherwise. '}</b>}
        {at === undefined && 'With your changes: '}
        <b>{chosen.question.options[judged.option].text}.</b> {judged.because}
      </p>
      {chosen.claims.map((one) => {
        const text = said(one, found);
        return text && <p key={one.says}>{text}</p>;
      })}
      {at === -1 && <Drawing />}
    </>
  );
}

function Tried({ index }: { readonly index: number }) {
  const [chosen, found] = [open.value, evidence.value];
  const one = chosen?.tries[index];
  if (!one || !found) return null;
  return (
    <p>
      <b>{one.asks}</b> {said(one.claim, found) ?? 'The simulation does not show here what it was to show.'}
    </p>
  );
}

/** How far what was drawn by hand is from what was simulated. */
function Drawing() {
  const [chosen, found] = [open.value, evidence.value];
  if (!chosen || !found) return null;
  const { points, unit, found: read } = chosen.prediction;
  const moved = points.flatMap(({ at, label, begin }, i) =>
    drawn.value[i] === begin ? [] : [{ label, own: drawn.value[i], true: read(at, found) }],
  );
  if (moved.length === 0) return null;
  const worst = moved.reduce((a, b) => (Math.abs(b.own - b.true) > Math.abs(a.own - a.true) ? b : a));
  return (
    <p>
      Of what you drew this is furthest off: {worst.label}, drawn {fixed(worst.own)}, simulated {fixed(worst.true)}{' '}
      {unit}.
    </p>
  );
}

/** What to try, each by one button; the sentence about it comes from the simulation. */
export function Tries() {
  const chosen = open.value;
  if (!chosen) return null;
  documents.value;
  const busy = cells.some((cell) => !cell.done.value);
  return (
    <section class="panel" aria-label="Try it">
      <h3>Try it</h3>
      <ul class="tries">
        {chosen.tries.map((one, i) => (
          <li key={one.asks}>
            <button
              type="button"
              aria-pressed={situation.value === i}
              disabled={!revealed.value}
              onClick={() => (situation.value === i ? backToStart() : apply(i))}
            >
              {one.asks}
            </button>
            {revealed.value && situation.value === i && (
              <div class="tried">
                {busy && !evidence.value ? <p class="soft">Simulating …</p> : <Tried index={i} />}
              </div>
            )}
          </li>
        ))}
      </ul>
      {!revealed.value && <p class="soft small">After the answer.</p>}
    </section>
  );
}

export function LeftOut() {
  const chosen = open.value;
  if (!chosen) return null;
  return (
    <section class="panel" aria-label="What is left out">
      <h3>What is left out</h3>
      <ul>
        {chosen.leftOut.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** For whoever teaches: what it is for, how long it takes, and what students get wrong. */
export function Teacher() {
  const chosen = open.value;
  if (!chosen) return null;
  const { goal, minutes, wrong } = chosen.teacher;
  return (
    <details class="panel teacher">
      <summary>Notes for the teacher</summary>
      <p>
        <b>Goal.</b> {goal}
      </p>
      <p>
        <b>Time.</b> {minutes} minutes with the discussion of what was drawn.
      </p>
      <p>
        <b>What students get wrong.</b>
      </p>
      <ul>
        {wrong.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
