import type { Issue } from '../../index.js';
import { cells, names, type Which } from '../state/lab.js';

/** Why a cell cannot be shown, or how its run ended: over its picture. */
export function CellMessages({ which }: { readonly which: Which }) {
  const cell = cells[which];
  const run = cell.shown.value;
  cell.arrived.value;
  if (cell.broken.value !== '') {
    return (
      <div class="over" role="alert">
        <b>The simulation broke down.</b> {cell.broken.value}
      </div>
    );
  }
  if (cell.refused.value) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that is longer than the picture is scrolled by keys
      <div class="over" role="alert" tabIndex={0}>
        <b>{names.value[which]} cannot be computed like this.</b>
        <IssueList issues={cell.issues.value.filter(({ severity }) => severity === 'error')} />
      </div>
    );
  }
  const status = run?.status;
  if (status && status.code !== 'completed') {
    return (
      <div class="over below" role="status">
        <b>{status.code === 'failed' ? 'The run failed.' : `Ended in cycle ${run.lastCycle}.`}</b> {status.message}
      </div>
    );
  }
  return run ? null : <div class="over below">computing …</div>;
}

/** Issues as a person can act on them: what, where, allowed, what to try. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  return (
    <ul class="issues">
      {issues.map(({ severity, path, message, line, got, allowed, hint }, i) => (
        <li key={`${i} ${path}`} class={severity}>
          {path !== '' && <code>{path}</code>}
          {line !== undefined && <span class="soft"> line {line}</span>} {message}
          {got !== undefined && <> Got {String(got)}.</>}
          {allowed !== undefined && <> Allowed: {allowed}.</>}
          {hint !== undefined && <> Try: {hint}.</>}
        </li>
      ))}
    </ul>
  );
}
