import type { Preparation } from '../prepare.js';
import { type Subset, type SubsetOutcome, subsetRun } from './subsetRun.js';

/** What runs subsets, in other threads or in this one. */
export interface Crew {
  /** How many subsets can run at the same time. */
  readonly size: number;
  readonly run: (subset: Subset) => Promise<SubsetOutcome>;
  readonly close: () => void;
}

/** What a thread is given at its start: functions do not travel, so it prepares the scenario again. */
export interface ThreadScenario {
  /** The scenario as JSON, settings applied. */
  readonly text: string;
  /** Texts of the files that it names. */
  readonly files: { readonly [path: string]: string };
}

export interface CrewOptions {
  /** Threads; 0: none, everything in this thread. Default: one per processor. */
  readonly threads?: number;
  /** Asked often; true gives up. */
  readonly interrupted?: () => boolean;
  /** As for `prepare`: needed by threads for a scenario that names material files. */
  readonly readFile?: (path: string) => string;
}

/** Threads where there are any (Node, built package), otherwise this thread with pauses. */
export async function openCrew(preparation: Preparation, most: number, options: CrewOptions): Promise<Crew> {
  const scenario = threadScenario(preparation, options);
  const asked = options.threads ?? Infinity;
  if (scenario === undefined || asked < 1 || most < 2) return thisThread(preparation, options);
  return (await otherThreads(scenario, Math.min(asked, most))) ?? thisThread(preparation, options);
}

/** [ms] Time between pauses in which others get a turn. */
const TURN = 30;

function thisThread(preparation: Preparation, { interrupted }: CrewOptions): Crew {
  return {
    size: 1,
    close: () => {},
    run: async (subset) => {
      const run = subsetRun(preparation, subset);
      let turn = performance.now();
      for (let next = run.next(); ; next = run.next()) {
        if (next.done) return next.value;
        if (interrupted?.()) return { status: { code: 'interrupted', message: 'Interrupted.' }, cycles: [] };
        if (performance.now() - turn < TURN) continue;
        await new Promise((resolve) => setTimeout(resolve, 0));
        turn = performance.now();
      }
    },
  };
}

async function otherThreads(scenario: ThreadScenario, most: number): Promise<Crew | undefined> {
  // Only the built package has the file that a thread starts with.
  if (!import.meta.url.startsWith('file:') || !import.meta.url.endsWith('.js')) return undefined;
  let threads: typeof import('node:worker_threads');
  let processors: number;
  try {
    threads = await import('node:worker_threads');
    processors = (await import('node:os')).availableParallelism();
  } catch {
    return undefined;
  }
  const size = Math.min(most, processors);
  const entry = new URL('./attributionThread.js', import.meta.url);
  const open = Array.from({ length: size }, () => new threads.Worker(entry, { workerData: scenario }));
  const free = [...open];
  const waiting: (() => void)[] = [];
  const run = async (subset: Subset): Promise<SubsetOutcome> => {
    while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const thread = free.pop()!;
    const outcome = await new Promise<SubsetOutcome>((resolve, reject) => {
      const answered = (answer: SubsetOutcome): void => {
        thread.off('error', reject);
        resolve(answer);
      };
      thread.once('message', answered).once('error', reject);
      thread.postMessage(subset);
    });
    free.push(thread);
    waiting.shift()?.();
    return outcome;
  };
  return {
    size,
    run,
    close: () => {
      for (const thread of open) void thread.terminate();
    },
  };
}

/** Undefined when it names files that cannot be read here. */
function threadScenario(preparation: Preparation, { readFile }: CrewOptions): ThreadScenario | undefined {
  const files = new Map<string, string>();
  for (const { scenario } of preparation.variants) {
    for (const material of Object.values(scenario.materials)) {
      if (typeof material !== 'string') continue;
      if (!readFile) return undefined;
      files.set(material, readFile(material));
    }
  }
  return { text: JSON.stringify(preparation.document), files: Object.fromEntries(files) };
}
