import { accessSync, constants, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunFile } from '../output/run/runFiles.js';
import type { Issue } from '../scenario/document/issue.js';
import { NotWritten, reasonOf } from './reason.js';

/** Makes a folder and sees whether files can be written there; otherwise what is wrong, before any work is done. */
export function makeFolder(folder: string): Issue | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return {
      severity: 'error',
      path: '',
      message: `The results cannot be written there: ${reasonOf(error)}.`,
      got: folder,
    };
  }
}

/**
 * Writes files so that a crash or a full disk never leaves half a file under their names: first all under other names,
 * then all renamed.
 */
export function writeFiles(folder: string, files: readonly RunFile[]): void {
  const written: { readonly temporary: string; readonly final: string }[] = [];
  try {
    for (const { name, content } of files) {
      const temporary = join(folder, `.${name}.${process.pid}.tmp`);
      written.push({ temporary, final: join(folder, name) });
      writeFileSync(temporary, content);
    }
    for (const { temporary, final } of written) renameSync(temporary, final);
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    throw new NotWritten(`The results could not be written to ${folder}: ${reasonOf(error)}.`);
  }
}
