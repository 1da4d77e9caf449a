import type { Preparation } from '../prepare.js';
import { openWorkers } from './openWorkers.js';
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
  /** Threads; 0: none, everything in this thread. Default: as ARGYRODE_THREADS says, otherwise one per processor. */
  readonly threads?: number;
  /** Asked often; true gives up. */
  readonly interrupted?: () => boolean;
  /** As for `prepare`: needed by threads for a scenario that names material files. */
  readonly readFile?: (path: string) => string;
}

/** Threads where there are any (Node, built package), otherwise this thread with pauses. */
export async function openCrew(preparation: Preparation, most: number, options: CrewOptions): Promise<Crew> {
  const scenario = threadScenario(preparation, options);
  if (scenario === undefined || most < 2) return thisThread(preparation, options);
  return (await otherThreads(scenario, most, options.threads)) ?? thisThread(preparation, options);
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

async function otherThreads(scenario: ThreadScenario, most: number, threads?: number): Promise<Crew | undefined> {
  const entry = new URL('./attributionThread.js', import.meta.url);
  const open = await openWorkers({ entry, workerData: scenario, threads, most });
  if (open === undefined) return undefined;
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
    size: open.length,
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
