import { basename, dirname } from 'node:path';
import type { Issue } from '../index.js';
import { makeFolder as make, writeFiles as write } from '../node.js';
import type { RunFile } from '../output.js';
import { keptIn } from './terminal.js';

/** Makes the folder of results; otherwise what is wrong, and what may be typed instead. */
export function makeFolder(folder: string): Issue | undefined {
  const obstacle = make(folder);
  return obstacle && { ...obstacle, hint: 'choose another folder with --out' };
}

/** Writes results and remembers where they are. */
export function writeFiles(folder: string, files: readonly RunFile[]): void {
  write(folder, files);
  keptIn(folder);
}

/** One file in the same manner. */
export function writeOne(file: string, content: string): void {
  writeFiles(dirname(file), [{ name: basename(file), content }]);
}
