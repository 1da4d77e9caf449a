import { normalQuantile } from '../numerics/probability/distributions.js';
import { moved } from '../population/constant.js';
import { isPlain, type Path, type Plain } from '../scenario/document/path.js';
import { put } from '../scenario/document/settings.js';
import { onlyVariant } from '../scenario/document/variants.js';
import { formatQuantity } from '../scenario/quantities/quantity.js';
import type { Study, VariedConstant, VariedRange, VariedValues } from './study.js';

/** The document of a scenario with one value at a place. */
export function documentWith(document: Plain, place: Path, value: unknown): Plain {
  const changed = put(document, place, value);
  return isPlain(changed) ? changed : document;
}

/** A number as a scenario writes it. */
export function writtenValue({ unit }: VariedRange, value: number): number | string {
  return unit === '' ? value : `${value} ${unit}`;
}

/** The scenario of a run, whose coordinates (0 to 1, one for each varied number) a design gives. */
export function rowDocument(study: Study, coordinates: ArrayLike<number>): Plain {
  return study.varied.reduce<Plain>((document, varied, i) => {
    const u = coordinates[i] ?? 0.5;
    if (varied.kind === 'range') return documentWith(document, varied.place, writtenValue(varied, valueAt(varied, u)));
    if (varied.kind === 'values') return documentWith(document, varied.place, varied.values[chosen(varied, u)]);
    return Object.entries(varied.builtIn).reduce((there, [variant, builtIn]) => {
      const head = variant === onlyVariant && !isPlain(there.variants) ? [] : ['variants', variant];
      return documentWith(there, [...head, ...varied.place], drawnText(varied, builtIn, u));
    }, document);
  }, study.document);
}

/** What stands in the table of a run. */
export function rowParameters(study: Study, coordinates: ArrayLike<number>): (number | string)[] {
  return study.varied.map((varied, i) => {
    const u = coordinates[i] ?? 0.5;
    if (varied.kind === 'range') return valueAt(varied, u);
    if (varied.kind === 'values') return varied.shown[chosen(varied, u)] ?? '';
    const [builtIn = Number.NaN] = Object.values(varied.builtIn);
    return Number.parseFloat(drawnText(varied, builtIn, u));
  });
}

/** Both ends are met exactly. */
function valueAt({ from, to, scale }: VariedRange, u: number): number {
  if (u <= 0) return from;
  if (u >= 1) return to;
  return scale === 'log' ? from * (to / from) ** u : from + u * (to - from);
}

function chosen({ values }: VariedValues, u: number): number {
  return Math.min(values.length - 1, Math.floor(u * values.length));
}

/** Digits that lead back to the same cell. */
const digits = 12;

function drawnText({ scale, mean, sd, bounds, unit }: VariedConstant, builtIn: number, u: number): string {
  const value = moved(builtIn, scale, mean + sd * normalQuantile(u));
  return formatQuantity(bounds ? Math.min(bounds[1], Math.max(bounds[0], value)) : value, unit, digits);
}
