import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { asBuilt, builtModules } from './test/asBuilt.js';

/** Files that take longest, the longest first: one that began last would run alone while the other processor waits. */
const longest = [
  'web/accessible.test.ts',
  'readme.test.ts',
  'web/fitPanel.test.ts',
  'web/lab.test.ts',
  'cli/fit.test.ts',
  'web/nothingLost.test.ts',
  'docs/commands.test.ts',
  'cli/resume.test.ts',
  'published/studies.test.ts',
  'measure/relaxationTimes.test.ts',
  'web/examples.test.ts',
  'web/lessons.test.ts',
  'cli/run.test.ts',
  'fit/fit.test.ts',
  'robustness/randomCells.test.ts',
  'fit/coverage.test.ts',
  'robustness/randomProgrammes.test.ts',
  'results/checkpoint.test.ts',
  'web/hostile.test.ts',
  'web/onePath.test.ts',
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
export const hanging = 15 * 60_000;

export default defineConfig({
  plugins: [asBuilt()],
  test: {
    server: { deps: { external: [builtModules] } },
    // Tests run side by side: threads beside them are for those that are about threads.
    env: { ARGYRODE_THREADS: '0' },
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/package/**'],
    globalSetup: ['test/build.ts'],
    testTimeout: hanging,
    hookTimeout: hanging,
    maxWorkers: 2,
    // Modules are evaluated once a worker, and compiled code stays warm, which saves an eighth of the processor time. No test replaces a module.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
