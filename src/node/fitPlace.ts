import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { FitFiles } from '../fit/data/entryData.js';
import type { Issue } from '../scenario/document/issue.js';
import { hashOf } from './checkedLines.js';
import { readBytes, readTextFile, scenarioName } from './scenarioFile.js';

/** A fit on disk. */
export interface FitPlace {
  /** Path of the fit file as it is shown. */
  readonly file: string;
  /** The same without its folder. */
  readonly name: string;
  readonly text: string;
  /** The files that it names, relative to it. */
  readonly files: FitFiles;
  /** Hashes of the fit file and of all files that have been read so far, by name. */
  readonly hashes: () => Readonly<Record<string, string>>;
  /** Folder of the results where none is asked for. */
  readonly results: string;
  /** A file that the fit names, as a person finds it from here. */
  readonly shown: (name: string) => string;
}

/** What a fit file is called where nobody has called it anything: its folder then names the results. */
const usualName = 'fit';
/** [bytes] Larger files do not fit into one string. */
const largestData = 400_000_000;

/** A fit file, or the folder with its fit.yaml. */
export function fitPlace(given: string): FitPlace | { readonly issue: Issue } {
  const file = isFolder(given) ? join(given, `${usualName}.yaml`) : given;
  const read = readTextFile(file, 'fit file');
  if ('issue' in read) return read;
  const folder = dirname(file);
  const seen = new Map<string, string>();
  const files: FitFiles = {
    read: (name) => {
      const found = readTextFile(resolve(folder, name), 'file');
      if ('issue' in found) throw reason(found.issue);
      seen.set(name, hashOf(found.text));
      return found.text;
    },
    bytes: (name) => {
      const found = readBytes(resolve(folder, name), 'file of measurements', largestData);
      if ('issue' in found) throw reason(found.issue);
      seen.set(name, hashOf(found.bytes));
      return found.bytes;
    },
  };
  const own = scenarioName(file);
  const called = own === usualName ? basename(resolve(folder)) || own : own;
  return {
    file,
    name: basename(file),
    text: read.text,
    files,
    hashes: () => ({
      [basename(file)]: hashOf(read.text),
      ...Object.fromEntries([...seen].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
    results: join('results', called),
    shown: (other) => relative(process.cwd(), resolve(folder, other)) || other,
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function reason({ message, hint }: Issue): Error {
  const sentence = message.replace(/\.$/, '');
  // What else lies there are scenarios: no help where data are missing.
  return new Error(hint?.startsWith('did you mean') ? `${sentence}; ${hint}` : sentence);
}
