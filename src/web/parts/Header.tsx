import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lessons } from '../lessons/lessons.js';
import { canRedo, canUndo, redo, undo } from '../state/history.js';
import { choosePair, lesson, library, names, reset } from '../state/lab.js';
import { openLesson } from '../state/lesson.js';
import { chooseTheme, palette } from '../state/theme.js';
import { Examples } from './Examples.js';
import { FileButton } from './FileButton.js';
import { Icon } from './Icon.js';
import { Menu, MenuItem } from './Menu.js';
import {
  type Figure,
  saveCsv,
  saveCurves,
  saveParticles,
  savePng,
  saveScenario,
  saveSpectra,
  saveSvg,
} from './save.js';

const copied = signal('');

export function Header() {
  return (
    <header class="top">
      <div class="brand">
        <h1>Argyrode lab</h1>
        <p class="soft">Solid-state cells that age while you watch</p>
      </div>
      <div class="actions">
        <LessonMenu />
        <Examples />
        <Steps />
        <FileButton>Open file</FileButton>
        <Save />
        <button type="button" onClick={() => void share()}>
          {copied.value || 'Copy link'}
        </button>
        <button
          type="button"
          aria-label={palette.value.dark ? 'Light colours' : 'Dark colours'}
          title={palette.value.dark ? 'Light colours' : 'Dark colours'}
          onClick={() => chooseTheme(palette.value.dark ? 'light' : 'dark')}
        >
          <Icon name={palette.value.dark ? 'sun' : 'moon'} />
        </button>
      </div>
      <VariantChoice />
    </header>
  );
}

/** Back, forward again, and all the way back to the cells as they were opened. */
function Steps() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      // A text that is being typed has steps of its own.
      if (target instanceof HTMLInputElement && target.type === 'text') return;
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <button type="button" disabled={!canUndo.value} onClick={undo} title="Ctrl Z">
        Undo
      </button>
      <button type="button" disabled={!canRedo.value} onClick={redo} title="Ctrl Y">
        Redo
      </button>
      <button type="button" disabled={!canUndo.value} onClick={reset} title="The cells as they were opened">
        Reset
      </button>
    </>
  );
}

const figures: readonly (readonly [Figure, string])[] = [
  ['voltage', 'Voltage curve'],
  ['ageing', 'Capacity and efficiency'],
  ['impedance', 'Impedance'],
];

function Save() {
  return (
    <Menu label="Save">
      <MenuItem action={() => void saveScenario()}>Scenario (YAML)</MenuItem>
      <MenuItem action={saveCsv}>Cycle table (CSV)</MenuItem>
      <MenuItem action={saveCurves}>Voltage curves (CSV)</MenuItem>
      <MenuItem action={saveSpectra}>Spectra (CSV)</MenuItem>
      {figures.map(([figure, text]) => (
        <div key={figure} class="menu-row" role="none">
          <span aria-hidden="true">{text}</span>
          <MenuItem of={text} action={() => void saveSvg(figure)}>
            SVG
          </MenuItem>
          <MenuItem of={text} action={() => void savePng(figure)}>
            PNG
          </MenuItem>
        </div>
      ))}
      <MenuItem action={saveParticles}>Particles (PNG)</MenuItem>
    </Menu>
  );
}

/** The list of lessons. */
function LessonMenu() {
  return (
    <label class="lesson-menu">
      <span class="visually-hidden">Lesson</span>
      <select
        value={lesson.value ?? ''}
        onChange={(event) =>
          openLesson(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
        }
      >
        <option value="">{lesson.value === undefined ? 'Lessons …' : 'No lesson'}</option>
        {lessons.map(({ title }, i) => (
          <option key={title} value={i}>
            {i + 1}. {title}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which two variants of an imported scenario are compared. */
function VariantChoice() {
  const all = library.value;
  if (all.length < 3) return null;
  const chosen = names.value;
  const choose = (i: 0 | 1, name: string) => {
    choosePair(i === 0 ? name : chosen[0], i === 1 ? name : chosen[1]);
  };
  return (
    <div class="variants">
      <span class="soft">Two of {all.length} variants; a link holds all of them, a saved scenario these two.</span>
      {([0, 1] as const).map((i) => (
        <label key={i}>
          <span class={`dot dot-${'ab'[i]}`}>{'AB'[i]}</span>
          <select value={chosen[i]} onChange={(event) => choose(i, event.currentTarget.value)}>
            {all.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

async function share(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    copied.value = 'Copied';
  } catch {
    copied.value = 'Copy it from the address bar';
  }
  setTimeout(() => {
    copied.value = '';
  }, 2500);
}
