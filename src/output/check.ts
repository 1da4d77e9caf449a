import type { Preparation } from '../prepare.js';
import { describe } from '../protocol/describe.js';
import type { Programme } from '../protocol/step.js';
import { cellTable } from './cellTable.js';
import { type Json, plain } from './json.js';

/** What a scenario means before anything is simulated: the derived cells and the programmes in words. */
export function checkText(preparation: Preparation, options: { readonly width?: number } = {}): string {
  const { title, variants } = preparation;
  const programmes = new Map<string, string[]>();
  for (const { name, programme } of variants) {
    const words = programmeText(programme);
    programmes.set(words, [...(programmes.get(words) ?? []), name]);
  }
  const heading = (names: readonly string[]) =>
    programmes.size === 1 ? 'Programme' : `Programme of ${names.join(', ')}`;
  const spoken = [...programmes].map(([words, names]) => `${heading(names)}\n${words}`);
  return `${title}\n\n${cellTable(variants, options)}\n${spoken.join('\n')}`;
}

/** One line an entry. */
function programmeText({ entries, stop }: Programme): string {
  const lines = entries.map((entry) => describe({ entries: [entry], stop: {} }));
  const ending = describe({ entries: [], stop }).replace(/^; /, '');
  return [...lines, ...(ending === '' ? [] : [ending])].map((line) => `  ${line}\n`).join('');
}

/** The same as data. */
export function checkJson({ title, variants, issues }: Preparation): Json {
  return {
    title,
    scenario: Object.fromEntries(variants.map(({ name, raw }) => [name, plain(raw)])),
    variants: Object.fromEntries(
      variants.map(({ name, cell, programme }) => [
        name,
        { derived: plain(cell.derived), programme: describe(programme) },
      ]),
    ),
    issues: plain(issues),
  };
}
