import type { Json } from '../../results/plain.js';
import type { RunsRecord } from '../../results/runsTable.js';
import { duration } from '../text/numberText.js';

/** How far a study has come. */
export interface SweepProgress {
  /** Rows that are there. */
  readonly done: number;
  /** Those of them that failed. */
  readonly failed: number;
  /** Rows of the whole study. */
  readonly of: number;
  /** Runs made since the command began. */
  readonly made: number;
  /** [s] since the command began. */
  readonly elapsed: number;
}

/** One line for the terminal: how many runs, how fast, and how long it will take. */
export function sweepProgressText({ done, failed, of, made, elapsed }: SweepProgress): string {
  const failures = failed > 0 ? `, ${failed} failed` : '';
  if (made === 0 || elapsed < 1) return `${done} of ${of} runs${failures}`;
  const rate = made / elapsed;
  const left = `, ${duration(Math.max(1, Math.round((of - done) / rate)))} left`;
  return `${done} of ${of} runs${failures}, ${rateText(rate)}${done < of ? left : ''}`;
}

/** How a study, or a part of it, ended. */
export interface SweepEnd extends SweepProgress {
  readonly folder: string;
  /** What failed runs say, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly runs: number }[];
}

/** What a terminal is told at the end of a study. */
export function sweepEndText(end: SweepEnd): string {
  const { done, of, failed, made, elapsed, folder, reasons } = end;
  const lines = [
    `${done} of ${of} runs are there${failed > 0 ? `, ${failed} of them failed` : ''}.`,
    ...(made > 0 && elapsed > 0
      ? [`${made} made in ${duration(Math.max(1, Math.round(elapsed)))}, ${rateText(made / elapsed)}.`]
      : []),
    ...reasons.slice(0, mostReasons).map(({ reason, runs }) => `  ${runs} failed: ${reason}`),
    `The table is in ${folder}: argyrode sweep query ${folder} "select * from runs limit 5"`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The object that `sweep --json` prints. */
export function sweepEndJson(end: SweepEnd, { title, columns }: RunsRecord): Json {
  const { done, of, failed, made, elapsed, folder, reasons } = end;
  return {
    title,
    folder,
    runs: of,
    done,
    failed,
    made,
    seconds: elapsed,
    columns: columns.map(({ name, of: kind, unit }) => ({ name, of: kind, unit })),
    reasons: reasons.map((one) => ({ ...one })),
  };
}

const mostReasons = 5;

function rateText(rate: number): string {
  return `${rate >= 10 ? Math.round(rate) : Number(rate.toPrecision(2))} cells per second`;
}
