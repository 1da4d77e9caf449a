import { resolveRelative } from '../scenario/document/resolveRelative.js';

/** Where the files that a study or a fit names are read from. */
export interface NamedFiles {
  /** Text of a file; throws when there is none. */
  readonly read: (file: string) => string;
}

/** The files that a file names, relative to where it lies itself. */
export function filesRelativeTo(file: string, files: NamedFiles): NamedFiles {
  return { read: (path) => files.read(resolveRelative(file, path)) };
}
