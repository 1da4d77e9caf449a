/** The disk, not the program and not the scenario, is at fault. */
export class NotWritten extends Error {}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EFBIG', 'the file would be larger than is allowed'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EEXIST', 'a file of this name is in the way'],
  ['ENOTDIR', 'a file is in the way of the folder'],
  ['EISDIR', 'a folder of this name is in the way'],
  ['ENOENT', 'the folder does not exist'],
]);

/** Why a file could not be written, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  return reasons.get(code) ?? code;
}
