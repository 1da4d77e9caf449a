import { basename, dirname, join, relative, resolve } from 'node:path';
import type { NamedFiles } from '../../fit/namedFiles.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readTextFile, scenarioName } from '../scenarioFile.js';

/** A study on disk. */
export interface SweepPlace {
  /** Its file without the folder. */
  readonly name: string;
  readonly text: string;
  /** The files that it names, relative to it. */
  readonly files: NamedFiles;
  /** Folder of the results where none is asked for. */
  readonly results: string;
  /** A file that it names, as a person finds it from here. */
  readonly shown: (name: string) => string;
}

/** Reads the file of a study of many runs, and says where its results go; an issue where it cannot be read. */
export function sweepPlace(file: string): SweepPlace | { readonly issue: Issue } {
  const read = readTextFile(file, 'study file');
  if ('issue' in read) return read;
  const folder = dirname(file);
  return {
    name: basename(file),
    text: read.text,
    files: {
      read: (name) => {
        const found = readTextFile(resolve(folder, name), 'file');
        if ('issue' in found) throw new Error(found.issue.message.replace(/\.$/, ''));
        return found.text;
      },
    },
    results: join('results', scenarioName(file)),
    shown: (other) => relative(process.cwd(), resolve(folder, other)) || other,
  };
}
