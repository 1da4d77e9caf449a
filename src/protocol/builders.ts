import type { Issue } from '../scenario/issue.js';
import { type AmountKind, allowedAmounts, readAmount, type SentenceIssue } from './amount.js';
import { parseStep } from './parse.js';
import { customaryPlateaus, voltageDifference } from './reference.js';
import type { ProgrammeEntry, Termination } from './step.js';

/** An amount as a person writes it. A bare number is a C-rate where a current is asked for and an issue elsewhere. */
export type AmountInput = string | number;

/** Repeats charge, (hold), (rest), discharge, (rest). */
export interface CyclingInput {
  readonly cycles: number;
  /** Charging current, e.g. "0.2C". */
  readonly charge: AmountInput;
  /** Discharging current as a magnitude; default: as charging. */
  readonly discharge?: AmountInput | undefined;
  /** Lower and upper voltage limit, e.g. ["1.35 V vs LTO", "2.75 V vs LTO"]. */
  readonly window: readonly [AmountInput, AmountInput];
  /** Rest after each charge and each discharge, e.g. "10 min". */
  readonly rest?: AmountInput | undefined;
  /** What ends a hold at the upper limit, e.g. "C/20 or 2 h"; without it nothing is held. */
  readonly hold?: AmountInput | undefined;
  readonly label?: string | undefined;
}

/** Cycles at each rate in turn. */
export interface RateTestInput {
  readonly rates: readonly AmountInput[];
  /** Default: 1. */
  readonly cyclesPerRate?: number | undefined;
  readonly window: readonly [AmountInput, AmountInput];
  /** Charging current throughout; default: each rate's own. */
  readonly chargeRate?: AmountInput | undefined;
  readonly rest?: AmountInput | undefined;
  readonly hold?: AmountInput | undefined;
  readonly label?: string | undefined;
}

/** A block of a programme, or what is wrong with its description. `path` is where the description stands. */
export interface Built {
  readonly entry?: ProgrammeEntry;
  readonly issues: readonly Issue[];
}

export function cycling(input: CyclingInput, path = 'cycling'): Built {
  const issues: Issue[] = [];
  checkCount(input.cycles, `${path}.cycles`, issues);
  const discharge = input.discharge ?? input.charge;
  const paths = {
    charge: `${path}.charge`,
    discharge: input.discharge === undefined ? `${path}.charge` : `${path}.discharge`,
    base: path,
  };
  const entries = cycle({ ...input, discharge }, paths, issues);
  return finish(issues, { kind: 'repeat', times: input.cycles, label: input.label ?? 'cycling', entries });
}

export function rateTest(input: RateTestInput, path = 'rateTest'): Built {
  const issues: Issue[] = [];
  const times = input.cyclesPerRate ?? 1;
  checkCount(times, `${path}.cyclesPerRate`, issues);
  if (input.rates.length === 0) {
    issues.push({
      severity: 'error',
      path: `${path}.rates`,
      message: 'No rate is given.',
      allowed: 'a list such as [0.1C, 0.5C, 1C]',
    });
  }
  const blocks = input.rates.map((rate, i): ProgrammeEntry => {
    const paths = {
      charge: input.chargeRate === undefined ? `${path}.rates[${i}]` : `${path}.chargeRate`,
      discharge: `${path}.rates[${i}]`,
      base: path,
    };
    const entries = cycle({ ...input, charge: input.chargeRate ?? rate, discharge: rate }, paths, issues);
    return { kind: 'repeat', times, label: withUnit(rate, 'current'), entries };
  });
  return finish(issues, { kind: 'repeat', times: 1, label: input.label ?? 'rate test', entries: blocks });
}

interface CyclePaths {
  readonly charge: string;
  readonly discharge: string;
  readonly base: string;
}

type CycleInput = Omit<CyclingInput, 'cycles' | 'discharge'> & { readonly discharge: AmountInput };

function cycle(input: CycleInput, paths: CyclePaths, issues: Issue[]): ProgrammeEntry[] {
  const [lower, upper] = input.window;
  const read = (amount: AmountInput, kind: AmountKind, path: string) => readField(amount, kind, path, issues);
  const low = read(lower, 'voltage', `${paths.base}.window[0]`);
  const high = read(upper, 'voltage', `${paths.base}.window[1]`);
  checkWindow(low, high, `${paths.base}.window`, input.window, issues);
  read(input.charge, 'current', paths.charge);
  read(input.discharge, 'current', paths.discharge);
  if (input.rest !== undefined) read(input.rest, 'time', `${paths.base}.rest`);

  const top = withUnit(upper, 'voltage');
  const sentences = [
    { text: `Charge at ${withUnit(input.charge, 'current')} until ${top}` },
    ...(input.hold === undefined
      ? []
      : [{ text: `Hold at ${top} until ${withUnit(input.hold, 'current')}`, path: `${paths.base}.hold` }]),
    ...(input.rest === undefined ? [] : [{ text: `Rest for ${withUnit(input.rest, 'time')}` }]),
    { text: `Discharge at ${withUnit(input.discharge, 'current')} until ${withUnit(lower, 'voltage')}` },
    ...(input.rest === undefined ? [] : [{ text: `Rest for ${withUnit(input.rest, 'time')}` }]),
  ];
  return sentences.flatMap(({ text, path }): ProgrammeEntry[] => {
    const parsed = parseStep(text);
    if ('step' in parsed) return [{ kind: 'step', step: parsed.step }];
    // Only the hold is a free phrase; the other fields have been read one by one above, each with its own path.
    if (path !== undefined && high !== undefined)
      for (const issue of parsed.issues) addIssue({ severity: 'error', path, ...issue }, issues);
    return [];
  });
}

function checkWindow(
  low: Termination | undefined,
  high: Termination | undefined,
  path: string,
  window: CyclingInput['window'],
  issues: Issue[],
): void {
  if (low?.kind !== 'voltage' || high?.kind !== 'voltage') return;
  const width = voltageDifference(high.voltage, low.voltage, customaryPlateaus);
  if (width === undefined || width > 0) return;
  addIssue(
    {
      severity: 'error',
      path,
      message: 'The voltage window is crossed: its lower limit is not below its upper one.',
      got: `[${window.join(', ')}]`,
      allowed: '[lower, upper]; against different electrodes, In/InLi counts 0.62 V and LTO 1.55 V above Li',
      hint: 'swap the two, or check what they are measured against',
    },
    issues,
  );
}

function readField(amount: AmountInput, kind: AmountKind, path: string, issues: Issue[]): Termination | undefined {
  const text = withUnit(amount, kind);
  const read = readAmount(text);
  if (read.kind === kind && !(read.kind === 'current' && read.current.unit === 'of charging current')) return read;
  const allowed = allowedAmounts([kind]);
  const wrongKind: SentenceIssue = { message: `A ${kind} is expected here.`, got: text };
  addIssue({ severity: 'error', path, ...(read.kind === 'unreadable' ? read.issue : wrongKind), allowed }, issues);
  return undefined;
}

function withUnit(amount: AmountInput, kind: AmountKind): string {
  const text = String(amount).trim();
  return kind === 'current' && text !== '' && Number.isFinite(Number(text)) ? `${text}C` : text;
}

export function checkCount(count: number, path: string, issues: Issue[]): void {
  if (Number.isInteger(count) && count > 0) return;
  issues.push({
    severity: 'error',
    path,
    message: 'A whole number above zero is expected.',
    got: String(count),
    allowed: '1, 2, 3, ...',
  });
}

/** A field used by several steps is complained about once. */
function addIssue(issue: Issue, issues: Issue[]): void {
  if (!issues.some((known) => known.path === issue.path && known.message === issue.message)) issues.push(issue);
}

function finish(issues: readonly Issue[], entry: ProgrammeEntry): Built {
  return issues.length > 0 ? { issues } : { entry, issues };
}
