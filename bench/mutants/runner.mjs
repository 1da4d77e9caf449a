import { appendFileSync, readFileSync } from 'node:fs';
import { cpuUsage, memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import { startTests } from '@vitest/runner';
import { vi } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';

const plan = JSON.parse(readFileSync(process.env.MUTANTS_PLAN, 'utf8'));
const report = (line) => appendFileSync(plan.results, `${JSON.stringify(line)}\n`);
const cpu = () => (cpuUsage().user + cpuUsage().system) / 1e6;

/** What instrumented sources read when they are evaluated. Each run of a file of tests evaluates them anew. */
globalThis.mutantSwitch = { active: -1, count: new Float64Array(plan.count), hit: () => true };

/** Runs one file of tests, stops at the first test that fails, and keeps to itself what happens. */
class QuietRunner extends VitestTestRunner {
  failed = false;

  static of(outer) {
    const runner = new QuietRunner(outer.config);
    Object.defineProperty(runner, 'moduleRunner', { value: outer.moduleRunner });
    runner.__setTraces(outer._otel);
    return runner;
  }

  async onBeforeRunSuite(suite) {
    if (this.failed) suite.mode = 'skip';
    await super.onBeforeRunSuite(suite);
  }

  async onBeforeRunTask(test) {
    if (this.failed) test.mode = 'skip';
    await super.onBeforeRunTask(test);
  }

  onAfterRunTask(test) {
    this.failed ||= test.result?.state === 'fail';
    super.onAfterRunTask(test);
  }
}

/**
 * The runner of a session in one process of Vitest: takes the place of Vitest's own, and when the first, empty file has been run
 * goes through what the session was started for. Modules are evaluated again for each run, packages and compiled code stay.
 */
export default class SessionRunner extends VitestTestRunner {
  async onAfterRunFiles(files) {
    super.onAfterRunFiles(files);
    const budget = new Budget();
    if (plan.counting) for (const file of plan.tests) await this.count(file, budget);
    else for (const mutant of plan.mutants) await this.try(mutant, budget);
    budget.end();
  }

  async run(file) {
    vi.resetModules();
    const runner = QuietRunner.of(this);
    try {
      const [result] = await startTests([{ filepath: file }], runner);
      return result.result?.state === 'pass' && !runner.failed ? '' : firstFailure(result);
    } catch (error) {
      return String(error);
    }
  }

  /** Which mutants a file of tests reaches, and what it costs [s]. */
  async count(file, budget) {
    const { count } = globalThis.mutantSwitch;
    count.fill(0);
    budget.set(600, { file });
    const start = cpu();
    const failure = await this.run(file);
    const hits = {};
    for (let id = 0; id < count.length; id++) if (count[id] > 0) hits[id] = count[id];
    report({ file, failure, seconds: cpu() - start, hits });
  }

  /** Runs the files of tests that reach a mutant, the cheapest first, until one fails. */
  async try({ id, limit, tests }, budget) {
    let hits = 0;
    Object.assign(globalThis.mutantSwitch, {
      active: id,
      hit: () => {
        if (++hits > limit) throw new Error('a mutant that runs far more often than the original');
        return true;
      },
    });
    const passed = [];
    for (const { file, seconds } of tests) {
      budget.set(5 + 5 * seconds, { id, file });
      const failure = await this.run(file);
      if (failure) return report({ id, by: file, failure: failure.slice(0, 300), passed });
      passed.push(file);
    }
    report({ id, passed });
    if (memoryUsage().heapUsed > 1e9) process.exit(1);
  }
}

function firstFailure(task) {
  for (const child of task.tasks ?? []) {
    const found = firstFailure(child);
    if (found) return found;
  }
  return task.result?.errors?.[0]?.message ?? (task.result?.state === 'fail' ? 'failed' : '');
}

/**
 * Ends the process when a run takes more processor time than it may [s]: a thread of its own watches, since the one that runs an
 * endless loop cannot. A long wait without work ends it too; the load of the machine does not.
 */
class Budget {
  shared = new Float64Array(new SharedArrayBuffer(16));
  watchdog = new Worker(new URL('./watchdog.mjs', `file://${plan.here}/`), {
    workerData: { shared: this.shared.buffer, results: plan.results },
  });

  set(seconds, what) {
    this.shared[0] = cpu() + seconds;
    this.shared[1] = Date.now() + 1000 * (120 + 30 * seconds);
    this.watchdog.postMessage(what);
  }

  end() {
    this.watchdog.terminate();
  }
}
