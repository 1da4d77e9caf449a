import type { Cell } from '../../cell/cell.js';
import type { Issue } from '../../scenario/document/issue.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';
import { whatWentWrong } from '../cycler/endedBy.js';
import { type Refusal, refusalText } from '../cycler/refusal.js';
import { formatCapacity, formatTime } from '../language/formatAmount.js';
import type { Programme } from '../programme/programme.js';
import { writtenSteps } from '../programme/walk.js';
import { resolveCapacity } from '../steps/resolveAmount.js';
import type { Step } from '../steps/step.js';

/** What is known of a step that ran. */
export interface EndedStep {
  readonly cycle: number;
  /** Its sentence. */
  readonly text: string;
  readonly endedBy: string;
  /** [s] */
  readonly duration: number;
  /** [C/m2] Positive on charge. */
  readonly charge: number;
  /** Of a charge or discharge that ended at once. */
  readonly refusal?: Refusal;
}

/** Steps that did nothing, were given up, or were ended before what was asked of them, once per sentence and kind. */
export function stepWarnings(
  ended: readonly EndedStep[],
  { entries }: Programme,
  cell: Cell,
  placeOf: (text: string) => Pick<Issue, 'path' | 'line' | 'column'>,
): Issue[] {
  const written = new Map([...writtenSteps(entries)].map(({ step }) => [step.text, step]));
  const found = new Map<string, Issue>();
  for (const one of ended) {
    const wrong = whatWentWrong(one.endedBy);
    const key = `${wrong?.kind} ${one.text}`;
    if (wrong === undefined || found.has(key)) continue;
    found.set(key, {
      severity: 'warning',
      ...placeOf(one.text),
      ...{ 'at once': endedAtOnce, safety: endedForSafety, most: endedAtMost, missed }[wrong.kind](
        one,
        wrong.limit,
        cell,
        written.get(one.text),
      ),
    });
  }
  return [...found.values()];
}

type Words = Pick<Issue, 'message' | 'hint'>;

function endedAtOnce({ text, cycle, refusal }: EndedStep, limit: string): Words {
  const how = refusal ? `is passed: ${refusalText(refusal)}` : 'was already reached';
  return {
    message: `"${text}" ended at once in cycle ${cycle}: its limit (${limit}) ${how}.`,
    hint: 'a lower rate, a wider window or a less resistive cell',
  };
}

function endedForSafety(ended: EndedStep, limit: string, cell: Cell, step: Step | undefined): Words {
  const reached = step === undefined ? '' : achieved(ended, step, cell);
  const share = reached === '' ? '' : `, after ${reached}`;
  return {
    message: `"${ended.text}" was ended in cycle ${ended.cycle} by the safety limit, at ${limit}${share}.`,
    hint: 'the cell was full or empty before; give the step a voltage limit, or ask for less',
  };
}

function endedAtMost({ text, cycle, duration }: EndedStep): Words {
  return {
    message: `"${text}" was ended in cycle ${cycle} after ${formatTime(Number(duration.toPrecision(3)))}: from there on no current gives its power.`,
    hint: 'a lower power, a higher voltage limit or a less resistive cell',
  };
}

function missed({ text, cycle, duration }: EndedStep): Words {
  return {
    message: `"${text}" did not reach its limit in cycle ${cycle} and was ended by time, after ${formatTime(Number(duration.toPrecision(3)))}.`,
    hint: 'check the limit',
  };
}

/** "0.948 h of 2 h", in the units of what was asked for. */
function achieved({ duration, charge }: EndedStep, { until }: Step, cell: Cell): string {
  return listed(
    until.flatMap((end): string[] => {
      if (end.kind === 'time') return [partOf(duration / end.time, formatTime(end.time))];
      if (end.kind !== 'capacity') return [];
      return [partOf(Math.abs(charge) / resolveCapacity(end.capacity, cell), formatCapacity(end.capacity))];
    }),
  );
}

function partOf(share: number, whole: string): string {
  const [value, unit] = whole.split(' ');
  return `${plainNumber(share * Number(value), 3)} ${unit} of ${whole}`;
}
