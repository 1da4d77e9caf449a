import type { Issue } from '../../scenario/document/issue.js';
import { customaryPlateaus, type Plateaus } from '../../scenario/quantities/referenceElectrode.js';
import type { AmountKind } from '../language/amount.js';
import type { Step } from '../steps/step.js';
import {
  type AmountInput,
  addIssue,
  checkCount,
  checkWindow,
  readField,
  stepsFrom,
  type WindowInput,
  withUnit,
} from './builderFields.js';
import { parseStep } from './parse.js';
import type { ProgrammeEntry } from './programme.js';
import { type ReferenceTestInput, referenceTest, testedCycles } from './referenceTest.js';

/** Repeats charge, (hold), (rest), discharge, (rest). */
export interface CyclingInput {
  readonly cycles: number;
  /** Charging current, e.g. "0.2C". */
  readonly charge: AmountInput;
  /** Discharging current as a magnitude; default: as charging. */
  readonly discharge?: AmountInput | undefined;
  /** Lower and upper voltage limit, e.g. ["1.35 V vs LTO", "2.75 V vs LTO"]. */
  readonly window: WindowInput;
  /** Rest after each charge and each discharge, e.g. "10 min". */
  readonly rest?: AmountInput | undefined;
  /** What ends a hold at the upper limit, e.g. "C/20 or 2 h"; without it nothing is held. */
  readonly hold?: AmountInput | undefined;
  /** Reference tests in some of the cycles. */
  readonly test?: ReferenceTestInput | undefined;
  readonly label?: string | undefined;
}

/** Pulses with rests between: up to the upper limit, then down to the lower one. */
export interface GittInput {
  readonly current: AmountInput;
  /** How long each pulse lasts, e.g. "30 min". */
  readonly pulse: AmountInput;
  /** Rest after each pulse, e.g. "4 h". */
  readonly rest: AmountInput;
  readonly window: WindowInput;
}

/** Cycles at each rate in turn. */
export interface RateTestInput {
  readonly rates: readonly AmountInput[];
  /** Default: 1. */
  readonly cyclesPerRate?: number | undefined;
  readonly window: WindowInput;
  /** Charging current throughout; default: each rate's own. */
  readonly chargeRate?: AmountInput | undefined;
  readonly rest?: AmountInput | undefined;
  readonly hold?: AmountInput | undefined;
  readonly label?: string | undefined;
}

/** A block of a programme, or what is wrong with its description. `path` is where the description stands. */
export interface Built {
  readonly entry?: ProgrammeEntry;
  /** Where the odd steps are written; the others follow from the window. */
  readonly places?: ReadonlyMap<Step, string>;
  readonly issues: readonly Issue[];
}

export function cycling(input: CyclingInput, path = 'cycling', plateaus: Plateaus = customaryPlateaus): Built {
  const issues: Issue[] = [];
  checkCount(input.cycles, `${path}.cycles`, issues);
  const discharge = input.discharge ?? input.charge;
  const paths = {
    charge: `${path}.charge`,
    discharge: input.discharge === undefined ? `${path}.charge` : `${path}.discharge`,
    base: path,
  };
  const entries = cycle({ ...input, discharge }, paths, plateaus, issues);
  const label = input.label ?? 'cycling';
  if (input.test === undefined) return finish(issues, { kind: 'repeat', times: input.cycles, label, entries });
  const test = referenceTest(input.test, input, path, plateaus, issues);
  // At the upper limit the cycle's own charge and hold are done with by the test.
  const done = test.atTop ? (input.hold === undefined ? 1 : 2) : 0;
  const tested = [...test.entries, ...entries.slice(done)];
  const numbers = testedCycles(input.test.cycles, input.cycles, `${path}.test.cycles`, issues);
  if (issues.length > 0) return { issues };
  const blocks: ProgrammeEntry[] = [];
  const plainly = (times: number): void => {
    if (times > 0) blocks.push({ kind: 'repeat', times, label, entries });
  };
  let before = 0;
  for (const number of numbers) {
    plainly(number - 1 - before);
    blocks.push({ kind: 'repeat', times: 1, label: 'reference test', entries: tested });
    before = number;
  }
  plainly(input.cycles - before);
  return { ...finish(issues, { kind: 'repeat', times: 1, label, entries: blocks }), places: test.places };
}

/** Pulses are repeated until the limit; more than this would be a mistake. */
const MOST_PULSES = 2000;
/** How often the charge of 1C in an hour may pass in one direction. */
const ENOUGH = 3;
/** Names the block in results, and its pulses to whoever reads them. */
export const gittLabel = 'GITT';

export function gitt(input: GittInput, path = 'gitt', plateaus: Plateaus = customaryPlateaus): Built {
  const issues: Issue[] = [];
  const [lower, upper] = input.window;
  const current = readField(input.current, 'current', `${path}.current`, issues);
  const pulse = readField(input.pulse, 'time', `${path}.pulse`, issues);
  readField(input.rest, 'time', `${path}.rest`, issues);
  const low = readField(lower, 'voltage', `${path}.window[0]`, issues);
  const high = readField(upper, 'voltage', `${path}.window[1]`, issues);
  checkWindow(low, high, `${path}.window`, input.window, plateaus, issues);
  if (issues.length > 0 || current?.kind !== 'current' || pulse?.kind !== 'time') return { issues };
  const { value, unit } = current.current;
  const times = unit === 'C' ? Math.ceil((ENOUGH * 3600) / (value * pulse.time)) : MOST_PULSES;
  if (times > MOST_PULSES) {
    issues.push({
      severity: 'error',
      path: `${path}.pulse`,
      message: 'A charge would take too many pulses.',
      got: `${Math.round(times / ENOUGH)} of them`,
      allowed: `up to ${Math.floor(MOST_PULSES / ENOUGH)}`,
    });
    return { issues };
  }
  const rest = { text: `Rest for ${withUnit(input.rest, 'time')}`, path: `${path}.rest` };
  const pulses = (verb: string, limit: AmountInput): ProgrammeEntry => {
    const text = `${verb} at ${withUnit(input.current, 'current')} for ${withUnit(input.pulse, 'time')} or until ${withUnit(limit, 'voltage')}`;
    return { kind: 'repeat', times, untilLimit: true, entries: stepsFrom([{ text, path }, rest], issues) };
  };
  const resting = stepsFrom([rest], issues);
  const entries = [...resting, pulses('Charge', upper), ...resting, pulses('Discharge', lower), ...resting];
  return finish(issues, { kind: 'repeat', times: 1, label: gittLabel, entries });
}

export function rateTest(input: RateTestInput, path = 'rateTest', plateaus: Plateaus = customaryPlateaus): Built {
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
    const entries = cycle({ ...input, charge: input.chargeRate ?? rate, discharge: rate }, paths, plateaus, issues);
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

function cycle(input: CycleInput, paths: CyclePaths, plateaus: Plateaus, issues: Issue[]): ProgrammeEntry[] {
  const [lower, upper] = input.window;
  const read = (amount: AmountInput, kind: AmountKind, path: string) => readField(amount, kind, path, issues);
  const low = read(lower, 'voltage', `${paths.base}.window[0]`);
  const high = read(upper, 'voltage', `${paths.base}.window[1]`);
  checkWindow(low, high, `${paths.base}.window`, input.window, plateaus, issues);
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

function finish(issues: readonly Issue[], entry: ProgrammeEntry): Built {
  return issues.length > 0 ? { issues } : { entry, issues };
}

/** The ready-made parts of a programme, by the key under which each stands in a protocol. */
export const builders = { cycling, rateTest, gitt } as const;

type Builders = typeof builders;

/** A ready-made part as it stands in a protocol. */
export type BuilderInput = {
  [K in keyof Builders]: { readonly [Key in K]: Parameters<Builders[K]>[0] };
}[keyof Builders];
