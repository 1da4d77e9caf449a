import type { Issue } from '../../scenario/document/issue.js';
import { shorten } from '../../scenario/document/path.js';
import { longestTime } from '../../scenario/quantities/amountRange.js';
import { type Plateaus, plateausWith, voltageDifference } from '../../scenario/quantities/referenceElectrode.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { VoltageAmount } from '../language/amounts.js';
import { formatTime, formatVoltage } from '../language/formatAmount.js';
import type { ProfileTables } from '../profile/profileTable.js';
import { halfByName, heldVoltage, kindOf } from '../steps/kindOf.js';
import type { Step } from '../steps/step.js';
import { checkCount } from './builderFields.js';
import { type BuilderInput, type Built, builders } from './builders.js';
import { inWords } from './complaints.js';
import { readConditions } from './condition.js';
import { parseSteps } from './parse.js';
import type { KnownCell, Programme, ProgrammeEntry, StopCriteria } from './programme.js';
import { type Between, repeated } from './repeated.js';
import { countSteps, writtenSteps } from './walk.js';

/** One entry of a scenario's `protocol` list. */
export type ProtocolInput = string | RepeatInput | BuilderInput;

export interface RepeatInput {
  /** How often; with `until` the most. */
  readonly repeat: number;
  readonly steps: readonly ProtocolInput[];
  /** Ends the block before its last pass, e.g. "retention < 80 %". */
  readonly until?: string | undefined;
  readonly checkUp?: CheckUpInput | undefined;
  readonly label?: string | undefined;
}

/** Steps after so many passes of a block, again and again. */
export interface CheckUpInput {
  readonly every: number;
  readonly steps: readonly ProtocolInput[];
  /** Also before the first pass. */
  readonly atStart?: boolean | undefined;
}

/** Stop criteria as a reader of files gives them: left out or undefined is the same. */
export type StopInput = { readonly [K in keyof StopCriteria]: StopCriteria[K] | undefined };

/** What the steps read so far mean for the ones that follow. */
interface Course {
  charged: boolean;
  /** Voltage the cell was last driven to by a step, if that is known. */
  drivenTo:
    | { readonly voltage: VoltageAmount; readonly direction: 'charge' | 'discharge'; readonly text: string }
    | undefined;
  readonly places: Map<Step, string>;
  readonly plateaus: Plateaus;
  /** Tables that sentences may name; absent: names are not looked up. */
  readonly profiles: ProfileTables | undefined;
}

/** Under which path the text of each step stands. */
export type StepPlaces = ReadonlyMap<Step, string>;

/** Most steps of a programme, repeats counted: at 0.1 ms a step it would run for years. */
const MOST_STEPS = 1e12;

/**
 * Reads a `protocol` list, with what is known of the cell. The programme is given only when no issue is an error; all issues carry their path below `path`,
 * and `places` tells the path of each step for what is found out about it later.
 */
export function buildProgramme(
  entries: readonly ProtocolInput[],
  stop: StopInput = {},
  path = 'protocol',
  cell?: KnownCell,
  profiles?: ProfileTables,
): { readonly programme?: Programme; readonly places: StepPlaces; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const places = new Map<Step, string>();
  if (entries.length === 0) {
    issues.push({
      severity: 'error',
      path,
      message: 'The protocol has no step.',
      hint: 'write for example "Charge at 0.1C until 4.3 V vs Li"',
    });
  }
  const course = {
    charged: false,
    drivenTo: undefined,
    places,
    plateaus: plateausWith(cell?.plateau),
    profiles,
  };
  const built = readEntries(entries, path, course, issues);
  checkSize(built, path, issues);
  checkStop(stop, issues);
  return issues.some((issue) => issue.severity === 'error')
    ? { places, issues }
    : {
        programme: { entries: built, stop: given(stop), ...(cell === undefined ? {} : { cell }) },
        places,
        issues,
      };
}

function readEntries(
  entries: readonly ProtocolInput[],
  path: string,
  course: Course,
  issues: Issue[],
): ProgrammeEntry[] {
  return entries.flatMap((entry, i): ProgrammeEntry[] => {
    const at = `${path}[${i}]`;
    if (typeof entry === 'string') return readSentence(entry, at, course, issues);
    if (typeof entry === 'object' && entry !== null) {
      if ('repeat' in entry && Array.isArray(entry.steps)) return [readRepeat(entry, at, course, issues)];
      const built = readBuilder(entry, at, course, issues);
      if (built) return take(built.built, built.path, course, issues);
    }
    issues.push({
      severity: 'error',
      path: at,
      message: 'This is no step of a protocol.',
      got: shorten(JSON.stringify(entry) ?? String(entry)),
      allowed: inWords(['a sentence', '{ repeat, steps }', ...Object.keys(builders).map((key) => `{ ${key} }`)]),
    });
    return [];
  });
}

/** The ready-made part that an entry asks for by its key. */
function readBuilder(
  entry: object,
  path: string,
  course: Course,
  issues: Issue[],
): { readonly built: Built; readonly path: string } | undefined {
  for (const [key, build] of Object.entries(builders)) {
    if (!(key in entry)) continue;
    const at = `${path}.${key}`;
    // A key of one of the builders, whose input the schema has checked.
    const input = (entry as { readonly [name: string]: unknown })[key] as never;
    const between = readBetween(input, at, course, issues);
    return { built: build(input, at, course.plateaus, between), path: at };
  }
  return undefined;
}

function readRepeat(entry: RepeatInput, path: string, course: Course, issues: Issue[]): ProgrammeEntry {
  checkCount(entry.repeat, `${path}.repeat`, issues);
  if (entry.steps.length === 0)
    issues.push({ severity: 'error', path: `${path}.steps`, message: 'There is nothing to repeat.' });
  const entries = readEntries(entry.steps, `${path}.steps`, course, issues);
  const between = readBetween(entry, path, course, issues);
  return repeated({ times: entry.repeat, entries, label: entry.label }, between);
}

/** The check-ups between the passes of a block, and the conditions that end it. */
function readBetween(
  { checkUp, until }: Pick<RepeatInput, 'checkUp' | 'until'>,
  path: string,
  course: Course,
  issues: Issue[],
): Between {
  const read = until === undefined ? undefined : readConditions(until);
  issues.push(...(read?.issues ?? []).map((issue): Issue => ({ severity: 'error', path: `${path}.until`, ...issue })));
  const conditions = read?.conditions ?? [];
  if (checkUp === undefined && conditions.some((condition) => condition.checkUp)) {
    issues.push({
      severity: 'error',
      path: `${path}.until`,
      message: 'The block has no check-up that could end it.',
      got: until ?? '',
      hint: 'add checkUp: { every: 50, steps: [...] }, or leave out the word',
    });
  }
  return {
    ...(conditions.length > 0 ? { until: conditions } : {}),
    ...(checkUp === undefined ? {} : { checkUp: readCheckUp(checkUp, `${path}.checkUp`, course, issues) }),
  };
}

function readCheckUp(
  { every, steps, atStart = false }: CheckUpInput,
  path: string,
  course: Course,
  issues: Issue[],
): NonNullable<Between['checkUp']> {
  checkCount(every, `${path}.every`, issues);
  if (steps.length === 0)
    issues.push({ severity: 'error', path: `${path}.steps`, message: 'The check-up has no step.' });
  // It stands between passes that end elsewhere than the steps before the block.
  course.charged = true;
  course.drivenTo = undefined;
  const entries = readEntries(steps, `${path}.steps`, course, issues);
  course.drivenTo = undefined;
  const halves = [...writtenSteps(entries)].flatMap(({ step }) => halfByName(step) ?? []);
  const mixed =
    halves[0] === 'discharge' ? 'begins with a discharge' : halves.at(-1) === 'charge' ? 'ends charged' : '';
  if (mixed !== '') {
    issues.push({
      severity: 'warning',
      path: `${path}.steps`,
      message: `The check-up ${mixed}: the cycle ${mixed.startsWith('b') ? 'before' : 'after'} it is a part of it, and compares with no other one.`,
      hint: 'let it begin with a charge and end with a discharge',
    });
  }
  return { every, atStart, entries };
}

function readSentence(text: string, path: string, course: Course, issues: Issue[]): ProgrammeEntry[] {
  const parsed = parseSteps(text, course.profiles);
  if ('issues' in parsed) {
    issues.push(...parsed.issues.map((issue): Issue => ({ severity: 'error', path, ...issue })));
    // What the unreadable step would have done is unknown: complain about nothing that follows from it.
    course.charged = true;
    course.drivenTo = undefined;
    return [];
  }
  return parsed.steps.map((step) => {
    course.places.set(step, path);
    checkCourse(step, path, course, issues);
    return { kind: 'step', step };
  });
}

/** Builders check their own windows and refer to no step outside; they leave a cell that has been charged. */
function take(built: Built, path: string, course: Course, issues: Issue[]): ProgrammeEntry[] {
  issues.push(...built.issues);
  course.charged = true;
  course.drivenTo = undefined;
  if (built.entry === undefined) return [];
  for (const { step } of writtenSteps([built.entry])) {
    const half = halfByName(step);
    const atTop = half === 'charge' || (half === undefined && heldVoltage(step) !== undefined);
    const limit = atTop ? '.window[1]' : half === 'discharge' ? '.window[0]' : '';
    course.places.set(step, built.places?.get(step) ?? `${path}${limit}`);
  }
  return [built.entry];
}

/** Reports a limit that the cell has already passed, and a share of a charging current that has not flowed yet. */
function checkCourse(step: Step, path: string, course: Course, issues: Issue[]): void {
  const share = step.until.some((end) => end.kind === 'current' && end.current.unit === 'of charging current');
  if (share && !course.charged) {
    issues.push({
      severity: 'error',
      path,
      message: 'No step before this one has a charging current.',
      got: shorten(step.text),
      hint: 'give the limit as a current, e.g. C/100, or charge first',
    });
  }
  const held = heldVoltage(step);
  const half = halfByName(step);
  if (half === undefined && held === undefined) return;
  if (half === 'charge' && kindOf(step).current !== undefined) course.charged = true;
  const before = course.drivenTo;
  course.drivenTo = driven(step, before, course.plateaus);
  const target = course.drivenTo;
  if (held !== undefined || before === undefined || target === undefined || before.direction === target.direction)
    return;
  const rise = voltageDifference(target.voltage, before.voltage, course.plateaus);
  const sign = half === 'charge' ? 1 : -1;
  if (rise === undefined || sign * rise > 0) return;
  issues.push({
    severity: 'error',
    path,
    message: `Crossed limits: this ${step.direction} ends at once, because "${shorten(before.text)}" has already passed its voltage.`,
    got: shorten(step.text),
    allowed: `a limit ${sign > 0 ? 'above' : 'below'} ${formatVoltage(before.voltage)}; In/InLi counts 0.62 V and LTO 1.55 V above Li`,
  });
}

/** Where a step drives the voltage. A rest afterwards relaxes back against `direction`, never beyond. */
function driven(step: Step, before: Course['drivenTo'], plateaus: Plateaus): Course['drivenTo'] {
  const voltage = heldVoltage(step);
  if (voltage !== undefined) {
    const rise = before === undefined ? undefined : voltageDifference(voltage, before.voltage, plateaus);
    if (before === undefined || rise === undefined) return undefined;
    return { voltage, direction: rise === 0 ? before.direction : rise > 0 ? 'charge' : 'discharge', text: step.text };
  }
  const limit = step.until.find((end) => end.kind === 'voltage');
  const direction = halfByName(step);
  return limit?.kind === 'voltage' && direction ? { voltage: limit.voltage, direction, text: step.text } : undefined;
}

function checkSize(entries: readonly ProgrammeEntry[], path: string, issues: Issue[]): void {
  const steps = countSteps(entries);
  // A count that is no number has been complained about.
  if (!(steps > MOST_STEPS)) return;
  issues.push({
    severity: 'error',
    path,
    message: 'The programme has too many steps.',
    got: `${plainNumber(steps, 3)} steps, all repeats counted`,
    allowed: `at most ${MOST_STEPS}`,
  });
}

function given({ cycles, retention, retentionCycle, time }: StopInput): StopCriteria {
  return {
    ...(cycles === undefined ? {} : { cycles }),
    ...(retention === undefined ? {} : { retention }),
    ...(retentionCycle === undefined ? {} : { retentionCycle }),
    ...(time === undefined ? {} : { time }),
  };
}

function checkStop(stop: StopInput, issues: Issue[]): void {
  if (stop.cycles !== undefined) checkCount(stop.cycles, 'stop.cycles', issues);
  if (stop.retentionCycle !== undefined) checkCount(stop.retentionCycle, 'stop.retentionCycle', issues);
  if (stop.retention !== undefined && !(stop.retention > 0 && stop.retention < 1)) {
    const allowed = 'above 0, below 1 (100 %)';
    issues.push({
      severity: 'error',
      path: 'stop.retention',
      message: 'A retention is a fraction.',
      got: String(stop.retention),
      allowed,
    });
  }
  if (stop.time !== undefined && !(stop.time > 0 && stop.time <= longestTime)) {
    issues.push({
      severity: 'error',
      path: 'stop.time',
      message: `A time must be above zero${stop.time > 0 ? ' and one that can be waited for' : ''}.`,
      got: `${stop.time} s`,
      allowed: `above 0, up to ${formatTime(longestTime)}`,
    });
  }
}
