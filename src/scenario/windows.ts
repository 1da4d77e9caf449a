import { isPlain, type Path, shorten, valueAt } from './document/path.js';
import { type PlacedIssue, placedIssue } from './document/placedIssue.js';
import { parseQuantity } from './quantities/quantity.js';
import { readReference, type VoltageAmount, voltageDifference } from './quantities/referenceElectrode.js';

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
  const difference = voltageDifference(upper, lower);
  if (difference === undefined || difference > 0) return [];
  const hint = difference < 0 ? `write [${shorten(window[1])}, ${shorten(window[0])}]` : undefined;
  return [
    placedIssue(place, 'The voltage window is crossed: its lower limit is not below its upper one.', {
      got: shorten(window),
      allowed: '[lower, upper]',
      hint,
    }),
  ];
}

/** [V] Undefined for what the reader of sentences will complain about. */
function readLimit(text: unknown): VoltageAmount | undefined {
  if (typeof text !== 'string') return undefined;
  const [, amount, electrode = 'cell'] =
    /^(.*?)(?:\s*\b(?:vs\b\.?|versus\b|against\b)\s*(.*))?$/is.exec(text.trim()) ?? [];
  const quantity = parseQuantity(amount ?? '');
  const reference = readReference(electrode);
  return 'error' in quantity || reference === undefined ? undefined : { value: quantity.value, reference };
}
