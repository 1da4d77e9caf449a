import { isPlain, type Path, type Plain, shorten, valueAt } from './document/path.js';
import { type PlacedIssue, placedIssue } from './document/placedIssue.js';
import { nearest } from './document/suggest.js';
import { parseQuantity } from './quantities/quantity.js';

/** What every powder needs, and what else may be said of it where it is the only one. */
const needed = ['activeMaterial', 'particles'] as const;

/** By how much the shares of all powders may miss 1 by rounding. */
const sumTolerance = 1e-3;

/** Where powders are described: the cathode, which is one powder or says what its powders have in common, and these. */
export function placesOfPowders(document: unknown, cathode: Path): readonly Path[] {
  const powders = valueAt(document, [...cathode, 'powders']);
  return [cathode, ...(Array.isArray(powders) ? powders.map((_, i) => [...cathode, 'powders', i]) : [])];
}

/** What no powder can do without, and shares that are not those of a whole. */
export function incompletePowders(document: unknown, cathode: Path): PlacedIssue[] {
  const parent = valueAt(document, cathode);
  if (!isPlain(parent)) return [];
  const { powders } = parent;
  if (!Array.isArray(powders)) return needed.flatMap((key) => missing(parent, cathode, key));
  const incomplete = powders.flatMap((powder, i) =>
    isPlain(powder)
      ? needed.flatMap((key) => (key in parent ? [] : missing(powder, [...cathode, 'powders', i], key)))
      : [],
  );
  return [...incomplete, ...sharesOfWhole(powders, [...cathode, 'powders']), ...takenByNone(parent, powders, cathode)];
}

/** A median, or all of a distribution. */
export function missingSize(document: unknown, particles: Path): PlacedIssue[] {
  const parent = valueAt(document, particles);
  if (!isPlain(parent) || 'd50' in parent || 'histogram' in parent) return [];
  if (
    Object.keys(parent).some((written) => nearest(written, ['d50', 'histogram']) !== undefined && !sizes.has(written))
  )
    return [];
  const allowed = 'from 0.01 um, up to 200 um, for example 3 um';
  return [placedIssue([...particles, 'd50'], 'A required value is missing.', { allowed })];
}

const sizes = new Set(['d10', 'd90', 'spread', 'surface']);

/** What the cathode says in common, where every powder says its own. */
function takenByNone(parent: Plain, powders: readonly unknown[], cathode: Path): PlacedIssue[] {
  return inCommon.flatMap((key): PlacedIssue[] => {
    if (parent[key] === undefined || !powders.every((powder) => isPlain(powder) && key in powder)) return [];
    const message = 'It has no effect here: each powder says its own.';
    return [{ severity: 'note', place: [...cathode, key], message, got: shorten(parent[key]) }];
  });
}

const inCommon = ['activeMaterial', 'morphology', 'particles', 'coating', 'initialContent'] as const;

function missing(parent: object, place: Path, key: (typeof needed)[number]): PlacedIssue[] {
  if (key in parent) return [];
  // A misspelt key is told where it stands.
  if (Object.keys(parent).some((written) => nearest(written, [key]) !== undefined)) return [];
  const allowed = key === 'particles' ? 'd10, d50, d90, spread, histogram, surface' : 'a text';
  return [placedIssue([...place, key], 'A required value is missing.', { allowed })];
}

function sharesOfWhole(powders: readonly unknown[], place: Path): PlacedIssue[] {
  const shares = powders.map((powder) => (isPlain(powder) ? shareOf(powder.share) : undefined));
  const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), 0);
  if (!(Math.abs(sum - 1) > sumTolerance)) return [];
  return [
    placedIssue(place, 'The shares of the powders do not add up to 100 %.', {
      got: shorten(`${Number((100 * sum).toPrecision(6))} %`),
      allowed: '100 % of the mass of active material',
    }),
  ];
}

function shareOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const quantity = parseQuantity(value);
  return 'error' in quantity ? undefined : quantity.value;
}
