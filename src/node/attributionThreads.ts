import type { Preparation } from '../prepare.js';
import { referencedFiles } from '../scenario/scenario.js';
import { type AttributionPool, openAttributionPool } from '../study/attributionPool.js';
import type { ThreadOptions } from './cellThreads.js';
import { threadLimit } from './threadLimit.js';
import { isBuilt, openThreads } from './threadPool.js';

/** What a thread is given at its start: functions do not travel, so it prepares the scenario again. */
export interface ThreadScenario {
  /** The scenario as JSON, settings applied. */
  readonly text: string;
  /** Texts of the files that it names. */
  readonly files: { readonly [path: string]: string };
}

/** As for cells, and where files that the scenario names are read. */
export interface AttributionThreadOptions extends ThreadOptions {
  /** As for `prepare`: without it a scenario that names files is run in this thread. */
  readonly readFile?: (path: string) => string;
}

/** Runs the simulations of `attribute` on threads; hand it over as its `pool`. The parts do not depend on how many there are. Close it. */
export function openAttributionThreads(
  preparation: Preparation,
  options: AttributionThreadOptions = {},
): AttributionPool {
  const { threads, signal, readFile } = options;
  const workerData = threadScenario(preparation, readFile);
  if (!isBuilt || workerData === undefined || threadLimit(threads) < 1) return openAttributionPool(preparation);
  return openThreads({ entry: new URL('./attributionThread.js', import.meta.url), workerData, threads, signal });
}

/** Undefined when it names files that cannot be read here. */
function threadScenario(preparation: Preparation, readFile?: (path: string) => string): ThreadScenario | undefined {
  const files = new Map<string, string>();
  for (const { scenario } of preparation.variants) {
    for (const file of referencedFiles(scenario)) {
      if (!readFile) return undefined;
      files.set(file, readFile(file));
    }
  }
  return { text: JSON.stringify(preparation.document), files: Object.fromEntries(files) };
}
