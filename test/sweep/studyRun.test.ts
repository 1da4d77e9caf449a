import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/prepare.js';
import type { RunOutcome } from '../../src/results/runsTable.js';
import { simulate } from '../../src/simulate.js';
import { failedRun, makeRuns, openStudyPool, type StudyPool } from '../../src/sweep/makeRuns.js';
import { tinyScenario, tinyStudy, tinyStudyText } from './tinyStudy.js';

const study = tinyStudy(tinyStudyText({ design: '{ kind: grid, runs: 4 }' }));

describe('the runs of a study', () => {
  it('give what the scenario gives with these values', async () => {
    const outcomes: RunOutcome[] = [];
    await makeRuns(study, [0, 3], openStudyPool(study), (outcome) => outcomes.push(outcome));
    const settings = ['cell.raw.cathode.thickness=80 um', 'cell.raw.cathode.diffusivity=1e-14 m2/s'];
    const [cell] = simulate(prepare(tinyScenario, { settings })).variants;
    expect(outcomes.map(({ run, status }) => [run, status])).toEqual([
      [0, 'completed'],
      [3, 'completed'],
    ]);
    expect(outcomes[1]?.outputs).toEqual([cell.cycles[0].dischargeCapacity]);
  });

  it('are rows with a reason where the cell cannot be made', async () => {
    const broken = { ...study, varied: study.varied.map((one) => ({ ...one, unit: 'kg' })) } as typeof study;
    const outcomes: RunOutcome[] = [];
    await makeRuns(broken, [1], openStudyPool(broken), (outcome) => outcomes.push(outcome));
    expect(outcomes).toEqual([
      { run: 1, status: 'failed', reason: expect.stringContaining('cell.raw.cathode'), outputs: [Number.NaN] },
    ]);
  });

  it('go on when one takes its thread with it', async () => {
    const pool: StudyPool = {
      size: 1,
      close: () => {},
      run: async (job) => {
        if (job === 1) throw new Error('out of memory');
        return { run: Number(job), status: 'completed', reason: '', outputs: [1] };
      },
    };
    const outcomes: RunOutcome[] = [];
    await makeRuns(study, [0, 1, 2], pool, (outcome) => outcomes.push(outcome));
    expect(outcomes.sort((a, b) => a.run - b.run).map(({ status }) => status)).toEqual([
      'completed',
      'failed',
      'completed',
    ]);
    expect(outcomes[1]).toEqual(failedRun(study, 1, 'Its thread ended: out of memory.'));
  });
});
