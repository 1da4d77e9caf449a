import type { FreeNumber } from '../fit/opening/freeNumber.js';
import type { MeasuredRow } from '../fit/runs/fitCell.js';
import { firstOfCycle } from '../protocol/programme/programmeCycles.js';
import { flatten } from '../protocol/programme/walk.js';
import { dischargeRate } from '../protocol/steps/kindOf.js';
import type { OpenStudy } from './openStudy.js';

/** What a calibration is kept from, so that it becomes a prediction. */
export interface LeftOut {
  readonly name: string;
  readonly row: (row: MeasuredRow) => boolean;
  /** Free numbers that can still be told from the rest. */
  readonly free: readonly FreeNumber[];
  /** Those that only what is left out could tell: a prediction has to do without. */
  readonly own: readonly FreeNumber[];
}

/** Fewer cycles than this are no ageing: nothing in them is late. */
const AGEING_CYCLES = 20;

/** Rates that are closer than this tell nothing of rates. */
const APART = 2;

/** What is left out, in words. */
export function leftOutWords(what: string): string {
  return what === 'late' || what === 'fast' ? `the ${what} cycles` : what;
}

/**
 * `late`: every value beyond half of the last published cycle of its scenario. `fast`: every value of a cycle whose discharge is
 * beyond the geometric mean of the slowest and the fastest rate with a value. Any other word: the sample of that name, with the
 * numbers that are its own. Undefined when the study has nothing of the kind.
 */
export function leaveOut({ study, rows }: OpenStudy, what: string): LeftOut | undefined {
  if (what === 'late') {
    const last = new Map<string, number>();
    for (const { cell, measurement } of rows)
      last.set(cell.scenario, Math.max(last.get(cell.scenario) ?? 0, measurement.cycle ?? 0));
    const late = ({ cell: { scenario }, measurement: { cycle } }: MeasuredRow): boolean => {
      const end = last.get(scenario) ?? 0;
      return end >= AGEING_CYCLES && cycle !== undefined && cycle > end / 2;
    };
    return rows.some(late) ? { name: what, row: late, free: study.free, own: [] } : undefined;
  }
  if (what === 'fast') {
    const rates = new Map(rows.map((row) => [row, rateOf(row)]));
    const known = [...rates.values()].flatMap((rate) => rate ?? []);
    const [slowest, fastest] = [Math.min(...known), Math.max(...known)];
    const fast = (row: MeasuredRow): boolean => (rates.get(row) ?? 0) > Math.sqrt(slowest * fastest);
    if (!(fastest >= APART * slowest)) return undefined;
    return rows.some(fast) ? { name: what, row: fast, free: study.free, own: [] } : undefined;
  }
  const ofSample = ({ cell }: MeasuredRow): boolean => cell.prepared.name === what;
  if (!rows.some(ofSample)) return undefined;
  const starts = [`variants.${what}.`, `variants["${what}"].`];
  const isOwn = ({ parameter, also = [] }: FreeNumber): boolean =>
    [parameter, ...also].every((path) => starts.some((start) => path.startsWith(start)));
  return {
    name: what,
    row: ofSample,
    free: study.free.filter((number) => !isOwn(number)),
    own: study.free.filter(isOwn),
  };
}

/** [C-rate] Of the discharge of the cycle that a value is of; undefined where it is of none. */
function rateOf({ cell: { prepared }, measurement: { cycle, rate } }: MeasuredRow): number | undefined {
  if (rate !== undefined) return rate;
  if (cycle === undefined) return undefined;
  const { programme, cell } = prepared;
  for (const place of flatten(programme, { from: firstOfCycle(programme, cycle) })) {
    if (place.cycle > cycle) return undefined;
    const found = dischargeRate(place.step, cell);
    if (found !== undefined) return found;
  }
  return undefined;
}
