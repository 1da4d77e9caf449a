import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EvaluationLogFile, readEvaluationLog } from '../../src/node/evaluationLog.js';
import { readTextFile } from '../../src/node/scenarioFile.js';
import { argyrode, changed, environment, quick, workFolder } from './argyrode.js';

const unix = process.platform !== 'win32';

describe.runIf(unix)('files that are no files', () => {
  test.each(['pipe', '/dev/zero', '/dev/null', '.'])('%s is refused without waiting for it', (name) => {
    const folder = workFolder();
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const read = readTextFile(resolve(folder, name));
    expect('issue' in read && read.issue.message).toMatch(/no regular file|folder, not a file/);
  });

  test('a scenario that extends a pipe ends with a sentence', async () => {
    const folder = workFolder({ 'cell.yaml': 'title: x\nextends: pipe\n' });
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const { code, stderr } = await argyrode(folder, ['check', 'cell.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('cell.yaml:2:1 extends: The file cannot be read: This is no regular file.');
  });

  test('a pipe or a folder in place of a checkpoint does not hold up a run', async () => {
    const folder = workFolder({ 'cell.yaml': quick, 'out/checkpoint.jsonl/x': '' });
    const { code } = await argyrode(folder, ['run', 'cell.yaml', '--variant', 'bare', '-q', '-o', 'out', '--resume']);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'out', 'cycles.csv'))).toBe(true);
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  const shell = (folder: string, command: string) =>
    spawnSync('sh', ['-c', `"${process.execPath}" "${resolve('dist/cli/main.js')}" ${command}`], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });

  test('under the output of a run: the results are in their folder, and that is said', () => {
    const folder = workFolder({ 'cell.yaml': quick });
    const { status, stderr } = shell(folder, 'run cell.yaml --variant bare -q -o out > /dev/full');
    expect(status).toBe(74);
    expect(stderr).toBe('The output could not be written: the disk is full. The results are in out.\n');
    expect(readFileSync(join(folder, 'out', 'cycles.csv'), 'utf8')).toContain('bare');
  });

  test('under the remarks: nothing is lost', () => {
    const folder = workFolder({ 'cell.yaml': quick.replace('81 MPa', '81 mm') });
    expect(shell(folder, 'check cell.yaml 2> /dev/full').status).toBe(2);
  });

  test('under the log of a fit: the fit goes on, what is there stays good', () => {
    const folder = workFolder();
    const identity = { version: '1', settings: [], files: {} };
    const log = new EvaluationLogFile(folder, identity);
    log.put('a', [1, Number.NaN]);
    const { descriptor } = log as unknown as { descriptor: number };
    expect(descriptor).toBeGreaterThan(0);
    log.close();
    // A descriptor that takes nothing, as that of a full disk.
    Object.assign(log, { descriptor: 1e6 });
    log.put('b', [2]);
    expect(log.failure).toBeDefined();
    log.put('c', [3]);
    log.close();
    expect([...(readEvaluationLog(folder)?.answers.keys() ?? [])]).toEqual(['a']);
  });
});

describe('what a person wrote', () => {
  const hostile = changed(
    quick,
    ['title: Quick cells', 'title: "\\e[2J\\e]0;taken\\a"'],
    ['  bare: {}', '  "=cmd|x\\u009b31m": {}'],
  );

  test('steers no terminal and computes in no spreadsheet', async () => {
    const folder = workFolder({ 'cell.yaml': hostile });
    const outcome = await argyrode(folder, ['run', 'cell.yaml', '-o', 'out']);
    const cycles = readFileSync(join(folder, 'out', 'cycles.csv'), 'utf8');
    const report = readFileSync(join(folder, 'out', 'report.html'), 'utf8');
    expect(outcome.code).toBe(0);
    for (const text of [outcome.stdout, outcome.stderr, cycles]) expect(text).not.toMatch(/(?![\n\r\t])\p{Cc}/u);
    expect(cycles).toMatch(/^'=cmd/m);
    expect(report).toContain('=cmd|x');
    const read = await argyrode(folder, ['import', 'out/cycles.csv', '--json']);
    expect(JSON.parse(read.stdout).kind).toBe('cycle table');
  });

  test.each(['javascript:alert(1)', 'lab/index.html'])('the address %s is none of a page', async (address) => {
    const folder = workFolder({ 'cell.yaml': quick });
    const { code, stderr } = await argyrode(folder, ['run', 'cell.yaml', '--lab', address]);
    expect(code).toBe(2);
    expect(stderr).toContain('--lab: This is no address of a page.');
    expect(existsSync(join(folder, 'results'))).toBe(false);
  });
});
