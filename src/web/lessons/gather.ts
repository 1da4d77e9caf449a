import { type Plain, withValue } from '../state/document.js';
import { type CellEvidence, type Evidence, evidenceOf, type Simulated } from './evidence.js';
import type { Change, Lesson, Try } from './lesson.js';

/** A cell as it was simulated; undefined while it is not yet. */
export type Runs = (name: string, document: Plain) => Simulated | undefined;
export type Pair = readonly [Plain, Plain];

/** Cycles after which a lesson needs spectra. */
export function spectraAfter({ picture }: Lesson): readonly number[] {
  return picture.kind === 'nyquist' ? picture.cycles : [];
}

export const startOf = ({ pair: [a, b] }: Lesson): Pair => [a.document, b.document];

/** Both documents as somebody who tries something changes them. */
export function tried(documents: Pair, { changes }: Pick<Try, 'changes'>): Pair {
  return [changedFor('A', documents[0], changes), changedFor('B', documents[1], changes)];
}

function changedFor(cell: 'A' | 'B', document: Plain, changes: readonly Change[]): Plain {
  return changes.reduce(
    (left, { path, value, cells }) => (cells === cell || cells === 'both' ? withValue(left, path, value) : left),
    document,
  );
}

/** The cells of a scan; none in a lesson without one. */
export function scanOf(
  { picture }: Lesson,
  documents: Pair,
): readonly { readonly name: string; readonly document: Plain }[] {
  if (picture.kind !== 'scan') return [];
  const base = documents[picture.of === 'A' ? 0 : 1];
  return picture.points.map(({ name, changes }) => ({
    name,
    document: changes.reduce((left, { path, value }) => withValue(left, path, value), base),
  }));
}

/** All that a lesson's sentences may rest on, as soon as all of it has been simulated. */
export function gathered(lesson: Lesson, documents: Pair, runs: Runs): Evidence | undefined {
  const of = (name: string, document: Plain): CellEvidence | undefined => {
    const found = runs(name, document);
    return found && evidenceOf(name, document, found);
  };
  const names = lesson.pair.map(({ name }) => name);
  const [a, b] = documents.map((document, i) => of(names[i], document));
  const [startA, startB] = startOf(lesson).map((document, i) => of(names[i], document));
  const [scan, startScan] = [documents, startOf(lesson)].map((pair) =>
    scanOf(lesson, pair).map(({ name, document }) => of(name, document)),
  );
  if (!a || !b || !startA || !startB || !scan.every(isThere) || !startScan.every(isThere)) return undefined;
  return { a, b, start: { a: startA, b: startB }, scan: scan.filter(isThere), startScan: startScan.filter(isThere) };
}

function isThere(cell: CellEvidence | undefined): cell is CellEvidence {
  return cell !== undefined;
}
