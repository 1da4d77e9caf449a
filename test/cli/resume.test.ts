import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agedScenario } from '../degradation/agedCell.js';
import { argyrode, changed, signalAt, watching, workFolder } from './argyrode.js';

/** Two variants whose every mechanism is on, with storage and recorded cycles: everything that a checkpoint has to hold. */
const aging = JSON.stringify({
  ...JSON.parse(
    agedScenario({
      mechanisms: {
        interphase: true,
        carbonOxidation: true,
        oxygenRelease: true,
        contactLoss: true,
        isolation: true,
        cracking: true,
      },
      protocol: [
        'Charge at 0.5C until 4.3 V vs Li',
        'Store for 10 days at 60 degC',
        'Discharge at 0.5C until 2.9 V vs Li',
        {
          cycling: {
            cycles: 60,
            charge: '1C',
            hold: '50 % of the charging current',
            window: ['2.9 V vs Li', '4.3 V vs Li'],
          },
        },
      ],
    }),
  ),
  variants: { coated: {}, bare: { coating: 'none' } },
  output: { series: [1, 20, 50], profiles: [1, 50] },
});
const names = ['report.html', 'cycles.csv', 'timeseries.parquet', 'run.json'];
const run = ['run', 'cell.yaml', '--out', 'out'];
const resume = [...run, '--resume'];
const checkpoint = (folder: string) => join(folder, 'out', 'checkpoint.jsonl');
const content = (folder: string) => names.map((name) => readFileSync(join(folder, 'out', name)));

/** Kills the process once, as the system would, as soon as its checkpoint is so long and longer than it was. */
const killAt = (folder: string, bytes: number, signal: NodeJS.Signals = 'SIGKILL') =>
  signalAt(checkpoint(folder), bytes, signal);

/** Results of the run without interruption, and how long its checkpoint became [bytes]. */
async function reference(folder: string): Promise<{ readonly files: readonly Buffer[]; readonly length: number }> {
  let length = 0;
  const { code } = await argyrode(
    folder,
    run,
    watching(checkpoint(folder), (now) => {
      length = now ?? length;
    }),
  );
  expect(code).toBe(0);
  expect(existsSync(checkpoint(folder))).toBe(false);
  expect(length).toBeGreaterThan(1e5);
  const files = content(folder);
  rmSync(join(folder, 'out'), { recursive: true });
  return { files, length };
}

/** A run killed when its checkpoint had so many bytes. */
async function killed(folder: string, bytes: number): Promise<void> {
  const { code } = await argyrode(folder, run, killAt(folder, bytes));
  expect(code).toBe(null);
  expect(existsSync(checkpoint(folder))).toBe(true);
}

/** Which of the result files are the same to the last bit. */
function same(folder: string, expected: readonly Buffer[]): boolean[] {
  return content(folder).map((bytes, i) => bytes.equals(expected[i]));
}

function cutShort(file: string): void {
  truncateSync(file, statSync(file).size - 700);
}

function flipOneBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * 0.9)] ^= 1;
  writeFileSync(file, bytes);
}

describe('--resume', () => {
  test('after kill -9 at any moment gives the same bits as a run without interruption', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    const { files, length } = await reference(folder);
    let kills = 0;
    // Moments spread over both variants; the clock adds its own chance to each.
    for (const part of [0, 0.13, 0.4, 0.48, 0.55, 0.8]) {
      const { code, stderr } = await argyrode(folder, resume, killAt(folder, part * length));
      if (code !== null) break;
      kills++;
      expect(stderr).toMatch(kills === 1 ? /no unfinished run/ : /^Going on with the run in out from cycle \d+/);
      expect(existsSync(join(folder, 'out', 'cycles.csv'))).toBe(false);
    }
    expect(kills).toBeGreaterThan(3);
    const { code, stderr } = await argyrode(folder, resume);
    expect(code).toBe(0);
    expect(stderr).toContain('Going on with the run');
    expect(same(folder, files)).toEqual([true, true, true, true]);
    expect(existsSync(checkpoint(folder))).toBe(false);
  });

  test('loses only what is behind a line cut short or a damaged line', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    const { files, length } = await reference(folder);
    for (const spoil of [cutShort, flipOneBit]) {
      await killed(folder, 0.5 * length);
      spoil(checkpoint(folder));
      const { code, stderr } = await argyrode(folder, resume);
      expect(code).toBe(0);
      expect(stderr).toContain('Going on with the run');
      expect(stderr.includes('damaged')).toBe(spoil === flipOneBit);
      expect(same(folder, files)).toEqual([true, true, true, true]);
    }
    for (const useless of ['', 'nonsense', `${'0'.repeat(1000)}\n`]) {
      writeFileSync(checkpoint(folder), useless);
      const { code, stderr } = await argyrode(folder, resume);
      expect(code).toBe(0);
      expect(stderr).toContain('no unfinished run');
    }
  });

  test('refuses another scenario and says what is different; without it the run begins anew and says so', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    await killed(folder, 1e5);
    const before = readFileSync(checkpoint(folder));
    for (const [words, difference] of [
      [['--set', 'cell.temperature=25 degC'], /cell\.temperature of variant \w+ was 45 degC and is now 25 degC/],
      [['--variant', 'bare'], /list of variants/],
      [['--series'], /--series/],
    ] as const) {
      const { code, stderr } = await argyrode(folder, [...resume, ...words]);
      expect(code).toBe(2);
      expect(stderr).toMatch(difference);
      expect(readFileSync(checkpoint(folder)).equals(before)).toBe(true);
    }
    writeFileSync(join(folder, 'short.yaml'), changed(aging, ['"cycles":60', '"cycles":1']));
    const { code, stderr } = await argyrode(folder, ['run', 'short.yaml', '--out', 'out']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/unfinished run in out had come to cycle \d+ of variant \w+; it is now replaced/);
    expect(existsSync(checkpoint(folder))).toBe(false);
  });

  test('goes on after Ctrl-C, too', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    const { files, length } = await reference(folder);
    const { code, stderr } = await argyrode(folder, run, killAt(folder, length / 2, 'SIGINT'));
    expect(code).toBe(130);
    expect(stderr).toContain('--resume');
    expect(existsSync(checkpoint(folder))).toBe(true);
    expect((await argyrode(folder, resume)).code).toBe(0);
    expect(same(folder, files)).toEqual([true, true, true, true]);
  });

  test('needs a folder', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    const { code, stderr } = await argyrode(folder, ['run', 'cell.yaml', '--json', '--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('--out');
  });
});
