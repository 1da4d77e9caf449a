import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedFiles } from '../fit/namedFiles.js';
import type { Issue } from '../scenario/document/issue.js';
import { readTextFile } from './scenarioFile.js';

/** A study on disk. */
export interface StudyPlace {
  readonly folder: string;
  /** Text of its study.yaml. */
  readonly text: string;
  readonly files: NamedFiles;
}

/** The studies that come with the package, wherever the command is given. */
const packaged = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Of studies that are there by laws of their own and by laws in common, the second time go by this name before theirs. */
const inCommon = 'transferable';

/**
 * The studies of the package that have laws of their own, or the one that was named: a folder, its study.yaml, or the name of one of the
 * package. Those under laws in common run by name only.
 */
export function studyPlaces(given?: string): { readonly places: readonly StudyPlace[]; readonly issue?: Issue } {
  return placesBelow(packaged, given, [packaged, join(packaged, inCommon)]);
}

/** All studies of the package under the laws that they have in common, or the one that was named. */
export function transferablePlaces(given?: string): ReturnType<typeof studyPlaces> {
  const below = join(packaged, inCommon);
  return placesBelow(below, given, [below, packaged]);
}

/** `homes`: where a name is looked for. */
function placesBelow(
  below: string,
  given: string | undefined,
  homes: readonly string[],
): ReturnType<typeof studyPlaces> {
  const names = studiesBelow(below);
  const files =
    given === undefined
      ? names.map((name) => join(below, name, 'study.yaml'))
      : [studyFile(given) ?? named(given, homes)];
  const places: StudyPlace[] = [];
  for (const file of files) {
    const read = readTextFile(file);
    if ('issue' in read) {
      const hint = `give a folder with a study.yaml, or one of ${names.join(', ')}`;
      return { places: [], issue: { ...read.issue, got: given ?? file, hint } };
    }
    const folder = dirname(file);
    places.push({ folder, text: read.text, files: { read: (name) => textOf(resolve(folder, name)) } });
  }
  return { places };
}

/** "ma2022", "transferable/ma2022", and "kang2025", which has no laws of its own; what is none of these stays as it is. */
function named(given: string, homes: readonly string[]): string {
  const places = homes.map((home) => join(home, given, 'study.yaml'));
  return places.find((file) => existsSync(file)) ?? given;
}

function studiesBelow(below: string): string[] {
  return existsSync(below)
    ? readdirSync(below)
        .filter((name) => existsSync(join(below, name, 'study.yaml')))
        .sort()
    : [];
}

function studyFile(given: string): string | undefined {
  if (!existsSync(given)) return undefined;
  return statSync(given).isDirectory() ? join(given, 'study.yaml') : resolve(dirname(given), basename(given));
}

function textOf(file: string): string {
  const read = readTextFile(file);
  if ('issue' in read) throw new Error(read.issue.message.replace(/\.$/, ''));
  return read.text;
}
