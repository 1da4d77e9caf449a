import type { Level } from '../engine/messages.js';
import { both, names, shownLevel } from '../state/lab.js';

/** Which line is which cell. */
export function Keys({ measured = false, before = false }: { readonly measured?: boolean; readonly before?: boolean }) {
  return (
    <span class="keys">
      {both.map((i) => (
        <span key={i} class={`line-key cell-${'ab'[i]}`}>
          {names.value[i]}
        </span>
      ))}
      {measured && <span class="soft open-key">measured</span>}
      {before && <span class="soft dashed-key">before</span>}
      <LevelMark />
    </span>
  );
}

/** Marks numbers that a finer computation is going to replace. */
export function LevelMark({ level = shownLevel.value }: { readonly level?: Level }) {
  if (level === 'fine') return null;
  return (
    <span
      class="level"
      title="Computed at the quick level: the electrode lumped to one depth, three classes of particles. The result as the scenario asks for it follows."
    >
      quick
    </span>
  );
}
