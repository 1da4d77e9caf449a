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

/** All studies of the package, or the one that was named: a folder, its study.yaml, or the name of one of the package. */
export function studyPlaces(given?: string): { readonly places: readonly StudyPlace[]; readonly issue?: Issue } {
  const names = packagedStudies();
  const files =
    given === undefined
      ? names.map((name) => join(packaged, name, 'study.yaml'))
      : [studyFile(given) ?? (names.includes(given) ? join(packaged, given, 'study.yaml') : given)];
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

function packagedStudies(): string[] {
  return existsSync(packaged)
    ? readdirSync(packaged)
        .filter((name) => existsSync(join(packaged, name, 'study.yaml')))
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
