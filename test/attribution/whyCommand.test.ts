import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributionJson } from '../../src/output/attribution/attributionText.js';
import { prepare } from '../../src/prepare.js';
import { attribute } from '../../src/study/attribution.js';
import { argyrode, environment } from '../cli/argyrode.js';
import { fadingScenario } from './scenario.js';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'argyrode-why-'));
const scenario = join(folder, 'fading.yaml');
const why = (...words: string[]) =>
  promisify(execFile)(process.execPath, [command, 'why', scenario, ...words], { env: environment });

beforeAll(() => writeFileSync(scenario, fadingScenario));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('argyrode why', () => {
  it('prints with --json what the same attribution gives without threads', async () => {
    // Two mechanisms of four: the subsets of four take four times as long and are not more threaded.
    const settings = ['mechanisms.isolation=false', 'mechanisms.cracking=false'];
    const { stdout } = await why('--json', ...settings.flatMap((setting) => ['--set', setting]));
    const printed = JSON.parse(stdout) as {
      variants: Record<string, { from: number; to: number; total: number; parts: { loss: number }[] }>;
      differences: unknown[];
    };
    expect(Object.keys(printed)).toEqual(['variants', 'differences']);
    for (const entry of Object.values(printed.variants)) {
      expect(Object.keys(entry)).toEqual(['from', 'to', 'capacityFrom', 'capacityTo', 'total', 'parts']);
      for (const part of entry.parts) expect(Object.keys(part)).toEqual(['mechanism', 'loss']);
    }
    expect(printed).toEqual(attributionJson(await attribute(prepare(fadingScenario, { settings }))));
  });

  it('writes a chart and the numbers', async () => {
    const out = join(folder, 'out');
    const words = [
      '--variant',
      'bare',
      '--set',
      'mechanisms.cracking=false',
      '--set',
      'mechanisms.isolation=false',
      '--out',
      out,
    ];
    const { stdout } = await argyrode(folder, ['why', scenario, ...words]);
    expect(stdout).toContain('bare lost');
    expect(stdout).not.toContain('cracks');
    expect(readdirSync(out).sort()).toEqual(['attribution.json', 'waterfall.svg']);
  });

  it('says what is wrong, with exit code 2', async () => {
    expect(await argyrode(folder, ['why', scenario, '--from', '1', '--variant', 'bare'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('cycle 2 is the first one at 0.5C'),
    });
    expect(await argyrode(folder, ['why', scenario, '--to', 'last'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cycle number'),
    });
  });
});
