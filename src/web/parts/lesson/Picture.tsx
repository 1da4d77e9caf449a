import { Chart } from '../../charts/Chart.js';
import { lessonOption } from '../../charts/lessonOptions.js';
import type { CellLines, Pair } from '../../charts/options.js';
import { evidenceOf, hoursUntil } from '../../lessons/evidence.js';
import { scanOf, spectraAfter } from '../../lessons/gather.js';
import type { Lesson } from '../../lessons/lesson.js';
import { same } from '../../state/document.js';
import { fieldAt } from '../../state/fields.js';
import { both, cells, documents, names } from '../../state/lab.js';
import { draw, drawn, open, revealed } from '../../state/lesson.js';
import { sideRunOf } from '../../state/sideRuns.js';
import { palette } from '../../state/theme.js';
import { Switches } from '../Mechanisms.js';
import { FieldRow } from '../Recipe.js';

/** The one picture of a lesson, what is drawn into it by hand, and the same by keyboard. */
export function LessonPicture() {
  const chosen = open.value;
  if (!chosen) return null;
  const { picture, prediction } = chosen;
  const pair = lines(chosen);
  const colours = palette.value;
  const shown = revealed.value;
  const scan = scanned(chosen);
  const places = handlePlaces(chosen, pair);
  const scene = {
    pair,
    scan,
    measured: chosen.measured,
    revealed: shown,
    handles: places,
    ofCells: areOfCells(chosen),
  };
  const dots = chosen.measured.length > 0 || (picture.kind === 'scan' && picture.measured.length > 0);
  return (
    <section class={`panel picture ${picture.kind === 'nyquist' ? 'flat' : ''}`} aria-label="Picture">
      <div class="panel-head">
        <span class="keys">
          {picture.kind === 'scan' ? (
            <>
              <span class={`line-key cell-${picture.of.toLowerCase()}`}>{picture.label.split(' / ')[0]}</span>
              {picture.before && <span class="dashed-key">{picture.before.label}</span>}
            </>
          ) : (
            both.map((i) => (
              <span key={i} class={`line-key cell-${'ab'[i]}`}>
                {names.value[i]}
              </span>
            ))
          )}
          {picture.kind === 'nyquist' && <span class="dashed-key">after the first cycle</span>}
          {shown && dots && <span class="open-key">measured</span>}
          <span class="drawn-key">drawn by hand</span>
        </span>
      </div>
      <Chart
        label={spoken(chosen, pair, shown)}
        option={(size) => lessonOption(picture, prediction, scene, colours, size)}
        onDraw={
          shown
            ? undefined
            : (x, y) => {
                const at = nearest(places, prediction.along, x, y);
                draw(at, prediction.along === 'x' ? x : y);
              }
        }
      />
      {!shown && (
        <fieldset class="drawing">
          <legend>{prediction.asks}</legend>
          {prediction.points.map(({ at, label }, i) => (
            <label key={at}>
              <span>{label}</span>
              <input
                type="range"
                min={prediction.from}
                max={prediction.to}
                step={prediction.step}
                value={drawn.value[i]}
                aria-valuetext={`${drawn.value[i]} ${prediction.unit}`}
                onInput={(event) => draw(i, Number(event.currentTarget.value))}
              />
              <output>
                {drawn.value[i]} {prediction.unit}
              </output>
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** Which drawn point a pointer means: of a curve the one below it, else the one at its height. */
function nearest(places: readonly (readonly [number, number])[], along: 'x' | 'y', x: number, y: number): number {
  const apart = places.map((place) => (along === 'y' ? Math.abs(place[0] - x) : Math.abs(place[1] - y)));
  return apart.indexOf(Math.min(...apart));
}

/** Both cells as a chart takes them, without what was before. */
function lines(chosen: Lesson): Pair {
  const of = (which: 0 | 1): CellLines => {
    const cell = cells[which];
    cell.arrived.value;
    const run = cell.refused.value ? undefined : (cell.shown.value ?? cell.quick.value);
    const { picture } = chosen;
    const cycle = picture.kind === 'voltage' ? Math.min(picture.cycle, run?.lastCycle ?? 1) : 1;
    return {
      name: names.value[which],
      rows: run?.rows.filter(({ dischargeCapacity }) => Number.isFinite(dischargeCapacity)) ?? [],
      before: [],
      curves: run?.curves.get(cycle) ?? [],
      firstCurves: [],
      spectrum: undefined,
      spectra: run?.spectra ?? [],
      moment: undefined,
    };
  };
  return [of(0), of(1)];
}

/** What is known of the cells of a scan. */
function scanned(chosen: Lesson) {
  return scanOf(chosen, documents.value).map(({ name, document }) => {
    const own = both.find((i) => same(documents.value[i], document));
    const cell = own === undefined ? undefined : cells[own];
    cell?.arrived.value;
    const run =
      (cell?.done.value ? cell.quick.value : undefined) ?? sideRunOf({ document, spectraAfter: spectraAfter(chosen) });
    return run && evidenceOf(name, document, run);
  });
}

/** Where the drawn points stand in the units of the axes. */
function handlePlaces({ picture, prediction }: Lesson, pair: Pair): readonly (readonly [number, number])[] {
  return prediction.points.map(({ at }, i): readonly [number, number] => {
    const value = drawn.value[i] ?? 0;
    if (picture.kind === 'nyquist') return [value, 2];
    if (picture.kind === 'voltage') {
      const low = Math.min(...pair.flatMap((cell) => cell.curves.map(({ voltage }) => voltage[voltage.length - 1])));
      return [value, (Number.isFinite(low) ? low : 2) + 0.1 + 0.15 * i];
    }
    if (picture.kind === 'cycles' && picture.against === 'hours') {
      const cell = picture.hidden === 'both' ? pair[at === 0 ? 0 : 1] : pair[1];
      return [hoursUntil(cell.rows, picture.hidden === 'both' ? Infinity : at), value];
    }
    return [at, value];
  });
}

/** Whether each cell has one drawn point. */
function areOfCells({ picture }: Lesson): boolean {
  return picture.kind === 'voltage' || (picture.kind === 'cycles' && picture.hidden === 'both');
}

/** What a screen reader hears in place of the picture. */
function spoken({ title, picture, caption }: Lesson, pair: Pair, shown: boolean): string {
  const ends = pair.map(({ name, rows }, i) => {
    const last = rows[rows.length - 1];
    const visible = shown || (i === 0 && picture.kind === 'cycles' && picture.hidden === 'B');
    return visible && last
      ? `${name} gives ${last.dischargeCapacity.toFixed(0)} mAh/g in cycle ${last.cycle}`
      : `${name} is not shown yet`;
  });
  return `${title}. ${caption} ${ends.join(', ')}.`;
}

/** The controls that the lesson needs, and no others. */
export function LessonControls() {
  const chosen = open.value;
  if (!chosen) return null;
  const fields = chosen.controls.flatMap((path) => fieldAt(documents.value[0], path) ?? []);
  return (
    <details class="panel lesson-controls" open>
      <summary>Change the cells yourself</summary>
      <div class="recipe">
        {fields.map((field) => (
          <FieldRow key={field.path.join('.')} field={field} />
        ))}
        {chosen.switches.length > 0 && <Switches only={chosen.switches} />}
      </div>
    </details>
  );
}
