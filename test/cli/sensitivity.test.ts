import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agedScenario, cycling } from '../degradation/agedCell.js';
import { argyrode, workFolder } from './argyrode.js';

const scenario = agedScenario({ mechanisms: { interphase: true }, protocol: [cycling(1)] });
const few = ['--parameters', 'cell.temperature,cell.cathode.loading'];

describe('sensitivity', () => {
  test('prints a table and writes page, table and JSON', async () => {
    const folder = workFolder({ 'cell.yaml': scenario });
    const { code, stdout } = await argyrode(folder, ['sensitivity', 'cell.yaml', '-q', '--out', 'out', ...few]);
    expect(code).toBe(0);
    expect(stdout).toContain('cathode.loading');
    expect(stdout).toContain('6 simulations.');
    for (const name of ['report.html', 'sensitivity.csv', 'sensitivity.json'])
      expect(existsSync(join(folder, 'out', name))).toBe(true);
    expect(readFileSync(join(folder, 'out/report.html'), 'utf8')).toContain(
      'argyrode sensitivity cell.yaml --parameters cell.temperature,cell.cathode.loading',
    );
  });

  test('prints one JSON object with parameters and rows', async () => {
    const folder = workFolder({ 'cell.yaml': scenario });
    const { code, stdout } = await argyrode(folder, ['sensitivity', 'cell.yaml', '--json', '-q', ...few]);
    expect(code).toBe(0);
    const { parameters, rows } = JSON.parse(stdout);
    expect(parameters.map(({ path }: { path: string }) => path)).toEqual(['cell.temperature', 'cell.cathode.loading']);
    expect(Object.keys(rows[0]).sort()).toEqual(['cycle', 'parameter', 'quantity', 'value', 'variant']);
  });

  test('refuses numbers that are not there, all at once, and what is no list of cycles', async () => {
    const folder = workFolder({ 'cell.yaml': scenario });
    const words = ['sensitivity', 'cell.yaml', '--parameters', 'cell.cathode.loadin,cell.colour'];
    const { code, stderr } = await argyrode(folder, words);
    expect(code).toBe(2);
    expect(stderr).toContain('cell.cathode.loadin');
    expect(stderr).toContain('did you mean cell.cathode.loading?');
    expect(stderr).toContain('cell.colour');
    expect((await argyrode(folder, ['sensitivity', 'cell.yaml', '--cycles', 'x'])).code).toBe(2);
  });
});
