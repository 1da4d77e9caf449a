import { useSignal } from '@preact/signals';
import type { ReadFile } from '../engine/messages.js';
import { bringBack, draft } from '../state/address.js';
import { both, cells, measured, names, notice, records, takeWithMass, type Which } from '../state/lab.js';
import { short } from '../state/words.js';
import { IssueList } from './CellMessages.js';
import { FileButton } from './FileButton.js';
import { Icon } from './Icon.js';

/** What was read from a dropped file, what was ignored, or why nothing could be used. */
export function Notice() {
  const found = notice.value;
  if (!found) return null;
  const close = () => {
    notice.value = undefined;
  };
  return (
    <section
      class={`panel notice ${found.is === 'unknown' ? 'bad' : ''}`}
      role={found.is === 'unknown' ? 'alert' : 'status'}
      aria-label="File"
    >
      <div class="panel-head">
        <h2>
          {found.name}: {headOf(found)}
        </h2>
        <button type="button" aria-label="Close the message" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {found.is === 'missing' && <Missing file={found.file} />}
      {found.is === 'massless' && <Mass />}
      {found.is === 'scenario' && (
        <p>
          Variants: {found.variants.map(({ name }) => name).join(', ')}.
          {found.variants.length > 2 && ' The page shows two at a time, to be chosen above; a link holds all of them.'}
          {found.measurements.length > 0 &&
            ` ${found.measurements.length} measured points; those per cycle are drawn as open symbols.`}
        </p>
      )}
      {found.is === 'measured' && (
        <>
          <p>
            {found.points.length} points are drawn as open symbols over both cells.
            {measured.value.length > 0 && (
              <button
                type="button"
                class="link"
                onClick={() => {
                  measured.value = [];
                  records.value = { curves: [], spectra: [] };
                  close();
                }}
              >
                Remove them
              </button>
            )}
          </p>
          {found.used.length > 0 && <p>Used: {found.used.join('; ')}.</p>}
          {found.ignored.length > 0 && <p class="soft">Ignored: {found.ignored.join('; ')}.</p>}
          {found.findings.length > 0 && <p class="soft">{found.findings.join(' ')}</p>}
        </>
      )}
      {found.issues.length > 0 && <IssueList issues={found.issues} />}
    </section>
  );
}

function headOf(found: ReadFile): string {
  switch (found.is) {
    case 'unknown':
      return 'not used';
    case 'missing':
      return `needs ${found.file}`;
    case 'scenario':
      return found.title;
    default:
      return found.summary;
  }
}

/** Asks for one file by its name. */
function Missing({ file }: { readonly file: string }) {
  return (
    <p>
      It is built on <b>{file}</b>, which is not among the studies of the page. Drop that file, too, or{' '}
      <FileButton>choose {file.split('/').pop()}</FileButton>
    </p>
  );
}

/** Asks for the active material of the cell that was measured: what the recipe says stands there. */
function Mass() {
  const which = useSignal<'both' | Which>('both');
  const typed = useSignal<string | undefined>(undefined);
  const cell = cells[which.value === 'both' ? 0 : which.value];
  const fromRecipe = short(1e6 * cell.activeMass.value, 4);
  const text = typed.value ?? fromRecipe;
  const mass = Number(text);
  return (
    <form
      class="asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (!(mass > 0)) return;
        void takeWithMass({
          mass: mass * 1e-6,
          ...(which.value === 'both' ? {} : { variant: names.value[which.value] }),
        });
      }}
    >
      <p>Its capacities are in mAh. How much active material was in the cell?</p>
      <label>
        Active material / mg{' '}
        <input
          class="value"
          inputMode="decimal"
          value={text}
          aria-invalid={!(mass > 0)}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <label>
        Measured on{' '}
        <select
          value={String(which.value)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            which.value = value === 'both' ? 'both' : value === '0' ? 0 : 1;
          }}
        >
          <option value="both">either cell</option>
          {both.map((i) => (
            <option key={i} value={i}>
              {names.value[i]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="primary" disabled={!(mass > 0)}>
        Lay over the curves
      </button>
      <span class="soft small">{typed.value === undefined && `${fromRecipe} mg is what the recipe has.`}</span>
    </form>
  );
}

/** Offers the cells of last time. */
export function Draft() {
  if (draft.value === undefined) return null;
  return (
    <section class="panel notice draft" aria-label="Cells of last time">
      <p>
        The cells of your last visit are kept.
        <button type="button" class="link" onClick={() => void bringBack()}>
          Bring them back
        </button>
        <button
          type="button"
          class="link"
          onClick={() => {
            draft.value = undefined;
          }}
        >
          Not now
        </button>
      </p>
    </section>
  );
}
