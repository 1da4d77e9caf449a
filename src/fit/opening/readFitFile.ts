import { explain } from '../../scenario/document/explain.js';
import type { Issue } from '../../scenario/document/issue.js';
import { formatPath, isPlain, type Path, parsePath } from '../../scenario/document/path.js';
import { type KeyGuide, keysOf, type Schema, schemasBelow } from '../../scenario/document/schemaKeys.js';
import { type Position, readSourceText } from '../../scenario/document/sourceText.js';
import { nearest } from '../../scenario/document/suggest.js';
import { type FitFile, fitFileSchema } from './fitFile.js';

/** A fit file as it was read, or everything wrong with it. */
export interface FitFileReading {
  /** Absent when anything in it is wrong. */
  readonly fit?: FitFile;
  readonly issues: readonly Issue[];
  /** Where a path such as `data[0].mass`, or what is around it, is written. */
  readonly locate: (path: string) => Position | undefined;
}

/** Reads a fit file: every mistake in it at once, with its line. */
export function readFitFile(text: string): FitFileReading {
  const source = readSourceText(text);
  const locate = (path: string): Position | undefined => {
    const place = parsePath(path);
    return place && source.locate(place);
  };
  if (!isPlain(source.data)) return { issues: source.issues, locate };
  const read = fitFileSchema.safeParse(source.data);
  if (read.success) return { fit: read.data, issues: source.issues, locate };
  const found = explain(read.error.issues, source.data, fitKeys).map(({ place, ...issue }): Issue => {
    return { ...issue, path: formatPath(place), ...source.locate(place) };
  });
  return { issues: [...source.issues, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), locate };
}

const root = [fitFileSchema as unknown as Schema];

const fitKeys: KeyGuide = {
  keysAt: (place: Path) => keysOf(schemasBelow(root, place)),
  suggestKey: (key, place) => {
    const alike = nearest(key, keysOf(schemasBelow(root, place)) ?? []);
    return alike === undefined ? undefined : { key: alike, hint: `did you mean ${alike}?` };
  },
};
