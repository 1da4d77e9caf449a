import type { Issue } from '../../scenario/document/issue.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { MeasuredCycle } from '../measured.js';
import { median } from '../median.js';
import { numberAt } from '../numberAt.js';

const quantities = [
  ['dischargeCapacity', 'discharge capacity'],
  ['chargeCapacity', 'charge capacity'],
  ['coulombicEfficiency', 'Coulombic efficiency'],
  ['interfaceResistance', 'resistance'],
] as const;

/** Rows that are known before anything can stand out of them. */
const leastRows = 6;
/** Share of the usual size and number of scatters that a point must be away from what its neighbours say. */
const standing = { share: 0.03, scatters: 8 };
/** How much larger that is than the neighbours differ from one another, for one cycle and for a pair. */
const clear = { one: 1.5, two: 3 };
/** The first cycle may differ from the second by what formation does: this share is more than that. */
const formation = { dischargeCapacity: 0.25, chargeCapacity: 0.4 } as const;

/** Single cycles and pairs that stand out: outliers, or checks at another rate. They are named, not removed. */
export function outliers(rows: readonly MeasuredCycle[]): readonly Issue[] {
  const issues: Issue[] = [];
  const add = (row: MeasuredCycle | undefined, what: string): void => {
    if (row === undefined || issues.some(({ line }) => line === row.line)) return;
    issues.push({
      severity: 'warning',
      path: '',
      message: `Cycle ${row.cycle} stands out: ${what}.`,
      hint: 'an outlier or a check at another rate? it is kept; take the row out of the file or use a robust loss',
      line: row.line,
    });
  };
  for (const [name, label] of quantities) {
    const known = rows.filter((row) => Number.isFinite(row[name]));
    if (known.length < leastRows) continue;
    const value = known.map((row) => row[name]);
    const at = (i: number): number => numberAt(value, i);
    const size = Math.abs(median(value));
    const bends = value.map((v, i) => (i === 0 || i === value.length - 1 ? 0 : v - 0.5 * (at(i - 1) + at(i + 1))));
    const scatter = 1.4826 * median(bends.slice(1, -1).map(Math.abs));
    const least = Math.max(standing.share * size, standing.scatters * scatter);
    const between = (a: number, b: number): string => `lies between ${plain(at(a))} and ${plain(at(b))}`;
    for (let i = 1; i < value.length - 1; i++) {
      const apart = Math.abs(at(i + 1) - at(i - 1));
      if (Math.abs(numberAt(bends, i)) >= Math.max(least, clear.one * apart))
        add(known[i], `its ${label} of ${plain(at(i))} ${between(i - 1, i + 1)} of its neighbours`);
    }
    for (let i = 1; i < value.length - 2; i++) {
      const [before, after] = [at(i - 1), at(i + 2)];
      const [one, two] = [at(i) - 0.5 * (before + after), at(i + 1) - 0.5 * (before + after)];
      if (Math.sign(one) !== Math.sign(two)) continue;
      const smaller = Math.min(Math.abs(one), Math.abs(two));
      if (smaller < Math.max(least, clear.two * Math.abs(after - before))) continue;
      for (const k of [i, i + 1])
        add(known[k], `its ${label} of ${plain(at(k))} ${between(i - 1, i + 2)} of the cycles around it`);
    }
    // The ends have neighbours on one side only: those must agree with one another.
    for (const [end, next, third] of [
      [0, 1, 2],
      [value.length - 1, value.length - 2, value.length - 3],
    ] as const) {
      const expected = 2 * at(next) - at(third);
      const away = Math.abs(at(end) - expected);
      const share = end === 0 ? (name in formation ? formation[name as keyof typeof formation] : Infinity) : 0.1;
      if (away < Math.max(share * size, least, 4 * Math.abs(at(next) - at(third)))) continue;
      add(known[end], `its ${label} is ${plain(at(end))} ${end === 0 ? 'before' : 'after'} ${plain(at(next))}`);
    }
  }
  return issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function plain(value: number): string {
  return plainNumber(value, 4);
}
