import { both, names } from '../state/lab.js';

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
    </span>
  );
}
