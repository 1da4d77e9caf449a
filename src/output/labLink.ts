import type { Results } from '../results/results.js';
import { plain } from './json.js';

/**
 * Address at which the lab page shows the cells of a run, `base` being where the page is served: the scenario travels in the
 * part after #, which a browser keeps to itself.
 */
export function labLink(base: string, { title, scenario }: Results): string {
  const variants = Object.fromEntries(
    Object.entries(scenario as { readonly [name: string]: { readonly [key: string]: unknown } }).map(
      ([name, { title: _, data: __, ...cell }]) => [name, cell],
    ),
  );
  const bytes = new TextEncoder().encode(JSON.stringify(plain({ title, variants })));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${base.replace(/#.*$/, '')}#s=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}
