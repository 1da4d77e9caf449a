import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tinyScenario, tinyStudyText } from '../sweep/tinyStudy.js';
import { argyrode, workFolder } from './argyrode.js';

const there = spawnSync('redis-server', ['--version']).status === 0;
const missing = there
  ? ''
  : ' (left out: there is no redis-server; apt-get install redis-server, or brew install redis)';
const RUNS = 80;
const program = resolve('dist/cli/main.js');

const open: ChildProcess[] = [];
afterEach(() => {
  for (const child of open.splice(0)) child.kill('SIGKILL');
});

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise((done) => child.once('close', done));
const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

async function until(so: () => boolean): Promise<void> {
  while (!so()) await pause(2);
}

/** A server that keeps what it is told on disk, on this machine alone. */
function server(port: number, folder: string): ChildProcess {
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--appendonly', 'yes', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', words, { stdio: 'ignore' });
  open.push(child);
  return child;
}

/** With a thread, or without, which is sooner ready. */
function worker(url: string, folder: string, threads: number): ChildProcess {
  const words = [program, 'worker', '--queue', url, '--lock', '1', '--idle', '60', '--quiet'];
  const env = { ...process.env, ARGYRODE_THREADS: String(threads) };
  const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore', env });
  open.push(child);
  return child;
}

/** [bytes] Of rows that have come. */
function rowsIn(folder: string): number {
  const place = join(folder, 'unfinished');
  if (!existsSync(place)) return 0;
  return readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
}

describe('a study through a queue', () => {
  it.skipIf(!there)(
    `loses nothing and makes no row twice when a worker is killed and the server begins anew${missing}`,
    async () => {
      const folder = workFolder({
        'cell.yaml': tinyScenario,
        'study.yaml': tinyStudyText({ design: `{ kind: sobol, runs: ${RUNS}, seed: 3 }` }),
        'redis/readme': 'of the server',
      });
      const port = await freePort();
      const url = `redis://127.0.0.1:${port}`;
      const first = server(port, join(folder, 'redis'));
      const alive = () =>
        spawnSync('redis-cli', ['-p', String(port), 'ping'])
          .stdout.toString()
          .startsWith('PONG');
      await until(alive);
      const workers = [0, 1, 0, 0].map((threads) => worker(url, folder, threads));
      const made = argyrode(folder, ['sweep', 'study.yaml', '--queue', url, '--out', 'queued', '--json']);
      await until(() => rowsIn(join(folder, 'queued')) > 0);
      workers[0].kill('SIGKILL');
      first.kill('SIGTERM');
      await ended(first);
      const rowsBefore = rowsIn(join(folder, 'queued'));
      server(port, join(folder, 'redis'));
      const { code, stdout } = await made;
      expect(rowsBefore).toBeGreaterThan(0);
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { runs: RUNS, done: RUNS, failed: 0, made: RUNS }]);
      await argyrode(folder, ['sweep', 'study.yaml', '--out', 'local', '-q']);
      const bytes = (place: string) => readFileSync(join(folder, place, 'runs', 'part-0000.parquet'));
      expect(bytes('queued').equals(bytes('local'))).toBe(true);
      const keys = spawnSync('redis-cli', ['-p', String(port), 'keys', '*']).stdout.toString();
      expect(keys).not.toMatch(/chunk|study/);
    },
  );

  it('needs a server, and says where none is', async () => {
    const folder = workFolder({ 'cell.yaml': tinyScenario, 'study.yaml': tinyStudyText() });
    const url = `redis://:secret@127.0.0.1:${await freePort()}`;
    const { code, stderr } = await argyrode(folder, ['sweep', 'study.yaml', '--queue', url]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no Redis or Valkey at redis:\/\/127\.0\.0\.1:\d+: .*ECONNREFUSED/);
  });
});
