import type { Cell } from '../../cell/cell.js';
import type { Issue } from '../../scenario/document/issue.js';
import { cycleKind, stepIdentity, withStep } from '../programme/cycleKind.js';
import type { Programme } from '../programme/programme.js';
import { cycleCount, firstOfCycle, writtenCycles } from '../programme/programmeCycles.js';
import { flatten } from '../programme/walk.js';

/** Passes of a block that are looked at: what a cycle is settles in the first ones, and the last of them are alike. */
const TELLING_PASSES = 4;
/** Steps that are looked at before the search is given up: nothing is said then. */
const MOST_LOOKED_AT = 1e5;

/** Where `stop.retention` cannot do what it says. */
export function retentionIssues(programme: Programme, cell: Cell): Issue[] {
  const { retention, retentionCycle, cycles } = programme.stop;
  if (retention === undefined) {
    const message = 'stop.retentionCycle means nothing without stop.retention.';
    const hint = 'add for example retention: 80 %, or leave it out';
    return retentionCycle === undefined ? [] : [{ severity: 'warning', path: 'stop.retentionCycle', message, hint }];
  }
  const written = writtenCycles(programme);
  if (retentionCycle !== undefined && retentionCycle > written) {
    return [
      {
        severity: 'error',
        path: 'stop.retentionCycle',
        message: `Cycle ${retentionCycle} never comes: the programme makes ${written === 1 ? '1 cycle' : `${written} cycles`}.`,
        got: String(retentionCycle),
        allowed: `1 to ${written}`,
      },
    ];
  }
  if (retentionCycle !== undefined && cycles !== undefined && retentionCycle > cycles) {
    return [
      {
        severity: 'warning',
        path: 'stop.retentionCycle',
        message: `Cycle ${retentionCycle} never comes, since stop.cycles ends the programme before: stop.retention is never in force.`,
        got: String(retentionCycle),
        allowed: `1 to ${cycles}`,
      },
    ];
  }
  if (isEverInForce(programme, cell)) return [];
  const missing =
    retentionCycle === undefined
      ? 'no two cycles of the programme have the same currents and limits'
      : `no cycle after cycle ${retentionCycle} has its currents and limits`;
  return [
    {
      severity: 'warning',
      path: retentionCycle === undefined ? 'stop.retention' : 'stop.retentionCycle',
      message: `stop.retention is never in force: ${missing}.`,
      ...(retentionCycle === undefined
        ? {}
        : { got: String(retentionCycle), hint: 'name the first of the cycles that are to be watched' }),
    },
  ];
}

/** Whether there is a cycle that another one is compared with. */
function isEverInForce(programme: Programme, cell: Cell): boolean {
  const { retentionCycle } = programme.stop;
  const seen = new Set<string>();
  let looked = 0;
  let kind: readonly string[] = [];
  const closes = (): boolean => {
    const one = cycleKind(kind);
    if (seen.has(one)) return true;
    if (retentionCycle === undefined || seen.size === 0) seen.add(one);
    kind = [];
    return false;
  };
  const from = firstOfCycle(programme, retentionCycle ?? 1);
  const last = cycleCount(programme);
  for (const { step, opens, cycle } of flatten(programme, { from, passes: TELLING_PASSES })) {
    if (++looked > MOST_LOOKED_AT) return true;
    if (opens && kind.length > 0 && closes()) return true;
    if (cycle > last) return false;
    kind = withStep(kind, stepIdentity(step, cell));
  }
  return closes();
}
