import { cellRequest } from '../../src/web/engine/cellRequest.js';
import type { SideRun } from '../../src/web/engine/messages.js';
import { sideRun } from '../../src/web/engine/sideRun.js';
import type { Evidence } from '../../src/web/lessons/evidence.js';
import { gathered, type Pair, spectraAfter } from '../../src/web/lessons/gather.js';
import type { Lesson } from '../../src/web/lessons/lesson.js';

const known = new Map<string, SideRun>();

/** What the shipped engine says of a lesson's cells, each simulated once as the page simulates it. */
export function evidence(lesson: Lesson, documents: Pair): Evidence {
  const found = gathered(lesson, documents, (name, document) => {
    const key = JSON.stringify([document, spectraAfter(lesson)]);
    const run = known.get(key) ?? sideRun(cellRequest(name, document, []), spectraAfter(lesson));
    known.set(key, run);
    if (run.problem !== '') throw new Error(`${lesson.key}, ${name}: ${run.problem}`);
    return run;
  });
  if (!found) throw new Error(`${lesson.key}: a cell has no whole cycle.`);
  return found;
}
