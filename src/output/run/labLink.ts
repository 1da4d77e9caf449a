import { recordEntries } from '../../measured/dataFiles.js';
import { plain } from '../../results/plain.js';
import type { Results } from '../../results/results.js';

/** Where a link may lead to: an address of another kind could run as a script in the report. */
const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'file:']);

/**
 * Address at which the lab page shows the cells of a run, `base` being where the page is served (http, https or file;
 * undefined for anything else): the scenario travels in the part after #, which a browser keeps to itself. It takes all along
 * that the run was given: numerics, programme, stop, own materials, measured points.
 */
export function labLink(
  base: string,
  { title, scenario, measurements, curves = [], measuredSpectra = [] }: Results,
): string | undefined {
  const address = addressOf(base);
  if (address === undefined) return undefined;
  const variants = Object.fromEntries(
    Object.entries(scenario as { readonly [name: string]: { readonly [key: string]: unknown } }).map(
      // The points stand once for all variants.
      ([name, { data: _, ...cell }]) => [name, cell],
    ),
  );
  const data = [...measurements, ...recordEntries(curves, measuredSpectra)];
  const bytes = new TextEncoder().encode(JSON.stringify(plain({ title, variants, data })));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${address}#s=${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** An address as a browser understands it, without what follows #. */
function addressOf(base: string): string | undefined {
  if (!URL.canParse(base)) return undefined;
  const url = new URL(base);
  url.hash = '';
  return schemes.has(url.protocol) ? url.href : undefined;
}
