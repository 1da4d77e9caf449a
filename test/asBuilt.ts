import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const built = fileURLToPath(new URL('../dist/', import.meta.url));

/** What is built, other than the page: Node runs it as it is. */
export const builtModules = /\/dist\/(?!lab\/)/;

/**
 * Hands tests the modules as they are built for users (`build.ts` sees to it that they are of the sources as they are now): through
 * the imports of Vitest, which are looked up at every use, a simulation takes a quarter longer. The page is built by Vite and stays
 * with it. While sources are watched nothing is built, and tests import them. Mutants are sought in the sources without this.
 */
export function asBuilt(): Plugin {
  let watch = false;
  return {
    name: 'as-built',
    enforce: 'pre',
    configureVitest({ vitest }) {
      watch = vitest.config.watch;
    },
    async resolveId(source, importer, options) {
      if (watch) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const path = found?.id.startsWith(sources) ? found.id.slice(sources.length) : '';
      if (!path.endsWith('.ts') || path.startsWith('web/')) return found;
      return { id: built + path.replace(/\.ts$/, '.js') };
    },
  };
}
