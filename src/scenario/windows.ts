import { isPlain, type Path, shorten, valueAt } from './path.js';
import { type PlacedIssue, placedIssue } from './placedIssue.js';
import { parseQuantity } from './quantity.js';

/** [V] Customary plateaus against Li, for comparing limits written against different electrodes. */
const plateaus: Readonly<Record<string, number>> = {
  li: 0,
  in: 0.62,
  'in/inli': 0.62,
  inli: 0.62,
  'li-in': 0.62,
  lto: 1.55,
};

/** Windows whose lower limit is not below the upper one, anywhere in the protocol. */
export function crossedWindows(document: unknown, place: Path = ['protocol']): PlacedIssue[] {
  const entries = valueAt(document, place);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry, i) => {
    if (!isPlain(entry)) return [];
    const here = [...place, i];
    return [
      ...crossed(document, [...here, 'cycling', 'window']),
      ...crossed(document, [...here, 'rateTest', 'window']),
      ...crossed(document, [...here, 'gitt', 'window']),
      ...crossedWindows(document, [...here, 'steps']),
    ];
  });
}

function crossed(document: unknown, place: Path): PlacedIssue[] {
  const window = valueAt(document, place);
  if (!Array.isArray(window) || window.length !== 2) return [];
  const [lower, upper] = window.map(readLimit);
  if (lower === undefined || upper === undefined) return [];
  const difference =
    lower.reference === upper.reference
      ? upper.value - lower.value
      : upper.value +
        (plateaus[upper.reference] ?? Number.NaN) -
        lower.value -
        (plateaus[lower.reference] ?? Number.NaN);
  if (!(difference <= 0)) return [];
  const hint = difference < 0 ? `write [${shorten(window[1])}, ${shorten(window[0])}]` : undefined;
  return [
    placedIssue(place, 'The voltage window is crossed: its lower limit is not below its upper one.', {
      got: shorten(window),
      allowed: '[lower, upper]',
      hint,
    }),
  ];
}

function readLimit(text: unknown): { readonly value: number; readonly reference: string } | undefined {
  const parts =
    typeof text === 'string' && text.length < 200
      ? /^(.*?)(?:\s*\b(?:vs\b\.?|versus\b|against\b)\s*(.*))?$/is.exec(text.trim())
      : null;
  if (parts === null) return undefined;
  const quantity = parseQuantity(parts[1]);
  if ('error' in quantity) return undefined;
  const reference = (parts[2] ?? 'cell').toLowerCase().replace('li+/li', 'li').replace(/\s/g, '');
  return { value: quantity.value, reference };
}
