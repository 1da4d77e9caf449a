import { explain } from '../../scenario/document/explain.js';
import type { Issue } from '../../scenario/document/issue.js';
import { formatPath, isPlain, type Path, parsePath } from '../../scenario/document/path.js';
import { type KeyGuide, keysOf, type Schema, schemasBelow } from '../../scenario/document/schemaKeys.js';
import { type Position, readSourceText } from '../../scenario/document/sourceText.js';
import { nearest } from '../../scenario/document/suggest.js';
import { type StudyFile, studyFileSchema } from './studyFile.js';

/** A study file as it was read, or everything wrong with it. */
export interface StudyFileReading {
  /** Absent when anything in it is wrong. */
  readonly study?: StudyFile;
  readonly issues: readonly Issue[];
  /** Where a path such as `vary[0].from`, or what is around it, is written. */
  readonly locate: (path: string) => Position | undefined;
}

/** Reads a study file: every mistake in it at once, with its line. */
export function readStudyFile(text: string): StudyFileReading {
  const source = readSourceText(text);
  const locate = (path: string): Position | undefined => {
    const place = parsePath(path);
    return place && source.locate(place);
  };
  if (!isPlain(source.data)) return { issues: source.issues, locate };
  const read = studyFileSchema.safeParse(source.data);
  if (read.success) return { study: read.data, issues: source.issues, locate };
  const found = explain(read.error.issues, source.data, studyKeys).map(
    ({ place, ...issue }): Issue => ({ ...issue, path: formatPath(place), ...source.locate(place) }),
  );
  return { issues: [...source.issues, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)), locate };
}

const root = [studyFileSchema as unknown as Schema];

const studyKeys: KeyGuide = {
  keysAt: (place: Path) => keysOf(schemasBelow(root, place)),
  suggestKey: (key, place) => {
    const alike = nearest(key, keysOf(schemasBelow(root, place)) ?? []);
    return alike === undefined ? undefined : { key: alike, hint: `did you mean ${alike}?` };
  },
};
