import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compiles before the tests if a source is newer than the build: the command line is tested as it is installed. Wrong types do
 * not stop it; they are reported by the check of the types.
 */
export default function build(): void {
  if (newest('src', 'web') <= newest('dist', 'lab')) return;
  spawnSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'], {
    stdio: 'ignore',
  });
}

/** [ms] Time of the last change of any file in a folder but one of its parts; the beginning of time when there is no folder. */
function newest(folder: string, without: string): number {
  try {
    const inside = join(folder, without);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.parentPath.startsWith(inside),
    );
    return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
  } catch {
    return 0;
  }
}
