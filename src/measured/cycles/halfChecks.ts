import type { Issue } from '../../scenario/document/issue.js';
import type { MeasuredSeries } from '../measured.js';
import { median } from '../median.js';
import { numberAt } from '../numberAt.js';
import { stretches } from './halfCycles.js';

/** A half cycle that passes less than this share of the usual charge is a pulse or a correction. */
const smallHalf = 0.1;
/** Fewer cycles do not show what is usual. */
const leastCycles = 3;

/**
 * Cycles that do not hold the half cycles that the others hold: two under one number, or a charge or discharge that is missing.
 * They are named; numbers are not changed. The first may begin, and the last may end, with one half.
 */
export function halfChecks({ cycle, direction, line }: MeasuredSeries, passed: Float64Array): readonly Issue[] {
  const blocks = stretches(cycle).map(({ from, to }) => ({ from, halves: halvesIn(direction, passed, from, to) }));
  const usual = smallHalf * median(blocks.flatMap(({ halves }) => halves.map(({ charge }) => charge)));
  const counted = blocks
    .map(({ from, halves }) => ({ from, signs: alternating(halves.filter(({ charge }) => charge > usual)) }))
    .filter(({ signs }) => signs.length > 0);
  if (counted.length < leastCycles) return [];
  const normal = median(counted.map(({ signs }) => signs.length));
  const name = (sign: number): string => (sign > 0 ? 'charge' : 'discharge');
  return counted.flatMap(({ from, signs }, i): Issue[] => {
    const end = i === 0 || i === counted.length - 1;
    const [first] = signs;
    let what: string | undefined;
    if (signs.length > normal + 1) what = `holds ${signs.length} half cycles, most others ${normal}`;
    else if (normal === 2 && first !== undefined && signs.length === 1 && !end)
      what = `has no ${name(-first)}, only a ${name(first)}`;
    if (what === undefined) return [];
    return [
      {
        severity: 'warning',
        path: '',
        message: `Cycle ${cycle[from]}, from line ${line[from]} on, ${what}.`,
        hint: 'are rows or a cycle number missing? the number of the file was kept',
        line: numberAt(line, from),
      },
    ];
  });
}

interface Half {
  readonly sign: number;
  readonly charge: number;
}

function halvesIn(direction: Int8Array, passed: Float64Array, from: number, to: number): readonly Half[] {
  return stretches(direction.subarray(from, to)).flatMap((part): Half[] => {
    if (part.direction === 0) return [];
    let charge = 0;
    for (let i = from + part.from; i < from + part.to; i++) charge += numberAt(passed, i);
    return [{ sign: part.direction, charge }];
  });
}

/** Pulses of one direction with rests between them are one half cycle. */
function alternating(halves: readonly Half[]): readonly number[] {
  return halves.map(({ sign }) => sign).filter((sign, i, all) => i === 0 || sign !== all[i - 1]);
}
