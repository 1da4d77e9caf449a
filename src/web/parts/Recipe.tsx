import { useId } from 'preact/hooks';
import { unitText } from '../../output/text/unitText.js';
import { plainNumber } from '../../text/plainNumber.js';
import { isPlain, type Plain, same, valueAt } from '../state/document.js';
import { type Field, numberOf, sliderRange, written } from '../state/fields.js';
import { both, cells, documents, groups, isApart, names, setApart, setField, type Which } from '../state/lab.js';
import { factsAt, materials } from '../state/schema.js';
import { Mechanisms } from './Mechanisms.js';

/** The cell as a lab recipe. Each control drives both cells until it is split. */
export function Recipe() {
  const raw = isPlain(documents.value[0].cell) && 'raw' in documents.value[0].cell;
  return (
    <section class="recipe panel" aria-label="Recipe of the cells">
      <h2>The cells</h2>
      <p class="soft">
        A control drives both cells; <Split /> gives each its own.
      </p>
      {raw && <p class="soft">This scenario gives model parameters instead of a recipe; it runs as it is.</p>}
      {groups.value.map(({ name, fields }) => (
        <details key={name} open>
          <summary>{name}</summary>
          {fields.map((field) => (
            <FieldRow key={field.path.join('.')} field={field} />
          ))}
        </details>
      ))}
      <Mechanisms />
    </section>
  );
}

function Split() {
  return <span class="split-sign">A≠B</span>;
}

/** A field of the recipe: one control for both cells, or one for each. */
export function FieldRow({ field }: { readonly field: Field }) {
  const id = useId();
  const facts = factsAt(field.path);
  const coatingOff = (which: Which) =>
    field.path.includes('coating') &&
    field.path.at(-1) !== 'material' &&
    !isPlain(valueAt(documents.value[which], field.path.slice(0, -1)));
  const usable = both.filter((i) => !coatingOff(i));
  if (usable.length === 0) return null;
  const coating = field.path.includes('coating');
  const split = coating || isApart(field.path);
  const shown: readonly Which[] = split ? both : [0];
  return (
    <fieldset
      class={`field ${split ? 'two' : 'one'} ${field.kind === 'choice' || field.kind === 'material' ? 'of-choice' : ''}`}
      aria-describedby={`${id}-meaning`}
    >
      <legend class="field-head">
        <span class="field-label" title={facts?.description}>
          {field.label}
        </span>
        {!coating && (
          <button
            type="button"
            class="split"
            aria-pressed={split}
            aria-label={`A≠B, ${field.label}: a control for each cell`}
            title={split ? 'One control for both cells (takes the value of A)' : 'A control for each cell'}
            onClick={() => setApart(field.path, !split)}
          >
            A≠B
          </button>
        )}
      </legend>
      <span id={`${id}-meaning`} class="visually-hidden">
        {facts?.description}
      </span>
      {shown
        .filter((i) => usable.includes(i))
        .map((i) => (
          <Control
            key={i}
            field={field}
            which={split ? i : undefined}
            unit={facts?.unit ?? ''}
            choices={facts?.choices ?? []}
          />
        ))}
    </fieldset>
  );
}

interface ControlProperties {
  readonly field: Field;
  /** The one cell it drives; undefined: both. */
  readonly which: Which | undefined;
  readonly unit: string;
  readonly choices: readonly string[];
}

function Control({ field, which, unit, choices }: ControlProperties) {
  const cell = which ?? 0;
  const targets = which === undefined ? both : [which];
  const value = valueAt(documents.value[cell], field.path) ?? factsAt(field.path)?.standard;
  const mark = which === undefined ? '' : ` cell-${'ab'[which]}`;
  const label = which === undefined ? field.label : `${field.label}, cell ${'AB'[which]}`;
  const wrong =
    cells[cell].refused.value && cells[cell].issues.value.some(({ path }) => path.startsWith(field.path.join('.')));
  if (field.kind === 'choice' || field.kind === 'material') {
    const coating = field.material === 'coating';
    const current = coating ? coatingName(documents.value[cell]) : String(value ?? '');
    const options = field.material === undefined ? choices : materialNames(field.material, current);
    return (
      <div class={`control${mark}`}>
        <Dot which={which} />
        <select
          aria-label={label}
          aria-invalid={wrong}
          value={current}
          onChange={(event) => choose(field, event.currentTarget.value, targets)}
        >
          {coating && <option value="none">none</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {field.path.at(-1) === 'morphology'
                ? { single: 'single crystals', poly: 'polycrystals' }[option]
                : option}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const number = numberOf(value, field, unit);
  const { from, to } = sliderRange(field, value);
  const step = field.step ?? 0.01;
  const toSlider = (x: number) => (field.log ? (1000 * Math.log(Math.max(x, from) / from)) / Math.log(to / from) : x);
  const fromSlider = (s: number) => (field.log ? Number((from * (to / from) ** (s / 1000)).toPrecision(2)) : s);
  const set = (x: number) => setField(field.path, written(x, field, unit, value), targets);
  const printedUnit = field.kind === 'rate' ? 'C' : field.kind === 'limit' ? limitUnit(value) : unitText(unit);
  return (
    <div class={`control${mark}`}>
      <Dot which={which} />
      <input
        type="range"
        aria-label={label}
        aria-valuetext={number === undefined ? 'as the laws say' : `${number} ${printedUnit}`}
        data-field={field.path.join('.')}
        min={field.log ? 0 : from}
        max={field.log ? 1000 : to}
        step={field.log ? 1 : step}
        value={number === undefined ? from : toSlider(number)}
        onInput={(event) => set(fromSlider(Number(event.currentTarget.value)))}
      />
      <input
        class="value"
        inputMode="decimal"
        aria-label={`${label}, value`}
        placeholder={value === undefined ? 'law' : ''}
        title={value === undefined ? 'Not given: the laws in common say it' : undefined}
        aria-invalid={wrong}
        value={number === undefined ? String(value ?? '') : plainNumber(number, 4)}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          // What is no number goes to the engine as it is: it says what it expects.
          if (typed !== '' && Number.isFinite(Number(typed))) set(Number(typed));
          else setField(field.path, typed, targets);
        }}
      />
      <span class="unit">{printedUnit}</span>
    </div>
  );
}

function Dot({ which }: { readonly which: Which | undefined }) {
  if (which === undefined) return null;
  return (
    <span class={`dot dot-${'ab'[which]}`} title={names.value[which]}>
      {'AB'[which]}
    </span>
  );
}

function limitUnit(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^\s*[\d.]+\s*/, '') : 'V';
}

/** Names of a kind, the one in use as it is written. */
function materialNames(kind: string, current: string): readonly string[] {
  const listed = materials.value.filter((material) => material.kind === kind);
  const names = listed.map((material) => (material.aliases.includes(current) ? current : material.name));
  return names.includes(current) || current === '' || current === 'none' ? names : [...names, current];
}

function coatingName(document: Plain): string {
  const material = valueAt(document, ['cell', 'cathode', 'coating', 'material']);
  return typeof material === 'string' ? material : 'none';
}

/** Typical films of the published studies, for a coating that is newly chosen. */
const usualThickness: Readonly<Record<string, string>> = {
  'PVBTA-TFSI': '3 nm',
  'Li2CO3/LiNbO3': '15 nm',
  'V2O5/Li3VO4': '18 nm',
};

function choose(field: Field, choice: string, targets: readonly Which[]): void {
  if (field.material !== 'coating') {
    setField(field.path, choice, targets);
    // A mass that was weighed for one anode says nothing about another one.
    if (field.material === 'anode')
      setField(
        ['cell', 'anode'],
        choice === 'LTO' ? { material: choice, mass: '65 mg' } : { material: choice },
        targets,
      );
    return;
  }
  for (const i of targets) {
    const place = field.path.slice(0, -1);
    const before = valueAt(documents.value[i], place);
    if (choice === 'none') setField(place, 'none', [i]);
    else {
      const { thickness = usualThickness[choice] ?? '5 nm', coverage = '95 %' } = isPlain(before) ? before : {};
      const next = { material: choice, thickness, coverage };
      if (!same(before, next)) setField(place, next, [i]);
    }
  }
}
