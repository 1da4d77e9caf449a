import type { FreeNumber } from '../fit/opening/freeNumber.js';
import type { MeasuredRow } from '../fit/runs/fitCell.js';
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

/**
 * `late`: every value beyond half of the last published cycle of its scenario. Any other word: the sample of that name, with the
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
