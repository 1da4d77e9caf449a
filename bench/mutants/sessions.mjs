import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** Sessions of Vitest side by side that share instrumented sources; what they write lies in a temporary folder. */
export class Sessions {
  folder = mkdtempSync(join(tmpdir(), 'argyrode-mutants-'));
  started = 0;
  running = new Set();

  /**
   * @param sources instrumented sources by absolute path
   * @param count number of mutants in them
   * @param workers sessions at a time
   */
  constructor({ sources, count, workers }) {
    writeFileSync(join(this.folder, 'sources.json'), JSON.stringify(sources));
    this.count = count;
    this.workers = workers;
  }

  /** Counts what tests reach: the files of tests in, what was found about each out. */
  counts(tests, onResult) {
    const work = (rest) => ({ counting: true, tests: rest });
    return this.share(tests, work, (found) => onResult(found.file, found));
  }

  /** Tries mutants: `{ id, limit, tests: [{ file, seconds }] }` in, what became of each out. */
  tries(mutants, onResult) {
    const work = (rest) => ({ counting: false, mutants: rest });
    return this.share(mutants, work, (found) => onResult(found.id, found));
  }

  /** Every worker takes each n-th entry. What ended a session (no end, no memory) is the result of the entry that it was at. */
  async share(entries, work, onResult) {
    const part = (k) => entries.filter((_, i) => i % this.workers === k);
    await Promise.all(
      Array.from({ length: this.workers }, async (_, k) => {
        for (let rest = part(k); rest.length > 0; ) {
          const { found, stderr } = await this.session(work(rest), onResult);
          if (found === 0) throw new Error(`A session of Vitest found nothing out. ${stderr.slice(0, 2000)}`);
          rest = rest.slice(found);
        }
      }),
    );
  }

  /** One process of Vitest; resolves to the number of results before it ended. */
  session(work, onResult) {
    const name = join(this.folder, `session${++this.started}`);
    const results = `${name}.jsonl`;
    writeFileSync(results, '');
    writeFileSync(
      `${name}.json`,
      JSON.stringify({ ...work, results, here, count: this.count, sources: join(this.folder, 'sources.json') }),
    );
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(here, 'session.mjs')], {
        env: { ...process.env, ARGYRODE_THREADS: '0', MUTANTS_PLAN: `${name}.json` },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      this.running.add(child);
      let stderr = '';
      child.stderr.on('data', (data) => {
        stderr += data;
      });
      let found = 0;
      const read = () => {
        const lines = readFileSync(results, 'utf8').split('\n').slice(0, -1);
        for (const line of lines.slice(found)) onResult(JSON.parse(line));
        found = lines.length;
      };
      const timer = setInterval(read, 500);
      child.on('error', reject);
      child.on('close', () => {
        clearInterval(timer);
        this.running.delete(child);
        read();
        resolve({ found, stderr });
      });
    });
  }

  end() {
    for (const child of this.running) child.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
