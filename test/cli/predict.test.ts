import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInPopulation } from '../../src/population/builtInPopulation.js';
import { smallScenario } from '../population/cell.js';
import { argyrode, workFolder } from './argyrode.js';

const scenario = 'cell.yaml';
const withCell = (more: Readonly<Record<string, string>> = {}) => workFolder({ [scenario]: smallScenario(), ...more });
const measured = 'cycle number,charge capacity (mAh/g),discharge capacity (mAh/g)\n1,190,150\n2,151,149\n';

describe('predict', () => {
  it('prints bands of every cycle by sample, and orderings, and leaves a report', async () => {
    const folder = withCell();
    const asked = ['predict', scenario, '--draws', '2', '--seed', '2', '--json', '--out', 'out'];
    const { code, stdout } = await argyrode(folder, asked);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'out', 'report.html'))).toBe(true);
    const { variants, orderings, draws, seed } = JSON.parse(stdout);
    expect([draws, seed, Object.keys(variants)]).toEqual([2, 2, ['bare', 'coated']]);
    const [first] = variants.coated.cycles;
    expect(first.cycle).toBe(1);
    expect(Object.keys(first.dischargeCapacity)).toEqual(['median', 'low50', 'high50', 'low90', 'high90']);
    expect(Object.keys(orderings[0])).toEqual(expect.arrayContaining(['statement', 'probability']));
  });

  it('refuses constants of one study alone, and measured cycles of a sample that is not there', async () => {
    const folder = withCell();
    const { code, stderr } = await argyrode(folder, ['predict', scenario, '--set', 'laws=per study', '--draws', '2']);
    expect([code, stderr.includes('constants of one study alone')]).toEqual([2, true]);
    const other = await argyrode(folder, ['predict', scenario, '--variant', 'coted', '--draws', '2']);
    expect([other.code, other.stderr.includes('bare, coated')]).toEqual([2, true]);
  });

  it('takes measured cycles of a sample, and says what its draws are worth then', async () => {
    const folder = withCell({ 'measured.csv': measured });
    const asked = ['predict', scenario, '--draws', '2', '--given', 'measured.csv', '--variant', 'coated'];
    const { code, stdout, stderr } = await argyrode(folder, asked);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\d measured values of coated: the draws near them are worth \d\.\d of 2, too few/);
  });

  it('says of measured cycles which cannot be used, and when they can hardly be of this cell', async () => {
    const heads = 'cycle number,discharge capacity (mAh/g)\n';
    const folder = withCell({
      'late.csv': `${heads}100,150\n`,
      'partly.csv': `${heads}1,150\n100,140\n`,
      'absurd.csv': `${heads}1,15000\n2,14900\n`,
    });
    const given = (file: string) => argyrode(folder, ['predict', scenario, '--draws', '4', '--given', file]);
    const late = await given('late.csv');
    expect([late.code, late.stdout]).toEqual([2, '']);
    expect(late.stderr).toContain('late.csv --given: The programme ends at cycle 2: no measured cycle can be used.');
    const partly = await given('partly.csv');
    expect(partly.code).toBe(0);
    expect(partly.stderr).toContain('later measured cycles are not used.');
    expect(partly.stdout).toContain('1 measured value of bare');
    const absurd = await given('absurd.csv');
    expect(absurd.code).toBe(0);
    expect(absurd.stdout).toMatch(/They lie \d+ standard deviations from what this recipe can be: look at mass/);
    const missing = await given('missing.csv');
    expect([missing.code, missing.stderr.startsWith('missing.csv')]).toEqual([2, true]);
  });

  it('lists what it draws', async () => {
    const { stdout } = await argyrode(workFolder(), ['population', '--json']);
    const { constants } = JSON.parse(stdout);
    expect(constants.find(({ name }: { name: string }) => name === 'growth')).toMatchObject({
      scale: 'ln',
      sd: builtInPopulation.learnt.growth.sd,
    });
  });
});
