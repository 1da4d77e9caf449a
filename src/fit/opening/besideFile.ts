import { besidePath } from '../../scenario/document/besidePath.js';
import type { NamedFiles } from '../runs/fitCell.js';

/** The files that a file names, relative to where it lies itself. */
export function besideFile(file: string, files: NamedFiles): NamedFiles {
  return { read: (path) => files.read(besidePath(file, path)) };
}
