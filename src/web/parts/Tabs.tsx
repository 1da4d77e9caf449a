import { type Tab, tab } from '../state/tab.js';

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
