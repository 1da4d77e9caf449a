import { expect, it } from 'vitest';
import type { CellJob, CellOutcome } from '../../src/fit/runs/cellRun.js';
import { builtInPopulation as population } from '../../src/population/builtInPopulation.js';
import { deviationsOf, drawsOf } from '../../src/population/population.js';
import { drawnCell, failuresOf, runDraws } from '../../src/population/runDraws.js';
import { prepared, smallScenario } from './cell.js';

const observe = [
  { kind: 'cycle', measurement: { quantity: 'dischargeCapacity', cycle: 1, value: 0, unit: '', source: '' } },
] as const;
const cells = prepared(smallScenario()).variants.map((one) => drawnCell(one, population, { observe, table: false }));
const draws = drawsOf(population, 3, 1).map((draw) => deviationsOf(draw, population));

/** Answers with the growth of the film; every second run fails, each at another time. */
function poolOf() {
  const jobs: CellJob[] = [];
  const run = async (job: CellJob): Promise<CellOutcome> => {
    jobs.push(job);
    const failed = jobs.length % 2 === 0;
    const value = Number.parseFloat(JSON.parse(job.document).mechanisms.interphase.growth);
    return {
      values: [failed ? Number.NaN : value],
      cycles: [1],
      origins: ['inside'],
      status: failed
        ? { code: 'failed', message: `Step refused at ${jobs.length}.5 s.` }
        : { code: 'completed', message: '' },
    };
  };
  return { jobs, pool: { size: 1, run, close: () => {} } };
}

it('all cells run with one draw before the next, which is the same for all of them', async () => {
  const { jobs, pool } = poolOf();
  await runDraws(cells, draws, { pool });
  const growths = jobs.map(({ document }) => JSON.parse(document).mechanisms.interphase.growth);
  expect(growths[0]).toBe(growths[1]);
  expect(new Set(growths).size).toBe(3);
  expect(jobs.map(({ document }) => 'coating' in JSON.parse(document).cell.cathode)).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ]);
});

it('failed runs are counted with their reason, whenever they failed', async () => {
  const { pool } = poolOf();
  const outcomes = await runDraws(cells, draws, { pool });
  expect(failuresOf(outcomes)).toEqual([{ message: 'Step refused at # s.', runs: 3 }]);
});

it('what is known from before is not run again', async () => {
  const known = new Map<string, readonly number[]>();
  const log = {
    get: (key: string) => known.get(key),
    put: (key: string, values: readonly number[]) => void known.set(key, values),
  };
  const first = await runDraws(cells, draws, { pool: poolOf().pool, log });
  const { jobs, pool } = poolOf();
  const again = await runDraws(cells, draws, { pool, log });
  expect(jobs).toEqual([]);
  expect(again.map((own) => own.map(({ values }) => values))).toEqual(
    first.map((own) => own.map(({ values }) => values)),
  );
  expect(failuresOf(again)[0].runs).toBe(3);
});
