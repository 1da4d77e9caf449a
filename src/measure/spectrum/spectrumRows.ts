import type { Issue } from '../../scenario/document/issue.js';

/** One frequency of a file. */
export interface SpectrumRow {
  /** [Hz] */
  readonly frequency: number;
  /** [Ohm] */
  readonly re: number;
  readonly im: number;
  /** As it stands in the file, for people. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** [Hz] What impedance is measured at, from a week a period to beyond network analysers of cells. */
const FREQUENCIES = { from: 1e-7, to: 1e9 };
/** [Ohm] What any instrument resolves. */
const MODULI = { from: 1e-9, to: 1e15 };
/** Relative to |Z|: two measurements at one frequency that differ by less may both be right. */
const REPEATABLE = 0.05;

/** Numbers that no passive cell gives, each with its line. */
export function impossibleRows(rows: readonly SpectrumRow[]): Issue[] {
  const issues: Issue[] = [];
  for (const { frequency, re, im, text, line } of rows) {
    const wrong = (message: string, allowed: string, hint?: string): void => {
      issues.push({
        severity: 'error',
        path: '',
        message: `Line ${line}: ${message}`,
        got: text.slice(0, 80),
        allowed,
        ...(hint === undefined ? {} : { hint }),
        line,
      });
    };
    const modulus = Math.hypot(re, im);
    const check = 'delete the line if it is no measurement, or look whether the columns are the right ones';
    if (![frequency, re, im].every(Number.isFinite))
      wrong('this is no finite number.', "finite numbers for frequency, Z' and Z''", check);
    else if (frequency < FREQUENCIES.from || frequency > FREQUENCIES.to)
      wrong('no instrument measures at this frequency.', '1e-7 to 1e9 Hz', 'look at the unit of the column');
    else if (re === 0 && im === 0) wrong('the impedance is zero.', '|Z| above zero', check);
    else if (modulus < MODULI.from || modulus > MODULI.to)
      wrong('no instrument measures such an impedance.', '|Z| from 1e-9 to 1e15 Ohm', 'look at the unit of the column');
    else if (re < 0) wrong("the real part is negative, which no passive cell's is.", "Z' of at least 0 Ohm", check);
  }
  return issues;
}

/** Points at the highest frequencies that may be beyond what an instrument can do: at most so many, or this share. */
const BAD_END = { points: 3, share: 0.1 };

/**
 * What to make of impossible rows beside the good ones of a spectrum. Negative real parts at the highest frequencies alone are the end of
 * an instrument's range: they are left out. All others are errors, for which the whole spectrum is refused.
 */
export function badRows(
  good: readonly SpectrumRow[],
  impossible: readonly SpectrumRow[],
): { readonly errors: readonly Issue[]; readonly warnings: readonly Issue[] } {
  const highest = good.reduce((most, { frequency }) => Math.max(most, frequency), 0);
  const end = impossible.filter(
    ({ frequency, re, im }) => frequency > highest && frequency <= FREQUENCIES.to && re < 0 && Number.isFinite(im),
  );
  const few = end.length <= Math.max(BAD_END.points, BAD_END.share * good.length) ? end : [];
  const warnings = few.map(
    ({ text, line }): Issue => ({
      severity: 'warning',
      path: '',
      message: `Line ${line} is left out: its real part is negative, as at the end of the range of an instrument.`,
      got: text.slice(0, 80),
      line,
    }),
  );
  return { warnings, errors: impossibleRows(impossible.filter((row) => !few.includes(row))) };
}

/** Frequencies that stand twice, and rows out of order. */
export function doubtfulOrder(rows: readonly SpectrumRow[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<number, SpectrumRow>();
  for (const row of rows) {
    const before = seen.get(row.frequency);
    if (!before) {
      seen.set(row.frequency, row);
      continue;
    }
    const difference = Math.hypot(row.re - before.re, row.im - before.im) / Math.hypot(before.re, before.im);
    const repeated = difference > 0 && difference < REPEATABLE;
    const how = difference === 0 ? 'is a copy of' : repeated ? 'repeats the frequency of' : 'contradicts';
    issues.push({
      severity: repeated ? 'warning' : 'error',
      path: '',
      message: `Line ${row.line} ${how} line ${before.line}${repeated ? '; both are used' : ''}.`,
      got: row.text.slice(0, 80),
      allowed: 'one line per frequency, or repeated measurements that agree within 5 %',
      line: row.line,
    });
  }
  const turn = rows.find(({ frequency }, i) => {
    const [before, last] = rows.slice(Math.max(0, i - 2), i);
    return before && last && (frequency - last.frequency) * (last.frequency - before.frequency) < 0;
  });
  if (turn !== undefined) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `The frequencies are in no order, first on line ${turn.line}; every line counts as one point of one spectrum.`,
      line: turn.line,
    });
  }
  return issues;
}

/** All issues of one kind would bury the others: the first of them, and how many more there are. */
export function firstOf(issues: readonly Issue[], most: number): readonly Issue[] {
  if (issues.length <= most) return issues;
  const severity = issues.some((issue) => issue.severity === 'error') ? 'error' : 'warning';
  const more = `${issues.length - most} more lines have faults like these.`;
  return [...issues.slice(0, most), { severity, path: '', message: more }];
}
