import type { Issue } from '../../scenario/document/issue.js';
import type { Quantity } from './quantities.js';

export interface ClockReading {
  /** [s] Never falling; undefined when the file has no time. */
  readonly time?: Float64Array;
  readonly findings: readonly string[];
  readonly issues: readonly Issue[];
}

type Values = ReadonlyMap<Quantity, readonly number[]>;

/** One time axis out of what the file has: test time, else date, else time in the step added up. */
export function readClockColumns(values: Values, line: readonly number[]): ClockReading {
  const time = values.get('time');
  if (time) return withSteps(continued(time, line, 'The time'), time, values);
  const stepTime = values.get('stepTime');
  const date = values.get('date');
  const begin = date?.[0] ?? 0;
  if (date && !date.some(Number.isNaN)) {
    const since = date.map((moment) => moment - begin);
    const read = continued(since, line, 'The date');
    return { ...read, findings: ['Time is counted from the dates of the rows.', ...read.findings] };
  }
  if (stepTime) {
    const read = continued(stepTime, line, 'The time in the step');
    return { ...read, issues: [], findings: ['Time is the time in the steps, added up.'] };
  }
  return { findings: [], issues: [] };
}

/** A time that starts again exactly where steps or cycles do is the time in the step, and nothing to doubt. */
function withSteps(read: ClockReading, column: readonly number[], values: Values): ClockReading {
  const counters = [values.get('step'), values.get('cycle'), values.get('direction')].filter(
    (counter) => counter !== undefined,
  );
  if (read.issues.length === 0 || counters.length === 0) return read;
  for (const [i, moment] of column.entries()) {
    if (i === 0 || moment >= (column[i - 1] ?? Number.NaN)) continue;
    if (!counters.some((counter) => counter[i] !== counter[i - 1])) return read;
  }
  return { ...read, issues: [], findings: ['The time starts again with every step; it was added up.'] };
}

function continued(column: readonly number[], line: readonly number[], what: string): ClockReading {
  const time = Float64Array.from(column);
  const restarts: number[] = [];
  let offset = 0;
  let [before, counted] = [Number.NaN, Number.NaN];
  for (const [i, moment] of column.entries()) {
    if (moment < before) {
      restarts.push(i);
      // A restart near zero took the time that it shows; one that only steps back does not.
      offset = moment >= 0 && moment < 0.5 * before ? counted : counted - moment;
    }
    before = moment;
    counted = moment + offset;
    time[i] = counted;
  }
  const [first] = restarts;
  if (first === undefined) return { time, findings: [], issues: [] };
  const at = line[first];
  const where = `line ${at}`;
  return {
    time,
    findings: [],
    issues: [
      {
        severity: 'warning',
        path: '',
        message:
          restarts.length === 1
            ? `${what} goes back on ${where}; it was continued from the row before.`
            : `${what} goes back ${restarts.length} times, first on ${where}; it was continued from the row before each time.`,
        hint: 'is it the time in the step, or are several tests in one file?',
        ...(at === undefined ? {} : { line: at }),
      },
    ],
  };
}
