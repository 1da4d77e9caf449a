import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: one that began last would run alone while the other processor waits. */
const longest = [
  'web/lab.test.ts',
  'cli/resume.test.ts',
  'cli/fit.test.ts',
  'readme.test.ts',
  'published/calibrate.test.ts',
  'published/studies.test.ts',
  'fit/coverage.test.ts',
  'cli/run.test.ts',
  'measure/virtualExperiments.test.ts',
  'fit/observations.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return found < 0 ? longest.length : found;
    };
    return [...(await super.sort(files))].sort((a, b) => rank(a) - rank(b));
  }
}

/** [ms] Ends what hangs and nothing else: on a machine with twenty other busy processes everything takes twenty times as long. */
const hanging = 15 * 60_000;

const sources = fileURLToPath(new URL('src/', import.meta.url));
const built = fileURLToPath(new URL('dist/', import.meta.url));

/**
 * Hands tests the modules as they are built for users, so that Node runs them as they are: through the imports of Vitest, which are
 * looked up at every use, a simulation takes twice as long. The page is built by Vite and stays with it.
 */
const asBuilt: Plugin = {
  name: 'as-built',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const path = found?.id.startsWith(sources) ? found.id.slice(sources.length) : '';
    if (!path.endsWith('.ts') || path.startsWith('web/')) return found;
    return { id: built + path.replace(/\.ts$/, '.js') };
  },
};

export default defineConfig({
  plugins: [asBuilt],
  test: {
    server: { deps: { external: [/\/dist\/(?!lab)/] } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: hanging,
    hookTimeout: hanging,
    maxWorkers: 2,
    // Modules are evaluated once a worker, and compiled code stays warm: a seventh of the processor time. No test replaces a module.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
