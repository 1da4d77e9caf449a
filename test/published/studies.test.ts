import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import { openStudy } from '../../src/published/openStudy.js';
import { validateStudy } from '../../src/published/validate.js';

const folders = readdirSync('scenarios', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join('scenarios', name))
  .filter((folder) => existsSync(join(folder, 'study.yaml')));

/** `validate`, which fails when a claim is broken, runs as a command of the README: readme.test.ts. */
const validated = [...readFileSync('README.md', 'utf8').matchAll(/^npx argyrode validate (\w+)(?: +#.*)?$/gm)].map(
  ([, name]) => name,
);

/** What each paper says about its samples, on the pair of samples it speaks of, by the parameters of that paper. */
describe('the published studies', async () => {
  const thread = await openCellPool();
  afterAll(() => thread.close());
  // Where cycle jumping is off by less than 0.05 points it saves half of the time. (Of LiNbO3@PC83 at 0.2C, which cracks ever faster,
  // it misses the retention by 1.2 points, and of walther2021 the efficiency of the 45th cycle.)
  const jumped = /"title":"(ma2022|zhao2024, 1C with)/;
  const pool: CellPool = {
    ...thread,
    run: (job) =>
      thread.run(
        jumped.test(job.document) ? { ...job, settings: [...job.settings, 'numerics.cycleJumping=true'] } : job,
      ),
  };

  it('are five', () => expect(folders).toHaveLength(5));

  it('are validated here or by a command of the README', () => expect(validated).toEqual(['shi2023']));

  describe.each(folders.filter((folder) => !validated.includes(basename(folder))))('%s', (folder) => {
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const { opened, wrong } = openStudy(read('study.yaml'), { read });
    const validation = opened ? validateStudy(opened, { pool }) : undefined;

    it('opens without issues', () => expect(wrong).toEqual([]));

    it.each(
      (opened?.study.orderings ?? []).filter(({ expected }) => expected !== 'missed').map(({ statement }) => statement),
    )('%s', async (statement) => {
      const ordering = (await validation)?.orderings.find((each) => each.statement === statement);
      expect(ordering?.values.every(({ value }) => Number.isFinite(value))).toBe(true);
      expect(ordering?.verdict, JSON.stringify(ordering?.values)).toBe('ok');
    });

    it('meets every number that it does not list as missed', async () => {
      const rows = (await validation)?.rows ?? [];
      expect(rows.length).toBeGreaterThan(5);
      const missed = rows.filter(({ verdict, knownMiss }) => verdict === 'missed' && !knownMiss);
      expect(
        missed.map(({ scenario, variant, quantity, cycle, error }) => ({ scenario, variant, quantity, cycle, error })),
      ).toEqual([]);
    });
  });
});
