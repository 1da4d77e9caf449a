import { signal } from '@preact/signals';

export type Tab = 'recipe' | 'particle' | 'curves';

/** What a phone shows; wider screens show everything. */
export const tab = signal<Tab>('particle');

const tabs: readonly (readonly [Tab, string])[] = [
  ['recipe', 'Recipe'],
  ['particle', 'Particle'],
  ['curves', 'Curves'],
];

export function Tabs() {
  return (
    <nav class="tabs" aria-label="Parts of the page">
      {tabs.map(([name, text]) => (
        <button
          key={name}
          type="button"
          aria-pressed={tab.value === name}
          onClick={() => {
            tab.value = name;
          }}
        >
          {text}
        </button>
      ))}
    </nav>
  );
}
