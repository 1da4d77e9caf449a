import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tinyScenario, tinyStudyText } from '../sweep/tinyStudy.js';
import { argyrode, workFolder } from './argyrode.js';

const withStudy = (text = tinyStudyText()) => workFolder({ 'cell.yaml': tinyScenario, 'study.yaml': text });

describe('sweep', () => {
  it('fills a table, which is asked in SQL, and any row of which can be run again', async () => {
    const folder = withStudy();
    const made = await argyrode(folder, ['sweep', 'study.yaml', '--json']);
    expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(made.stdout)).toMatchObject({ folder: 'results/study', runs: 6, done: 6, failed: 0 });
    const sql = 'select run, D, dischargeCapacity_1 as q, status from runs where run = 4';
    const asked = await argyrode(folder, ['sweep', 'query', 'results/study', sql, '--json']);
    const [row] = JSON.parse(asked.stdout);
    expect(row).toMatchObject({ run: 4, status: 'completed' });
    const again = await argyrode(folder, ['run', '--row', 'study#4', '--json']);
    expect(JSON.parse(again.stdout).variants.cell.cycles[0].dischargeCapacity).toBe(row.q);
    const counted = await argyrode(folder, [
      'sweep',
      'query',
      'study',
      'select count(*) n, status from runs group by status',
    ]);
    expect(counted.stdout).toBe('n  status\n------------\n6  completed\n');
  });

  it('tells what decides its outputs, which runs are best, and finds better ones', async () => {
    const folder = withStudy(tinyStudyText({ design: '{ kind: sobol, runs: 16 }' }));
    await argyrode(folder, ['sweep', 'study.yaml', '-q']);
    expect(readFileSync(join(folder, 'results/study/report.html'), 'utf8')).toContain(
      'What decides dischargeCapacity_1',
    );
    const told = await argyrode(folder, ['sweep', 'sensitivity', 'study', '--json']);
    const [output] = JSON.parse(told.stdout).outputs;
    expect(output.explained).toBeGreaterThan(0.9);
    const best = await argyrode(folder, ['sweep', 'pareto', 'study', '--maximise', 'dischargeCapacity_1', '--json']);
    const [top] = JSON.parse(best.stdout);
    const asked = ['sweep', 'optimise', 'study.yaml', '--maximise', 'dischargeCapacity_1', '--runs', '20', '--json'];
    const found = JSON.parse((await argyrode(folder, asked)).stdout);
    expect(found.best.dischargeCapacity_1).toBeGreaterThan(top.dischargeCapacity_1);
    const again = await argyrode(folder, ['run', 'results/study/optimum.json', '--json']);
    expect(JSON.parse(again.stdout).variants.cell.cycles[0].dischargeCapacity).toBe(found.best.dischargeCapacity_1);
    const wrong = await argyrode(folder, ['sweep', 'pareto', 'study', '--minimise', 'thickness']);
    expect([wrong.code, wrong.stderr.includes('cell.raw.cathode.thickness, D, dischargeCapacity_1')]).toEqual([
      2,
      true,
    ]);
  });

  it('makes the runs that are missing and no others, to the same bytes', async () => {
    const folder = withStudy();
    await argyrode(folder, ['sweep', 'study.yaml', '--shard', '1/2', '-q', '--out', 'parts']);
    const merged = await argyrode(folder, ['sweep', 'merge', 'parts']);
    expect(merged.stdout).toBe('3 of 6 runs are there. The table is in parts.\n');
    const resumed = await argyrode(folder, ['sweep', 'study.yaml', '--resume', '--json', '--out', 'parts']);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ done: 6, made: 3 });
    await argyrode(folder, ['sweep', 'study.yaml', '-q']);
    const bytes = (place: string) => readFileSync(join(folder, place, 'runs', 'part-0000.parquet'));
    expect(bytes('parts').equals(bytes('results/study'))).toBe(true);
    expect(readdirSync(join(folder, 'parts', 'unfinished'))).toEqual([]);
  });

  it('writes a script for a batch system in place of runs', async () => {
    const folder = withStudy();
    const words = ['sweep', 'study.yaml', '--slurm', '64', '--set', 'protocol[0]=Discharge at 1C until 3.4 V'];
    expect((await argyrode(folder, words)).code).toBe(0);
    expect(readdirSync(join(folder, 'results/study'))).toEqual(['slurm.sh']);
    const script = readFileSync(join(folder, 'results/study/slurm.sh'), 'utf8');
    expect(script).toContain('#SBATCH --array=1-64\n');
    expect(script.trimEnd().split('\n').at(-1)).toBe(
      `npx argyrode sweep study.yaml --set 'protocol[0]=Discharge at 1C until 3.4 V' --shard "\${SLURM_ARRAY_TASK_ID}/64" --resume --out results/study`,
    );
  });

  it('goes on with its own study only', async () => {
    const folder = withStudy();
    await argyrode(folder, ['sweep', 'study.yaml', '-q']);
    const other = await argyrode(folder, ['sweep', 'study.yaml', '--resume', '--set', 'numerics.throughNodes=2']);
    expect([other.code, other.stderr.includes('belong to another study: the changes by --set are others')]).toEqual([
      2,
      true,
    ]);
  });

  it('sets the runs of another study aside, and loses none', async () => {
    const folder = withStudy();
    await argyrode(folder, ['sweep', 'study.yaml', '-q']);
    for (const number of [1, 2]) {
      const change = `numerics.throughNodes=${number + 1}`;
      const { code, stderr } = await argyrode(folder, ['sweep', 'study.yaml', '--set', change]);
      expect(code).toBe(0);
      expect(stderr).toContain(`(the changes by --set are others); they are in results/study/earlier/${number} now.`);
    }
    const earlier = await argyrode(folder, [
      'sweep',
      'query',
      'results/study/earlier/1',
      'select count(*) n from runs',
    ]);
    expect(earlier.stdout).toBe('n\n-\n6\n');
    const again = await argyrode(folder, ['sweep', 'study.yaml', '--set', 'numerics.throughNodes=3']);
    expect(again.stderr).toContain('runs of the same study, which are now replaced');
  });

  it('refuses with line and hint, and does nothing', async () => {
    const folder = withStudy(tinyStudyText({ design: '{ kind: sobl, runs: 3 }' }));
    const { code, stderr } = await argyrode(folder, ['sweep', 'study.yaml']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/study\.yaml:2.*design\.kind[\s\S]*got: +sobl[\s\S]*did you mean sobol/);
    expect(readdirSync(folder).sort()).toEqual(['cell.yaml', 'study.yaml']);
    const nothing = await argyrode(folder, ['sweep', 'query', 'results/study', 'select 1']);
    expect([nothing.code, nothing.stderr.includes('There is no study in this folder.')]).toEqual([2, true]);
    const row = await argyrode(folder, ['run', '--row', 'study']);
    expect([row.code, row.stderr.includes('study#4711')]).toEqual([2, true]);
  });
});
