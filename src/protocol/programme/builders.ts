import type { Issue } from '../../scenario/document/issue.js';
import { customaryPlateaus, type Plateaus } from '../../scenario/quantities/referenceElectrode.js';
import type { BlockInput, BlockName } from '../../scenario/schema/blocks.js';
import type { AmountKind } from '../language/amount.js';
import type { Step } from '../steps/step.js';
import {
  type AmountInput,
  addIssue,
  checkCount,
  checkWindow,
  readField,
  stepsFrom,
  withUnit,
} from './builderFields.js';
import { parseStep } from './parse.js';
import type { ProgrammeEntry } from './programme.js';
import { referenceTest, testedCycles } from './referenceTest.js';
import { type Between, repeated } from './repeated.js';

/** A block of a programme, or what is wrong with its description. `path` is where the description stands. */
export interface Built {
  readonly entry?: ProgrammeEntry;
  /** Where the odd steps are written; the others follow from the window. */
  readonly places?: ReadonlyMap<Step, string>;
  readonly issues: readonly Issue[];
}

export function cycling(
  input: BlockInput<'cycling'>,
  path = 'cycling',
  plateaus: Plateaus = customaryPlateaus,
  between: Between = {},
): Built {
  const issues: Issue[] = [];
  checkCount(input.cycles, `${path}.cycles`, issues);
  const discharge = input.discharge ?? input.charge;
  const paths = {
    charge: `${path}.charge`,
    discharge: input.discharge === undefined ? `${path}.charge` : `${path}.discharge`,
    base: path,
  };
  const entries = cycle({ ...input, discharge }, paths, plateaus, issues);
  const plain = { times: input.cycles, label: input.label ?? 'cycling', entries };
  if (input.test === undefined) return finish(issues, repeated(plain, between));
  const test = referenceTest(input.test, input, path, plateaus, issues);
  // At the upper limit the cycle's own charge and hold are done with by the test.
  const done = test.atTop ? (input.hold === undefined ? 1 : 2) : 0;
  const tested = [...test.entries, ...entries.slice(done)];
  const numbers = testedCycles(input.test.cycles, input.cycles, `${path}.test.cycles`, issues);
  if (issues.length > 0) return { issues };
  const odd = { at: numbers, label: 'reference test', entries: tested };
  return { ...finish(issues, repeated({ ...plain, odd }, between)), places: test.places };
}

/** Pulses are repeated until the limit; more than this would be a mistake. */
const MOST_PULSES = 2000;
/** How often the charge of 1C in an hour may pass in one direction. */
const ENOUGH = 3;
/** Names the block in results, and its pulses to whoever reads them. */
export const gittLabel = 'GITT';

export function gitt(input: BlockInput<'gitt'>, path = 'gitt', plateaus: Plateaus = customaryPlateaus): Built {
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

export function rateTest(
  input: BlockInput<'rateTest'>,
  path = 'rateTest',
  plateaus: Plateaus = customaryPlateaus,
): Built {
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

type CycleInput = Pick<BlockInput<'cycling'>, 'charge' | 'window' | 'rest' | 'hold'> & {
  readonly discharge: AmountInput;
};

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

/** Makes the steps of a ready-made block. */
export type Builder<K extends BlockName> = (
  input: BlockInput<K>,
  path?: string,
  plateaus?: Plateaus,
  between?: Between,
) => Built;

/** One builder for each block that a protocol may have. */
export const builders: { readonly [K in BlockName]: Builder<K> } = { cycling, rateTest, gitt };

/** A ready-made part as it stands in a protocol. */
export type BuilderInput = { [K in BlockName]: { readonly [Key in K]: BlockInput<Key> } }[BlockName];
