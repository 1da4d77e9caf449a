import type { Cell } from '../../cell/cell.js';
import { type ControlLaw, currentLaw, powerLaw } from '../../model/controlLaw.js';
import { shorten } from '../../scenario/document/path.js';
import type { SentenceIssue } from '../language/amount.js';
import type { CurrentAmount } from '../language/amounts.js';
import {
  integralOf,
  type ProfileColumn,
  type ProfileQuantity,
  type ProfileTable,
  type ProfileTables,
  peakOf,
} from '../profile/profileTable.js';
import { formatProfileWords, type ProfileWords, profileExample, readProfileWords } from '../profile/profileWords.js';
import { LOW_VOLTAGE, resolvePower } from './power.js';
import { resolveCurrent } from './resolveAmount.js';
import { sixDigits } from './sixDigits.js';
import type { Phrase, PhraseContext, StepKind } from './stepKind.js';

/** What the sentence says, with the table that it names where tables are at hand. */
interface Profile extends ProfileWords {
  readonly kind: 'profile';
  readonly table?: ProfileTable;
}

interface ResolvedProfile {
  readonly kind: 'profile';
  readonly quantity: ProfileQuantity;
  /** [s] One per row, rising from zero; the last one is the end of a pass. */
  readonly time: Float64Array;
  /** [A/m2] or [W/m2] One per row, positive on charge. */
  readonly values: Float64Array;
  readonly interpolated: boolean;
  readonly repeated: boolean;
}

declare module './step.js' {
  interface Controls {
    profile: Profile;
  }
}

declare module './resolvedStep.js' {
  interface ResolvedControls {
    profile: ResolvedProfile;
  }
}

const laws: Readonly<Record<ProfileQuantity, ControlLaw>> = { current: currentLaw, power: powerLaw };

/**
 * "Run current profile drive.csv, repeated until 2.6 V": a drive cycle from a table. Each row is kept until the time of the next one, or
 * joined to it by a straight line; the last row ends the table. The greatest part of what passes says whether it is a charge or a discharge.
 */
export const profile: StepKind<Profile, ResolvedProfile> = {
  name: 'profile',
  verbs: { run: 'profile', follow: 'profile' },
  examples: { profile: profileExample },
  grammar: { phrase: read },
  endings: ['voltage', 'time', 'capacity', 'state of charge'],
  voltageSides: true,
  does: 'follows its table',
  sentence: ({ control }, ends) => `Run ${formatProfileWords(control)}${ends}`,
  cycles: true,
  currentAbout: (control, cell) => {
    if (control.table === undefined) return 0;
    const { quantity, values, interpolated } = resolve(control, cell);
    return peakOf({ values }, interpolated) / (quantity === 'power' ? LOW_VOLTAGE : 1);
  },
  identity: (control, cell) => {
    const { table: _, scale: _scale, ...words } = control;
    const peak =
      control.table === undefined ? '' : `, ${sixDigits(profile.currentAbout?.(control, cell) ?? 0)} at most`;
    return `${formatProfileWords(words)}${peak}`;
  },
  resolve,
  run: {
    drive: (model, { quantity, time, values, interpolated }, part) => {
      const row = part % (time.length - 1);
      const [value = 0, next = value] = [values[row], values[row + 1]];
      const [start = 0, end = start] = [time[row], time[row + 1]];
      const change = interpolated ? next - value : 0;
      if (change === 0 && (value === 0 || quantity === 'current')) model.controlCurrent(value);
      else model.controlBy(laws[quantity], value, change / (end - start));
    },
    partEnd: ({ time }, part) => {
      const rows = time.length - 1;
      const [pass = 0, end = pass] = [time[rows], time[(part % rows) + 1]];
      return Math.floor(part / rows) * pass + end;
    },
    length: ({ time, repeated }) => (repeated ? undefined : { time: time.at(-1) ?? 0, ended: 'end of the profile' }),
    // Of its first part: before anything has flowed.
    currentAt: ({ quantity, values: [first = 0] }, voltage) => (quantity === 'power' ? first / voltage : first),
    isBounded: ({ quantity }) => quantity === 'power',
  },
};

function resolve({ table, ...words }: Profile, cell: Cell): ResolvedProfile {
  const column = table && columnOf(table, words);
  if (table === undefined || column === undefined)
    throw new Error(`The table of the profile "${words.name}" is not at hand.`);
  const interpolated = words.interpolated === true;
  const density = (value: number): number =>
    column.quantity === 'power'
      ? resolvePower({ value, unit: column.unit }, cell)
      : resolveCurrent({ value, unit: column.unit } as CurrentAmount, cell);
  const factor = (words.dischargePositive ? -1 : 1) * scaleOf(words, density(peakOf(column, interpolated)), cell);
  return {
    kind: 'profile',
    quantity: column.quantity,
    time: table.time,
    values: column.values.map((value) => (value === 0 ? 0 : factor * density(value))),
    interpolated,
    repeated: words.repeated === true,
  };
}

/** `peak`: [A/m2] or [W/m2] Greatest magnitude of the table. */
function scaleOf({ scale }: ProfileWords, peak: number, cell: Cell): number {
  if (scale === undefined) return 1;
  if ('by' in scale) return scale.by;
  return ('toCurrent' in scale ? resolveCurrent(scale.toCurrent, cell) : resolvePower(scale.toPower, cell)) / peak;
}

/** The column that a sentence asks for. */
function columnOf({ columns }: ProfileTable, { quantity }: ProfileWords): ProfileColumn | undefined {
  return columns.find((column) => quantity === undefined || column.quantity === quantity);
}

function read(text: string, issues: SentenceIssue[], { ends, profiles }: PhraseContext): Phrase<Profile> | undefined {
  const words = readProfileWords(text, issues);
  if (words === undefined) return undefined;
  const say = (issue: SentenceIssue): undefined => {
    issues.push(issue);
  };
  if (words.repeated && !ends)
    return say({
      message: 'A repeated profile does not say when it ends.',
      got: shorten(text.trim()),
      hint: `write for example "${profileExample}"`,
    });
  // Where no tables are at hand, a drive cycle is taken for the discharge that most of them are.
  const known = profiles?.get(words.name);
  if (profiles === undefined || (known === undefined && profiles.has(words.name)))
    return { control: { kind: 'profile', ...words }, direction: 'discharge' };
  if (known === undefined) return say(missing(words.name, profiles));
  const column = columnOf(known, words);
  const [first, other] = known.columns;
  if (first === undefined || column === undefined)
    return say({
      message: `The table of "${words.name}" has no ${words.quantity}${first ? `, but a ${first.quantity}` : ''}.`,
      got: shorten(text.trim()),
    });
  const { quantity } = first;
  if (words.quantity === undefined && other !== undefined)
    return say({
      message: `The table of "${words.name}" has a ${quantity} and a ${other.quantity}.`,
      got: shorten(text.trim()),
      hint: `write "Run ${quantity} profile ${words.name}"`,
    });
  const { scale } = words;
  if (scale !== undefined && !('by' in scale) && column.quantity !== ('toCurrent' in scale ? 'current' : 'power'))
    return say({
      message: `A profile of a ${column.quantity} is scaled to a ${column.quantity}.`,
      got: shorten(text.trim()),
    });
  if (!(peakOf(column, words.interpolated === true) > 0))
    return say({
      message: `The table of "${words.name}" is zero throughout.`,
      got: shorten(text.trim()),
      hint: 'for no current write "Rest for 2 h"',
    });
  const net = integralOf(known, column, words.interpolated === true) * (words.dischargePositive ? -1 : 1);
  return { control: { kind: 'profile', ...words, table: known }, direction: net > 0 ? 'charge' : 'discharge' };
}

function missing(name: string, profiles: ProfileTables): SentenceIssue {
  return {
    message: `There is no profile "${shorten(name)}".`,
    got: shorten(name),
    allowed: [...profiles.keys(), 'a file with the ending .csv, .tsv or .txt'].join(', '),
    hint: 'give its table or its file under profiles',
  };
}
