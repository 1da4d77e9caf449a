import { readFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { specialise } from './instrument.mjs';

/** One process of Vitest that goes through a plan (its file is in MUTANTS_PLAN) with the instrumented sources in place of the files. */
const plan = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
const sources = JSON.parse(readFileSync(plan.sources, 'utf8'));

const vitest = await startVitest(
  'test',
  [],
  {
    config: false,
    watch: false,
    include: ['bench/mutants/start.test.mjs'],
    runner: `${plan.here}/runner.mjs`,
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 0,
    hookTimeout: 0,
    teardownTimeout: 1000,
    reporters: [{}],
    execArgv: ['--max-old-space-size=2000'],
  },
  {
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        transform(_, id) {
          if (id in sources) return { code: specialise(sources[id], plan.counting), map: null };
        },
      },
    ],
  },
);
await vitest?.close();
