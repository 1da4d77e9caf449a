import { plainNumber } from '../text/plainNumber.js';
import type { Moment } from './moment.js';
import type { Finding } from './probe.js';
import type { ProbeRun } from './probeRuns.js';

/** A number as the table has it. */
export function text(value: number): string {
  return plainNumber(value, 3);
}

/** A value that was one and became another: "first discharge 139 -> 105 mAh/g (-24 %)". */
export interface Change {
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly unit?: string;
}

const percent = ({ from, to }: Change): number => 100 * (to / from - 1);

function changeText(change: Change, after: string): string {
  const { what, from, to, unit = '' } = change;
  return `${what} ${text(from)} -> ${text(to)}${unit === '' ? '' : ` ${unit}`}${after === '' ? '' : ` (${after})`}`;
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${text(value)}`;

/** By so many per cent, between bounds of which either may be infinite. */
export function byPercent(change: Change, [low, high]: readonly [number, number]): Finding {
  const by = percent(change);
  return { text: changeText(change, `${signed(by)} %`), holds: by >= low && by <= high };
}

/** By so many of its unit, between bounds. */
export function byPoints(change: Change, [low, high]: readonly [number, number]): Finding {
  const by = change.to - change.from;
  return { text: changeText(change, signed(by)), holds: by >= low && by <= high };
}

/** So many times, between bounds. */
export function times(change: Change, [low, high]: readonly [number, number]): Finding {
  const by = change.to / change.from;
  return { text: changeText(change, `${text(by)} times`), holds: by >= low && by <= high };
}

export function up(change: Change): Finding {
  return { text: changeText(change, ''), holds: change.to > change.from };
}

export function down(change: Change): Finding {
  return { text: changeText(change, ''), holds: change.to < change.from };
}

/** [mAh/g] */
export const firstDischarge = ({ rows }: ProbeRun): number => rows[0].dischargeCapacity;
export const lastDischarge = ({ rows }: ProbeRun): number => rows[rows.length - 1].dischargeCapacity;

/** [%] Last over first discharge. */
export const retention = (run: ProbeRun): number => (100 * lastDischarge(run)) / firstDischarge(run);

/** [%] Of the first cycle. */
export const firstEfficiency = ({ rows }: ProbeRun): number => 100 * rows[0].coulombicEfficiency;

export const fresh = ({ moments }: ProbeRun): Moment => moments[0];
export const last = ({ moments }: ProbeRun): Moment => moments[moments.length - 1];

/** At the end of a cycle. */
export function after({ moments }: ProbeRun, cycle: number): Moment {
  return moments.findLast((moment) => moment.cycle === cycle)!;
}

/** [Ohm cm2] Of charge transfer and films at mid content, from the first cycle to the last. */
export const resistanceGrowth = (run: ProbeRun): number => last(run).resistance - after(run, 1).resistance;

/** [1] Loss of ln(theta) so far. */
export const contactLost = (run: ProbeRun): number => -last(run).lnContact;

/** Range of |eps_v| of the last step. */
export function lastContraction({ moments }: ProbeRun): number {
  return Math.abs(moments[moments.length - 1].contraction - moments[moments.length - 2].contraction);
}

/** [%] */
export const percentLess = (from: number, to: number): number => 100 * (1 - to / from);
