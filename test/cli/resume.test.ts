import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agedScenario } from '../degradation/agedCell.js';
import { argyrode, builtArgyrode, changed, quick, signalAt, watching, workFolder } from './argyrode.js';

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
            cycles: 30,
            charge: '1C',
            hold: '50 % of the charging current',
            window: ['2.9 V vs Li', '4.3 V vs Li'],
          },
        },
      ],
    }),
  ),
  variants: { coated: {}, bare: { coating: 'none' } },
  output: { series: [1, 15, 25], profiles: [1, 25] },
});
const names = ['report.html', 'cycles.csv', 'timeseries.parquet', 'run.json'];
const run = ['run', 'cell.yaml', '--out', 'out'];
const resume = [...run, '--resume'];
const checkpoint = (folder: string) => join(folder, 'out', 'checkpoint.jsonl');
const content = (folder: string) => names.map((name) => readFileSync(join(folder, 'out', name)));

/** Kills the process once, as the system would, as soon as its checkpoint is so long and longer than it was. */
const killAt = (folder: string, bytes: number, signal: NodeJS.Signals = 'SIGKILL') =>
  signalAt(checkpoint(folder), bytes, signal);

/** Results of the run without interruption, how long its checkpoint became [bytes], and what it held on the way; made once. */
const reference = once(async () => {
  const folder = workFolder({ 'cell.yaml': aging });
  let length = 0;
  const copies: Buffer[] = [];
  const { code } = await argyrode(
    folder,
    run,
    watching(checkpoint(folder), (now) => {
      length = now ?? length;
      if (length > 1.2 * (copies.at(-1)?.length ?? 0) && existsSync(checkpoint(folder)))
        copies.push(readFileSync(checkpoint(folder)));
    }),
  );
  expect(code).toBe(0);
  expect(existsSync(checkpoint(folder))).toBe(false);
  expect(length).toBeGreaterThan(1e5);
  return { files: content(folder), length, copies };
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
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

/** A folder in which a run ended without a word when about half of it was done. */
async function begun(): Promise<string> {
  const { length, copies } = await reference();
  const away = (copy: Buffer) => Math.abs(copy.length - length / 2);
  const half = copies.reduce((best, copy) => (away(copy) < away(best) ? copy : best));
  const folder = workFolder({ 'cell.yaml': aging });
  mkdirSync(join(folder, 'out'));
  writeFileSync(checkpoint(folder), half);
  return folder;
}

describe('--resume', () => {
  test('after kill -9 or Ctrl-C at any moment gives the same bits as a run without interruption', async () => {
    const { files, length } = await reference();
    const folder = workFolder({ 'cell.yaml': aging });
    let kills = 0;
    // Moments in both variants; the clock adds its own chance to each.
    for (const [part, signal, code] of [
      [0, 'SIGKILL', null],
      [0.3, 'SIGINT', 130],
      [0.6, 'SIGKILL', null],
    ] as const) {
      const ended = await argyrode(folder, resume, killAt(folder, part * length, signal));
      if (ended.code === 0) break;
      kills++;
      expect(ended.code).toBe(code);
      expect(ended.stderr).toMatch(
        kills === 1 ? /no unfinished run/ : /^Going on with the run in out from cycle \d+ of variant (bare|coated)/,
      );
      if (signal === 'SIGINT') expect(ended.stderr).toContain('--resume');
      else expect(existsSync(join(folder, 'out', 'cycles.csv'))).toBe(false);
      expect(existsSync(checkpoint(folder))).toBe(true);
      rmSync(join(folder, 'out', 'cycles.csv'), { force: true });
    }
    expect(kills).toBeGreaterThan(1);
    const { code, stderr } = await builtArgyrode(folder, resume);
    expect(code).toBe(0);
    expect(stderr).toContain('Going on with the run');
    expect(same(folder, files)).toEqual([true, true, true, true]);
    expect(existsSync(checkpoint(folder))).toBe(false);
  });

  test('loses only what is behind a line cut short or a damaged line', async () => {
    const { files } = await reference();
    for (const spoil of [cutShort, flipOneBit]) {
      const folder = await begun();
      spoil(checkpoint(folder));
      const { code, stderr } = await argyrode(folder, resume);
      expect(code).toBe(0);
      expect(stderr).toContain('Going on with the run');
      expect(stderr.includes('damaged')).toBe(spoil === flipOneBit);
      expect(same(folder, files)).toEqual([true, true, true, true]);
    }
  });

  test('begins anew where the checkpoint is none', async () => {
    const folder = workFolder({ 'cell.yaml': quick });
    mkdirSync(join(folder, 'out'));
    writeFileSync(checkpoint(folder), 'nonsense');
    const { code, stderr } = await argyrode(folder, resume);
    expect(code).toBe(0);
    expect(stderr).toContain('no unfinished run');
  });

  test('refuses another scenario and says what is different; without it the run begins anew and says so', async () => {
    const folder = await begun();
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
    writeFileSync(join(folder, 'short.yaml'), changed(aging, ['"cycles":30', '"cycles":1']));
    const { code, stderr } = await argyrode(folder, ['run', 'short.yaml', '--out', 'out']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/unfinished run in out had come to cycle \d+ of variant (bare|coated); it is now replaced/);
    expect(existsSync(checkpoint(folder))).toBe(false);
  });

  test('needs a folder', async () => {
    const folder = workFolder({ 'cell.yaml': aging });
    const { code, stderr } = await argyrode(folder, ['run', 'cell.yaml', '--json', '--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('--out');
  });
});
