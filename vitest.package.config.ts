import { defineConfig } from 'vitest/config';
import { hanging } from './vitest.config.js';

/** The package as it is installed elsewhere: takes longer than it may in every run of the tests. */
export default defineConfig({
  test: {
    include: ['test/package/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: hanging,
    hookTimeout: hanging,
  },
});
