import { bringBack, draft } from '../state/address.js';
import { measured, notice, records } from '../state/lab.js';
import { IssueList } from './CellMessages.js';
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
          {found.name}: {found.is === 'unknown' ? 'not used' : found.is === 'scenario' ? found.title : found.summary}
        </h2>
        <button type="button" aria-label="Close the message" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
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
