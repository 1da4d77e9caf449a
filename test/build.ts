import { ensureBuilt } from '../build.mjs';

/**
 * Compiles before the tests unless the build is of the sources as they are: the command line is tested as it is installed. Wrong
 * types do not stop it; they are reported by the check of the types.
 */
export default function compiled(): void {
  ensureBuilt('program');
}
