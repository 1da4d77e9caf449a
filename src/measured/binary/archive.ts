import { unzipSync } from 'fflate';
import { Unreadable } from './bytes.js';

/** [bytes] Unpacked; more does not fit into one string, or is a trap. */
const largest = 500_000_000;

/** The wanted files of a ZIP archive by their names. fflate is the whole of what is needed for that, and needs nothing itself. */
export function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean): Readonly<Record<string, Uint8Array>> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > largest)
          throw new Unreadable('The archive is too large when unpacked.', 'export fewer data at once');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('The archive cannot be unpacked.', 'is it complete?');
  }
}

/** Names of all files of an archive. */
export function namesIn(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  unpacked(bytes, (name) => {
    names.push(name);
    return false;
  });
  return names;
}
