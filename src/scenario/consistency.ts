import { dataInconsistencies } from './dataConsistency.js';
import { isPlain, type Path, shorten, valueAt } from './document/path.js';
import { type PlacedIssue, placedIssue } from './document/placedIssue.js';
import { incompletePowders, missingSize, placesOfPowders } from './powderConsistency.js';
import { pressuresByForce } from './pressingNotes.js';
import { parseQuantity } from './quantities/quantity.js';
import { spanOf } from './quantities/span.js';
import { understood } from './understood.js';
import { crossedWindows } from './windows.js';

/**
 * What several fields must agree on. Works on the document as written and passes over what cannot be read (the schema reports
 * that), so that these findings come together with those of the schema.
 */
export function inconsistencies(document: unknown, variants: readonly string[]): PlacedIssue[] {
  const cell = valueAt(document, ['cell']);
  return [
    ...(isPlain(cell) && !('raw' in cell) ? labInconsistencies(document) : []),
    ...(isPlain(cell) && isPlain(cell.raw) ? rawInconsistencies(document) : []),
    ...initialStates(document),
    ...notBoth(document, ['initial'], 'x', 'stateOfCharge'),
    ...notBoth(document, ['cell', 'initial'], 'x', 'stateOfCharge'),
    ...crossedWindows(document),
    ...dataInconsistencies(document, variants),
  ];
}

function labInconsistencies(document: unknown): PlacedIssue[] {
  const cathode: Path = ['cell', 'cathode'];
  return [
    ...exactlyOne(document, ['cell'], 'diameter', 'area'),
    ...exactlyOne(document, cathode, 'compositeMass', 'loading'),
    ...exactlyOne(document, ['cell', 'separator'], 'mass', 'thickness'),
    ...placesOfPowders(document, cathode).flatMap((place) => powderInconsistencies(document, place)),
    ...incompletePowders(document, cathode),
    ...pressuresByForce(document),
    ...notBoth(document, [...cathode, 'overrides'], 'ionicConductivity', 'tortuosity'),
    ...liquidShare(document),
    ...understood(document),
  ];
}

function powderInconsistencies(document: unknown, place: Path): PlacedIssue[] {
  const particles = [...place, 'particles'];
  return [
    ...exactlyOne(document, [...place, 'coating'], 'thickness', 'amount'),
    ...ordered(document, particles, 'd10', 'd50'),
    ...ordered(document, particles, 'd50', 'd90'),
    ...notBoth(document, particles, 'spread', 'd90'),
    ...notBoth(document, particles, 'spread', 'd10'),
    ...['d10', 'd50', 'd90', 'spread'].flatMap((key) => notBoth(document, particles, 'histogram', key)),
    ...missingSize(document, particles),
    ...tableOrder(document, openCircuitPlace(document, place), 'falls'),
  ];
}

/** Where the points of a measured open-circuit curve stand, with its source or without. */
function openCircuitPlace(document: unknown, powder: Path): Path {
  const place: Path = [...powder, 'overrides', 'openCircuitVoltage'];
  return isPlain(valueAt(document, place)) ? [...place, 'value'] : place;
}

function rawInconsistencies(document: unknown): PlacedIssue[] {
  const cathode: Path = ['cell', 'raw', 'cathode'];
  const found: PlacedIssue[] = [];
  const patches = valueAt(document, [...cathode, 'patches']);
  if (Array.isArray(patches)) {
    const fractions = patches.map((_, i) => si(document, [...cathode, 'patches', i, 'fraction']));
    const sum = fractions.reduce<number>((total, fraction) => total + (fraction ?? Number.NaN), 0);
    if (Math.abs(sum - 1) > 1e-9) {
      found.push(
        placedIssue([...cathode, 'patches'], 'The fractions of the patches do not add up to 1.', {
          got: `${sum}`,
          allowed: '1',
        }),
      );
    }
  }
  const particles = valueAt(document, [...cathode, 'particles']);
  if (Array.isArray(particles) && particles.length > 0) {
    const shares = particles.map((_, i) => [...cathode, 'particles', i, 'share']);
    if (shares.every((place) => si(document, place) === 0)) {
      found.push(
        placedIssue([...cathode, 'particles'], 'No particle class has a share.', {
          allowed: 'at least one share above 0',
        }),
      );
    }
  }
  found.push(...tableOrder(document, [...cathode, 'openCircuitVoltage'], 'falls'));
  found.push(...tableOrder(document, [...cathode, 'diffusivity'], 'any'));
  return found;
}

function exactlyOne(document: unknown, place: Path, a: string, b: string): PlacedIssue[] {
  const parent = valueAt(document, place);
  if (!isPlain(parent)) return [];
  if (a in parent || b in parent) return notBoth(document, place, a, b);
  return [placedIssue([...place, a], `Either ${a} or ${b} is needed.`, { allowed: `exactly one of ${a} and ${b}` })];
}

function notBoth(document: unknown, place: Path, a: string, b: string): PlacedIssue[] {
  const parent = valueAt(document, place);
  if (!isPlain(parent) || !(a in parent) || !(b in parent)) return [];
  const hint = `keep one; a variant that changes from one to the other leaves ${a} empty (${a}: null)`;
  const got = shorten(`${a}: ${shorten(parent[a])}, ${b}: ${shorten(parent[b])}`);
  return [
    placedIssue([...place, b], `Both ${a} and ${b} are given; they say the same thing twice.`, {
      got,
      allowed: `one of ${a} and ${b}`,
      hint,
    }),
  ];
}

function ordered(document: unknown, place: Path, lower: string, upper: string): PlacedIssue[] {
  const [low, high] = [lower, upper].map((key) => si(document, [...place, key]));
  if (low === undefined || high === undefined || low < high) return [];
  const got = shorten(valueAt(document, [...place, upper]));
  return [
    placedIssue([...place, upper], `The diameter ${upper} is not above ${lower}.`, {
      got,
      allowed: `above ${shorten(valueAt(document, [...place, lower]))}`,
    }),
  ];
}

/** Without any electrolyte weight there is no ion path, unless a liquid fills the pores. */
function liquidShare(document: unknown): PlacedIssue[] {
  const place: Path = ['cell', 'cathode', 'weightRatio', 'electrolyte'];
  const electrolyte = valueAt(document, ['cell', 'cathode', 'electrolyte']);
  if (si(document, place) !== 0 || (typeof electrolyte === 'string' && !/^Li6PS5Cl$/i.test(electrolyte))) return [];
  return [
    placedIssue(place, 'A composite without solid electrolyte conducts no ions.', { got: '0', allowed: 'above 0' }),
  ];
}

function initialStates(document: unknown): PlacedIssue[] {
  const inside = valueAt(document, ['cell', 'initial']);
  const outside = valueAt(document, ['initial']);
  if (inside === undefined || outside === undefined) return [];
  return [
    placedIssue(['cell', 'initial'], 'The initial state is given twice.', {
      got: shorten(inside),
      hint: 'keep `initial` at the top level',
    }),
  ];
}

/** x must not repeat; an open-circuit curve must fall with x, whatever the order of the rows. */
function tableOrder(document: unknown, place: Path, values: 'falls' | 'any'): PlacedIssue[] {
  const table = valueAt(document, place);
  if (!Array.isArray(table)) return [];
  const rows = table.flatMap((_, i) => {
    const [x, y] = [si(document, [...place, i, 0]), si(document, [...place, i, 1])];
    return x === undefined || y === undefined ? [] : [{ x, y }];
  });
  if (rows.length < table.length) return [];
  let direction: number | undefined;
  for (const [i, { x, y }] of rows.entries()) {
    const before = rows[i - 1];
    if (before === undefined) continue;
    direction ??= Math.sign(x - before.x);
    const rise = (x - before.x) * direction;
    const got = shorten(`${shorten(table[i - 1])}, ${shorten(table[i])}`);
    if (!(rise > 0))
      return [
        placedIssue([...place, i], 'The lithium content does not go one way through the table.', {
          got,
          allowed: 'x ascending or descending',
        }),
      ];
    if (values === 'falls' && (y - before.y) * direction >= 0) {
      return [
        placedIssue([...place, i], 'The open-circuit voltage does not fall with the lithium content.', {
          got,
          allowed: 'voltage falling while x rises',
        }),
      ];
    }
  }
  return [];
}

/** The SI value that stands at a place, if it is readable at all. */
function si(document: unknown, place: Path): number | undefined {
  const value = valueAt(document, place);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const quantity = parseQuantity(spanOf(value)?.mean ?? value);
  return 'error' in quantity ? undefined : quantity.value;
}
