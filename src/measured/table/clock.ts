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
  if (date && !date.some(Number.isNaN)) {
    const since = date.map((moment) => moment - date[0]);
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
  for (let i = 1; i < column.length; i++) {
    if (column[i] >= column[i - 1]) continue;
    if (!counters.some((counter) => counter[i] !== counter[i - 1])) return read;
  }
  return { ...read, issues: [], findings: ['The time starts again with every step; it was added up.'] };
}

function continued(column: readonly number[], line: readonly number[], what: string): ClockReading {
  const time = Float64Array.from(column);
  const restarts: number[] = [];
  let offset = 0;
  for (let i = 1; i < time.length; i++) {
    if (column[i] < column[i - 1]) {
      restarts.push(i);
      offset = time[i - 1] - column[i];
      // A restart near zero took the time that it shows; one that only steps back does not.
      if (column[i] >= 0 && column[i] < 0.5 * column[i - 1]) offset = time[i - 1];
    }
    time[i] = column[i] + offset;
  }
  if (restarts.length === 0) return { time, findings: [], issues: [] };
  const where = `line ${line[restarts[0]]}`;
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
        line: line[restarts[0]],
      },
    ],
  };
}
